"""Judges: finds what is meant, checks that it can be decided so, and records it with what the analyst saw."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from faultline.errors import UsageError
from faultline.model.judgement import DECISIONS, FOLDED, Decision, Fault, Judgement, Subject, Terms
from faultline.tables.json_values import to_json
from faultline.workspace.adding import span_of, statement_of
from faultline.workspace.correcting import corrected
from faultline.workspace.seeing import see_comparison, see_document, see_matter, see_statement
from faultline.workspace.view import MapView
from faultline.workspace.workspace import Workspace

_NEEDED: Mapping[Decision, tuple[str, ...]] = {
    Decision.MERGE: ("other",),
    Decision.RENAME: ("name",),
    Decision.TYPE: ("type",),
    Decision.PLACE: ("place",),
    Decision.VERDICT: ("verdict",),
    Decision.SAME_ORIGIN: ("other",),
    Decision.INDEPENDENT: ("other",),
    Decision.GRADE: ("grade",),
    Decision.ADD: ("spans", "fields"),
}
_TAKEN: Mapping[Decision, tuple[str, ...]] = {
    Decision.SPLIT: ("aliases", "documents", "spans", "name", "type"),
    Decision.PLACE: ("place", "name"),
    Decision.CORRECT: ("fields",),
}
"""What a decision takes besides what it needs."""
_OPTIONS = {
    "other": "--with ID",
    "aliases": "--alias TEXT",
    "documents": "--document PATH",
    "spans": "--span DOCUMENT:START-END",
    "name": "--name TEXT",
    "type": "--type TYPE",
    "place": "--place ID|LAT,LON",
    "verdict": "--verdict VERDICT",
    "fields": "--fields JSON",
    "grade": "--grade GRADE",
}
_GRADE = re.compile(r"[A-F][1-6]?|[1-6]")


def judge(
    workspace: Workspace,
    who: str,
    target: str,
    decision: Decision,
    terms: Terms | None = None,
    *,
    note: str = "",
    fault: Fault | None = None,
    view: MapView | None = None,
) -> Judgement:
    """Decide about the statement, entity, comparison, document or source that `target` names; it holds at once.

    Args:
        target: An id or a unique beginning of it; also the path of a document or the name of a publisher.
        fault: What is wrong with a statement that is rejected or corrected.
        view: The map as the analyst sees it, where it is open already.

    Raises:
        UsageError: There is no such thing, or it cannot be decided so.
    """
    view = view or workspace.view()
    terms = terms or Terms()
    subject, identity = find_subject(view, target, decision)
    _check(subject, decision, terms, note, fault)
    if decision is Decision.ADD:
        subject, identity, seen = _add(view, identity, terms)
    else:
        terms, seen = _SEE[subject](view, identity, decision, terms)
    return workspace.ledger.append_judgement(
        who, decision, identity, note=note, seen=seen, subject=subject, fault=fault, terms=terms
    )


def find_subject(view: MapView, target: str, decision: Decision | None = None) -> tuple[Subject, str]:
    """What a target names, and its whole id. Where it names several, the decision tells which is meant."""
    found: list[tuple[Subject, str]] = []
    several = ""
    for subject, look_up in _LOOK_UPS.items():
        try:
            found.append((subject, look_up(view, target)))
        except UsageError as error:
            several = str(error) if "several" in str(error) else several
    fitting = [one for one in found if decision is None or decision in DECISIONS[one[0]]]
    if len(fitting) > 1 and fitting[0][1] != target:
        raise UsageError(f"{target!r} is the beginning of the ids of several things: give more of it")
    if found:
        return (fitting or found)[0]
    raise UsageError(
        several
        or f"no statement, entity, comparison, document or publisher of this map is {target!r}: "
        "take an id that an export or a page lists"
    )


def _publisher(view: MapView, name: str) -> str:
    found = [publisher for publisher in view.publishers() if publisher.casefold() == name.casefold()]
    if not found:
        raise UsageError(f"no document of this map is published by {name!r}")
    return min(found)


_LOOK_UPS: Mapping[Subject, Callable[[MapView, str], str]] = {
    Subject.STATEMENT: lambda view, key: view.statement(key).id,
    Subject.ENTITY: lambda view, key: view.entity(key).id,
    Subject.COMPARISON: lambda view, key: view.comparison(key).id,
    Subject.DOCUMENT: lambda view, key: view.find_document(key).id,
    Subject.SOURCE: _publisher,
}


def _check(subject: Subject, decision: Decision, terms: Terms, note: str, fault: Fault | None) -> None:
    """Raise UsageError unless the decision suits the subject and has what it needs and nothing else."""
    if decision not in DECISIONS[subject]:
        known = ", ".join(DECISIONS[subject])
        one = f"an {subject.value}" if subject is Subject.ENTITY else f"a {subject.value}"
        raise UsageError(f"{one} cannot be judged {decision.value!r}: decide one of {known}")
    needed = _NEEDED.get(decision, ())
    if subject is Subject.DOCUMENT and decision is Decision.PLACE:
        needed = (*needed, "name")
    given = [name for name in _OPTIONS if getattr(terms, name)]
    missing = [_OPTIONS[name] for name in needed if name not in given]
    if missing:
        raise UsageError(f"the decision {decision.value} needs {' and '.join(missing)}")
    extra = [_OPTIONS[name] for name in given if name not in (*needed, *_TAKEN.get(decision, ()))]
    if extra:
        raise UsageError(f"the decision {decision.value} takes no {extra[0]}: leave it out")
    if decision is Decision.SPLIT and not (terms.aliases or terms.documents or terms.spans):
        raise UsageError("a split needs --alias TEXT, --document PATH or --span DOCUMENT:START-END: what goes")
    if decision is Decision.NOTE and not note.strip():
        raise UsageError("a note needs --note TEXT")
    if terms.grade and not _GRADE.fullmatch(terms.grade):
        raise UsageError(
            f"{terms.grade!r} is no Admiralty grade: write A to F for the source, 1 to 6 for what it says, or both: B2"
        )
    if fault is not None and decision not in (Decision.REJECT, Decision.CORRECT):
        raise UsageError(f"the decision {decision.value} takes no --fault: only what is rejected or corrected has one")
    if decision is Decision.CORRECT and fault is None:
        raise UsageError(f"to correct needs --fault NAME, one of {', '.join(Fault)}")


def _of_statement(view: MapView, identity: str, decision: Decision, terms: Terms) -> tuple[Terms, str]:
    if decision in FOLDED:
        return see_matter(view, Subject.STATEMENT, identity, decision, terms)
    statement = view.statement(identity)
    if terms.fields:
        corrected(statement, terms.fields)
    return terms, to_json(see_statement(view, statement))


def _add(view: MapView, document: str, terms: Terms) -> tuple[Subject, str, str]:
    """The statement that is added to a document, as it will be shown."""
    made = statement_of(view.document(document), span_of(terms), terms.fields, view.mentions(document))
    if made.id in {s.id for s in view.statements_by_id([made.id])}:
        raise UsageError("the map says this already, word for word: accept it instead")
    return Subject.STATEMENT, made.id, to_json(see_statement(view, made))


def _of_entity(view: MapView, identity: str, decision: Decision, terms: Terms) -> tuple[Terms, str]:
    return see_matter(view, Subject.ENTITY, identity, decision, terms)


def _of_comparison(view: MapView, identity: str, _: Decision, terms: Terms) -> tuple[Terms, str]:
    return terms, to_json(see_comparison(view.comparison(identity)))


def _of_document(view: MapView, identity: str, decision: Decision, terms: Terms) -> tuple[Terms, str]:
    return see_document(view, identity, decision, terms)


def _of_source(_view: MapView, _identity: str, _decision: Decision, terms: Terms) -> tuple[Terms, str]:
    return terms, "{}"


_SEE: Mapping[Subject, Callable[[MapView, str, Decision, Terms], tuple[Terms, str]]] = {
    Subject.STATEMENT: _of_statement,
    Subject.ENTITY: _of_entity,
    Subject.COMPARISON: _of_comparison,
    Subject.DOCUMENT: _of_document,
    Subject.SOURCE: _of_source,
}
