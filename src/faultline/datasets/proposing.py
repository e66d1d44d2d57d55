"""A table that no mapping fits → a mapping to finish: headings and cells tell what a column may be.

The guess is a start, never taken by itself: the user reads it, mends it, and saves it beside the table.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from faultline.datasets.country_codes import country_code
from faultline.datasets.dates import Order, read_date
from faultline.datasets.figures import read_coordinate, read_figure
from faultline.datasets.rows import column_key
from faultline.errors import UnreadableError

SAMPLE = 200
"""Rows that are looked at."""
_MOST_CODES = 12
_WORDS = {
    "lat": r"lat(itude)?|y",
    "lon": r"lon(gitude)?|lng|x",
    "end": r".*(end|until|to)_?(date|day)?|date_end",
    "start": r".*(date|day|month|year|ann[eé]e|jahr|año|time|period|as_of|start).*",
    "country": r".*(country|nation|iso2?3?|admin_?0|adm0).*",
    "place": r".*(place|location|town|village|city|site|admin\d?|adm\d|region|province|district).*",
    "recipient": r".*(recipient|target|victim|side_b|actor_?2|beneficiary|to_whom).*",
    "actor": r"(?!.*(country|location|place)).*"
    r"(actor|perpetrator|side_a|group|organi[sz]ation|agency|donor|who|subject|name).*",
    "killed": r".*(killed|dead|death|fatalit|mort).*",
    "injured": r".*(injur|wound).*",
    "value": r".*(value|figure|total|count|number|amount|montant|budget|people|persons|troops|quantity).*",
    "currency": r".*currency.*",
    "speaker": r".*(source|publisher|outlet|reporter).*",
    "row": r"(event_?|record_?|row_?)?id",
}


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column seems to hold.

    Attributes:
        name: In the mapping.
        holds: `date`, `coordinate`, `country`, `number`, `code` or `text`; `nothing` where the sample is blank.
        part: The part of a statement it would fill, None where its heading does not tell.
        shown: Some of its cells.
    """

    heading: str
    name: str
    holds: str
    part: str | None
    shown: tuple[str, ...]


def propose(headings: Sequence[str], rows: Sequence[Sequence[str]], name: str = "my_table") -> str:
    """A mapping for a table with these headings, as TOML with comments, that a user can finish.

    Args:
        rows: Some of its rows.
        name: What to call the table in evidence.
    """
    guesses = _guesses(headings, rows)
    chosen: dict[str, Guess] = {}
    for guess in guesses:
        if guess.part:
            chosen.setdefault(guess.part, guess)
    return "\n".join([*_head(name, guesses, chosen), *_columns(guesses), *_statement(chosen), ""])


def _guesses(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Guess]:
    named: set[str] = set()
    found = []
    for index, heading in enumerate(headings):
        if not heading.strip():
            continue
        cells = [cell for row in rows[:SAMPLE] if index < len(row) and (cell := row[index].strip())]
        holds = _holds(cells, column_key(heading))
        name = _bare(heading, index, named)
        named.add(name)
        shown = tuple(islice(dict.fromkeys(cells), _MOST_CODES))
        found.append(Guess(heading.strip(), name, holds, _part(column_key(heading), holds), shown))
    return found


def _bare(heading: str, index: int, taken: set[str]) -> str:
    """A name that TOML takes without quotation marks."""
    name = re.sub(r"[^a-z0-9]+", "_", _plain_letters(column_key(heading))).strip("_") or f"column_{index + 1}"
    return name if name not in taken else f"{name}_{index + 1}"


def _plain_letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _holds(cells: Sequence[str], key: str) -> str:
    if not cells:
        return "nothing"
    if re.fullmatch(_WORDS["lat"], key) or re.fullmatch(_WORDS["lon"], key):
        return "coordinate" if _most(cells, lambda cell: read_coordinate(cell, 180)) else "text"
    is_year = re.search("year|date|period|ann[eé]e|jahr|año", key) is not None
    if _most(cells, lambda cell: read_date(cell, Order.DAY_FIRST)) and (is_year or not all(map(str.isdecimal, cells))):
        return "date"
    if _most(cells, read_figure):
        return "number"
    if _most(cells, country_code):
        return "country"
    kinds = len(set(cells))
    return "code" if kinds <= _MOST_CODES and kinds * 3 <= len(cells) else "text"


def _most(cells: Sequence[str], read: Callable[[str], object]) -> bool:
    """Whether nine of ten cells can be read so: tables have remarks and second rows of headings."""
    return sum(_is_read(cell, read) for cell in cells) >= 0.9 * len(cells)


def _is_read(cell: str, read: Callable[[str], object]) -> bool:
    try:
        return read(cell) is not None
    except UnreadableError:
        return False


_FITTING = {
    "lat": {"coordinate"}, "lon": {"coordinate"}, "end": {"date"}, "start": {"date"}, "country": {"country"},
    "killed": {"number"}, "injured": {"number"}, "value": {"number"}, "currency": {"code", "text"},
    "row": {"number", "text"}, "place": {"text", "code", "country"}, "recipient": {"text", "code", "country"},
    "actor": {"text", "code", "country"}, "speaker": {"text", "code"},
}  # fmt: skip
"""What a column must hold to fill a part."""


def _part(key: str, holds: str) -> str | None:
    """The first part whose words the heading has and whose cells it holds."""
    return next((part for part, words in _WORDS.items() if holds in _FITTING[part] and re.fullmatch(words, key)), None)


def _head(name: str, guesses: Sequence[Guess], chosen: dict[str, Guess]) -> list[str]:
    needed = [guess.name for part in ("start", "actor", "killed", "value") if (guess := chosen.get(part))]
    lines = [
        "# A proposal, guessed from headings and cells: read it line by line and mend it. Save it beside the table, as",
        "# NAME.mapping.toml for NAME.csv, and build. docs/datasets.md describes the language.",
        f"name = {_text(name)}",
        'version = "1"',
        "# The columns by which the table is this one; each must be there.",
        f"required = {_list(needed or [guess.name for guess in guesses[:3]])}",
    ]
    if row := chosen.get("row"):
        lines += ["# The column with the record's own id.", f"row = {_text(row.name)}"]
    return [*lines, ""]


def _columns(guesses: Sequence[Guess]) -> list[str]:
    lines = ["# The names that the rules below use = the headings that the column may have.", "[columns]"]
    for guess in guesses:
        shown = "; ".join(cell[:30] for cell in guess.shown[: _MOST_CODES if guess.holds == "code" else 3])
        lines.append(f"{guess.name} = [{_text(guess.heading)}]  # {guess.holds}: {_plain(shown)}".rstrip(": "))
    return [*lines, ""]


def _statement(chosen: dict[str, Guess]) -> list[str]:
    """One statement a row: an event where somebody acts or is killed, else a quantity."""
    is_event = "value" not in chosen or bool({"killed", "injured", "recipient"} & set(chosen))
    lines = ["# What a row says; a row may say more: repeat this part.", "[[statements]]"]
    if is_event:
        lines += [
            'kind = "event"',
            "# One of ontology/events.toml; or { column = …, vocabulary, words = { CODE = TYPE } }.",
        ]
        lines += ['type = { default = "OTHER", vocabulary = "events" }']
    else:
        lines += [
            'kind = "quantity"',
            "# One of ontology/measures.toml.",
            'type = { default = "count", vocabulary = "measures" }',
        ]
    lines += _arguments(chosen, "actor" if is_event else "subject")
    if start := chosen.get("start"):
        end = f", end = {_text(chosen['end'].name)}" if "end" in chosen else ""
        lines.append(f"time = {{ start = {_text(start.name)}{end} }}")
    if place := chosen.get("place") or chosen.get("country"):
        located = "lat" in chosen and "lon" in chosen
        parts = [("country", "country"), *([("lat", "lat"), ("lon", "lon")] if located else [])]
        more = "".join(f", {key} = {_text(chosen[part].name)}" for key, part in parts if part in chosen)
        lines.append(f"place = {{ name = {_text(place.name)}{more} }}")
    return [*lines, *_figures(chosen, is_event=is_event)]


def _arguments(chosen: dict[str, Guess], first: str) -> list[str]:
    roles = [(first, "actor"), *([("recipient", "recipient")] if first == "actor" else [])]
    filled = [(role, chosen[part]) for role, part in roles if part in chosen]
    lines = [
        "# Who fills which role; type: armed_group, military, government, country, person … (docs/tables.md).",
        "arguments = [",
    ]
    lines += [
        f'    {{ role = "{role}", column = {_text(guess.name)}, type = "organisation" }},' for role, guess in filled
    ]
    return [*lines, "]"]


def _figures(chosen: dict[str, Guess], *, is_event: bool) -> list[str]:
    lines = []
    counts = [f"{part} = {{ best = {_text(chosen[part].name)} }}" for part in ("killed", "injured") if part in chosen]
    if is_event and counts:
        lines.append(f"counts = {{ {', '.join(counts)} }}")
    if not is_event:
        currency = f", currency = {{ column = {_text(chosen['currency'].name)} }}" if "currency" in chosen else ""
        lines.append(f"value = {{ best = {_text(chosen['value'].name)}{currency} }}")
    if speaker := chosen.get("speaker"):
        lines += ["# Whose words the row passes on; leave it out where the column names only the data set itself."]
        lines.append(f"speaker = {{ column = {_text(speaker.name)} }}")
    return lines


def _text(text: str) -> str:
    """The text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _plain(text: str) -> str:
    """The text as a comment can hold it: in one line, without control characters."""
    return "".join(c if c.isprintable() else " " for c in text)
