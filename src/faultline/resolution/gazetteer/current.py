"""Which gazetteers are looked into: the package's, and within a `using` those that the user added."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

from faultline.resolution.gazetteer.lookup import Gazetteer
from faultline.resolution.gazetteer.shelf import Shelf

_in_use: list[Gazetteer] = []


def gazetteer() -> Gazetteer:
    """The gazetteer to look into now."""
    return _in_use[-1] if _in_use else packaged()


@cache
def packaged() -> Gazetteer:
    """The gazetteer of the package."""
    return Gazetteer.read(Path(str(files("faultline.resolution.gazetteer"))))


@contextmanager
def using(own: Sequence[Shelf]) -> Iterator[Gazetteer]:
    """Look into these shelves too, before the package's, until the block ends.

    They belong to the map that is being made and not to its settings, so they are given here once rather than to every
    function that asks for a place.
    """
    if not own:
        yield packaged()
        return
    _in_use.append(Gazetteer((*own, *packaged().shelves)))
    try:
        yield _in_use[-1]
    finally:
        _in_use.pop()
