"""Time, place, speaker, own voice and modality of statements, over the pairs where the annotation has them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from faultline.evaluation.gold import Gold
from faultline.evaluation.judging import names
from faultline.evaluation.matching import Pair
from faultline.model.statement import Polarity
from faultline.model.time import Time

ATTRIBUTES = ("time", "place", "speaker", "own voice", "modality")
_PLAIN_PERIOD = re.compile(r"^[\d./-]+$")
_MONTH = 7


def attribute_shares(gold: Gold, pairs: Iterable[Pair]) -> dict[str, tuple[int, int]]:
    """Of each attribute how often it is as annotated, and out of how many pairs."""
    counts = {name: [0, 0] for name in ATTRIBUTES}
    for pair in pairs:
        for name, holds in _checked(gold, pair).items():
            counts[name][0] += holds
            counts[name][1] += 1
    return {name: (right, of) for name, (right, of) in counts.items()}


def _checked(gold: Gold, pair: Pair) -> dict[str, bool]:
    fields, found = pair.wanted.fields, pair.found
    checked = {"modality": _is_modality(pair)}
    period = fields.get("period")
    date = fields.get("date") or fields.get("as_of") or (period if _PLAIN_PERIOD.match(str(period)) else None)
    if date:
        checked["time"] = _is_dated(str(date), found.time)
    if "place" in fields:
        checked["place"] = names(gold, fields["place"], (found.place,) if found.place else ())
    if "attributed_to" in fields:
        checked["speaker"] = names(gold, fields["attributed_to"], (found.speaker,) if found.speaker else ())
    else:
        checked["own voice"] = found.speaker is None
    return checked


def _is_modality(pair: Pair) -> bool:
    if pair.wanted.modality == "negated":
        return pair.found.polarity is Polarity.DENIED
    return pair.found.modality.value == pair.wanted.fields.get("modality")


def _is_dated(wanted: str, time: Time | None) -> bool:
    """Whether start or end is in the month (or year) wanted."""
    if time is None:
        return False
    first, _, last = wanted.partition("/")
    month = (first.strip(".") or last.strip(".") or wanted)[:_MONTH]
    return any((end or "").startswith(month) for end in (time.start, time.end) if end)
