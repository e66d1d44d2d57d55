"""Writes a report in the form that its file name asks for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from faultline.errors import UsageError
from faultline.exchange.whole_file import whole_file
from faultline.reports.composing import compose
from faultline.reports.elements import Report
from faultline.reports.html import to_html
from faultline.reports.markdown import to_markdown
from faultline.workspace.view import MapView

FORMS: dict[str, Callable[[Report], str]] = {".html": to_html, ".md": to_markdown}


def write_report(view: MapView, target: Path) -> Report:
    """Write the context analysis of a map to `target`, whole or not at all, and return it.

    Raises:
        UsageError: The suffix of `target` is not one that reports are written in.
    """
    form = FORMS.get(target.suffix.lower())
    if form is None:
        raise UsageError(f"a report cannot be written as {target.name!r}: end the name in {' or '.join(FORMS)}")
    report = compose(view)
    with whole_file(target) as stream:
        stream.write(form(report))
    return report
