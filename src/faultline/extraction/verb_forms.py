"""Which form a verb is in: passive, a mere adjective, or a finite verb that the parser took for a participle."""

from __future__ import annotations

from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words


def is_misread(tree: Tree, verb: int) -> bool:
    """Whether a parse takes "X imposed sanctions" for a noun with a participle, in a sentence without other verb."""
    head = tree.head(verb)
    if (
        tree.relation(verb) != "amod"
        or head <= verb
        or tree.head(head) >= 0
        or tree.tokens[verb].xpos not in ("VBD", "VBN")
    ):
        return False
    before = verb - 1
    has_name = before >= 0 and tree.tokens[before].upos in ("PROPN", "NOUN") and tree.tokens[before].upos != "ADJ"
    return (
        has_name
        and not any(t.xpos in ("VBZ", "VBP", "MD") for t in tree.tokens)
        and not tree.children(head, "nsubj", "cop")
    )


def is_adjective(tree: Tree, verb: int) -> bool:
    """Whether a verb only stands beside a noun ("displaced persons", "developing countries") and tells nothing."""
    token = tree.tokens[verb]
    if token.upos != "VERB" or is_misread(tree, verb):
        return False
    return tree.relation(verb) in ("amod", "compound") or _is_bare_before_noun(tree, verb)


def _is_bare_before_noun(tree: Tree, verb: int) -> bool:
    """Whether a participle without auxiliary has the bare noun after it for its object: an adjective misread."""
    following = verb + 1
    if tree.tokens[verb].xpos != "VBN" or tree.relation(verb) not in ("xcomp", "acl", "obj", "obl", "nmod"):
        return False
    is_object = following < len(tree.tokens) and tree.head(following) == verb and tree.relation(following) == "obj"
    return is_object and not tree.children(verb, "aux", "nsubj")


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb is passive: by its auxiliary or subject, or a bare past participle after its noun."""
    signs = {tree.tokens[k].relation for k in tree.kids[verb]} & {"nsubj:pass", "aux:pass", "csubj:pass"}
    if signs and "aux:pass" not in signs and tree.children(verb, "obj"):
        return False  # "after soldiers arrested two men", the past taken for a participle
    if signs:
        is_past = "aux:pass" not in signs and tree.tokens[verb].xpos == "VBD"  # "the Council called on all parties"
        return not is_past or _goes_on(tree, verb)
    token = tree.tokens[verb]
    if (
        tree.lemmas[verb] in words("grammar", "transitive")
        and token.xpos in ("VBN", "VBD")
        and tree.relation(verb) == "conj"
        and (tree.children(verb, "nsubj") or is_passive(tree, tree.head(verb)))
    ):
        return not tree.children(verb, "obj", "aux")  # "35 were killed and another 40 wounded"
    if is_misread(tree, verb) or tree.lemmas[verb] in words("grammar", "intransitive"):
        return False
    if _is_headline(tree, verb) or _is_state(tree, verb):
        return True
    if token.xpos not in ("VBN", "VBD") or tree.children(verb, "aux", "nsubj"):
        return False
    return _is_bare_participle(tree, verb)


def _goes_on(tree: Tree, verb: int) -> bool:
    """Whether the clause goes on with a finite verb that has no other subject ("the man arrested on Monday has fled").

    The parser then took a participle after its noun for the verb of a clause.
    """
    beside = (
        [k for k in tree.children(tree.head(verb), "ccomp", "conj", "parataxis") if k > verb]
        if tree.head(verb) >= 0
        else []
    )
    after = [
        *beside,
        *tree.children(verb, "ccomp", "parataxis"),
        *([tree.head(verb)] if tree.head(verb) > verb else []),
    ]
    return (
        tree.lemmas[verb] in words("grammar", "transitive")
        and not any(tree.lemmas[k] in ("and", "but", "or", ",") for k in range(verb, (after or [verb])[0]))
        and any(tree.tokens[k].upos == "VERB" and not tree.children(k, "nsubj", "cc", "mark") for k in after)
    )


def _is_bare_participle(tree: Tree, verb: int) -> bool:
    """Whether a participle without subject and auxiliary is passive, by what it hangs from."""
    token = tree.tokens[verb]
    if token.relation == "acl" and agent_after(tree, verb) >= 0:
        return True
    if token.relation == "conj" and tree.head(verb) >= 0 and tree.is_verb(tree.head(verb)):
        if token.xpos == "VBN" and tree.tokens[tree.head(verb)].xpos in ("VBG", "VBZ", "VBP", "VB"):
            return not tree.children(verb, "obj", "xcomp", "ccomp")  # "are under attack, confined to camps"
        return is_passive(tree, tree.head(verb)) and not tree.children(verb, "obj", "xcomp", "ccomp")
    if token.xpos != "VBN":
        return False
    return tree.relation(verb) in ("acl", "advcl", "amod", "xcomp") and not tree.children(verb, "obj")


def _is_headline(tree: Tree, verb: int) -> bool:
    """Whether a passive has lost its auxiliary, as in headlines: "Officer charged in shooting", "Army chief dismissed".

    A past, and in a sentence with a full stop a participle too, is one where the verb must have an object and has none.
    """
    xpos = tree.tokens[verb].xpos
    if tree.head(verb) >= 0 or xpos not in ("VBN", "VBD") or tree.children(verb, "aux", "obj"):
        return False
    is_dead = any(tree.lemmas[k] == "dead" for k in tree.kids[verb])  # "Man shot dead"
    is_bare = is_dead or tree.lemmas[verb] in words("grammar", "transitive")
    return (xpos == "VBN" and tree.tokens[-1].upos != "PUNCT") or (
        is_bare and not tree.children(verb, "iobj", "ccomp", "xcomp", "compound:prt")
    )


def _is_state(tree: Tree, verb: int) -> bool:
    """Whether the parser took a participle for an adjective ("three were hurt")."""
    is_harm = tree.lemmas[verb] in words("events", "injured_words")
    return is_harm and tree.tokens[verb].xpos == "JJ" and bool(tree.children(verb, "cop"))


def is_agent(tree: Tree, index: int) -> bool:
    """Whether an oblique is the agent of its passive ("by X"), whatever else the parser calls one."""
    preposition = tree.preposition(index)
    return preposition == "by" or (tree.tokens[index].relation == "obl:agent" and not preposition)


def agent_after(tree: Tree, verb: int) -> int:
    """Who stands under a `by` right after the verb, wherever the parser hung it; -1 where none does."""
    after = verb + 1
    while after < len(tree.tokens) and tree.tokens[after].upos in ("ADV", "ADP") and tree.lemmas[after] != "by":
        after += 1
    if after >= len(tree.tokens) or tree.lemmas[after] != "by" or tree.relation(after) != "case":
        return -1
    return tree.head(after) if tree.head(after) > after else -1
