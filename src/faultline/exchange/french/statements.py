"""A statement in one French sentence, as `exchange.wording` says it in English; words of the source stand in « »."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.exchange.dates import say_time
from faultline.exchange.figures import say_figure
from faultline.exchange.french.typography import WIDE, number, period, quoted, spaced
from faultline.exchange.wording import NAMED_ROLES, Piece, Pieces, join
from faultline.model.place import PlaceReference
from faultline.model.statement import Argument, Attribution, Kind, Polarity, Speaker, Statement
from faultline.model.time import Basis
from faultline.model.value import Value
from faultline.ontology.labels import activity_label, goods_label, type_label


def say_in_french(statement: Statement) -> str:
    """What is said, with its standing in front, and place, time, casualties and voice behind."""
    return join((*say_what_in_french(statement), *say_voice_in_french(statement)))


def say_what_in_french(statement: Statement) -> Pieces:
    """What is said, with place, time and casualties, under its modality and polarity."""
    return (
        Piece(_standing(statement)),
        *_clause(statement),
        *_when_and_where(statement),
        Piece(_casualties(statement)),
    )


def say_voice_in_french(statement: Statement) -> Pieces:
    """Who says it: nothing in the author's own voice."""
    how = "cité" if statement.attribution is Attribution.QUOTED else "rapporté"
    said: Pieces = ()
    if statement.speaker:
        said = (Piece(" — "), *_named(statement.speaker, statement.speaker.entity), Piece(f", {how}"))
    elif statement.attribution is not Attribution.AUTHOR:
        said = (Piece(f" — {how}, d’une voix sans nom"),)
    if statement.reported_by:
        by = _named(statement.reported_by, statement.reported_by.entity)
        said = (*said, Piece(" par " if said else " — par "), *by)
    return said


def _standing(statement: Statement) -> str:
    words = [_words()["modality"].get(statement.modality.value, "")]
    if statement.polarity is Polarity.DENIED:
        words.append("nié" if words[0] else "Nié")
    said = ", ".join(word for word in words if word)
    return f"{said}{WIDE}: " if said else ""


def _clause(statement: Statement) -> Pieces:
    match statement.kind:
        case Kind.EVENT:
            return _event(statement)
        case Kind.RELATION:
            return _tie(statement, "source", "relation")
        case Kind.POSITION:
            return _tie(statement, "holder", "stance")
        case Kind.EFFORT:
            return _effort(statement)
        case Kind.FLOW:
            return _flow(statement)
        case Kind.CAUSE:
            verbs = _words()["cause"].get(statement.type, ["agirait sur", "agiraient sur"])
            return _verb(statement, "cause", verbs, "effect")
        case Kind.QUANTITY:
            return _quantity(statement)


def _event(statement: Statement) -> Pieces:
    words = _words()["event"].get(statement.type, _words()["event"]["OTHER"])
    mode = _words()["mode"].get(statement.mode, "") if statement.mode else ""
    noun = f"{words['noun']} ({mode})" if mode else words["noun"]
    by = _after(" par ", _list(statement.roles("actor")))
    against = _after(f" {words['against']} ", _list(statement.roles("recipient")))
    return (Piece(noun), *by, *against)


def _tie(statement: Statement, first: str, group: str) -> Pieces:
    verbs = _words()[group].get(statement.type, [f"({type_label(statement.kind, statement.type)})"] * 2)
    return _verb(statement, first, verbs, "target")


def _verb(statement: Statement, first: str, verbs: Sequence[str], last: str) -> Pieces:
    subject = statement.roles(first)
    nobody = "quelqu’un" if first in ("source", "holder") else "quelque chose"
    is_stance = statement.kind is Kind.POSITION
    whom = _list(statement.roles(last), is_quoted=is_stance) or (Piece("quelque chose"),)
    return (*(_list(subject) or (Piece(nobody),)), Piece(f" {verbs[len(subject) > 1]} "), *whom)


def _effort(statement: Statement) -> Pieces:
    stage = f" ({_words()['stage'].get(statement.stage.value, '')})" if statement.stage else ""
    activity = _list(statement.roles("activity")) or (Piece(label_in_french(activity_label(statement.type))),)
    done = "".join(piece.text for piece in activity)
    target = _after(", pour ", _list([a for a in statement.roles("recipient") if a.text not in done]))
    shown = say_figure(statement.value) if statement.value else ""
    figure = (Piece(f", {_figure(statement.value)}"),) if statement.value and shown not in done else ()
    actor = _list(statement.roles("actor")) or (Piece("quelqu’un"),)
    return (*actor, Piece(f"{stage}{WIDE}: "), *activity, *target, *figure)


def _flow(statement: Statement) -> Pieces:
    goods = _list(statement.roles("goods")) or (Piece(label_in_french(goods_label(statement.type))),)
    said = [Piece(f"Mouvement{WIDE}: "), *goods]
    for role, word in (("origin", "depuis"), ("via", "par"), ("destination", "vers"), ("carrier", "transporté par")):
        said += _after(f" {word} ", _list(statement.roles(role)))
    if statement.value:
        said.append(Piece(f"{WIDE}: {_figure(statement.value)}"))
    return tuple(said)


def _quantity(statement: Statement) -> Pieces:
    subject = _list(statement.roles("subject"))
    figure = _figure(statement.value) if statement.value else "aucun chiffre"
    counted = label_in_french(type_label(statement.kind, statement.type))
    of = (*subject, Piece(f"{WIDE}: ")) if subject else ()
    return (*of, Piece(f"{figure} ({counted[:1].lower()}{counted[1:]})"))


def _when_and_where(statement: Statement) -> Pieces:
    place = _named(statement.place, statement.place.name) if statement.place else ()
    told = statement.time if statement.time and statement.time.basis is not Basis.PUBLICATION else None
    when = period(say_time(told)).replace(" (déduit)", ", déduit") if told else ""
    where = "".join(piece.text for piece in place)
    listed = ", ".join(part for part in (where, when) if part)
    return (Piece(f" ({listed})"),) if listed else ()


def _casualties(statement: Statement) -> str:
    counts = statement.counts
    if counts is None:
        return ""
    figures = ((counts.killed, "tués"), (counts.injured, "blessés"), (counts.detained, "détenus"))
    said = ", ".join(f"{_figure(value)} {word}" for value, word in figures if value)
    return f"{WIDE}: {said}" if said else ""


def _after(words: str, pieces: Pieces) -> Pieces:
    """`words` before the pieces, if there are any."""
    return (Piece(words), *pieces) if pieces else ()


def _list(arguments: Sequence[Argument], *, is_quoted: bool = False) -> Pieces:
    pieces: list[Piece] = []
    for index, a in enumerate(arguments):
        if index:
            pieces.append(Piece(" et " if index == len(arguments) - 1 else ", "))
        if is_quoted or a.role not in NAMED_ROLES:
            pieces.append(Piece(quoted(_one_line(a.text)), a.entity))
        else:
            pieces += _named(a, a.entity)
    return tuple(pieces)


def _named(thing: Argument | Speaker | PlaceReference, entity: str | None) -> Pieces:
    """A known name as it is; a description in the words of the source between guillemets."""
    text = _one_line(thing.name or thing.text)
    is_name = entity and text[:1] == text[:1].upper()
    return (Piece(text if is_name else quoted(text), None if isinstance(thing, PlaceReference) else entity),)


def _figure(value: Value) -> str:
    said = say_figure(value)
    if any(letter.isalpha() for letter in said) and value.text:
        return quoted(said)
    return number(said.replace("at least", "au moins").replace("at most", "au plus").replace(
        "an unnamed number", "un nombre qui n’est pas dit"
    ))  # fmt: skip


def label_in_french(english: str) -> str:
    """A code of the ontology by its French name, where it has one."""
    labels: dict[str, str] = _words()["label"]
    name = english.split(" ", 1)[1] if english[:1].isdigit() and " " in english else english
    return spaced(labels.get(name) or labels.get(name[:1].upper() + name[1:]) or _folded().get(name.lower()) or name)


@cache
def _folded() -> dict[str, str]:
    modes = {code.replace("_", " "): french for code, french in _words()["mode"].items()}
    return modes | {english.lower(): french for english, french in _words()["label"].items()}


def _one_line(text: str) -> str:
    return " ".join(text.split())


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files("faultline.exchange.french") / "words.toml").read_text(encoding="utf-8"))
