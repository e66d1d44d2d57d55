"""What changed in the written analysis, in the terminal and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence

import typer

from faultline.cli.terminal import counted, heading, plain
from faultline.ontology.report_sections import section_titles
from faultline.reports.changing import Change, ChangedSentence, Reason, ReportChanges
from faultline.reports.sentences import Told

_MARKS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
_SIGNS = {Change.NEW: "+", Change.GONE: "-", Change.CHANGED: "~"}
_MOST_REASONS = 3


def tell_sentences(found: ReportChanges) -> None:
    """Each finding that changed, by section; of what the report says of itself only how much did."""
    findings = [one for one in found.sentences if one.told.is_finding]
    for number, title in enumerate(section_titles()):
        chosen = [one for one in findings if one.told.section == number]
        if not chosen:
            continue
        heading(f"{number}. {title} ({counted(len(chosen), 'sentence')})")
        part = ""
        for one in chosen:
            if one.told.part != part:
                part = one.told.part
                typer.echo(f"  {plain(part)}")
            _tell(one)
    others = len(found.sentences) - len(findings)
    if others:
        typer.echo(f"and {counted(others, 'sentence')} about the report itself (--json gives all)")
    if not found.sentences:
        typer.echo("  the written analysis says the same")


def changes_as_json(found: ReportChanges) -> str:
    """All of it; `sentences` in the order of the report."""
    told = {
        "before": found.map.before,
        "after": found.map.after,
        "documents": [{"path": d.path, "change": d.change.value} for d in found.map.documents],
        "sentences": [_object(one) for one in found.sentences],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _tell(one: ChangedSentence) -> None:
    typer.echo(f"    {_SIGNS[one.change]} {plain(_text(one))}")
    if one.because:
        typer.echo(f"      because of {plain('; '.join(_reasons(one.because)))}")
    if one.also:
        sections = sorted({section for section, _ in one.also})
        typer.echo(f"      also in section {', '.join(map(str, sections))}")


def _text(one: ChangedSentence) -> str:
    if one.change is not Change.CHANGED:
        return one.told.text
    return " ".join(_MARKS[stretch.change].format(stretch.text) for stretch in one.words)


def _reasons(because: Sequence[Reason]) -> list[str]:
    """Each document once, with the statements of it that came or went."""
    by_document: dict[tuple[str, str], list[str]] = {}
    for reason in because:
        by_document.setdefault((reason.document, reason.change), []).append(reason.statement)
    told = []
    for (document, change), statements in list(by_document.items())[:_MOST_REASONS]:
        named = [statement for statement in statements if statement]
        more = f" and {len(named) - _MOST_REASONS} more" if len(named) > _MOST_REASONS else ""
        which = f": {', '.join(named[:_MOST_REASONS])}{more}" if named else ""
        told.append(f"{document} ({change}){which}")
    if len(by_document) > _MOST_REASONS:
        told.append(f"{len(by_document) - _MOST_REASONS} more documents")
    return told


def _object(one: ChangedSentence) -> dict[str, object]:
    return {
        "change": one.change.value,
        "section": one.told.section,
        "part": one.told.part,
        "finding": one.told.is_finding,
        "also": [{"section": section, "part": part} for section, part in one.also],
        "before": _side(one.before),
        "after": _side(one.after),
        "words": [{"change": stretch.change, "text": stretch.text} for stretch in one.words],
        "because": [
            {"document": reason.document, "change": reason.change, "statement": reason.statement or None}
            for reason in one.because
        ],
    }


def _side(told: Told | None) -> dict[str, object] | None:
    return {"text": told.text, "statements": list(told.statements)} if told else None
