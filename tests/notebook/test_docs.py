"""Every example of docs/python.md runs, in order, on the map of the sample."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest

from faultline.notebook import Map, Selection
from faultline.workspace import Workspace, build

PAGE = (Path(__file__).parents[2] / "docs" / "python.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def folder(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the map `mali`."""
    made = Path(tmp_path_factory.mktemp("docs"))
    build(Workspace.create(made / "mali"), [str(sample)], workers=1)
    return made


@pytest.fixture(scope="module")
def ran(folder: Path) -> dict[str, Any]:
    """The names that the examples leave behind, once all have run."""
    names: dict[str, Any] = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for example in EXAMPLES:
            for statement in ast.parse(example).body:
                _run(statement, names)
    return names


def _run(statement: ast.stmt, names: dict[str, Any]) -> None:
    """Run it; what a notebook would show is shown."""
    if not isinstance(statement, ast.Expr):
        exec(compile(ast.Module([statement], []), "docs/python.md", "exec"), names)
        return
    shown = eval(compile(ast.Expression(statement.value), "docs/python.md", "eval"), names)
    if isinstance(shown, Map | Selection):
        assert repr(shown)
        assert shown._repr_html_()


def test_the_examples_run_and_find_something(ran: dict[str, Any]) -> None:
    assert len(EXAMPLES) >= 8
    for name in ("events", "frame", "table", "dicts", "who", "told", "later", "differing", "members"):
        assert len(ran[name]), name
    assert len(ran["dicts"]) == ran["table"].num_rows == len(ran["events"])


def test_the_page_lists_every_selection_with_its_filters() -> None:
    for name in ("statements", "entities", "documents", "places", "comparisons", "losses"):
        row = next(line for line in PAGE.splitlines() if line.startswith(f"| `{name}` |"))
        listed = re.findall(r"`(\w+)`", row.split("|")[2])
        assert listed == [word for word in Map.__dict__[name].__annotations__ if word != "return"]
