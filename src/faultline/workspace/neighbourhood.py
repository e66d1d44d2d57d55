"""Which statements of a map a new one may be compared with, found without a look at all the others.

They are of its kind, and of its type where only those are compared, and share with it whom they speak of or where:
first those that share most, then those of the nearest time; causes are found by their words too. What these are
compared with already comes along, so that the matters of the neighbourhood are whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from faultline.model.document import Document
from faultline.model.statement import Kind, Statement
from faultline.resolution.folding import fold

if TYPE_CHECKING:
    from faultline.workspace.queries import PartQueries

MOST_NEAR = 48
"""Statements of the map that one new statement meets."""
MOST_WORDED = 16
"""Causes of the map that are worded most like a new one, whose factors seldom name anybody."""
LARGEST_MATTER = 200
"""Statements of one comparison up to which all of them come along."""
MOST_KIN = 12
"""Documents whose texts are held against those of new ones, those with most statements near theirs."""
_TYPED = (Kind.EVENT, Kind.QUANTITY, Kind.FLOW)
_SORT = f"CASE WHEN kind IN ({', '.join(repr(kind.value) for kind in _TYPED)}) THEN kind || ':' || type ELSE kind END"
_NEAR = f"""
WITH asked AS (SELECT unnest(?::INTEGER[]) AS of, unnest(?::VARCHAR[]) AS sort, unnest(?::VARCHAR[]) AS one,
               unnest(?::VARCHAR[]) AS day),
said AS (SELECT nth, {_SORT} AS sort, starts, in_place, of_entities FROM statements
         WHERE sort IN (SELECT DISTINCT sort FROM asked)),
met AS (SELECT nth, sort, starts, unnest(list_append(of_entities, in_place)) AS one FROM said),
shared AS (SELECT a.of, m.nth, count(*) AS shared,
           min(coalesce(abs(date_diff('day', TRY_CAST(m.starts AS DATE), TRY_CAST(a.day AS DATE))), 99999)) AS apart
           FROM met m JOIN asked a USING (sort, one) GROUP BY a.of, m.nth)
SELECT DISTINCT nth FROM (SELECT of, nth FROM shared QUALIFY row_number() OVER (
       PARTITION BY of ORDER BY shared DESC, apart, nth) <= {MOST_NEAR}) ORDER BY nth
"""
_WORDED = f"""
WITH asked AS (SELECT unnest(?::INTEGER[]) AS of, unnest(?::VARCHAR[]) AS word),
said AS (SELECT nth, unnest(regexp_extract_all(strip_accents(lower(array_to_string(list_transform(arguments,
         lambda a: a.text), ' '))), '[a-z]{{4,}}')) AS word FROM statements WHERE kind = '{Kind.CAUSE.value}'),
shared AS (SELECT of, nth, count(DISTINCT word) AS shared FROM said JOIN asked USING (word) GROUP BY of, nth)
SELECT DISTINCT nth FROM (SELECT of, nth FROM shared WHERE shared > 1 QUALIFY row_number() OVER (
       PARTITION BY of ORDER BY shared DESC, nth) <= {MOST_WORDED}) ORDER BY nth
"""
_BESIDE = f"""
WITH near AS (SELECT id FROM statements WHERE nth IN (SELECT unnest(?::DOUBLE[]))),
members AS (SELECT nth, unnest(statements) AS one FROM comparisons WHERE len(statements) <= {LARGEST_MATTER}),
matters AS (SELECT DISTINCT nth FROM members WHERE one IN (SELECT id FROM near))
SELECT nth FROM statements WHERE id IN (SELECT one FROM members WHERE nth IN (SELECT nth FROM matters)) ORDER BY nth
"""


def neighbours(queries: PartQueries, new: Iterable[Statement]) -> list[Statement]:
    """The statements of the map that the new ones may be compared with, in the order of the map."""
    numbered = list(enumerate(new))
    near = _found(queries, _NEAR, [row for number, statement in numbered for row in _asked(number, statement)])
    near += _found(queries, _WORDED, [row for number, statement in numbered for row in _worded(number, statement)])
    beside = [float(nth) for (nth,) in queries.rows(_BESIDE, [near])] if near else []
    return queries.placed.at(Statement, "statements", {*near, *beside})


def _found(queries: PartQueries, sql: str, asked: Sequence[tuple[object, ...]]) -> list[float]:
    """The positions that a query gives to columns of what is asked."""
    columns = [list(column) for column in zip(*asked, strict=True)]
    return [float(nth) for (nth,) in queries.rows(sql, columns)] if asked else []


def _worded(number: int, statement: Statement) -> Iterator[tuple[int, str]]:
    if statement.kind is Kind.CAUSE:
        words = re.findall("[a-z]{4,}", fold(" ".join(argument.text for argument in statement.arguments)))
        yield from ((number, word) for word in sorted(set(words)))


def _asked(number: int, statement: Statement) -> Iterator[tuple[int, str, str, str | None]]:
    sort = f"{statement.kind.value}:{statement.type}" if statement.kind in _TYPED else statement.kind.value
    voices = [voice.entity for voice in (*statement.arguments, statement.speaker, statement.reported_by) if voice]
    place = statement.place.place if statement.place else None
    for one in sorted({one for one in (*voices, place) if one}):
        yield number, sort, one, statement.time.start if statement.time else None


def kindred(queries: PartQueries, near: Sequence[Statement]) -> list[Document]:
    """The whole documents to which most of some statements belong."""
    counts: dict[str, int] = {}
    for statement in near:
        counts[statement.evidence.document] = counts.get(statement.evidence.document, 0) + 1
    most = sorted(counts, key=lambda document: (-counts[document], document))[:MOST_KIN]
    found = ", ".join("?" * len(most)) or "NULL"
    return queries.read(Document, "documents", f"id IN ({found})", most)
