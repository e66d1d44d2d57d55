"""Derive the names of armed groups that are known beforehand from the UCDP Actor Dataset.

    python training/armed_groups.py        $FAULTLINE_DATA/data/ucdp_actors → src/faultline/ontology/armed_groups.toml

Kept are formally organised groups (Org 1): names of two words or more, and single ones that no word of English or short
acronym is likely to be. Source: UCDP Actor Dataset 22.1, Uppsala Conflict Data Program, CC BY 4.0.
"""

from __future__ import annotations

import csv
import os
import re
import unicodedata
from pathlib import Path

DATA = Path(os.environ.get("FAULTLINE_DATA", "../shared"))
OUT = Path(__file__).parent.parent / "src" / "faultline" / "ontology" / "armed_groups.toml"
_NAMES = ("NameData", "NameOrigFullEng", "NameOrig", "NameOrigFull", "NewName", "NewNameFullEng")
_NO_NAME = re.compile(
    r"government|republic of|faction|forces of|opposition|supporter|coalition|insurgent|civilian|student|residents"
    r"|military junta|n/a|unknown|[(/:,]| - | clan$|^and |party|parti |National Guard|Serbian|^the ",
    re.IGNORECASE,
)
_HEAD = """\
# Names of armed groups of the world, known before a text is read: each names a group, whichever the text means by it.
# Derived from the UCDP Actor Dataset 22.1 (Uppsala Conflict Data Program, CC BY 4.0) by training/armed_groups.py.
"""


def names() -> list[str]:
    """All names that are kept, in order."""
    with (DATA / "data" / "ucdp_actors" / "ucdp-actor-221.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Org"] == "1"]
    given = {_plain(row[column]) for row in rows for column in _NAMES}
    return sorted(name for name in given if _is_telling(name))


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", name).replace("’", "'").replace('"', "").strip(" .,")


def _is_telling(name: str) -> bool:
    if not name or _NO_NAME.search(name) or not name[0].isupper() or len(name) > 70:
        return False
    if " " in name or "-" in name:
        return sum(word[:1].isupper() for word in name.split()) >= 2 or (name.count("-") >= 1 and len(name) > 5)
    return len(name) >= (4 if name.isupper() else 6)


def main() -> None:
    lines = [f"    {name!r},\n" if "'" not in name else f'    "{name}",\n' for name in names()]
    OUT.write_text(_HEAD + "names = [\n" + "".join(lines) + "]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
