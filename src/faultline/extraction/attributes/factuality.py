"""How surely something is said: planned, alleged, called for, hypothetical or actual; affirmed or denied.

Read from the trigger upwards: what governs a clause decides about it until a boundary that asserts anew (a relative
clause, a sentence of its own, what somebody merely said). The nearest sign wins. What a verb takes for granted ("must
stop the killing", "condemned the attack") is told as done, however the verb itself is meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from faultline.extraction.attributes.governors import governed, is_denied, is_participle, is_polite
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.statement import Modality, Polarity

_MODALS = {
    **dict.fromkeys(("will", "'ll", "’ll", "wo"), Modality.PLANNED),
    **dict.fromkeys(("would", "could", "may", "might", "can", "'d", "ca"), Modality.HYPOTHETICAL),
    **dict.fromkeys(("should", "must", "ought", "need", "shall"), Modality.CALLED_FOR),
}
_ADVERBS = (
    ("alleged_adverbs", Modality.ALLEGED),
    ("hypothetical_adverbs", Modality.HYPOTHETICAL),
    ("planned_adverbs", Modality.PLANNED),
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
    return _read(tree, trigger, _HIGHEST)


def _read(tree: Tree, trigger: int, steps: int) -> Factuality:
    modality: Modality | None = None
    denied = is_purpose = False  # what is to serve a purpose is called for where the deed is
    index = trigger
    for step in range(steps):
        found = _own_modality(tree, index) or governed(tree, index)
        modality = found if is_purpose and found is Modality.CALLED_FOR else modality or found
        if modality is None and (purpose := _purpose(tree, index)) is not None:
            modality, is_purpose = purpose, True
        denied = denied or _is_negated(tree, index)
        if (attitude := _attitude(tree, index)) != "":
            given = _given(tree, index, attitude, steps - step - 1)
            is_so = modality is None and not denied
            return given if is_so else Factuality(modality or given.modality, _polarity(denied))
        denied = denied or is_denied(tree, index)
        if not _goes_on(tree, index):
            break
        index = tree.head(index)
    if modality is None:
        modality = _of_predicate(tree, index) or _of_sentence(tree, index)
    return Factuality(modality or Modality.ACTUAL, _polarity(denied))


def _polarity(denied: bool) -> Polarity:
    return Polarity.DENIED if denied else Polarity.AFFIRMED


def _of_predicate(tree: Tree, index: int) -> Modality | None:
    """What an adverb of hearsay beside the verb says of its subject ("the victims were reportedly miners")."""
    head = tree.head(index)
    if tree.relation(index) != "nsubj" or head < 0:
        return None
    adverbs = [
        *tree.children(head, "advmod"),
        *(k for x in tree.children(head, "xcomp") for k in tree.children(x, "advmod")),
    ]
    is_hearsay = any(tree.lemmas[k] in words("factuality", "alleged_adverbs") for k in adverbs)
    return Modality.ALLEGED if is_hearsay else None


def _of_sentence(tree: Tree, index: int) -> Modality | None:
    """What the form of the sentence says: an order, a headline that announces, a question."""
    if _is_imperative(tree, index):
        return Modality.CALLED_FOR
    if _is_announced(tree, index):
        return Modality.PLANNED
    return Modality.HYPOTHETICAL if tree.tokens and tree.tokens[-1].text == "?" else None


def _attitude(tree: Tree, index: int) -> str:
    """How the governor stands to what it takes: `presupposing`, `ending` or `preventing` it; empty for neither."""
    head = tree.head(index)
    if head < 0 or is_participle(tree, index):
        return ""
    relation = tree.relation(index)
    is_object = relation == "obj" or tree.tokens[index].relation == "nsubj:pass"
    is_object = is_object or (relation in ("xcomp", "advcl", "ccomp") and tree.tokens[index].xpos == "VBG")
    if relation in ("nmod", "obl") and not tree.is_verb(head):
        is_object = tree.preposition(index) in ("of", "to", "for", "on", "in", "against", "into")
        return "presupposing" if is_object and tree.lemmas[head] in words("factuality", "presupposing_nouns") else ""
    lemma = tree.lemmas[head]
    if not is_object or not tree.is_verb(head):
        is_led = relation in ("obl", "advcl") and tree.preposition(index) in (
            "from",
            "to",
            "of",
            "on",
            "for",
            "over",
            "against",
        )
        return "presupposing" if is_led and lemma in words("factuality", "answering") else ""
    kinds = ("ending", "preventing") if tree.is_verb(index) else ("presupposing", "ending", "preventing")
    return next((a for a in kinds if lemma in words("factuality", a)), "")


def _given(tree: Tree, index: int, attitude: str, steps: int) -> Factuality:
    """What becomes of a deed condemned, ended or prevented: once ended it is no more, prevented it never was."""
    if attitude == "presupposing" or steps <= 0:
        return Factuality()
    above = _read(tree, tree.head(index), steps)
    if above == Factuality():
        if _is_aim(tree, tree.head(index)):
            return Factuality(Modality.HYPOTHETICAL)
        return Factuality(Modality.ACTUAL, Polarity.DENIED)
    if attitude == "ending" or above.polarity is Polarity.DENIED:
        return Factuality()
    return Factuality(Modality.HYPOTHETICAL)


def _is_aim(tree: Tree, verb: int) -> bool:
    """Whether a deed is yet to be prevented: an infinitive, or the topic of a noun ("training on preventing")."""
    if any(tree.lemmas[k] == "to" for k in tree.children(verb, "mark")):
        return True
    is_topic = tree.preposition(verb) in ("on", "for", "of", "towards", "at", "in", "to")
    return tree.tokens[verb].xpos == "VBG" and is_topic


def _own_modality(tree: Tree, index: int) -> Modality | None:
    """From auxiliaries, adverbs and the conjunction of the clause itself."""
    for kid in tree.kids[index]:
        lemma, text = tree.lemmas[kid], tree.tokens[kid].text.lower()
        relation = tree.relation(kid)
        if relation == "aux" and not (text == "would" and _is_told_later(tree, index)):
            found = _MODALS.get(text) or _MODALS.get(lemma)
            is_inability = lemma in ("can", "ca", "could") and _is_negated(tree, index)
            if found is not None and not is_inability:
                return found
        found = _of_adverb(lemma, text) if relation in ("advmod", "amod") else None
        if found is not None:
            return found
        if relation == "nsubj" and lemma in words("factuality", "planned_nouns") and _equates(tree, index):
            return Modality.PLANNED
        if relation == "amod" and lemma == "call" and tree.lemmas[tree.subtree(kid)[0]] == "so":
            return Modality.ALLEGED  # "the so-called attack"
        if relation == "mark" and lemma in ("if", "unless", "whether", "lest"):
            return Modality.HYPOTHETICAL
    return None


def _is_told_later(tree: Tree, index: int) -> bool:
    """Whether "would" tells of what came to pass ("would later flee")."""
    return any(tree.tokens[k].text.lower() in words("factuality", "afterwards") for k in tree.children(index, "advmod"))


def _of_adverb(lemma: str, text: str) -> Modality | None:
    """What an adverb or adjective says: "reportedly", "the alleged attack", "possible talks", "a planned visit"."""
    return next((m for name, m in _ADVERBS if {lemma, text} & words("factuality", name)), None)


def _equates(tree: Tree, index: int) -> bool:
    """Whether a clause says what its subject consists in ("the aim is to", "the objectives include")."""
    return bool(tree.children(index, "cop")) or tree.lemmas[index] in ("be", "include", "comprise", "consist", "remain")


def _is_announced(tree: Tree, index: int) -> bool:
    """Whether a headline tells what is to come ("Minister to visit Gara"): an infinitive, and no finite verb around."""
    if tree.tokens[index].xpos != "VB" or not any(tree.lemmas[k] == "to" for k in tree.children(index, "mark")):
        return False
    head = tree.head(index)
    is_top = head < 0 or (tree.relation(index) == "acl" and tree.head(head) < 0)
    return is_top and not any(t.xpos in ("VBD", "VBZ", "VBP", "MD") for t in tree.tokens)


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
    is_infinitive = any(tree.lemmas[k] == "to" for k in tree.children(index, "mark"))
    if not is_infinitive or tree.tokens[index].xpos == "VBG" or tree.lemmas[index] == "include":
        return None
    return None if tree.lemmas[head] in words("factuality", "ongoing") else Modality.PLANNED


def _is_negated(tree: Tree, index: int) -> bool:
    if tree.preposition(index) in ("instead of", "rather than", "in lieu of", "short of"):
        return True
    for kid in tree.kids[index]:
        relation = tree.relation(kid)
        if tree.tokens[min(kid + 1, len(tree.tokens) - 1)].text.lower() in ("only", "merely", "just", "least"):
            continue  # "not only fuels …" fuels it
        if relation in ("advmod", "det", "mark", "case", "cc", "aux") and tree.lemmas[kid] in _NEGATIVE:
            return True
        if relation in ("obj", "nsubj") and any(tree.lemmas[k] == "no" for k in tree.children(kid, "det")):
            return True
    return False


def _goes_on(tree: Tree, index: int) -> bool:
    """Whether what stands above still decides about this clause."""
    relation = tree.tokens[index].relation
    head = tree.head(index)
    if head < 0 or is_participle(tree, index) or is_polite(tree, index):
        return False
    if relation in ("obj", "nsubj:pass"):
        return tree.is_verb(head)
    if relation in ("xcomp", "csubj", "compound", "acl"):
        return True
    if relation == "ccomp":
        return tree.lemmas[head] not in words("attribution", "verbs")
    if relation == "conj":
        is_alike = tree.tokens[index].xpos == tree.tokens[head].xpos
        return not tree.is_verb(index) or (is_alike and not tree.children(index, "nsubj", "aux"))
    if relation == "advcl" and tree.tokens[index].xpos == "VBG" and index < head and not tree.children(index, "mark"):
        return False  # "Denying it, he could …"
    if relation == "advcl":
        return tree.preposition(index) in ("by", "to", "") or any(
            tree.lemmas[k] == "to" for k in tree.children(index, "mark")
        )
    if relation in ("obl", "nmod"):
        preposition = tree.preposition(index)
        return preposition not in _PRESUPPOSED and preposition.split(" ")[-1] in _CARRYING
    return False
