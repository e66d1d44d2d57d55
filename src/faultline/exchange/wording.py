"""A statement in one plain sentence, the same wherever a person reads it.

The sentence is made of pieces, so that a page can turn the ones that name an entity into links; `say` joins them. It
adds nothing: what the statement does not know is left out, and whether a thing is planned, alleged, called for,
hypothetical or denied stands in front of it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.exchange.dates import say_time
from faultline.exchange.figures import say_figure
from faultline.model.statement import Argument, Attribution, Kind, Modality, Polarity, Speaker, Stage, Statement
from faultline.model.time import Basis
from faultline.ontology.labels import activity_label, goods_label, type_label


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the sentence; `entity` is the id of the entity it names, if it names one."""

    text: str
    entity: str | None = None


Pieces = tuple[Piece, ...]

NAMED_ROLES = frozenset(
    ("actor", "recipient", "source", "target", "holder", "subject", "origin", "via", "destination", "carrier")
)
"""Roles in which somebody or somewhere stands under the entity's name; in the others (what is done, causes, effects,
goods) the source's own words say more than a name in them."""


def say(statement: Statement) -> str:
    """The statement in plain words: what, where, when, how many, and who says so."""
    return join((*say_what(statement), *say_voice(statement)))


def join(pieces: Sequence[Piece]) -> str:
    """The text of pieces, with its first letter large."""
    text = "".join(piece.text for piece in pieces).strip()
    return text[:1].upper() + text[1:]


def say_what(statement: Statement) -> Pieces:
    """What is said, with place, time and casualties, under its modality and polarity."""
    clause = _clause(statement)
    return (
        *_standing(statement),
        *clause,
        *_where(statement, clause),
        *_when(statement),
        *_casualties(statement),
    )


def say_voice(statement: Statement) -> Pieces:
    """Who says it: nothing in the author's own voice."""
    pieces: list[Piece] = []
    if statement.speaker:
        said = "quoted" if statement.attribution is Attribution.QUOTED else "reported"
        named = () if _holds_it(statement, statement.speaker) else (_named(statement.speaker), Piece(", "))
        pieces += [Piece(" — "), *named, Piece(said)]
    elif statement.attribution is not Attribution.AUTHOR:
        pieces.append(Piece(f" — {statement.attribution.value}, by an unnamed voice"))
    if statement.reported_by:
        pieces += [Piece(" — " if not pieces else " "), Piece("by "), _named(statement.reported_by)]
    return tuple(pieces)


def _holds_it(statement: Statement, speaker: Speaker) -> bool:
    """Whether the voice is that of the holder of a position, who is named already."""
    holders = statement.roles("holder")
    return len(holders) == 1 and _named(holders[0]) == _named(speaker)


def _standing(statement: Statement) -> Pieces:
    is_said = statement.modality is Modality.CALLED_FOR and statement.type == "calls_for"
    words = ["" if is_said else phrases()["modality"][statement.modality.value]]
    if statement.polarity is Polarity.DENIED:
        words.append("denied" if words[0] else "Denied")
    said = ", ".join(word for word in words if word)
    return (Piece(f"{said}: "),) if said else ()


def _clause(statement: Statement) -> Pieces:
    match statement.kind:
        case Kind.EVENT:
            return _event(statement)
        case Kind.RELATION | Kind.POSITION:
            return _tie(statement)
        case Kind.EFFORT:
            return _effort(statement)
        case Kind.FLOW:
            return _flow(statement)
        case Kind.CAUSE:
            return _cause(statement)
        case Kind.QUANTITY:
            return _quantity(statement)


def _event(statement: Statement) -> Pieces:
    words = phrases()["event"].get(statement.type, phrases()["event"]["OTHER"])
    mode = Piece(_mode(statement.mode, words["noun"]))
    actors, recipients = _list(statement.roles("actor")), _list(statement.roles("recipient"))
    happened = statement.modality in (Modality.ACTUAL, Modality.ALLEGED) and statement.polarity is Polarity.AFFIRMED
    if actors and happened:
        if recipients:
            return (*actors, Piece(f" {words['verb']} "), *recipients, mode)
        return (*actors, Piece(f" {words['alone']}"), mode)
    by = (Piece(" by "), *actors) if actors else ()
    against = (Piece(f" {words['against']} "), *recipients) if recipients else ()
    return (Piece(words["noun"]), mode, *by, *against)


def _mode(mode: str | None, noun: str) -> str:
    """The mode in brackets, but for one that the noun says already: a withdrawal by way of "withdraw"."""
    return f" ({mode.replace('-', ' ').replace('_', ' ')})" if mode and mode not in noun else ""


def _tie(statement: Statement) -> Pieces:
    first, last = ("source", "target") if statement.kind is Kind.RELATION else ("holder", "target")
    verb = type_label(statement.kind, statement.type).lower()
    verb = _plural(verb) if _are_many(statement.roles(first)) else verb
    if statement.kind is Kind.POSITION and (what := statement.roles(last)):
        return (*_or_unnamed(statement, first), Piece(f" {verb} "), *_list(what, frozenset()))
    return (*_or_unnamed(statement, first), Piece(f" {verb} "), *_or_unnamed(statement, last))


def _are_many(arguments: Sequence[Argument]) -> bool:
    """Whether the verb after them is in the plural: several, or one that ends in a common noun in -s ("officials",
    "French forces") or that is a word in -s and nobody known ("Residents")."""
    if len(arguments) != 1:
        return len(arguments) > 1
    name = _named(arguments[0]).text
    is_common = name.rpartition(" ")[2][:1].islower() or (" " not in name and not arguments[0].entity)
    return is_common and name.endswith("s") and not name.endswith(("ss", "us", "is"))


def _plural(verb: str) -> str:
    """ "leads" as "lead", "denies" as "deny", "is allied with" as "are allied with"."""
    first, _, rest = verb.partition(" ")
    if first == "is":
        first = "are"
    elif first.endswith("ies"):
        first = f"{first[:-3]}y"
    else:
        first = first.removesuffix("s")
    return f"{first} {rest}".strip()


def _effort(statement: Statement) -> Pieces:
    is_said = (statement.modality, statement.stage) in _SAID_BY_MODALITY
    stage = f" ({statement.stage.value}): " if statement.stage and not is_said else ": "
    activity = _list(statement.roles("activity")) or (Piece(activity_label(statement.type)),)
    done = "".join(piece.text for piece in activity)
    figure = _one_line(statement.value.text) or say_figure(statement.value) if statement.value else ""
    value = (Piece(f", {figure}"),) if figure and figure not in done else ()
    recipients = _list([a for a in statement.roles("recipient") if a.text not in done])
    target = (Piece(", for "), *recipients) if recipients else ()
    return (*_or_unnamed(statement, "actor"), Piece(stage), *activity, *target, *value)


_SAID_BY_MODALITY = frozenset(
    (
        (Modality.CALLED_FOR, Stage.PROPOSED),
        (Modality.HYPOTHETICAL, Stage.PROPOSED),
        (Modality.PLANNED, Stage.ANNOUNCED),
    )
)
"""Stages that the word in front of the sentence tells already."""


def _flow(statement: Statement) -> Pieces:
    goods = _list(statement.roles("goods")) or (Piece(goods_label(statement.type)),)
    parts: list[Piece] = [*goods, Piece(" moving")]
    for role, word in (("origin", "from"), ("via", "through"), ("destination", "to"), ("carrier", "carried by")):
        if named := _list(statement.roles(role)):
            parts += [Piece(f" {word} "), *named]
    if statement.value:
        parts.append(Piece(f": {say_figure(statement.value)}"))
    return tuple(parts)


def _cause(statement: Statement) -> Pieces:
    verb = phrases()["cause"].get(statement.type, "said to affect")
    return (*_or_unnamed(statement, "cause"), Piece(f": {verb} "), *_or_unnamed(statement, "effect"))


def _quantity(statement: Statement) -> Pieces:
    subject = _list(statement.roles("subject"))
    of = (*subject, Piece(": ")) if subject else ()
    figure = say_figure(statement.value) if statement.value else "no figure"
    counted = phrases()["quantity"].get(statement.type, type_label(statement.kind, statement.type).lower())
    return (*of, Piece(figure if counted in figure.lower() else f"{figure} {counted}"))


def _where(statement: Statement, clause: Pieces) -> Pieces:
    """The place, but for one that the clause names already."""
    if statement.place is None:
        return ()
    place = _one_line(statement.place.name or statement.place.text)
    return (Piece(f", in {place}"),) if place not in "".join(piece.text for piece in clause) else ()


def _when(statement: Statement) -> Pieces:
    """The time that the text gives; that a thing was written by its date of publication goes without saying."""
    told = statement.time if statement.time and statement.time.basis is not Basis.PUBLICATION else None
    said = say_time(told) if told else ""
    return (Piece(f", {said}"),) if said else ()


def _casualties(statement: Statement) -> Pieces:
    counts = statement.counts
    if counts is None:
        return ()
    figures = ((counts.killed, "killed"), (counts.injured, "injured"), (counts.detained, "detained"))
    said = [
        f"{say_figure(value)} {word}" if word not in value.text else say_figure(value)
        for value, word in figures
        if value
    ]
    return (Piece(f": {', '.join(said)}"),) if said else ()


def _or_unnamed(statement: Statement, role: str) -> Pieces:
    return _list(statement.roles(role)) or (
        Piece("somebody" if role in ("actor", "source", "holder") else "something"),
    )


def _list(arguments: Sequence[Argument], named: frozenset[str] = NAMED_ROLES) -> Pieces:
    pieces: list[Piece] = []
    for index, argument in enumerate(arguments):
        if index:
            pieces.append(Piece(" and " if index == len(arguments) - 1 else ", "))
        pieces.append(_named(argument) if argument.role in named else _worded(argument))
    return tuple(pieces)


def _named(thing: Argument | Speaker) -> Piece:
    return Piece(_one_line(thing.name or thing.text), thing.entity)


def _worded(argument: Argument) -> Piece:
    """In the source's own words, an article that began its sentence there as one in the middle of ours."""
    text = _one_line(argument.text)
    if text.partition(" ")[0] in _ARTICLES and not argument.entity:
        text = text[:1].lower() + text[1:]
    return Piece(text, argument.entity)


_ARTICLES = frozenset(("The", "A", "An", "This", "That", "These", "Those", "Its", "Their", "His", "Her", "Such"))


def _one_line(text: str) -> str:
    return " ".join(text.split())


@cache
def phrases() -> dict[str, Any]:
    """The words of `phrases.toml`."""
    return tomllib.loads((files("faultline.exchange") / "phrases.toml").read_text(encoding="utf-8"))
