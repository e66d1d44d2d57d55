"""XML 1.0 as text, written piece by piece: every value is escaped, and characters that XML forbids are replaced."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All that production 2 of XML 1.0, fifth edition, does not allow: most control characters, lone surrogates, U+FFFE."""

Attributes = Mapping[str, str | int | float | bool | None]


def start_tag(name: str, attributes: Attributes | None = None) -> str:
    """`<name a="b">`; attributes that are None are left out, truth is written `true` and `false`."""
    return f"<{_inside(name, attributes)}>"


def empty_tag(name: str, attributes: Attributes | None = None) -> str:
    """`<name a="b"/>`."""
    return f"<{_inside(name, attributes)}/>"


def element(name: str, text: str, attributes: Attributes | None = None) -> str:
    """`<name a="b">text</name>`, the text escaped."""
    return f"{start_tag(name, attributes)}{escape(allowed(text))}</{name}>"


def allowed(text: str) -> str:
    """The text with U+FFFD, the replacement character, for each character that XML 1.0 cannot hold."""
    return _FORBIDDEN.sub("\ufffd", text)


def value(content: str | int | float | bool) -> str:
    """How a value is written: `true`, `3`, `0.5`, or the text as it is."""
    return str(content).lower() if isinstance(content, bool) else str(content)


def _inside(name: str, attributes: Attributes | None) -> str:
    known = ((key, content) for key, content in (attributes or {}).items() if content is not None)
    return " ".join((name, *(f"{key}={quoteattr(allowed(value(content)))}" for key, content in known)))
