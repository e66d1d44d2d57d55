"""Lays the judgements of a ledger over a version of the map; loaded only where something was judged."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from faultline.model.comparison import Comparison, Severity, Verdict
from faultline.model.judgement import Decision, Judgement, Subject
from faultline.model.statement import Statement
from faultline.tables.schemas import Identity
from faultline.workspace.between import between, gap_behind
from faultline.workspace.judged import Judged
from faultline.workspace.laying_additions import lay_additions
from faultline.workspace.ledger import standing_of
from faultline.workspace.map_tables import DocumentOrigin
from faultline.workspace.origins import judged_origins
from faultline.workspace.overlay import Overlay
from faultline.workspace.parts import rows_of
from faultline.workspace.queries import PartQueries
from faultline.workspace.standing import (
    as_corrected,
    deciding,
    ruling_of,
    rulings_of,
    same_comparison,
    same_statement,
    seen_comparison,
    seen_document,
    seen_matter,
    seen_quote,
)
from faultline.workspace.statement_filter import with_ids
from faultline.workspace.version_rows import VersionRows


def lay_over(queries: PartQueries, judgements: Sequence[Judgement], folded: Iterable[int]) -> Judged:
    """Let all queries see the tables as judged; costs by what was judged, not by the size of the map.

    Args:
        folded: Numbers of the judgements that the version was built with.
    """
    rows = VersionRows(queries)
    lay_additions(queries, rows, judgements, frozenset(folded))
    overlay = _overlay(rows, judgements, frozenset(folded))
    targets, orphaned = _find_targets(rows, judgements, overlay)
    standing = standing_of(replace(j, target=targets[j.id]) for j in judgements if j.id in targets)
    corrected = _corrected(standing.values())
    changed = _lay_over_statements(queries, rows, overlay, corrected)
    if not overlay.is_empty:
        _lay_over_entities(queries, overlay)
        _lay_over_chains(queries, overlay)
        _lay_over_places(queries, overlay)
    _lay_over_comparisons(queries, standing)
    _lay_over_origins(queries, judgements)
    return Judged(standing, targets, orphaned, None if overlay.is_empty else overlay, changed)


def _overlay(rows: VersionRows, judgements: Sequence[Judgement], folded: frozenset[int]) -> Overlay:
    rulings = rulings_of(judgements)
    undone = [r for j in judgements if j.undone and j.id in folded and (r := ruling_of(j))]
    todo = rulings if undone else [r for r in rulings if r.number not in folded]
    judged = [one for r in (*todo, *undone) for one in (r.target, r.other) if one]
    rows.prepare(one.id for one in judged)
    return Overlay(rows, todo, undone)


def _find_targets(
    rows: VersionRows, judgements: Sequence[Judgement], overlay: Overlay
) -> tuple[dict[int, str], tuple[Judgement, ...]]:
    """The id on this map of what each judgement that stands was about, and those whose target it does not hold."""
    found: dict[int, str] = {}
    standing = [j for j in judgements if not j.undone]
    for subject, table in ((Subject.STATEMENT, "statements"), (Subject.COMPARISON, "comparisons")):
        some = [j for j in standing if j.subject is subject]
        there = rows.there(table, (j.target for j in some)) if some else set()
        for j in some:
            target = j.target if j.target in there else _find_again(rows, j)
            if target:
                found[j.id] = target
    for j in standing:
        if j.subject is Subject.ENTITY and (identity := _entity(j, overlay)):
            found[j.id] = identity
        elif j.subject is Subject.DOCUMENT and (document := rows.document(j.target, _path(j))):
            found[j.id] = document
        elif j.subject is Subject.SOURCE and j.target.casefold() in rows.publishers:
            found[j.id] = j.target
    found = {number: target for number, target in found.items() if number not in overlay.unfound}
    return found, tuple(j for j in standing if j.id not in found)


def _path(judgement: Judgement) -> str:
    seen = seen_document(judgement)
    return seen.path if seen else ""


def _entity(judgement: Judgement, overlay: Overlay) -> str | None:
    identity = overlay.own.current(judgement.target)
    if overlay.own.entity(identity):
        return identity
    seen = seen_matter(judgement)
    return overlay.own.find_anywhere(seen.target) if seen else None


def _find_again(rows: VersionRows, judgement: Judgement) -> str | None:
    if judgement.subject is Subject.COMPARISON:
        seen = seen_comparison(judgement)
        return same_comparison(seen, rows.compared(seen.statements)) if seen else None
    quote = seen_quote(judgement)
    if quote is None:
        return None
    document = rows.document(quote.document, quote.path)
    found = same_statement(quote, rows.statements_of(document)) if document else None
    return found.id if found else None


def _corrected(standing: Iterable[Judgement]) -> dict[str, Judgement]:
    return {j.target: j for j in standing if j.subject is Subject.STATEMENT and j.decision is Decision.CORRECT}


def _lay_over_statements(
    queries: PartQueries, rows: VersionRows, overlay: Overlay, corrected: Mapping[str, Judgement]
) -> frozenset[str]:
    documents = {document for document, _ in overlay.own.chains}
    wanted = [*overlay.places, *corrected]
    if not (documents or wanted or overlay.own.merged):
        return frozenset()
    held: dict[str, Statement] = {}
    touched = {rows.identities.get(chain, "") for chain in overlay.own.first_chains()}
    for statement in rows.statements(documents, touched, wanted) if documents or wanted else ():
        shown = overlay.statement(statement)
        shown = as_corrected(shown, corrected[shown.id]) if shown.id in corrected else shown
        if shown != statement:
            held[statement.id] = shown
    positions = dict(
        queries.rows("SELECT id, nth FROM statements WHERE id IN (SELECT unnest(?::VARCHAR[]))", [list(held)])
    )
    table = rows_of("statements", list(held.values()), [positions[key] for key in held])
    without = ("nth", positions.values())
    queries.touched.merged |= overlay.own.whole
    queries.overlay("statements", table, without, _mapped("of_entities", overlay.own.whole))
    return frozenset(held)


def _mapped(column: str, merged: Mapping[str, str]) -> dict[str, str]:
    """The ids in a list column as they are now, each once."""
    if not merged:
        return {}
    cases = " ".join(f"WHEN {_quoted(old)} THEN {_quoted(new)}" for old, new in sorted(merged.items()))
    ids = ", ".join(map(_quoted, sorted(merged)))
    changed = f"list_distinct(list_transform({column}, lambda x: CASE x {cases} ELSE x END))"
    return {column: f"CASE WHEN list_has_any({column}, [{ids}]) THEN {changed} ELSE {column} END"}


def _lay_over_entities(queries: PartQueries, overlay: Overlay) -> None:
    """Entities keep the order of the map: by mentions, then by name."""
    shown = sorted(overlay.own.entities.values(), key=lambda e: (-e.mentions, e.name, e.id))
    columns = queries.as_built
    nth = [-1.0, *columns.plain("entities", "nth").tolist(), math.inf]
    positions = between([(nth[n], nth[n + 1]) for n in map(columns.entities_before, shown)])
    gone = {*overlay.own.entities, *overlay.own.moved_to}
    queries.overlay("entities", rows_of("entities", shown, positions), ("id", gone))


def _lay_over_chains(queries: PartQueries, overlay: Overlay) -> None:
    documents = {document for document, _ in overlay.own.chains}
    owners = {key: one for key, one in overlay.own.owners().items() if key[0] in documents}
    identities = [Identity(*key, owners[key]) for key in sorted(owners)]
    merged = overlay.own.whole
    cases = " ".join(f"WHEN {_quoted(old)} THEN {_quoted(new)}" for old, new in sorted(merged.items()))
    columns = {"entity": f"CASE entity {cases} ELSE entity END"} if merged else {}
    within = ("document", documents)
    queries.overlay("identities", rows_of("identities", identities), within, columns)
    if overlay.own.division.is_empty:
        return
    mentions = [m for m in overlay.own.division.renumbered() if m.document in documents]
    found = queries.rows(
        "SELECT nth FROM mentions WHERE document IN (SELECT unnest(?::VARCHAR[])) ORDER BY nth", [sorted(documents)]
    )
    table = rows_of("mentions", mentions, [row[0] for row in found])
    queries.overlay("mentions", table, within)


def _lay_over_places(queries: PartQueries, overlay: Overlay) -> None:
    new = sorted(
        (p for p in overlay.given.values() if not queries.rows("SELECT 1 FROM places WHERE id = ?", [p.id])),
        key=lambda p: p.id,
    )
    if new:
        sql = "SELECT coalesce(max(nth), -1) FROM places WHERE id < ?"
        before = [float(queries.rows(sql, [place.id])[0][0]) for place in new]
        positions = between([gap_behind(queries, "places", nth) for nth in before])
        queries.overlay("places", rows_of("places", new, positions), ("id", ()))


def _lay_over_comparisons(queries: PartQueries, standing: Mapping[str, Judgement]) -> None:
    """Other verdicts in place of the machine's; statements that were rejected take part no more."""
    rejected = {key for key, j in standing.items() if j.decision is Decision.REJECT}
    judged = {key: j for key, j in standing.items() if j.decision is Decision.VERDICT}
    if not rejected and not judged:
        return
    positions = _positions(queries, rejected, judged)
    found = queries.placed.at(Comparison, "comparisons", positions.values())
    shown = [_compared(c, rejected, judged.get(c.id)) for c in found]
    shown = [c for c in shown if len(c.statements) > 1]
    table = rows_of("comparisons", shown, [positions[c.id] for c in shown])
    queries.overlay("comparisons", table, ("nth", positions.values()))


def _positions(queries: PartQueries, rejected: set[str], judged: Collection[str]) -> dict[str, float]:
    """Where the comparisons are stored that were judged or of which a statement was rejected, by their ids."""
    of_statements, of_comparisons = with_ids(rejected), with_ids(judged)
    members = queries.rows(f"SELECT nth FROM statements WHERE {of_statements.sql}", of_statements.values)
    themselves = queries.rows(f"SELECT nth FROM comparisons WHERE {of_comparisons.sql}", of_comparisons.values)
    as_built = queries.as_built
    found = as_built.comparisons_of(nth for (nth,) in members if as_built.has_at("statements", nth))
    return {
        key: nth for nth, key in queries.placed.ids("comparisons", [*found, *(row[0] for row in themselves)]).items()
    }


def _compared(comparison: Comparison, rejected: set[str], judgement: Judgement | None) -> Comparison:
    kept = tuple(s for s in comparison.statements if s not in rejected)
    comparison = replace(comparison, statements=kept)
    verdict = judgement.terms.verdict if judgement else None
    if judgement is None or verdict is None:
        return comparison
    note = f": {judgement.note.rstrip('.')}" if judgement.note else ""
    said = f"{judgement.who} judged on {judgement.at[:10]} that it is {verdict.value.replace('_', ' ')}{note}."
    machine = f"The comparison found {comparison.verdict.value.replace('_', ' ')}: {comparison.reason}"
    disagrees = verdict in (Verdict.CONTRADICTED, Verdict.COPY_ERROR)
    severity = Severity.NONE
    if disagrees:
        severity = Severity.SOFT if comparison.severity is Severity.NONE else comparison.severity
    return replace(comparison, verdict=verdict, severity=severity, reason=f"{said} {machine}")


def _lay_over_origins(queries: PartQueries, judgements: Sequence[Judgement]) -> None:
    if not deciding(judgements, Subject.DOCUMENT, Decision.SAME_ORIGIN, Decision.INDEPENDENT):
        return
    origins = queries.values(DocumentOrigin, "origins")
    judged = judged_origins({o.document: o.origin for o in origins}, judgements)
    shown = [replace(o, origin=judged[o.document]) for o in origins]
    queries.overlay("origins", rows_of("origins", shown), ("document", judged))


def _quoted(text: object) -> str:
    return "'" + str(text).replace("'", "''") + "'"
