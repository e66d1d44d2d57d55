"""How far a build is: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import typer

from faultline.cli.interrupts import noticed_interrupts

_WORDS = {
    "reading": "reading documents",
    "resolution": "finding out who is who",
    "comparison": "comparing what sources say",
    "placing": "placing what is new on the map",
    "writing": "writing the map",
}
_SECONDS_BETWEEN_LINES = 5.0


Tell = Callable[[str, int, int], None]


@contextmanager
def shown_progress() -> Iterator[Tell]:
    """A function to tell the progress to, on standard error; Ctrl-C stops the work there at the latest."""
    with noticed_interrupts() as check, _shown() as tell:

        def watched(what: str, done: int, total: int) -> None:
            check()
            tell(what, done, total)

        yield watched


@contextmanager
def _shown() -> Iterator[Tell]:
    if not sys.stderr.isatty():
        yield _line_by_line()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def tell(what: str, done: int, total: int) -> None:
            bar.update(task, description=_WORDS.get(what, what), completed=done, total=total)

        yield tell


def _line_by_line() -> Tell:
    """A line at each new step, and now and then during long ones."""
    last = ("", 0.0)

    def tell(what: str, done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if what != last[0] or now - last[1] >= _SECONDS_BETWEEN_LINES:
            typer.echo(f"{_WORDS.get(what, what)} ({done} of {total})", err=True)
            last = (what, now)

    return tell
