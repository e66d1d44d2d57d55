"""Windows keep sentences whole as far as they fit."""

from __future__ import annotations

from faultline.language.sentences import Boundary
from faultline.language.windows import PIECES, WORDS, windows_of

YES, NO, MAYBE = Boundary.YES, Boundary.NO, Boundary.MAYBE


def test_short_blocks_are_one_window() -> None:
    assert list(windows_of([1] * 30, [YES, *[NO] * 9, YES, *[MAYBE] * 19])) == [(0, 30)]
    assert list(windows_of([], [])) == []


def test_a_window_ends_where_a_sentence_must() -> None:
    found = [YES, *[NO] * 99, YES, *[NO] * 99, YES, *[NO] * 9]
    assert list(windows_of([1] * 210, found)) == [(0, 100), (100, 210)]


def test_a_sentence_that_is_too_long_is_cut() -> None:
    size = 2 * WORDS + 5
    windows = list(windows_of([1] * size, [YES, *[NO] * (size - 1)]))
    assert windows == [(0, WORDS), (WORDS, 2 * WORDS), (2 * WORDS, size)]


def test_words_of_many_pieces_make_short_windows() -> None:
    windows = list(windows_of([8] * 150, [YES, *[NO] * 149]))
    assert [edge for window in windows for edge in window][1:-1:2] == [first for first, _ in windows[1:]]
    assert all((stop - first) * 8 <= PIECES for first, stop in windows)
    assert windows[-1][1] == 150
