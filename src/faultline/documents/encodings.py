"""Bytes → text: byte order mark, then UTF-8, then the likeliest older encoding."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from faultline.documents.language_of import language_of_text
from faultline.documents.refusal import STEP
from faultline.documents.sniffing import is_wide
from faultline.model.loss import Loss

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLDER = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256",
    "koi8_r", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
# Differ from cp1252 in a few letters only: believed where the language is one that needs them.
_NEIGHBOURS = {"cp1250": {"bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl"}, "cp1254": {"tr"}}
_SAMPLE = 100_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with `\\n` newlines; `damaged` counts bytes or control characters that stood for nothing readable."""

    text: str
    encoding: str
    damaged: int = 0


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The text of the bytes; never raises: what no encoding explains is replaced and counted."""
    encoding = _marked(data) or _known(declared, data) or _unmarked(data)
    text = data.decode(encoding, errors="replace")
    damaged = text.count("\ufffd") - data.count("\ufffd".encode())
    return _cleaned(text, encoding, max(damaged, 0))


def encoding_of(data: bytes) -> str:
    """The encoding that explains the bytes best."""
    return _marked(data) or _unmarked(data)


def damage_losses(path: str, decoded: Decoded) -> tuple[Loss, ...]:
    """What could not be decoded, as an entry of the ledger of losses."""
    if not decoded.damaged:
        return ()
    detail = f"{decoded.damaged} characters make no sense in {decoded.encoding}: save the file again as UTF-8"
    return (Loss(path, STEP, "undecodable characters", detail, decoded.damaged),)


def _marked(data: bytes) -> str | None:
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def _known(declared: str | None, data: bytes) -> str | None:
    """The declared encoding, if there is one by that name and the bytes agree."""
    if not declared:
        return None
    try:
        data[:_SAMPLE].decode(declared, errors="strict")
        return codecs.lookup(declared).name
    except (LookupError, UnicodeError):
        return None


def _unmarked(data: bytes) -> str:
    if is_wide(data[:65536]):
        return "utf-16-le" if data[1:2] == b"\0" else "utf-16-be"
    if _is_utf8(data):
        return "utf-8"
    return _older(data)


def _is_utf8(data: bytes) -> bool:
    """Whether it is UTF-8, a few damaged bytes allowed where others prove it."""
    try:
        data.decode("utf-8")
        return True
    except UnicodeDecodeError:
        text = data.decode("utf-8", errors="replace")
    wrong = text.count("\ufffd")
    right = sum(1 for character in text if ord(character) > 127) - wrong
    return right > 20 * wrong


def _older(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_OLDER).best()
    if best is None:
        return "cp1252"
    if best.encoding in _NEIGHBOURS and language_of_text(str(best)) not in _NEIGHBOURS[best.encoding]:
        return "cp1252"
    return str(best.encoding)


def _cleaned(text: str, encoding: str, damaged: int) -> Decoded:
    """Newlines as `\\n`, no byte order mark, no control characters (they are counted)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    controls = dict.fromkeys((*range(9), *range(14, 28), 127))
    kept = text.translate(controls)
    return Decoded(kept, encoding, damaged + len(text) - len(kept))
