"""`faultline sources`: how the sources stand."""

from __future__ import annotations

from faultline.cli.analysing import AsJson, Countries, Folder, Period, Sources, Top, scope_of, tell


def sources(
    folder: Folder,
    period: Period = None,
    country: Countries = None,
    source: Sources = None,
    top: Top = 30,
    json: AsJson = False,
) -> None:
    """Tell how the sources stand, and who is silent on what.

    Each outlet's track record and its independence, two figures with their n, and the grades that you gave beside
    them; and the matters that some tell and others, who cover the same actors, place and time, do not.

    Example: faultline sources mali
    """
    from faultline.analysis.sources import Settings

    tell(folder, "sources", Settings(scope_of(period, country, source), top), as_json=json)
