"""Groups are small, bounded, and hold everything once."""

from __future__ import annotations

from faultline.execution.batching import MOST_BYTES, MOST_SOURCES, batches_of


def test_few_things_travel_alone_and_the_largest_first() -> None:
    assert batches_of([("small", 10), ("large", 5000), ("middle", 100)], workers=2) == [
        ["large"],
        ["middle"],
        ["small"],
    ]


def test_many_small_things_travel_together() -> None:
    groups = batches_of([(number, 10) for number in range(1000)], workers=2)
    assert max(map(len, groups)) == MOST_SOURCES
    assert sorted(number for group in groups for number in group) == list(range(1000))


def test_a_group_is_bounded_in_bytes() -> None:
    groups = batches_of([(number, MOST_BYTES // 3) for number in range(100)], workers=1)
    assert {len(group) for group in groups} <= {1, 3}


def test_things_without_a_byte_travel_too() -> None:
    assert batches_of([("empty", 0)], workers=1) == [["empty"]]


def test_nothing_gives_no_group() -> None:
    assert batches_of([], workers=4) == []
