"""What the commands of analyses share: reading the map, and writing the findings as a table for people or as JSON."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated, Any

import typer

from faultline.cli.tabling import said, table_of
from faultline.cli.terminal import heading, plain

if TYPE_CHECKING:
    from faultline.analysis import Finding, Findings, Scope

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="The workspace.")]
Period = Annotated[str | None, typer.Option(help="Only what lies in this time: 2012..2020, 2012-03.. and the like.")]
Countries = Annotated[
    list[str] | None, typer.Option("--country", help="Only this country (ISO code); may be repeated.")
]
Sources = Annotated[list[str] | None, typer.Option("--source", help="Only sources with this in their name or path.")]
Speaker = Annotated[str | None, typer.Option(help="Only what this voice says.")]
Top = Annotated[int, typer.Option(min=1, help="How many findings of each kind are shown.")]
Draws = Annotated[int, typer.Option(min=0, help="Samples of the sources, by which stability is told.")]
Seed = Annotated[int, typer.Option(min=0, help="Of the samples: the same seed gives the same findings.")]
AsJson = Annotated[bool, typer.Option("--json", help="All findings as JSON.")]

_OF_LENGTH = ("top", "draws", "seed")
"""Settings that change how much is listed and how stability is drawn, but not what is found."""


def scope_of(
    period: str | None = None,
    countries: Iterable[str] | None = None,
    sources: Iterable[str] | None = None,
    speaker: str | None = None,
) -> Scope:
    """The scope that the options of a command name; UsageError for a period that is none."""
    from dataclasses import replace

    from faultline.analysis import Scope

    return replace(
        Scope.of_period(period),
        countries=tuple(sorted(code.upper() for code in countries or ())),
        sources=tuple(sorted(sources or ())),
        speaker=speaker,
    )


def plain_command(name: str, doc: str) -> Callable[..., None]:
    """The command of an analysis that has no options of its own.

    Args:
        doc: What `--help` says, its first line and an example among it.
    """

    def command(
        folder: Folder,
        period: Period = None,
        country: Countries = None,
        source: Sources = None,
        speaker: Speaker = None,
        top: Top = 30,
        draws: Draws = 50,
        seed: Seed = 1,
        json: AsJson = False,
    ) -> None:
        from faultline.analysis import analysis_named

        scope = scope_of(period, country, source, speaker)
        settings = analysis_named(name).settings(scope=scope, top=top, draws=draws, seed=seed)
        tell(folder, name, settings, as_json=json)

    command.__name__, command.__doc__ = name, doc
    return command


def tell(folder: Path, name: str, settings: Any, *, as_json: bool, top: int | None = None) -> None:
    """Run an analysis on the map in a folder and write what it finds."""
    from faultline.analysis import Material, analysis_named
    from faultline.workspace import Workspace

    material = Material.of(Workspace.open(folder).view(), settings.scope)
    found = analysis_named(name).analyse(material, settings)
    if as_json:
        from json import dumps

        typer.echo(dumps(found.to_json(), ensure_ascii=False, indent=1))
        return
    _tell(found, top)
    first = next((f for f in found.findings if not f.cannot), None)
    if first:
        typer.echo(f"\nThe sentences behind a finding: {_explaining(name, settings, first)}")


def _tell(found: Findings, top: int | None) -> None:
    from faultline.exchange.finding_columns import is_table

    wide = _width()
    for kind in dict.fromkeys(f.kind for f in found.findings):
        some = found.of_kind(kind)
        heading(f"{kind.replace('_', ' ').capitalize()} ({len(some)})")
        if is_table(some[:top]):
            typer.echo(table_of(some[:top], wide))
            continue
        for finding in some[:top]:
            _tell_finding(finding)
    for note in found.notes:
        typer.echo(f"\n{plain(note)}")


def _width() -> int | None:
    """Characters of a line of the terminal; None where the output goes elsewhere."""
    return get_terminal_size().columns if sys.stdout.isatty() else None


def _explaining(name: str, settings: Any, finding: Finding) -> str:
    """The command that explains a finding, under the options under which it was found."""
    from shlex import join

    from faultline.analysis.settings_text import options_written

    scope = settings.scope
    words = ["faultline", "explain", "DIR", finding.id]
    if scope.start or scope.end:
        words += ["--period", f"{scope.start or ''}..{scope.end or ''}"]
    words += [word for code in scope.countries for word in ("--country", code)]
    words += [word for source in scope.sources for word in ("--source", source)]
    words += ["--speaker", scope.speaker] if scope.speaker else []
    written = options_written(name, settings)
    words += [word for key, text in written if key not in _OF_LENGTH for word in ("--with", f"{key}={text}")]
    return plain(join(words))


def _tell_finding(finding: Finding) -> None:
    from faultline.exchange.finding_columns import is_empty, is_hidden

    typer.secho(f"  {plain(finding.title)}", bold=True)
    if finding.cannot:
        typer.echo(f"    not enough evidence: {plain(finding.cannot)}")
        return
    facts = " · ".join(
        f"{name.replace('_', ' ')} {said(value)}"
        for name, value in finding.facts.items()
        if not is_empty(value) and not is_hidden(name) and said(value) not in finding.title
    )
    if facts:
        typer.echo(f"    {plain(facts)}")
    if finding.stability and finding.stability.says:
        typer.echo(f"    {plain(finding.stability.says)}")
    if finding.statements:
        first = ", ".join(s[:8] for s in finding.statements[:4])
        more = f" and {len(finding.statements) - 4} more" if len(finding.statements) > 4 else ""
        typer.echo(f"    said by {first}{more}; finding {finding.id}")
