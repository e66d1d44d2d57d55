"""Steps for the tests of the runner, in a module of their own so that worker processes can import them."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass

from faultline.tables.batches import batch_step


@dataclass(frozen=True, slots=True)
class Number:
    value: int


def double(number: Number) -> Iterator[Number]:
    yield Number(number.value * 2)


def die_on_thirteen(number: Number) -> Iterator[Number]:
    if number.value == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    yield Number(number.value * 2)


def fail_on_thirteen(number: Number) -> Iterator[Number]:
    if number.value == 13:
        raise ValueError("thirteen")
    yield Number(number.value * 2)


def hang_on_thirteen(number: Number) -> Iterator[Number]:
    if number.value == 13:
        time.sleep(600)
    yield Number(number.value * 2)


DOUBLE = batch_step(double, Number, Number)
DIE = batch_step(die_on_thirteen, Number, Number)
FAIL = batch_step(fail_on_thirteen, Number, Number)
HANG = batch_step(hang_on_thirteen, Number, Number)
