"""`faultline efforts`: who does or funds what where."""

from __future__ import annotations

from faultline.cli.analysing import (
    AsJson,
    Countries,
    Draws,
    Folder,
    Period,
    Seed,
    Sources,
    Speaker,
    Top,
    scope_of,
    tell,
)


def efforts(
    folder: Folder,
    period: Period = None,
    country: Countries = None,
    source: Sources = None,
    speaker: Speaker = None,
    top: Top = 20,
    draws: Draws = 50,
    seed: Seed = 1,
    json: AsJson = False,
) -> None:
    """Tell who does or funds what, where and when.

    Actors with their sectors and places, who is present where and how concentrated that is, overlaps, gaps, promises
    and what came of them, and what was tried before. One gift told twice is counted once.

    Example: faultline efforts mali --country ML
    """
    from faultline.analysis.efforts import Settings

    settings = Settings(scope_of(period, country, source, speaker), top, draws, seed)
    tell(folder, "efforts", settings, as_json=json)
