"""Long names with their acronyms: "Global Affairs Canada (GAC)". Both are one thing; what is no name gives none either.

The long form is the shortest run of words before the bracket whose initials give the letters, as Schwartz and Hearst
match them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from faultline.language.classifying import is_acronym
from faultline.language.found import Found
from faultline.language.gazetteer import known
from faultline.language.kinds import LINKS, kind_by_words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Sentence, Token

_ELIDED = re.compile(r"^[ldLD]['’](?=\w)")


_NOT_ABBREVIATED = (EntityType.PERSON, EntityType.PLACE, EntityType.COUNTRY)


@dataclass(frozen=True, slots=True)
class Acronyms:
    """The acronyms that a document explains.

    Attributes:
        meanings: Acronym → type and key of its long form.
        common: Acronyms of what is no name ("security sector reform (SSR)"), which are no mentions.
        long_forms: (sentence index, first, stop) → the acronym it is explained by.
    """

    meanings: dict[str, tuple[EntityType, str]] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    long_forms: dict[tuple[int, int, int], str] = field(default_factory=dict)

    def applied(self, sentence: Sentence, names: Sequence[Found]) -> list[Found]:
        """The names of a sentence with long forms whole, acronyms typed as they are explained, and common ones gone."""
        mine = [(first, stop, a) for (index, first, stop), a in self.long_forms.items() if index == sentence.index]
        kept = [n for n in names if not any(n.first < stop and first < n.stop for first, stop, _ in mine)]
        kept = [self._explained(sentence, n) for n in kept if n.text_in(sentence) not in self.common]
        kept += [
            Found(first, stop, self.meanings[a][0], Form.NAME, self.meanings[a][1], 3, stop - 1)
            for first, stop, a in mine
        ]
        covered = {i for n in kept for i in range(n.first, n.stop)}
        kept += [
            Found(t.index, t.index + 1, *self._typed(t.text), 3, t.index)
            for t in sentence.tokens
            if t.text in self.meanings and t.index not in covered
        ]
        return sorted(kept, key=lambda n: (n.first, -n.stop))

    def _typed(self, acronym: str) -> tuple[EntityType, Form, str]:
        kind, key = self.meanings[acronym]
        return kind, Form.ACRONYM, key

    def _explained(self, sentence: Sentence, name: Found) -> Found:
        text = name.text_in(sentence)
        if text not in self.meanings:
            return name
        kind, form, key = self._typed(text)
        return replace(name, type=kind, form=form, key=key, weight=3)


def find_acronyms(sentences: Sequence[Sentence], found: Sequence[Sequence[Found]]) -> Acronyms:
    """All acronyms that the sentences explain, the first explanation of each."""
    meanings: dict[str, tuple[EntityType, str]] = {}
    common: set[str] = set()
    long_forms: dict[tuple[int, int, int], str] = {}
    for sentence, names in zip(sentences, found, strict=True):
        for acronym, first, stop in _explained_in(sentence.tokens, names):
            parts = [t.text for t in sentence.tokens[first:stop]]
            has_name = any(first <= n.first and n.stop <= stop and n.key for n in names)
            if not _is_name(parts) and not (has_name and kind_by_words([p.capitalize() for p in parts])):
                if known(acronym) is None and acronym not in meanings:
                    common.add(acronym)
                continue
            long_forms[sentence.index, first, stop] = acronym
            meanings.setdefault(acronym, _meaning(sentence, acronym, first, stop, names))
    return Acronyms(meanings, frozenset(common - set(meanings)), long_forms)


def _explained_in(tokens: Sequence[Token], names: Sequence[Found]) -> Iterator[tuple[str, int, int]]:
    """Acronyms in brackets with the span of the words before that they stand for, or of the name if they are known."""
    for i in range(2, len(tokens) - 1):
        if tokens[i - 1].text == "(" and is_acronym(tokens[i].text) and tokens[i + 1].text in (")", ",", ";"):
            stop = i - 1
            if tokens[stop - 1].text in ("”", '"', "’", "'"):
                stop -= 1
            first = _long_form(tokens, stop, tokens[i].text)
            if first is None and known(tokens[i].text):
                first = next((n.first for n in names if n.stop == stop and n.type not in _NOT_ABBREVIATED), None)
            if first is not None:
                yield tokens[i].text, first, stop


def _long_form(tokens: Sequence[Token], stop: int, acronym: str) -> int | None:
    """Start of the words up to `stop` that the letters abbreviate: by initials, else by letters inside of words."""
    letters = [c.lower() for c in acronym if c.isalpha()]
    first = max(0, stop - 2 * len(letters) - 4)
    for i in range(stop - 1, first - 1, -1):
        if tokens[i].text in ("(", ")", ";", ":", ".", "“"):
            first = i + 1
            break
    words = [_ELIDED.sub("", t.text.lower()) for t in tokens[first:stop]]
    found = _by_initials(words, letters)
    if found is None:
        found = _by_letters(words, letters)
    return None if found is None else first + found


def _by_initials(words: Sequence[str], letters: Sequence[str]) -> int | None:
    """Index of the word that gives the first letter when every letter is an initial; small words may be passed over."""
    at = len(letters) - 1
    for i in range(len(words) - 1, -1, -1):
        is_small = words[i] in LINKS and i > 0 and words[i - 1][:1] == letters[at]
        if words[i][:1] == letters[at] and not is_small:
            at -= 1
            if at < 0:
                return i
        elif words[i] not in LINKS:
            return None
    return None


def _by_letters(words: Sequence[str], letters: Sequence[str]) -> int | None:
    """As Schwartz and Hearst: letters in order anywhere in the words, the first of them an initial."""
    at = len(letters) - 1
    for i in range(len(words) - 1, -1, -1):
        for place in range(len(words[i]) - 1, -1, -1):
            if words[i][place] == letters[at] and (at or place == 0):
                at -= 1
                if at < 0:
                    return i
    return None


def _is_name(parts: Sequence[str]) -> bool:
    """Whether most words of weight have a capital."""
    heavy = [p for p in parts if p.lower() not in LINKS and p[:1].isalpha()]
    return bool(heavy) and sum(p[:1].isupper() for p in heavy) > 0.7 * len(heavy)


def _meaning(sentence: Sentence, acronym: str, first: int, stop: int, names: Sequence[Found]) -> tuple[EntityType, str]:
    parts = [t.text for t in sentence.tokens[first:stop]]
    long, short = known(" ".join(parts)), known(acronym)
    entry = long or (short if short and not short.is_shared else None)
    if entry:
        return entry.type, entry.key
    inside = [n for n in names if n.first < stop and first < n.stop]
    kind = (
        next((n.type for n in inside if (n.first, n.stop) == (first, stop) and n.weight > 1), None)
        or next((n.type for n in names if n.weight > 1 and n.text_in(sentence) == acronym), None)
        or kind_by_words(parts)
        or kind_by_words([p.capitalize() for p in parts])
        or next((n.type for n in inside if n.type is not EntityType.PERSON), None)
    )
    return kind or EntityType.ORGANISATION, f"acronym:{acronym}"
