"""Text as Markdown that shows it as it is."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[\\`*_{}\[\]#|~$^]")
_AT_START = re.compile(r"^(\d+)([.)])(?=\s|$)|^([-+=:>])")
_ADDRESS = re.compile(r"://|www\.|@", re.IGNORECASE)


def escape(text: str) -> str:
    """Text on one line in which no character has a meaning for Markdown or HTML."""
    line = " ".join(text.split())
    line = _SPECIAL.sub(r"\\\g<0>", line)
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _ADDRESS.sub(lambda m: m[0].replace(":", "\\:").replace(".", "\\.").replace("@", "\\@"), line)
    return _AT_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", line)
