"""A noun that names a deed, and the words around it that say who did it and who bore it."""

from __future__ import annotations

from faultline.extraction.agency import measured, names_actor
from faultline.extraction.lexicon import lexicon
from faultline.extraction.subjects import RELATIVE, owners
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import agents, words

_LONGEST_WAY = 3


def participles(tree: Tree, noun: int) -> list[int]:
    """The participles and relative clauses that say by whom it was done ("the crimes committed by X")."""
    top = measured(tree, noun)
    told = words("frames", "done") | words("frames", "claiming") | words("frames", "imputing")
    found = [k for head in dict.fromkeys((noun, top)) for k in tree.children(head, "acl") if tree.lemmas[k] in told]
    return [k for k in found if tree.lemmas[k] in words("frames", "done") or not _has_own_subject(tree, k)]


def _has_own_subject(tree: Tree, verb: int) -> bool:
    return any(tree.lemmas[k] not in RELATIVE for k in tree.children(verb, "nsubj"))


def relative_doers(tree: Tree, noun: int) -> list[int]:
    """The subject of a relative clause that carries the deed out ("the war that X wages")."""
    found: list[int] = []
    for verb in participles(tree, noun):
        if any(tree.lemmas[k] in RELATIVE for k in tree.children(verb, "obl")):
            continue  # "the alliance through which they committed …"
        subjects = [k for k in tree.children(verb, "nsubj") if tree.tokens[k].relation == "nsubj"]
        found += [s for s in subjects if tree.lemmas[s] not in RELATIVE]
    return found


def namers(tree: Tree, noun: int) -> list[int]:
    """The names before a noun that say whose it is ("the French raid"), shared along a list of deeds."""
    own = [k for k in tree.children(noun, "amod", "compound", "nmod") if k < noun and names_actor(tree, k)]
    head = first_of_list(tree, noun)
    if own or head < 0 or owners(tree, noun):
        return own
    if tree.children(noun, "det") or any(tree.preposition(k) == "by" for k in tree.children(noun, "nmod")):
        return own
    return owners(tree, head) + [k for k in tree.children(head, "amod", "compound") if names_actor(tree, k)]


def first_of_list(tree: Tree, noun: int) -> int:
    """The deed that begins the list, also where the parser joins this one to what the first is done to; else -1."""
    head = tree.head(noun)
    if tree.relation(noun) != "conj" or head < 0:
        return -1
    if not is_deverbal(tree, head) and tree.relation(head) == "nmod" and tree.preposition(head) == "of":
        head = tree.head(head)
    return head if is_deverbal(tree, head) else -1


def sharers(tree: Tree, noun: int) -> list[int]:
    """The nouns joined with this one whose phrases it shares ("the shelling and mining of farms by X")."""
    head = tree.head(noun)
    later = [k for k in tree.children(noun, "conj") if _is_plain(tree, k)]
    is_joined = tree.relation(noun) == "conj" and _is_plain(tree, head)
    siblings = [k for k in tree.children(head, "conj") if k > noun and _is_plain(tree, k)] if is_joined else []
    is_listed = tree.relation(noun) == "nmod" and tree.preposition(noun) in words("grammar", "listing")
    first = head if is_joined or (is_listed and is_deed(tree, head)) else first_of_list(tree, noun)
    return [*(later or siblings)[-1:], *([first] if first >= 0 else [])]


def follower(tree: Tree, noun: int) -> tuple[str, int] | None:
    """The phrase that stands right after the deed ("of the villagers"), wherever the parser hung it."""
    after = noun + 1
    if after >= len(tree.tokens) or tree.tokens[after].text.lower() not in ("of", "by", "against", "between"):
        return None
    head = tree.head(after)
    is_its = head > after and tree.relation(after) == "case" and tree.is_noun(head)
    if tree.tokens[after].text.lower() == "by" and not tree.is_verb(tree.head(head)):
        return None
    return (tree.tokens[after].text.lower(), head) if is_its else None


def _is_plain(tree: Tree, index: int) -> bool:
    return index >= 0 and tree.tokens[index].upos == "NOUN" and tree.mention(index) is None


def is_deed(tree: Tree, index: int) -> bool:
    """Whether a token is a noun that names a deed."""
    if index < 0 or tree.tokens[index].upos != "NOUN":
        return False
    return lexicon("events", "event").at(tree, index) is not None


def is_violence(tree: Tree, noun: int) -> bool:
    """Whether a noun names violence, which can target somebody as no measure does."""
    deed = lexicon("events", "event").at(tree, noun) if is_deed(tree, noun) else None
    return deed is not None and deed.type == "ASSAULT"


def is_deverbal(tree: Tree, index: int) -> bool:
    """Whether a noun names a deed, by the list of these or by its ending."""
    is_noun = index >= 0 and tree.tokens[index].upos == "NOUN"
    return is_deed(tree, index) or (is_noun and tree.lemmas[index].endswith(tuple(words("frames", "deverbal"))))


def is_figure(tree: Tree, noun: int) -> bool:
    """Whether the word before makes it no deed at all: a heart attack, a price war, the title of a body or text."""
    return any(tree.lemmas[k] in words("frames", "figurative") for k in tree.children(noun, "compound", "amod"))


def is_titled(tree: Tree, noun: int) -> bool:
    """Whether a noun is written large amid other words so written: part of a title, not told of."""
    if not tree.tokens[noun].text[:1].isupper() or noun < 2:
        return False
    before = [tree.tokens[i].text for i in range(max(0, noun - 3), noun)]
    return any(word[:1].isupper() for word in before[1:]) and not all(word.isupper() for word in before)


def strays(tree: Tree, noun: int) -> list[tuple[str, int]]:
    """Phrases with `by`, `against` or `between` that hang from a noun inside the deed's phrase, where they mean little.

    A noun that is a deed of its own keeps them.
    """
    found: list[tuple[str, int]] = []
    reached = [(k, 1) for k in (*tree.children(noun, "nmod"), *_agents(tree, noun))]
    while reached:
        index, steps = reached.pop(0)
        preposition = tree.preposition(index)
        if steps > 1 and preposition in ("by", "against", "between"):
            found.append((preposition, index))
        is_manner = steps == 1 and preposition == "of" and not tree.children(index, "det")  # "a war of aggression"
        if steps < _LONGEST_WAY and (is_manner or not _keeps_its_own(tree, index)):
            reached += [(k, steps + 1) for k in tree.children(index, "nmod", "conj", "appos")]
    return found


def _keeps_its_own(tree: Tree, index: int) -> bool:
    is_body = tree.mention(index) is not None or tree.lemmas[index] in agents()
    return is_deed(tree, index) or (is_deverbal(tree, index) and not is_body)


def _agents(tree: Tree, noun: int) -> list[int]:
    return [k for verb in participles(tree, noun) for k in tree.children(verb, "obl")]


def occurrence(tree: Tree, noun: int) -> int:
    """The verb that only says that the deed happened ("clashes broke out between A and B"), else -1."""
    top = measured(tree, noun)
    verb = tree.head(top)
    if (
        verb < 0
        or tree.relation(top) not in ("nsubj", "csubj")
        or tree.lemmas[verb] not in words("frames", "occurring")
    ):
        return -1
    return verb if tree.is_verb(verb) and not tree.children(verb, "obj") else -1


def is_bare_charge(tree: Tree, noun: int) -> bool:
    """Whether a crime is only what somebody is charged with, nobody being named to whom it was done."""
    governor = tree.head(noun)
    if governor < 0 or tree.relation(noun) not in ("obl", "nmod") or tree.children(noun, "nmod", "nmod:poss"):
        return False
    return tree.lemmas[governor] in words("frames", "charging") | words("frames", "charges")
