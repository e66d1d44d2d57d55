"""`/sign-in` and `/sign-out`, where the workbench can be reached from elsewhere."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from faultline.web.access import COOKIE, SIGN_IN, SIGN_OUT, session_of
from faultline.web.analyst import account_of
from faultline.web.current import Kept
from faultline.web.failing import UnknownError
from faultline.web.forms import OwnForm, own_path
from faultline.web.rendering import render_alone
from faultline.workspace.accounts import Accounts, RefusedError

router = APIRouter(include_in_schema=False)
_LONG = 200


@router.get(SIGN_IN)
def show_sign_in(request: Request, back: Annotated[str, Query(max_length=2000)] = "/") -> HTMLResponse:
    """The form, for who has an account."""
    _accounts(request)
    return render_alone(request, "sign_in.html", back=own_path(back), refused="")


@router.post(SIGN_IN)
def sign_in(request: Request, workspace: Kept, form: OwnForm) -> Response:
    """Begin a session and lead back; the form again, with the reason, where name and password do not fit."""
    accounts, name, back = _accounts(request), form.one("name")[:_LONG], own_path(form.one("back"))
    try:
        session = accounts.sign_in(name, form.one("password"))
    except RefusedError as error:
        workspace.ledger.append_audit(name, "sign_in_refused")
        return render_alone(request, "sign_in.html", 401, back=back, refused=str(error))
    workspace.ledger.append_audit(name, "sign_in")
    answer = RedirectResponse(back, 303)
    is_secure = request.url.scheme == "https"
    answer.set_cookie(COOKIE, session, httponly=True, samesite="strict", secure=is_secure)
    return answer


@router.post(SIGN_OUT)
def sign_out(request: Request, workspace: Kept, _: OwnForm) -> Response:
    """End the session."""
    account = account_of(request)
    _accounts(request).sign_out(session_of(request.headers))
    if account:
        workspace.ledger.append_audit(account.name, "sign_out")
    answer = RedirectResponse(SIGN_IN, 303)
    answer.delete_cookie(COOKIE)
    return answer


def _accounts(request: Request) -> Accounts:
    found: Accounts | None = request.app.state.accounts
    if found is None:
        raise UnknownError("nobody has to sign in where the workbench answers this machine alone")
    return found
