"""How matters name what statements are about: for keys, and in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from faultline.model.statement import Argument, Kind, Modality, Statement
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold_name
from faultline.resolution.nominals import is_residual


def label(arguments: Sequence[Argument]) -> str:
    """What arguments refer to, for keys; empty where there are none."""
    return "|".join(sorted(identity(a) for a in arguments))


def identity(argument: Argument) -> str:
    """Whom an argument means: a country and its government are one actor; else the entity; else the folded text."""
    if argument.name:
        code = _country(argument.name)
        if code:
            return f"country:{code}"
    return argument.entity or fold_name(argument.text)


@lru_cache(maxsize=50_000)
def _country(name: str) -> str | None:
    return countries().named(name.removeprefix("the ").removeprefix("Government of "))


def shown(arguments: Sequence[Argument]) -> str:
    """The names of arguments, else their texts."""
    return ", ".join(a.name or a.text for a in arguments)


def is_nobody(argument: Argument) -> bool:
    """Whether a description means nobody in particular; what is written with capitals is a name, whatever its head."""
    text = argument.name or argument.text
    return is_residual(text) and text[1:] == text[1:].lower()


def ids_of(arguments: Sequence[Argument]) -> frozenset[str]:
    """The entities of arguments, else their texts."""
    return frozenset(a.entity or a.text for a in arguments)


def named(arguments: Sequence[Argument]) -> frozenset[str]:
    """Whom arguments mean that mean somebody in particular."""
    return frozenset(identity(a) for a in arguments if a.entity and not is_nobody(a))


def proper(arguments: Sequence[Argument]) -> frozenset[str]:
    """Whom arguments mean that have a name of their own, so that two of them are two: not "the judges"."""
    bare = {identity(a): _ARTICLE.sub("", a.name or a.text) for a in arguments if a.entity and not is_nobody(a)}
    return frozenset(whom for whom, text in bare.items() if text != text.lower())


_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def about(statement: Statement) -> str:
    """The matter of a statement in words: "MINUSMA: troops", "MINUSMA: troops (planned)"."""
    return _ABOUT.get(statement.kind, _happening)(statement)


def type_words(statement: Statement) -> str:
    """The type in words, with the modality where it is not told as a fact."""
    words = statement.type.replace("_", " ").lower()
    if statement.modality is Modality.ACTUAL:
        return words
    return f"{words} ({statement.modality.value.replace('_', ' ')})"


def where(statement: Statement) -> str:
    """The name of the place, empty where there is none."""
    return (statement.place.name or statement.place.text) if statement.place else ""


def when(statement: Statement) -> str:
    """The first day, else the last, empty where there is none."""
    return (statement.time.start or statement.time.end or "") if statement.time else ""


def _figure(s: Statement) -> str:
    return f"{shown(s.roles('subject')) or where(s)}: {type_words(s)}"


def _tie(s: Statement) -> str:
    return f"{shown(s.roles('source'))} {type_words(s)} {shown(s.roles('target'))}"


def _stance(s: Statement) -> str:
    return f"{shown(s.roles('holder'))} on {shown(s.roles('target'))}"


def _effort(s: Statement) -> str:
    to = shown(s.roles("recipient")) or where(s)
    return f"{shown(s.roles('actor'))}: {shown(s.roles('activity'))}" + (f" for {to}" if to else "")


def _flow(s: Statement) -> str:
    ends = [shown(s.roles(role)) for role in ("origin", "via", "destination")]
    return f"{shown(s.roles('goods'))}: " + " – ".join(e for e in ends if e)


def _cause(s: Statement) -> str:
    return f"{shown(s.roles('cause'))} and {shown(s.roles('effect'))}"


def _happening(s: Statement) -> str:
    who = [w for w in (shown(s.roles("actor")), shown(s.roles("recipient"))) if w]
    place = f" in {where(s)}" if where(s) else ""
    return f"{type_words(s)}{place}, {when(s)}" + (f": {' – '.join(who)}" if who else "")


_ABOUT = {
    Kind.QUANTITY: _figure,
    Kind.RELATION: _tie,
    Kind.POSITION: _stance,
    Kind.EFFORT: _effort,
    Kind.FLOW: _flow,
    Kind.CAUSE: _cause,
}
