"""Derive what is known beforehand of armed groups from the UCDP Actor Dataset.

    python training/armed_groups.py        $FAULTLINE_DATA/data/ucdp_actors → src/faultline/ontology/armed_groups.toml

Kept are formally organised groups (Org 1) with their names, former names, countries, and their ties to one another.
`names` tell that a group is meant wherever they stand: two words or more, or a single one that no word of English or
short acronym is likely to be; `short` names need more than themselves to tell a group. A few actors that UCDP codes as
one although two bodies stand behind it (APART) become two entries.
Source: UCDP Actor Dataset 22.1, Uppsala Conflict Data Program, CC BY 4.0.
"""

from __future__ import annotations

import csv
import json
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from faultline.resolution.countries import countries

DATA = Path(os.environ.get("FAULTLINE_DATA", "../shared"))
OUT = Path(__file__).parent.parent / "src" / "faultline" / "ontology" / "armed_groups.toml"

FIRST = ("NameOrig", "NameOrigFullEng", "NameOrigFull")
LATER = ("NewName", "NewNameFullEng", "NewNameFullMotherTongue")
TIES = {
    "split_from": "ActorIdPrev",
    "faction_of": "ActorIdSplitTemp",
    "allied_in": "ActorIdAlliance",
    "joined": "ActorIdGroup",
}
APART = frozenset({"223", "237", "265", "290", "505", "537", "554", "558", "743", "755", "1158", "4007", "6254"})
"""Here the later name is that of another body, which the first one founded, entered or was followed by."""

_NO_NAME = re.compile(
    r"government|republic of|faction|forces of|opposition|supporter|coalition|insurgent|civilian|student|residents"
    r"|military junta|n/a|unknown|[(/:,]| - | clan$|^and |party|parti |National Guard|Serbian|^the ",
    re.IGNORECASE,
)
_NO_GROUP = re.compile(
    r"government|faction|forces of|supporters? of|civilian|residents|n/a|unknown|[(:]", re.IGNORECASE
)
_ACRONYM = re.compile(r"^[A-Z][A-Za-z0-9]*(?:[-–/. ]{1,3}[A-Z0-9][A-Za-z0-9]*)*$")
_SAME = str.maketrans({"’": "'", "´": "'", '"': None, "\u200e": None, "ї": "ï"})
_LATIN = re.compile(r"^[\x20-\x7e\u00c0-\u024f\u1e00-\u1eff‘’–]+$")
_HEAD = """\
# The armed groups of the world, by their id in the UCDP Actor Dataset 22.1 (Uppsala Conflict Data Program, CC BY 4.0),
# from which training/armed_groups.py derives this file; "554-before" is what preceded 554 under another name and body.
#   names      names that tell wherever they stand that a group is meant, whichever the text means by it
#   short      acronyms and names that tell it only with something else that speaks for the group
#   former     those of its names which it gave up
#   countries  where it was active (ISO 3166-1 alpha-2)
#   split_from, faction_of, allied_in, joined, became: the groups it is tied to, and remains apart from
"""

Group = dict[str, str | list[str]]


def groups() -> dict[str, Group]:
    """All groups that have a name, by id, in the order of ids."""
    with (DATA / "data" / "ucdp_actors" / "ucdp-actor-221.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Org"] == "1"]
    found = {key: group for row in rows for key, group in _read(row) if group["names"] or group["short"]}
    for group in found.values():
        for tie in (*TIES, "became"):
            group[tie] = [other for other in group.get(tie, ()) if other in found]
    return dict(sorted(found.items(), key=lambda g: (int(g[0].split("-")[0]), g[0])))


def _read(row: Mapping[str, str]) -> Iterator[tuple[str, Group]]:
    """The group of a row; two of them where its first name was another body's."""
    key = row["ActorId"]
    first, later = _names(row, FIRST), _names(row, LATER)
    now = _unique(_plain(row["NameData"]), *later)
    where: Group = {"countries": sorted({code for code in map(_country, row["Location"].split(",")) if code})}
    ties: Group = {tie: _ids(row[column]) for tie, column in TIES.items()}
    if not later:
        yield key, _group(row, _unique(*now, *first), []) | where | ties
    elif key in APART:
        yield key, _group(row, now, []) | where | ties
        before = [name for name in first if name not in now]
        yield f"{key}-before", _group(row, before, []) | where | {"became": [key]}
    else:
        yield key, _group(row, _unique(*now, *first), _given_up(row)) | where | ties


def _group(row: Mapping[str, str], names: Iterable[str], former: list[str]) -> Group:
    given = [name for name in names if _LATIN.match(name)]
    telling = [name for name in given if is_telling(name)]
    short = [name for name in given if name not in telling and _is_short(name)]
    kept = {*telling, *short}
    return {
        "name": _called(row, [n for n in given if n not in former]),
        "names": telling,
        "short": short,
        "former": [n for n in former if n in kept],
    }


def _called(row: Mapping[str, str], names: list[str]) -> str:
    """How a map calls it: its usual name, or what its acronym stands for in English."""
    usual = _plain(row["NameData"]) if _plain(row["NameData"]) in names else next(iter(names), "")
    if " " in usual or not sum(c.isupper() for c in usual) > 1:
        return usual
    english = [_plain(n) for n in (row["NewNameFullEng"].split(",")[-1], row["NameOrigFullEng"])]
    long = next((n for n in english if n in names and is_telling(n) and _initials_fit(usual, n)), None)
    return long or next((n for n in english if n in names and len(n.split()) > 2), usual)


def _initials_fit(acronym: str, name: str) -> bool:
    return acronym[0].casefold() in {word[0].casefold() for word in name.split()}


def _given_up(row: Mapping[str, str]) -> list[str]:
    """The first names, and the later ones without the last, where the list of later ones tells them apart."""
    last = {_plain(row[column].split(",")[-1]) for column in LATER} | {_plain(row["NameData"])}
    return [name for name in _unique(*_names(row, FIRST), *_names(row, LATER)) if name not in last]


def _names(row: Mapping[str, str], columns: Iterable[str]) -> list[str]:
    return _unique(*(_plain(part) for column in columns for part in _parts(row[column], column in LATER)))


def _parts(text: str, is_list: bool) -> list[str]:
    return text.split(",") if is_list else [text]


def _unique(*names: str) -> list[str]:
    return [name for name in dict.fromkeys(names) if name and name.casefold() != "n/a"]


def _ids(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip() not in ("", "0")]


def _country(text: str) -> str | None:
    plain, _, former = text.strip().removesuffix(")").partition(" (")
    return countries().named(plain) or countries().named(former)


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name.replace("\\n", " ")).translate(_SAME).split()).strip(" .,")


def is_telling(name: str) -> bool:
    """Whether the name means a group wherever it stands."""
    if not name or _NO_NAME.search(name) or not name[0].isupper() or len(name) > 70:
        return False
    if " " in name or "-" in name:
        return sum(word[:1].isupper() for word in name.split()) >= 2 or (name.count("-") >= 1 and len(name) > 5)
    return len(name) >= (4 if name.isupper() else 6)


def _is_short(name: str) -> bool:
    if _NO_GROUP.search(name) or len(name) < 2 or not name.removeprefix("al-")[0].isupper():
        return False
    is_acronym = bool(_ACRONYM.match(name)) and sum(c.isupper() or c.isdigit() for c in name) > 1
    return is_acronym or len(name.split()) >= 3 or name.startswith("al-")


def main() -> None:
    lines = []
    for key, group in groups().items():
        told = ", ".join(
            f"{field} = {json.dumps(value, ensure_ascii=False)}" for field, value in group.items() if value
        )
        lines.append(f"{key} = {{ {told} }}\n")
    OUT.write_text(_HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
