"""Names in a document, from the network and the gazetteer, with sound boundaries and one type through the text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from faultline.language.acronyms import find_acronyms
from faultline.language.boundaries import names_in
from faultline.language.found import Found
from faultline.language.kinds import kind_by_words
from faultline.language.lemmas import is_known_lemma
from faultline.language.lexicons import words
from faultline.language.parsing import Parsed
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Sentence


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What the document as a whole takes a name to be."""

    type: EntityType
    form: Form
    key: str | None


def find_names(parsed: Sequence[Parsed]) -> list[tuple[Found, ...]]:
    """The names of each sentence, in order, without overlap but for demonyms inside longer names."""
    sentences = [sentence for sentence, _ in parsed]
    found = [names_in(sentence, labels) for sentence, labels in parsed]
    acronyms = find_acronyms(sentences, found)
    found = [acronyms.applied(sentence, names) for sentence, names in zip(sentences, found, strict=True)]
    verdicts = _verdicts(sentences, found)
    surnames = _surnames(sentences, found)
    return [
        tuple(_settled(sentence, names, verdicts, surnames)) for sentence, names in zip(sentences, found, strict=True)
    ]


def _verdicts(sentences: Sequence[Sentence], found: Sequence[Sequence[Found]]) -> dict[str, _Verdict]:
    """Text of a name → its type by weighted majority over the document."""
    votes: dict[str, Counter[EntityType]] = defaultdict(Counter)
    best: dict[tuple[str, EntityType], Found] = {}
    for sentence, names in zip(sentences, found, strict=True):
        for name in names:
            text = name.text_in(sentence)
            votes[text][name.type] += name.weight
            held = best.get((text, name.type))
            if held is None or (name.key and not held.key):
                best[text, name.type] = name
    verdicts = {}
    for text, counted in votes.items():
        kind = min(counted, key=lambda t: (-counted[t], t.value))
        chosen = best[text, kind]
        verdicts[text] = _Verdict(kind, chosen.form, chosen.key)
    return verdicts


def _surnames(sentences: Sequence[Sentence], found: Sequence[Sequence[Found]]) -> frozenset[str]:
    """Last words of the full names of persons, which alone may name them too."""
    return frozenset(
        sentence.tokens[name.stop - 1].text
        for sentence, names in zip(sentences, found, strict=True)
        for name in names
        if name.type is EntityType.PERSON and name.stop - name.first > 1
    )


def _settled(
    sentence: Sentence, names: Sequence[Found], verdicts: dict[str, _Verdict], surnames: frozenset[str]
) -> Iterator[Found]:
    taken = {i for name in names for i in range(name.first, name.stop)}
    repeated = _repeated(sentence, verdicts, surnames, taken)
    for name in sorted((*names, *repeated), key=lambda n: (n.first, -n.stop)):
        text = name.text_in(sentence)
        verdict = verdicts.get(text)
        if text in words("heads", "class_words") and not (verdict and verdict.key):
            yield replace(name, form=Form.NOMINAL, key=f"nominal:{text.lower()}|")
        elif verdict is None or _is_person(text, verdict, surnames, verdicts):
            yield replace(name, type=EntityType.PERSON, form=Form.NAME, key=None)
        else:
            yield replace(name, type=verdict.type, form=verdict.form, key=verdict.key)


def _is_person(text: str, verdict: _Verdict, surnames: frozenset[str], verdicts: dict[str, _Verdict]) -> bool:
    """A surname of someone in the document is a person, and so is a full name whose surname alone is taken for one."""
    if verdict.key or kind_by_words(text.split()):
        return False
    parts = text.split()
    last = verdicts.get(parts[-1])
    is_surname_person = last is not None and last.type is EntityType.PERSON and len(parts) in (2, 3)
    return (len(parts) == 1 and text in surnames) or is_surname_person


def _repeated(
    sentence: Sentence, verdicts: dict[str, _Verdict], surnames: frozenset[str], taken: set[int]
) -> Iterator[Found]:
    """Single words that are names elsewhere in the document and were overlooked here."""
    for token in sentence.tokens:
        if token.index in taken or not token.text[:1].isupper():
            continue
        if token.text in verdicts and token.upos in ("PROPN", "X"):
            verdict = verdicts[token.text]
            yield Found(token.index, token.index + 1, verdict.type, verdict.form, verdict.key, 0, token.index)
        elif token.text in surnames and (token.index or not is_known_lemma(token.text.lower(), "ADJ")):
            yield Found(token.index, token.index + 1, EntityType.PERSON, Form.NAME, None, 0, token.index)
