"""A report that opens with what changed since an older version of the map."""

from __future__ import annotations

from dataclasses import replace

from faultline.reports.changing import Change, ChangedSentence, ReportChanges, report_changes
from faultline.reports.elements import Block, Heading, Points, Report, Sentence, note
from faultline.reports.phrasing import date_in, phrase
from faultline.workspace.view import MapView

OPENING = 1
"""The section that it stands in, before all else: the summary."""
EACH = 15


def opened(report: Report, older: Report, view: MapView, before: MapView, language: str = "en") -> Report:
    """The report with the changes since the older one, the findings among them, each told once."""
    found = report_changes(older, report, before, view)
    blocks = (
        Heading(
            phrase("changes.heading", language, version=before.version, date=date_in(before.created[:10], language))
        ),
        note(_counted(found, language), *_documents(found, language)),
        *_listed(Change.NEW, found, report, language),
        *_listed(Change.CHANGED, found, report, language),
        *_listed(Change.GONE, found, report, language),
        Heading(phrase("changes.end", language)),
    )
    sections = tuple(replace(s, blocks=(*blocks, *s.blocks)) if s.number == OPENING else s for s in report.sections)
    return replace(report, sections=sections)


def _counted(found: ReportChanges, language: str) -> str:
    counts = {change.value: len(found.of(change)) for change in Change}
    return phrase("changes.counted", language, **counts)


def _documents(found: ReportChanges, language: str) -> list[str]:
    by_change: dict[str, list[str]] = {}
    for document in found.map.documents:
        by_change.setdefault(document.change.value, []).append(document.path)
    return [
        phrase(f"changes.{change.replace(' ', '_')}", language, names=", ".join(_short(path) for path in paths))
        for change, paths in by_change.items()
    ]


def _short(path: str) -> str:
    return path.rsplit("/", 1)[-1]


def _listed(change: Change, found: ReportChanges, report: Report, language: str) -> list[Block]:
    chosen = [one for one in found.of(change) if not one.told.key]
    if not chosen:
        return []
    told = [_sentence(one, report, language) for one in chosen[:EACH]]
    if len(chosen) > EACH:
        told.append(Sentence(phrase("changes.more", language, n=len(chosen) - EACH)))
    return [note(phrase(f"changes.{change.value}", language)), Points(tuple(told))]


def _sentence(one: ChangedSentence, report: Report, language: str) -> Sentence:
    if one.after is None:
        known = {id: reference.number for reference in report.references for id in reference.statements}
        still = tuple(sorted({known[i] for i in one.told.statements if i in known}))
        return Sentence(f"“{one.told.text}”", still)
    if one.before is None:
        return Sentence(one.after.text, one.after.references, is_finding=True)
    text = phrase("changes.before", language, after=one.after.text, before=one.before.text)
    return Sentence(text, one.after.references, is_finding=bool(one.after.references))
