"""Who bears a deed that a noun names, by the words around it: the target of a raid, those subjected to torture."""

from __future__ import annotations

from faultline.extraction.agency import measured
from faultline.extraction.events.deeds import first_of_list
from faultline.extraction.subjects import surface_subjects
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.entity import EntityType


def bearers(tree: Tree, noun: int) -> tuple[list[int], int]:
    """Who bears the deed ("X suffered an attack", "came under fire", "was the target of a raid"), and by which verb."""
    top = measured(tree, noun)
    first = first_of_list(tree, top)
    top = measured(tree, top if first < 0 else first)
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
    if relation == "nsubj":
        return _struck(tree, governor), governor
    keys = {"obj": "bearing", "obl under": "bearing_under", "obl to": "bearing_to", "obl with": "bearing_with"}
    key = keys.get(f"{relation} {preposition}".strip())
    if key is None or not tree.is_verb(governor) or lemma not in words("frames", key):
        return [], -1
    objects = tree.children(governor, "obj") if key != "bearing" else []
    return objects or surface_subjects(tree, governor), governor


def _struck(tree: Tree, verb: int) -> list[int]:
    """Whom a deed that is the subject killed, harmed or drove to something."""
    lemma = tree.lemmas[verb]
    if lemma in ("claim", "leave", "take", "cost"):
        return _lives(tree, verb)
    if lemma in words("frames", "resulting"):
        return _harmed(tree, verb)
    is_driven = lemma in words("frames", "toppling") and tree.children(verb, "xcomp")
    return tree.children(verb, "obj") if is_driven else []


def _lives(tree: Tree, verb: int) -> list[int]:
    """Whose lives a deed claimed, whom it left dead."""
    found: list[int] = []
    for noun in tree.children(verb, "obj"):
        if tree.lemmas[noun] == "life":
            found += [k for k in tree.children(noun, "nmod") if tree.preposition(k) == "of"]
        elif tree.lemmas[verb] == "leave":
            found.append(noun)
    return found


def _harmed(tree: Tree, verb: int) -> list[int]:
    """Of whose death or injury a deed is the cause ("the strike resulted in the death of a nurse")."""
    harm = words("events", "killed_words") | words("events", "injured_words")
    outcomes = [k for k in tree.children(verb, "obj", "obl") if tree.lemmas[k] in harm]
    return [k for noun in outcomes for k in tree.children(noun, "nmod") if tree.preposition(k) == "of"]


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
