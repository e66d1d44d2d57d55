"""`faultline watch`: what the next months may bring, and where the last was worse than expected."""

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

Types = Annotated[list[str] | None, typer.Option("--event", help="Type of event counted; may be repeated: PROTEST.")]


def watch(
    folder: Folder,
    period: Period = None,
    country: Countries = None,
    source: Sources = None,
    speaker: Speaker = None,
    event: Types = None,
    top: Top = 20,
    draws: Draws = 50,
    seed: Seed = 1,
    json: AsJson = False,
) -> None:
    """Tell what the next months may bring, and where the last was worse than expected.

    Events and deaths a month by country and first-level area, forecast by what the months before were like, each with
    how well such forecasts did against the last value and against nothing; alerts with what became of earlier ones.

    Example: faultline watch mali --country ML
    """
    from faultline.analysis.watch import Settings
    from faultline.errors import UsageError
    from faultline.ontology import vocabulary

    types = tuple(sorted({name.upper() for name in event or ("ASSAULT",)}))
    unknown = set(types) - set(vocabulary("events"))
    if unknown:
        raise UsageError(
            f"{min(unknown)!r} is no type of event: take ASSAULT, PROTEST, COERCE or another of docs/model.md"
        )
    settings = Settings(scope_of(period, country, source, speaker), types, top, draws, seed)
    tell(folder, "watch", settings, as_json=json, top=max(top, 10))
