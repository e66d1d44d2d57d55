"""`faultline causes`: what the sources say drives what."""

from __future__ import annotations

from typing import Annotated

import typer

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

Longest = Annotated[int, typer.Option(min=2, max=8, help="Factors of the longest loop that is looked for.")]


def causes(
    folder: Folder,
    period: Period = None,
    country: Countries = None,
    source: Sources = None,
    speaker: Speaker = None,
    longest: Longest = 6,
    top: Top = 20,
    draws: Draws = 50,
    seed: Seed = 1,
    json: AsJson = False,
) -> None:
    """Tell what the sources say raises or lowers what.

    Links with who says and who denies them, disputed ones first; loops; root factors; factors on most loops; and how
    the maps of two voices differ. Claims, not causes.

    Example: faultline causes mali --speaker Minister
    """
    from faultline.analysis.causes import Settings

    settings = Settings(scope_of(period, country, source, speaker), longest, top, draws, seed)
    tell(folder, "causes", settings, as_json=json)
