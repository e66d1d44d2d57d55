"""An interrupt that somebody swallows is not lost."""

from __future__ import annotations

import signal
from contextlib import suppress
from threading import Thread

import pytest

from faultline.cli.interrupts import noticed_interrupts


def test_a_swallowed_interrupt_is_raised_again() -> None:
    with noticed_interrupts() as check:
        check()
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            check()


def test_the_handler_before_is_put_back() -> None:
    before = signal.getsignal(signal.SIGINT)
    with noticed_interrupts():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_other_threads_notice_nothing() -> None:
    found: list[object] = []

    def work() -> None:
        with noticed_interrupts() as check:
            check()
            found.append("checked")

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert found == ["checked"]
