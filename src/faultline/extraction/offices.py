"""Offices: what a title beside a person's name says of the two ("UN Secretary-General X", "Y, commander of Z")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from faultline.extraction.context import SentenceContext
from faultline.extraction.making import Finding, make
from faultline.extraction.tree import Tree
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Mention
from faultline.model.statement import Argument, Kind, Statement
from faultline.ontology import vocabulary

_RULES = ("government", "regime", "administration", "junta", "cabinet", "presidency")
_FARTHEST = 9
_LEADING_BACK = 5
_BODIES = frozenset(EntityType) - {
    EntityType.PERSON,
    EntityType.AGREEMENT,
    EntityType.GOODS,
    EntityType.NAMED_EVENT,
    EntityType.FACILITY,
}
_OF = ("of", "for", "in", "at", "with", "to")


@cache
def _titles() -> dict[str, tuple[str, str]]:
    """Title (its last word's lemma, or two words) → relation and which side the person is on."""
    return {
        title: (entry["relation"], entry["person"])
        for entry in vocabulary("roles")["title"]
        for title in entry["titles"]
    }


def extract_offices(context: SentenceContext) -> Iterator[Statement]:
    """One statement for each title that has both a person and a body."""
    for token in context.tree.tokens:
        if token.upos not in ("NOUN", "PROPN"):
            continue
        if context.tree.lemmas[token.index] in _RULES:
            yield from _rule_of(context, token.index)
        office = _office_at(context.tree, token.index)
        if office is None or _goes_on(context.tree, token.index):
            continue
        title, relation, person_is = office
        person = _person(context.tree, token.index)
        body = _body(context, token.index, relation) if person is not None else None
        if person is not None and body is not None and body.chain != person.chain:
            yield _statement(context, token.index, title, relation, person_is, person, body)


def _rule_of(context: SentenceContext, index: int) -> Iterator[Statement]:
    """`the government of X`, `X's regime`: X leads it."""
    tree = context.tree
    owners = tree.children(index, "nmod:poss") + [
        k for k in tree.children(index, "nmod") if tree.preposition(k) == "of"
    ]
    for owner in owners:
        person = _named_person(tree, owner)
        body = context.argument("target", index)
        if person is None or body is None:
            continue
        held = Argument("source", person.text, person.start, person.end, person.chain)
        pattern = f"relation/leads: '{tree.lemmas[index]}' of a person"
        yield make(context, Finding(Kind.RELATION, "leads", index, (held, body), pattern, base=0.55))
        return


def _statement(
    context: SentenceContext, index: int, title: str, relation: str, person_is: str, person: Mention, body: Argument
) -> Statement:
    other = "target" if person_is == "source" else "source"
    held = Argument(person_is, person.text, person.start, person.end, person.chain)
    tied = Argument(other, body.text, body.start, body.end, body.chain)
    arguments = (held, tied) if person_is == "source" else (tied, held)
    return make(
        context,
        Finding(
            kind=Kind.RELATION,
            type=relation,
            trigger=index,
            arguments=arguments,
            pattern=f"relation/{relation}: title '{title}'",
            base=0.6,
        ),
    )


def _office_at(tree: Tree, index: int) -> tuple[str, str, str] | None:
    """The title that ends at a token: two words before one, hyphenated or not."""
    last = tree.tokens[index].text.lower()
    if (
        tree.children(index, "compound")
        and tree.tokens[index - 1].upos == "NOUN"
        and last in ("leader", "chief", "boss")
    ):
        return None  # "Haitian gang leader" leads a gang, not Haiti
    before = index - 2 if index >= 2 and tree.tokens[index - 1].text == "-" else index - 1
    joined = f"{tree.tokens[before].text.lower()} {last}" if before >= 0 else last
    for words in (joined, last, tree.lemmas[index]):
        if words in _titles():
            return words, *_titles()[words]
    return None


def _goes_on(tree: Tree, index: int) -> bool:
    """Whether the next word makes a longer title of this one."""
    following = index + 2 if index + 1 < len(tree.tokens) and tree.tokens[index + 1].text == "-" else index + 1
    if following >= len(tree.tokens):
        return False
    return f"{tree.tokens[index].text.lower()} {tree.tokens[following].text.lower()}" in _titles()


def _person(tree: Tree, index: int) -> Mention | None:
    """The person who holds the title: named right after it, in apposition, or said to be it."""
    following = _following_person(tree, index)
    if following is not None:
        return following
    for candidate in _linked(tree, index):
        mention = _named_person(tree, candidate)
        if mention is not None:
            return mention
    return None


def _following_person(tree: Tree, index: int) -> Mention | None:
    """The person named after a title and what it is of: "Chair of the Board, X", "Minister of Defence X"."""
    for position in range(index + 1, min(len(tree.tokens), index + 1 + _FARTHEST)):
        mention = _named_person(tree, position)
        if mention is not None:
            return mention
        token = tree.tokens[position]
        if token.upos not in ("ADP", "PROPN", "NOUN", "DET", "CCONJ", "ADJ", "PUNCT") or token.text in (
            ".",
            ";",
            "(",
            ":",
        ):
            return None
        if (
            token.text == ","
            and position > index + 1
            and _named_person(tree, min(position + 1, len(tree.tokens) - 1)) is None
        ):
            return None
        if token.upos == "NOUN" and _office_at(tree, position) is not None:
            return None
    return None


def _linked(tree: Tree, index: int) -> list[int]:
    found = tree.children(index, "appos", "flat", "nsubj")
    if tree.relation(index) in ("appos", "compound", "flat", "nmod", "dep") and tree.head(index) >= 0:
        found = [tree.head(index), *found]
    return found


def _named_person(tree: Tree, index: int) -> Mention | None:
    mention = tree.mention(index)
    if mention is None or mention.type is not EntityType.PERSON or mention.form not in (Form.NAME, Form.ACRONYM):
        return None
    return mention


def _body(context: SentenceContext, index: int, relation: str) -> Argument | None:
    """The body the title belongs to: its owner, a name before it, or what follows `of`."""
    tree = context.tree
    for owner in tree.children(index, "nmod:poss"):
        if _is_body(tree, owner):
            return context.argument("body", owner)
    position = index - 1
    while position >= max(0, index - _LEADING_BACK):
        token = tree.tokens[position]
        mention = tree.mention(position)
        if _is_body(tree, position) and mention is not None and mention.form is not Form.NOMINAL:
            return Argument("body", mention.text, mention.start, mention.end, mention.chain)
        if token.upos not in ("ADJ", "NOUN", "PROPN", "PUNCT", "PART") or token.text in (",", ".", ";", "(", ")", ":"):
            break
        position -= 1
    if relation == "employs":
        return None
    for kid in tree.children(index, "nmod"):
        if tree.preposition(kid) in _OF and _is_body(tree, kid):
            return context.argument("body", kid)
    return _following_body(context, index)


def _following_body(context: SentenceContext, index: int) -> Argument | None:
    """`of the X` right after the title, where the parse has attached it elsewhere."""
    tree = context.tree
    if index + 1 >= len(tree.tokens) or tree.tokens[index + 1].text.lower() not in ("of", "for"):
        return None
    for position in range(index + 2, min(len(tree.tokens), index + 6)):
        mention = tree.mention(position)
        if mention is not None and mention.type in _BODIES:
            return context.argument("body", tree.mention_head(mention))
        if tree.tokens[position].upos not in ("DET", "ADJ", "NOUN", "PROPN"):
            return None
    return None


def _is_body(tree: Tree, index: int) -> bool:
    mention = tree.mention(index)
    return mention is not None and mention.type in _BODIES
