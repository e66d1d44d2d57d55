"""From wordings to factors: "the growing lack of security in the north" is security, falling, in the north."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from faultline.resolution.folding import fold
from faultline.resolution.lexicon import singular
from faultline.resolution.nominals import plain_description

_LINKS = frozenset({"of", "in", "to", "for", "by", "on", "from", "with", "among", "between", "against", "at"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "these", "those", "s"})
_CLAUSE = re.compile(r"\b(?:which|who|that|where|when|because|so that|in order)\b.*")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a phrase means: a factor, and whether the phrase speaks of its rise (+1) or its fall (-1).

    Attributes:
        factor: The name of the vocabulary, else the folded words in the singular.
        shown: The factor as a reader is shown it.
    """

    factor: str
    direction: int
    shown: str


@lru_cache(maxsize=100_000)
def read_wording(phrase: str) -> Wording:
    """The factor that a phrase of a cause or effect names; its folded words where no more is known of it.

    Words of growing and shrinking at its front are taken off; what they leave is the factor. Nothing is merged but
    wordings that the vocabulary lists as one, and those of the same words in any order.
    """
    text = _CLAUSE.sub("", plain_description(phrase.strip())) or phrase
    tokens = [singular(t) for t in fold(text).split() if t not in _ARTICLES]
    direction = 1
    while tokens:
        known = _names().get(" ".join(tokens))
        if known:
            return Wording(known, direction, known)
        shorter, turn = _without_change(tokens)
        if shorter == tokens or not shorter:
            break
        tokens, direction = shorter, direction * turn
    known = _names().get(" ".join(t for t in tokens if t not in _LINKS))
    factor = known or " ".join(tokens) or fold(phrase) or phrase
    return Wording(factor, direction, known or (text if direction > 0 else factor))


def factor_key(wording: Wording) -> str:
    """What wordings of one factor share: its words in any order, links apart."""
    return " ".join(sorted(t for t in wording.factor.split() if t not in _LINKS))


def _without_change(tokens: list[str]) -> tuple[list[str], int]:
    """The tokens without a word of change before them, with the turn of direction that it makes."""
    first, rest = tokens[0], tokens[1:]
    turn = -1 if first in _changes()["falls"] else 1 if first in _changes()["rises"] else 0
    if not turn or not rest:
        return tokens, 1
    if rest[0] in _LINKS:
        return rest[1:], turn
    is_noun = first in _changes()["nouns"]
    return (tokens, 1) if is_noun else (rest, turn)


@cache
def _content() -> dict[str, object]:
    return tomllib.loads((files("faultline.analysis.causes") / "factors.toml").read_text(encoding="utf-8"))


@cache
def _changes() -> dict[str, frozenset[str]]:
    content = _content()
    rises, falls = (frozenset(map(str, content[key])) for key in ("rises", "falls"))  # type: ignore[call-overload]
    nouns = frozenset(w for w in rises | falls if w.endswith(("tion", "sion", "ence", "ance", "age", "ness", "ment")))
    return {"rises": rises, "falls": falls, "nouns": nouns | {"rise", "fall", "drop", "lack", "loss", "end", "flow"}}


@cache
def _names() -> dict[str, str]:
    same: dict[str, list[str]] = _content()["same"]  # type: ignore[assignment]
    return {" ".join(singular(t) for t in fold(w).split()): name for name, wordings in same.items() for w in wordings}
