"""Positions told by what a thing is called: "is unacceptable", "it is essential that …", "has no right to".

The holder is the one who says so: the speaker, the author of a letter, or the one to whom it is so ("of concern to
Chad"). In plain reports nobody is, and no position comes of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from faultline.extraction.attributes.factuality import Factuality, factuality_of
from faultline.extraction.clauses import verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.making import Finding
from faultline.extraction.positions.holders import holders_of, voice_of
from faultline.extraction.positions.stances import Stance, stances
from faultline.extraction.positions.states import is_predicative, subjects_of
from faultline.extraction.positions.targets import clause_target, phrase_target
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import words
from faultline.model.statement import Argument, Kind, Modality

_OPPOSITE = {"condemns": "supports", "supports": "condemns", "denies": "supports"}
_UNREAL = (Modality.HYPOTHETICAL, Modality.PLANNED)
_MAIN = ("root", "conj", "parataxis", "ccomp")
_OUTER = ("it", "this", "that", "these", "which", "what", "he", "she", "they", "we", "i", "you")


def appraisals(context: SentenceContext) -> Iterator[Finding]:
    """A position for each judgement or denied right, where somebody is there to make it."""
    tree = context.tree
    for token in tree.tokens:
        index = token.index
        judged, lacked = _judgement(tree, index), stances("lack").get(tree.lemmas[index])
        if judged is not None:
            yield from _position(
                context, index, _meant(tree, index, judged), _judged(context, index, judged), "judgement"
            )
        elif lacked is not None:
            yield from _position(context, index, lacked.type, _lacked(context, index, lacked), "no")


def _position(
    context: SentenceContext, index: int, type: str | None, target: Argument | None, what: str
) -> Iterator[Finding]:
    governor = _governor(context.tree, index)
    if (
        type is None
        or target is None
        or factuality_of(context.tree, governor if governor >= 0 else index).modality in _UNREAL
    ):
        return
    holders = _to_whom(context, index) or voice_of(context, index)
    asked = _asked(context, index) if type == "calls_for" else ()
    if holders and asked and asked[0].start != holders[0].start:
        actors = tuple(replace(h, role="actor") for h in holders)
        pattern = f"event/REQUEST: {what} '{context.tree.lemmas[index]}'"
        yield Finding(Kind.EVENT, "REQUEST", index, (*actors, *asked), pattern, factuality=Factuality(), base=0.45)
    elif holders and holders[0].start != target.start:
        yield Finding(
            kind=Kind.POSITION,
            type=type,
            trigger=index,
            arguments=(*holders, target),
            pattern=f"position/{type}: {what} '{context.tree.lemmas[index]}'",
            factuality=Factuality(),
            base=0.45,
        )


def _asked(context: SentenceContext, index: int) -> tuple[Argument, ...]:
    """Those who are to act, where it is necessary that they do: "it is imperative that the council meet"."""
    tree = context.tree
    clauses = [k for k in tree.children(index, "csubj", "ccomp", "advcl") if k > index and _is_told(tree, k)]
    if not clauses or is_passive(tree, clauses[0]):
        return ()
    heads = tuple(k for k in tree.children(clauses[0], "nsubj") if context.acts(k) and tree.tokens[k].upos != "PRON")
    return context.arguments("recipient", heads[:1])


def _meant(tree: Tree, index: int, stance: Stance) -> str | None:
    """What a judgement comes to, "not acceptable" being the opposite; None where its denial says nothing."""
    denied = [k for k in tree.children(index, "advmod", "det") if tree.lemmas[k] in ("not", "never", "no", "hardly")]
    is_only = any(
        tree.tokens[min(k + 1, len(tree.tokens) - 1)].text.lower() in ("only", "merely", "just") for k in denied
    )
    return _OPPOSITE.get(stance.type) if denied and not is_only else stance.type


def _judgement(tree: Tree, index: int) -> Stance | None:
    """The stance of a predicate of a main clause, or of what somebody says or holds a thing to be."""
    token = tree.tokens[index]
    if token.upos not in ("ADJ", "VERB", "NOUN") or tree.tokens[-1].text == "?":
        return None
    is_noun = token.upos == "NOUN"
    found = (
        stances("judgement", "nouns").get(tree.lemmas[index])
        if is_noun
        else stances("judgement").get(token.text.lower())
    )
    is_kind = tree.lemmas[index] in words("positions", "kinds") and bool(tree.children(index, "cop"))
    if found is None and is_noun and (is_kind or _governor(tree, index) >= 0):
        found = next((s for k in tree.children(index, "amod") if (s := stances("judgement").get(tree.lemmas[k]))), None)
        found = found if found is not None and found.type != "calls_for" else None
    if found is None or _governor(tree, index) >= 0:
        return found
    is_said = bool(tree.children(index, "cop")) if is_noun else is_predicative(tree, index)
    return found if is_said and tree.relation(index) in (*_MAIN, "xcomp") else None


def _governor(tree: Tree, index: int) -> int:
    """The verb that makes a word the judgement of something ("considers it a crime", "is a breach"), else -1."""
    head, relation = tree.head(index), tree.relation(index)
    if head >= 0 and tree.lemmas[head] == "one" and tree.preposition(index) == "of":
        return _governor(tree, head)  # "as one of the most repressive states"
    if head < 0 or not tree.is_verb(head):
        return -1
    is_held = relation == "xcomp" or (relation == "obl" and tree.preposition(index) == "as")
    if is_held and tree.lemmas[head] in words("positions", "holding"):
        return head
    is_made = relation == "obj" or (relation == "obl" and tree.preposition(index) == "to")
    return (
        head if is_made and tree.lemmas[head] in words("positions", "making") and tree.relation(head) in _MAIN else -1
    )


def _judged(context: SentenceContext, index: int, stance: Stance) -> Argument | None:
    """What is judged: the clause after an empty "it", else the subject, or the object of who holds it so."""
    tree = context.tree
    governor = _governor(tree, index)
    if governor >= 0:
        judged = (
            tree.children(governor, "nsubj:pass", "obj")
            if tree.lemmas[governor] in words("positions", "holding")
            else []
        )
        judged = judged or subjects_of(tree, governor)
        return _phrase(context, judged[0]) if judged and judged[0] != index else None
    clauses = [k for k in tree.children(index, "csubj", "ccomp", "advcl", "acl") if k > index and _is_told(tree, k)]
    subjects = subjects_of(tree, index)
    is_empty = bool(tree.children(index, "expl")) or not subjects or any(tree.lemmas[s] == "it" for s in subjects)
    if is_empty:
        return clause_target(context, clauses[0]) if clauses else None
    if stance.type == "calls_for" and _is_description(tree, index):
        return None
    return (
        clause_target(context, subjects[0])
        if tree.tokens[subjects[0]].upos == "VERB"
        else _phrase(context, subjects[0])
    )


def _phrase(context: SentenceContext, head: int) -> Argument | None:
    return None if context.tree.lemmas[head] in _OUTER else phrase_target(context, head)


def _is_description(tree: Tree, index: int) -> bool:
    """Whether a need is told of as it was ("remained vital"), or is no more than a praise ("is important")."""
    verbs = (*tree.children(index, "cop", "aux:pass"), *tree.ancestors(index)[:1])
    is_past = any(tree.tokens[k].xpos == "VBD" for k in verbs)
    return is_past or tree.lemmas[index] in ("important", "critical")


def _is_told(tree: Tree, clause: int) -> bool:
    return any(tree.lemmas[k] in ("to", "that", "for") for k in tree.kids[clause] if k < clause)


def _to_whom(context: SentenceContext, index: int) -> tuple[Argument, ...]:
    """The one who holds it so, or to whom it is so: "of concern to Chad"."""
    tree = context.tree
    governor = _governor(tree, index)
    if governor >= 0 and tree.lemmas[governor] in words("positions", "holding"):
        return holders_of(context, index, verb_frame(tree, governor).subjects)
    named = [k for k in tree.children(index, "nmod", "obl") if tree.preposition(k) in ("to", "for") and context.acts(k)]
    return (
        context.arguments("holder", tuple(named[:1]))
        if tree.lemmas[index] in ("concern", "unacceptable", "welcome")
        else ()
    )


def _lacked(context: SentenceContext, index: int, stance: Stance) -> Argument | None:
    """What somebody has no right to, or there is no excuse for."""
    tree = context.tree
    head = tree.head(index)
    has_none = any(tree.lemmas[k] in ("no", "any") for k in tree.children(index, "det"))
    if not has_none or (head < 0 and not tree.children(index, "expl", "cop")):
        return None
    governs = head >= 0 and tree.lemmas[head] in ("have", "be", "exist", "see", "leave")
    if not governs and not tree.children(index, "cop", "expl"):
        return None
    for kid in tree.kids[index]:
        if kid > index and tree.preposition(kid) in stance.prepositions and tree.is_noun(kid):
            return phrase_target(context, kid)
        if kid > index and tree.relation(kid) in ("acl", "advcl") and _is_told(tree, kid):
            return clause_target(context, kid)
    return None
