"""Lays statements that analysts added over a version that was built without them, and hides those taken back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from faultline.model.document import Document
from faultline.model.judgement import Decision, Judgement
from faultline.model.place import PlaceReference
from faultline.model.statement import Argument, Speaker, Statement
from faultline.workspace.adding import added_again, standing_additions
from faultline.workspace.between import between, gap_behind
from faultline.workspace.parts import rows_of
from faultline.workspace.queries import PartQueries
from faultline.workspace.standing import seen_quote
from faultline.workspace.statement_filter import conditions_of
from faultline.workspace.version_rows import VersionRows


def lay_additions(
    queries: PartQueries, rows: VersionRows, judgements: Sequence[Judgement], folded: frozenset[int]
) -> None:
    """Let the statements hold what was added since the version was built, at the place where it stands."""
    made = [s for j in standing_additions(judgements) if j.id not in folded and (s := _made(queries, rows, j))]
    there = rows.there("statements", (s.id for s in made))
    fresh = {s.id: s for s in made if s.id not in there}
    gone = [j.target for j in judgements if j.decision is Decision.ADD and j.undone and j.id in folded]
    standing = {j.target for j in standing_additions(judgements)}
    hidden = rows.there("statements", (one for one in gone if one not in standing))
    if not fresh and not hidden:
        return
    added = sorted(fresh.values(), key=lambda s: (s.evidence.document, s.evidence.start or 0, s.id))
    table = rows_of("statements", added, _positions(queries, added))
    queries.overlay("statements", table, ("id", sorted(hidden)))


def _made(queries: PartQueries, rows: VersionRows, judgement: Judgement) -> Statement | None:
    quote = seen_quote(judgement)
    home = rows.document(quote.document, quote.path) if quote else None
    if home is None:
        return None
    document = queries.values(Document, "documents", conditions_of({"id": home}))[0]
    mentions = rows.load([home])
    made = added_again(judgement, document, mentions)
    return _resolved(made, rows) if made else None


def _resolved(made: Statement, rows: VersionRows) -> Statement:
    """With the entities that the version has for what it names; its place waits for the next build."""

    def told(one: Argument) -> Argument:
        whose = None if one.chain is None else rows.identities.get((made.evidence.document, one.chain))
        entity = rows.entity(whose) if whose else None
        return replace(one, entity=entity.id, name=entity.name) if entity else one

    speaker = made.speaker
    if speaker:
        as_told = told(Argument("", speaker.text, speaker.start, speaker.end, speaker.chain))
        speaker = Speaker(speaker.text, speaker.start, speaker.end, speaker.chain, as_told.entity, as_told.name)
    place = _known_place(made.place, made, rows)
    return replace(made, arguments=tuple(map(told, made.arguments)), speaker=speaker, place=place)


def _known_place(place: PlaceReference | None, made: Statement, rows: VersionRows) -> PlaceReference | None:
    """The place as another statement of the document has resolved the same name."""
    if place is None:
        return None
    alike = (s.place for s in rows.statements_of(made.evidence.document) if s.place and s.place.text == place.text)
    known = next((one for one in alike if one.place), None)
    return replace(known, start=place.start, end=place.end, chain=place.chain) if known else place


def _positions(queries: PartQueries, added: Iterable[Statement]) -> list[float]:
    """Between what stands before each in the order of the map, by document path, start and id, and what follows."""
    gaps = []
    for statement in added:
        (before,) = queries.rows(
            "SELECT coalesce(max(s.nth), -1) FROM statements s JOIN documents d ON d.id = s.in_document "
            "WHERE d.nth < (SELECT nth FROM documents WHERE id = ?) "
            "OR (s.in_document = ? AND (s.evidence.start, s.id) < (?, ?))",
            [statement.evidence.document, statement.evidence.document, statement.evidence.start, statement.id],
        )[0]
        gaps.append(gap_behind(queries, "statements", float(before)))
    return between(gaps)
