"""Writes a report in the form that its file name asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from faultline.errors import UsageError
from faultline.exchange.whole_file import whole_binary_file
from faultline.reports.composing import compose
from faultline.reports.elements import Report
from faultline.reports.french import finished, in_french
from faultline.reports.html import to_html
from faultline.reports.markdown import to_markdown
from faultline.reports.profiles import Profile, fitted
from faultline.reports.translating import translated
from faultline.workspace.view import MapView


def _as_html(report: Report, target: Path) -> None:
    target.write_text(to_html(report), encoding="utf-8", newline="\n")


def _as_markdown(report: Report, target: Path) -> None:
    target.write_text(to_markdown(report), encoding="utf-8", newline="\n")


def _as_docx(report: Report, target: Path) -> None:
    from faultline.reports.docx import to_docx  # only who asks for it waits for the library

    to_docx(report, target)


def _as_pdf(report: Report, target: Path) -> None:
    from faultline.reports.pdf import to_pdf

    to_pdf(report, target)


FORMS: dict[str, Callable[[Report, Path], None]] = {
    ".html": _as_html,
    ".md": _as_markdown,
    ".docx": _as_docx,
    ".pdf": _as_pdf,
}


def write_report(view: MapView, target: Path, profile: Profile = Profile.FULL, language: str = "en") -> Report:
    """Write the context analysis of a map for a profile to `target`, whole or not at all, and return it.

    In French all that Faultline says is French; quotes, names and what sources word stay in their own language.

    Raises:
        UsageError: The suffix of `target` is not one that reports are written in, or there are no headings in the
            language.
    """
    form = FORMS.get(target.suffix.lower())
    if form is None:
        *others, last = FORMS
        raise UsageError(
            f"a report cannot be written as {target.name!r}: end the name in {', '.join(others)} or {last}"
        )
    report = compose(view)
    if language == "fr":
        report = in_french(report, view)
    report = translated(fitted(report, profile, view), language)
    if language == "fr":
        report = finished(report)
    with whole_binary_file(target) as draft:
        form(report, draft)
    return report
