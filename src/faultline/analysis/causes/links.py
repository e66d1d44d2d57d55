"""Bundles of claims: who says, and who denies, that one factor raises or lowers another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

from faultline.analysis.causes.factors import factor_key, read_wording
from faultline.analysis.material import Material
from faultline.analysis.resampling import Weights
from faultline.model.statement import Kind, Modality, Polarity, Statement


@dataclass(frozen=True, slots=True)
class Link:
    """One arrow: factors by index, and the claims on it.

    Attributes:
        raising, lowering, denying: Statements that say that the cause raises the effect, lowers it, or does neither.
        voices: For each sign, the independent sources that say so.
    """

    cause: int
    effect: int
    raising: tuple[str, ...]
    lowering: tuple[str, ...]
    denying: tuple[str, ...]
    raised_by: frozenset[int]
    lowered_by: frozenset[int]
    denied_by: frozenset[int]

    @property
    def statements(self) -> tuple[str, ...]:
        return (*self.raising, *self.lowering, *self.denying)

    @property
    def sources(self) -> frozenset[int]:
        """The sources that say that there is an influence."""
        return self.raised_by | self.lowered_by

    @property
    def is_disputed(self) -> bool:
        """Whether some say that it raises and some that it lowers, or some deny it."""
        return bool((self.raised_by and self.lowered_by) or (self.sources and self.denied_by))

    def sign(self, weights: Weights | None = None) -> int:
        """+1, -1, or 0 where the sources of a sample are even or silent."""
        raised, lowered = (_count(some, weights) for some in (self.raised_by, self.lowered_by))
        return (raised > lowered) - (raised < lowered)

    def stands(self, weights: Weights) -> bool:
        return any(weights[n] for n in self.sources)


@dataclass(frozen=True, slots=True)
class CausalMap:
    """Factors by index, each with its name and wordings, and links by cause and effect."""

    factors: tuple[str, ...]
    wordings: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]


def causal_map(material: Material, *, speaker: str | None = None) -> CausalMap:
    """The map of all causal claims told as actual or alleged; of one voice alone where a `speaker` entity is named."""
    claims: dict[tuple[str, str], list[tuple[Statement, int]]] = defaultdict(list)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    wordings: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in material.statements:
        if statement.kind is not Kind.CAUSE or statement.modality not in (Modality.ACTUAL, Modality.ALLEGED):
            continue
        if speaker is not None and (statement.speaker is None or statement.speaker.entity != speaker):
            continue
        for cause, effect in product(statement.roles("cause"), statement.roles("effect")):
            one, other = read_wording(cause.text), read_wording(effect.text)
            keys = factor_key(one), factor_key(other)
            for key, wording, text in zip(keys, (one, other), (cause.text, effect.text), strict=True):
                names[key][wording.shown] += 1
                wordings[key][text] += 1
            if all(keys) and keys[0] != keys[1]:
                turn = one.direction * other.direction
                claims[keys].append((statement, turn if statement.type == "+" else -turn))
    linked = sorted({key for pair in claims for key in pair})
    number = {key: n for n, key in enumerate(linked)}
    links = tuple(_link(material, number[a], number[b], some) for (a, b), some in sorted(claims.items()))
    return CausalMap(
        tuple(min(names[k], key=lambda name, k=k: (-names[k][name], name)) for k in linked),  # type: ignore[misc]
        tuple(tuple(sorted(wordings[k])) for k in linked),
        links,
    )


def _link(material: Material, cause: int, effect: int, claims: Iterable[tuple[Statement, int]]) -> Link:
    ids: dict[int, list[str]] = {1: [], -1: [], 0: []}
    for statement, sign in claims:
        ids[0 if statement.polarity is Polarity.DENIED else sign].append(statement.id)
    voices = {sign: frozenset(material.source_of[s] for s in some) for sign, some in ids.items()}
    raising, lowering, denying = (tuple(dict.fromkeys(ids[sign])) for sign in (1, -1, 0))
    return Link(cause, effect, raising, lowering, denying, voices[1], voices[-1], voices[0])


def _count(sources: frozenset[int], weights: Weights | None) -> int:
    return len(sources) if weights is None else int(sum(weights[n] for n in sources))
