"""Turns what Faultline says in English into French by the templates of `phrases.toml`; names and quotes stay.

A template is an English sentence with slots: `{n…}` a number, `{d…}` a date or period, `{s…}` words that are turned in
their turn where they can be, anything else a name or words of a source, which stay as they are. Where no template holds
a sentence as a whole, it is taken apart at its brackets, colons and semicolons.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from faultline.exchange.french.typography import DATE, NARROW, NUMBER, PERIOD, RANGE, WIDE, number, period, spaced

WEAK = 12
"""Letters of its own below which a template might hold what it is not made for."""
_BRACKETS = re.compile(r"(.+?) \(((?:[^()]|\([^()]*\))+)\)", re.DOTALL)
_SOURCES = " ({b})"
"""The sources behind a comparison, which are taken apart by themselves."""
_WORD = re.compile(r"[\w&’'./-]*\w|\(\w+\)")
_LONGEST = 16
_MASK = re.compile("\ue000(\\d+)\ue001")
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Template:
    """An English sentence with slots and its French.

    Attributes:
        key: Its longest stretch without a slot: what a sentence must hold to be tried.
        weight: How many letters it has of its own.
        is_checked: Whether it is strong, or has a slot whose words must be known.
    """

    pattern: re.Pattern[str]
    french: str
    key: str
    weight: int
    is_checked: bool


@dataclass(frozen=True, slots=True)
class Names:
    """Names that no phrase takes apart, and the words that they begin with."""

    whole: frozenset[str]
    beginnings: frozenset[str]

    @classmethod
    def among(cls, names: Iterable[str]) -> Names:
        """Those of `names` that are names: written large, and no words of a phrase."""
        whole = frozenset(n for n in names if len(n) > 2 and n != n.lower() and n.strip() and n not in _exact())
        return cls(whole, frozenset(name.split()[0] for name in whole))


class Phrasebook:
    """The templates, and what is known besides: the sentences of statements in both languages."""

    def __init__(self, known: Mapping[str, str], names: Names | None = None) -> None:
        """`known` sentences by their English; `names` stay as they are, whatever words they hold."""
        self._known = known
        self._names = names or Names(frozenset(), frozenset())
        self._masked: list[str] = []
        self._mask_of: dict[str, str] = {}
        self._done: dict[str, str | None] = {}
        self._whole_done: dict[str, str | None] = {}

    def turned(self, text: str) -> str:
        """The text in French as far as it is known; numbers and dates alone are set anew too."""
        masked = self._hidden(text)
        return self._shown(self._whole(masked) or self._whole(text) or self._apart(masked) or masked)

    def _hidden(self, text: str) -> str:
        """The text with each known name, the longest first, as one letter that no phrase has."""
        words = list(_WORD.finditer(text))
        pieces, done, at = [], 0, 0
        while at < len(words):
            start = words[at].start()
            may_begin = words[at][0] in self._names.beginnings or text[start].isupper()
            for last in range(min(len(words), at + _LONGEST), at, -1) if may_begin else ():
                end = words[last - 1].end()
                if text[start:end] in self._names.whole:
                    pieces += [text[done:start], self._mask(text[start:end])]
                    done, at = end, last - 1
                    break
            at += 1
        return "".join(pieces) + text[done:]

    def _mask(self, name: str) -> str:
        if name not in self._mask_of:
            self._mask_of[name] = f"\ue000{len(self._masked)}\ue001"
            self._masked.append(name)
        return self._mask_of[name]

    def _shown(self, text: str) -> str:
        return _MASK.sub(lambda found: self._masked[int(found[1])], text)

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
        if (shown := self._shown(text)) in self._known:
            return self._known[shown]
        if _MASK.fullmatch(text):
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
        for at in (m.start() for m in re.finditer(": | – | — ", text)):
            mark = ": " if text[at] == ":" else text[at : at + 3]
            if found := self._all([text[:at], text[at + len(mark) :]]):
                return (f"{WIDE}: " if text[at] == ":" else mark).join(found)
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
        small = text[:1].lower() + text[1:]
        for form in (text, f"{text}.", f"{text}?", small):
            if (found := _exact().get(form)) is not None:
                return _like(text, found.rstrip(f".?{NARROW}") if form[:-1] == text else found)
        for form in dict.fromkeys((text, f"{text}.", small)):
            if (found := self._filled_in(form, is_weak=False)) is not None:
                return _like(text, found.removesuffix(".") if form[:-1] == text else found)
        label = _labels().get(text) if text == text.lower() else None
        if label:
            return label[:1].lower() + label[1:]
        if ", " in text and (listed := self._in_commas(text.split(", "))):
            return ", ".join(listed)
        return self._filled_in(text, is_weak=True)

    def _in_commas(self, parts: Sequence[str]) -> list[str] | None:
        """The parts of a list, each known; a part may have commas of its own."""
        if not parts:
            return []
        for upto in range(min(len(parts), 4), 0, -1):
            joined = ", ".join(parts[:upto])
            head = _exact().get(joined) if upto > 1 else self._whole(joined)
            if head and (rest := self._in_commas(parts[upto:])) is not None:
                return [head, *rest]
        return None

    def _filled_in(self, text: str, *, is_weak: bool) -> str | None:
        """By a template; a weak one, of few letters of its own, holds only what it can turn all of."""
        for template in _templates():
            if (template.weight < WEAK) is is_weak and template.key in text:
                match = template.pattern.fullmatch(text)
                is_spread = not template.is_checked and re.search(r"[.;] ", text)  # holds words of two sentences
                if match and not is_spread and self._holds(match, is_weak=is_weak):
                    return self._filled(template, match)
        return None

    def _holds(self, match: re.Match[str], *, is_weak: bool) -> bool:
        """Whether the slots hold what they are made for."""
        slots = match.groupdict().items()
        return all(_MASK.fullmatch(value) for name, value in slots if re.fullmatch(r"v\d*", name)) and (
            not is_weak or all(self._whole(value) for name, value in slots if re.fullmatch(r"s\d*", name))
        )

    def _filled(self, template: Template, match: re.Match[str]) -> str:
        def slot(found: re.Match[str]) -> str:
            sort, value = found[1].rstrip("0123456789"), match[found[1]]
            turn = {"n": number, "d": period, "s": self.turned}.get(sort)
            return turn(value) if turn else value

        return _SLOT.sub(slot, template.french)

    def _apart(self, text: str) -> str | None:
        """Taken apart at semicolons, brackets, stops, dashes and colons; None where no part is known."""
        for mark, french in ((". ", ". "), ("; ", f"{NARROW}; "), (" – ", " – "), (" — ", " — ")):
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
    for name in ("words.toml", "findings.toml", "phrases.toml"):
        content = tomllib.loads((files("faultline.exchange.french") / name).read_text(encoding="utf-8"))
        for group in content.values():
            found |= {english: french for english, french in group.items() if isinstance(french, str)}
    found |= {en.removesuffix(_SOURCES): fr.removesuffix(_SOURCES) for en, fr in found.items() if en.endswith(_SOURCES)}
    return found


@cache
def _exact() -> dict[str, str]:
    return {english: spaced(french) for english, french in _content().items() if "{" not in english}


@cache
def _labels() -> dict[str, str]:
    """What codes are called, by their English names in small letters."""
    content = tomllib.loads((files("faultline.exchange.french") / "words.toml").read_text(encoding="utf-8"))
    return {english.lower(): spaced(french) for english, french in content["label"].items()}


@cache
def _templates() -> tuple[Template, ...]:
    """Those with slots, the ones with most letters of their own first."""
    made = [_template(english, french) for english, french in _content().items() if "{" in english]
    return tuple(sorted(made, key=lambda t: (not t.is_checked, -t.weight, t.pattern.pattern)))


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
    weight = sum(map(len, literals))
    is_checked = weight >= WEAK or any(re.fullmatch(r"[sv]\d*", name) for name in own[1::2])
    return Template(re.compile(pattern, re.DOTALL), spaced(french), max(literals, key=len), weight, is_checked)
