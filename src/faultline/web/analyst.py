"""Who is at the workbench: on this machine alone who runs it, elsewhere who signed in."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from faultline.workspace.accounts import Account
from faultline.workspace.lock import user_name


def account_of(request: Request) -> Account | None:
    """Who signed in; None where nobody has to."""
    found: Account | None = getattr(request.state, "account", None)
    return found


def _who(request: Request) -> str:
    account = account_of(request)
    return account.name if account else user_name()


Analyst = Annotated[str, Depends(_who)]
"""The name under which a request judges; a route that changes something asks for it, and so for the right to."""
