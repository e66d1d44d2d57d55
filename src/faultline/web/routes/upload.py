"""`/upload`: documents and data sets put in from the page, and the map built again with them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from faultline.tables.json_values import to_json
from faultline.web.analyst import Analyst
from faultline.web.current import Kept, View
from faultline.web.forms import OwnForm
from faultline.web.incoming import MOST_BYTES, Incoming
from faultline.web.rendering import render
from faultline.web.tokens import HEADER, Tokens
from faultline.workspace.redacted import without_redacted

router = APIRouter(prefix="/upload", include_in_schema=False)


@router.get("")
def show_upload(request: Request, view: View, workspace: Kept) -> HTMLResponse:
    """What waits, the last build, and what was put in before."""
    before = workspace.ledger.uploads() if workspace.ledger.exists() else ()
    return render(
        request,
        view,
        "upload.html",
        state=_incoming(request).state(),
        position=workspace.ledger.position(),
        before=before[::-1][:20],
        most=MOST_BYTES,
    )


@router.get("/state")
def tell_state(request: Request) -> JSONResponse:
    """The same as JSON, for a page that looks again."""
    return JSONResponse(_incoming(request).state())


@router.post("/files")
async def receive_file(
    request: Request, workspace: Kept, who: Analyst, name: Annotated[str, Query(min_length=1, max_length=1000)]
) -> JSONResponse:
    """One file, its bytes as the body, kept until the next build; nothing of it is read here."""
    tokens: Tokens = request.app.state.tokens
    tokens.check(request, request.headers.get(HEADER, ""))
    length = request.headers.get("content-length", "")
    made = await _incoming(request).receive(name, request.stream(), int(length) if length.isdecimal() else 0)
    workspace.ledger.append_upload(who, without_redacted(workspace, made.name), made.content, made.size)
    return JSONResponse({"name": made.name, "size": made.size})


@router.post("/drop")
def drop_file(request: Request, workspace: Kept, who: Analyst, form: OwnForm) -> Response:
    """Forget a file that waits."""
    name = form.one("name")
    _incoming(request).drop(name)
    workspace.ledger.append_audit(who, "upload left out", without_redacted(workspace, to_json({"name": name})))
    return _answer(request)


@router.post("/build")
def start_build(request: Request, workspace: Kept, who: Analyst, _form: OwnForm) -> Response:
    """Build what waits into the map; where nothing waits, the map again with what was judged."""
    build = _incoming(request).start()
    workspace.ledger.append_audit(
        who, "build asked for", without_redacted(workspace, to_json({"files": list(build.files)}))
    )
    return _answer(request)


def _answer(request: Request) -> Response:
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse(_incoming(request).state())
    return RedirectResponse("/upload", 303)


def _incoming(request: Request) -> Incoming:
    found: Incoming = request.app.state.incoming
    return found
