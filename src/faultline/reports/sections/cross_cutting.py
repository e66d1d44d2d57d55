"""7. Cross-cutting issues, found by the words of the quotes."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from faultline.reports.citing import Citations
from faultline.reports.elements import Block, Heading, Points, note
from faultline.reports.material import Material

MOST = 15


def cross_cutting(material: Material, citations: Citations) -> list[Block]:
    """For each issue, the statements whose quotes use its words."""
    blocks: list[Block] = [note("Statements are listed under an issue when their quote uses one of its words.")]
    for title in material.choice.in_order(topics()):
        pattern = topics()[title]
        found = [s for s in material.statements if pattern.search(s.evidence.quote)]
        blocks.append(Heading(title))
        if found:
            blocks.append(Points(citations.findings(found, MOST)))
        else:
            blocks.append(note("No statement of this map speaks of it."))
    return blocks


@cache
def topics() -> dict[str, re.Pattern[str]]:
    """The words of each issue, by its title."""
    content = tomllib.loads((files("faultline.reports.sections") / "topics.toml").read_text(encoding="utf-8"))
    return {
        topic["title"]: re.compile(r"\b(?:" + "|".join(map(re.escape, topic["words"])) + ")", re.IGNORECASE)
        for topic in content["topic"]
    }
