"""Sources read from the words of a sentence, wherever the parser hung them: ", X said,", "according to X", "X: …".

A verb of saying between two commas, or before the last stop, with nothing but its subject and to whom, when and where
it was said, passes on the rest of the sentence. The stretch between the marks is read as words: the parser often takes
such a subject for a second one of the clause that is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from faultline.extraction.attributes.speaking import (
    PRONOUNS,
    SPEAKING,
    as_speaker,
    can_speak,
    is_one_person,
    phrase_head,
)
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.statement import Speaker

_LONGEST_LABEL = 9
_LONGEST_SOURCE = 10
_LONGEST_ASIDE = 14
_MARKS = frozenset({",", "”", '"', "''", "’", "—", "–", ".", "?", "!", "“", "``", "-", "--"})
_DAYS = frozenset({"today", "yesterday", "tonight", "tomorrow"})
_GENITIVE = ("'s", "’s", "'", "’")
_FINITE = ("VBD", "VBZ", "VBP")
_NOUNS = ("NOUN", "PROPN")
_BARRING = frozenset(
    {"that", "how", "if", "whether", "when", "as", "and", "or", "but", "who", "which", "so", "because"}
)


@dataclass(frozen=True, slots=True)
class Aside:
    """A verb of saying that stands apart: who says it, and the words `first:stop` that tell so."""

    verb: int
    speaker: int
    first: int
    stop: int


@lru_cache(maxsize=1024)
def asides(tree: Tree) -> tuple[Aside, ...]:
    """The asides of a sentence, in order."""
    return tuple(_asides(tree))


def aside_speaker(document: Document, tree: Tree, verb: int) -> Speaker | None:
    """Who speaks by a verb that stands apart."""
    found = next((a for a in asides(tree) if a.verb == verb), None)
    return _said_by(document, tree, found) if found is not None else None


def _said_by(document: Document, tree: Tree, aside: Aside) -> Speaker | None:
    """The speaker of an aside, not one whose name stands in what is said ("… the airport, state radio said")."""
    governor = tree.head(aside.speaker)
    is_itself = tree.relation(aside.speaker) == "appos" and not aside.first <= governor < aside.stop
    return as_speaker(document, tree, aside.speaker, says=True, is_itself=is_itself)


def aside_around(document: Document, tree: Tree, index: int) -> Speaker | None:
    """Who says a sentence beside him, for a token that is not part of the aside; the nearest of several."""
    around = [a for a in asides(tree) if not _is_of_it(tree, a, index)]
    for aside in sorted(around, key=lambda a: abs(a.verb - index)):
        if (speaker := _said_by(document, tree, aside)) is not None:
            return speaker
    return None


def _is_of_it(tree: Tree, aside: Aside, index: int) -> bool:
    """Whether a token belongs to the aside, or to what it tells of the speaker ("said X, who leads the mission")."""
    mention = tree.mention(aside.speaker)
    own = range(mention.first, mention.stop) if mention is not None else (aside.speaker,)
    if aside.first <= index < aside.stop or any(i in own for i in tree.ancestors(index)):
        return True
    above = aside.speaker
    while above != index and tree.relation(above) in ("appos", "flat") and tree.head(above) >= 0:
        above = tree.head(above)
    return above == index


def _asides(tree: Tree) -> Iterator[Aside]:
    for token in tree.tokens:
        verb = token.index
        if token.xpos not in _FINITE or tree.lemmas[verb] not in words("attribution", "aside_verbs"):
            continue
        stop = _end(tree, verb + 1)
        if stop < 0:
            continue
        before = _begin(tree, verb)
        if before >= 0 and _is_told_apart(tree, verb, stop):
            speaker = _last_noun(tree, before, verb)
            if speaker >= 0 and can_speak(tree, speaker):
                yield Aside(verb, speaker, before, stop)
                continue
        is_inverted = verb > 1 and tree.tokens[verb - 1].text in _MARKS and verb + 1 < len(tree.tokens)
        is_inverted = is_inverted and tree.lemmas[verb] in words("attribution", "inverted_verbs")
        has_subject = any(k < verb for k in tree.children(verb, "nsubj"))
        if is_inverted and (not has_subject or _goes_on(tree, stop)):
            speaker = _first_noun(tree, verb + 1, stop)
            if speaker >= 0 and can_speak(tree, speaker):
                yield Aside(verb, speaker, verb, stop)


def _is_told_apart(tree: Tree, verb: int, stop: int) -> bool:
    """Whether nothing is told by a verb before the mark: there is only to whom, when and where it was said."""
    if any(_is_predicate(tree, i) for i in range(verb + 1, stop)):
        return False
    after = next((i for i in range(verb + 1, stop) if tree.tokens[i].upos != "ADV"), stop)
    is_when = after < stop and (tree.is_in_time(after) or tree.lemmas[after] in words("grammar", "weekdays") | _DAYS)
    is_open = after == stop or tree.tokens[after].upos == "ADP" or is_when
    return is_open or tree.lemmas[verb] in words("attribution", "addressing_verbs")


def _goes_on(tree: Tree, stop: int) -> bool:
    """Whether the clause that an aside cut in two goes on with its verb ("the rebels, says X, burned …")."""
    return any(_is_predicate(tree, i) for i in range(stop + 1, min(stop + 4, len(tree.tokens))))


def _begin(tree: Tree, verb: int) -> int:
    """The first word of the subject right before a verb that stands apart, after a mark in the sentence; else -1."""
    last = verb - 1
    while last > 0 and tree.tokens[last].upos in ("ADV", "AUX"):
        last -= 1
    if last > 0 and tree.tokens[last].text == ",":
        last -= 1  # "its spokesman, Colonel X, told …"
        if not is_one_person(tree, last):
            return -1
    first = last
    while first >= 0 and tree.tokens[first].text not in _MARKS:
        if last - first > _LONGEST_ASIDE or _is_predicate(tree, first) or tree.lemmas[first] in _BARRING:
            return -1
        first -= 1
    return first + 1 if 0 < first < last else -1


def _end(tree: Tree, first: int) -> int:
    """The mark at which an aside ends, nothing before it that could be told; else -1."""
    for index in range(first, min(len(tree.tokens), first + _LONGEST_ASIDE)):
        if tree.tokens[index].text in _MARKS:
            return index
        if tree.lemmas[index] in ("that", "how", "if", "whether", ":"):
            return -1
    return len(tree.tokens) if first + _LONGEST_ASIDE >= len(tree.tokens) else -1


def _is_predicate(tree: Tree, index: int) -> bool:
    """Whether a word tells something, by its form; a participle may look like a past ("the letter sent on Friday")."""
    return tree.tokens[index].xpos in (*_FINITE, "MD", "VB") and tree.tokens[index].relation != "acl"


def _last_noun(tree: Tree, first: int, verb: int) -> int:
    """The head of the subject that begins at a token: its first run of nouns, through a genitive; -1 where none is."""
    index = next((i for i in range(first, verb) if _can_head(tree, i)), -1)
    if index < 0 or any(tree.tokens[i].upos == "ADP" for i in range(first, index)):
        return -1  # "after the raid, at a meeting of the council, said"
    head = phrase_head(tree, index)
    while head + 2 < verb and tree.tokens[head + 1].text.lower() in _GENITIVE:
        following = next((i for i in range(head + 2, verb) if tree.tokens[i].upos in _NOUNS), -1)
        if following < 0:
            break
        head = phrase_head(tree, following)
    return head if head < verb else index


def _first_noun(tree: Tree, first: int, stop: int) -> int:
    """The head of the subject that follows a verb, with nothing but its own words in between; -1 where none does."""
    for index in range(first, stop):
        if _can_head(tree, index):
            return _last_noun(tree, index, stop)
        if tree.tokens[index].upos not in ("DET", "ADJ", "NUM", "PRON", "ADV", "VERB"):
            break
    return -1


def _can_head(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return (token.upos in _NOUNS or (token.upos == "PRON" and token.text.lower() in PRONOUNS)) and not tree.is_in_time(
        index
    )


def source(document: Document, tree: Tree, index: int) -> Speaker | None:
    """ "According to X" or "in the words of X" at either end of a sentence or between commas, wherever it hangs."""
    for position in range(len(tree.tokens) - 2):
        start = _source_begin(tree, position)
        if start < 0:
            continue
        is_edge = position < 2 or tree.tokens[position - 1].text in (",", "—", "–", "(")
        stop = start
        while (
            stop < len(tree.tokens) and stop - start <= _LONGEST_SOURCE - 2 and tree.tokens[stop].text not in ".,;:)—–"
        ):
            stop += 1
        if not is_edge or position <= index < stop:
            continue
        head = next((i for i in range(start, stop) if tree.head(i) not in range(start, stop)), start)
        speaker = as_speaker(document, tree, head) if is_source(tree, head) else None
        if speaker is not None:
            return speaker
    return None


def is_source(tree: Tree, head: int) -> bool:
    """Whether "according to" a phrase gives a source, not a plan, a law or a measure."""
    return can_speak(tree, head) or tree.lemmas[head] not in words("attribution", "standards")


def _source_begin(tree: Tree, position: int) -> int:
    """Where the source begins after a phrase that gives one, which begins at a token; else -1."""
    lower = [t.text.lower() for t in tree.tokens[position : position + 4]]
    if len(lower) < 2 or lower[0] not in ("according", "in"):
        return -1
    length = next((n for n in (4, 2) if " ".join(lower[:n]) in words("attribution", "phrases")), 0)
    return position + length if length and position + length < len(tree.tokens) else -1


def label(tree: Tree, index: int) -> Speaker | None:
    """The name before a colon at the head of a sentence ("Minister: troops to leave"); what follows are its words."""
    colon = next((i for i in range(1, min(_LONGEST_LABEL, len(tree.tokens))) if tree.tokens[i].text == ":"), None)
    before = tree.tokens[: colon or 0]
    if colon is None or index <= colon or any(t.upos in ("VERB", "AUX", "NUM") or t.text == "(" for t in before):
        return None
    mention = tree.mention(colon - 1)
    is_place = mention is not None and mention.type is EntityType.COUNTRY  # "Varenia: police kill two" says where
    if mention is None or is_place or mention.type not in SPEAKING or mention.stop != colon:
        return None
    is_told = any(t.upos in ("VERB", "AUX") for t in tree.tokens[colon:])
    return Speaker(mention.text, mention.start, mention.end, mention.chain) if is_told else None
