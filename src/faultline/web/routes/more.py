"""`/analyses`: the analyses that have no page of their own, as tables."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from faultline.analysis.finding import Finding, Findings
from faultline.exchange.finding_columns import FactColumn, fact_columns
from faultline.web.analysing import analyses_of
from faultline.web.current import View
from faultline.web.failing import UnknownError
from faultline.web.filters import Filtered
from faultline.web.rendering import render

router = APIRouter(prefix="/analyses", include_in_schema=False)
NAMES = ("positions", "agreements", "arms", "setting", "principles", "watch", "gaps")
WITHOUT_TOP = ("principles",)
"""Those that always tell all."""
WHOLE, MOST, COLUMNS = 1000, 60, 5
"""Findings of each kind that are asked for, rows of a table, and facts of a row; the page of a finding has all."""


@dataclass(frozen=True, slots=True)
class Table:
    """Findings of one kind, the facts that make columns, and how many are not shown."""

    kind: str
    findings: tuple[Finding, ...]
    columns: tuple[FactColumn, ...]
    left: int


@router.get("")
def list_analyses(request: Request, view: View) -> HTMLResponse:
    """What each answers; nothing is reckoned yet."""
    return render(request, view, "more.html", name="", names=NAMES, tables=(), done=None, options={})


@router.get("/{name}")
def show_tables(request: Request, view: View, chosen: Filtered, name: str) -> HTMLResponse:
    """All that one of them finds, kind by kind."""
    if name not in NAMES:
        raise UnknownError(f"there is no page of the analysis {name!r}")
    options = {} if name in WITHOUT_TOP else {"top": WHOLE}
    done = analyses_of(request).run(view, chosen, name, **options)
    tables = _tables(done.findings) if done.findings else ()
    return render(request, view, "more.html", name=name, names=NAMES, tables=tables, done=done, options=options)


def _tables(found: Findings) -> tuple[Table, ...]:
    return tuple(_table(kind, found.of_kind(kind)) for kind in dict.fromkeys(f.kind for f in found.findings))


def _table(kind: str, findings: tuple[Finding, ...]) -> Table:
    told, cannot = [f for f in findings if not f.cannot], [f for f in findings if f.cannot]
    shown = told[:MOST]
    return Table(kind, (*shown, *cannot[:MOST]), tuple(fact_columns(shown)[:COLUMNS]), len(told) - len(shown))
