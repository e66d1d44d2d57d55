"""A report as one HTML file that needs nothing else: style inside, no script. The template escapes all text."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from faultline.reports.chrome import chrome
from faultline.reports.elements import Block, Report


def to_html(report: Report) -> str:
    """The whole report as a page."""
    return _template().render(report=report, words=chrome(report.language))


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("faultline.reports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.tests["of"] = _is_of
    return environment.get_template("report.html")


def _is_of(block: Block, kind: str) -> bool:
    return type(block).__name__ == kind
