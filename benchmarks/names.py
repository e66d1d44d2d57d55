"""How well and how fast names are compared: `python benchmarks/names.py [--pairs FILE]`.

Accuracy: F1 on `tests/resolution/names.csv` at the shipped threshold, on the half that rules were tuned on and on the
half that is only scored. Speed: comparisons a second on one core, of pairs of distinct names as blocking yields them,
each pair compared once and no result kept. The names are those of the table and, where FAULTLINE_DATA has it, of the
UCDP actor list; names of persons are multiplied by giving every given name other surnames of the table, with a fixed
seed.
`--pairs FILE` writes the pairs measured, for peers (`benchmarks/names_nomenklatura.py`).
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import random
import time
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from faultline.resolution import folding, organisation_names, persons, spelling
from faultline.resolution.blocking import CandidatePairs
from faultline.resolution.names import THRESHOLD, compare_names, compare_parsed, parse_name

TABLE = Path(__file__).resolve().parent.parent / "tests" / "resolution" / "names.csv"
ACTORS = "data/ucdp_actors/ucdp-actor-221.csv"
PERSONS = 20_000
PAIRS = 200_000
SEED = 6

Pair = tuple[str, str]


def main() -> None:
    """Print one JSON object with the figures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pairs", type=Path, help="write the pairs measured to this CSV file")
    chosen = arguments.parse_args()
    pairs = {"person": sampled(person_names(), "person"), "organisation": sampled(bodies(), "organisation")}
    if chosen.pairs:
        write_pairs(chosen.pairs, pairs)
    speed = {group: measured(some, group) for group, some in pairs.items()}
    print(json.dumps({"accuracy": accuracy(), "speed": speed}, indent=2))


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def accuracy() -> dict[str, dict[str, float]]:
    """Precision, recall and F1 by half and by class of names."""
    found: dict[str, dict[str, float]] = {}
    for split in ("tune", "score"):
        half = [r for r in rows() if r["split"] == split]
        for group in sorted({r["group"] for r in half}):
            found[f"{split} {group}"] = scored(r for r in half if r["group"] == group)
        found[f"{split} all"] = scored(half)
    return found


def scored(some: Iterable[dict[str, str]]) -> dict[str, float]:
    hits = false = missed = apart = 0
    for row in some:
        is_same = row["label"] in ("STRONG", "MEDIUM")
        says_same = compare_names(row["a"], row["b"], row["group"]).score >= THRESHOLD
        hits += is_same and says_same
        false += says_same and not is_same
        missed += is_same and not says_same
        apart += not is_same and not says_same
    return {
        "pairs": hits + false + missed + apart,
        "precision": round(hits / max(1, hits + false), 3),
        "recall": round(hits / max(1, hits + missed), 3),
        "f1": round(2 * hits / max(1, 2 * hits + false + missed), 3),
    }


def person_names() -> list[str]:
    """The table's persons, and their names with other surnames of the table."""
    known = sorted({r[side] for r in rows() for side in ("a", "b") if r["group"] == "person" and " " in r[side]})
    chance = random.Random(SEED)
    found = set(known)
    while len(found) < PERSONS:
        given, surname = chance.choice(known), chance.choice(known)
        found.add(f"{given.rsplit(' ', 1)[0]} {surname.rsplit(' ', 1)[1]}")
    return sorted(found)


def bodies() -> list[str]:
    """The table's organisations and the armed groups of UCDP under their names in all languages."""
    found = {r[side] for r in rows() for side in ("a", "b") if r["group"] == "organisation"}
    actors = Path(os.environ.get("FAULTLINE_DATA", "../shared")) / ACTORS
    if actors.exists():
        with actors.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                found |= {row[column].strip() for column in ("NameData", "NameOrigFull", "NameOrigFullEng")}
    return sorted(name for name in found if name and name.lower() != "n/a")


def sampled(some: Sequence[str], group: str) -> list[Pair]:
    """Pairs as blocking yields them, evenly drawn where there are more than PAIRS."""
    found = list(CandidatePairs({name: (parse_name(name, group),) for name in some}))
    return list(islice(found, 0, None, max(1, len(found) // PAIRS)))


def measured(pairs: Sequence[Pair], group: str) -> dict[str, float]:
    """Comparisons a second, with names read beforehand and from cold strings; CPU time of this process."""
    forget()
    start = time.process_time()
    texts = sorted({name for pair in pairs for name in pair})
    parsed = {text: parse_name(text, group) for text in texts}
    reading = time.process_time() - start
    ready = [(parsed[a], parsed[b]) for a, b in pairs]
    start = time.process_time()
    same = sum(compare_parsed(a, b).score >= THRESHOLD for a, b in ready)
    comparing = time.process_time() - start
    return {
        "names": len(texts),
        "pairs": len(pairs),
        "same": same,
        "names read a second": round(len(texts) / reading),
        "comparisons a second, names read beforehand": round(len(pairs) / comparing),
        "comparisons a second, reading included": round(len(pairs) / (reading + comparing)),
    }


def forget() -> None:
    """Empty what earlier readings of names kept."""
    kept = (persons.person_name, organisation_names.organisation_name, spelling.word, spelling.skeleton, folding.fold)
    for function in kept:
        function.cache_clear()


def write_pairs(path: Path, pairs: dict[str, list[Pair]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("group", "a", "b"))
        writer.writerows((group, *pair) for group, some in pairs.items() for pair in some)


if __name__ == "__main__":
    main()
