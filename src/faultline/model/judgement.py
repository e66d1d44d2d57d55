"""An analyst's decision, appended to the ledger and never lost by a rebuild."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from faultline.model.comparison import Verdict
from faultline.model.entity import EntityType


class Subject(StrEnum):
    """What can be judged; a source is whoever publishes, by name."""

    STATEMENT = "statement"
    ENTITY = "entity"
    COMPARISON = "comparison"
    DOCUMENT = "document"
    SOURCE = "source"


class Decision(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    NOTE = "note"
    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    TYPE = "type"
    RESIDUAL = "residual"
    NOT_RESIDUAL = "not_residual"
    PLACE = "place"
    CONFIRM = "confirm"
    DISMISS = "dismiss"
    VERDICT = "verdict"
    SAME_ORIGIN = "same_origin"
    INDEPENDENT = "independent"
    GRADE = "grade"
    ADD = "add"


DECISIONS: Mapping[Subject, tuple[Decision, ...]] = {
    Subject.STATEMENT: (Decision.ACCEPT, Decision.REJECT, Decision.CORRECT, Decision.PLACE, Decision.NOTE),
    Subject.ENTITY: (
        Decision.MERGE,
        Decision.SPLIT,
        Decision.RENAME,
        Decision.TYPE,
        Decision.RESIDUAL,
        Decision.NOT_RESIDUAL,
        Decision.PLACE,
        Decision.NOTE,
    ),
    Subject.COMPARISON: (Decision.CONFIRM, Decision.DISMISS, Decision.VERDICT, Decision.NOTE),
    Subject.DOCUMENT: (
        Decision.PLACE,
        Decision.SAME_ORIGIN,
        Decision.INDEPENDENT,
        Decision.GRADE,
        Decision.ADD,
        Decision.NOTE,
    ),
    Subject.SOURCE: (Decision.GRADE, Decision.NOTE),
}
"""What may be decided about what. Adding is decided about a document, and recorded of the statement that is added."""

FOLDED = frozenset(
    {
        Decision.MERGE,
        Decision.SPLIT,
        Decision.RENAME,
        Decision.TYPE,
        Decision.RESIDUAL,
        Decision.NOT_RESIDUAL,
        Decision.PLACE,
    }
)
"""Decisions on who and where, which a build applies before it clusters; the others change the view of it alone."""


BUILT_IN = FOLDED | {Decision.ADD}
"""Decisions that a build makes part of the version."""

RULES_ON_STATEMENTS = frozenset({Decision.ACCEPT, Decision.REJECT, Decision.CORRECT, Decision.ADD})
"""Decisions that tell whether what a statement says holds; a note or a place leaves that open."""


class Fault(StrEnum):
    """What is wrong with a statement; of several the first cause counts, in this order."""

    BOUNDARIES = "boundaries"
    WRONG_ACTOR = "wrong_actor"
    WRONG_PLACE = "wrong_place"
    WRONG_TIME = "wrong_time"
    WRONG_SPEAKER = "wrong_speaker"
    ROLES_REVERSED = "roles_reversed"
    POLARITY = "polarity"
    MODALITY = "modality"
    WRONG_KIND = "wrong_kind"
    WRONG_QUANTITY = "wrong_quantity"
    NO_SUCH_RELATION = "no_such_relation"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Terms:
    """What a decision needs besides its target; each decision takes its own, the others stay empty.

    Attributes:
        other: Id of the entity to merge with, or of the document of the same or another origin.
        aliases, documents, spans: What a split takes away: forms, documents (ids), `DOCUMENT:START-END`; where a
            statement is added.
        name: The new name, the name of what is split off, or the place name in a document.
        place: `geonames:2455290` or `16.27,-0.04`.
        fields: Corrected fields of a statement, or those of one that is added, a JSON object.
        grade: Admiralty grade: `B2`, `B` (of the source) or `2` (of what it says).
    """

    other: str = ""
    aliases: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    name: str = ""
    type: EntityType | None = None
    place: str = ""
    verdict: Verdict | None = None
    fields: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who decided what about which thing, and what they saw.

    Attributes:
        at: ISO time with zone.
        target: Id of the statement, entity, comparison or document, or the name of the source.
        seen: JSON of the target as the analyst saw it, so that it can be found again by its quote.
        undone: Whether a later entry took it back.
    """

    id: int
    at: str
    who: str
    decision: Decision
    target: str
    note: str = ""
    seen: str = "{}"
    undone: bool = False
    subject: Subject = Subject.STATEMENT
    fault: Fault | None = None
    terms: Terms = Terms()
