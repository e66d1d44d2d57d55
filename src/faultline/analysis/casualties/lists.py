"""Lists of persons: who stands on which, counted by history; nothing of a single person is kept."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from faultline.errors import UsageError

FEWEST, MOST = 3, 5
"""Lists from which those on none can be estimated: with two, nothing tells whether they depend on one another."""
_YES, _NO = frozenset({"1", "1.0", "true", "yes", "y", "x"}), frozenset({"0", "0.0", "false", "no", "n", ""})
_COUNT = "count"
_CONTAINED_FROM = 10

History = tuple[int, ...]
"""1 or 0 for each list, in their order."""


@dataclass(frozen=True, slots=True)
class Lists:
    """How many persons have each history, those on no list left out.

    Attributes:
        unlisted_rows: Rows of the file that stand on none of the lists.
    """

    names: tuple[str, ...]
    histories: tuple[tuple[History, int], ...]
    unlisted_rows: int = 0

    @classmethod
    def of(cls, names: Sequence[str], counts: Mapping[History, int]) -> Lists:
        """Lists from the count of each history."""
        kept = {history: n for history, n in counts.items() if any(history) and n}
        nowhere = sum(n for history, n in counts.items() if not any(history))
        return cls(tuple(names), tuple(sorted(kept.items(), reverse=True)), nowhere)

    @property
    def recorded(self) -> int:
        """Persons on one list at least."""
        return sum(n for _, n in self.histories)

    def size(self, *places: int) -> int:
        """Persons on all of the lists at these places."""
        return sum(n for history, n in self.histories if all(history[p] for p in places))


def read_lists(path: Path, columns: Sequence[str] = ()) -> Lists:
    """The lists in a CSV file, a row a person, or a row a history where a column `count` says of how many.

    Args:
        columns: The columns that are lists; by default all that hold nothing but 0 and 1 (yes and no, x and blank).

    Raises:
        UsageError: A column is not there, or a cell of one is neither yes nor no.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows = list(reader)
            header = [name for name in reader.fieldnames or () if name]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path} cannot be read as a table of lists: {error}") from error
    missing = sorted(set(columns) - set(header))
    if missing:
        raise UsageError(f"{path} has no column {missing[0]!r}: it has {', '.join(header)}")
    names = tuple(columns) or tuple(name for name in header if _is_list(name, rows))
    counts: Counter[History] = Counter()
    for number, row in enumerate(rows, start=2):
        history = tuple(_standing(row.get(name), path, number, name) for name in names)
        counts[history] += _times(row, path, number) if _COUNT in header and _COUNT not in names else 1
    return Lists.of(names, counts)


def refusal(lists: Lists | None) -> str | None:
    """Why those on no list cannot be estimated; None where they can."""
    if lists is None:
        return "no lists of persons are given (--lists FILE.csv); what texts tell is no list of persons"
    places = range(len(lists.names))
    used = [p for p in places if lists.size(p)]
    if len(used) < FEWEST:
        given = f"{len(used)} list{'s' if len(used) != 1 else ''} with persons"
        return f"{given}: at least {FEWEST} independent ones are needed"
    if len(used) < len(lists.names):
        return f"nobody stands on the list {next(lists.names[p] for p in places if p not in used)}"
    if len(used) > MOST:
        return f"{len(used)} lists: with more than {MOST} the models are too many; join those of one origin"
    for a, b in combinations(used, 2):
        small, large = sorted((a, b), key=lambda p: (lists.size(p), p))
        if lists.size(small) >= _CONTAINED_FROM and lists.size(small) == lists.size(a, b):
            return (
                f"all of {lists.names[small]} stand on {lists.names[large]}: the one seems to be drawn from the other"
            )
    alone = [p for p in used if not any(lists.size(p, other) for other in used if other != p)]
    if alone:
        return f"nobody on {lists.names[alone[0]]} stands on another list: what does not overlap tells nothing"
    if len(_reached(lists, used)) < len(used):
        return "the lists fall into parts that do not overlap"
    return None


def _reached(lists: Lists, used: Sequence[int]) -> set[int]:
    """The lists that overlaps lead to from the first."""
    found = {used[0]}
    while more := {p for p in used if p not in found and any(lists.size(p, q) for q in found)}:
        found |= more
    return found


def _is_list(name: str, rows: Iterable[Mapping[str, str | None]]) -> bool:
    cells = {(row.get(name) or "").strip().casefold() for row in rows}
    return name != _COUNT and cells <= _YES | _NO and bool(cells & _YES)


def _standing(cell: str | None, path: Path, row: int, column: str) -> int:
    word = (cell or "").strip().casefold()
    if word not in _YES | _NO:
        raise UsageError(f"{path}, row {row}, column {column!r}: {cell!r} is neither yes nor no")
    return int(word in _YES)


def _times(row: Mapping[str, str | None], path: Path, number: int) -> int:
    cell = (row.get(_COUNT) or "").strip()
    if not cell.isdecimal():
        raise UsageError(f"{path}, row {number}: the count {cell!r} is no whole number")
    return int(cell)
