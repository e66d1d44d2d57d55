"""Whether a statement of the map says what an annotated one says, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from faultline.evaluation.gold import Gold, GoldStatement
from faultline.evaluation.likeness import is_like, likeness, plain_name, words_of
from faultline.model.place import PlaceReference
from faultline.model.statement import Argument, Kind, Modality, Polarity, Speaker, Statement
from faultline.model.value import Value

Meant = Argument | PlaceReference | Speaker

SYMMETRIC = frozenset({"allied_with", "opposes", "fights", "negotiates_with"})
_CARRIED_OVER = ("actor", "target", "recipient", "source", "holder", "subject")
_LONGEST_SPAN = 14
_TOLERANCE = 0.01


def is_right(gold: Gold, wanted: GoldStatement, found: Statement) -> bool:
    """Whether the arguments that make the statement are right; a plan, call or charge told as fact never is."""
    told_as_fact = found.modality is Modality.ACTUAL and found.polarity is Polarity.AFFIRMED
    if wanted.modality != "actual" and told_as_fact:
        return False
    if found.kind is not wanted.kind:
        everyone: list[Meant] = [*found.arguments, *_place(found)]
        given = [wanted.fields[k] for k in _CARRIED_OVER if k in wanted.fields]
        return bool(given) and all(names(gold, g, everyone) for g in given)
    return _JUDGES[wanted.kind](gold, wanted, found)


def names(gold: Gold, wanted: Any, given: Sequence[Meant]) -> bool:
    """Whether the arguments given are the one wanted (an id, a text, or a list of these): half of them must be."""
    several = wanted if isinstance(wanted, list) else [wanted]
    hits = sum(any(_names_it(gold, one, argument) for one in several) for argument in given)
    return bool(hits) and 2 * hits >= len(given)


def _names_it(gold: Gold, wanted: Any, given: Meant) -> bool:
    return any(_is_named(gold, wanted, text) for text in (given.name, given.text) if text)


def _is_named(gold: Gold, wanted: Any, text: str) -> bool:
    if isinstance(wanted, dict):
        return is_like(wanted["text"], text)
    if wanted not in gold.names:
        return is_like(str(wanted), text)
    plain = plain_name(text)
    return plain in gold.names[wanted] or any(
        name and f" {name} " in f" {plain} " and len(plain.split()) <= len(name.split()) + 3
        for name in gold.names[wanted]
    )


def _place(found: Statement) -> tuple[PlaceReference, ...]:
    return (found.place,) if found.place else ()


def _has(gold: Gold, wanted: GoldStatement, key: str, *given: Meant) -> bool:
    """Whether an argument is as wanted; one that is not annotated may be anything."""
    return key not in wanted.fields or names(gold, wanted.fields[key], given)


def _event(gold: Gold, wanted: GoldStatement, found: Statement) -> bool:
    suffered = found.roles("recipient", "target")
    return (
        wanted.fields["event_type"] == found.type
        and _has(gold, wanted, "actor", *found.roles("actor"))
        and _has(gold, wanted, "target", *suffered)
        and _has(gold, wanted, "recipient", *suffered)
    )


def _relation(gold: Gold, wanted: GoldStatement, found: Statement) -> bool:
    source, target = found.roles("source"), found.roles("target")
    straight = _has(gold, wanted, "source", *source) and _has(gold, wanted, "target", *target)
    crossed = _has(gold, wanted, "source", *target) and _has(gold, wanted, "target", *source)
    type_ = wanted.fields["relation"]
    return type_ == found.type and (straight or (type_ in SYMMETRIC and crossed))


def _effort(gold: Gold, wanted: GoldStatement, found: Statement) -> bool:
    return (
        _has(gold, wanted, "actor", *found.roles("actor"))
        and _has(gold, wanted, "recipient", *found.roles("recipient"), *_place(found))
        and ("amount" not in wanted.fields or _is_close(wanted.fields["amount"], found.value))
    )


def _flow(gold: Gold, wanted: GoldStatement, found: Statement) -> bool:
    ends = [k for k in ("origin", "via", "destination") if k in wanted.fields]
    along: list[Meant] = [*found.roles("origin", "via", "destination"), *_place(found)]
    return _has(gold, wanted, "goods", *found.roles("goods")) and (
        not ends or any(_has(gold, wanted, end, *along) for end in ends)
    )


def _cause(gold: Gold, wanted: GoldStatement, found: Statement) -> bool:
    del gold
    spans = {k: " ".join(a.text for a in found.roles(k)) for k in ("cause", "effect")}
    if any(len(words_of(text)) > _LONGEST_SPAN for text in spans.values()):
        return False
    near = [likeness(wanted.fields[k], text)[0] for k, text in spans.items()]
    return max(near) >= 0.6 and min(near) >= 0.3 and wanted.fields.get("polarity", "+") == found.type


def _quantity(gold: Gold, wanted: GoldStatement, found: Statement) -> bool:
    unit = found.value.unit if found.value and found.value.unit else ""
    said = f"{found.type} {unit} {found.evidence.quote}"
    return (
        _is_close(wanted.fields["value"], found.value)
        and _has(gold, wanted, "subject", *found.roles("subject"))
        and likeness(str(wanted.fields["measure"]), said)[0] >= 0.5
    )


def _position(gold: Gold, wanted: GoldStatement, found: Statement) -> bool:
    if wanted.fields["stance"] != found.type or not _has(gold, wanted, "holder", *found.roles("holder")):
        return False
    target = found.roles("target")
    if _has(gold, wanted, "target", *target):
        return True
    about = wanted.fields["target"]
    said = " ".join(a.text for a in target)
    texts = [t["text"] for t in (about if isinstance(about, list) else [about]) if isinstance(t, dict)]
    return any(likeness(text, said)[0] >= 0.4 for text in texts)


def _is_close(wanted: Any, value: Value | None) -> bool:
    """Whether a figure is the one wanted, or one of those wanted, to a hundredth; a text must be its words."""
    if value is None:
        return False
    if isinstance(wanted, str):
        return is_like(wanted, value.text)
    figures = [w for w in (wanted if isinstance(wanted, list) else [wanted]) if isinstance(w, int | float)]
    have = [v for v in (value.low, value.high) if v is not None]
    return any(abs(h - w) <= _TOLERANCE * max(1, abs(w)) for h in have for w in figures)


_JUDGES: dict[Kind, Callable[[Gold, GoldStatement, Statement], bool]] = {
    Kind.EVENT: _event,
    Kind.RELATION: _relation,
    Kind.EFFORT: _effort,
    Kind.FLOW: _flow,
    Kind.CAUSE: _cause,
    Kind.QUANTITY: _quantity,
    Kind.POSITION: _position,
}
