"""The analyses by name; each is loaded when it is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from faultline.analysis.finding import Findings
from faultline.errors import UsageError


@dataclass(frozen=True, slots=True)
class Analysis:
    """An analysis in `faultline.analysis.<name>`, which has `analyse(material, settings)` and `Settings`.

    Attributes:
        question: What it answers, for the list of commands.
    """

    name: str
    question: str

    @property
    def analyse(self) -> Callable[..., Findings]:
        """The function (material, settings) → Findings."""
        function: Callable[..., Findings] = self._module().analyse
        return function

    @property
    def settings(self) -> type[Any]:
        """The class of its settings: a frozen dataclass in which all have defaults."""
        made: type[Any] = self._module().Settings
        return made

    def _module(self) -> Any:
        return import_module(f"faultline.analysis.{self.name}")


ANALYSES = (
    Analysis("influence", "Who has influence, who brokers, and what holds the network together."),
    Analysis("efforts", "Who does or funds what, where and when."),
    Analysis("causes", "What the sources say raises or lowers what."),
    Analysis("voices", "Whose words the sources pass on, and who is not heard."),
    Analysis("sources", "How the sources stand, and who is silent on what."),
    Analysis("positions", "Who asks for, supports, opposes or condemns what."),
)


def analysis_named(name: str) -> Analysis:
    """The analysis of this name; UsageError where there is none."""
    for analysis in ANALYSES:
        if analysis.name == name:
            return analysis
    raise UsageError(f"there is no analysis {name!r}: take one of {', '.join(a.name for a in ANALYSES)}")
