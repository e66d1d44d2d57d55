"""What was read of an activity, as the evidence of its statements: `name=value; …`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from faultline.datasets.iati.narratives import Narrative
from faultline.model.evidence import Evidence

TABLE = "iati"
EXTRACTOR = "table:iati@1"


@dataclass(slots=True)
class Quote:
    """The named values read so far, in order."""

    parts: list[str] = field(default_factory=list)

    def add(self, name: str, value: str | Iterable[str] | None) -> None:
        """One value, or several with commas between; nothing where there is none."""
        text = value if isinstance(value, str) else ", ".join(value or ())
        if text:
            self.parts.append(f"{name}={text}")

    def narrative(self, name: str, narrative: Narrative | None) -> None:
        """A text, and those in other languages under theirs."""
        if narrative:
            self.add(name, narrative.text)
            for language, text in narrative.others:
                self.add(f"{name}[{language or '?'}]", text)

    def more(self) -> Quote:
        """A copy to add to."""
        return Quote(list(self.parts))

    def evidence(self, document: str, row: str) -> Evidence:
        return Evidence(document, "; ".join(self.parts), EXTRACTOR, table=TABLE, row=row)
