"""The libraries that the workbench ships are those of the table, at their versions, under licences that allow it."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
WEB = ROOT / "src" / "faultline" / "web"
VENDOR = WEB / "static" / "vendor"
TABLE: list[dict[str, Any]] = tomllib.loads((WEB / "vendor.toml").read_text(encoding="utf-8"))["library"]
PERMISSIVE = {"MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Unlicense", "(MIT", "Apache-2.0)"}
WANTED = json.loads((ROOT / "vendoring" / "package.json").read_text(encoding="utf-8"))["dependencies"]


@pytest.mark.parametrize("library", TABLE, ids=lambda library: str(library["folder"]))
def test_a_library_is_what_the_table_says(library: dict[str, Any]) -> None:
    folder = VENDOR / library["folder"]
    hashes = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.iterdir()}
    assert hashes == library["files"]
    assert library["folder"].endswith(f"-{library['version']}")
    assert WANTED[library["name"]] == library["version"]


@pytest.mark.parametrize("library", TABLE, ids=lambda library: str(library["folder"]))
def test_its_licence_and_those_of_what_it_holds_are_permissive_and_there(library: dict[str, Any]) -> None:
    text = (VENDOR / library["folder"] / "LICENSE.txt").read_text(encoding="utf-8")
    for package in library["packages"]:
        name, version, *licence = package.split()
        assert {part for part in licence if part != "OR"} <= PERMISSIVE
        assert f"{name} {version} (" in text
    assert library["name"] in (ROOT / "NOTICE").read_text(encoding="utf-8")


def test_nothing_else_is_vendored() -> None:
    assert {folder.name for folder in VENDOR.iterdir()} == {library["folder"] for library in TABLE}


def test_our_scripts_ask_for_the_versions_that_are_there() -> None:
    asked = {
        part.split("/")[0]
        for file in (WEB / "static").glob("*.js")
        for part in file.read_text(encoding="utf-8").split("/vendor/")[1:]
    }
    assert asked <= {library["folder"] for library in TABLE}
