"""The same measures of a peer: `python benchmarks/names_nomenklatura.py PAIRS.csv`, where nomenklatura is installed.

nomenklatura (MIT) compares persons and organisations for sanctions lists; it is measured beside us and used nowhere.
It needs an environment of its own (`pip install nomenklatura`). PAIRS.csv is what `benchmarks/names.py --pairs` writes.
Its matcher keeps what it read of an entity by the entity's id, so every entity here has its own, made once for a name.
"""

from __future__ import annotations

import csv
import json
import logging
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from followthemoney import model  # type: ignore[import-not-found]
from followthemoney.proxy import EntityProxy  # type: ignore[import-not-found]
from nomenklatura.matching.logic_v2.model import LogicV2  # type: ignore[import-not-found]

TABLE = Path(__file__).resolve().parent.parent / "tests" / "resolution" / "names.csv"
THRESHOLDS = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95)
MOST = 20_000
CONFIG = LogicV2.default_config()


def main() -> None:
    """Print one JSON object with the figures."""
    logging.disable(logging.CRITICAL)
    found = {"accuracy": accuracy(), "speed": speed(Path(sys.argv[1]))}
    print(json.dumps(found, indent=2))


@cache
def entity(name: str, group: str) -> EntityProxy:
    made = model.make_entity("Person" if group == "person" else "Organization")
    made.id = f"{group} {name}"
    made.add("name", name)
    return made


def score(a: str, b: str, group: str) -> float:
    return float(LogicV2.compare(entity(a, group), entity(b, group), CONFIG).score)


def accuracy() -> dict[str, dict[str, float]]:
    """F1 at its usual threshold (0.7) and at its best, on both halves of the table."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [r for r in csv.DictReader(file) if r["group"] in ("person", "organisation")]
    scores = [(r, score(r["a"], r["b"], r["group"])) for r in rows]
    found = {}
    for split in ("tune", "score"):
        for group in ("person", "organisation", ""):
            some = [(r, s) for r, s in scores if r["split"] == split and group in ("", r["group"])]
            f1s = {threshold: f1(some, threshold) for threshold in THRESHOLDS}
            best = max(f1s, key=lambda threshold: f1s[threshold])
            found[f"{split} {group or 'all'}"] = {"f1 at 0.7": f1s[0.7], "best f1": f1s[best], "at": best}
    return found


def f1(some: Sequence[tuple[dict[str, str], float]], threshold: float) -> float:
    hits = false = missed = 0
    for row, value in some:
        is_same = row["label"] in ("STRONG", "MEDIUM")
        says_same = value >= threshold
        hits += is_same and says_same
        false += says_same and not is_same
        missed += is_same and not says_same
    return round(2 * hits / max(1, 2 * hits + false + missed), 3)


def speed(path: Path) -> dict[str, dict[str, int]]:
    """Comparisons a second of entities that were made beforehand, in one pass over cold names and in a second one."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = {}
    for group in ("person", "organisation"):
        pairs = [r for r in rows if r["group"] == group]
        pairs = pairs[:: max(1, len(pairs) // MOST)]
        made = [(entity(r["a"], group), entity(r["b"], group)) for r in pairs]
        found[group] = {"pairs": len(made), "cold": passed(made), "again": passed(made)}
    return found


def passed(made: Sequence[tuple[EntityProxy, EntityProxy]]) -> int:
    start = time.process_time()
    for a, b in made:
        LogicV2.compare(a, b, CONFIG)
    return round(len(made) / (time.process_time() - start))


if __name__ == "__main__":
    main()
