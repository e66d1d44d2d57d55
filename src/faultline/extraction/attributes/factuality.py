"""How surely something is said: planned, alleged, called for, hypothetical or actual; affirmed or denied.

Read from the trigger upwards: what governs a clause decides about it until a boundary that asserts anew (a relative
clause, a sentence of its own, what somebody merely said). The nearest sign wins. What a verb takes for granted ("must
stop the killing", "condemned the attack") is told as done, however the verb itself is meant.
"""

from __future__ import annotations

from dataclasses import dataclass

from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import by_noun, words
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
_ADVERBS = (
    ("alleged_adverbs", Modality.ALLEGED),
    ("hypothetical_adverbs", Modality.HYPOTHETICAL),
    ("planned_adverbs", Modality.PLANNED),
)
_NEGATIVE = frozenset({"not", "never", "n't", "n’t", "no", "neither", "nor", "hardly", "without"})
_PRESUPPOSED = ("since", "after", "during", "following", "despite", "because of", "due to", "before", "until", "amid")
_PLEDGED = ("troops", "police", "money", "vehicles", "weapons", "goods", "people")
_WITH = ("charge", "threaten", "connection")
_ARRESTING = ("arrest", "detain")
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
        found = _own_modality(tree, index) or _governed(tree, index)
        modality = found if is_purpose and found is Modality.CALLED_FOR else modality or found
        if modality is None and (purpose := _purpose(tree, index)) is not None:
            modality, is_purpose = purpose, True
        denied = denied or _is_negated(tree, index)
        if (attitude := _attitude(tree, index)) != "":
            given = _given(tree, index, attitude, steps - step - 1)
            is_so = modality is None and not denied
            return given if is_so else Factuality(modality or given.modality, _polarity(denied))
        denied = denied or _is_denied(tree, index)
        if not _goes_on(tree, index):
            break
        index = tree.head(index)
    if modality is None:
        modality = _of_sentence(tree, index)
    return Factuality(modality or Modality.ACTUAL, _polarity(denied))


def _polarity(denied: bool) -> Polarity:
    return Polarity.DENIED if denied else Polarity.AFFIRMED


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
    if head < 0 or _is_participle(tree, index):
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
        if relation == "aux":
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


def _governed(tree: Tree, index: int) -> Modality | None:
    """What the governor makes of it: a call, a plan, an allegation, a possibility."""
    head = tree.head(index)
    if head < 0 or not _is_in_scope(tree, index) or _is_polite(tree, index):
        return None
    lemma = tree.lemmas[head]
    if tree.relation(index) == "xcomp" and lemma == "go" and tree.tokens[head].text.lower() == "going":
        return Modality.PLANNED
    if lemma in ("call", "appeal") and tree.relation(index) in ("obj", "nsubj"):
        return None  # "called the raid a mistake", "the sentence was appealed"
    part = "verbs" if tree.is_verb(head) or tree.tokens[head].upos == "ADJ" else "nouns"
    infinitive = any(tree.lemmas[k] == "to" for k in tree.children(index, "mark"))
    if infinitive and any(
        tree.lemmas[o] in words("factuality", "called_for_nouns") for o in tree.children(head, "obj")
    ):
        return Modality.CALLED_FOR  # "faces calls to leave", the infinitive hung from the verb
    found = next((m for name, m in _GOVERNORS if lemma in words("factuality", f"{name}_{part}")), None)
    is_pledged = lemma == "commit" and by_noun("measures").get(tree.lemmas[index]) in _PLEDGED
    if lemma in words("factuality", "with_infinitive") and not infinitive and not is_pledged:
        return None  # "committed crimes", but "commits 600 troops"
    is_past = any(tree.tokens[k].xpos == "VBD" for k in (head, *tree.children(head, "cop")))
    if lemma == "able" and is_past:
        return None  # "were able to vote" tells that they did
    if lemma in _ARRESTING and tree.relation(index) not in ("obl", "advcl"):
        return None  # whom one arrests is no allegation, what for is
    is_telling = tree.relation(index) == "ccomp" and (found is Modality.PLANNED or lemma == "warn")
    return None if is_telling else found


def _is_polite(tree: Tree, index: int) -> bool:
    """Whether something is said by the wish to say it ("would like to thank", "wishes to express")."""
    head = tree.head(index)
    is_wish = tree.relation(index) == "xcomp" and head >= 0 and tree.lemmas[head] in ("like", "wish", "want", "desire")
    return is_wish and tree.lemmas[index] in words("factuality", "polite")


def _is_in_scope(tree: Tree, index: int) -> bool:
    relation = tree.tokens[index].relation
    if _is_participle(tree, index):
        return False  # "prisoners captured": told beside, whatever is planned for them
    if relation in ("xcomp", "ccomp", "csubj", "acl", "obj", "nsubj:pass", "csubj:pass", "compound"):
        return True
    if relation == "advcl" and any(tree.lemmas[k] == "to" for k in tree.children(index, "mark")):
        return True
    if relation in ("obl", "nmod", "advcl"):
        is_charge = tree.preposition(index) == "with" and tree.lemmas[tree.head(index)] in _WITH
        return is_charge or tree.preposition(index) in ("for", "of", "to", "against", "from", "at")
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
    if head < 0 or _is_participle(tree, index) or _is_polite(tree, index):
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
    if relation == "advcl":
        return tree.preposition(index) in ("by", "to", "") or any(
            tree.lemmas[k] == "to" for k in tree.children(index, "mark")
        )
    if relation in ("obl", "nmod"):
        preposition = tree.preposition(index)
        return preposition not in _PRESUPPOSED and preposition.split(" ")[-1] in _CARRYING
    return False
