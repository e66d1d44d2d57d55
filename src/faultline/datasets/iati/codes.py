"""The codes of IATI, in the figures of 2.0x or the words of 1.0x → what `ontology/aid.toml` says of them."""

from __future__ import annotations

from functools import cache
from typing import Any

from faultline.ontology import vocabulary

UNSPECIFIED = "99810"
HUMANITARIAN = "720"


@cache
def code_of(codelist: str, given: str | None) -> str:
    """The code of 2.0x: as given, or the one that replaced the word of 1.0x."""
    word = (given or "").strip()
    if word in vocabulary("aid")[codelist]:
        return word
    folded = word.casefold()
    entries = vocabulary("aid")[codelist].items()
    return next((code for code, entry in entries if str(entry.get("old", "")).casefold() == folded != ""), word)


@cache
def entry_of(codelist: str, code: str) -> dict[str, Any]:
    """What is known of a code; nothing of one that the list does not have."""
    entry = vocabulary("aid")[codelist].get(code, {})
    return entry if isinstance(entry, dict) else {}


@cache
def purpose(vocabulary_code: str, code: str) -> str | None:
    """The DAC purpose code of a sector, that of the whole sector for one not known; None where there is none."""
    if vocabulary_code == "10":
        return vocabulary("clusters").get(entry_of("clusters", code).get("name", "").casefold())
    known = vocabulary("sectors")
    return next((c for c in (code, code[:3]) if c in known), None) if code.isdecimal() else None


@cache
def country_name(code: str) -> str | None:
    """The usual English name of a country or territory, by its ISO 3166-1 alpha-2 code."""
    entry = vocabulary("countries").get(code)
    name = entry["name"] if entry else vocabulary("aid")["territories"].get(code)
    return str(name) if name else None


@cache
def region_name(code: str) -> str | None:
    """The name of a region of the OECD DAC."""
    name = vocabulary("aid")["regions"].get(code)
    return str(name) if name else None
