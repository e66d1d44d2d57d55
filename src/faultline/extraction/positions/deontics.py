"""Calls without a verb of calling: "X must be held accountable", "urgent action should be taken", "cannot be allowed".

The one who says so calls for it. Where it is somebody named who is to act, it is a request of him (an event), as it is
with "it is imperative that he act".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from faultline.extraction.attributes.factuality import Factuality
from faultline.extraction.clauses import expand
from faultline.extraction.context import SentenceContext
from faultline.extraction.making import Finding
from faultline.extraction.positions.holders import is_first_person, voice_of
from faultline.extraction.positions.targets import main_target, phrase_target
from faultline.extraction.subjects import antecedent
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import tables
from faultline.model.statement import Argument, Kind

_MODALS = ("must", "should", "ought", "need", "needs")
_MAIN = ("root", "conj", "parataxis", "ccomp")
_MOST = 6
_NEGATIVE = ("not", "n't", "n’t", "never", "no", "longer")


def deontics(context: SentenceContext) -> Iterator[Finding]:
    """A call for each main clause of duty, where a speaker or an author is there to make it."""
    tree = context.tree
    if tree.tokens and tree.tokens[-1].text == "?":
        return
    for token in tree.tokens:
        verb = _duty(tree, token.index)
        if verb < 0:
            continue
        subjects = _subjects(tree, verb, token.index)
        voice = voice_of(context, verb)
        if subjects and voice:
            finding = _finding(context, token.index, verb, subjects[-1], voice)
            if finding is not None:
                yield finding


def _finding(
    context: SentenceContext, modal: int, verb: int, subject: int, voice: tuple[Argument, ...]
) -> Finding | None:
    tree = context.tree
    word = tree.tokens[modal].text.lower()
    is_asked = (
        (context.acts(subject) or tree.lemmas[subject] in _words("asked"))
        and not is_passive(tree, verb)
        and not is_first_person(tree, subject)
    )
    is_asked = is_asked and tree.tokens[subject].upos not in ("PRON", "DET") and tree.relation(verb) != "acl"
    if is_asked:
        asked = context.arguments("recipient", expand(tree, [subject])[:_MOST])
        actors = tuple(replace(a, role="actor") for a in voice)
        if not asked or asked[0].start == actors[0].start or asked[0].chain == actors[0].chain is not None:
            return None
        pattern = f"event/REQUEST: duty '{word}'"
        return Finding(Kind.EVENT, "REQUEST", verb, (*actors, *asked), pattern, factuality=Factuality(), base=0.45)
    target = _target(context, verb, subject)
    if target is None:
        return None
    is_ended = tree.tokens[verb].relation == "acl:relcl" and tree.lemmas[verb] in _words("endings")
    type = "opposes" if is_ended or _is_forbidden(tree, verb, modal) else "calls_for"
    pattern = f"position/{type}: duty '{word}'"
    return Finding(Kind.POSITION, type, verb, (*voice, target), pattern, factuality=Factuality(), base=0.45)


def _target(context: SentenceContext, verb: int, subject: int) -> Argument | None:
    """What is to be: the clause, without "we"; of a relative clause, what it is about."""
    tree = context.tree
    noun = antecedent(tree, subject)
    if noun != subject:
        return phrase_target(context, noun)
    if is_first_person(tree, subject) and tree.tokens[subject].upos == "PRON":
        return main_target(context, verb, verb)
    return main_target(context, verb, subject) if tree.tokens[subject].upos != "PRON" else None


def _duty(tree: Tree, index: int) -> int:
    """The verb of the main clause that a word of duty governs, else -1."""
    word, head = tree.tokens[index].text.lower(), tree.head(index)
    if word in ("cannot", "can") and head >= 0:
        verb = head if tree.relation(index) == "aux" and _is_negated(tree, head, index) else -1
        verb = verb if verb >= 0 and tree.lemmas[verb] in _words("forbidding") else -1
    elif tree.relation(index) == "aux" and (word in _MODALS or (word == "shall" and _is_recited(tree, head))):
        verb = head
    elif word in ("need", "needs") and tree.is_verb(index) and tree.children(index, "xcomp"):
        is_would = any(tree.lemmas[k] in ("would", "might", "may") for k in tree.children(index, "aux"))
        return index if _stands_alone(tree, index) and not is_would else -1
    else:
        return -1
    if verb < 0 or not _stands_alone(tree, verb):
        return -1
    is_past = any(tree.lemmas[k] == "have" for k in tree.children(verb, "aux"))
    is_inverted = any(k > index for k in tree.children(verb, "nsubj", "nsubj:pass"))
    return -1 if is_past or is_inverted or tree.lemmas[verb] in _words("manners") else verb


def _is_recited(tree: Tree, verb: int) -> bool:
    """Whether a clause with "shall" is what a preamble recalls ("Reaffirming that all States shall refrain …")."""
    above = tree.head(verb)
    return above >= 0 and tree.relation(verb) == "ccomp" and tree.tokens[above].xpos == "VBG"


def _stands_alone(tree: Tree, verb: int) -> bool:
    """Whether a clause is a main one, or the content of what somebody says, and under no condition."""
    is_relative = tree.tokens[verb].relation == "acl:relcl" and "must" in {
        tree.lemmas[k] for k in tree.children(verb, "aux")
    }
    if tree.relation(verb) not in _MAIN and not is_relative:
        return False
    return not any(
        tree.lemmas[k] in ("if", "unless", "whether", "when", "how", "why", "what")
        for k in tree.children(verb, "mark", "advmod")
    )


def _subjects(tree: Tree, verb: int, modal: int) -> list[int]:
    for place in (verb, *tree.ancestors(verb)[:1]):
        found = [k for k in tree.children(place, "nsubj", "nsubj:pass", "csubj") if k < modal]
        if found:
            return found
        if tree.relation(verb) != "conj":
            break
    return []


def _is_forbidden(tree: Tree, verb: int, modal: int) -> bool:
    """Whether it must not be: negated, or denied leave."""
    subject_none = any(tree.lemmas[k] == "no" for s in _subjects(tree, verb, modal) for k in tree.children(s, "det"))
    return _is_negated(tree, verb, modal) or subject_none


def _is_negated(tree: Tree, verb: int, modal: int) -> bool:
    is_joined = tree.tokens[modal].text.lower() == "cannot"
    return is_joined or any(
        tree.lemmas[k] in _NEGATIVE or tree.tokens[k].text.lower() in _NEGATIVE for k in tree.children(verb, "advmod")
    )


def _words(key: str) -> frozenset[str]:
    return frozenset(tables("positions")["deontic"][key])
