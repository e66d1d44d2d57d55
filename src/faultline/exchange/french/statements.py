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
from faultline.exchange.wording import NAMED_ROLES
from faultline.model.place import PlaceReference
from faultline.model.statement import Argument, Attribution, Kind, Polarity, Speaker, Statement
from faultline.model.time import Basis
from faultline.model.value import Value
from faultline.ontology.labels import activity_label, goods_label, type_label


def say_in_french(statement: Statement) -> str:
    """What is said, with its standing in front, and place, time, casualties and voice behind."""
    clause = f"{_clause(statement)}{_when_and_where(statement)}{_casualties(statement)}"
    text = f"{_standing(statement)}{clause}{_voice(statement)}"
    return text[:1].upper() + text[1:]


def _standing(statement: Statement) -> str:
    words = [_words()["modality"].get(statement.modality.value, "")]
    if statement.polarity is Polarity.DENIED:
        words.append("nié" if words[0] else "Nié")
    said = ", ".join(word for word in words if word)
    return f"{said}{WIDE}: " if said else ""


def _clause(statement: Statement) -> str:
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


def _event(statement: Statement) -> str:
    words = _words()["event"].get(statement.type, _words()["event"]["OTHER"])
    mode = _words()["mode"].get(statement.mode, "") if statement.mode else ""
    noun = f"{words['noun']} ({mode})" if mode else words["noun"]
    actors, recipients = _list(statement.roles("actor")), _list(statement.roles("recipient"))
    by = f" par {actors}" if actors else ""
    against = f" {words['against']} {recipients}" if recipients else ""
    return f"{noun}{by}{against}"


def _tie(statement: Statement, first: str, group: str) -> str:
    verbs = _words()[group].get(statement.type, [f"({type_label(statement.kind, statement.type)})"] * 2)
    return _verb(statement, first, verbs, "target")


def _verb(statement: Statement, first: str, verbs: Sequence[str], last: str) -> str:
    subject = statement.roles(first)
    nobody = "quelqu’un" if first in ("source", "holder") else "quelque chose"
    is_stance = statement.kind is Kind.POSITION
    whom = _list(statement.roles(last), is_quoted=is_stance) or "quelque chose"
    return f"{_list(subject) or nobody} {verbs[len(subject) > 1]} {whom}"


def _effort(statement: Statement) -> str:
    stage = f" ({_words()['stage'].get(statement.stage.value, '')})" if statement.stage else ""
    label = activity_label(statement.type)
    activity = _list(statement.roles("activity")) or _label(label)
    recipients = [a for a in statement.roles("recipient") if a.text not in activity]
    target = f", pour {_list(recipients)}" if recipients else ""
    shown = say_figure(statement.value) if statement.value else ""
    figure = f", {_figure(statement.value)}" if statement.value and shown not in activity else ""
    actor = _list(statement.roles("actor")) or "quelqu’un"
    return f"{actor}{stage}{WIDE}: {activity}{target}{figure}"


def _flow(statement: Statement) -> str:
    said = [f"Mouvement{WIDE}: {_list(statement.roles('goods')) or _label(goods_label(statement.type))}"]
    for role, word in (("origin", "depuis"), ("via", "par"), ("destination", "vers"), ("carrier", "transporté par")):
        if named := _list(statement.roles(role)):
            said.append(f"{word} {named}")
    figure = f"{WIDE}: {_figure(statement.value)}" if statement.value else ""
    return f"{' '.join(said)}{figure}"


def _quantity(statement: Statement) -> str:
    subject = _list(statement.roles("subject"))
    figure = _figure(statement.value) if statement.value else "aucun chiffre"
    counted = _label(type_label(statement.kind, statement.type))
    return f"{f'{subject}{WIDE}: ' if subject else ''}{figure} ({counted[:1].lower()}{counted[1:]})"


def _when_and_where(statement: Statement) -> str:
    place = _named(statement.place, statement.place.name) if statement.place else ""
    told = statement.time if statement.time and statement.time.basis is not Basis.PUBLICATION else None
    said = [place, period(say_time(told)).replace(" (déduit)", ", déduit") if told else ""]
    listed = ", ".join(part for part in said if part)
    return f" ({listed})" if listed else ""


def _casualties(statement: Statement) -> str:
    counts = statement.counts
    if counts is None:
        return ""
    figures = ((counts.killed, "tués"), (counts.injured, "blessés"), (counts.detained, "détenus"))
    said = ", ".join(f"{_figure(value)} {word}" for value, word in figures if value)
    return f"{WIDE}: {said}" if said else ""


def _voice(statement: Statement) -> str:
    said = ""
    if statement.speaker:
        how = "cité" if statement.attribution is Attribution.QUOTED else "rapporté"
        said = f" — {_named(statement.speaker, statement.speaker.entity)}, {how}"
    elif statement.attribution is not Attribution.AUTHOR:
        how = "cité" if statement.attribution is Attribution.QUOTED else "rapporté"
        said = f" — {how}, d’une voix sans nom"
    return (
        f"{said}{' ' if said else ' — '}par {_named(statement.reported_by, statement.reported_by.entity)}"
        if statement.reported_by
        else said
    )


def _list(arguments: Sequence[Argument], *, is_quoted: bool = False) -> str:
    named = [
        quoted(_one_line(a.text)) if is_quoted or a.role not in NAMED_ROLES else _named(a, a.entity) for a in arguments
    ]
    return " et ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else "".join(named)


def _named(thing: Argument | Speaker | PlaceReference, entity: str | None) -> str:
    """A known name as it is; a description in the words of the source between guillemets."""
    text = _one_line(thing.name or thing.text)
    return text if entity and text[:1] == text[:1].upper() else quoted(text)


def _figure(value: Value) -> str:
    said = say_figure(value)
    if any(letter.isalpha() for letter in said) and value.text:
        return quoted(said)
    return number(said.replace("at least", "au moins").replace("at most", "au plus").replace(
        "an unnamed number", "un nombre qui n’est pas dit"
    ))  # fmt: skip


def _label(english: str) -> str:
    """A code of the ontology by its French name, where it has one."""
    labels: dict[str, str] = _words()["label"]
    name = english.split(" ", 1)[1] if english[:1].isdigit() and " " in english else english
    return spaced(labels.get(name) or labels.get(name[:1].upper() + name[1:]) or _folded().get(name.lower()) or name)


@cache
def _folded() -> dict[str, str]:
    return {english.lower(): french for english, french in _words()["label"].items()}


def _one_line(text: str) -> str:
    return " ".join(text.split())


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((files("faultline.exchange.french") / "words.toml").read_text(encoding="utf-8"))
