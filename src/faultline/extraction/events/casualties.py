"""How many were killed, injured or detained in an event."""

from __future__ import annotations

from faultline.extraction.agency import acts
from faultline.extraction.attributes.places_of import PLACES
from faultline.extraction.clauses import verb_frame
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import agents, words
from faultline.model.statement import Counts
from faultline.model.value import Value

_KINDS = ("killed", "injured", "detained")


def counts_of(tree: Tree, trigger: int, type: str) -> Counts | None:
    """The figures of people harmed that the trigger's own clause gives; an arrest or sentence kills nobody."""
    if not tree.sentence.quantities:
        return None
    found: dict[str, Value] = {}
    for index in (trigger, *_dependents(tree, trigger)):
        for kind in ("detained",) if type in ("COERCE", "SANCTION") else _KINDS:
            if tree.lemmas[index] in words("events", f"{kind}_words") and kind not in found:
                value = _figure(tree, index)
                if value is not None:
                    found[kind] = value
    return Counts(found.get("killed"), found.get("injured"), found.get("detained")) if found else None


def _dependents(tree: Tree, trigger: int) -> list[int]:
    """Clauses that tell the outcome: "attacked …, killing 12 and wounding 30"."""
    found = []
    for kid in (
        *tree.children(trigger, "advcl", "conj", "ccomp", "acl", "obl", "nmod", "obj"),
        *_outcomes(tree, trigger),
    ):
        if tree.relation(kid) == "conj" and is_apart(tree, kid):
            continue
        found.append(kid)
        found += tree.children(kid, "conj", "nmod", "obj")
    return found


def _outcomes(tree: Tree, noun: int) -> list[int]:
    """What a deed that is the subject led to: "attacks by herders resulted in 250 deaths", "the raid killed nine"."""
    governor = tree.head(noun)
    if governor < 0 or tree.relation(noun) != "nsubj" or not tree.is_verb(governor):
        return []
    is_led = tree.lemmas[governor] in words("frames", "resulting")
    return [governor, *(tree.children(governor, "obj", "obl", "xcomp") if is_led else ())]


def is_apart(tree: Tree, verb: int) -> bool:
    """Whether a joined clause tells of another day or place than the first; one alone holds for both."""
    head = tree.head(verb)
    return head >= 0 and _has_setting(tree, verb) and _has_setting(tree, head)


def _has_setting(tree: Tree, verb: int) -> bool:
    if any(tree.is_in_time(k) for k in tree.children(verb, "obl")):
        return True
    return any(
        (tree.preposition(i) in ("in", "near", "at") or tree.relation(i) == "obj")
        and (mention := tree.mention(i)) is not None
        and mention.type in PLACES
        for i in tree.subtree(verb)
        if tree.clause(i) == verb
    )


def _figure(tree: Tree, index: int) -> Value | None:
    """The quantity that counts an argument of the word, or the noun that the word is; else one that it shares."""
    arguments = {index, *tree.children(index, "obj", "nsubj", "nsubj:pass", "nmod", "nummod")}
    if tree.relation(index) == "xcomp" and not tree.is_verb(index):
        arguments |= set(tree.children(tree.head(index), "obj"))  # "left nine villagers dead"
    if index and tree.tokens[index].xpos == "VBN" and tree.tokens[index - 1].upos == "NUM":
        arguments = {index - 1}  # "ten killed and 40 wounded"
    found = _among(tree, index, arguments)
    shared = set(verb_frame(tree, index).objects) if found is None and tree.is_verb(index) else set()
    return found or _among(tree, index, shared)


def _among(tree: Tree, index: int, arguments: set[int]) -> Value | None:
    for quantity in tree.sentence.quantities:
        head = quantity.head if quantity.head >= 0 else quantity.first
        inside = any(i in arguments for i in range(quantity.first, quantity.stop))
        if quantity.first and tree.lemmas[quantity.first - 1].lower() in words("grammar", "months"):
            continue  # "convicted March 20 of murder"
        if (head in arguments or inside) and _counts_people(tree, head, quantity.value.unit, index):
            return quantity.value
    return None


def _counts_people(tree: Tree, head: int, unit: str, harm: int) -> bool:
    """Whether a figure is one of people: by its unit, by its noun, or because it stands without one ("wounding 20")."""
    if unit in ("money", "percent"):
        return False
    if tree.is_verb(harm) and tree.lemmas[harm] not in words("events", "detained_words") and not tree.is_in_time(head):
        return True  # who is killed or injured is somebody
    is_bare = tree.tokens[head].upos == "NUM" or tree.lemmas[head] in ("other", *words("grammar", "measuring"))
    is_harm = any(tree.lemmas[head] in words("events", f"{kind}_words") for kind in _KINDS)
    return unit == "persons" or is_bare or is_harm or acts(tree, head, agents())
