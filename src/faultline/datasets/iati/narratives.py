"""Texts of an activity in several languages → the one to use, and the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

_LANGUAGE = ("{http://www.w3.org/XML/1998/namespace}lang", "{xml}lang", "lang")
_LONGEST = 500
"""Characters of a text that are kept."""


@dataclass(frozen=True, slots=True)
class Narrative:
    """A text: the English one, else that in the default language, else the first; and those in other languages."""

    text: str
    others: tuple[tuple[str, str], ...] = ()


def language_of(element: Any, default: str = "") -> str:
    """The language of an element's text, in lower case; d-portal writes the attribute in several ways."""
    given = next((language for name in _LANGUAGE if (language := element.get(name))), default)
    return str(given).strip().lower()


def narrative_of(elements: Iterable[Any], default: str) -> Narrative | None:
    """The text of an element (2.0x, with `narrative` in each language) or of several (1.0x, one a language)."""
    found: dict[str, str] = {}
    for element in elements:
        outer = language_of(element, default)
        for part in element.findall("narrative") or (element,):
            if text := plain(part.text):
                found.setdefault(language_of(part, outer), text)
    if not found:
        return None
    chosen = next((language for language in ("en", default) if language in found), next(iter(found)))
    return Narrative(found[chosen], tuple((lang, text) for lang, text in found.items() if text != found[chosen]))


def plain(text: str | None) -> str:
    """On one line, and no longer than a quote bears."""
    line = " ".join((text or "").split())
    return line if len(line) <= _LONGEST else line[:_LONGEST].rsplit(" ", 1)[0] + " …"
