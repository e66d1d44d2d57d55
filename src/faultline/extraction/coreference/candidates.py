"""What a document may refer to: names, nouns and pronouns with what coreference asks of them, as columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from faultline.extraction.coreference import lexicon
from faultline.extraction.coreference.lexicon import BODY, EITHER, NO_GENDER, PERSON, PLURAL, SINGULAR, UNKNOWN
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Mention

NAME, ACRONYM, DEMONYM, HE, SHE, IT, THEY, DEFINITE, DEMONSTRATIVE, OWNED, INDEFINITE, BARE, SEVERAL = range(13)
"""How a candidate refers; SEVERAL: a noun or name with those joined to it ("Chad and the Niger")."""

SUBJECT, OBJECT, OBLIQUE, OWNER, APPOSED, OTHER = range(6)
_ROLES = {"nsubj": SUBJECT, "obj": OBJECT, "iobj": OBJECT, "obl": OBLIQUE, "nmod": OBLIQUE, "appos": APPOSED}
_INSIDE = frozenset({"compound", "flat", "goeswith", "fixed", "nmod:desc"})
_FORMS = {Form.NAME: NAME, Form.ACRONYM: ACRONYM, Form.DEMONYM: DEMONYM}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention by its head token, or several joined ones by the head of the first.

    Attributes:
        sentence: Position in the document's sentences.
        chain: The chain that the language pipeline gave it, None where it made no mention of it.
        lemma: Of the head noun; of a name its last word.
        words: Lemmas before and after the head that say which is meant; `proper` are those written with a capital.
        members: The heads joined to it, where several are meant.
    """

    sentence: int
    head: int
    kind: int
    cls: int
    number: int
    gender: int
    role: int
    chain: int | None
    type: EntityType | None
    lemma: str
    is_quoted: bool
    paragraph: int
    is_topic: bool
    words: frozenset[str] = field(default=frozenset())
    proper: frozenset[str] = field(default=frozenset())
    members: tuple[int, ...] = ()

    @property
    def is_pronoun(self) -> bool:
        return HE <= self.kind <= THEY

    @property
    def is_named(self) -> bool:
        return self.kind in (NAME, ACRONYM)


def candidates(
    trees: Sequence[Tree], quoted: Sequence[tuple[int, int]], paragraphs: Sequence[int]
) -> tuple[Candidate, ...]:
    """All candidates of a document in the order of their heads; of one head those joined with it come last."""
    found: list[Candidate] = []
    for position, tree in enumerate(trees):
        for head, mention in _heads(tree):
            start = tree.tokens[head].start
            is_quoted = any(a <= start < b for a, b in quoted)
            one = _candidate(tree, position, head, mention, paragraphs[position], is_quoted=is_quoted)
            found.append(one)
            joined = tuple(k for k in tree.children(head, "conj") if tree.is_noun(k))
            if joined and not one.is_pronoun:
                found.append(_several(one, joined))
    return tuple(found)


def _heads(tree: Tree) -> Iterator[tuple[int, Mention | None]]:
    """The tokens that head a mention, with the language pipeline's mention where it has one."""
    for token in tree.tokens:
        index = token.index
        if token.upos == "PRON" or lexicon.pronoun(token.text.lower()) >= 0:
            if lexicon.pronoun(token.text.lower()) >= 0:
                mention = tree.mention(index)
                is_own = mention is not None and mention.form is Form.PRONOUN
                yield index, mention if is_own else None
            continue
        mention = tree.mention(index)
        if mention is not None and mention.form is not Form.PRONOUN:
            if tree.mention_head(mention) == index:
                yield index, mention
            elif mention.form is Form.NOMINAL and token.upos in ("NOUN",) and token.relation not in _INSIDE:
                yield index, None
            continue
        if token.upos in ("NOUN", "PROPN") and token.relation not in _INSIDE and not tree.is_in_time(index):
            yield index, None


def _candidate(
    tree: Tree, position: int, head: int, mention: Mention | None, paragraph: int, *, is_quoted: bool
) -> Candidate:
    token, lemma = tree.tokens[head], tree.lemmas[head]
    which = lexicon.pronoun(token.text.lower())
    kind = HE + which if which >= 0 else _kind(tree, head, mention)
    role = OWNER if token.relation == "nmod:poss" else _ROLES.get(tree.relation(head), OTHER)
    above = tree.head(head)
    is_topic = role == SUBJECT and above >= 0 and tree.head(above) < 0
    if kind in (NAME, ACRONYM, DEMONYM) and mention is not None:
        lemma = tree.lemmas[mention.stop - 1]
    telling = _words(tree, head, mention) if which < 0 else ()
    return Candidate(
        sentence=position,
        head=head,
        kind=kind,
        cls=_class(tree, head, mention, which),
        number=_number(tree, head, mention, which),
        gender=_gender(tree, head, mention, which),
        role=role,
        chain=mention.chain if mention is not None else None,
        type=mention.type if mention is not None else None,
        lemma=lemma,
        is_quoted=is_quoted,
        paragraph=paragraph,
        is_topic=is_topic,
        words=frozenset(tree.lemmas[i] for i in telling),
        proper=frozenset(tree.lemmas[i] for i in telling if tree.tokens[i].text[:1].isupper()),
    )


def _several(first: Candidate, joined: tuple[int, ...]) -> Candidate:
    return Candidate(
        first.sentence,
        first.head,
        SEVERAL,
        first.cls,
        PLURAL,
        NO_GENDER,
        first.role,
        None,
        first.type,
        first.lemma,
        first.is_quoted,
        first.paragraph,
        first.is_topic,
        members=joined,
    )


def _kind(tree: Tree, head: int, mention: Mention | None) -> int:
    if mention is not None and mention.form in _FORMS:
        return _FORMS[mention.form]
    for kid in tree.kids[head]:
        if kid > head:
            break
        relation, text = tree.tokens[kid].relation, tree.tokens[kid].text.lower()
        if relation == "nmod:poss":
            return OWNED
        if relation == "det":
            if text == "the":
                return DEFINITE
            return DEMONSTRATIVE if lexicon.is_in("demonstratives", text) else INDEFINITE
        if relation == "nummod" or lexicon.is_in("indefinite", text):
            return INDEFINITE
    return BARE


def _class(tree: Tree, head: int, mention: Mention | None, which: int) -> int:
    if which >= 0:
        return (PERSON, PERSON, BODY, UNKNOWN)[which]
    if mention is not None:
        return lexicon.class_of_type(mention.type)
    return lexicon.class_of_noun(tree.lemmas[head])


def _number(tree: Tree, head: int, mention: Mention | None, which: int) -> int:
    if which >= 0:
        return PLURAL if which == THEY - HE else SINGULAR
    is_plural = "Number=Plur" in tree.tokens[head].feats
    if tree.lemmas[head] in words("grammar", "crowds"):
        return PLURAL if is_plural else EITHER
    if mention is not None and mention.form in _FORMS:
        if mention.type is EntityType.GROUP or mention.form is Form.DEMONYM:
            return PLURAL
        return SINGULAR if mention.type in (EntityType.PERSON, EntityType.COUNTRY, EntityType.PLACE) else EITHER
    return PLURAL if is_plural else SINGULAR


def _gender(tree: Tree, head: int, mention: Mention | None, which: int) -> int:
    if which >= 0:
        return (lexicon.HE, lexicon.SHE, lexicon.NEUTER, NO_GENDER)[which]
    if mention is not None and mention.form is Form.NAME and mention.type is EntityType.PERSON:
        return _gender_of_person(tree, mention)
    if mention is not None and mention.type is EntityType.PERSON:
        return lexicon.gender_of_noun(tree.lemmas[head])
    own = lexicon.gender_of_noun(tree.lemmas[head])
    is_person = lexicon.class_of_noun(tree.lemmas[head]) == PERSON
    return own or (
        NO_GENDER if is_person or (mention is not None and mention.type is EntityType.GROUP) else lexicon.NEUTER
    )


def _gender_of_person(tree: Tree, mention: Mention) -> int:
    """By the title right before the name, else by the given name."""
    for index in range(max(0, mention.first - 3), mention.first):
        told = lexicon.gender_of_noun(tree.tokens[index].text.lower().rstrip("."))
        if told:
            return told
    parts = [t.text.lower() for t in tree.tokens[mention.first : mention.stop]]
    own = lexicon.gender_of_noun(parts[0].rstrip("."))
    return own or (lexicon.gender_of_given(parts[0].split("-")[0]) if len(parts) > 1 else NO_GENDER)


def _words(tree: Tree, head: int, mention: Mention | None) -> list[int]:
    """Words that say which is meant: of a name all of it, of a noun what is hung from it but its determiner."""
    if mention is not None and mention.form in _FORMS:
        return [i for i in range(mention.first, mention.stop) if tree.tokens[i].upos != "ADP"]
    found = []
    for kid in tree.kids[head]:
        if tree.relation(kid) in ("amod", "compound", "nmod", "nummod") and tree.tokens[kid].upos not in (
            "DET",
            "PRON",
        ):
            found += [kid, *(k for k in tree.kids[kid] if tree.tokens[k].relation in ("compound", "amod", "flat"))]
    return found
