"""`faultline principles`: which principles the evidence supports or contradicts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faultline.cli.analysing import AsJson, Countries, Draws, Folder, Period, Seed, Sources, Speaker, scope_of, tell

Rules = Annotated[
    list[str] | None,
    typer.Option("--rules", help="priorities, paris, new_deal, or a TOML file of your own; may be repeated."),
]
Actor = Annotated[str | None, typer.Option(help="Only statements that name this actor.")]


def principles(
    folder: Folder,
    period: Period = None,
    country: Countries = None,
    source: Sources = None,
    speaker: Speaker = None,
    rules: Rules = None,
    actor: Actor = None,
    draws: Draws = 50,
    seed: Seed = 1,
    json: AsJson = False,
) -> None:
    """Check efforts and statements against principles of good practice.

    Five priorities (aid, democracy, peacebuilding, protection, arms and DDR), the Paris Declaration, the New Deal's
    goals, or rules of your own: each question is supported, contradicted or without evidence, never scored.

    Example: faultline principles mali --rules paris --rules mine.toml
    """
    from faultline.analysis.principles import SHIPPED, Settings, read_rules

    named = list(dict.fromkeys(rules or SHIPPED))
    sets = tuple(name for name in named if name in SHIPPED)
    own = tuple(read_rules(Path(name)) for name in named if name not in SHIPPED)
    settings = Settings(scope_of(period, country, source, speaker), sets, own, actor, draws, seed)
    tell(folder, "principles", settings, as_json=json)
