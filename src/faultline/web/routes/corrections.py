"""`/statements/ID/correct` and `/documents/ID/add`: the forms that correct a statement and add one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from faultline.errors import UsageError
from faultline.model.statement import Kind
from faultline.ontology import vocabulary
from faultline.ontology.labels import VOCABULARIES, type_label
from faultline.web.current import View
from faultline.web.filters import chosen_member
from faultline.web.finding import found
from faultline.web.rendering import render
from faultline.workspace.adding import LONGEST

router = APIRouter(include_in_schema=False)


@router.get("/statements/{key}/correct")
def show_correction(request: Request, view: View, key: str) -> HTMLResponse:
    """The fields of a statement, to be corrected."""
    statement = found(view.statement, key)
    return render(
        request,
        view,
        "correct.html",
        statement=statement,
        kind=statement.kind,
        types=types_of(statement.kind),
        roles=vocabulary("roles")["roles"][statement.kind.value],
        names=[],
        quote=statement.evidence.quote,
    )


@router.get("/documents/{key}/add")
def show_addition(
    request: Request,
    view: View,
    key: str,
    start: Annotated[int, Query(ge=0)],
    end: Annotated[int, Query(ge=0)],
    says: Annotated[str, Query(max_length=20)] = "event",
) -> HTMLResponse:
    """The fields of a statement that stands in a span of the text and is not on the map yet."""
    document = found(view.document, key)
    quote = document.text[start:end].strip()
    if not quote or end - start > LONGEST:
        raise UsageError(f"select the words that say it: one sentence, {LONGEST} characters at most")
    kind = chosen_member(Kind, "kind", says) or Kind.EVENT
    names = dict.fromkeys(
        mention.text for mention in view.mentions(document.id) if mention.start and start <= mention.start < end
    )
    roles = vocabulary("roles")
    return render(
        request,
        view,
        "add.html",
        document=document,
        start=start,
        end=end,
        quote=quote,
        kind=kind,
        types=types_of(kind),
        roles=roles["roles"][kind.value],
        needed=roles["required"][kind.value],
        names=list(names),
    )


def types_of(kind: Kind) -> list[tuple[str, str]]:
    """The types of a kind with what they are called, by name."""
    codes = ("+", "-") if kind is Kind.CAUSE else tuple(vocabulary(VOCABULARIES[kind]))
    named = sorted(((code, type_label(kind, code)) for code in codes), key=lambda one: one[1])
    return [*named, ("OTHER", type_label(kind, "OTHER"))] if kind is not Kind.CAUSE and "OTHER" not in codes else named
