"""The ties that sources tell between actors, on a circle."""

from __future__ import annotations

import math
from collections import Counter

from faultline.analysis.ties import ties_of
from faultline.model.statement import Modality, Polarity
from faultline.reports.drawings.svg import ACCENT, SOFT, WIDTH, dot, figure, line, shortened, text
from faultline.reports.elements import Figure
from faultline.reports.material import NOT_ACTING, Material

MOST = 24
HEIGHT, RADIUS = 520, 190
FRIENDLY, HOSTILE = "#2f7d4f", "#b3372b"


def network(material: Material) -> Figure | None:
    """The actors with most ties and what ties them; None where fewer than three have a tie."""
    ties = _ties(material)
    degree = Counter(end for pair in ties for end in pair)
    chosen = sorted(degree, key=lambda e: (-degree[e], material.entities[e].name, e))[:MOST]
    if len(chosen) < 3:
        return None
    angle = {entity: 2 * math.pi * (n + 0.5) / len(chosen) - math.pi / 2 for n, entity in enumerate(chosen)}
    at = {e: (WIDTH / 2 + RADIUS * math.cos(a), HEIGHT / 2 + RADIUS * math.sin(a)) for e, a in angle.items()}
    pieces = []
    for (one, other), signs in sorted(ties.items()):
        if one in at and other in at:
            colour = HOSTILE if -1 in signs else FRIENDLY if 1 in signs else SOFT
            dash = "6 3" if {1, -1} <= signs else None
            pieces.append(line(*at[one], *at[other], colour, 1.4, dash))
    for entity in chosen:
        x, y = at[entity]
        is_right = math.cos(angle[entity]) >= 0
        pieces.append(dot(x, y, 4 + min(degree[entity], 8) * 0.7, ACCENT))
        name = shortened(material.entities[entity].name, 30)
        pieces.append(text(x + (13 if is_right else -13), y + 4, name, 11, "start" if is_right else "end"))
    pieces += _key()
    more = f" {len(degree) - len(chosen)} actors with fewer ties are left out." if len(degree) > len(chosen) else ""
    caption = (
        f"Ties that sources tell as actual between {len(chosen)} actors.{more} Red: hostile; green: friendly; grey: "
        "neither; broken: both are told. Where an actor stands on the circle means nothing, and no line means that no "
        "source of this map tells of a tie."
    )
    return figure(caption, HEIGHT, pieces)


def _ties(material: Material) -> dict[tuple[str, str], set[int]]:
    found: dict[tuple[str, str], set[int]] = {}
    for statement in material.statements:
        if statement.modality is not Modality.ACTUAL or statement.polarity is not Polarity.AFFIRMED:
            continue
        for tie in ties_of(statement):
            ends = [material.entities.get(end) for end in (tie.source, tie.target)]
            if tie.source != tie.target and all(e and not e.residual and e.type not in NOT_ACTING for e in ends):
                pair = (min(tie.source, tie.target), max(tie.source, tie.target))
                found.setdefault(pair, set()).add(tie.sign)
    return found


def _key() -> list[str]:
    pieces = []
    for place, (colour, name) in enumerate(((HOSTILE, "hostile"), (FRIENDLY, "friendly"), (SOFT, "neither"))):
        pieces.append(line(14, 18 + 14 * place, 38, 18 + 14 * place, colour, 2))
        pieces.append(text(44, 22 + 14 * place, name, 11, "start", SOFT))
    return pieces
