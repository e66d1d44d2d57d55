"""The house rules that no linter knows."""

from __future__ import annotations

import ast
import re
import runpy
import subprocess
import tomllib
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest

from faultline.cli.application import COMMANDS

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "faultline"
MODULES = sorted(SOURCE.rglob("*.py"))
BANNED = {"manager", "helper", "util", "misc", "common", "core", "logic", "service", "base", "types"}
BANNED |= {f"{name}s" for name in BANNED}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
RUN_TIME_BANNED = {"requests", "httpx", "aiohttp", "torch", "transformers", "igraph", "leidenalg"}


def normal(name: str) -> str:
    """A distribution's name as installers compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_files_of_the_package_stay_under_300_lines() -> None:
    assert len(MODULES) > 50
    long = {
        str(p.relative_to(ROOT)): n for p in MODULES if (n := len(p.read_text(encoding="utf-8").splitlines())) >= 300
    }
    assert long == {}


def test_functions_stay_under_60_lines() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.name}"
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno >= 60
    ]
    assert long == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    paths = [*MODULES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "training").rglob("*.py")]
    assert [str(p.relative_to(ROOT)) for p in paths if p.stem.removeprefix("test_") in BANNED] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(p.relative_to(ROOT)) for p in MODULES if not ast.get_docstring(ast.parse(p.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_every_package_is_tested_in_the_folder_of_its_name() -> None:
    packages = {path.parent.name for path in SOURCE.glob("*/__init__.py")}
    tested = {path.parent.relative_to(ROOT / "tests").parts[0] for path in (ROOT / "tests").glob("*/**/test_*.py")}
    assert packages - tested == set()


def test_the_lock_holds_versions_and_nothing_else() -> None:
    assert len(LOCK) > 50
    assert [line for line in LOCK if not re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+", line)] == []
    counts = Counter(normal(line.partition("==")[0]) for line in LOCK)
    assert [name for name, n in counts.items() if n > 1] == []


def test_the_lock_pins_every_dependency_that_is_declared() -> None:
    declared = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    names = {normal(re.split(r"[<>=!~\[; ]", entry)[0]) for entry in declared}
    assert names - {normal(line.partition("==")[0]) for line in LOCK} == set()


def test_nothing_in_the_package_fetches_from_a_network_by_itself_or_needs_a_banned_licence() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in MODULES
        for name in _imported(path)
        if name.split(".")[0] in RUN_TIME_BANNED
    ]
    assert found == []


def _imported(path: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return plain | {
        node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level
    }


@pytest.mark.parametrize("library", ["pyspark", "onnxruntime", "duckdb", "tantivy"])
def test_a_library_is_imported_where_it_belongs_alone(library: str) -> None:
    home = {"pyspark": "execution", "onnxruntime": "language", "duckdb": "workspace", "tantivy": "workspace"}[library]
    users = {p.relative_to(SOURCE).parts[0] for p in MODULES if any(n.split(".")[0] == library for n in _imported(p))}
    assert users <= {home}


def test_every_command_has_help_with_an_example_and_is_known_to_the_docs() -> None:
    names = [command.name for command in COMMANDS]
    assert {"build", "show", "search", "serve", "export", "report", "parse", "demo"} <= set(names)
    known = "".join(
        p.read_text(encoding="utf-8")
        for p in (*(ROOT / "docs").rglob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md")
    )
    helps = {command.name: command.load().__doc__ or "" for command in COMMANDS}
    assert [n for n in names if f"faultline {n}" not in helps[n].partition("Example:")[2]] == []
    assert [name for name in names if f"`{name}`" not in known and f"faultline {name}" not in known] == []


def test_the_licences_that_the_package_names_are_there() -> None:
    texts = {path: (ROOT / path).read_text(encoding="utf-8") for path in PROJECT["license-files"]}
    assert "Apache License" in texts["LICENSE"]
    assert "Attribution-ShareAlike 4.0 International Public License" in texts["src/faultline/language/models/LICENSE"]
    for source in ("UD_English-EWT", "UD_English-GUM", "WikiGold", "UNER_English-EWT", "re3d", "GeoNames"):
        assert source in texts["NOTICE"]


def test_decisions_are_numbered_without_gaps_and_name_what_was_rejected() -> None:
    paths = sorted(path for path in (ROOT / "docs" / "decisions").glob("*.md") if path.name != "README.md")
    assert [int(path.name[:4]) for path in paths] == list(range(1, len(paths) + 1))
    for path in paths:
        text = path.read_text(encoding="utf-8")
        assert all(part in text for part in ("**Context.**", "**Choice.**", "**Rejected.**", "**Way back.**")), (
            path.name
        )


def test_links_of_the_docs_lead_somewhere() -> None:
    pages = [
        *(ROOT / "docs").rglob("*.md"),
        *ROOT.glob("*.md"),
        *(ROOT / "examples").glob("*.md"),
        ROOT / "training" / "README.md",
    ]
    dead = [
        f"{page.relative_to(ROOT)}: {link}"
        for page in pages
        for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if "://" not in link and not (page.parent / link).exists()
    ]
    assert dead == []


def test_the_binary_files_of_the_sample_are_what_their_sources_make(sample: Path) -> None:
    made = runpy.run_path(str(ROOT / "examples" / "make_sample.py"))
    sources = ROOT / "examples" / "sources"
    pdf = made["make_pdf"]((sources / "institute_routes.txt").read_text(encoding="utf-8"))
    assert (sample / "institute_routes.pdf").read_bytes() == pdf
    docx = made["make_docx"]((sources / "aid_report.txt").read_text(encoding="utf-8"))
    with zipfile.ZipFile(BytesIO(docx)) as new, zipfile.ZipFile(sample / "aid_report.docx") as kept:
        assert {name: new.read(name) for name in new.namelist()} == {name: kept.read(name) for name in kept.namelist()}


def test_make_lists_its_targets() -> None:
    listed = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=30).stdout
    targets = set(re.findall(r"^\s+make (\w+) ", listed, re.MULTILINE))
    assert {"demo", "test", "lint", "types", "train", "bench"} <= targets
