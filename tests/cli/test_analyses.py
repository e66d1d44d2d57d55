"""`faultline gaps`, `watch` and `principles` on a small map: for people, as JSON, and what errors say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Run

RULES = """
name = "Mine"
[[principle]]
name = "Access"
means = "Help gets through."
[[principle.question]]
ask = "Does it?"
supported = [{ kind = "effort" }]
"""


@pytest.mark.parametrize("name", ["gaps", "watch", "principles"])
def test_an_analysis_tells_people_and_programs(run: Run, small_map: Path, name: str) -> None:
    ended = run(name, small_map)
    assert ended.code == 0, ended.err
    assert ended.out.strip()
    told = json.loads(run(name, small_map, "--json").out)
    assert told["analysis"] == name
    assert told["findings"]


def test_rules_of_the_user_s_own(run: Run, small_map: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(RULES, encoding="utf-8")
    told = json.loads(run("principles", small_map, "--rules", mine, "--json").out)
    assert [f["question"] for f in told["findings"]] == ["Does it?"]
    assert told["settings"]["sets"] == ["Mine"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("principles", "--rules", "rome"), "the rules rome cannot be read"),
        (("watch", "--event", "PARTY"), "'PARTY' is no type of event"),
        (("gaps", "--period", "soon"), "the period 'soon' is not understood"),
    ],
)
def test_wrong_use_is_told(run: Run, small_map: Path, words: tuple[str, ...], told: str) -> None:
    ended = run(words[0], small_map, *words[1:])
    assert ended.code == 2
    assert told in ended.err


def test_an_error_in_rules_is_told_with_its_place(run: Run, small_map: Path, tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(RULES.replace('"effort"', '"deed"'), encoding="utf-8")
    ended = run("principles", small_map, "--rules", mine)
    assert ended.code == 2
    assert "principle 1 (Access), question 1, supported query 1: 'kind' must be one of" in ended.err
