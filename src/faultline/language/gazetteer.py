"""Names that are known before a text is read: countries, capitals, regions, peoples and organisations of the world."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from faultline.language.lexicons import read_lexicon
from faultline.model.entity import EntityType
from faultline.model.sentence import Form

_PIECES = re.compile(r"(?<=\w)['’]s\b|[\w.&'’]+|[^\w\s]")
_INVARIABLE = (
    "ese",
    "ish",
    "ch",
    "ss",
    "é",
    "è",
    "ois",
    "Thai",
    "Swazi",
    "Basotho",
    "kyrgyz",
    "Kyrgyz",
    "Malagasy",
    "Burkinabe",
    "Czech",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a known name means. `key` is one for all names of the same thing: `country:ML`, `demonym:ML`, `known:UN`."""

    type: EntityType
    form: Form
    key: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name at `tokens[first:stop]`."""

    first: int
    stop: int
    entry: Entry


def find_known(words: Sequence[str]) -> list[Hit]:
    """The known names among the words of a sentence: the longest at each place, from left to right."""
    index, found, i = _index(), [], 0
    plain = [_plain(w) for w in words]
    while i < len(plain):
        for length in index.get(plain[i], ()):
            entry = _entries().get(tuple(plain[i : i + length])) if i + length <= len(plain) else None
            if entry:
                found.append(Hit(i, i + length, entry))
                i += length - 1
                break
        i += 1
    return found


def _plain(word: str) -> str:
    """A word with straight apostrophes; one all in capitals that is known otherwise ("OTTAWA") in usual spelling."""
    plain = word.replace("’", "'")
    if len(plain) > 3 and plain.isupper() and plain not in _index() and plain.title() in _index():
        return plain.title()
    return plain


def known(text: str) -> Entry | None:
    """What a whole name means, if it is known."""
    return _entries().get(tuple(map(_plain, _pieces(text))))


def country_code(text: str) -> str | None:
    """ISO 3166-1 alpha-2 code of the country that a name, capital or demonym ("Malian") belongs to, or None."""
    entry = known(text)
    kind, _, code = entry.key.partition(":") if entry else ("", "", "")
    return code.split("/")[0] if kind in ("country", "demonym", "people", "capital") and len(code) >= 2 else None


def _pieces(text: str) -> tuple[str, ...]:
    """A name as the tokeniser cuts it: at white space, hyphens between letters, and before 's."""
    return tuple(_PIECES.findall(text.replace("’", "'")))


@cache
def _index() -> dict[str, tuple[int, ...]]:
    """First word of a known name → the lengths of such names, the longest first."""
    lengths: dict[str, set[int]] = {}
    for pieces in _entries():
        lengths.setdefault(pieces[0], set()).add(len(pieces))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


@cache
def _entries() -> dict[tuple[str, ...], Entry]:
    entries: dict[tuple[str, ...], Entry] = {}
    for name, entry in (*_organisations(), *_regions(), *_countries()):
        entries[_pieces(name)] = entry
    return entries


def _countries() -> Iterator[tuple[str, Entry]]:
    for code, country in read_lexicon("countries").items():
        for capital in country["capitals"]:
            yield capital, Entry(EntityType.PLACE, Form.NAME, f"capital:{code}/{country['capitals'][0]}")
        for name in (country["name"], *country.get("names", ())):
            form = Form.ACRONYM if name.replace(".", "").isupper() and len(name) < 6 else Form.NAME
            yield name, Entry(EntityType.COUNTRY, form, f"country:{code}")
        for demonym in country["demonyms"]:
            yield demonym, Entry(EntityType.COUNTRY, Form.DEMONYM, f"demonym:{code}")
            if not demonym.endswith(_INVARIABLE):
                yield demonym + "s", Entry(EntityType.GROUP, Form.DEMONYM, f"people:{code}")
        for people in country.get("people", ()):
            yield people, Entry(EntityType.GROUP, Form.DEMONYM, f"people:{code}")


def _regions() -> Iterator[tuple[str, Entry]]:
    lexicon = read_lexicon("regions")
    for region, more in lexicon["regions"].items():
        for name in (region, *more.get("names", ())):
            yield name, Entry(EntityType.PLACE, Form.NAME, f"region:{region}")
        for demonym in more.get("demonyms", ()):
            yield demonym, Entry(EntityType.PLACE, Form.DEMONYM, f"regional:{region}")
    for name in lexicon["peoples"]["names"]:
        yield name, Entry(EntityType.GROUP, Form.NAME, f"group:{name.removesuffix('s')}")


def _organisations() -> Iterator[tuple[str, Entry]]:
    lexicon = read_lexicon("organisations")
    for kind, names in lexicon["plain"].items():
        for name in names:
            yield name, Entry(EntityType(kind), Form.NAME, f"known:{_folded(name)}")
    for acronym, (kind, *names) in lexicon["acronyms"].items():
        yield acronym, Entry(EntityType(kind), Form.ACRONYM, f"known:{acronym}")
        for name in names:
            form = Form.ACRONYM if name.replace(".", "").isupper() else Form.NAME
            yield name, Entry(EntityType(kind), form, f"known:{acronym}")


def _folded(name: str) -> str:
    """One key for spellings of one name: "al-Qaida", "Al Qaeda"."""
    folded = (
        re.sub(r"[\s'’-]+", " ", name)
        .casefold()
        .removeprefix("the ")
        .replace("qaida", "qaeda")
        .replace("qaïda", "qaeda")
    )
    return {"qaeda": "al qaeda", "taleban": "taliban", "al shabab": "al shabaab", "houthi": "houthis"}.get(
        folded, folded
    )
