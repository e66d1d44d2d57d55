"""How surely something is said: planned, alleged, called for, hypothetical or actual; affirmed or denied.

Read from the trigger upwards: what governs a clause decides about it until a boundary that asserts anew (a relative
clause, a sentence of its own, what somebody merely said). The nearest sign wins.
"""

from __future__ import annotations

from dataclasses import dataclass

from faultline.extraction.lexicon import words
from faultline.extraction.tree import Tree
from faultline.model.statement import Modality, Polarity

_MODALS = {
    **dict.fromkeys(("will", "'ll", "’ll", "wo"), Modality.PLANNED),
    **dict.fromkeys(("would", "could", "may", "might", "can", "'d", "ca"), Modality.HYPOTHETICAL),
    **dict.fromkeys(("should", "must", "ought", "need", "shall"), Modality.CALLED_FOR),
}
_GOVERNORS = (
    ("called_for", Modality.CALLED_FOR),
    ("planned", Modality.PLANNED),
    ("alleged", Modality.ALLEGED),
    ("hypothetical", Modality.HYPOTHETICAL),
)
_NEGATIVE = frozenset({"not", "never", "n't", "n’t", "no", "neither", "nor", "hardly", "without"})
_PRESUPPOSED = ("since", "after", "during", "following", "despite", "because of", "due to", "before", "until", "amid")
_CARRYING = ("in", "of", "for", "through", "by", "with")
_HIGHEST = 8


@dataclass(frozen=True, slots=True)
class Factuality:
    modality: Modality = Modality.ACTUAL
    polarity: Polarity = Polarity.AFFIRMED


def factuality_of(tree: Tree, trigger: int) -> Factuality:
    """The modality and polarity of what the trigger says."""
    modality: Modality | None = None
    denied = is_purpose = False  # what is to serve a purpose is called for where the deed is
    index = trigger
    for _ in range(_HIGHEST):
        found = _own_modality(tree, index) or _governed(tree, index)
        modality = found if is_purpose and found is Modality.CALLED_FOR else modality or found
        if modality is None and (purpose := _purpose(tree, index)) is not None:
            modality, is_purpose = purpose, True
        denied = denied or _is_negated(tree, index)
        denied = denied or _is_denied(tree, index)
        if not _goes_on(tree, index):
            break
        index = tree.head(index)
    if modality is None and _is_imperative(tree, index):
        modality = Modality.CALLED_FOR
    if modality is None and tree.tokens and tree.tokens[-1].text == "?":
        modality = Modality.HYPOTHETICAL
    return Factuality(modality or Modality.ACTUAL, Polarity.DENIED if denied else Polarity.AFFIRMED)


def _own_modality(tree: Tree, index: int) -> Modality | None:
    """From auxiliaries, adverbs and the conjunction of the clause itself."""
    for kid in tree.kids[index]:
        lemma, text = tree.lemmas[kid], tree.tokens[kid].text.lower()
        relation = tree.relation(kid)
        if relation == "aux":
            found = _MODALS.get(text) or _MODALS.get(lemma)
            if found is not None:
                return found
        if relation in ("advmod", "amod") and lemma in words("factuality", "alleged_adverbs"):
            return Modality.ALLEGED
        if relation in ("advmod", "amod") and lemma in words("factuality", "hypothetical_adverbs"):
            return Modality.HYPOTHETICAL
        if relation in ("advmod", "amod") and lemma in words("factuality", "planned_adverbs"):
            return Modality.PLANNED
        if relation == "nsubj" and lemma in words("factuality", "planned_nouns") and tree.children(index, "cop"):
            return Modality.PLANNED
        if relation == "mark" and lemma in ("if", "unless", "whether", "lest"):
            return Modality.HYPOTHETICAL
    return None


def _is_imperative(tree: Tree, index: int) -> bool:
    """Whether a main clause is an order ("Revoke …"): a bare infinitive without subject or auxiliary."""
    token = tree.tokens[index]
    if token.xpos != "VB" or tree.head(index) >= 0 or tree.children(index, "nsubj", "aux", "cop", "expl"):
        return False
    return not any(tree.lemmas[k] == "to" for k in tree.children(index, "mark"))


def _purpose(tree: Tree, index: int) -> Modality | None:
    """A purpose ("in order to stop …") is intended, not done; a gerund after `by` is as sure as its verb."""
    head = tree.head(index)
    if tree.relation(index) != "advcl" or head < 0 or tree.tokens[head].upos == "ADJ":
        return None
    if any(tree.lemmas[k] == "to" for k in tree.children(index, "mark")):
        return None if tree.lemmas[head] in words("factuality", "ongoing") else Modality.PLANNED
    return None


def _is_negated(tree: Tree, index: int) -> bool:
    for kid in tree.kids[index]:
        relation = tree.relation(kid)
        if tree.tokens[min(kid + 1, len(tree.tokens) - 1)].text.lower() in ("only", "merely", "just", "least"):
            continue  # "not only fuels …" fuels it
        if relation in ("advmod", "det", "mark", "case", "cc", "aux") and tree.lemmas[kid] in _NEGATIVE:
            return True
        if relation in ("obj", "nsubj") and any(tree.lemmas[k] == "no" for k in tree.children(kid, "det")):
            return True
    return False


def _governed(tree: Tree, index: int) -> Modality | None:
    """What the governor makes of it: a call, a plan, an allegation, a possibility."""
    head = tree.head(index)
    if head < 0 or not _is_in_scope(tree, index):
        return None
    lemma = tree.lemmas[head]
    if tree.relation(index) == "xcomp" and lemma == "go" and tree.tokens[head].text.lower() == "going":
        return Modality.PLANNED
    part = "verbs" if tree.is_verb(head) or tree.tokens[head].upos == "ADJ" else "nouns"
    infinitive = any(tree.lemmas[k] == "to" for k in tree.children(index, "mark"))
    if infinitive and any(
        tree.lemmas[o] in words("factuality", "called_for_nouns") for o in tree.children(head, "obj")
    ):
        return Modality.CALLED_FOR  # "faces calls to leave", the infinitive hung from the verb
    found = next((m for name, m in _GOVERNORS if lemma in words("factuality", f"{name}_{part}")), None)
    is_telling = tree.relation(index) == "ccomp" and found is Modality.PLANNED  # "announced that it had …"
    return None if is_telling else found


def _is_in_scope(tree: Tree, index: int) -> bool:
    relation = tree.tokens[index].relation
    if _is_participle(tree, index):
        return False  # "prisoners captured": told beside, whatever is planned for them
    if relation in ("xcomp", "ccomp", "csubj", "acl", "obj", "nsubj:pass", "csubj:pass", "compound"):
        return True
    if relation == "advcl" and any(tree.lemmas[k] == "to" for k in tree.children(index, "mark")):
        return True
    if relation in ("obl", "nmod", "advcl"):
        return tree.preposition(index) in ("for", "of", "to", "against", "from", "at")
    return False


def _is_participle(tree: Tree, index: int) -> bool:
    """Whether a clause is a participle that describes a noun, and so asserts on its own."""
    is_acl = tree.tokens[index].relation == "acl" and tree.tokens[index].xpos in ("VBN", "VBG")
    return is_acl and not tree.children(index, "mark", "case")


def _is_denied(tree: Tree, index: int) -> bool:
    head = tree.head(index)
    if head < 0 or not _is_in_scope(tree, index):
        return False
    part = "verbs" if tree.is_verb(head) else "nouns"
    return tree.lemmas[head] in words("factuality", f"denied_{part}")


def _goes_on(tree: Tree, index: int) -> bool:
    """Whether what stands above still decides about this clause."""
    relation = tree.tokens[index].relation
    head = tree.head(index)
    if head < 0 or _is_participle(tree, index):
        return False
    if relation in ("obj", "nsubj:pass"):
        return tree.is_verb(head)
    if relation in ("xcomp", "csubj", "compound", "acl"):
        return True
    if relation == "ccomp":
        return tree.lemmas[head] not in words("attribution", "verbs")
    if relation == "conj":
        return not tree.is_verb(index) or not tree.children(index, "nsubj", "aux")
    if relation == "advcl":
        return tree.preposition(index) in ("by", "to", "") or any(
            tree.lemmas[k] == "to" for k in tree.children(index, "mark")
        )
    if relation in ("obl", "nmod"):
        preposition = tree.preposition(index)
        return preposition not in _PRESUPPOSED and preposition.split(" ")[-1] in _CARRYING
    return False
