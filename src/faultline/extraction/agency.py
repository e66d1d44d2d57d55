"""Who can act, and which noun of a phrase is the one that acts."""

from __future__ import annotations

from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form

_ACTING = frozenset(EntityType) - {
    EntityType.AGREEMENT,
    EntityType.GOODS,
    EntityType.NAMED_EVENT,
    EntityType.FACILITY,
}
_NAMED = (Form.NAME, Form.ACRONYM)
_PERSONS = ("he", "she", "they", "we", "i", "who", "them", "him", "her", "us")


def acts(tree: Tree, index: int, agents: frozenset[str]) -> bool:
    """Whether a phrase can be an actor: a mention of somebody, a pronoun for persons, a noun for people or bodies."""
    index = counted(tree, index)
    mention = tree.mention(index)
    if mention is not None:
        return mention.type in _ACTING
    token = tree.tokens[index]
    if token.upos in ("PROPN", "NOUN") and token.text.isupper() and len(token.text) > 2:
        return True
    if token.upos == "PRON":
        return tree.lemmas[index] in _PERSONS
    lemma = tree.lemmas[index].removeprefix("ex-")
    return lemma in agents or (
        lemma.endswith("ist") and token.upos == "NOUN" and lemma not in words("frames", "no_people")
    )


def names_actor(tree: Tree, index: int) -> bool:
    """Whether a modifier is the name of somebody who can act: `French`, `M23`, `UN`."""
    mention = tree.mention(index)
    if mention is None or mention.form in (Form.NOMINAL, Form.PRONOUN):
        return False
    return mention.type in _ACTING and mention.type is not EntityType.PLACE


def measured(tree: Tree, noun: int) -> int:
    """The noun that measures this one ("a series of attacks"), else the noun itself."""
    head = tree.head(noun)
    is_part = head >= 0 and tree.relation(noun) == "nmod" and tree.preposition(noun) == "of"
    return head if is_part and tree.lemmas[head] in words("grammar", "measuring") else noun


def counted(tree: Tree, index: int) -> int:
    """What a measuring noun measures ("tens of thousands of refugees" are refugees), else the token itself."""
    while tree.lemmas[index] in words("grammar", "measuring"):
        inner = next((k for k in tree.children(index, "nmod") if k > index and tree.preposition(k) == "of"), -1)
        if inner < 0:
            break
        index = inner
    return index


def named(tree: Tree, head: int) -> int:
    """The name of whom a description stands for, where the sentence gives it in apposition, else the head itself.

    Both ways round: "the armed group Al Nasr" and "Ana Ruiz, a reporter who was shot".
    """
    if _is_name(tree, head):
        return head
    governor = tree.head(head)
    if tree.relation(head) == "appos" and governor >= 0 and _is_name(tree, governor):
        return governor
    beside = [k for k in tree.children(governor, "nsubj", "obj", "obl") if k > head] if governor >= 0 else []
    return next((k for k in (*tree.children(head, "appos", "flat"), *beside) if _is_name_of(tree, head, k)), head)


def _is_name_of(tree: Tree, head: int, kid: int) -> bool:
    """Whether a name is that of the one described: right after it, or a person in apposition."""
    mention = tree.mention(kid)
    if kid < head or mention is None or not _is_name(tree, kid) or "Number=Plur" in tree.tokens[head].feats:
        return False
    if mention.first == head + 1:
        return tree.is_noun(head)
    return mention.type is EntityType.PERSON and tree.relation(kid) == "appos" and tree.head(kid) == head


def _is_name(tree: Tree, index: int) -> bool:
    mention = tree.mention(index)
    return mention is not None and mention.form in _NAMED and mention.type in _ACTING
