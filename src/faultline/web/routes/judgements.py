"""`POST /judgements` and `POST /judgements/undo`: what an analyst decides, by a form or by a script."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from faultline.errors import UsageError
from faultline.model.comparison import Verdict
from faultline.model.entity import EntityType
from faultline.model.judgement import Decision, Fault, Judgement, Terms
from faultline.web.analyst import Analyst
from faultline.web.composing import composed_fields
from faultline.web.current import Kept, View
from faultline.web.filters import chosen_member
from faultline.web.forms import Form, OwnForm, own_path
from faultline.web.showing import words_of
from faultline.workspace.judging import judge

router = APIRouter(prefix="/judgements", include_in_schema=False)
Given = TypeVar("Given")


@router.post("")
def decide(request: Request, view: View, workspace: Kept, who: Analyst, form: OwnForm) -> Response:
    """Decide about what `target` names; `decision`, `note`, `fault` and the terms as `faultline judge` takes them; the
    fields of a statement may come one by one (`composing`).

    A script gets the judgement as JSON; a form without script is led `back` to the page that it came from.
    """
    target = _needed("target", form.one("target"))
    decision = _needed("decision", chosen_member(Decision, "decision", form.one("decision")))
    fault = chosen_member(Fault, "fault", form.one("fault"))
    terms = _terms(form)
    if not terms.fields and decision in (Decision.ADD, Decision.CORRECT):
        before = view.statement(target) if decision is Decision.CORRECT else None
        terms = replace(terms, fields=composed_fields(form, before))
    made = judge(workspace, who, target, decision, terms, note=form.one("note"), fault=fault, view=view)
    return _answer(request, form, made)


@router.post("/undo")
def undo(request: Request, workspace: Kept, who: Analyst, form: OwnForm) -> Response:
    """Take back the judgement of the number `judgement`."""
    number = form.one("judgement")
    if not number.isdecimal():
        raise UsageError(f"{number!r} is no number of a judgement")
    return _answer(request, form, workspace.ledger.undo(who, int(number)))


def _terms(form: Form) -> Terms:
    return Terms(
        other=form.one("other"),
        aliases=form.all("alias"),
        documents=form.all("document"),
        spans=form.all("span"),
        name=form.one("name"),
        type=chosen_member(EntityType, "entity type", form.one("type")),
        place=form.one("place"),
        verdict=chosen_member(Verdict, "verdict", form.one("verdict")),
        fields=form.one("fields"),
        grade=form.one("grade"),
    )


def _needed(name: str, value: Given | None) -> Given:
    if not value:
        raise UsageError(f"a judgement needs a {name}")
    return value


def _answer(request: Request, form: Form, made: Judgement) -> Response:
    if "application/json" in request.headers.get("accept", ""):
        told = {"id": made.id, "target": made.target, "subject": made.subject.value, "decision": made.decision.value}
        return JSONResponse(
            {**told, "decided": words_of(request).code("decided", made.decision.value), "who": made.who}
        )
    return RedirectResponse(own_path(form.one("back")), 303)
