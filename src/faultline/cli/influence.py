"""`faultline influence`: who is central, who stands between, what holds the network together."""

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

Families = Annotated[
    list[str] | None,
    typer.Option("--family", help="What ties actors: relation, effort, event, position, or one type: relation:funds."),
]
SetSize = Annotated[int, typer.Option(min=1, max=10, help="Actors of a key-player set.")]


def influence(
    folder: Folder,
    period: Period = None,
    country: Countries = None,
    source: Sources = None,
    speaker: Speaker = None,
    family: Families = None,
    top: Top = 10,
    set_size: SetSize = 3,
    draws: Draws = 50,
    seed: Seed = 1,
    json: AsJson = False,
) -> None:
    """Tell who has influence, and how sure that is.

    Central actors with their measures, the two camps and who brokers between them,
    communities, key-player sets, cut points and
    bridges with who takes their place, chains of patronage. Persons count with the bodies they act for.

    Example: faultline influence mali --period 2012..2020 --top 15
    """
    from faultline.analysis.influence.analysing import FAMILIES, Settings, is_family
    from faultline.errors import UsageError

    families = tuple(sorted(set(family or FAMILIES)))
    unknown = [f for f in families if not is_family(f)]
    if unknown:
        kinds = ", ".join((*FAMILIES, "position"))
        raise UsageError(f"{unknown[0]!r} ties no actors: take one of {kinds}, or a type of one, like relation:funds")
    scope = scope_of(period, country, source, speaker)
    settings = Settings(scope, families, top, set_size, draws, seed=seed)
    tell(folder, "influence", settings, as_json=json, top=max(top, 10))
