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
    Analysis("routes", "Where goods and people go, where that gathers, and where it goes when a way is shut."),
    Analysis("setting", "Where the conflict lies, what crosses its borders, and whether it spills over."),
    Analysis("causes", "What the sources say raises or lowers what."),
    Analysis("casualties", "How many were killed or hurt, by whom told, and how sure that is."),
    Analysis("voices", "Whose words the sources pass on, and who is not heard."),
    Analysis("sources", "How the sources stand, and who is silent on what."),
    Analysis("positions", "Who asks for, supports, opposes or condemns what."),
    Analysis("agreements", "Who is party to which agreement, what it lays down, and how it is told to fare."),
    Analysis("arms", "What is told of arms and of those who lay them down, step by step."),
    Analysis("principles", "Which principles of good practice the evidence supports or contradicts."),
    Analysis("watch", "What the next months may bring, and where the last was worse than expected."),
    Analysis("gaps", "What the map does not know, and whom to ask."),
)


def analysis_named(name: str) -> Analysis:
    """The analysis of this name; UsageError where there is none."""
    for analysis in ANALYSES:
        if analysis.name == name:
            return analysis
    raise UsageError(f"there is no analysis {name!r}: take one of {', '.join(a.name for a in ANALYSES)}")
