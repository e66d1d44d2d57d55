"""`faultline setting`: where a conflict lies, and what crosses its borders."""

from __future__ import annotations

from typing import Annotated

import typer

from faultline.cli.analysing import AsJson, Draws, Folder, Period, Seed, Sources, Speaker, Top, scope_of, tell

Homes = Annotated[
    list[str] | None, typer.Option("--country", help="The conflict's country (ISO code); may be repeated.")
]
Area = Annotated[str | None, typer.Option(metavar="PLACE", help="A region or a part of a country instead.")]


def setting(
    folder: Folder,
    country: Homes = None,
    area: Area = None,
    period: Period = None,
    source: Sources = None,
    speaker: Speaker = None,
    top: Top = 20,
    draws: Draws = 50,
    seed: Seed = 1,
    json: AsJson = False,
) -> None:
    """Tell where the conflict lies, what crosses its borders, and whether it spills over.

    Neighbours, borders and regions; people, arms, goods, money, fighting, forces, influence and help that go from one
    country into another; spill-over as sources state it, and violence on both sides of a border by period. Without
    --country or --area it is the country that most of the map lies in.

    Example: faultline setting mali --country ML --period 2012..2020
    """
    from faultline.analysis.setting import Settings
    from faultline.errors import UsageError

    if country and area:
        raise UsageError("give --country or --area, not both")
    scope = scope_of(period, None, source, speaker)
    codes = tuple(sorted({code.upper() for code in country or ()}))
    tell(folder, "setting", Settings(scope, codes, area, top=top, draws=draws, seed=seed), as_json=json, top=top)
