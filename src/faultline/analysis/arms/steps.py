"""Steps and classes: which step of the ladder a figure of a sentence is of, and what it counts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.language.numbers import DIGITS, SEVERAL_WORDS, VAGUE_WORDS, WORDS, Figure, read_figure
from faultline.model.statement import Statement

GROUPS = ("people", "weapons")
_REACH = 130
"""Characters between a figure and the word of its step, at most."""
_CHAINED = 24
"""Between two words of steps that are said of one figure: "disarmed and demobilised"."""
_CLOSE = 60
"""To a weak word ("enrolled in", "a shipment of"), within which a stronger one says what is meant."""


@dataclass(frozen=True, slots=True)
class Found:
    """A figure of a sentence with what it counts.

    Attributes:
        start, end: Of the figure with the words about it, in the sentence.
        qualifier: `about`, `more_than` … as values have it.
        of: A class of `words.toml`.
        text: The figure as written, with its noun.
    """

    start: int
    end: int
    figure: Figure
    qualifier: str | None
    of: str
    text: str


def steps_of(group: str) -> tuple[str, ...]:
    """The steps of people or of weapons, in the order of the ladder."""
    return tuple(words()[group])


def group_of(of: str) -> str:
    """Whether a class is of people or of weapons."""
    return str(words()["classes"][of]["group"])


@cache
def step_of_measure(measure: str) -> tuple[str, str] | None:
    """The group and step that a coded measure counts."""
    for group in GROUPS:
        for step, entry in words()[group].items():
            if measure in entry["measures"]:
                return group, step
    return None


def is_of_disarming(sentence: str) -> bool:
    """Whether a sentence speaks of those who bear arms, so that "people" in it may be such."""
    return _listed("disarming").search(sentence) is not None


def tells_a_step(sentence: str) -> bool:
    """Whether any word of a step stands in a sentence."""
    return any(_steps(group).search(sentence) for group in GROUPS)


def step_told(statement: Statement) -> str | None:
    """The step that an event without a figure tells: of arms where it is done to them, of people where it disarms."""
    things = " ".join(a.text for a in statement.roles("recipient"))
    if _arms().search(things):
        mark = _steps("weapons").search(statement.pattern) or _steps("weapons").search(statement.evidence.quote)
        step = str(mark.lastgroup) if mark else None
        return step if step in ("seized", "collected", "destroyed", "traced", "registered") else None
    if statement.mode == "disarm":
        mark = _steps("people").search(statement.pattern)
        return str(mark.lastgroup) if mark else "dismantled"
    return None


def figures_in(sentence: str) -> Iterator[Found]:
    """The figures of a sentence that count people who bear arms, or arms.

    A figure alone ("of whom 1,500 have been disarmed") counts what the one before it does; one after "including" is
    part of another and is left out.
    """
    disarming, others = is_of_disarming(sentence), _listed("others").search(sentence) is not None
    of = ""
    for match in _figures().finditer(sentence):
        if not (match["noun"] or of) or _part().search(sentence[: match.start()]):
            continue
        of = _class_of(match["noun"]) if match["noun"] else of
        figure = read_figure(match["figure"] or match["alone"])
        if figure is None or figure.low <= 0 or (words()["classes"][of].get("needs") and (others or not disarming)):
            continue
        qualifier = "more_than" if "+" in match[0] else (match["about"] or "").lower().replace(" ", "_") or None
        end = match.end("figure") if match["figure"] else match.end("alone")
        yield Found(match.start(), end, figure, qualifier, of, match[0])


def steps_at(sentence: str, start: int, end: int, group: str) -> tuple[str, ...]:
    """The steps that a sentence tells of its figure at `start:end`.

    What follows the figure in its own part of the sentence holds first, then what stands before it; words joined by
    "and" hold together. None where no word is near.
    """
    marks = [(m.start(), m.end(), str(m.lastgroup)) for m in _steps(group).finditer(sentence)]
    others = [m.start() for m in _number().finditer(sentence) if not start <= m.start() < end]
    after = [m for m in marks if m[0] >= end]
    before = [m for m in marks if m[1] <= start]
    ahead = _first_ahead(sentence, end, after, others)
    behind = _last_behind(sentence, start, before)
    if ahead and behind and not _is_passive(sentence, end, ahead[0]) and start - behind[1] < ahead[0] - end:
        ahead = None
    mark = ahead or behind
    if mark is None:
        return ()
    mark = _stronger(sentence, mark, after if ahead else before, group)
    chained = [m for m in marks if m != mark and _is_chained(sentence, mark, m)]
    return tuple(dict.fromkeys((mark[2], *(m[2] for m in chained if _strong(group, m[2])))))


Mark = tuple[int, int, str]


def _first_ahead(sentence: str, end: int, marks: Sequence[Mark], others: Sequence[int]) -> Mark | None:
    for mark in marks:
        between = sentence[end : mark[0]]
        passed = [n for n in others if end <= n < mark[0]]
        if mark[0] - end > _REACH or _breaks().search(between) or (passed and not _is_aside(between)):
            return None
        return mark
    return None


def _last_behind(sentence: str, start: int, marks: Sequence[Mark]) -> Mark | None:
    for mark in reversed(marks):
        between = sentence[mark[1] : start]
        return None if len(between) > _REACH or _breaks().search(between) else mark
    return None


def _stronger(sentence: str, mark: Mark, marks: Sequence[Mark], group: str) -> Mark:
    """A weak word gives way to a strong one close by, with no figure and no new part of the sentence between."""
    if _strong(group, mark[2]):
        return mark
    for other in marks:
        between = sentence[min(mark[1], other[1]) : max(mark[0], other[0])]
        is_close = len(between) <= _CLOSE and not _breaks().search(between) and not _number().search(between)
        if is_close and _strong(group, other[2]):
            return other
    return mark


def _strong(group: str, step: str) -> bool:
    return not words()[group][step].get("weak")


def _is_passive(sentence: str, end: int, mark: int) -> bool:
    """Whether the figure is the subject of what follows: "400 rifles were seized", "30 fighters surrendered"."""
    return _joined().search(sentence[end:mark]) is None


def _is_aside(between: str) -> bool:
    """Whether the other figure stands in an aside: "383 combatants, including 40 women, were disarmed"."""
    return re.search(r"\bincluding\b|\bamong them\b|\(", between) is not None


def _is_chained(sentence: str, mark: Mark, other: Mark) -> bool:
    first, second = sorted((mark, other))
    between = sentence[first[1] : second[0]]
    return (
        len(between) <= _CHAINED and re.fullmatch(r"(?:,? and(?: then)?|,) ?(?:been |were |was )?", between) is not None
    )


@cache
def words() -> dict[str, Any]:
    """The content of `words.toml`."""
    content: dict[str, Any] = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    return content


@cache
def _steps(group: str) -> re.Pattern[str]:
    parts = (f"(?P<{step}>{'|'.join(map(_word, entry['words']))})" for step, entry in words()[group].items())
    return re.compile(rf"\b(?:{'|'.join(parts)})", re.I)


@cache
def _listed(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(_word, words()['lists'][name]))})", re.I)


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile("|".join(_word(w) if w[0].isalpha() else re.escape(w) for w in words()["lists"]["breaks"]), re.I)


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(r"\band\b|,")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{DIGITS})")


@cache
def _nouns() -> dict[str, str]:
    return {noun: of for of, entry in words()["classes"].items() for noun in entry["nouns"]}


def _class_of(noun: str) -> str:
    lower = noun.lower()
    return _nouns().get(lower) or _nouns()[lower.removesuffix("s")]


@cache
def _figures() -> re.Pattern[str]:
    lists = words()["lists"]
    nouns = "|".join(sorted((re.escape(n) for n in _nouns()), key=len, reverse=True))
    about, apart, be = ("|".join(lists[name]) for name in ("about", "apart", "being"))
    compounds = "|".join(map(_word, lists["compounds"]))
    steps = "|".join(_word(w) for group in GROUPS for entry in words()[group].values() for w in entry["words"])
    digits = rf"(?:{DIGITS})(?:\s(?:hundred|thousand|million|dozen))?"
    number = rf"{VAGUE_WORDS}|{SEVERAL_WORDS}|{digits}|(?!a\b){WORDS}"
    between = rf"(?:\s(?!(?:{apart})\b)[\w’'/-]+){{0,5}}?"
    whole = rf"(?![\s-](?:{compounds}|(?:{nouns})s?\b))"
    named = rf"(?P<figure>{number})(?:\+|\b){between}\s(?P<noun>{nouns})s?\b{whole}"
    alone = rf"(?P<alone>\d{{1,3}}(?:,\d{{3}})*)\s(?=(?:{be})\b|{steps})"
    return re.compile(rf"(?<![.,])\b(?:(?P<about>{about})\s)?(?:{named}|{alone})", re.I)


@cache
def _arms() -> re.Pattern[str]:
    """Nouns for light arms, ammunition and explosives."""
    nouns = (n for n, of in _nouns().items() if group_of(of) == "weapons" and not words()["classes"][of].get("without"))
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, nouns), key=len, reverse=True))})s?\b", re.I)


@cache
def _part() -> re.Pattern[str]:
    return re.compile(rf"\bincluding(?:\s(?:{'|'.join(words()['lists']['about'])}))?\s$|\($", re.I)


def _word(text: str) -> str:
    """A pattern of one entry: a final star stands for any ending, a star between words for up to two words."""
    parts = [
        r"(?:[\w’'-]+\s){0,2}"
        if w == "*"
        else re.escape(w.removesuffix("*")) + (r"[\w’'-]*" if w.endswith("*") else r"\b") + r"\s"
        for w in text.split()
    ]
    return re.sub(r"\\s$", "", "".join(parts))
