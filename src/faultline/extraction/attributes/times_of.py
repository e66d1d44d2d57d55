"""When a thing happened: the date said beside it, else one in its sentence, else one carried on, else a bound."""

from __future__ import annotations

from dataclasses import replace

from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.document import Document
from faultline.model.sentence import TimeExpression
from faultline.model.statement import Modality
from faultline.model.time import Basis, Precision, Time

_ATTACHED = 4
_OUTER = 2
_DURING = ("at", "in", "during", "with", "by", "through")
_OF_WRITING = (
    "cut-off date", "cutoff date", "time of writing", "time of reporting", "date of this report",
    "date of the present report", "date of the report",
)  # fmt: skip
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
    is_carried = modality in _TOLD and not _is_present(tree, tree.clause(trigger)) and not _is_of_writing(tree)
    if earlier is not None and is_carried:
        return replace(earlier, basis=Basis.INFERRED)
    if document.date is None:
        return None
    if modality in (Modality.PLANNED, Modality.CALLED_FOR):
        if _is_told_of_past(tree, trigger):
            return None  # what was planned or asked for then may long be past
        return Time(document.date, None, Precision.UNKNOWN, Basis.PUBLICATION, "")
    return Time(None, document.date, Precision.UNKNOWN, Basis.PUBLICATION, "")


def _is_of_writing(tree: Tree) -> bool:
    """Whether the sentence tells how things stand as it is written ("as at the cut-off date of this report")."""
    said = " ".join(t.text.lower() for t in tree.tokens).replace(" - ", "-")
    return any(phrase in said for phrase in _OF_WRITING)


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
    if _is_of_title(tree, trigger, expression) or _is_of_noun(tree, trigger, anchor):
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


def _is_of_noun(tree: Tree, trigger: int, anchor: int) -> bool:
    """Whether a date before a noun tells of that noun alone ("arrested over the 1967 killings").

    It holds for the verb too where the noun is what the verb does or undergoes ("the 2019 vote was held").
    """
    noun = tree.head(anchor)
    is_before = noun > anchor and tree.relation(anchor) in ("nummod", "compound", "amod", "nmod:poss", "nmod", "obl")
    is_before = is_before and tree.is_noun(noun) and not tree.preposition(anchor)
    if not is_before or noun == trigger or tree.relation(noun) not in ("obl", "nmod"):
        return False
    is_setting = tree.preposition(noun) in _DURING and tree.lemmas[noun] not in words("events", "violent")
    return not is_setting and noun not in tree.ancestors(trigger)


def _is_told_of_past(tree: Tree, trigger: int) -> bool:
    """Whether a verb in the past governs it ("asked them to leave"), and none in the present."""
    above = (trigger, *tree.ancestors(trigger))
    forms = [tree.tokens[v].xpos for i in above for v in (i, *tree.children(i, "aux", "cop", "aux:pass"))]
    return "VBD" in forms and not {"VBZ", "VBP"} & set(forms[: forms.index("VBD")])


def _is_of_title(tree: Tree, trigger: int, expression: TimeExpression) -> bool:
    """Whether a date only tells which law or letter is meant ("Law No. 5 (2023)", "a letter dated 3 May")."""
    first = expression.first
    if first > 0 and tree.tokens[first - 1].text.lower() == "dated":
        made = [*tree.children(trigger, "obj", "nsubj:pass"), trigger]
        return not any(i in made for i in tree.ancestors(_anchor(tree, expression)))
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
