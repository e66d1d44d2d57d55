"""Positions told by what somebody is: "remains concerned about", "stands ready to", "was opposed to"."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.attributes.factuality import factuality_of
from faultline.extraction.clauses import expand, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.making import Finding
from faultline.extraction.positions.holders import holders_of
from faultline.extraction.positions.stances import Stance, stances
from faultline.extraction.positions.targets import clause_target, phrase_targets
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.statement import Argument, Kind, Modality

_BEING = ("be", "remain", "stay", "become", "feel", "stand", "seem", "appear", "grow", "get")


def state_positions(context: SentenceContext) -> Iterator[Finding]:
    """A position for each predicate that says what a holder feels or is ready for."""
    tree = context.tree
    for token in tree.tokens:
        against = _against(context, token.index) if "against" in tree.lemmas else None
        if against is not None:
            yield against
        stance = stances("state").get(token.text.lower())
        is_beside = stance is not None and _is_beside(tree, token.index)
        if stance is None or not (is_beside or is_predicative(tree, token.index)):
            continue
        bearers = [tree.head(token.index)] if is_beside else subjects_of(tree, token.index)
        holders = holders_of(context, token.index, expand(tree, bearers))
        targets = _targets(context, token.index, stance)
        is_real = factuality_of(tree, token.index).modality not in (Modality.HYPOTHETICAL, Modality.CALLED_FOR)
        if is_real and holders and targets and holders[0].start != targets[0].start:
            yield Finding(
                kind=Kind.POSITION,
                type=stance.type,
                trigger=token.index,
                arguments=(*holders, *targets),
                pattern=f"position/{stance.type}: state '{token.text.lower()}'",
                base=0.5,
            )


def _is_beside(tree: Tree, index: int) -> bool:
    """Whether an adjective follows the people it describes ("residents angry at the delay")."""
    head = tree.head(index)
    is_after = 0 <= head < index and tree.relation(index) in ("amod", "acl") and tree.is_noun(head)
    return is_after and index + 1 < len(tree.tokens) and tree.tokens[index + 1].upos in ("ADP", "PART", "SCONJ")


def _against(context: SentenceContext, index: int) -> Finding | None:
    """ "Students are against the reform"."""
    tree = context.tree
    if tree.preposition(index) != "against" or not tree.children(index, "cop"):
        return None
    holders = holders_of(context, index, expand(tree, subjects_of(tree, index)))
    targets = phrase_targets(context, expand(tree, [index]))
    if not holders or not targets:
        return None
    return Finding(Kind.POSITION, "opposes", index, (*holders, *targets), "position/opposes: state 'against'", base=0.5)


def is_predicative(tree: Tree, index: int) -> bool:
    """Whether a word is said of a subject: with a copula, as a passive, or after a verb of being."""
    if tree.children(index, "cop", "aux:pass"):
        return True
    head = tree.head(index)
    if head < 0:
        return False
    if tree.relation(index) == "conj":
        return (
            tree.tokens[index].upos in ("ADJ", "VERB")
            and tree.tokens[head].upos in ("ADJ", "VERB")
            and is_predicative(tree, head)
        )
    return tree.relation(index) == "xcomp" and tree.lemmas[head] in _BEING


def subjects_of(tree: Tree, index: int) -> list[int]:
    """The subject of a predicate, its own or that of the verb or conjunct it hangs from."""
    for place in (index, *tree.ancestors(index)[:2]):
        found = tree.children(place, "nsubj", "nsubj:pass", "csubj")
        if found:
            return found
        if tree.relation(place) not in ("conj", "xcomp"):
            break
    return list(verb_frame(tree, index).subjects) if tree.relation(index) in ("acl", "advcl") else []


def _targets(context: SentenceContext, index: int, stance: Stance) -> tuple[Argument, ...]:
    tree = context.tree
    for kid in tree.children(index, "obl", "nmod", "advcl", "ccomp", "xcomp"):
        if kid < index or tree.is_in_time(kid):
            continue
        if tree.relation(kid) in ("obl", "nmod"):
            if tree.preposition(kid) in stance.prepositions:
                return phrase_targets(context, expand(tree, [kid]))
            continue
        marks = {tree.lemmas[k] for k in tree.children(kid, "mark", "case")}
        is_told = bool(marks & {"to", "that"}) or tree.relation(kid) in ("ccomp", "xcomp")
        if (is_told and "clause" in stance.prepositions) or marks & set(stance.prepositions):
            target = clause_target(context, kid) if tree.lemmas[kid] not in words("positions", "courtesies") else None
            return (target,) if target is not None else ()
    return ()
