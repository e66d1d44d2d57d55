"""The numbers under which private persons stand: the same person has the same one in every version of a map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256

_DIGITS = 5
"""Of a number; two persons whose numbers begin alike have more."""


def person_numbers(known_as: Mapping[str, str]) -> dict[str, str]:
    """ "Person 48213" for each person, by the id.

    A number is reckoned from an entity id alone, not from a rank, so that it stays when others come or go. It says
    nothing of who it is: an id is a hash of where a document names somebody.

    Args:
        known_as: For each person the id to reckon from: their own, or that which a newer version has for them.
    """
    numbers = {person: str(int(sha256(id.encode()).hexdigest(), 16)) for person, id in known_as.items()}
    length = _DIGITS
    most = len(set(numbers.values()))
    while len({number[:length] for number in numbers.values()}) < most:
        length += 1
    shared = Counter(number[:_DIGITS] for number in set(numbers.values()))
    return {
        person: f"Person {number[:_DIGITS] if shared[number[:_DIGITS]] == 1 else number[:length]}"
        for person, number in numbers.items()
    }
