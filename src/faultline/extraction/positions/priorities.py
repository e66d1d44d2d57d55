"""Positions told by what somebody makes of a thing: "has made the return of its soldiers a priority"."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.clauses import verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.making import Finding
from faultline.extraction.positions.holders import holders_of
from faultline.extraction.positions.targets import clause_target, phrase_targets
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.statement import Argument, Kind


def priority_positions(context: SentenceContext) -> Iterator[Finding]:
    """Support for each thing that a holder makes his aim."""
    tree = context.tree
    for token in tree.tokens:
        verb = token.index
        aim = _aim(tree, verb) if token.upos == "VERB" else -1
        if aim < 0:
            continue
        holders = holders_of(context, verb, verb_frame(tree, verb).subjects)
        targets = _targets(context, verb, aim)
        if holders and targets and holders[0].start != targets[0].start:
            pattern = f"position/supports: aim '{tree.lemmas[aim]}'"
            yield Finding(Kind.POSITION, "supports", verb, (*holders, *targets), pattern, base=0.5)


def _aim(tree: Tree, verb: int) -> int:
    """The noun for an aim that a verb makes of its object; -1 for none."""
    if tree.lemmas[verb] not in ("make", "declare", "consider", "deem", "set", "name", "designate"):
        return -1
    kids = [k for k in tree.children(verb, "xcomp", "obj", "obl", "ccomp") if tree.is_noun(k) and k > verb]
    return next((k for k in kids if tree.lemmas[k] in words("positions", "aims")), -1)


def _targets(context: SentenceContext, verb: int, aim: int) -> tuple[Argument, ...]:
    tree = context.tree
    between = [k for k in tree.children(verb, "obj", "xcomp", "ccomp", "advcl") if verb < k < aim]
    between += [k for k in tree.children(aim, "nsubj", "csubj", "acl") if verb < k < aim]
    if not between:
        return ()
    if tree.tokens[between[0]].upos == "VERB":
        target = clause_target(context, between[0])
        return (target,) if target is not None else ()
    return phrase_targets(context, between[:1])
