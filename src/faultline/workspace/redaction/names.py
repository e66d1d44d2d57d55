"""Finds the names of certain persons in texts, by keyed hashes of them: who has the hashes alone cannot read the names.

A name is compared by its letters and digits, without case, accents and what stands between its words; so "Amadou
Koné", "AMADOU  KONE", "amadou_kone.pdf" and "Kone, Amadou" are one. Where it stands, each character becomes `MARK`, so
that offsets stay what they were.
"""

from __future__ import annotations

import hmac
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache

from faultline.workspace.marks import MARK

SHORTEST = 3
"""Letters of a name: fewer stand in too many words."""
_INVISIBLE = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_WORD = re.compile(rf"[^\W_](?:[{_INVISIBLE}]*[^\W_])*[{_INVISIBLE}]*")
_WIDEST_GAP = 4
_MOST_WORDS = 12
_BLANK = frozenset("\n\r\t\f\v")


class Reach(StrEnum):
    """Where a form of a name means the person.

    EVERYWHERE: in any text. NAMED: where the whole name stands too, or the document is known to be about them.
    OTHER: never; it is the name of somebody else that holds the same words.
    """

    EVERYWHERE = "everywhere"
    NAMED = "named"
    OTHER = "other"


@dataclass(frozen=True, slots=True, order=True)
class Form:
    """A form of a name, not readable.

    Attributes:
        letters: How many it has, by which most of a text is passed over.
        digest: Of its letters.
    """

    reach: Reach
    letters: int
    digest: str


Digest = Callable[[str], str]


def keyed(key: bytes) -> Digest:
    """The hash of letters under a key (HMAC-SHA-256, RFC 2104)."""
    return lambda letters: hmac.digest(key, letters.encode(), "sha256").hex()


def letters_of(text: str) -> str:
    """The letters and digits of a name, without case and accents."""
    return "".join(words_of(text))


_SHORT, _KEPT = 300, 100_000
"""Letters of a text that is remembered, and how many of them are, as of words."""


def words_of(text: str) -> list[str]:
    """The words of a name, each without case and accents."""
    return [_plain(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=_KEPT)
def _plain(word: str) -> str:
    if word.isascii():
        return word.lower() if word.isalnum() else "".join(c for c in word.lower() if c.isalnum())
    taken_apart = unicodedata.normalize("NFKD", word).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", taken_apart) if c.isalnum())


def forms_of(names: Iterable[str], others: Iterable[str], digest: Digest) -> tuple[Form, ...]:
    """The forms under which a person is found.

    Args:
        names: All that they are called. One of several words is theirs everywhere, and so are its words with the last
            put first; its last word alone, that word with initials, and names of one word where they are named in
            full. Who has only names of one word is found by these everywhere.
        others: Names of other persons; those that hold a word of `names` are never taken for them.
    """
    given = [tuple(words_of(name)) for name in names]
    whole = {words for words in given if len(words) > 1}
    single = {words for words in given if len(words) == 1 and len(words[0]) >= SHORTEST}
    reach = {"".join(words): Reach.NAMED for words in (single if whole else ())}
    reach |= {form: Reach.NAMED for words in whole for form in _shortened(words)}
    reach |= {"".join(words): Reach.EVERYWHERE for words in (whole or single)}
    reach |= {"".join((words[-1], *words[:-1])): Reach.EVERYWHERE for words in whole}
    known = {word for words in (*whole, *single) for word in words}
    for name in others:
        words = tuple(words_of(name))
        if len(words) > 1 and known & set(words):
            reach.setdefault("".join(words), Reach.OTHER)
    return tuple(sorted(Form(r, len(form), digest(form)) for form, r in reach.items() if len(form) >= SHORTEST))


def _shortened(words: tuple[str, ...]) -> Iterator[str]:
    *first, last = words
    if len(last) >= SHORTEST:
        yield last
        initials = [word[:1] for word in first]
        yield f"{initials[0]}{last}"
        yield f"{''.join(initials)}{last}"
        yield f"{last}{initials[0]}"


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    who: int
    reach: Reach


@dataclass(frozen=True)
class Names:
    """The names of persons, found in texts.

    Attributes:
        people: The forms of each person; a person is the number of them here.
        digest: By which the forms were made.
    """

    people: tuple[tuple[Form, ...], ...]
    digest: Digest

    def spans(self, text: str, named: Collection[int] = ()) -> list[tuple[int, int]]:
        """Where they are named, in order, without overlap; the text is known to speak of those `named`."""
        found = self._found(text)
        named = {*named, *(one.who for one in found if one.reach is Reach.EVERYWHERE)}
        return _united([(f.start, f.end) for f in found if f.who in named])

    def named_in(self, text: str) -> set[int]:
        """Who is named in full."""
        return {one.who for one in self._found(text) if one.reach is Reach.EVERYWHERE}

    def hide(self, text: str, named: Collection[int] = ()) -> str:
        """The text with marks where they are named; as long as it was."""
        spans = self.spans(text, named)
        return hidden(text, spans) if spans else text

    @cached_property
    def _reaches(self) -> dict[str, tuple[tuple[int, Reach], ...]]:
        made: dict[str, tuple[tuple[int, Reach], ...]] = {}
        for who, forms in enumerate(self.people):
            for form in forms:
                made[form.digest] = (*made.get(form.digest, ()), (who, form.reach))
        return made

    @cached_property
    def _beginnings(self) -> frozenset[str] | None:
        """All that a form may begin with, where forms are kept as they are."""
        if self.digest is not str:
            return None
        return frozenset(form.digest[:n] for forms in self.people for form in forms for n in range(1, form.letters + 1))

    @cached_property
    def _lengths(self) -> frozenset[int]:
        return frozenset(form.letters for forms in self.people for form in forms)

    @cached_property
    def _remembered(self) -> dict[str, list[_Found]]:
        """What was found in short texts: the same names and labels come again and again."""
        return {}

    def _found(self, text: str) -> list[_Found]:
        """Each form that stands there, but those inside the name of somebody else."""
        if len(text) > _SHORT:
            return self._searched(text)
        if text not in self._remembered:
            if len(self._remembered) > _KEPT:
                self._remembered.clear()
            self._remembered[text] = self._searched(text)
        return self._remembered[text]

    def _searched(self, text: str) -> list[_Found]:
        if not self._lengths:
            return []
        found = list(self._forms_in(text))
        foreign = [f for f in found if f.reach is Reach.OTHER]
        return [
            f
            for f in found
            if f.reach is Reach.EVERYWHERE
            or (f.reach is Reach.NAMED and not any(o.start <= f.start and f.end <= o.end for o in foreign))
        ]

    def _forms_in(self, text: str) -> Iterator[_Found]:
        lengths, reaches, digest, beginnings = self._lengths, self._reaches, self.digest, self._beginnings
        longest = max(lengths)
        words = [(match.start(), match.end(), _plain(match[0])) for match in _WORD.finditer(text)]
        for first, (start, before, letters) in enumerate(words):
            if beginnings is not None and letters not in beginnings:
                continue
            if len(letters) in lengths:
                yield from (_Found(start, before, *one) for one in reaches.get(digest(letters), ()))
            for next_start, end, plain in words[first + 1 : first + _MOST_WORDS]:
                letters += plain
                if len(letters) > longest or not _is_one(text, before, next_start):
                    break
                if beginnings is not None and letters not in beginnings:
                    break
                before = end
                if len(letters) in lengths:
                    yield from (_Found(start, end, *one) for one in reaches.get(digest(letters), ()))


def _is_one(text: str, end: int, start: int) -> bool:
    """Whether two words may belong to one name: little stands between them, and no empty line."""
    return start - end <= _WIDEST_GAP and text.count("\n", end, start) < 2


def _united(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    united: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if united and start <= united[-1][1]:
            united[-1] = (united[-1][0], max(end, united[-1][1]))
        else:
            united.append((start, end))
    return united


def hidden(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with a mark for each character of the spans; line ends stay."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], "".join(c if c in _BLANK else MARK for c in text[start:end])]
        at = end
    return "".join((*pieces, text[at:]))
