"""Cells with a country, as a code or by name → its ISO 3166-1 alpha-2 code.

Codes are those of ISO 3166-1 (two letters, three letters, three digits). A number with `gw:` before it is one of
Gleditsch and Ward's list of independent states, which UCDP uses: it looks like ISO's and means another country.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from faultline.ontology import vocabulary

_BRACKETS = re.compile(r"([^()]*)\(([^()]*)\)\s*")
_APART = re.compile(r"[\W_]+")


@lru_cache(20_000)
def country_code(cell: str) -> str | None:
    """The code of the country: `ML`, `MLI`, `466`, `gw:432`, `Mali`, `Myanmar (Burma)`; None where there is none."""
    text = cell.strip()
    if text.isascii() and len(text) in (2, 3) and text.isalpha():
        code = text.upper() if len(text) == 2 else _of_three_letters().get(text.upper())
        if code in vocabulary("countries"):
            return code
    number = text.removesuffix(".0")
    if number.isdecimal() or number.startswith("gw:"):
        return _of_numbers().get(number.lstrip("0"))
    if code := _of_names().get(_folded(text)):
        return code
    match = _BRACKETS.fullmatch(text)
    return (_of_names().get(_folded(match[1])) or _of_names().get(_folded(match[2]))) if match else None


def _folded(name: str) -> str:
    """The name as it is compared: without accents, marks, case and article."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join(_APART.split(letters)).strip().removeprefix("the ")


@cache
def _of_names() -> dict[str, str]:
    listed = vocabulary("country_codes").items()
    found = {_folded(name): code for code, entry in listed for name in entry.get("names", ())}
    for code, entry in vocabulary("countries").items():
        found.setdefault(_folded(entry["name"]), code)
    for code, entry in vocabulary("countries").items():
        for name in (*entry.get("names", ()), *entry.get("uncertain", ())):
            if name not in entry.get("capitals", ()):
                found.setdefault(_folded(name), code)
    return found


@cache
def _of_three_letters() -> dict[str, str]:
    return {three: two for two, three in vocabulary("alpha3").items()}


@cache
def _of_numbers() -> dict[str, str]:
    numbers = vocabulary("country_codes").items()
    iso = {str(entry["iso"]): code for code, entry in numbers if "iso" in entry}
    return iso | {f"gw:{gw}": code for code, entry in numbers for gw in entry.get("gw", ())}
