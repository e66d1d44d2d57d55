"""When a thing happened: the date said beside it, else one in its sentence, else one carried on, else a bound."""

from __future__ import annotations

from dataclasses import replace

from faultline.extraction.tree import Tree
from faultline.model.document import Document
from faultline.model.sentence import TimeExpression
from faultline.model.statement import Modality
from faultline.model.time import Basis, Precision, Time

_ATTACHED = 4
_OUTER = 2
_TOLD = (Modality.ACTUAL, Modality.ALLEGED)


def time_of(
    document: Document, tree: Tree, trigger: int, modality: Modality, *, earlier: Time | None = None
) -> Time | None:
    """The time of what a token triggers, or None where not even a publication date bounds it.

    A date elsewhere in the sentence counts where it is the only one or hangs from the main clause; `earlier` is the
    last date of the sentence before, in the same passage, and gives an inferred time.
    """
    nearest = _nearest(tree, trigger)
    if nearest is not None:
        return nearest.time
    if earlier is not None and modality in _TOLD and not _is_present(tree, tree.clause(trigger)):
        return replace(earlier, basis=Basis.INFERRED)
    if document.date is None:
        return None
    if modality in (Modality.PLANNED, Modality.CALLED_FOR):
        return Time(document.date, None, Precision.UNKNOWN, Basis.PUBLICATION, "")
    return Time(None, document.date, Precision.UNKNOWN, Basis.PUBLICATION, "")


def _nearest(tree: Tree, trigger: int) -> TimeExpression | None:
    """The expression fewest arcs away; one in a subordinate clause that the trigger is not in stays there."""
    candidates = [e for e in tree.sentence.times if (e.time.start or e.time.end) and _belongs(tree, trigger, e)]
    if not candidates:
        return None
    nearest = min(
        candidates, key=lambda e: (tree.distance(trigger, _anchor(tree, e)) + _across(tree, trigger, e), e.first)
    )
    near_enough = tree.distance(trigger, _anchor(tree, nearest)) <= _ATTACHED
    if near_enough or len(candidates) == 1:
        return nearest
    return next(
        (e for clause in _clauses_above(tree, trigger) for e in candidates if _stands_in(tree, e, clause)), None
    )


def _across(tree: Tree, trigger: int, expression: TimeExpression) -> int:
    """How many finite verbs stand between ("left in April, and in May men voted"), each as far as two arcs."""
    anchor = _anchor(tree, expression)
    between = tree.tokens[min(anchor, trigger) + 1 : max(anchor, trigger)]
    return 2 * sum(t.upos == "VERB" and t.xpos in ("VBD", "VBZ", "VBP") for t in between)


def _clauses_above(tree: Tree, trigger: int) -> list[int]:
    """The clauses of a token, its own first, as far as one date may hold for all of them."""
    own = tree.clause(trigger)
    above = [i for i in tree.ancestors(own) if tree.clause(i) == i]
    return [own, *above[:_OUTER]]


def _stands_in(tree: Tree, expression: TimeExpression, clause: int) -> bool:
    return tree.clause(_anchor(tree, expression)) == clause


def _belongs(tree: Tree, trigger: int, expression: TimeExpression) -> bool:
    anchor = _anchor(tree, expression)
    if _is_of_title(tree, expression):
        return False
    clause = tree.clause(anchor)
    if clause == tree.clause(trigger):
        return True
    if clause in tree.ancestors(trigger):
        return not _is_present(tree, tree.clause(trigger))
    if trigger not in tree.ancestors(anchor) or tree.distance(trigger, anchor) > _ATTACHED:
        return False
    is_of_another = tree.tokens[clause].relation == "acl:relcl" and tree.head(clause) != trigger
    return not is_of_another  # "X, who led it until May, resigned" says nothing of when he resigned


def _is_of_title(tree: Tree, expression: TimeExpression) -> bool:
    """Whether a year in brackets only tells which law or resolution is meant ("Law No. 5 (2023)")."""
    first = expression.first
    return first > 1 and tree.tokens[first - 1].text == "(" and tree.tokens[first - 2].upos in ("NUM", "SYM", "X")


def _is_present(tree: Tree, clause: int) -> bool:
    """Whether a clause tells what holds now ("which has …"), which no date of the clause above tells the time of."""
    verbs = [clause, *tree.children(clause, "aux", "cop")]
    return any(tree.tokens[v].xpos in ("VBZ", "VBP") for v in verbs)


def _anchor(tree: Tree, expression: TimeExpression) -> int:
    """The token of an expression whose head lies outside it."""
    inside = range(expression.first, min(expression.stop, len(tree.tokens)))
    return next(
        (i for i in inside if tree.head(i) not in inside and tree.relation(i) not in ("case", "det")), expression.first
    )


def last_time(tree: Tree) -> Time | None:
    """The one date of a sentence that the next may carry on; none where several compete."""
    times = [e.time for e in tree.sentence.times if e.time.start or e.time.end]
    return times[0] if len(times) == 1 and times[0].basis is not Basis.PUBLICATION else None
