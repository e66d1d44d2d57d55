"""The headings of a report in another language; what is found stays as it is told."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from faultline.errors import UsageError
from faultline.ontology.report_sections import section_titles
from faultline.reports.elements import Heading, Report


def translated(report: Report, language: str) -> Report:
    """The report with its titles in `language`, those without one in English; UsageError for an unknown language."""
    if language == report.language:
        return report
    words = _headings().get(language)
    if words is None:
        raise UsageError(f"there are no headings in {language!r}: take en or {' or '.join(_headings())}")
    sections = tuple(
        replace(
            s,
            title=section_titles(language)[s.number],
            blocks=tuple(Heading(words.get(b.text, b.text)) if isinstance(b, Heading) else b for b in s.blocks),
        )
        for s in report.sections
    )
    title = report.title.replace("context analysis", words["context analysis"])
    return replace(report, title=title, sections=sections, language=language)


def heading(text: str, language: str) -> str:
    """A heading in a language, in English where it has none."""
    return _headings().get(language, {}).get(text, text)


@cache
def _headings() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((files("faultline.reports") / "headings.toml").read_text(encoding="utf-8"))
