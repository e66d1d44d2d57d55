"""Seats of power: "the White House said" means the government, "at the White House" the building."""

from __future__ import annotations

import re
from functools import cache

from faultline.ontology import vocabulary
from faultline.resolution.chains import NAMING, Chain
from faultline.resolution.folding import fold_name
from faultline.resolution.lexicon import words

_REACH = 40
_LAST_WORD = re.compile(r"(\w+)\s+(?:the\s+)?$", re.IGNORECASE)


@cache
def _seats() -> dict[str, tuple[str, str]]:
    return {
        fold_name(text): (name, seat["country"])
        for name, seat in vocabulary("seats").items()
        for text in (name, *seat.get("names", ()))
    }


def read_seat(text: str) -> tuple[str, str] | None:
    """The usual name of the seat that the text names, and the code of the country whose government sits there."""
    return _seats().get(fold_name(text))


def is_located(chain: Chain, text: str) -> bool:
    """Whether all names of the chain say where something is: "outside the White House"."""
    places = [m.start for m in chain.mentions if m.form in NAMING and m.start is not None]
    return bool(places) and all(_is_after_preposition(text, start) for start in places)


def _is_after_preposition(text: str, start: int) -> bool:
    found = _LAST_WORD.search(text[max(0, start - _REACH) : start])
    return found is not None and found.group(1).lower() in words("located")
