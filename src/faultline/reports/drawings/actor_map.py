"""The actor map: those with most ties, on the side on which friendly and hostile ties put them, with what ties them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from faultline.model.entity import Entity, EntityType
from faultline.ontology.labels import plain
from faultline.reports.drawings.svg import SOFT, box, broken, course, figure, text
from faultline.reports.drawings.tied import Bond, bonds, key
from faultline.reports.elements import Figure
from faultline.reports.material import Material

PER_COLUMN = 7
WIDE, TALL, STEP, TOP = 196, 48, 68, 62
MIDDLES = (124, 400, 676)
LEAST_HELD = 0.5
"""Part of the samples of the sources in which two sides must hold for a reader to be shown them."""
_ARMED = frozenset((EntityType.ARMED_GROUP, EntityType.MILITARY))
_STATE = frozenset((EntityType.GOVERNMENT, EntityType.GOVERNMENT_BODY, EntityType.COUNTRY, EntityType.PARTY))

Columns = tuple[tuple[str, list[str]], ...]


def actor_map(material: Material) -> Figure | None:
    """Three columns of actors; None where fewer than three have a tie."""
    ties = bonds(material)
    degree = Counter(end for pair in ties for end in pair)
    for person in [e for e in degree if material.entities[e].type is EntityType.PERSON]:
        del degree[person]
    if len(degree) < 3:
        return None
    columns, told = _sides(material, degree) or _kinds(material, degree)
    shown = [(title, _foremost(some, degree, material)) for title, some in columns]
    at = {
        actor: (MIDDLES[n], TOP + (place + 0.5) * STEP)
        for n, (_, some) in enumerate(shown)
        for place, actor in enumerate(some)
    }
    height = TOP + STEP * max(len(some) for _, some in shown) + 4
    pieces = [*key(14)]
    pieces += [text(MIDDLES[n], TOP - 12, title, 12, "middle", SOFT) for n, (title, _) in enumerate(shown)]
    used: Counter[float] = Counter()
    for (a, b), bond in sorted(ties.items()):
        if a in at and b in at:
            pieces.append(_line(at[a], at[b], bond, used))
    for actor, (x, y) in at.items():
        pieces += _boxed(material.entities[actor], len(material.by_entity[actor]), x, y)
    left_out = len(degree) - len(at)
    more = f" {left_out} actors with fewer ties are left out." if left_out else ""
    caption = (
        f"Actors with most ties that sources tell as actual: {len(at)} of {len(degree)}.{more} {told} Persons are left "
        "out. A broken edge: spoken of in one document only. No line means that no source of this map tells of a tie."
    )
    return figure(caption, height, pieces)


def _sides(material: Material, degree: Counter[str]) -> tuple[Columns, str] | None:
    """The two camps with those in neither between them, and how far the division holds; None where there is none."""
    found = material.analyses.found("influence", "camps")
    if not found:
        return None
    facts, measured = found[0].facts, found[0].stability
    if measured is None or measured.share is None or measured.share < LEAST_HELD:
        return None
    entities, sizes = facts["entities"], facts["sizes"]
    if not isinstance(entities, list) or not isinstance(sizes, list):
        return None
    sides = [entities[: sizes[0]], entities[sizes[0] :]]
    between = [actor for actor in degree if actor not in set(entities)]
    told = (
        f"The sides are worked out from {facts['ties']} friendly and hostile ties, not declared by anybody: the "
        f"division leaves {facts['frustrated']} of them against it, and holds in {measured.share:.0%} of samples of "
        "the sources."
    )
    return (("One side", sides[0]), ("On neither side", between), ("The other side", sides[1])), told


def _kinds(material: Material, degree: Counter[str]) -> tuple[Columns, str]:
    """By sort of actor, where ties make no camps."""
    sorts: tuple[list[str], list[str], list[str]] = ([], [], [])
    for actor in degree:
        type = material.entities[actor].type
        sorts[0 if type in _STATE else 1 if type in _ARMED else 2].append(actor)
    told = (
        "They stand by their sort, since friendly and hostile ties make no two sides that hold in half of the samples."
    )
    return (("States and parties", sorts[0]), ("Armed forces and groups", sorts[1]), ("Others", sorts[2])), told


def _foremost(some: Sequence[str], degree: Counter[str], material: Material) -> list[str]:
    known = [actor for actor in some if degree[actor] and actor in material.by_entity]
    return sorted(known, key=lambda e: (-degree[e], material.entities[e].name, e))[:PER_COLUMN]


def _boxed(actor: Entity, statements: int, x: float, y: float) -> list[str]:
    lines = broken(actor.name, 32, 2)
    edge = "4 3" if len(actor.documents) == 1 else None
    top = y - 8 * (len(lines) - 1) / 2 - 6
    said = f"{plain(actor.type.value).lower()}, {statements:,}"
    return [
        box(x - WIDE / 2, y - TALL / 2, WIDE, TALL, edge),
        *(text(x, top + 12 * n + 3, words, 11, "middle") for n, words in enumerate(lines)),
        text(x, y + TALL / 2 - 6, said, 9, "middle", SOFT),
    ]


def _line(one: tuple[float, float], other: tuple[float, float], bond: Bond, used: Counter[float]) -> str:
    """From box to box: within a column round its side, from side to side through a gap between the boxes between.

    Args:
        used: How many lines run through each gap so far.
    """
    (x1, y1), (x2, y2) = sorted((one, other))
    colour, dash = bond.look
    if x1 == x2:
        out = -1 if x1 == MIDDLES[0] else 1
        edge, far = x1 + out * WIDE / 2, min(12 + abs(y2 - y1) * 0.12, 60 if x1 == MIDDLES[1] else 24)
        path = _path((edge, y1), (edge + out * far, y1), (edge + out * far, y2), (edge, y2))
    elif x2 - x1 < 2 * (MIDDLES[1] - MIDDLES[0]):
        start, end = x1 + WIDE / 2, x2 - WIDE / 2
        path = _path((start, y1), ((start + end) / 2, y1), ((start + end) / 2, y2), (end, y2))
    else:
        gap = TOP + STEP * max(1, round(((y1 + y2) / 2 - TOP) / STEP))
        lane = gap + (-1) ** used[gap] * 2.2 * ((used[gap] + 1) // 2)
        used[gap] += 1
        left, right = MIDDLES[1] - WIDE / 2 - 8, MIDDLES[1] + WIDE / 2 + 8
        start, end = x1 + WIDE / 2, x2 - WIDE / 2
        path = _path((start, y1), ((start + left) / 2, y1), ((start + left) / 2, lane), (left, lane))
        path += f"L{right:.1f} {lane:.1f}"
        path += _path((right, lane), ((right + end) / 2, lane), ((right + end) / 2, y2), (end, y2))
    return course(path, colour, bond.width, dash)


def _path(*points: tuple[float, float]) -> str:
    """A curve from the first point to the last, drawn to the two between."""
    start, *rest = (f"{x:.1f} {y:.1f}" for x, y in points)
    return f"M{start}C{' '.join(rest)}"
