"""`faultline casualties`: how many were killed or hurt, by whom told, and how sure that is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from faultline.cli.analysing import (
    AsJson,
    Countries,
    Folder,
    Period,
    Seed,
    Sources,
    Speaker,
    Top,
    scope_of,
    tell,
)

ListFile = Annotated[
    Path | None,
    typer.Option("--lists", metavar="FILE.csv", help="Persons, a row each, with a column of 0 and 1 for each list."),
]
ListColumns = Annotated[
    list[str] | None, typer.Option("--list", metavar="COLUMN", help="A column that is a list; may be repeated.")
]


def casualties(
    folder: Folder,
    period: Period = None,
    country: Countries = None,
    source: Sources = None,
    speaker: Speaker = None,
    lists: ListFile = None,
    list_columns: ListColumns = None,
    top: Top = 20,
    seed: Seed = 1,
    json: AsJson = False,
) -> None:
    """Tell how many were killed or hurt, by whom told, and how sure that is.

    Every figure by incident with its low and high, totals by country, place, actor and year, who revised what when, the
    doubt of coders around coded numbers, and, from three or more independent lists of persons, how many are on none.

    Example: faultline casualties mali --country ML --lists victims.csv
    """
    from faultline.analysis.casualties import Settings
    from faultline.analysis.casualties.lists import read_lists
    from faultline.errors import UsageError

    if list_columns and lists is None:
        raise UsageError("--list names columns of a file: give it with --lists")
    counted = read_lists(lists, tuple(list_columns or ())) if lists else None
    settings = Settings(scope_of(period, country, source, speaker), top, seed, counted)
    tell(folder, "casualties", settings, as_json=json)
