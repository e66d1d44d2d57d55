"""Which mentions of persons in a document mean the same one: full names, surnames, titles."""

from __future__ import annotations

from dataclasses import dataclass, field

from faultline.language.found import Found
from faultline.language.lexicons import title_words
from faultline.model.sentence import Sentence

_HE = frozenset(
    {"mr", "sir", "king", "prince", "lord", "emir", "sheikh", "imam", "father", "monsieur", "pope", "bishop"}
)
_SHE = frozenset(
    {"mrs", "ms", "miss", "queen", "princess", "lady", "dame", "madam", "madame", "mme", "spokeswoman", "chairwoman"}
)


@dataclass(slots=True)
class _Person:
    chain: int
    names: tuple[str, ...]
    titles: set[str] = field(default_factory=set)
    gender: str | None = None


class Persons:
    """The persons named so far."""

    def __init__(self) -> None:
        self._by_last: dict[str, list[_Person]] = {}
        self._by_chain: dict[int, _Person] = {}

    def chain(self, sentence: Sentence, name: Found, fresh: int) -> int:
        """The chain of a person's name: that of one already named so, else `fresh`."""
        parts = tuple(t.text for t in sentence.tokens[name.first : name.stop] if t.text != "-")
        titles = _titles(sentence, name.first)
        held = self._find(parts)
        if held is None:
            held = _Person(fresh, parts)
            self._by_chain[fresh] = held
            for part in {parts[-1], parts[0]}:
                self._by_last.setdefault(part.casefold(), []).append(held)
        elif len(parts) > len(held.names):
            held.names = parts
        held.titles |= titles
        held.gender = held.gender or ("he" if titles & _HE else "she" if titles & _SHE else None)
        return held.chain

    def has_title(self, chain: int, title: str) -> bool:
        """Whether the text has called this person so: "Minister Dion" is later "the minister"."""
        person = self._by_chain.get(chain)
        return person is not None and title in person.titles

    def agrees(self, chain: int, pronoun: str) -> bool:
        """Whether "he" or "she" can mean this person, as titles and earlier pronouns tell; the answer is kept."""
        person = self._by_chain.get(chain)
        if person is None:
            return True
        if person.gender is None:
            person.gender = pronoun
        return person.gender == pronoun

    def _find(self, parts: tuple[str, ...]) -> _Person | None:
        for held in reversed(self._by_last.get(parts[-1].casefold(), [])):
            if _is_same(parts, held.names):
                return held
        return None


def _is_same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """A surname alone, or names of which one has all the words of the other, initials counted as words."""
    if _is_office(one) and _is_office(other):
        return [w.casefold() for w in one] == [w.casefold() for w in other]
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return short[0].casefold() in (
            long[-1].casefold(),
            long[0].casefold() if len(one) == 1 and len(long) > 2 else "",
        )
    first, initial = short[0].rstrip("."), long[0].rstrip(".")
    is_initial = (len(first) == 1 and initial.startswith(first)) or (len(initial) == 1 and first.startswith(initial))
    return short[-1].casefold() == long[-1].casefold() and (is_initial or set(short[:-1]) <= set(long[:-1]))


def _is_office(names: tuple[str, ...]) -> bool:
    """Whether all words are titles: a Deputy Prime Minister is not the Prime Minister."""
    return all(word.casefold().rstrip(".") in title_words("words") | title_words("portfolios") for word in names)


def _titles(sentence: Sentence, first: int) -> set[str]:
    """The titles right before a name, in lower case."""
    found: set[str] = set()
    for token in reversed(sentence.tokens[max(0, first - 8) : first]):
        lower = token.text.lower().rstrip(".")
        if lower in title_words("words"):
            found.add(lower)
        elif lower not in title_words("portfolios") and lower not in ("of", "for", "and"):
            break
    return found
