"""`faultline gaps`, `watch` and `principles` on a small map: for people, as JSON, and what errors say."""

from __future__ import annotations

import json
import shlex
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


def test_an_analysis_writes_the_command_that_explains_its_findings(run: Run, small_map: Path) -> None:
    listed = run("voices", small_map, "--period", "2014..2015", "--draws", "5").out
    words = shlex.split(listed.splitlines()[-1].partition(": ")[2])
    assert words[:3] == ["faultline", "explain", "DIR"]
    assert words[4:] == ["--period", "2014..2015"]
    told = run("explain", small_map, *words[3:])
    assert told.code == 0, told.err
    assert "statement " in told.out
    wrong = run("explain", small_map, words[3], "--with", "top")
    assert "--with is written NAME=VALUE, not 'top'" in wrong.err


def test_findings_of_one_kind_are_columns(run: Run, small_map: Path) -> None:
    lines = run("principles", small_map).out.splitlines()
    head = next(line for line in lines if line.startswith("  question "))
    assert head.split()[-3:] == ["statements", "stable", "finding"]
    assert "\x1b" not in "".join(lines)
