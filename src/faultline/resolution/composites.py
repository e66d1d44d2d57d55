"""Reads phrases built with a country: its government, its forces, a branch of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from faultline.model.entity import EntityType
from faultline.resolution.countries import countries
from faultline.resolution.folding import fold_name
from faultline.resolution.lexicon import words

_LINKS = frozenset({"of", "the", "in", "s", "and", "its", "de", "du", "la"})


@dataclass(frozen=True, slots=True)
class Composite:
    """A body of one country: `government:ML`, `forces:FR`, `branch:ML:police`."""

    key: str
    name: str
    type: EntityType
    country: str


@lru_cache(maxsize=100_000)
def read_composite(text: str) -> Composite | None:
    """The body of a country that the phrase means; None unless it is a country and a known head and nothing else.

    "Malian government", "the government of Mali" and "Canada's Liberal Government" are governments; "regional
    government" is not, as "regional" makes it another body.
    """
    tokens = fold_name(text).split()
    codes, rest = countries().take_out(tokens)
    rest = [t for t in rest if t not in _LINKS]
    if not codes and "government" in rest:
        codes, rest = _by_capital(rest)
    country = countries().country(codes[0]) if len(codes) == 1 else None
    if country is None or not rest:
        return None
    for key, name, kind, heads, modifiers in (
        (
            "government",
            f"Government of {country.definite}",
            EntityType.GOVERNMENT,
            "government",
            "government_modifiers",
        ),
        ("forces", f"{country.adjective} forces", EntityType.MILITARY, "forces", "forces_modifiers"),
    ):
        if _has_head(rest, heads, modifiers):
            return Composite(f"{key}:{country.code}", name, kind, country.code)
    branch = " ".join(rest)
    if branch in words("branches"):
        kind = EntityType.GOVERNMENT_BODY if branch in ("police", "customs", "national police") else EntityType.MILITARY
        return Composite(f"branch:{country.code}:{branch}", f"{country.adjective} {branch}", kind, country.code)
    return None


def _has_head(rest: list[str], heads: str, modifiers: str) -> bool:
    """Whether one of the heads stands in the phrase and every other word is a harmless modifier."""
    for size in range(min(4, len(rest)), 0, -1):
        for at in range(len(rest) - size, -1, -1):
            if " ".join(rest[at : at + size]) in words(heads):
                return all(word in words(modifiers) for word in (*rest[:at], *rest[at + size :]))
    return False


def _by_capital(rest: list[str]) -> tuple[list[str], list[str]]:
    """The country whose capital stands in the phrase ("the government in Bamako")."""
    for at, word in enumerate(rest):
        code = countries().of_capital(word)
        if code:
            return [code], [*rest[:at], *rest[at + 1 :]]
    return [], rest
