"""Makes statements on happenings for tests, from words a person can read."""

from __future__ import annotations

import hashlib

from tests.comparison.statements import read_time

from faultline.model.evidence import Evidence
from faultline.model.place import PlaceReference
from faultline.model.statement import Argument, Kind, Statement

GAO = PlaceReference("Gao", place="geonames:2457163", name="Gao", country="ML", lat=16.27, lon=-0.04)
BERRA = PlaceReference("Berra", place="geonames:2460594", name="Berra", country="ML", lat=16.35, lon=-0.1)
KIDAL = PlaceReference("Kidal", place="geonames:2455290", name="Kidal", country="ML", lat=18.44, lon=1.41)
NORTH = PlaceReference("northern Mali", place="part:ML:north", name="northern Mali", country="ML", lat=17.9, lon=-3.9)
MALI = PlaceReference("Mali", place="geonames:2453866", name="Mali", country="ML", lat=12.6, lon=-8.0)
NIGER = PlaceReference("Niger", place="geonames:2440476", name="Niger", country="NE", lat=13.5, lon=2.1)


def told(
    quote: str,
    day: str = "2019-01-20",
    place: PlaceReference | None = None,
    *,
    actor: str = "",
    recipient: str = "",
    type: str = "ASSAULT",
    mode: str | None = None,
    word: str = "verb 'attack'",
    document: str = "",
    kind: Kind = Kind.EVENT,
) -> Statement:
    """One statement; a party written with a small letter is a description, which is nobody's name."""
    identity = hashlib.sha256(repr((quote, day, place, actor, recipient, document)).encode()).hexdigest()[:16]
    parties = (("actor", actor), ("recipient", recipient))
    source = document or identity
    return Statement(
        id=identity,
        kind=kind,
        type=type,
        evidence=Evidence(source, quote, "test@1", 0, len(quote)),
        arguments=tuple(
            Argument(role, text, entity=f"e:{text}" if text[0].isupper() else None) for role, text in parties if text
        ),
        time=read_time(day),
        place=place,
        mode=mode,
        pattern=f"event/{type}: {word}",
    )
