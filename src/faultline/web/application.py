"""Assembles the workbench: what guards it, what it answers, how it fails."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from faultline import __version__
from faultline.web.access import Access
from faultline.web.analysing import Analyses, Remembered
from faultline.web.current import CurrentMap
from faultline.web.failing import HANDLERS
from faultline.web.guarding import Guard
from faultline.web.heading import HeadAsGet
from faultline.web.incoming import Incoming
from faultline.web.rendering import FOLDER
from faultline.web.routes import (
    analyses,
    api,
    around,
    base_map,
    causes,
    comparisons,
    corrections,
    described,
    documents,
    efforts,
    entities,
    figures,
    findings,
    happenings,
    influence,
    judgements,
    losses,
    more,
    notes,
    overview,
    pictures,
    review,
    routes,
    search,
    signing,
    statements,
    suggestions,
    timeline,
    upload,
    voices,
)
from faultline.web.tokens import Tokens
from faultline.workspace import Workspace
from faultline.workspace.accounts import Accounts

ROUTERS = (
    overview,
    entities,
    influence,
    timeline,
    routes,
    efforts,
    causes,
    figures,
    comparisons,
    voices,
    documents,
    upload,
    pictures,
    corrections,
    search,
    statements,
    findings,
    review,
    more,
    losses,
    notes,
    judgements,
    signing,
    described,
    api,
    around,
    analyses,
    suggestions,
    base_map,
    happenings,
)
"""Every page and every part of the API: one module each, with its `router`."""


TEXTS = 200
"""Documents whose texts are kept in memory for the review."""


def create_application(workspace: Workspace, accounts: Accounts | None = None) -> FastAPI:
    """The application over a workspace; WorkspaceError where nothing has been built yet.

    With `accounts` it may be reached from elsewhere, by those who sign in; without, this machine alone.

    The documentation pages that FastAPI offers load scripts from elsewhere, so they are off; `/openapi.json` stays.
    """
    application = FastAPI(
        title="Faultline",
        version=__version__,
        description="The map of a conflict, each line tied to its sentence.",
        docs_url=None,
        redoc_url=None,
        middleware=[*_guards(accounts), Middleware(HeadAsGet)],
        exception_handlers=HANDLERS,
    )
    application.state.map = CurrentMap(workspace)
    application.state.tokens = Tokens()
    application.state.accounts = accounts
    application.state.analyses = Analyses()
    application.state.texts = Remembered(TEXTS)
    application.state.incoming = Incoming(workspace)
    application.mount("/static", StaticFiles(directory=FOLDER / "static"), name="static")
    for module in ROUTERS:
        application.include_router(module.router)
    return application


def _guards(accounts: Accounts | None) -> list[Middleware]:
    """Names of other hosts are refused where nobody signs in; who signs in may come under any name."""
    guard = Middleware(Guard, any_host=accounts is not None)
    return [guard, Middleware(Access, accounts=accounts)] if accounts else [guard]
