"""What the user names → the files to read: files, folders and addresses."""

from __future__ import annotations

import hashlib
import os
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

MAPPING = ".mapping.toml"
"""How the name of a user's mapping ends. It belongs to the table beside it and is no source."""
_TIMEOUT = 30.0
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_UNREADABLE_NAME = Refusal("unreadable name", "its name is not valid UTF-8: rename it")
_LINK_OUTWARDS = Refusal("link not followed", "it leads out of the folder: name its target itself")
_BROKEN_LINK = Refusal("broken link", "it leads to nothing: mend or delete it")
_NO_FILE = Refusal("not a file", "it is a pipe, a socket or a device: save what it gives as a file")
_WORKSPACE = Refusal("a map of Faultline", "its sources are in its own map: name the files they came from")


def find_sources(paths: Sequence[str], folder: Path | None = None) -> tuple[list[Source], list[Loss]]:
    """All files that the paths name, in the order given, folders sorted; each file once.

    A folder is walked with its subfolders; names with a leading dot and mappings are skipped, links that lead out of
    it are not followed, other workspaces in it are not read. An address is fetched because the user named it, into
    `folder` (default: a new temporary one). What cannot be found, opened or fetched is a Loss, once.
    """
    sources: dict[str, Source] = {}
    losses: dict[Loss, None] = {}
    for path in paths:
        try:
            found = [_fetched(path, folder)] if _ADDRESS.match(path) else list(_files(path))
        except Refusal as refusal:
            losses[refusal.loss(_printable(path))] = None
            continue
        for one in found:
            if isinstance(one, Loss):
                losses[one] = None
            else:
                sources.setdefault(one.location, one)
    return list(sources.values()), list(losses)


def _files(path: str) -> Iterator[Source | Loss]:
    if not path.strip():
        raise Refusal("not found", "the path is empty: name a file or folder")
    root = Path(path)
    if root.is_file():
        if not _is_sound(path):
            raise _UNREADABLE_NAME
        yield _source(path, root)
        return
    if not root.is_dir():
        kind = "it is neither a file nor a folder" if root.exists() else "there is nothing at this path"
        raise Refusal("not found", f"{kind}: check its spelling, and the folder you are in")
    found = list(_walk(path.rstrip("/") or "/", root))
    if not found:
        raise Refusal("empty folder", "no file lies in it (hidden ones are skipped): name another folder")
    yield from found


def _source(path: str, file: Path) -> Source:
    """The file, with the mapping of its columns where one lies beside it: `deaths.mapping.toml` for `deaths.csv`."""
    beside = file.with_name(file.stem + MAPPING)
    return Source(path, str(file.resolve()), str(beside.resolve()) if beside.is_file() else None)


def _walk(label: str, root: Path) -> Iterator[Source | Loss]:
    """What lies below a folder, sorted by path, with the label of the folder as given joined before its own."""
    real = root.resolve()
    for file, fault in sorted(_entries(root), key=lambda entry: entry[0].relative_to(root).parts):
        path = f"{label.rstrip('/')}/{file.relative_to(root).as_posix()}"
        fault = fault or _fault(file, path, real)
        if fault is None:
            yield _source(path, file)
        else:
            yield fault.loss(_printable(path))


def _entries(root: Path) -> Iterator[tuple[Path, Refusal | None]]:
    """All visible files below a folder, and the folders that cannot be looked into, each with its reason.

    Links to folders inside are not followed, what they lead to is met on its own way.
    """
    faults: list[OSError] = []
    for place, folders, files in os.walk(root, onerror=faults.append):
        here = Path(place)
        if (here / "faultline.toml").is_file() and (here / "map").is_dir():
            folders[:] = []
            yield here, _WORKSPACE
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        links = [name for name in folders if (here / name).is_symlink() and not _leads_inside(here / name, root)]
        yield from ((here / name, None) for name in (*files, *links) if not _is_passed_over(name))
    for fault in faults:
        yield Path(fault.filename), _closed(fault)


def _is_passed_over(name: str) -> bool:
    return name.startswith(".") or name.endswith(MAPPING)


def _fault(file: Path, path: str, root: Path) -> Refusal | None:
    """Why something that lies in a folder is not read; None where it is."""
    if not _is_sound(path):
        return _UNREADABLE_NAME
    if file.is_symlink() and not file.exists():
        return _BROKEN_LINK
    if not _leads_inside(file, root):
        return _LINK_OUTWARDS
    return None if file.is_file() else _NO_FILE


def _leads_inside(file: Path, root: Path) -> bool:
    try:
        return file.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # links that lead to one another
        return False


def _closed(fault: OSError) -> Refusal:
    return Refusal("cannot be opened", f"{fault.strerror or fault}: check that the folder may be read")


def _printable(path: str) -> str:
    return path.encode("utf-8", "replace").decode()


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
