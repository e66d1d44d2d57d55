"""What the user names → the files to read: files, folders and addresses."""

from __future__ import annotations

import hashlib
import re
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from faultline.documents.limits import LIMITS
from faultline.documents.refusal import Refusal
from faultline.model.loss import Loss
from faultline.tables.schemas import Source

_TIMEOUT = 30.0
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def find_sources(paths: Sequence[str], folder: Path | None = None) -> tuple[list[Source], list[Loss]]:
    """All files that the paths name, in the order given, folders sorted; each file once.

    A folder is walked with its subfolders; names with a leading dot are skipped, links that lead out of it are not
    followed. An address is fetched because the user named it, into `folder` (default: a new temporary one).
    What cannot be found or fetched is a Loss.
    """
    sources: dict[str, Source] = {}
    losses: list[Loss] = []
    for path in paths:
        try:
            found = [_fetched(path, folder)] if _ADDRESS.match(path) else list(_files(path))
        except Refusal as refusal:
            losses.append(refusal.loss(path))
            continue
        for one in found:
            if isinstance(one, Loss):
                losses.append(one)
            else:
                sources.setdefault(one.location, one)
    return list(sources.values()), losses


def _files(path: str) -> Iterator[Source | Loss]:
    root = Path(path)
    if root.is_file():
        yield Source(path=path, location=str(root.resolve()))
        return
    if not root.is_dir():
        kind = "it is neither a file nor a folder" if root.exists() else "there is nothing at this path"
        raise Refusal("not found", f"{kind}: check its spelling, and the folder you are in")
    found = list(_walk(path.rstrip("/") or "/", root))
    if not found:
        raise Refusal("empty folder", "no file lies in it (hidden ones are skipped): name another folder")
    yield from found


def _walk(label: str, root: Path) -> Iterator[Source | Loss]:
    """Files below a folder, sorted by path, with the label of the folder as given joined before their own."""
    real = root.resolve()
    for file in sorted(root.rglob("*"), key=lambda file: file.relative_to(root).parts):
        below = file.relative_to(root)
        if any(part.startswith(".") for part in below.parts) or not file.is_file():
            continue
        path = f"{label.rstrip('/')}/{below.as_posix()}"
        if not _is_sound(path):
            printable = path.encode("utf-8", "replace").decode()
            yield Refusal("unreadable name", "its name is not valid UTF-8: rename it").loss(printable)
        elif file.resolve().is_relative_to(real):
            yield Source(path=path, location=str(file.resolve()))
        else:
            yield Refusal("link not followed", "it leads out of the folder: name its target itself").loss(path)


def _is_sound(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows redirections to web addresses alone."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: object, newurl: str
    ) -> urllib.request.Request | None:
        if not _ADDRESS.match(newurl):
            raise urllib.error.URLError(f"it redirects to {newurl}, which is no web address")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _fetched(address: str, folder: Path | None) -> Source:
    """The content at an address as a file; Refusal says whether the net, the server or the size is in the way."""
    data, kind = _download(address)
    target = folder or Path(tempfile.mkdtemp(prefix="faultline-"))
    target.mkdir(parents=True, exist_ok=True)
    file = target / _file_name(address, kind)
    file.write_bytes(data)
    return Source(path=address, location=str(file.resolve()))


def _download(address: str) -> tuple[bytes, str]:
    request = urllib.request.Request(address, headers={"User-Agent": "faultline (reads one page its user named)"})
    opener = urllib.request.build_opener(_WebOnly)
    try:
        with opener.open(request, timeout=_TIMEOUT) as answer:
            data = answer.read(LIMITS.file_bytes + 1)
            kind = str(answer.headers.get_content_type())
    except urllib.error.HTTPError as error:
        raise Refusal(
            "cannot be fetched", f"the server answers {error.code} {error.reason}: open it in a browser and save it"
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise Refusal("cannot be fetched", f"{reason}: check the address and that you are online") from error
    if len(data) > LIMITS.file_bytes:
        raise Refusal("too large", f"it has more than {LIMITS.file_bytes // 1_000_000} MB: save the part you need")
    return data, kind


def _file_name(address: str, kind: str) -> str:
    """A name that says where it comes from, unlike that of any other address."""
    parts = urllib.parse.urlsplit(address)
    last = re.sub(r"[^\w.-]+", "_", Path(parts.path).name)[-80:].lstrip(".") or "index"
    if "." not in last and kind in ("text/html", "application/pdf", "text/plain"):
        last += {"text/html": ".html", "application/pdf": ".pdf", "text/plain": ".txt"}[kind]
    return f"{hashlib.sha256(address.encode()).hexdigest()[:12]}_{last}"
