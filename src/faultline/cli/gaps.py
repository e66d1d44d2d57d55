"""`faultline gaps`: what the map does not know."""

from __future__ import annotations

from faultline.cli.analysing import AsJson, Countries, Folder, Period, Sources, Speaker, Top, scope_of, tell


def gaps(
    folder: Folder,
    period: Period = None,
    country: Countries = None,
    source: Sources = None,
    speaker: Speaker = None,
    top: Top = 15,
    json: AsJson = False,
) -> None:
    """Tell what the map does not know, and whom to ask.

    Sides of a fight that are not heard, grave claims of one source, actors, places, countries of the region and months
    of which little or nothing is told, kinds of statement without evidence; each with a question to put to sources.

    Example: faultline gaps mali --country ML
    """
    from faultline.analysis.gaps import Settings

    settings = Settings(scope_of(period, country, source, speaker), top)
    tell(folder, "gaps", settings, as_json=json)
