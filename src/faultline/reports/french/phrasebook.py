"""Turns what Faultline says in English into French by the templates of `phrases.toml`; names and quotes stay.

A template is an English sentence with slots: `{n…}` a number, `{d…}` a date or period, `{s…}` words that are turned in
their turn where they can be, anything else a name or words of a source, which stay as they are. Where no template holds
a sentence as a whole, it is taken apart at its brackets, colons and semicolons.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from faultline.reports.french.typography import DATE, NARROW, NUMBER, PERIOD, RANGE, WIDE, number, period, spaced

WEAK = 12
"""Letters of its own below which a template might hold what it is not made for."""
_BRACKETS = re.compile(r"(.+?) \(((?:[^()]|\([^()]*\))+)\)", re.DOTALL)
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """An English sentence with slots and its French.

    Attributes:
        key: Its longest stretch without a slot: what a sentence must hold to be tried.
    """

    pattern: re.Pattern[str]
    french: str
    key: str
    weight: int


class Phrasebook:
    """The templates, and what is known besides: the sentences of statements in both languages."""

    def __init__(self, known: Mapping[str, str], names: Collection[str] = ()) -> None:
        """`known` sentences by their English; `names` stay as they are, whatever words they hold."""
        self._known, self._names = known, frozenset(names)
        self._done: dict[str, str | None] = {}
        self._whole_done: dict[str, str | None] = {}

    def turned(self, text: str) -> str:
        """The text in French as far as it is known; numbers and dates alone are set anew too."""
        return self._found(text) or text

    def _found(self, text: str) -> str | None:
        """In French, wholly or in part; None where nothing of it is known."""
        if text not in self._done:
            self._done[text] = self._whole(text) or self._apart(text)
        return self._done[text]

    def _whole(self, text: str) -> str | None:
        """In French, where phrases hold all of it."""
        if text not in self._whole_done:
            self._whole_done[text] = None  # what holds itself is not turned for ever
            self._whole_done[text] = self._alone(text) or self._strictly_apart(text) or self._phrased(text)
        return self._whole_done[text]

    def _alone(self, text: str) -> str | None:
        """What is known as it stands: a statement, a name, a date, a number, a code with its label."""
        if text in self._known:
            return self._known[text]
        if text in self._names and text not in _exact():
            return text
        if re.fullmatch(PERIOD, text) and not re.fullmatch(r"\d{4}", text):
            return period(text)
        if re.fullmatch(RANGE, text) and not re.fullmatch(DATE, text):
            return number(text)
        match = re.fullmatch(r"(\d{3,5}) (\D.+)", text)
        label = _labels().get(match[2].lower()) if match else None
        return f"{match[1]} {label}" if match and label else None

    def _strictly_apart(self, text: str) -> str | None:
        """Parts between semicolons, before and in brackets, or sentences, where all of them are known."""
        for mark, french in (("; ", f"{NARROW}; "), (". ", ". ")):
            if mark in text and (found := self._all(text.split(mark))):
                return french.join(found)
        if (match := _BRACKETS.fullmatch(text)) and (found := self._all(match[2].split("; "))):
            return f"{self.turned(match[1])} ({f'{NARROW}; '.join(found)})"
        for end, french in ((".", "."), (":", f"{WIDE}:")):
            if len(text) > 1 and text.endswith(end) and not text.endswith("..") and (whole := self._whole(text[:-1])):
                return f"{whole}{french}"
        return None

    def _all(self, parts: Sequence[str]) -> list[str] | None:
        found = [self._whole(part) for part in parts]
        known = [part for part in found if part]
        return known if len(known) == len(parts) else None

    def _phrased(self, text: str) -> str | None:
        """By one phrase, whether it begins large or small; a label in small letters; a list of such."""
        for form in dict.fromkeys((text, f"{text}.", text[:1].lower() + text[1:])):
            exact = _exact().get(form)
            found = exact if exact is not None else self._filled_in(form, is_weak=False)
            if found is not None:
                return _like(text, found.removesuffix(".") if form == f"{text}." else found)
        label = _labels().get(text) if text == text.lower() else None
        if label:
            return label[:1].lower() + label[1:]
        if ", " in text and (listed := self._all(text.split(", "))):
            return ", ".join(listed)
        return self._filled_in(text, is_weak=True)

    def _filled_in(self, text: str, *, is_weak: bool) -> str | None:
        """By a template; a weak one, of few letters of its own, holds only what it can turn all of."""
        for template in _templates():
            if (template.weight < WEAK) is is_weak and template.key in text:
                match = template.pattern.fullmatch(text)
                if match and (not is_weak or self._turns_all(match)):
                    return self._filled(template, match)
        return None

    def _turns_all(self, match: re.Match[str]) -> bool:
        slots = match.groupdict().items()
        return all(self._whole(value) for name, value in slots if re.fullmatch(r"s\d*", name)) and all(
            value in self._names for name, value in slots if re.fullmatch(r"v\d*", name)
        )

    def _filled(self, template: Template, match: re.Match[str]) -> str:
        def slot(found: re.Match[str]) -> str:
            sort, value = found[1].rstrip("0123456789"), match[found[1]]
            turn = {"n": number, "d": period, "s": self.turned}.get(sort)
            return turn(value) if turn else value

        return _SLOT.sub(slot, template.french)

    def _apart(self, text: str) -> str | None:
        """Taken apart at semicolons, brackets, stops, dashes and colons; None where no part is known."""
        for mark, french in (("; ", f"{NARROW}; "), (". ", ". "), (" – ", " – "), (" — ", " — ")):
            parts = text.split(mark)
            found = [self._found(part) for part in parts] if len(parts) > 1 else []
            if any(found):
                return french.join(turned or part for turned, part in zip(found, parts, strict=True))
        if (match := _BRACKETS.fullmatch(text)) and (inner := self._found(match[2])):
            return f"{self.turned(match[1])} ({inner})"
        for at in (m.start() for m in re.finditer(": ", text)):
            head, tail = text[:at], text[at + 2 :]
            one, other = self._found(head), self._found(tail)
            if one or other:
                return f"{one or head}{WIDE}: {other or tail}"
        most = self._found(text[:-1]) if text.endswith(".") else None
        return f"{most}." if most else None


def _like(text: str, french: str) -> str:
    return french[:1].upper() + french[1:] if text[:1].isupper() else french


@cache
def _content() -> dict[str, str]:
    """All phrases of the files here, English to French."""
    found: dict[str, str] = {}
    for name in ("phrases.toml", "findings.toml", "words.toml"):
        content = tomllib.loads((files("faultline.reports.french") / name).read_text(encoding="utf-8"))
        for group in content.values():
            found |= {english: french for english, french in group.items() if isinstance(french, str)}
    return found


@cache
def _exact() -> dict[str, str]:
    return {english: spaced(french) for english, french in _content().items() if "{" not in english}


@cache
def _labels() -> dict[str, str]:
    """What codes are called, by their English names in small letters."""
    content = tomllib.loads((files("faultline.reports.french") / "words.toml").read_text(encoding="utf-8"))
    return {english.lower(): spaced(french) for english, french in content["label"].items()}


@cache
def _templates() -> tuple[Template, ...]:
    """Those with slots, the ones with most letters of their own first."""
    made = [_template(english, french) for english, french in _content().items() if "{" in english]
    return tuple(sorted(made, key=lambda t: (-t.weight, t.pattern.pattern)))


def _template(english: str, french: str) -> Template:
    own = _SLOT.split(english)
    pattern, seen = "", set[str]()
    for at, part in enumerate(own):
        if at % 2 == 0:
            pattern += re.escape(part)
        elif part in seen:
            pattern += f"(?P={part})"
        else:
            seen.add(part)
            kind = {"n": NUMBER, "d": PERIOD}.get(part.rstrip("0123456789"), ".+?")
            pattern += f"(?P<{part}>{kind})"
    literals = own[::2]
    return Template(
        re.compile(pattern, re.DOTALL), spaced(french), max(literals, key=len), sum(len(part) for part in literals)
    )
