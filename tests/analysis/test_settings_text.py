"""Settings as text: what is written is read again."""

from __future__ import annotations

import pytest

from faultline.analysis import ANALYSES, Scope
from faultline.analysis.settings_text import options_written, settings_of
from faultline.errors import UsageError


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("influence", {"families": ("event", "position"), "set_size": 2}),
        ("routes", {"goods": "arms", "delay": 2.5, "sea": 30.0}),
        ("setting", {"countries": ("ML",), "top": 3}),
        ("principles", {"actor": "Canada"}),
    ],
)
def test_what_is_written_is_read_again(name: str, options: dict[str, object]) -> None:
    settings = settings_of(name, Scope(), options)
    written = dict(options_written(name, settings))
    assert written.keys() == options.keys()
    assert settings_of(name, Scope(), written) == settings


@pytest.mark.parametrize("name", [analysis.name for analysis in ANALYSES])
def test_settings_by_default_are_not_written(name: str) -> None:
    assert list(options_written(name, settings_of(name, Scope(), {}))) == []


def test_what_is_no_number_is_refused() -> None:
    with pytest.raises(UsageError, match="sea is a number, not 'far'"):
        settings_of("routes", Scope(), {"sea": "far"})
