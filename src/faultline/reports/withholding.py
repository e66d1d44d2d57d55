"""Keeps chosen sources out of a report: nothing in it rests on them, and no text of an analyst cites them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from faultline.errors import UsageError
from faultline.model.own_text import OwnText
from faultline.ontology.labels import document_name
from faultline.reports.elements import Report, note
from faultline.reports.phrasing import phrase
from faultline.workspace.view import MapView


def documents_named(view: MapView, names: Sequence[str]) -> frozenset[str]:
    """The ids of the documents that these paths, ids (or their beginnings), titles or publishers name.

    Raises:
        UsageError: A name is that of no document, or of all that there are.
    """
    documents = view.documents()
    found: set[str] = set()
    for name in names:
        words = name.strip().casefold()
        called = {
            d.id
            for d in documents
            if words and words in ((d.publisher or "").casefold(), document_name(d).casefold(), d.path.casefold(), d.id)
        }
        found |= called or {_by_id(view, name)}
    if found and len(found) == len(documents):
        raise UsageError("no source would be left to report on: withhold fewer")
    return frozenset(found)


def texts_without(texts: Sequence[OwnText], withheld: Collection[str], view: MapView) -> tuple[OwnText, ...]:
    """The texts that cite none of these documents: what such a text says may give the source away."""
    paths = {d.path for d in view.documents() if d.id in withheld}
    return tuple(
        text for text in texts if not any(c.quote.document in withheld or c.quote.path in paths for c in text.cited)
    )


def told_withheld(report: Report, count: int, language: str) -> Report:
    """The report with a sentence in its cover facts that says how many sources are withheld, not which."""
    first, *others = report.sections
    told = note(phrase("profile.sources", language, n=count))
    return replace(report, sections=(replace(first, blocks=(*first.blocks, told)), *others))


def _by_id(view: MapView, name: str) -> str:
    try:
        return view.find_document(name).id
    except UsageError as error:
        raise UsageError(
            f"no document of this map is {name!r}: name one by its path, id or title, or a publisher"
        ) from error
