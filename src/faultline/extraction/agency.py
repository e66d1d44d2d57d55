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
_LANDS = (EntityType.PERSON, EntityType.PLACE, EntityType.COUNTRY)
_NAMED = (Form.NAME, Form.ACRONYM)
_DEEPEST = 3
_PERSONS = ("he", "she", "they", "we", "i", "who", "them", "him", "her", "us", "me")


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
        return tree.lemmas[index] in _PERSONS or tree.lemmas[index] in words("frames", "anybody")
    if is_one_of_those(tree, index):
        return True
    lemma = tree.lemmas[index].removeprefix("ex-")
    return lemma in agents or (
        lemma.endswith("ist") and token.upos == "NOUN" and lemma not in words("frames", "no_people")
    )


def is_one_of_those(tree: Tree, index: int) -> bool:
    """Whether people told before are meant by their number or as sides ("the two agreed", "both sides")."""
    before = {tree.lemmas[k] for k in tree.children(index, "det", "nummod", "amod", "compound")}
    if tree.lemmas[index] in words("frames", "sides"):
        return bool(before & words("frames", "opposed"))
    is_number = tree.lemmas[index] in words("frames", "several") and tree.tokens[index].upos in ("NUM", "NOUN")
    return is_number and bool(before & {"the", "these", "those"}) and not tree.children(index, "nmod")


def names_actor(tree: Tree, index: int) -> bool:
    """Whether a modifier is the name of somebody who can act: `French`, `M23`, `UN`."""
    mention = tree.mention(index)
    if mention is None or mention.form in (Form.NOMINAL, Form.PRONOUN):
        return False
    return mention.type in _ACTING and mention.type is not EntityType.PLACE


def measured(tree: Tree, noun: int) -> int:
    """The noun that measures this one ("a series of attacks", "a rise in patterns of abuse"), else the noun itself."""
    for _ in range(_DEEPEST):
        head = tree.head(noun)
        if head < 0 or tree.relation(noun) != "nmod" or not _measures(tree.lemmas[head], tree.preposition(noun)):
            break
        noun = head
    return noun


def _measures(lemma: str, preposition: str) -> bool:
    is_amount = preposition == "of" and lemma in words("grammar", "measuring")
    return is_amount or (preposition in ("of", "in") and lemma in words("frames", "extents"))


def counted(tree: Tree, index: int) -> int:
    """What a measuring noun measures ("tens of thousands of refugees" are refugees), else the token itself."""
    while tree.lemmas[index] in words("grammar", "measuring") or tree.tokens[index].upos == "NUM":
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
    described = _apposed(tree, head)
    if described >= 0:
        return described
    beside = [k for k in tree.children(governor, "nsubj", "obj", "obl", "nmod") if k > head] if governor >= 0 else []
    return next((k for k in (*tree.children(head, "appos", "flat"), *beside) if _is_name_of(tree, head, k)), head)


def _apposed(tree: Tree, head: int) -> int:
    """The name that the last of several descriptions belongs to ("Li Na, a lawyer and former judge, who …"), or -1."""
    first = tree.head(head) if tree.relation(head) == "conj" and "Number=Plur" not in tree.tokens[head].feats else -1
    if first >= 0 and _is_name(tree, first):  # the parser may join it to the name itself
        is_bare = not tree.children(head, "det", "nmod") and any(k < head for k in tree.children(first, "appos"))
        return first if is_bare and not _is_name(tree, head) else -1
    governor = tree.head(first) if first >= 0 and tree.relation(first) == "appos" else -1
    return governor if governor >= 0 and _is_name(tree, governor) else -1


def _is_name_of(tree: Tree, head: int, kid: int) -> bool:
    """Whether a name is that of the one described: right after it, or a person in apposition."""
    mention = tree.mention(kid)
    if kid < head or mention is None or not _is_name(tree, kid) or "Number=Plur" in tree.tokens[head].feats:
        return False
    if mention.first == head + 1:
        return tree.is_noun(head)
    is_apposed = tree.relation(kid) == "appos" and tree.head(kid) == head
    is_body = tree.lemmas[head] in words("events", "bodies") and mention.type not in _LANDS
    return is_apposed and (mention.type is EntityType.PERSON or is_body)


def _is_name(tree: Tree, index: int) -> bool:
    mention = tree.mention(index)
    return mention is not None and mention.form in _NAMED and mention.type in _ACTING
