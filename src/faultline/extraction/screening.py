"""What is left out: sentences about the document itself, and second readings of the same words."""

from __future__ import annotations

from faultline.extraction.lexicon import tables
from faultline.extraction.tree import Tree
from faultline.model.document import Role
from faultline.model.statement import Kind, Statement
from faultline.model.time import Precision

_LONGEST_HEADING = 9


def is_about_itself(tree: Tree) -> bool:
    """Whether a sentence speaks of the page, the paper or the text it stands in, or is a heading that says nothing."""
    if tree.sentence.role is Role.HEADING and not any(t.upos == "VERB" for t in tree.tokens):
        return True
    if len(tree.tokens) <= _LONGEST_HEADING and tree.tokens[-1].upos != "PUNCT" and not _is_finite(tree):
        return True
    text = " ".join(t.text.lower() for t in tree.tokens[:60])
    return any(phrase in text for phrase in tables("screening")["phrases"])


def _is_finite(tree: Tree) -> bool:
    return any(t.xpos in ("VBD", "VBZ", "VBP", "MD") for t in tree.tokens)


def settle(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Of readings that one trigger gives two kinds of, keep those of the kind that says most."""
    kept: list[Statement] = []
    for statement in statements:
        if not any(_outdoes(other, statement) for other in statements if other is not statement):
            kept.append(statement)
    return tuple(kept)


# The tie outlives the day; the event has one.
_DATED = {"fights": "ASSAULT", "negotiates_with": "CONSULT", "opposes": "ASSAULT", "allied_with": "COOPERATE"}


# The first says more than the second when both come of the same words and the same people.
_OUTDONE = {
    (Kind.POSITION, Kind.EVENT): ("REQUEST", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"),
    (Kind.EFFORT, Kind.EVENT): ("AID", "COOPERATE", "SUPPORT"),
    (Kind.RELATION, Kind.EFFORT): (),
    (Kind.RELATION, Kind.POSITION): ("supports", "opposes"),
}


def _outdoes(one: Statement, other: Statement) -> bool:
    if {one.kind, other.kind} == {Kind.RELATION, Kind.EVENT}:
        return _outdoes_by_date(one, other)
    if one.type == "DEPLOY" and other.kind is Kind.EFFORT:
        return _word(one) == _word(other) and one.evidence.start == other.evidence.start
    types = _OUTDONE.get((one.kind, other.kind))
    if types is None or (types and other.type not in types):
        return False
    if other.type == "REQUEST" and other.roles("recipient"):
        return False  # who was asked is said by the event alone
    return _word(one) == _word(other) and one.evidence.start == other.evidence.start


def _outdoes_by_date(one: Statement, other: Statement) -> bool:
    """Of an event and a tie told by one word, the event stands where it has a date, else the tie."""
    event, tie = (one, other) if one.kind is Kind.EVENT else (other, one)
    if _DATED.get(tie.type) != event.type or _word(one) != _word(other):
        return False
    if one.evidence.start != other.evidence.start:
        return False
    is_dated = event.time is not None and event.time.precision in (Precision.DAY, Precision.WEEK, Precision.MONTH)
    return (one is event) == is_dated


def _word(statement: Statement) -> str:
    return statement.pattern.split("'")[1].split(" ")[0] if "'" in statement.pattern else ""
