"""How surely something is said: planned, alleged, called for, hypothetical or actual; affirmed or denied.

Read from the trigger upwards: what governs a clause decides about it until a boundary that asserts anew (a relative
clause, a sentence of its own, what somebody merely said). The nearest sign wins. What a verb takes for granted ("must
stop the killing", "condemned the attack") is told as done, however the verb itself is meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from faultline.extraction.attributes.endings import is_aim, is_of_all
from faultline.extraction.attributes.governors import described, governed, is_denied, is_participle, is_polite
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
_TO_BE = frozenset({"is", "are", "was", "were"})
_FINITE = ("VBZ", "VBP", "VBD")
_HIGHEST = 8


@dataclass(frozen=True, slots=True)
class Factuality:
    modality: Modality = Modality.ACTUAL
    polarity: Polarity = Polarity.AFFIRMED


def factuality_of(tree: Tree, trigger: int) -> Factuality:
    """The modality and polarity of what the trigger says; "any attack" that nobody denies is one that may be."""
    found = _read(tree, trigger, _HIGHEST)
    is_open = any(tree.lemmas[k] == "any" for k in tree.children(trigger, "det"))
    return Factuality(Modality.HYPOTHETICAL) if is_open and found == Factuality() else found


def _read(tree: Tree, trigger: int, steps: int) -> Factuality:
    modality: Modality | None = None
    denied = is_purpose = is_beside = False  # what is to serve a purpose is called for where the deed is
    index = trigger
    for step in range(steps):
        found = _own_modality(tree, index) or governed(tree, index)
        modality = found if is_purpose and found is Modality.CALLED_FOR else modality or found
        if modality is None and (purpose := _purpose(tree, index)) is not None:
            modality, is_purpose = purpose, True
        denied = denied or (not is_beside and _is_negated(tree, index))
        if (attitude := _attitude(tree, index)) != "":
            given = _given(tree, index, attitude, steps - step - 1)
            is_so = modality is None and not denied
            return given if is_so else Factuality(modality or given.modality, _polarity(denied))
        denied = denied or (not is_beside and is_denied(tree, index))
        is_beside = is_beside or _is_outcome(tree, index)
        if not _goes_on(tree, index):
            break
        index = tree.head(index)
    if modality is Modality.PLANNED and _is_asked(tree, index):
        modality = Modality.HYPOTHETICAL
    if modality is None:
        modality = _of_predicate(tree, index) or _of_sentence(tree, index) or _of_bare(tree, index)
    return Factuality(modality or Modality.ACTUAL, _polarity(denied))


def _is_outcome(tree: Tree, index: int) -> bool:
    """Whether a participle tells what came of its clause: "was not paid, prompting …" prompted it all the same."""
    is_gerund = tree.tokens[index].relation == "advcl" and tree.tokens[index].xpos == "VBG"
    return is_gerund and index > tree.head(index) and not tree.children(index, "mark", "case")


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


def _is_asked(tree: Tree, index: int) -> bool:
    """Whether the sentence asks if its main clause will come about."""
    return tree.head(index) < 0 and bool(tree.tokens) and tree.tokens[-1].text == "?"


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
    if lemma in words("factuality", "discussing") and tree.lemmas[index] in words("events", "violent"):
        return "presupposing"
    kinds = ("ending", "preventing") if tree.is_verb(index) else ("presupposing", "ending", "preventing")
    return next((a for a in kinds if lemma in words("factuality", a)), "")


def _given(tree: Tree, index: int, attitude: str, steps: int) -> Factuality:
    """What becomes of a deed condemned, ended or prevented: once ended it is no more, prevented it never was."""
    if attitude == "presupposing" or steps <= 0:
        return Factuality()
    above = _read(tree, tree.head(index), steps)
    if above == Factuality():
        if is_aim(tree, tree.head(index)):
            return Factuality(Modality.HYPOTHETICAL)
        return Factuality(Modality.ACTUAL, Polarity.DENIED)
    if attitude == "ending" and above.modality is Modality.CALLED_FOR and is_of_all(tree, tree.head(index)):
        return Factuality(Modality.HYPOTHETICAL)
    if attitude == "ending" or above.polarity is Polarity.DENIED:
        return Factuality()
    return Factuality(Modality.HYPOTHETICAL)


def _own_modality(tree: Tree, index: int) -> Modality | None:
    """From auxiliaries, adverbs and the conjunction of the clause itself."""
    for kid in tree.kids[index]:
        lemma, text = tree.lemmas[kid], tree.tokens[kid].text.lower()
        relation = tree.relation(kid)
        if relation == "aux" and not (text == "would" and _is_told_later(tree, index)):
            found = _as_told(tree, index, _MODALS.get(text) or _MODALS.get(lemma))
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
        if relation == "mark" and lemma == "to" and kid > 0 and tree.tokens[kid - 1].text.lower() in _TO_BE:
            return Modality.PLANNED  # "are to meet"
    return described(tree, index)


def _as_told(tree: Tree, index: int, modality: Modality | None) -> Modality | None:
    """What a modal means in what somebody says: an announcement tells a plan, a fear only a possibility."""
    head = tree.head(index)
    if head < 0 or modality not in (Modality.PLANNED, Modality.HYPOTHETICAL) or tree.relation(index) != "ccomp":
        return modality
    if tree.lemmas[head] in words("factuality", "fearing"):
        return Modality.HYPOTHETICAL
    is_would = any(tree.tokens[k].text.lower() in ("would", "'d") for k in tree.children(index, "aux"))
    is_doer = any(tree.mention(k) is not None for k in tree.children(index, "nsubj"))
    is_open = any(tree.lemmas[m] == "if" for k in tree.children(index, "advcl") for m in tree.children(k, "mark"))
    is_announced = is_would and is_doer and not is_open and tree.lemmas[head] in words("factuality", "announcing")
    return Modality.PLANNED if is_announced else modality


def _of_bare(tree: Tree, index: int) -> Modality | None:
    """A bare infinitive joined to a word of another form goes on with an earlier one."""
    token, head = tree.tokens[index], tree.head(index)
    if token.xpos != "VB" or tree.relation(index) != "conj" or tree.tokens[head].xpos in ("VB", "VBP"):
        return None  # a present after a present is told, though it looks the same
    if tree.children(index, "aux", "mark", "nsubj", "cop"):
        return None
    before = [t.index for t in tree.tokens[:index] if t.xpos == "VB" and t.index not in tree.ancestors(index)]
    told = (_own_modality(tree, i) or governed(tree, i) or _purpose(tree, i) for i in reversed(before))
    return next((m for m in told if m is not None), None)


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
        if tree.tokens[kid].text.lower() == "longer" and kid > 0 and tree.lemmas[kid - 1] in ("no", "any"):
            return True  # "no longer"
        if relation in ("obj", "nsubj") and any(tree.lemmas[k] == "no" for k in tree.children(kid, "det")):
            return True
    return False


def _goes_on(tree: Tree, index: int) -> bool:
    """Whether what stands above still decides about this clause."""
    relation = tree.tokens[index].relation
    head = tree.head(index)
    is_relative = relation == "acl" and tree.tokens[index].xpos in _FINITE and not tree.children(index, "mark")
    if head < 0 or is_relative or is_participle(tree, index) or is_polite(tree, index):
        return False
    if relation in ("obj", "nsubj:pass"):
        return tree.is_verb(head)
    if relation == "nsubj":
        return tree.is_noun(index) and tree.lemmas[head] in words("factuality", "occurring")
    if relation in ("xcomp", "csubj", "compound", "acl"):
        return True
    if relation == "ccomp":
        return tree.lemmas[head] not in words("attribution", "verbs")
    if relation == "conj":
        is_alike = tree.tokens[index].xpos == tree.tokens[head].xpos
        is_alike = is_alike or (tree.tokens[index].xpos, tree.tokens[head].xpos) == ("VB", "VBP")
        is_alike = is_alike or (tree.tokens[index].xpos == "VBG" and tree.is_noun(head))  # "of theft and killing"
        return not tree.is_verb(index) or (is_alike and not tree.children(index, "nsubj", "aux"))
    if relation == "advcl":
        return _is_ruled_beside(tree, index, head)
    preposition = tree.preposition(index) if relation in ("obl", "nmod") else ""
    return preposition not in ("", *_PRESUPPOSED) and preposition.split(" ")[-1] in _CARRYING


def _is_ruled_beside(tree: Tree, index: int, head: int) -> bool:
    """Whether the main clause decides about one of means, aim or manner beside it."""
    if tree.tokens[index].xpos == "VBG" and index < head and not tree.children(index, "mark"):
        return False  # "Denying it, he could …"
    if tree.tokens[head].upos == "ADJ" and tree.preposition(index) == "in":
        return False  # "is not honest in fighting it" fights it
    is_aim = any(tree.lemmas[k] == "to" for k in tree.children(index, "mark"))
    return is_aim or tree.preposition(index).split(" ")[-1] in ("by", "to", "", "through", "in")
