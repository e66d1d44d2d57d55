"""Seconds of processor that this program's children take, and theirs, however deep: what `/proc` says, on Linux only.

On a machine that others use, the clock tells how busy these are; the processor's seconds tell what a thing costs.
"""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from pathlib import Path
from typing import Self

_PAUSE = 0.2


class Watch:
    """Counts while its block runs; what ends between two looks is counted up to the look before."""

    def __init__(self) -> None:
        self._taken: dict[tuple[int, int], float] = {}
        self._begun: dict[tuple[int, int], float] = {}
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._go_on, daemon=True)

    def __enter__(self) -> Self:
        self._look()
        self._begun = dict(self._taken)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._look()
        self._stop.set()
        self._thread.join()

    @property
    def seconds(self) -> float:
        """Of all of them together, since the block began."""
        return round(sum(taken - self._begun.get(one, 0.0) for one, taken in self._taken.items()), 1)

    def _go_on(self) -> None:
        while not self._stop.wait(_PAUSE):
            self._look()

    def _look(self) -> None:
        here = {}
        for entry in Path("/proc").iterdir():
            with suppress(OSError, ValueError, IndexError):
                cells = (entry / "stat").read_text().rsplit(")", 1)[1].split()
                begun, taken = int(cells[19]), (int(cells[11]) + int(cells[12])) / os.sysconf("SC_CLK_TCK")
                here[int(entry.name)] = (int(cells[1]), begun, taken)
        for number, (_, begun, taken) in here.items():
            if (number, begun) in self._taken or _descends(number, here):
                self._taken[number, begun] = taken


def _descends(number: int, here: dict[int, tuple[int, int, float]]) -> bool:
    """Whether a process is a child of this one, or a child of such a child."""
    while number in here:
        number = here[number][0]
        if number == os.getpid():
            return True
    return False
