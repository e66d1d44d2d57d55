"""`--format ftm`: documents, entities, events and links as FollowTheMoney entities, for Aleph, OpenAleph and `ftm`.

FollowTheMoney 4 (followthemoney.tech), one entity a line as `ftm` reads it: `id`, `schema`, `properties`. Ids are ours
with a prefix, so that a later export of a grown map updates what an earlier one made. Every link names its `proof`, the
document, and in `recordId` the statement, by which `annotations` gives the exact span. FollowTheMoney knows facts
alone: what is denied, planned, alleged, called for or hypothetical is left out and counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from faultline.exchange.forms import Written
from faultline.exchange.ftm_links import Links
from faultline.exchange.ftm_things import Things, document_line
from faultline.workspace.view import MapView


def write_ftm(view: MapView, stream: TextIO) -> Written:
    """Write documents, entities, statements and mentions, in this order, so that nothing refers to what comes later."""
    left_out: Counter[str] = Counter()
    things = Things(view)
    holds = {
        "documents": _write(stream, map(document_line, view.documents())),
        "entities": _write(stream, _entities(view, things, left_out)),
        "events and links": _write(stream, _statements(view, things, left_out)),
        "mentions": _write(stream, (line for d in view.documents() for line in things.mention_lines(d))),
    }
    return Written(holds, left_out)


def _write(stream: TextIO, lines: Iterator[str]) -> int:
    count = 0
    for line in lines:
        stream.write(line)
        count += 1
    return count


def _entities(view: MapView, things: Things, left_out: Counter[str]) -> Iterator[str]:
    for entity in view.entities():
        line = things.line(entity)
        if line is None:
            left_out[f"entities of type {entity.type.value}, for which FollowTheMoney has no schema"] += 1
        else:
            yield line


def _statements(view: MapView, things: Things, left_out: Counter[str]) -> Iterator[str]:
    links = Links(things, {document.id: document for document in view.documents()})
    for statement in view.iterate_statements():
        if reason := links.why_not(statement):
            left_out[reason] += 1
        else:
            yield from links.lines(statement)
