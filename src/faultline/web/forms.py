"""What a form sends, checked to come from one of our own pages."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request

from faultline.errors import UsageError
from faultline.web.tokens import FIELD, HEADER, Tokens

LARGEST = 1_000_000
"""Bytes of a form."""


class Form:
    """The fields of a form; a field may be there more than once."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self.pairs = pairs

    def one(self, name: str) -> str:
        """The first value of a field, empty where there is none."""
        return next((value.strip() for given, value in self.pairs if given == name), "")

    def all(self, name: str) -> tuple[str, ...]:
        """All values of a field that are not empty."""
        return tuple(value.strip() for given, value in self.pairs if given == name and value.strip())


async def _read_form(request: Request) -> Form:
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise UsageError("a form is sent as application/x-www-form-urlencoded")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            raise UsageError(f"a form has at most {LARGEST:,} bytes: shorten the note")
    try:
        form = Form(parse_qsl(body.decode("utf-8"), keep_blank_values=True, max_num_fields=1000))
    except ValueError as error:
        raise UsageError("the form cannot be read: send UTF-8 and at most 1,000 fields") from error
    tokens: Tokens = request.app.state.tokens
    tokens.check(request, request.headers.get(HEADER) or form.one(FIELD))
    return form


OwnForm = Annotated[Form, Depends(_read_form)]
"""The form of a request that changes something; ForgedError where it is not ours."""


def own_path(path: str) -> str:
    """A path of the workbench, whatever a form says: another host would be `//host` or have a scheme."""
    is_own = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable()
    return path if is_own else "/"
