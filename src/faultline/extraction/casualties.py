"""How many were killed, injured or detained in an event."""

from __future__ import annotations

from faultline.extraction.lexicon import words
from faultline.extraction.tree import Tree
from faultline.model.statement import Counts
from faultline.model.value import Value

_KINDS = ("killed", "injured", "detained")


def counts_of(tree: Tree, trigger: int) -> Counts | None:
    """The figures of people harmed that the trigger's own clause gives."""
    if not tree.sentence.quantities:
        return None
    found: dict[str, Value] = {}
    for index in (trigger, *_dependents(tree, trigger)):
        for kind in _KINDS:
            if tree.lemmas[index] in words("events", f"{kind}_words") and kind not in found:
                value = _figure(tree, index)
                if value is not None:
                    found[kind] = value
    return Counts(found.get("killed"), found.get("injured"), found.get("detained")) if found else None


def _dependents(tree: Tree, trigger: int) -> list[int]:
    """Clauses that tell the outcome: "attacked …, killing 12 and wounding 30"."""
    found = []
    for kid in tree.children(trigger, "advcl", "conj", "ccomp", "acl", "obl", "nmod", "obj"):
        found.append(kid)
        found += tree.children(kid, "conj", "nmod")
    return found


def _figure(tree: Tree, index: int) -> Value | None:
    """The quantity that counts an argument of the word, or the noun that the word is."""
    arguments = {index, *tree.children(index, "obj", "nsubj", "nsubj:pass", "nmod", "nummod")}
    for quantity in tree.sentence.quantities:
        head = quantity.head if quantity.head >= 0 else quantity.first
        if quantity.value.unit in ("persons", "") or quantity.head >= 0:
            inside = any(i in arguments for i in range(quantity.first, quantity.stop))
            if (head in arguments or inside) and quantity.value.unit not in ("money", "percent"):
                return quantity.value
    return None
