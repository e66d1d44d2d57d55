"""`faultline routes`: where goods and people go."""

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

Goods = Annotated[str | None, typer.Option(metavar="CLASS", help="Only this class of goods: arms_trafficking, fuel ….")]
Origin = Annotated[str | None, typer.Option("--from", metavar="PLACE", help="Ways from here; with --to.")]
Destination = Annotated[str | None, typer.Option("--to", metavar="PLACE", help="Ways to here; with --from.")]
Close = Annotated[int, typer.Option(min=0, max=10, metavar="N", help="Links of a closure; 0 looks for none.")]
Delay = Annotated[float, typer.Option(min=0.01, help="How many times its cost a closed link costs besides.")]

Border = Annotated[float, typer.Option(min=0.0, metavar="KM", help="What crossing a border costs, in told kilometres.")]
Sea = Annotated[float | None, typer.Option(min=0.01, help="What a kilometre over water costs; not given, none is.")]
Shut = Annotated[
    list[str] | None, typer.Option(metavar="PLACE|LINK", help="Shut a place, or a link like 'Gao - Kidal'; repeat it.")
]


def routes(
    folder: Folder,
    period: Period = None,
    country: Countries = None,
    source: Sources = None,
    speaker: Speaker = None,
    goods: Goods = None,
    origin: Origin = None,
    destination: Destination = None,
    close: Close = 2,
    delay: Delay = 3.0,
    top: Top = 10,
    draws: Draws = 50,
    seed: Seed = 1,
    border: Border = 100.0,
    sea: Sea = None,
    shut: Shut = None,
    json: AsJson = False,
) -> None:
    """Tell where goods and people are said to go, and which ways goods likely take.

    Reported legs; likely ways with their probability; choke points; the fewest legs that carry all; the links whose
    closure lengthens a way most; and always where traffic goes next. People are mapped as reported, nothing more.

    Example: faultline routes mali --goods arms_trafficking --from Sabha --to Gao --close 2
    """
    from faultline.analysis.routes import Settings

    scope = scope_of(period, country, source, speaker)
    closed = tuple(shut or ())
    settings = Settings(scope, goods, origin, destination, close, delay, top, draws, seed, border, sea, closed)
    tell(folder, "routes", settings, as_json=json, top=top if goods else 2 * top)
