"""`faultline positions`: who stands for and against what."""

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


def positions(
    folder: Folder,
    period: Period = None,
    country: Countries = None,
    source: Sources = None,
    speaker: Speaker = None,
    top: Top = 30,
    draws: Draws = 50,
    seed: Seed = 1,
    json: AsJson = False,
) -> None:
    """Tell who asks for, supports, opposes or condemns what.

    And where one holder stands otherwise on like events, side by side for you to judge.

    Example: faultline positions mali --period 2012..2020
    """
    from faultline.analysis.positions import Settings

    settings = Settings(scope_of(period, country, source, speaker), top, draws, seed)
    tell(folder, "positions", settings, as_json=json)
