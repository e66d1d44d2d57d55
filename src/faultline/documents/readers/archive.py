"""Archives: ZIP, TAR and single compressed files. Members are read in memory; nothing is written anywhere."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO

from faultline.documents.content import Content
from faultline.documents.draft import Reading
from faultline.documents.limits import LIMITS, MEGABYTE
from faultline.documents.refusal import STEP, Refusal
from faultline.model.loss import Loss

_DAMAGED = Refusal("damaged archive", "it cannot be unpacked: download or pack it again")
_BOMB = Refusal(
    "too large", "it unpacks to a size out of all proportion: unpack it yourself if you trust it, and add the files"
)
_ENCRYPTED = Refusal("encrypted archive", "it asks for a password: unpack it yourself and add the files")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    tarfile.TarError,
    EOFError,
    NotImplementedError,
    ValueError,
    OSError,
)


class ZipReader:
    """ZIP archives that are no document of their own."""

    name = "zip"

    def recognises(self, content: Content) -> bool:
        """The signature of a ZIP archive, an empty one included, and no office document or e-book inside."""
        if not content.sample.startswith((b"PK\x03\x04", b"PK\x05\x06")):
            return False
        return content.sample[30:38] != b"mimetype" and not holds_member(content, "[Content_Types].xml")

    def read(self, content: Content) -> Reading:
        """The members; Refusal when the archive's own directory cannot be read."""
        try:
            archive = zipfile.ZipFile(io.BytesIO(content.data))
        except _BROKEN as error:
            raise _DAMAGED from error
        infos = [info for info in archive.infolist() if not info.is_dir() and not is_hidden(info.filename)]
        if not infos:
            raise Refusal("empty archive", "there is no file in it: pack it again")
        return Reading(members=_zip_members(content.path, archive, infos))


class GzipReader:
    """One file compressed with gzip, bzip2 or xz; a TAR archive in it is opened at the same level."""

    name = "gzip"

    def recognises(self, content: Content) -> bool:
        """By signature."""
        return content.sample.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00"))

    def read(self, content: Content) -> Reading:
        """The file inside, or the members of the TAR archive inside."""
        try:
            with _decompressor(content.data) as stream:
                data = _bounded(stream, len(content.data))
        except _BROKEN as error:
            raise _DAMAGED from error
        inner = Content(PurePosixPath(content.path).stem or "content", data)
        if _is_tar(data):
            return TarReader().read(Content(content.path, data))
        return Reading(members=(inner,))


class TarReader:
    """TAR archives; links and devices in them are not followed."""

    name = "tar"

    def recognises(self, content: Content) -> bool:
        """By the signature in the first header."""
        return _is_tar(content.sample)

    def read(self, content: Content) -> Reading:
        """The regular files in it."""
        try:
            archive = tarfile.TarFile(fileobj=io.BytesIO(content.data))
            infos = [info for info in archive if info.isreg() and not is_hidden(info.name)]
        except _BROKEN as error:
            raise _DAMAGED from error
        if not infos:
            raise Refusal("empty archive", "there is no file in it: pack it again")
        return Reading(members=_tar_members(content.path, archive, infos))


def holds_member(content: Content, name: str) -> bool:
    """Whether the content is a ZIP archive with a member of that name."""
    if not content.sample.startswith(b"PK\x03\x04"):
        return False
    try:
        with content.open() as file, zipfile.ZipFile(file) as archive:
            return name in archive.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False


def safe_label(name: str) -> str:
    """A member's name as a label below its archive: no root, no drive, no way up; never used to open anything."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".", "..")]
    if parts and len(parts[0]) == 2 and parts[0].endswith(":"):
        parts = parts[1:]
    return "/".join("".join(c for c in part if c.isprintable()) for part in parts)[:500] or "unnamed"


def is_hidden(name: str) -> bool:
    """What systems leave in archives and folders: names with a leading dot, and macOS resource forks."""
    return any(
        part.startswith((".", "__MACOSX")) and part not in (".", "..") for part in name.replace("\\", "/").split("/")
    )


def check_ratio(packed: int, unpacked: int) -> None:
    """Refuse what unpacks to more than a member may have, or out of all proportion."""
    if unpacked > LIMITS.file_bytes or (unpacked > MEGABYTE and unpacked > LIMITS.ratio * max(packed, 1)):
        raise _BOMB


def _zip_members(path: str, archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> Iterator[Content | Loss]:
    names: set[str] = set()
    for info in sorted(infos[: LIMITS.members + 1], key=lambda info: info.filename):
        label = _unused(safe_label(info.filename), names)
        try:
            if info.flag_bits & 0x1:
                raise _ENCRYPTED
            check_ratio(info.compress_size, info.file_size)
            with archive.open(info) as stream:
                yield Content(label, _bounded(stream, info.compress_size))
        except Refusal as refusal:
            yield refusal.loss(f"{path}/{label}")
        except (*_BROKEN, RuntimeError):
            yield _DAMAGED.loss(f"{path}/{label}")
    yield from _left_out(path, len(infos))


def _tar_members(path: str, archive: tarfile.TarFile, infos: list[tarfile.TarInfo]) -> Iterator[Content | Loss]:
    names: set[str] = set()
    for info in sorted(infos[: LIMITS.members + 1], key=lambda info: info.name):
        label = _unused(safe_label(info.name), names)
        try:
            stream = archive.extractfile(info)
            yield Content(label, _bounded(stream, info.size) if stream else b"")
        except Refusal as refusal:
            yield refusal.loss(f"{path}/{label}")
        except _BROKEN:
            yield _DAMAGED.loss(f"{path}/{label}")
    yield from _left_out(path, len(infos))


def _left_out(path: str, members: int) -> Iterator[Loss]:
    rest = members - LIMITS.members - 1
    if rest > 0:
        yield Loss(
            path, STEP, "too large", f"{rest} files beyond the first {LIMITS.members} are left out: unpack it", rest
        )


def _unused(label: str, names: set[str]) -> str:
    """The label, numbered where the archive has two members of that name."""
    unused, number = label, 2
    while unused in names:
        unused, number = f"{label}#{number}", number + 1
    names.add(unused)
    return unused


def _bounded(stream: IO[bytes] | gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile, packed: int) -> bytes:
    """All bytes of a stream, never more than one beyond what is allowed, whatever its header says."""
    limit = min(LIMITS.file_bytes, max(MEGABYTE, LIMITS.ratio * max(packed, 1)))
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise _BOMB
    return data


def _decompressor(data: bytes) -> gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile:
    if data.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=io.BytesIO(data))
    if data.startswith(b"BZh"):
        return bz2.BZ2File(io.BytesIO(data))
    return lzma.LZMAFile(io.BytesIO(data))


def _is_tar(data: bytes) -> bool:
    return data[257:262] == b"ustar"
