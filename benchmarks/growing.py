"""Grows the documents of a real map to as many mentions as wanted, with people and organisations that never were.

Real documents are cut into sections of about a hundred mentions; a new document repeats the mentions of a section with
other names. Names are drawn from an urn that gives a Zipf law and never runs dry: the longer one draws, the more names
are new. New ones are put together from the words of real ones and from new words; a name drawn again is often spelled
otherwise, goes with a title, an initial or a surname alone, and sometimes holds a typing mistake.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.tables.schemas import Named

SECTION = 100
"""Mentions in a document."""
AROUND = 200
"""Characters of text kept before the first and after the last mention of a section."""
DISCOUNT = 0.85
"""Of the urn: n draws give about n ** DISCOUNT names."""

_ORGANISATIONS = frozenset(EntityType) - {
    EntityType.PERSON, EntityType.PLACE, EntityType.COUNTRY, EntityType.GROUP, EntityType.GOODS,
}  # fmt: skip
_SPELLINGS = (
    ("ou", "u"), ("kh", "k"), ("dj", "j"), ("gh", "g"), ("y", "i"), ("ss", "s"), ("mm", "m"), ("e", "é"), ("ck", "k"),
    ("ei", "e"), ("z", "s"), ("ph", "f"), ("ll", "l"), ("oo", "ou"), ("-", " "), ("q", "k"), ("th", "t"),
)  # fmt: skip
_TITLES = ("Mr.", "Mrs.", "Dr.", "General", "Colonel", "President", "Minister")


class Urn:
    """Draws things again the more often they were drawn before, and new ones now and then (Pitman and Yor, 1997)."""

    def __init__(self, chance: random.Random, make: Callable[[], str], discount: float = DISCOUNT) -> None:
        self._chance, self._make, self._discount = chance, make, discount
        self._things: list[str] = []
        self._counts: list[int] = []
        self._drawn: list[int] = []

    def draw(self) -> str:
        kinds, draws = len(self._things), len(self._drawn)
        if self._chance.random() * (draws + 1) < 1 + self._discount * kinds:
            self._things.append(self._make())
            self._counts.append(0)
            which = kinds
        else:
            which = self._again()
        self._counts[which] += 1
        self._drawn.append(which)
        return self._things[which]

    def _again(self) -> int:
        while True:
            which = self._drawn[self._chance.randrange(len(self._drawn))]
            if self._chance.random() * self._counts[which] >= self._discount:
                return which


class Names:
    """Invents names out of real ones."""

    def __init__(self, chance: random.Random, sections: Sequence[tuple[Document, list[Named]]]) -> None:
        self._chance = chance
        names = [m for _, some in sections for m in some if m.form is Form.NAME]
        self._people = sorted({w for m in names if m.type is EntityType.PERSON for w in m.text.split() if w.isalpha()})
        self._bodies = sorted({m.text for m in names if m.type in _ORGANISATIONS and m.text[:1].isupper()})
        self._words = sorted({w for text in self._bodies for w in text.split() if w.isalpha() and w[0].isupper()})
        self._given = Urn(chance, lambda: self._word(self._people), 0.5)
        self._family = Urn(chance, lambda: self._word(self._people), 0.7)
        self._telling = Urn(chance, lambda: self._word(self._words), 0.6)
        self.people = Urn(chance, self._person)
        self.organisations = Urn(chance, self._organisation)

    def _word(self, real: Sequence[str]) -> str:
        a, b = self._chance.choice(real), self._chance.choice(real)
        if self._chance.random() < 0.3:
            return a
        return (a[: (len(a) + 1) // 2] + b[len(b) // 2 :].lower()).capitalize()

    def _person(self) -> str:
        words = [self._given.draw(), self._family.draw()]
        if self._chance.random() < 0.25:
            words.insert(1, self._given.draw())
        return " ".join(words)

    def _organisation(self) -> str:
        words = self._chance.choice(self._bodies).split()[:9]
        changed = [self._telling.draw() if w[0].isupper() and self._chance.random() < 0.5 else w for w in words]
        if len(changed) == 1 or changed == words:
            changed.append(self._telling.draw())
        return " ".join(changed)

    def spelled(self, name: str) -> str:
        """The name as another writer may spell it: mostly the same."""
        if self._chance.random() < 0.8:
            return name
        known = [pair for pair in _SPELLINGS if pair[0] in name]
        if known and self._chance.random() < 0.9:
            return name.replace(*self._chance.choice(known), 1)
        at = self._chance.randrange(len(name))
        return name[:at] + name[at + 1 :] or name


def cut(documents: Sequence[tuple[Document, Sequence[Named]]]) -> list[tuple[Document, list[Named]]]:
    """The documents in sections of about a hundred mentions, places in the text counted from its beginning."""
    sections = []
    for document, mentions in documents:
        placed = sorted((m for m in mentions if m.start is not None), key=lambda m: m.start or 0)
        for at in range(0, len(placed), SECTION):
            some = placed[at : at + SECTION]
            first = max(0, (some[0].start or 0) - AROUND)
            text = document.text[first : (some[-1].end or 0) + AROUND]
            moved = [replace(m, start=(m.start or 0) - first, end=(m.end or 0) - first) for m in some]
            sections.append((replace(document, text=text, passages=(), author=None, publisher=None), moved))
    return sections


def grow(
    sections: Sequence[tuple[Document, list[Named]]], mentions: int, seed: int = 0
) -> Iterator[tuple[int, str, list[Named]]]:
    """New documents until they hold so many mentions: the number of the section, the id, and the mentions."""
    chance = random.Random(seed)
    names = Names(chance, sections)
    number = 0
    while mentions > 0:
        section = chance.randrange(len(sections))
        identity = f"{chance.getrandbits(64):016x}"
        made = renamed(sections[section][1], names, chance)
        yield section, identity, [replace(m, document=identity) for m in made[:mentions]]
        mentions -= len(made)
        number += 1


def renamed(mentions: Sequence[Named], names: Names, chance: random.Random) -> list[Named]:
    chosen: dict[int, str] = {}
    made = []
    for mention in mentions:
        if mention.form not in (Form.NAME, Form.ACRONYM) or (chance.random() < 0.2 and mention.chain not in chosen):
            made.append(mention)
        elif mention.type is EntityType.PERSON:
            name = chosen.get(mention.chain) or chosen.setdefault(mention.chain, names.spelled(names.people.draw()))
            made.append(replace(mention, text=_person(name, mention.text, chance)))
        elif mention.type in _ORGANISATIONS:
            name = chosen.get(mention.chain) or chosen.setdefault(
                mention.chain, names.spelled(names.organisations.draw())
            )
            made.append(replace(mention, text=_acronym(name) if mention.form is Form.ACRONYM else name))
        else:
            made.append(mention)
    return made


def _person(name: str, instead_of: str, chance: random.Random) -> str:
    given, family = name.split()[0], name.split()[-1]
    if " " not in instead_of:
        return family
    if chance.random() < 0.1:
        return f"{given[0]}. {family}"
    return f"{chance.choice(_TITLES)} {name}" if chance.random() < 0.1 else name


def _acronym(name: str) -> str:
    letters = "".join(word[0] for word in name.split() if word[0].isupper())
    return letters if len(letters) > 1 else name
