"""The program `faultline`: its list of commands, and how it ends."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Annotated, Any

import typer

from faultline.errors import FaultlineError, UsageError

DONE, FAILED, WRONG_USE, SOME_REFUSED, INTERRUPTED = 0, 1, 2, 3, 130


@dataclass(frozen=True, slots=True)
class Command:
    """A command of the name of its file and function in this package, and what the list of commands says about it."""

    name: str
    summary: str

    def load(self) -> Callable[..., Any]:
        """The function that runs it; loads what it needs, which no other command has to wait for."""
        function: Callable[..., Any] = getattr(import_module(f"faultline.cli.{self.name}"), self.name)
        return function

    def announce(self) -> Callable[..., Any]:
        """A function that does nothing but carry the summary, for the list of commands."""

        def announced() -> None: ...

        announced.__doc__ = self.summary
        return announced


COMMANDS = (
    Command("demo", "Build the map of the sample and open the workbench on it."),
    Command("build", "Add documents and datasets to a map."),
    Command("remove", "Take a document out of a map again."),
    Command("redact", "Take a person out of a map for good."),
    Command("show", "Show a map at a glance."),
    Command("compare", "Show where sources agree, differ and update one another, side by side."),
    Command("search", "Find passages, statements and entities by their words."),
    Command("serve", "Open the workbench on a map; Ctrl-C ends it."),
    Command("user", "Say who may use the workbench from elsewhere, and as what."),
    Command("report", "Write the context analysis of a map, every sentence with its references."),
    Command("export", "Write the map in a format that other programs read."),
    Command("mapping", "Propose what the columns of a table mean, to mend and save beside it as NAME.mapping.toml."),
    Command("gazetteer", "Add places of your own to a map, list them, or take them out again."),
    Command("parse", "Show sentences, words, tags, heads and names as the language pipeline sees them."),
    Command("influence", "Tell who has influence, and how sure that is."),
    Command("causes", "Tell what the sources say raises or lowers what."),
    Command("efforts", "Tell who does or funds what, where and when."),
    Command("casualties", "Tell how many were killed or hurt, by whom told, and how sure that is."),
    Command("voices", "Tell whose words the sources pass on, and who is not heard."),
    Command("sources", "Tell how the sources stand, and who is silent on what."),
    Command("routes", "Tell where goods and people are said to go, and which ways goods likely take."),
    Command("setting", "Tell where the conflict lies, what crosses its borders, and whether it spills over."),
    Command("positions", "Tell who asks for, supports, opposes or condemns what."),
    Command("agreements", "Tell who stands how to which agreement, and what is told of its fortunes."),
    Command("arms", "Tell what becomes of arms and of those who bear them, figure against figure."),
    Command("principles", "Check efforts and statements against principles of good practice."),
    Command("watch", "Tell what the next months may bring, and where the last was worse than expected."),
    Command("gaps", "Tell what the map does not know, and whom to ask."),
    Command("explain", "Tell why a statement, an entity, a comparison or a finding is what it is."),
    Command("judge", "Decide about what is on a map, take it back, list what was decided."),
    Command("note", "Write your own text into a section of the report, list it, take it out."),
    Command("log", "List the versions of a map."),
    Command("diff", "Tell what changed from one version of a map to another."),
    Command("evaluate", "Measure a map against annotations of the same documents."),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 failed, 2 wrong use, 3 done but some inputs were refused."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    options = given[: given.index("--")] if "--" in given else given
    try:
        _application(options)(args=_debug_first(given, options), prog_name="faultline")
    except FaultlineError as error:
        _complain(str(error), debug="--debug" in options)
        sys.exit(WRONG_USE if isinstance(error, UsageError) else FAILED)
    except SystemExit as ending:
        if ending.code == INTERRUPTED:
            typer.echo(
                "faultline: stopped; what was finished is kept, and the same command goes on from there", err=True
            )
        raise
    except OSError as error:
        _complain(_of_the_system(error), debug="--debug" in options)
        sys.exit(FAILED)
    except Exception as error:  # whatever else: a fault of the program, still told in one sentence
        _complain(
            f"{type(error).__name__}: {error}; this is a fault of Faultline: --debug shows where it happened",
            debug="--debug" in options,
        )
        sys.exit(FAILED)


def _application(options: Sequence[str]) -> typer.Typer:
    """The program; of a command that was not asked for it knows the name and summary alone."""
    application = typer.Typer(
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    application.callback()(_faultline)
    asked = next((word for word in options if not word.startswith("-")), None)
    for command in COMMANDS:
        application.command(command.name)(command.load() if command.name == asked else command.announce())
    return application


def _tell_version(is_asked: bool) -> None:
    if is_asked:
        from faultline import __version__  # looks into the installed package

        typer.echo(f"faultline {__version__}")
        raise typer.Exit


def _faultline(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version and end.", callback=_tell_version, is_eager=True)
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where in the program an error happened; with any command.")
    ] = False,
) -> None:
    """Draw the map of a conflict from what has been written about it, every line tied to its sentence.

    Example: faultline build articles/ -w mali
    """


def _debug_first(given: list[str], options: list[str]) -> list[str]:
    """`--debug` may stand anywhere; the program itself takes it."""
    if "--debug" not in options:
        return given
    return ["--debug", *(word for word in options if word != "--debug"), *given[len(options) :]]


def _of_the_system(error: OSError) -> str:
    where = f"{error.filename} cannot be read or written" if error.filename else "the system refuses to go on"
    return f"{where} ({error.strerror or error}): make room or give the right to it, and try again"


def _complain(sentence: str, *, debug: bool) -> None:
    from faultline.cli.terminal import plain

    if debug:
        traceback.print_exc()
    typer.echo(f"faultline: {plain(sentence)}", err=True)
