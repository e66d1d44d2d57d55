"""Heavy work of pages in a process of its own: pages go on meanwhile, and what takes too long is ended.

A thread would hold up all pages, since one interpreter does one thing at a time; and the memory that a large analysis
takes goes back to the system when the process ends, a while after its last work.
"""

from __future__ import annotations

import os
import signal
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from faultline.errors import FaultlineError, UsageError

Made = TypeVar("Made")
LONGEST, IDLE = 900.0, 120.0
"""Seconds after which work is ended, and after which a process without work ends itself."""
_BEHIND = 5
"""How much nicer to others the process is than the pages."""


class Reckoner:
    """Does one thing after another in its process, which starts with the first and again when it has ended."""

    def __init__(self, longest: float = LONGEST, idle: float = IDLE) -> None:
        self._longest, self._idle = longest, idle
        self._asked: SimpleQueue[tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]] = SimpleQueue()
        self._asking: Thread | None = None
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None

    def submit(self, work: Callable[..., Made], *given: Any) -> Future[Made]:
        """Have a function of a module called with what can be pickled; UsageError where it takes too long."""
        future: Future[Made] = Future()
        self._asked.put((future, work, given))
        if self._asking is None:
            self._asking = Thread(target=self._ask_all, name="reckoning", daemon=True)  # no end of the workbench waits
            self._asking.start()
        return future

    def _ask_all(self) -> None:
        while True:
            self._answer(*self._asked.get())

    def _answer(self, future: Future[Any], work: Callable[..., Any], given: tuple[Any, ...]) -> None:
        try:
            future.set_result(self._ask(work, given))
        except Exception as error:
            future.set_exception(error)

    def _ask(self, work: Callable[..., Made], given: tuple[Any, ...]) -> Made:
        line = self._open()
        try:
            line.send((work, given))
            if not line.poll(self._longest):
                self._end()
                raise UsageError(f"this took more than {self._longest:g} seconds and was ended: narrow the filter")
            is_done, told = line.recv()
        except (EOFError, OSError) as error:
            self._end()
            raise RuntimeError("the process that reckons has ended") from error
        if not is_done:
            raise told
        made: Made = told
        return made

    def _open(self) -> Connection:
        if self._line and self._process and self._process.is_alive():
            return self._line
        self._end()
        context = get_context("spawn")
        self._line, other = context.Pipe()
        self._process = context.Process(target=_work, args=(other, self._idle), daemon=True)
        self._process.start()
        other.close()
        return self._line

    def _end(self) -> None:
        if self._process:
            self._process.kill()
            self._process.join()
        if self._line:
            self._line.close()
        self._process = self._line = None


def _work(line: Connection, idle: float) -> None:
    """Do what comes along the line until nothing has for a while."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the workbench ends its processes itself
    os.nice(_BEHIND)
    try:
        while line.poll(idle):
            work, given = line.recv()
            line.send(_done(work, given))
    except (EOFError, OSError):
        return


def _done(work: Callable[..., Any], given: tuple[Any, ...]) -> tuple[bool, Any]:
    try:
        return True, work(*given)
    except FaultlineError as error:
        return False, error
    except Exception:
        return False, RuntimeError(traceback.format_exc())
