"""How an entity is shown that analysts have judged: the same rules for a build and for looking at a map before it.

What was merged keeps the name and type of the one merged into; what was split off is named by its own forms; what an
analyst names or types is named and typed so. The sentences of judgements come first among the reasons.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from faultline.model.entity import Entity, EntityType
from faultline.model.judgement import Decision
from faultline.model.place import Place
from faultline.model.seen import SeenEntity, SeenMention, SeenPlace
from faultline.resolution.chains import clean
from faultline.resolution.entities import MOST_REASONS
from faultline.resolution.naming import display_name

_JUDGED = re.compile(r"^Judgement (\d+) ")
_MORE = "of the same kind"
_QUOTED = re.compile(r"“([^”]+)”")


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement on who or where, as resolution takes it.

    Attributes:
        number: Of the judgement; later ones win.
        target: As the analyst saw it.
        other: What a merge joins to it.
        moved: The mentions that a split or a place takes out of it.
        name: The new name, or that of what is split off.
        place: The place that was set.
        places: The statements whose place was set.
    """

    number: int
    decision: Decision
    who: str
    at: str
    target: SeenEntity
    note: str = ""
    other: SeenEntity | None = None
    moved: tuple[SeenMention, ...] = ()
    name: str = ""
    type: EntityType | None = None
    place: Place | None = None
    places: tuple[SeenPlace, ...] = ()

    @property
    def sentence(self) -> str:
        """Who decided what, when and why."""
        note = f": {self.note.rstrip('.')}" if self.note else ""
        return f"Judgement {self.number} by {self.who} on {self.at[:10]} {self._says()}{note}"

    def _says(self) -> str:
        name, texts = (
            self.target.name,
            sorted({clean(m.text) for m in self.moved} or {p.place.text for p in self.places}),
        )
        quoted = ", ".join(f"“{text}”" for text in texts[:4]) + (" …" if len(texts) > 4 else "")
        match self.decision:
            case Decision.MERGE:
                return f"takes {self.other.name if self.other else '?'} and {name} for one"
            case Decision.SPLIT:
                return f"tells {quoted} apart from {name}"
            case Decision.RENAME:
                return f"names {name} {self.name}"
            case Decision.TYPE:
                return f"makes {name} a {self.type.value.replace('_', ' ') if self.type else '?'}"
            case Decision.PLACE:
                return f"puts {quoted} at {self.place.name if self.place else '?'}"
            case Decision.RESIDUAL:
                return f"takes {name} for a catch-all"
            case _:
                return f"takes {name} for one actor and no catch-all"


def as_merged(entity: Entity, ruling: Ruling) -> Entity:
    """What two entities are together: under the name of the one merged into."""
    other = ruling.other
    seen = (*ruling.target.why, *(other.why if other else ()))
    place = ruling.target.place or (other.place if other else None)
    why = [*entity.why, ruling.sentence, *(r for r in seen if _is_of(r, entity))]
    made = replace(entity, name=ruling.target.name, type=ruling.target.type, residual=ruling.target.residual)
    return replace(made, place=place, why=ordered_reasons(why))


def as_rest(entity: Entity, ruling: Ruling) -> Entity:
    """What remains of an entity: under its name, unless that is a form that went."""
    target = ruling.target
    left = {alias.text for alias in entity.aliases}
    is_gone = target.name in target.aliases and target.name not in left
    name = _own_name(entity, target.type) if is_gone else target.name
    made = replace(entity, name=name, type=target.type, residual=target.residual, place=target.place)
    return replace(made, why=_parted(entity, ruling, is_rest=True))


def as_part(entity: Entity, ruling: Ruling) -> Entity:
    """What was split off, or put at a place, whose own name and type it then has."""
    if ruling.decision is Decision.PLACE:
        return replace(entity, why=ordered_reasons([*entity.why, ruling.sentence]))
    kind = ruling.type or ruling.target.type
    name = ruling.name or _own_name(entity, kind)
    made = replace(entity, name=name, type=kind, residual=ruling.target.residual, place=None)
    return replace(made, why=_parted(entity, ruling, is_rest=False))


def as_shown(entity: Entity, ruling: Ruling) -> Entity:
    """An entity that was renamed, typed, or marked as a catch-all or not."""
    match ruling.decision:
        case Decision.RENAME:
            entity = replace(entity, name=ruling.name)
        case Decision.TYPE:
            entity = replace(entity, type=ruling.type or entity.type)
        case _:
            entity = replace(entity, residual=ruling.decision is Decision.RESIDUAL)
    return replace(entity, why=ordered_reasons([*entity.why, ruling.sentence]))


def as_before(entity: Entity, seen: SeenEntity) -> Entity:
    """The entity under the name, type and reasons that it had when an analyst saw it."""
    made = replace(entity, name=seen.name, type=seen.type, residual=seen.residual, place=seen.place)
    return replace(made, why=seen.why)


def without_sentence(entity: Entity, ruling: Ruling) -> Entity:
    """The entity without the reason that a judgement gave."""
    return replace(entity, why=tuple(r for r in entity.why if r != ruling.sentence))


def ordered_reasons(reasons: Iterable[str]) -> tuple[str, ...]:
    """Judgements in their order, then the machine's reasons sorted, each once; cut where they are many."""
    kept = sorted({reason for reason in reasons if not reason.endswith(_MORE)}, key=_place_of)
    has_more = len(kept) > MOST_REASONS or any(reason.endswith(_MORE) for reason in reasons)
    return (*kept[:MOST_REASONS], f"and more {_MORE}") if has_more else tuple(kept)


def _place_of(reason: str) -> tuple[float, str]:
    judged = _JUDGED.match(reason)
    return (int(judged.group(1)) if judged else float("inf")), reason


def _parted(entity: Entity, ruling: Ruling, *, is_rest: bool) -> tuple[str, ...]:
    """Of the reasons that the analyst saw those about this side, and new ones about forms that they did not see."""
    seen = set(ruling.target.why)
    known = set(ruling.target.aliases)
    mine = {alias.text for alias in entity.aliases}
    kept = [r for r in seen if (is_rest and _JUDGED.match(r)) or _is_about(r, known, mine, is_rest=is_rest)]
    fresh = [r for r in entity.why if r not in seen and (_JUDGED.match(r) or not known.issuperset(_quoted(r)))]
    return ordered_reasons([ruling.sentence, *kept, *fresh])


def _is_about(reason: str, known: set[str], mine: set[str], *, is_rest: bool) -> bool:
    named = _quoted(reason) & known
    return named <= mine if named else is_rest


def _is_of(reason: str, entity: Entity) -> bool:
    """Whether a reason that was seen still speaks of forms that the entity has."""
    mine = {alias.text for alias in entity.aliases}
    quoted = _quoted(reason)
    return bool(_JUDGED.match(reason)) or not quoted or bool(quoted & mine)


def _quoted(reason: str) -> set[str]:
    return set(_QUOTED.findall(reason))


def _own_name(entity: Entity, kind: EntityType) -> str:
    """The name by its own forms."""
    counts = {alias.text: alias.count for alias in entity.aliases}
    return display_name(counts, kind) if counts else entity.name
