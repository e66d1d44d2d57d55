"""Actors without a name: "Malian military", "armed groups", "the government of Mali", "civilians"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from faultline.language.found import Found
from faultline.language.gazetteer import country_code
from faultline.language.lexicons import read_lexicon, title_words, words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Sentence, Token

_PREMODIFIERS = frozenset({"amod", "compound", "nmod", "nmod:desc", "nmod:unmarked", "flat", "nmod:poss"})
_WEAK_TAGS = ("JJR", "JJS", "RBR", "RBS")
_LONGEST = 6
"""Tokens before the head that a mention takes in at most."""


def find_nominals(sentences: Sequence[Sentence], names: Sequence[Sequence[Found]]) -> list[tuple[Found, ...]]:
    """The nominal actors of each sentence, in order."""
    return [tuple(_nominals_in(sentence, found)) for sentence, found in zip(sentences, names, strict=True)]


def _nominals_in(sentence: Sentence, names: Sequence[Found]) -> Iterator[Found]:
    in_name = {i: name for name in names if name.form is not Form.DEMONYM for i in range(name.first, name.stop)}
    persons_at = {n.first for n in names if n.type is EntityType.PERSON}
    offices = _hyphenated_offices(sentence)
    inside = {i for first, stop in offices for i in range(first, stop)} | in_name.keys()
    for first, stop in offices:
        if not in_name.keys() & range(first, stop):
            yield from _office(sentence, first, stop, in_name, persons_at)
    for token in sentence.tokens:
        kind = _actor_heads().get(token.lemma.lower())
        if kind is None or token.upos not in ("NOUN", "PROPN") or token.index in inside:
            continue
        if not _is_phrase_head(sentence, token):
            continue
        first = _first(sentence, token)
        stop = _stop(sentence, token, in_name)
        modifiers = [t.text.lower() for t in sentence.tokens[first : token.index] if t.text != "-"]
        if _is_title_of(sentence, token, stop, in_name, persons_at) or not _is_actor(token, modifiers):
            continue
        key = _key(sentence, token, first, stop)
        yield Found(first, stop, _kind(kind, token, modifiers), Form.NOMINAL, key, 2, token.index)


def _hyphenated_offices(sentence: Sentence) -> list[tuple[int, int]]:
    """Offices written with hyphens that the tokeniser cut ("Secretary-General"): first token and stop of each."""
    found, tokens, at = [], sentence.tokens, 0
    while at < len(tokens):
        stop = at + 1
        while (
            stop + 1 < len(tokens) and tokens[stop].text == "-" and tokens[stop - 1].end == tokens[stop + 1].start - 1
        ):
            stop += 2
        if stop > at + 1 and "".join(t.text for t in tokens[at:stop]).lower() in title_words("words"):
            found.append((at, stop))
        at = stop
    return found


def _office(
    sentence: Sentence, first: int, stop: int, in_name: dict[int, Found], persons_at: set[int]
) -> Iterator[Found]:
    """Who holds an office written with hyphens, unless it stands before his name."""
    head = next(t for t in sentence.tokens[first:stop] if not first <= t.head < stop)
    end = _stop(sentence, sentence.tokens[stop - 1], in_name)
    if not _is_title_of(sentence, head, end, in_name, persons_at):
        title = "".join(t.text for t in sentence.tokens[first:stop]).lower()
        body = " ".join(sorted({_part(t) for t in sentence.tokens[stop:end] if t.upos == "PROPN"}))
        yield Found(first, end, EntityType.PERSON, Form.NOMINAL, f"nominal:{title}|{body}", 2, head.index)


def _is_phrase_head(sentence: Sentence, token: Token) -> bool:
    """Whether the noun heads its phrase; a compound of what is no noun is taken for a slip of the parser."""
    if token.relation in ("compound", "amod", "nmod:desc") and token.head > token.index:
        return sentence.tokens[token.head].upos not in ("NOUN", "PROPN", "ADJ") and token.head == token.index + 1
    return token.relation not in ("compound", "flat", "fixed", "goeswith", "case")


def _first(sentence: Sentence, head: Token) -> int:
    """Where the run of premodifiers before a head begins."""
    first = head.index
    while first and head.index - first < _LONGEST:
        token = sentence.tokens[first - 1]
        is_hyphen = token.text in ("-", "–") and first > 1 and sentence.tokens[first - 2].end == token.start
        is_owner = token.relation == "case" and token.text in ("'s", "’s") and _owner_is_country(sentence, first - 2)
        is_modifier = token.relation in _PREMODIFIERS and first - 1 < token.head <= head.index and _modifies(token)
        is_joined = is_modifier or _is_coordinate(sentence, token, head)
        if not (is_hyphen or is_owner or is_joined):
            break
        first -= 1
    while first < head.index and (not _modifies(sentence.tokens[first]) or sentence.tokens[first].upos == "ADV"):
        first += 1
    return first


def _is_coordinate(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether a word belongs to coordinated premodifiers: "French and local African forces"."""
    if token.relation not in ("cc", "conj") or not 0 <= token.head < head.index:
        return False
    other = sentence.tokens[token.head]
    if token.relation == "cc":
        return other.relation in ("conj", *_PREMODIFIERS) and other.index < head.index
    return (
        other.relation in _PREMODIFIERS
        and other.head == head.index
        and (other.upos == "ADJ" or country_code(other.text) is not None)
    )


def _modifies(token: Token) -> bool:
    """Whether a premodifier says which actor is meant; quantity words and possessive pronouns do not."""
    return token.upos in ("ADJ", "NOUN", "PROPN", "VERB", "ADV", "X") and (
        token.lemma.lower() not in words("actors", "weak") and token.xpos not in _WEAK_TAGS
    )


def _owner_is_country(sentence: Sentence, index: int) -> bool:
    return index >= 0 and country_code(sentence.tokens[index].text) is not None


def _stop(sentence: Sentence, head: Token, in_name: dict[int, Found]) -> int:
    """The end of the head, or of "of (the) NAME" right after it."""
    i = head.index + 1
    tokens = sentence.tokens
    if i >= len(tokens) or tokens[i].text != "of":
        return head.index + 1
    i += 1
    if i < len(tokens) and tokens[i].text == "the":
        i += 1
    name = in_name.get(i)
    kinds = (EntityType.COUNTRY, EntityType.PERSON, EntityType.INTERNATIONAL_ORGANISATION)
    return name.stop if name and name.first == i and name.type in kinds else head.index + 1


def _is_title_of(sentence: Sentence, head: Token, stop: int, in_name: dict[int, Found], persons_at: set[int]) -> bool:
    """Whether the noun stands as a title before a person's name, which is the mention then."""
    if stop in persons_at or _after_office(sentence, stop, in_name) in persons_at:
        return True
    name = in_name.get(head.head)
    return name is not None and name.type is EntityType.PERSON and head.index < name.first and head.relation != "nsubj"


def _after_office(sentence: Sentence, stop: int, in_name: dict[int, Found]) -> int:
    """The token after "to Mali" or "of Foreign Affairs" when such words follow a title; -1 where none do."""
    tokens, at = sentence.tokens, stop
    if at >= len(tokens) or tokens[at].text not in ("to", "of", "for", "in"):
        return -1
    while at < min(len(tokens), stop + 12):
        name = in_name.get(at)
        if name and name.type is EntityType.PERSON:
            return at
        is_linking = tokens[at].text in ("to", "of", "for", "in", "the", "and", ",")
        if name is None and not is_linking and tokens[at].text.lower() not in title_words("portfolios"):
            return -1
        at = name.stop if name else at + 1
    return -1


def _is_actor(head: Token, modifiers: Sequence[str]) -> bool:
    """Heads with other meanings count only with a telling word before them, or that of a country."""
    lemma = head.lemma.lower()
    needed = read_lexicon("actors")["only_with"].get(lemma)
    if lemma in ("country", "nation", "state", "power") and not modifiers:
        return False
    if needed is None:
        return True
    parts = {p for m in modifiers for p in (m, *m.split("-"))} | {"-".join(modifiers)}
    return bool(parts & set(needed)) or any(country_code(m.title()) for m in modifiers if len(m) > 2)


def _kind(kind: EntityType, head: Token, modifiers: Sequence[str]) -> EntityType:
    """The type of the head, unless a modifier says more of a collective one."""
    told = next((_modifier_kinds()[m] for m in reversed(modifiers) if m in _modifier_kinds()), None)
    if kind is EntityType.PERSON and "Number=Plur" in head.feats:
        return EntityType.GROUP
    collective = (EntityType.MILITARY, EntityType.ARMED_GROUP, EntityType.CIVIL_ORGANISATION, EntityType.PARTY)
    return told if told and kind in collective else kind


def _key(sentence: Sentence, head: Token, first: int, stop: int) -> str:
    """Words that make two nominals the same: the lemma of the head, sorted modifiers, countries as codes."""
    others = [t for t in sentence.tokens[first:stop] if t.index != head.index]
    parts = {_part(t) for t in others if t.upos in ("ADJ", "NOUN", "PROPN", "VERB", "X")}
    return f"nominal:{head.lemma.lower()}|{' '.join(sorted(parts))}"


def _part(token: Token) -> str:
    return country_code(token.text) or token.lemma.lower()


@cache
def _actor_heads() -> dict[str, EntityType]:
    lexicon = read_lexicon("actors")
    return {
        lemma: EntityType(kind)
        for part in ("persons", "collective")
        for kind, lemmas in lexicon[part].items()
        for lemma in lemmas
    }


@cache
def _modifier_kinds() -> dict[str, EntityType]:
    return {word: EntityType(kind) for kind, words in read_lexicon("actors")["modifiers"].items() for word in words}
