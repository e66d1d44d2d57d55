"""Who is told to be where in which sector."""

from __future__ import annotations

from faultline.reports.drawings.svg import ACCENT, LINE, SOFT, WIDTH, dot, figure, line, shortened, text
from faultline.reports.elements import Figure
from faultline.reports.material import Material

MOST_ROWS, MOST_ACTORS = 25, 12
LEFT, RIGHT, ROW = 290, 60, 20


def effort_matrix(material: Material) -> Figure | None:
    """A row a place and sector, a column an actor; None where no effort is told with its place."""
    found = material.analyses.found("efforts", "presence")[:MOST_ROWS]
    rows = [(f.title, [str(a) for a in names]) for f in found if isinstance(names := f.facts.get("actors"), list)]
    every = list(dict.fromkeys(actor for _, actors in rows for actor in actors))
    shown = sorted(every, key=lambda actor: (-sum(actor in actors for _, actors in rows), actor))[:MOST_ACTORS]
    if not rows or not shown:
        return None
    step = (WIDTH - LEFT - RIGHT) / len(shown)
    top = 16 * len(shown) + 14
    pieces = []
    for place, actor in enumerate(shown):
        x, y = LEFT + (place + 0.5) * step, 14.0 + 16 * place
        pieces.append(line(x, y + 4, x, top + ROW * len(rows), LINE))
        is_left = place < len(shown) / 2
        pieces.append(text(x + (4 if is_left else -4), y + 2, shortened(actor, 46), 11, "start" if is_left else "end"))
    for place, (title, actors) in enumerate(rows):
        y = top + (place + 0.5) * ROW
        pieces.append(line(LEFT, y, WIDTH - RIGHT, y, LINE))
        pieces.append(text(LEFT - 8, y + 4, shortened(title, 52), 11, "end"))
        pieces += [dot(LEFT + (n + 0.5) * step, y, 5, ACCENT) for n, actor in enumerate(shown) if actor in actors]
        if others := len(set(actors) - set(shown)):
            pieces.append(text(WIDTH - RIGHT + 6, y + 4, f"and {others} more", 10, "start", SOFT))
    more = (
        f" {len(every) - len(shown)} actors with fewer places are counted at the right."
        if len(every) > len(shown)
        else ""
    )
    caption = (
        f"Who is told to work where in which sector.{more} An empty field means that no source of this map tells of "
        "it, not that nothing is done; sizes of efforts are not shown."
    )
    return figure(caption, top + ROW * len(rows) + 10, pieces)
