"""The countries of ISO 3166 as readers name them: names, demonyms, capitals; and the phrases built with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from faultline.ontology import vocabulary
from faultline.resolution.folding import fold, fold_name

_SOLEMN = re.compile(
    r"^(?:(?:\w+ ){0,2}republic|kingdom|state|commonwealth) of (?:the )?(?!(?:congo|korea|china|ireland)$)"
)
_REMEMBERED = 100_000
"""How many texts are remembered with the country that they name; the same ones are asked for again and again."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166-1 alpha-2 code, usual name, the same as it stands after "of", adjective, capital."""

    code: str
    name: str
    definite: str
    adjective: str
    capital: str | None


class Countries:
    """Finds countries by what texts call them."""

    def __init__(self, table: Mapping[str, Mapping[str, object]]) -> None:
        self._countries: dict[str, Country] = {}
        self._names: dict[str, str] = {}
        self._acronyms: dict[str, str] = {}
        self._demonyms: dict[str, str] = {}
        self._capitals: dict[str, str] = {}
        for code, row in table.items():
            self._add(code, row)
        self._code_of = lru_cache(_REMEMBERED)(self._read)
        self._longest = max(len(n.split()) for n in (*self._names, *self._demonyms))

    def _add(self, code: str, row: Mapping[str, object]) -> None:
        name, capitals = str(row["name"]), _texts(row, "capitals")
        demonyms = _texts(row, "demonyms")
        adjective = str(row.get("adjective") or (demonyms[0] if demonyms else name))
        self._countries[code] = Country(
            code, name, f"the {name}" if row.get("article") else name, adjective, capitals[0] if capitals else None
        )
        for text in (name, *_texts(row, "names"), *_texts(row, "uncertain")):
            if text in capitals:
                continue
            if _is_short_acronym(text):
                self._acronyms[fold(text)] = code
            else:
                self._names.setdefault(fold_name(text), code)
        for text in (*demonyms, *_texts(row, "people")):
            for form in _demonym_forms(fold(text)):
                self._demonyms.setdefault(form, code)
        for capital in capitals:
            self._capitals.setdefault(fold(capital), code)

    def country(self, code: str) -> Country | None:
        """The country with a code."""
        return self._countries.get(code)

    def named(self, text: str) -> str | None:
        """The code of the country that the text names; acronyms such as CAR and US must be written in capitals."""
        return self._code_of(text)

    def _read(self, text: str) -> str | None:
        folded = fold_name(text)
        code = self._names.get(folded) or self._names.get(_SOLEMN.sub("", folded))
        if code:
            return code
        return self._acronyms.get(folded) if _is_short_acronym(text.removeprefix("the ").removeprefix("The ")) else None

    def of_demonym(self, text: str) -> str | None:
        """The code for a demonym ("Malian", "the French")."""
        return self._demonyms.get(fold_name(text))

    def of_capital(self, text: str) -> str | None:
        """The code of the country whose capital the text names."""
        return self._capitals.get(fold_name(text).removesuffix(" dc").removesuffix(" d c"))

    def take_out(self, tokens: list[str]) -> tuple[list[str], list[str]]:
        """The codes of the countries named in folded tokens, sorted, and the tokens left; longest names win."""
        codes: set[str] = set()
        left: list[str] = []
        at = 0
        while at < len(tokens):
            size, code = self._longest_at(tokens, at)
            if code:
                codes.add(code)
                at += size
            else:
                left.append(tokens[at])
                at += 1
        return sorted(codes), left

    def _longest_at(self, tokens: list[str], at: int) -> tuple[int, str | None]:
        for size in range(min(self._longest, len(tokens) - at), 0, -1):
            text = " ".join(tokens[at : at + size])
            code = self._names.get(text) or self._demonyms.get(text)
            if code is None and text in ("us", "uk", "drc", "uae"):
                code = self._acronyms[text]
            if code:
                return size, code
        return 0, None


@cache
def countries() -> Countries:
    """The countries of the package."""
    return Countries(vocabulary("countries"))


def _texts(row: Mapping[str, object], key: str) -> list[str]:
    value = row.get(key)
    return [str(text) for text in value] if isinstance(value, list) else []


def _is_short_acronym(text: str) -> bool:
    letters = text.replace(".", "")
    return letters.isupper() and len(letters) <= 4


def _demonym_forms(word: str) -> set[str]:
    """The demonym and its plural; "French" and "Chinese" have none."""
    if word.endswith(("ese", "sh", "ch", "ss", "men", "hman")):
        return {word}
    return {word, f"{word}s"}
