"""`faultline voices`: whose words the sources pass on."""

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


def voices(
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
    """Tell whose words the sources pass on, and who is not heard.

    Shares of officials, armed groups, experts, residents and others with their intervals; from near or far; named or
    not; who is heard most; and which outlet passes on whom.

    Example: faultline voices mali --source herald
    """
    from faultline.analysis.voices import Settings

    settings = Settings(scope_of(period, country, source, speaker), top, draws, seed)
    tell(folder, "voices", settings, as_json=json)
