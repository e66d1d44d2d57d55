"""HXL tags and patterns of them: the conventions of 1.1, and the drafts before."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from faultline.datasets.rows import Row
from faultline.datasets.tags import Tag, parse_pattern, read_tag, tag_row
from faultline.errors import UsageError


def tag(name: str, *attributes: str) -> Tag:
    return Tag(name, frozenset(attributes))


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("#org+name", tag("org", "name")),
        (" # Org + NAME +funder ", tag("org", "name", "funder")),
        ("#adm1+code+v_pcode", tag("adm1", "code", "v_pcode")),
        ("#adm1_id", tag("adm1", "code")),
        ("#lat_deg", tag("geo", "lat")),
        ("#act", tag("activity")),
        ("#org_funder+name", tag("org", "funder", "name")),
        ("#country/fr", tag("country")),
        ("#x_own", tag("x_own")),
    ],
)
def test_reads_a_tag_in_any_style(cell: str, read: Tag) -> None:
    assert read_tag(cell) == read


@pytest.mark.parametrize("cell", ["", "#", "org", "#1", "#org funder", "#org+", "#org++x", "##org", "#N/A!", "#REF!"])
def test_other_text_is_no_tag(cell: str) -> None:
    assert read_tag(cell) is None


@pytest.mark.parametrize(
    ("pattern", "fits", "fails"),
    [
        ("#org", ["#org", "#org+code"], ["#orgs", "#adm1"]),
        ("#org+prog-code", ["#org+prog", "#org+name+prog"], ["#org", "#org+prog+code"]),
        ("#affected+f!", ["#affected+f"], ["#affected+f+children", "#affected"]),
        ("#*+code", ["#adm1+code", "#org+code+x"], ["#adm1"]),
        ("# org - code", ["#org+name"], ["#org+code"]),
    ],
)
def test_a_pattern_asks_for_attributes_and_forbids_others(pattern: str, fits: list[str], fails: list[str]) -> None:
    parsed = parse_pattern(pattern)
    assert [parsed.matches(read_tag(cell) or Tag("?")) for cell in fits + fails] == [True] * len(fits) + [False] * len(
        fails
    )


@pytest.mark.parametrize("pattern", ["org", "#", "#org+", "#org!+x", ""])
def test_what_is_no_pattern_is_said(pattern: str) -> None:
    with pytest.raises(UsageError, match="is no pattern of HXL tags"):
        parse_pattern(pattern)


def rows(*cells: tuple[str, ...]) -> list[Row]:
    return [Row(number, one) for number, one in enumerate(cells, start=1)]


def test_the_row_of_tags_may_stand_below_headings_or_alone() -> None:
    below = tag_row(rows(("About",), ("Who", "Where"), ("#org", ""), ("A", "B")))
    assert below is not None
    assert (below[0].number, below[1] and below[1].cells) == (3, ("Who", "Where"))
    alone = tag_row(rows(("About",), ("",), ("#org", "#adm1"), ("A", "B")))
    assert alone is not None
    assert (alone[0].number, alone[1]) == (3, None)


def test_a_row_with_other_text_or_too_far_down_is_none() -> None:
    assert tag_row(rows(("#org", "Where"), ("A", "B"))) is None
    assert tag_row(rows(*[("x",)] * 24, ("#org",))) is not None
    assert tag_row(rows(*[("x",)] * 25, ("#org",))) is None


def test_every_tag_of_the_draft_is_one_of_today(shared: Path) -> None:
    with (shared / "data" / "hxl" / "hxl-tags.csv").open(encoding="utf-8", newline="") as stream:
        draft = [row["tag"] for row in csv.DictReader(stream)]
    read = {cell: read_tag(cell) for cell in draft}
    assert len(draft) == 89
    assert not [cell for cell, found in read.items() if found is None or found.name.endswith(("_id", "_num", "_lnk"))]
