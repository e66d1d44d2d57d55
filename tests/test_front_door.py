"""`import faultline` costs nothing, and no module of the package goes through the door that is for others."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import faultline

SOURCE = Path(faultline.__file__).parent
HEAVY = ("importlib.metadata", "pyarrow", "duckdb", "pandas", "sqlalchemy", "xlsxwriter", "faultline.workspace")


def test_the_import_loads_nothing_else() -> None:
    code = f"import sys, faultline; print([name for name in {HEAVY} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {code}"],
                         capture_output=True, text=True, check=True, timeout=60)  # fmt: skip
    assert ran.stdout.strip() == "[]"


def test_the_version_is_that_of_the_installed_package() -> None:
    assert faultline.__version__ == version("faultline")
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        faultline.nothing  # noqa: B018


def test_no_module_of_the_package_goes_through_the_front_door() -> None:
    assert [str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if _goes_through(path)] == []


def _goes_through(path: Path) -> bool:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    whole = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    of_root = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module == "faultline"]
    parts = [alias.name for node in of_root for alias in node.names]
    return "faultline" in whole or "open" in parts
