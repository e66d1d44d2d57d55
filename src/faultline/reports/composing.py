"""The sixteen sections of a context analysis, in order, and how they become one report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count

from faultline.ontology.report_sections import section_titles
from faultline.reports.choosing import Choice
from faultline.reports.citing import Citations
from faultline.reports.elements import Block, Figure, Report, Section
from faultline.reports.material import Material, gather
from faultline.reports.numbering import renumbered
from faultline.reports.sections.actors import actors
from faultline.reports.sections.agreements import agreements
from faultline.reports.sections.annexes import annexes
from faultline.reports.sections.causes import causes
from faultline.reports.sections.cover import cover
from faultline.reports.sections.cross_cutting import cross_cutting
from faultline.reports.sections.dynamics import dynamics
from faultline.reports.sections.figures import figures
from faultline.reports.sections.method import method
from faultline.reports.sections.outlook import monitoring, options, scenarios, vulnerability
from faultline.reports.sections.responses import responses
from faultline.reports.sections.situation import situation
from faultline.reports.sections.summary import summary
from faultline.workspace.view import MapView

SectionWriter = Callable[[Material, Citations], list[Block]]

WRITERS: tuple[SectionWriter, ...] = (
    cover,
    summary,
    method,
    situation,
    causes,
    actors,
    dynamics,
    cross_cutting,
    agreements,
    responses,
    figures,
    scenarios,
    vulnerability,
    options,
    monitoring,
    annexes,
)
"""Who writes sections 0 to 15."""


def compose(view: MapView, choice: Choice | None = None) -> Report:
    """Write all sections for what a profile chooses; a section without evidence says what is missing and why."""
    material = gather(view, choice)
    citations = Citations(view, material.analyses.weights)
    sections = tuple(
        Section(number, title, tuple(write(material, citations)))
        for number, (title, write) in enumerate(zip(section_titles(), WRITERS, strict=True))
    )
    return renumbered(Report(f"{material.title}: context analysis", _numbered(sections), citations.references()))


def _numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with their figures numbered through."""
    number = count(1)
    return tuple(
        replace(
            section,
            blocks=tuple(
                replace(block, caption=f"Figure {next(number)}. {block.caption}")
                if isinstance(block, Figure)
                else block
                for block in section.blocks
            ),
        )
        for section in sections
    )
