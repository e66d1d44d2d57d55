"""Chains: which mentions of a document mean the same thing. Where it is not safe to say, a mention stays alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from faultline.language.found import Found
from faultline.language.gazetteer import country_code
from faultline.language.kinds import LINKS, is_head
from faultline.language.lexicons import title_words
from faultline.language.persons import Persons
from faultline.language.pronouns import Recent, resolve_pronouns
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Mention, Sentence, Token

_REACH = 4
"""Sentences back in which "the mission" may find its antecedent."""

_COMPATIBLE = {
    "group": (EntityType.ARMED_GROUP,),
    "militia": (EntityType.ARMED_GROUP,),
    "movement": (EntityType.ARMED_GROUP, EntityType.PARTY),
    "mission": (EntityType.MILITARY,),
    "operation": (EntityType.MILITARY,),
    "force": (EntityType.MILITARY,),
    "organisation": (EntityType.INTERNATIONAL_ORGANISATION, EntityType.CIVIL_ORGANISATION),
    "organization": (EntityType.INTERNATIONAL_ORGANISATION, EntityType.CIVIL_ORGANISATION),
    "bloc": (EntityType.INTERNATIONAL_ORGANISATION,),
    "company": (EntityType.COMPANY,),
    "firm": (EntityType.COMPANY,),
    "party": (EntityType.PARTY,),
    "ministry": (EntityType.GOVERNMENT_BODY,),
    "agency": (EntityType.MEDIA, EntityType.INTERNATIONAL_ORGANISATION),
    "institute": (EntityType.CIVIL_ORGANISATION,),
}


@dataclass(frozen=True, slots=True)
class _Definite:
    """What "the …" and "a …" before a nominal tell."""

    is_definite: bool
    is_single_new: bool


def chain_mentions(
    sentences: Sequence[Sentence], names: Sequence[Sequence[Found]], nominals: Sequence[Sequence[Found]]
) -> list[tuple[Mention, ...]]:
    """The mentions of each sentence with chain numbers, counted from 0 in the order of first mention."""
    chains = Chains()
    chained = [
        tuple(chains.mentions(sentence, sorted((*named, *nominal), key=lambda f: (f.first, -f.stop))))
        for sentence, named, nominal in zip(sentences, names, nominals, strict=True)
    ]
    return _with_one_type(chained)


def _with_one_type(chained: Sequence[tuple[Mention, ...]]) -> list[tuple[Mention, ...]]:
    """Acronyms and pronouns of a chain with the type of its first full name."""
    types: dict[int, EntityType] = {}
    for mention in (m for mentions in chained for m in mentions if m.form is Form.NAME):
        types.setdefault(mention.chain, mention.type)
    return [
        tuple(m if m.form is Form.NOMINAL else replace(m, type=types.get(m.chain, m.type)) for m in mentions)
        for mentions in chained
    ]


_PAST = frozenset({"former", "then", "late", "ex"})
"""Words before a title that do not make it another office."""


class Chains:
    """The chains of one document, built in reading order."""

    def __init__(self) -> None:
        self._by_key: dict[str, int] = {}
        self._persons = Persons()
        self._recent: list[Recent] = []
        self._count = 0

    def mentions(self, sentence: Sentence, found: Sequence[Found]) -> Iterator[Mention]:
        """The mentions of the next sentence, pronouns included that are safe to resolve, in order."""
        here: list[Recent] = []
        for mention in found:
            chain = self._chain(sentence, mention, here)
            here.append(Recent.of(sentence, mention, chain))
            self._count = max(self._count, chain + 1)
        pronouns = resolve_pronouns(sentence, here, self._recent, self._persons)
        self._recent = [r for r in self._recent if sentence.index - r.sentence <= _REACH] + here
        made = [(r.found, r.chain) for r in (*here, *pronouns)]
        for mention, chain in sorted(made, key=lambda pair: (pair[0].first, -pair[0].stop)):
            yield _mention(sentence, mention, chain)

    def _chain(self, sentence: Sentence, mention: Found, here: Sequence[Recent]) -> int:
        if mention.form is Form.NOMINAL:
            return self._nominal(sentence, mention, here)
        if mention.type is EntityType.PERSON:
            return self._persons.chain(sentence, mention, self._count)
        key = mention.key or self._name_key(sentence, mention)
        return self._by_key.setdefault(key, self._count)

    def _name_key(self, sentence: Sentence, mention: Found) -> str:
        """The key of a name by its text; a short form ("the Accord") takes that of the latest name that ends in it."""
        words = [t.text for t in sentence.tokens[mention.first : mention.stop]]
        if mention.type is EntityType.GOVERNMENT:
            return _government_key(words)
        key = f"name:{_folded(words)}"
        if key in self._by_key:
            return key
        initials = _initials(words)
        if mention.form is Form.ACRONYM:
            key = f"initials:{''.join(words).replace('.', '').casefold()}"
        elif len(words) == 1:
            chain = self._with_head(words[0], mention.type)
            if chain is not None:
                self._by_key[key] = chain
        elif len(initials) > 2:
            self._by_key.setdefault(key, self._by_key.get(f"initials:{initials}", self._count))
            self._by_key.setdefault(f"initials:{initials}", self._by_key[key])
        return key

    def _with_head(self, word: str, kind: EntityType) -> int | None:
        if not is_head(word) or kind is EntityType.PLACE:
            return None
        for recent in reversed(self._recent):
            is_headed = recent.words[-1] == word or recent.words[:2] in ((word, "of"), (word, "for"))
            is_longer = recent.found.form is Form.NAME and is_headed and len(recent.words) > 1
            if is_longer:
                return recent.chain
        return None

    def _nominal(self, sentence: Sentence, mention: Found, here: Sequence[Recent]) -> int:
        apposed = _apposed(sentence, mention, here)
        if apposed is not None:
            return apposed
        article = _article(sentence, mention)
        is_bare = mention.stop - mention.first == 1
        head = sentence.tokens[mention.head]
        if article.is_definite and "Number=Plur" not in head.feats:
            titles = {t.text.lower() for t in sentence.tokens[mention.first : mention.head]} & title_words("words")
            antecedent = self._antecedent(sentence.index, head, here, titles - _PAST, is_bare=is_bare)
            if antecedent is not None:
                return antecedent
        key = mention.key or ""
        if article.is_single_new:
            self._by_key[key] = self._count
        return self._by_key.setdefault(key, self._count)

    def _antecedent(
        self, sentence: int, head: Token, here: Sequence[Recent], titles: AbstractSet[str], *, is_bare: bool
    ) -> int | None:
        """The latest mention that "the mission", "the minister" or "the former ambassador" can mean.

        `titles` are those before its head: "the deputy minister" is only who was called deputy minister.
        """
        word = head.lemma.lower()
        for recent in reversed((*self._recent, *here)):
            if recent.found.type is EntityType.PERSON and recent.found.form is Form.NAME:
                if all(self._persons.has_title(recent.chain, title) for title in (word, *titles)):
                    return recent.chain
            elif is_bare and recent.names_a(word):
                return recent.chain
        near = [r for r in (*self._recent, *here) if sentence - r.sentence <= 2 and r.found.form is not Form.NOMINAL]
        fitting = {r.chain for r in near if r.found.type in _COMPATIBLE.get(word, ())}
        return fitting.pop() if is_bare and len(fitting) == 1 else None


def _apposed(sentence: Sentence, mention: Found, here: Sequence[Recent]) -> int | None:
    """The chain of the name that a nominal explains: "Cohen, an expert", "the envoy, Frederic Bontems"."""
    head = sentence.tokens[mention.head]
    for recent in here:
        if recent.found.form in (Form.NAME, Form.ACRONYM) and recent.found.type is mention.type:
            inside = recent.found.first <= head.head < recent.found.stop
            if head.relation == "appos" and inside:
                return recent.chain
    return None


def _article(sentence: Sentence, mention: Found) -> _Definite:
    before = sentence.tokens[mention.first - 1].text.lower() if mention.first else ""
    is_new = before in ("a", "an", "another", "one") and "Number=Plur" not in sentence.tokens[mention.head].feats
    return _Definite(before in ("the", "this", "that", "its", "his", "her", "their"), is_new)


def _government_key(words: Sequence[str]) -> str:
    """One key for "Canadian Government", "government of Canada" and "Canada's government"."""
    codes = {country_code(w) for w in words} - {None}
    others = {w.casefold() for w in words if w not in ("'s", "’s", "of", "the") and country_code(w) is None}
    head = next((w for w in ("government", "regime", "junta") if w in others), None)
    parts = sorted(str(p) for p in codes | (others - {head}))
    return f"nominal:{head}|{' '.join(parts)}" if head else f"name:{_folded(words)}"


def _folded(words: Sequence[str]) -> str:
    return re.sub(r"[\s'’.-]+", " ", " ".join(words)).casefold().removeprefix("the ").strip()


def _initials(words: Sequence[str]) -> str:
    return "".join(w[0].casefold() for w in words if w.casefold() not in LINKS and w[:1].isalpha())


def _mention(sentence: Sentence, found: Found, chain: int) -> Mention:
    tokens = sentence.tokens
    return Mention(
        start=tokens[found.first].start,
        end=tokens[found.stop - 1].end,
        text=found.text_in(sentence),
        type=found.type,
        form=found.form,
        chain=chain,
        first=found.first,
        stop=found.stop,
    )
