"""Assembles the workbench: what guards it, what it answers, how it fails."""

from __future__ import annotations

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from faultline import __version__
from faultline.web.analysing import Analyses
from faultline.web.current import CurrentMap
from faultline.web.failing import HANDLERS
from faultline.web.guarding import Guard
from faultline.web.heading import HeadAsGet
from faultline.web.rendering import FOLDER
from faultline.web.routes import (
    analyses,
    api,
    base_map,
    causes,
    comparisons,
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
    overview,
    review,
    routes,
    search,
    statements,
    suggestions,
    timeline,
    voices,
)
from faultline.web.tokens import Tokens
from faultline.workspace import Workspace

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
    search,
    statements,
    findings,
    review,
    more,
    losses,
    judgements,
    described,
    api,
    analyses,
    suggestions,
    base_map,
    happenings,
)
"""Every page and every part of the API: one module each, with its `router`."""


def create_application(workspace: Workspace) -> FastAPI:
    """The application over a workspace; WorkspaceError where nothing has been built yet.

    The documentation pages that FastAPI offers load scripts from elsewhere, so they are off; `/openapi.json` stays.
    """
    application = FastAPI(
        title="Faultline",
        version=__version__,
        description="The map of a conflict, each line tied to its sentence.",
        docs_url=None,
        redoc_url=None,
        middleware=[Middleware(Guard), Middleware(HeadAsGet)],
        exception_handlers=HANDLERS,
    )
    application.state.map = CurrentMap(workspace)
    application.state.tokens = Tokens()
    application.state.analyses = Analyses()
    application.mount("/static", StaticFiles(directory=FOLDER / "static"), name="static")
    for module in ROUTERS:
        application.include_router(module.router)
    return application
