"""`/notes`: what analysts write into the report in their own words, section by section."""

from __future__ import annotations

from itertools import groupby
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from faultline.errors import UsageError
from faultline.model.own_text import OwnText
from faultline.ontology.report_sections import section_titles
from faultline.web.analyst import Analyst
from faultline.web.current import Kept, View
from faultline.web.forms import Form, OwnForm
from faultline.web.rendering import render
from faultline.web.showing import words_of
from faultline.workspace.own_texts import (
    LONGEST,
    cited_statement,
    own_texts,
    remove_text,
    rewrite_text,
    undo_text,
    write_text,
)
from faultline.workspace.own_words import Part, parts_of

router = APIRouter(prefix="/notes", include_in_schema=False)
LAST = 30
"""Changes that the page lists."""


@router.get("")
def show_notes(
    request: Request,
    view: View,
    workspace: Kept,
    edit: Annotated[int, Query(ge=0)] = 0,
    cite: Annotated[str, Query(max_length=64, pattern="^[0-9a-f]*$")] = "",
) -> HTMLResponse:
    """The texts with what they cite, the form for one more or for `edit`, and the last changes; `cite` begins one."""
    texts = own_texts(workspace)
    return render(
        request,
        view,
        "notes.html",
        texts=[(text, _parts(text), {c.statement: cited_statement(view, c) for c in text.cited}) for text in texts],
        edited=next((text for text in texts if text.number == edit), None),
        cite=cite,
        standing={text.number for text in texts},
        titles=section_titles(words_of(request).language),
        entries=workspace.ledger.text_entries()[::-1][:LAST],
        longest=LONGEST,
    )


@router.post("")
def write(workspace: Kept, who: Analyst, form: OwnForm) -> Response:
    """Add `text` to `section`, or put it in the place of the text of the `number`, which was seen at `entry`."""
    number = _number(form, "number")
    if number:
        made = rewrite_text(workspace, who, number, form.one("text"), on=_number(form, "entry"))
    else:
        made = write_text(workspace, who, _section(form), form.one("text"))
    return _back(made.text)


@router.post("/remove")
def remove(workspace: Kept, who: Analyst, form: OwnForm) -> Response:
    """Take the text of the `number`, which was seen at `entry`, out of the report."""
    remove_text(workspace, who, _number(form, "number") or 0, on=_number(form, "entry"))
    return _back(0)


@router.post("/undo")
def undo(workspace: Kept, who: Analyst, form: OwnForm) -> Response:
    """Take back the last change to the text of the `number`."""
    return _back(undo_text(workspace, who, _number(form, "number")).text)


def _parts(text: OwnText) -> list[tuple[str, list[Part]]]:
    """The parts of a text, points that follow one another together as a list."""
    return [(shape.value, list(same)) for shape, same in groupby(parts_of(text.text), key=lambda part: part.shape)]


def _section(form: Form) -> int:
    given = _number(form, "section")
    if given is None:
        raise UsageError("choose the section of the report that the text belongs to")
    return given


def _number(form: Form, name: str) -> int | None:
    given = form.one(name)
    if given and not given.isdecimal():
        raise UsageError(f"{given!r} is no number of a text: go back to the page and try again")
    return int(given) if given else None


def _back(text: int) -> Response:
    return RedirectResponse(f"/notes#text-{text}" if text else "/notes", 303)
