"""Names that are known before a text is read: countries, capitals, regions, peoples and organisations of the world."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from faultline.language.lexicons import read_lexicon
from faultline.language.tokenising import tokens_of
from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.ontology import vocabulary

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
    """What a known name means.

    Attributes:
        key: One for all names of the same thing: `country:ML`, `demonym:ML`, `known:United Nations`.
        is_shared: Whether others bear the name too, so that a text which explains it knows better.
    """

    type: EntityType
    form: Form
    key: str
    is_shared: bool = False


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


def known_words(words: Sequence[str]) -> Entry | None:
    """What a name means that is cut into tokens already, if it is known."""
    return _entries().get(tuple(map(_plain, words)))


def country_code(text: str) -> str | None:
    """ISO 3166-1 alpha-2 code of the country that a name, capital or demonym ("Malian") belongs to, or None."""
    entry = known(text)
    kind, _, code = entry.key.partition(":") if entry else ("", "", "")
    return code.split("/")[0] if kind in ("country", "demonym", "people", "capital") and len(code) >= 2 else None


def _pieces(text: str) -> tuple[str, ...]:
    """A name as the tokeniser cuts it, with straight apostrophes."""
    return tokens_of(text.replace("’", "'"))


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
    for name, entry in (*_actors(), *_bodies(), *_regions(), *_peoples(), *_countries()):
        entries[_pieces(name)] = entry
    return entries


def _countries() -> Iterator[tuple[str, Entry]]:
    for code, country in vocabulary("countries").items():
        uncertain = country.get("uncertain", ())
        for capital in country.get("capitals", ()):
            if capital not in uncertain:
                yield capital, Entry(EntityType.PLACE, Form.NAME, f"capital:{code}/{country['capitals'][0]}")
        for name in (country["name"], *country.get("names", ())):
            if name not in uncertain:
                yield name, Entry(EntityType.COUNTRY, _form(name), f"country:{code}")
        for demonym in country.get("demonyms", ()):
            yield demonym, Entry(EntityType.COUNTRY, Form.DEMONYM, f"demonym:{code}")
            if not demonym.endswith(_INVARIABLE):
                yield demonym + "s", Entry(EntityType.GROUP, Form.DEMONYM, f"people:{code}")
        for people in country.get("people", ()):
            yield people, Entry(EntityType.GROUP, Form.DEMONYM, f"people:{code}")


def _regions() -> Iterator[tuple[str, Entry]]:
    for key, region in vocabulary("regions").items():
        names = {region["name"], *region.get("names", ()), *region.get("shared", ())}
        for name in sorted(names.difference(region.get("uncertain", ()))):
            yield name, Entry(EntityType.PLACE, Form.NAME, f"region:{key}")
        for demonym in region.get("demonyms", ()):
            yield demonym, Entry(EntityType.PLACE, Form.DEMONYM, f"regional:{key}")
        for people in region.get("people", ()):
            yield people, Entry(EntityType.GROUP, Form.NAME, f"group:{people}")


def _peoples() -> Iterator[tuple[str, Entry]]:
    for peoples in vocabulary("peoples").values():
        for people, spellings in peoples.items():
            for name in (people, *spellings):
                yield name, Entry(EntityType.GROUP, Form.NAME, f"group:{people}")


def _actors() -> Iterator[tuple[str, Entry]]:
    """Names known by type alone, or by many things: armed groups, listed names, seats, shared names."""
    for group in vocabulary("armed_groups").values():
        for name in group.get("names", ()):
            yield name, Entry(EntityType.ARMED_GROUP, _form(name), f"known:{name.casefold()}", is_shared=True)
    for kind, names in read_lexicon("known_names").items():
        for name in names:
            yield name, Entry(EntityType(kind), _form(name), f"known:{name.casefold()}")
    for seat, more in vocabulary("seats").items():
        for name in (seat, *more.get("names", ())):
            yield name, Entry(EntityType.GOVERNMENT_BODY, Form.NAME, f"known:{seat}")
    for kind, bodies in vocabulary("bodies").items():
        for body, more in bodies.items():
            for name in more.get("shared", ()):
                yield name, Entry(EntityType(kind), _form(name), f"known:{body}", is_shared=True)


def _bodies() -> Iterator[tuple[str, Entry]]:
    for kind, bodies in vocabulary("bodies").items():
        for body, more in bodies.items():
            for name in (body, *more.get("names", ())):
                yield name, Entry(EntityType(kind), _form(name), f"known:{body}")


def _form(name: str) -> Form:
    """A single short word with more capitals than small letters ("U.S.", "AfDB") is an acronym."""
    capitals, small = (sum(map(test, name)) for test in (str.isupper, str.islower))
    return Form.ACRONYM if " " not in name and capitals > max(1, small) else Form.NAME
