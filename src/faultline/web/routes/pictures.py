"""`/documents/ID/pages/N.png`: what a page of a PDF source looks like."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import FileResponse

from faultline.errors import UnreadableError
from faultline.web.current import Kept, View
from faultline.web.failing import UnknownError
from faultline.web.finding import found
from faultline.workspace.page_pictures import original_of, page_picture

router = APIRouter(include_in_schema=False)


@router.get("/documents/{key}/pages/{page}.png")
def show_page(workspace: Kept, view: View, key: str, page: int) -> FileResponse:
    """The picture of a page, drawn by another process when it is first asked for."""
    document = found(view.document, key)
    last = max((passage.page or 0 for passage in document.passages), default=0)
    original = original_of(workspace, view, document)
    if original is None or not 1 <= page <= last:
        raise UnknownError("there is no picture of this page: only the pages of PDF sources have one")
    try:
        return FileResponse(page_picture(workspace, original, page), media_type="image/png")
    except UnreadableError as error:
        raise UnknownError(str(error)) from error
