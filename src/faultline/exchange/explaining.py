"""Why a statement, an entity, a comparison or a finding is what it is: in sentences, from what the map keeps of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from faultline.analysis import Scope
from faultline.errors import UsageError
from faultline.exchange.dates import say_time
from faultline.exchange.explained import Explanation
from faultline.exchange.explaining_findings import explain_finding
from faultline.exchange.figures import say_figure
from faultline.exchange.wording import say
from faultline.extraction.judging.judge import MARK
from faultline.model.comparison import Comparison
from faultline.model.entity import Entity
from faultline.model.evidence import Evidence
from faultline.model.statement import Argument, Attribution, Modality, Polarity, Statement
from faultline.model.time import Basis
from faultline.resolution.chains import clean
from faultline.workspace import MapView

_MODALITIES = {
    Modality.PLANNED: "told as planned or to come, not as done",
    Modality.ALLEGED: "told as alleged, with a word of doubt or of charge",
    Modality.CALLED_FOR: "called for, not told as done",
    Modality.HYPOTHETICAL: "told as possible or conditional, not as a fact",
}
_MOST_ALIASES = 12


def explain(
    view: MapView, identity: str, scope: Scope | None = None, options: Mapping[str, str] | None = None
) -> Explanation:
    """The explanation of the statement, entity or comparison with this id, or with the one id that begins so.

    A finding, whose id begins with the name of its analysis and a colon, is found again under the scope and the options
    of the analysis; without them under those by default.

    Raises:
        UsageError: If there is none, or several begin so.
    """
    if ":" in identity:
        return explain_finding(view, identity, scope, options)
    faults: list[str] = []
    for explained in (_statement, _entity, _comparison):
        try:
            return explained(view, identity)
        except UsageError as error:
            faults.append(str(error))
    several = next((fault for fault in faults if "several" in fault), None)
    raise UsageError(
        several
        or f"no statement, entity or comparison of this map has the id {identity!r}: take one that an export lists"
    )


def _statement(view: MapView, identity: str) -> Explanation:
    statement = view.statement(identity)
    parts: tuple[Callable[[MapView, Statement], Iterator[str]], ...] = (
        _evidence,
        _reading,
        _arguments,
        _voice,
        _sureness,
        _when,
        _where,
        _figures,
        _judged,
        _compared,
    )
    title = f"{statement.kind.value} {statement.type}, statement {statement.id}: {say(statement)}"
    return Explanation(title, tuple(line for part in parts for line in part(view, statement)))


def _evidence(view: MapView, statement: Statement) -> Iterator[str]:
    evidence = statement.evidence
    document = view.document(evidence.document)
    known = ", ".join(part for part in (document.title, document.publisher, document.date) if part)
    yield f"“{evidence.quote}”"
    yield f"{known or 'no title'}: {document.path}, {_position(evidence)}"


def _position(evidence: Evidence) -> str:
    if evidence.start is None:
        return f"row {evidence.row} of {evidence.table}"
    return f"characters {evidence.start}-{evidence.end}"


def _reading(view: MapView, statement: Statement) -> Iterator[str]:
    del view
    reader, pattern = statement.evidence.extractor, statement.pattern
    if not pattern:
        yield f"Read by {reader} from the cells of the row."
        return
    rule, _, judged = pattern.partition(MARK)
    what, _, by = rule.partition(": ")
    yield f"Read by {reader}: {by or 'its rule'} tells of {what}."
    if judged:
        yield f"Judged right with a probability of {statement.confidence:.2f}: {judged}."


def _arguments(view: MapView, statement: Statement) -> Iterator[str]:
    for argument in statement.arguments:
        yield f"{argument.role}: “{argument.text}”{_meant(view, argument)}"


def _meant(view: MapView, argument: Argument) -> str:
    if argument.entity is None:
        return ", which names nobody that the map knows"
    if argument.name == argument.text:
        return f" (entity {argument.entity})"
    reasons = view.entity(argument.entity).why
    merged = f"; {reasons[0]}" if reasons else ""
    return f", who is taken to be {argument.name} (entity {argument.entity}{merged})"


def _voice(view: MapView, statement: Statement) -> Iterator[str]:
    del view
    speaker = statement.speaker
    if speaker is None and statement.attribution is Attribution.AUTHOR:
        yield "Said in the author's own voice: the text names nobody else who says it."
        return
    how = "in quotation marks" if statement.attribution is Attribution.QUOTED else "reported without quotation marks"
    who = f"“{speaker.text}”" if speaker else "somebody the text does not name"
    meant = f" ({speaker.name})" if speaker and speaker.name and speaker.name != speaker.text else ""
    passed = f", passed on by “{statement.reported_by.text}”" if statement.reported_by else ""
    yield f"Said by {who}{meant}, {how}{passed}."


def _sureness(view: MapView, statement: Statement) -> Iterator[str]:
    del view
    denied = statement.polarity is Polarity.DENIED
    told = _MODALITIES.get(statement.modality, "told as a fact" if not denied else "told")
    yield f"It is {told}{', and denied' if denied else ''}. Confidence {statement.confidence:.2f}."


def _when(view: MapView, statement: Statement) -> Iterator[str]:
    del view
    time = statement.time
    if time is None:
        yield "When: not said, and the document has no date."
    elif time.basis is Basis.PUBLICATION:
        yield f"When: not said; {say_time(time)} bounds it."
    elif time.basis is Basis.INFERRED:
        yield f"When: {say_time(time)}, from “{time.text}” and other dates in the text."
    else:
        yield f"When: {say_time(time)}, stated as “{time.text}”."


def _where(view: MapView, statement: Statement) -> Iterator[str]:
    del view
    place = statement.place
    if place is None:
        return
    sure = "" if place.probability is None else f", probability {place.probability:.2f}"
    taken = f"taken for {place.name} ({place.place}, {place.country or 'several countries'}{sure})"
    yield f"Where: “{place.text}”, {taken if place.place else 'which is not located: no place, or several, fit'}."


def _figures(view: MapView, statement: Statement) -> Iterator[str]:
    del view
    if statement.value:
        yield f"Figure: {say_figure(statement.value)}, from “{statement.value.text}”."
    counts = statement.counts
    for name in ("killed", "injured", "detained"):
        value = getattr(counts, name) if counts else None
        if value is not None:
            yield f"{name.capitalize()}: {say_figure(value)}, from “{value.text}”."


def _judged(view: MapView, statement: Statement) -> Iterator[str]:
    return _history(view, statement.id)


def _history(view: MapView, identity: str, told: tuple[str, ...] = ()) -> Iterator[str]:
    """All that was decided about a thing and is not told, in its order; of two that contradict each other the later
    stands."""
    for judgement in view.judgements_on(identity):
        if any(reason.startswith(f"Judgement {judgement.id} by ") for reason in told):
            continue
        fault = f" ({judgement.fault.value.replace('_', ' ')})" if judgement.fault else ""
        note = f": {judgement.note}" if judgement.note else ""
        back = " (taken back)" if judgement.undone else ""
        decided = judgement.decision.value.replace("_", " ")
        yield f"Judged {decided}{fault} by {judgement.who} at {judgement.at}{note}{back}."


def _compared(view: MapView, statement: Statement) -> Iterator[str]:
    for comparison in view.comparisons(statement=statement.id):
        others = len(comparison.statements) - 1
        yield f"Compared with {others} other{'s' * (others != 1)} ({comparison.id}): {comparison.reason}"


def _entity(view: MapView, identity: str) -> Explanation:
    entity = view.entity(identity)
    reasons = [*_redirected(view, identity, entity), *_aliases(view, entity)]
    reasons += list(entity.why) or ["All its mentions have one form: nothing was merged."]
    reasons += [f"Kept apart: {refused}." for refused in entity.refused]
    if entity.residual:
        reasons.append("It is a catch-all and not one actor; it never ranks.")
    reasons.append(f"{entity.mentions} mentions in {_number(len(entity.documents), 'document')}.")
    reasons += _history(view, entity.id, entity.why)
    return Explanation(f"{entity.type.value} {entity.name}, entity {entity.id}", tuple(reasons))


def _redirected(view: MapView, identity: str, entity: Entity) -> Iterator[str]:
    """Where an id leads that the map no longer has."""
    redirect = view.redirect(identity)
    if redirect is None:
        return
    others = [other for other in redirect.others if other != entity.id]
    if others:
        yield (
            f"The id {redirect.old} is now this one, which has most of its mentions; others are of {', '.join(others)}."
        )
    else:
        yield f"The id {redirect.old} is now this one, which has its mentions."


def _aliases(view: MapView, entity: Entity) -> Iterator[str]:
    """The forms it is mentioned under, the most frequent first, a line each."""
    documents: dict[str, set[str]] = {}
    for text, document in view.forms_of(entity.id):
        documents.setdefault(clean(text), set()).add(document)
    for alias in entity.aliases[:_MOST_ALIASES]:
        where = f", in {_number(len(documents[alias.text]), 'document')}" if alias.text in documents else ""
        yield f"Mentioned as “{alias.text}” {_number(alias.count, 'time')}{where}."
    more = len(entity.aliases) - _MOST_ALIASES
    if more > 0:
        yield f"And under {_number(more, 'more form')}."


def _number(count: int, one: str) -> str:
    return f"{count} {one}{'s' * (count != 1)}"


def _comparison(view: MapView, identity: str) -> Explanation:
    comparison: Comparison = view.comparison(identity)
    members = [f"{s.id}: {say(s)}" for s in view.statements_by_id(comparison.statements)]
    sources = comparison.independent_sources
    counted = f"{sources} independent source{'s' * (sources != 1)}."
    return Explanation(
        f"{comparison.verdict.value} comparison {comparison.id}: {comparison.about}",
        (comparison.reason, counted, *members, *_history(view, comparison.id)),
    )
