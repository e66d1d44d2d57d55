from __future__ import annotations

from pathlib import Path

import pytest

from faultline.errors import WorkspaceError
from faultline.settings import TEMPLATE, EventSettings, GlossaryEntry, Settings, read_settings


def test_the_template_holds_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "faultline.toml"
    path.write_text(TEMPLATE.format(title='"A map"'), encoding="utf-8")
    assert read_settings(path) == Settings(title="A map")


def test_a_glossary_entry_is_read(tmp_path: Path) -> None:
    path = tmp_path / "faultline.toml"
    path.write_text('region = ["ml"]\n[[glossary]]\nname = "Old Guard"\ntype = "armed_group"\naliases = ["OG"]\n')
    settings = read_settings(path)
    assert settings.region == ("ML",)
    assert settings.glossary == (GlossaryEntry("Old Guard", "armed_group", ("OG",)),)


def test_windows_of_events_are_read(tmp_path: Path) -> None:
    path = tmp_path / "faultline.toml"
    path.write_text("[events]\ntwindow = 2\nspatwindow = 7.5\n")
    assert read_settings(path).events == EventSettings(2, 7.5)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("title = ", "not valid TOML"),
        ("colour = 1", "unknown setting 'colour'"),
        ("[[glossary]]\nname = 'x'", "a name and a type"),
        ("[events]\nradius = 3", "may hold twindow"),
        ("[events]\ntwindow = 1.5", "twindow of .events. must be a number"),
        ("[events]\nspatwindow = -1", "spatwindow of .events. must be a number"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "faultline.toml"
    path.write_text(content)
    with pytest.raises(WorkspaceError, match=message):
        read_settings(path)
