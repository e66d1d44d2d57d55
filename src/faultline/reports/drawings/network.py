"""The ties that sources tell between actors, on a circle."""

from __future__ import annotations

import math
from collections import Counter

from faultline.reports.drawings.svg import ACCENT, WIDTH, dot, figure, line, shortened, text
from faultline.reports.drawings.tied import bonds, key
from faultline.reports.elements import Figure
from faultline.reports.material import Material

MOST = 24
HEIGHT, RADIUS = 540, 190


def network(material: Material) -> Figure | None:
    """The actors with most ties and what ties them; None where fewer than three have a tie."""
    ties = bonds(material)
    degree = Counter(end for pair in ties for end in pair)
    chosen = sorted(degree, key=lambda e: (-degree[e], material.entities[e].name, e))[:MOST]
    if len(chosen) < 3:
        return None
    middle = HEIGHT / 2 + 14
    angle = {entity: 2 * math.pi * (n + 0.5) / len(chosen) - math.pi / 2 for n, entity in enumerate(chosen)}
    at = {e: (WIDTH / 2 + RADIUS * math.cos(a), middle + RADIUS * math.sin(a)) for e, a in angle.items()}
    pieces = key(14)
    for (one, other), bond in sorted(ties.items()):
        if one in at and other in at:
            colour, dash = bond.look
            pieces.append(line(*at[one], *at[other], colour, bond.width, dash))
    for entity in chosen:
        x, y = at[entity]
        is_right = math.cos(angle[entity]) >= 0
        pieces.append(dot(x, y, 4 + min(degree[entity], 8) * 0.7, ACCENT))
        name = shortened(material.entities[entity].name, 34)
        pieces.append(text(x + (13 if is_right else -13), y + 4, name, 11, "start" if is_right else "end"))
    more = f" {len(degree) - len(chosen)} actors with fewer ties are left out." if len(degree) > len(chosen) else ""
    caption = (
        f"Ties that sources tell as actual between {len(chosen)} actors.{more} A larger dot has more ties. Where an "
        "actor stands on the circle means nothing, and no line means that no source of this map tells of a tie."
    )
    return figure(caption, HEIGHT, pieces)
