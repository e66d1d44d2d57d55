"""A noun that names a deed, and the words around it that say who did it and who bore it."""

from __future__ import annotations

from faultline.extraction.agency import measured, names_actor
from faultline.extraction.lexicon import lexicon
from faultline.extraction.subjects import RELATIVE, charged, owners, surface_subjects
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import agents, words
from faultline.model.entity import EntityType

_LONGEST_WAY = 3


def participles(tree: Tree, noun: int) -> list[int]:
    """The participles and relative clauses that say by whom it was done ("the crimes committed by X")."""
    return [k for k in tree.children(noun, "acl") if tree.lemmas[k] in words("frames", "done")]


def relative_doers(tree: Tree, noun: int) -> list[int]:
    """The subject of a relative clause that carries the deed out ("the war that X wages")."""
    found: list[int] = []
    for verb in participles(tree, noun):
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
    if not _is_deverbal(tree, head) and tree.relation(head) == "nmod" and tree.preposition(head) == "of":
        head = tree.head(head)
    return head if _is_deverbal(tree, head) else -1


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


def _is_deverbal(tree: Tree, index: int) -> bool:
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
    return is_deed(tree, index) or (_is_deverbal(tree, index) and not is_body)


def _agents(tree: Tree, noun: int) -> list[int]:
    return [k for verb in participles(tree, noun) for k in tree.children(verb, "obl")]


def occurrence(tree: Tree, noun: int) -> int:
    """The verb that only says that the deed happened ("clashes broke out between A and B"), else -1."""
    top = measured(tree, noun)
    verb = tree.head(top)
    if verb < 0 or tree.relation(top) != "nsubj" or tree.lemmas[verb] not in words("frames", "occurring"):
        return -1
    return verb if tree.is_verb(verb) and not tree.children(verb, "obj") else -1


def bearers(tree: Tree, noun: int) -> tuple[list[int], int]:
    """Who bears the deed ("X suffered an attack", "came under fire", "was the target of a raid"), and by which verb."""
    first = first_of_list(tree, noun)
    top = measured(tree, noun if first < 0 else first)
    governor, preposition = tree.head(top), tree.preposition(top)
    is_on_trial = preposition == "on" and tree.lemmas[top] == "trial"
    if (preposition == "under" or is_on_trial) and tree.children(top, "cop"):
        return tree.children(top, "nsubj"), top
    if governor < 0:
        return [], -1
    relation, lemma = tree.relation(top), tree.lemmas[governor]
    if relation == "obj" and lemma in words("frames", "bearing_places"):
        return [s for s in surface_subjects(tree, governor) if _is_place(tree, s)], governor
    if relation == "obj" and lemma in ("have", "get") and tree.lemmas[noun] in words("frames", "had"):
        return surface_subjects(tree, governor), governor
    is_role = lemma in words("frames", "borne_by") and not tree.is_verb(governor)
    if is_role and relation in ("nmod", "obl") and preposition in ("of", "to"):
        return _subjects_of_role(tree, governor), governor
    if relation == "obl" and preposition in ("from", "against") and lemma in words("frames", "protecting"):
        return tree.children(governor, "obj"), governor
    if relation == "nsubj" and lemma in ("claim", "leave", "take", "cost"):
        return _lives(tree, governor), governor
    keys = {"obj": "bearing", "obl under": "bearing_under", "obl to": "bearing_to", "obl with": "bearing_with"}
    key = keys.get(f"{relation} {preposition}".strip())
    if key is None or not tree.is_verb(governor) or lemma not in words("frames", key):
        return [], -1
    objects = tree.children(governor, "obj") if key != "bearing" else []
    return objects or surface_subjects(tree, governor), governor


def _lives(tree: Tree, verb: int) -> list[int]:
    """Whose lives a deed claimed, whom it left dead."""
    found: list[int] = []
    for noun in tree.children(verb, "obj"):
        if tree.lemmas[noun] == "life":
            found += [k for k in tree.children(noun, "nmod") if tree.preposition(k) == "of"]
        elif tree.lemmas[verb] == "leave":
            found.append(noun)
    return found


def _is_place(tree: Tree, index: int) -> bool:
    mention = tree.mention(index)
    is_named = mention is not None and mention.type in (EntityType.COUNTRY, EntityType.PLACE)
    return is_named or tree.lemmas[index] in ("country", *words("grammar", "regions"))


def _subjects_of_role(tree: Tree, role: int) -> list[int]:
    """Who is said to be the target or victim."""
    if tree.children(role, "cop"):
        return tree.children(role, "nsubj")
    governor = tree.head(role)
    is_become = governor >= 0 and tree.lemmas[governor] in ("fall", "become", "remain", "make")
    return surface_subjects(tree, governor) if is_become else []


def is_bare_charge(tree: Tree, noun: int) -> bool:
    """Whether a crime is only what somebody is charged with, nobody being named to whom it was done."""
    governor = tree.head(noun)
    if governor < 0 or tree.relation(noun) not in ("obl", "nmod") or tree.children(noun, "nmod", "nmod:poss"):
        return False
    return tree.lemmas[governor] in words("frames", "charging") | words("frames", "charges")


def engaged(tree: Tree, noun: int) -> list[int]:
    """Who is said to be in the midst of it ("the two sides are in talks")."""
    if tree.lemmas[noun] not in words("frames", "engaging") or tree.preposition(noun) != "in":
        return []
    return tree.children(noun, "nsubj") if tree.children(noun, "cop") or tree.head(noun) < 0 else []


def answerable(tree: Tree, noun: int) -> list[int]:
    """Who is said to be behind it: responsible for it, accused of it."""
    governor, preposition = tree.head(noun), tree.preposition(noun)
    if preposition == "behind":
        return tree.children(noun, "nsubj") if governor < 0 or tree.children(noun, "cop") else []
    if governor < 0 or preposition not in ("for", "of", "in", "over", "with"):
        return []
    if tree.lemmas[governor] in words("frames", "answering"):
        above = tree.head(governor)
        if tree.children(governor, "nsubj") or above < 0:
            return tree.children(governor, "nsubj")
        if any(tree.lemmas[k] == "no" for s in surface_subjects(tree, above) for k in tree.children(s, "det")):
            return []  # "no group claimed responsibility"
        if tree.relation(governor) == "xcomp" and tree.children(above, "obj"):
            return tree.children(above, "obj")  # "found him guilty of the murder"
        return surface_subjects(tree, above) if tree.relation(governor) in ("obj", "obl", "xcomp") else []
    while (
        tree.lemmas[governor] in words("frames", "charges") and not tree.is_verb(governor) and tree.head(governor) >= 0
    ):
        governor = tree.head(governor)  # "arrested on two counts of murder"
    if tree.is_verb(governor) and tree.lemmas[governor] in words("frames", "charging"):
        return charged(tree, governor)
    return []
