"""From names that a reader has written to who and what is asked about."""

from __future__ import annotations

from faultline.web.narrowing import NOBODY, actor_meant, place_meant
from faultline.workspace import MapView
from faultline.workspace.said import Said


def what_is_asked(view: MapView, words: str, by: str, about: str) -> Said:
    """Who said what about whom, with the entities and places that the map has under these names."""
    by, about = by.strip(), about.strip()
    whose = actor_meant(view, by).id if by else NOBODY
    matter = actor_meant(view, about).id if about else NOBODY
    if about and matter == NOBODY:
        matter = place_meant(view, about).id
    known = [None if one == NOBODY else one for one in (whose, matter)]
    return Said(by, known[0], about, known[1], tuple(words.split()))
