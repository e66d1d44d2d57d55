"""Events against MUC-4, role by role: `python training/evaluate_muc.py [--part train --first 200] [--misses]`.

Every document is read as a build reads it; its events become incidents of MUC-4's six types by their type and mode, and
their actors and recipients fill its roles by what they are. A filler counts where it is a mention of an annotated
entity, without article and count ("exact"), or has the same head word ("head"). Instruments are left out: the map
does not keep them. The texts are in small letters, which no reader of ours is made for.
"""

from __future__ import annotations

import argparse
import json
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from faultline.evaluation.likeness import plain_name
from faultline.extraction import extract
from faultline.extraction.wordlists import agents
from faultline.language.analysing import analyse
from faultline.model.document import Document, Passage, Role
from faultline.model.entity import EntityType
from faultline.model.statement import Polarity, Statement
from faultline.tables.schemas import Named

DATA = Path(os.environ.get("FAULTLINE_DATA", "../shared"))
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim")
TYPES = {"abduct": "kidnapping", "explosives": "bombing", "suicide-attack": "bombing", "arson": "arson"}
"""Incident types by mode; every other ASSAULT is an attack."""
BODIES = frozenset(EntityType) - {EntityType.PERSON, EntityType.GROUP, EntityType.PLACE, EntityType.FACILITY}
THINGS = (EntityType.PLACE, EntityType.FACILITY, EntityType.COUNTRY, EntityType.COMPANY)
LEAD = re.compile(r"^(?:(?:the|a|an|some|at least|about|another|his|her|their|its|\d+|one|two|three|four|five|six) )+")
Fillers = Mapping[str, frozenset[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="dev", choices=("dev", "train"))
    parser.add_argument("--first", type=int, help="only so many documents")
    parser.add_argument("--misses", action="store_true", help="print what was wanted and what was found")
    options = parser.parse_args()
    lines = (DATA / "text" / "muc4" / f"{options.part}.json").read_text(encoding="utf-8").splitlines()
    counts: Counter[tuple[str, str]] = Counter()
    for line in lines[: options.first]:
        row = json.loads(line)
        wanted, found = _wanted(row["templates"]), _found(row["docid"], row["doctext"])
        for role in (*ROLES, "incident"):
            counts += _compared(role, wanted.get(role, []), found.get(role, frozenset()))
        if options.misses:
            print(json.dumps({"document": row["docid"], "wanted": _shown(wanted), "found": _shown(found)}))
    for role in ("incident", *ROLES):
        print(f"{role:10} exact {_figures(counts, role, 'exact')}   head {_figures(counts, role, 'head')}")
    for match in ("exact", "head"):
        totals = Counter({("all", k): sum(counts[role, k] for role in ROLES) for k in ("wanted", "found", match)})
        print(f"all roles  {match} {_figures(totals, 'all', match)}")


def _wanted(templates: Iterable[Mapping[str, Any]]) -> dict[str, list[frozenset[str]]]:
    """Each entity of each role as the set of its mentions, and each type of incident."""
    wanted: dict[str, list[frozenset[str]]] = {}
    for template in templates:
        kind = template["incident_type"].split(" / ")[0]
        entities = [(role, frozenset(_bare(m[0]) for m in e)) for role in ROLES for e in template[role]]
        for role, mentions in (("incident", frozenset({kind})), *entities):
            if mentions not in wanted.setdefault(role, []):
                wanted[role].append(mentions)
    return wanted


def _found(name: str, text: str) -> Fillers:
    passage = Passage(0, len(text), Role.BODY)
    document = Document(id=name, path=name, format="text", text=text, language="en", passages=(passage,))
    extracted = extract(document, analyse(document))
    types = {m.chain: m.type for m in reversed(extracted.mentions)}
    filled: dict[str, set[str]] = {}
    for statement in extracted.statements:
        for role, filler in _fillers(statement, types, extracted.mentions):
            filled.setdefault(role, set()).add(filler)
    return {role: frozenset(fillers) for role, fillers in filled.items()}


def _fillers(
    statement: Statement, types: Mapping[int, EntityType], mentions: Iterable[Named]
) -> Iterator[tuple[str, str]]:
    if statement.type != "ASSAULT" or statement.polarity is Polarity.DENIED:
        return
    yield "incident", TYPES.get(statement.mode or "", "attack")
    for argument in statement.arguments:
        kind = types.get(argument.chain) if argument.chain is not None else None
        named = [m.text for m in mentions if m.chain == argument.chain and m.form.value in ("name", "acronym")]
        text = _bare(named[0] if named and argument.chain is not None else argument.text)
        if argument.role == "actor":
            yield ("PerpOrg" if kind in BODIES and named else "PerpInd"), text
        else:
            yield ("Target" if kind in THINGS or (kind is None and not _is_people(text)) else "Victim"), text


def _is_people(text: str) -> bool:
    head = text.split()[-1] if text else ""
    return bool({head, head.removesuffix("s"), head.removesuffix("es"), head.removesuffix("men") + "man"} & agents())


def _bare(text: str) -> str:
    return LEAD.sub("", plain_name(text))


def _compared(role: str, wanted: list[frozenset[str]], found: frozenset[str]) -> Counter[tuple[str, str]]:
    heads = {f.split()[-1] for f in found if f}
    exact = sum(bool(w & found) for w in wanted)
    near = sum(any(m.split()[-1] in heads for m in w if m) for w in wanted)
    return Counter(
        {(role, "wanted"): len(wanted), (role, "found"): len(found), (role, "exact"): exact, (role, "head"): near}
    )


def _figures(counts: Counter[tuple[str, str]], role: str, match: str) -> str:
    wanted, found, same = (counts[role, k] for k in ("wanted", "found", match))
    precision, recall = same / max(1, found), same / max(1, wanted)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {100 * precision:5.1f} R {100 * recall:5.1f} F1 {100 * f1:5.1f} ({same} of {wanted}, {found} found)"


def _shown(fillers: Mapping[str, Iterable[Any]]) -> dict[str, list[Any]]:
    return {r: sorted(sorted(x) if isinstance(x, frozenset) else x for x in v) for r, v in sorted(fillers.items())}


if __name__ == "__main__":
    main()
