"""The ties between actors that statements tell as actual, and how a line tells them apart in black and white too."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.analysis.ties import ties_of
from faultline.model.statement import Modality, Polarity
from faultline.reports.drawings.svg import SOFT, line, text
from faultline.reports.material import NOT_ACTING, Material

FRIENDLY, HOSTILE = "#2f7d4f", "#a02b20"


@dataclass(frozen=True, slots=True)
class Bond:
    """All ties of two actors: the signs that are told, and the documents that tell them."""

    signs: frozenset[int]
    documents: frozenset[str]

    @property
    def look(self) -> tuple[str, str | None]:
        """Colour and dashes: hostile unbroken, friendly in long strokes, both in strokes and points, neither dotted."""
        if {1, -1} <= self.signs:
            return HOSTILE, "9 3 2 3"
        if -1 in self.signs:
            return HOSTILE, None
        return (FRIENDLY, "8 4") if 1 in self.signs else (SOFT, "1.5 3")

    @property
    def width(self) -> float:
        """Wider where more documents tell it."""
        return round(0.9 + 0.5 * min(len(self.documents), 5), 1)


def bonds(material: Material) -> dict[tuple[str, str], Bond]:
    """By pair of entities, the lesser id first."""
    signs: dict[tuple[str, str], set[int]] = {}
    documents: dict[tuple[str, str], set[str]] = {}
    for statement in material.statements:
        if statement.modality is not Modality.ACTUAL or statement.polarity is not Polarity.AFFIRMED:
            continue
        for tie in ties_of(statement):
            ends = [material.entities.get(end) for end in (tie.source, tie.target)]
            if tie.source != tie.target and all(e and not e.residual and e.type not in NOT_ACTING for e in ends):
                pair = (min(tie.source, tie.target), max(tie.source, tie.target))
                signs.setdefault(pair, set()).add(tie.sign)
                documents.setdefault(pair, set()).add(statement.evidence.document)
    return {pair: Bond(frozenset(signs[pair]), frozenset(documents[pair])) for pair in signs}


def key(y: float) -> list[str]:
    """What the lines mean, in a row that begins at that height."""
    pieces, x = [], 14.0
    for signs, name in (({-1}, "hostile"), ({1}, "friendly"), ({1, -1}, "both are told"), ({0}, "neither")):
        colour, dash = Bond(frozenset(signs), frozenset()).look
        pieces += [line(x, y, x + 34, y, colour, 1.8, dash), text(x + 40, y + 4, name, 11, "start", SOFT)]
        x += 62 + 6.5 * len(name)
    return [*pieces, text(x, y + 4, "wider: told by more documents", 11, "start", SOFT)]
