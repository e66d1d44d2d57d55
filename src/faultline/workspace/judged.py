"""What judgements change of a version of the map, as its view asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from faultline.model.judgement import Judgement
from faultline.model.statement import Statement
from faultline.workspace.redirects import Redirect

if TYPE_CHECKING:
    from faultline.workspace.overlay import Overlay
    from faultline.workspace.queries import PartQueries


@dataclass(frozen=True, slots=True)
class Judged:
    """What judgements change of a version.

    Attributes:
        standing: The judgement that stands on each thing that has one, by its id on this map.
        targets: The id on this map of what each of them is about, by the number of the judgement.
        orphaned: Those that stand on what this map does not hold.
        overlay: What changes of entities and places; None where nothing does.
        changed: Ids of the statements whose rows are held as they are shown.
    """

    standing: Mapping[str, Judgement] = field(default_factory=dict)
    targets: Mapping[int, str] = field(default_factory=dict)
    orphaned: tuple[Judgement, ...] = ()
    overlay: Overlay | None = None
    changed: frozenset[str] = frozenset()

    def current(self, entity: str) -> str:
        """The id that an entity has now."""
        return self.overlay.own.current(entity) if self.overlay else entity

    def redirects(self) -> dict[str, Redirect]:
        """Where the ids lead that entities of the version had before they were judged."""
        moved = self.overlay.own.moved_to if self.overlay else {}
        return {old: Redirect(old, self.current(old), 0) for old in moved}

    def statements(self, statements: list[Statement]) -> list[Statement]:
        """The statements as they are shown."""
        overlay = self.overlay
        if overlay is None:
            return statements
        return [s if s.id in self.changed else overlay.statement(s) for s in statements]


def judged_view(queries: PartQueries, judgements: Sequence[Judgement], folded: Sequence[int]) -> Judged:
    """A version with its judgements, `folded` being those that it was built with; free where there are none."""
    if not judgements:
        return Judged()
    from faultline.workspace.laying_over import lay_over  # loads resolution

    return lay_over(queries, judgements, folded)
