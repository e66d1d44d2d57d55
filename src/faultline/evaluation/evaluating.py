"""The figures of a map beside annotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from faultline.errors import UsageError
from faultline.evaluation.attributes import attribute_shares
from faultline.evaluation.gold import Gold, GoldStatement
from faultline.evaluation.grouping import GroupFigures, group_figures
from faultline.evaluation.identities import EntityFigures, entity_figures
from faultline.evaluation.matching import Pair, paired
from faultline.model.statement import Kind, Statement
from faultline.workspace import MapView


@dataclass(frozen=True, slots=True)
class KindFigures:
    """Of one kind (or all): annotated core statements, those found and right; the map's statements, and of them those
    that are found or right. Annotations are never complete: the shares of the map's statements are lower bounds of
    precision."""

    core: int
    found: int
    right: int
    exported: int
    exported_found: int
    exported_right: int

    @property
    def recall(self) -> float:
        return self.right / max(1, self.core)

    @property
    def precision(self) -> float:
        return self.exported_right / max(1, self.exported)

    @property
    def f1(self) -> float:
        return 2 * self.recall * self.precision / max(1e-9, self.recall + self.precision)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured; `missed` and `wrong` are the annotated core statements that are not right."""

    kinds: dict[str, KindFigures]
    attributes: dict[str, tuple[int, int]]
    entities: EntityFigures
    groups: dict[str, GroupFigures]
    missed: tuple[GoldStatement, ...]
    wrong: tuple[Pair, ...]


def evaluate(view: MapView, gold: Gold) -> Evaluation:
    """Measure a map against annotations of documents that it holds.

    Raises:
        UsageError: If the map holds none of the annotated documents.
    """
    statements = _by_document(view, gold)
    pairs = paired(gold, statements)
    core = [s for s in gold.statements if s.is_core]
    exported = [s for group in statements.values() for s in group]
    kinds = {kind.value: _figures([s for s in core if s.kind is kind], _of(exported, kind), pairs) for kind in Kind}
    return Evaluation(
        kinds={**kinds, "all": _figures(core, exported, pairs)},
        attributes=attribute_shares(gold, pairs.values()),
        entities=entity_figures(gold, view.entities()),
        groups=group_figures(gold, pairs, view.comparisons()),
        missed=tuple(s for s in core if s.id not in pairs),
        wrong=tuple(pairs[s.id] for s in core if s.id in pairs and not pairs[s.id].right),
    )


def _of(statements: Iterable[Statement], kind: Kind) -> list[Statement]:
    return [s for s in statements if s.kind is kind]


def _by_document(view: MapView, gold: Gold) -> dict[str, list[Statement]]:
    """The map's statements of each annotated document, known by how its file name begins."""
    found: dict[str, list[Statement]] = {}
    for document in view.documents():
        name = PurePosixPath(document.path).name
        for beginning in sorted(d for d in gold.documents if name.startswith(d)):
            found.setdefault(beginning, []).extend(view.statements(document=document.id))
    if not found:
        annotated = ", ".join(sorted(gold.documents))
        raise UsageError(f"the map holds none of the annotated documents ({annotated}): build it from these first")
    return found


def _figures(core: Sequence[GoldStatement], exported: Sequence[Statement], pairs: dict[str, Pair]) -> KindFigures:
    matched = {pair.found.id: pair.right for pair in pairs.values()}
    return KindFigures(
        core=len(core),
        found=sum(s.id in pairs for s in core),
        right=sum(s.id in pairs and pairs[s.id].right for s in core),
        exported=len(exported),
        exported_found=sum(s.id in matched for s in exported),
        exported_right=sum(matched.get(s.id, False) for s in exported),
    )
