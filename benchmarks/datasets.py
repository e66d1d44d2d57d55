"""How fast coded rows become statements: seconds for a million rows, and the memory it takes.

    python benchmarks/datasets.py [--rows 1000000] [--profile]

A table with the 49 columns of UCDP GED is made up, with as many actors, places and sources as such tables have, and
read through `datasets.read_sources`, the step that engines run, Arrow included.
"""

from __future__ import annotations

import argparse
import cProfile
import csv
import json
import pstats
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from faultline.datasets import read_sources
from faultline.tables.columns import to_batch
from faultline.tables.schemas import Source

COLUMNS = """
id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
source_article source_office source_date source_headline source_original where_prec where_coordinates where_description
adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start
date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
"""
ACTORS, PLACES, SOURCES = 1_500, 40_000, 3_000


def main() -> None:
    """Print one JSON object with the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--profile", action="store_true", help="show where the time goes instead")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        write_table(path, given.rows)
        if given.profile:
            profiler = cProfile.Profile()
            profiler.runcall(read, path)
            pstats.Stats(profiler).sort_stats("tottime").print_stats(40)
            return
        before, start, clock = peak_megabytes(), time.process_time(), time.perf_counter()
        statements = read(path)
        taken, waited = time.process_time() - start, time.perf_counter() - clock
    figures = {
        "rows": given.rows,
        "statements": statements,
        "seconds of processor for a million rows": round(taken / given.rows * 1e6, 1),
        "seconds for a million rows": round(waited / given.rows * 1e6, 1),
        "peak memory in MB": round(peak_megabytes()),
        "of it before reading": round(before),
    }
    print(json.dumps(figures))


def read(path: Path) -> int:
    """How many statements the table gives; each batch is dropped as soon as it is made."""
    batches = read_sources(iter([to_batch([Source(str(path), str(path))], Source)]))
    return sum(batch.column("statements").value_lengths().to_numpy().sum() for batch in batches).item()


def write_table(path: Path, rows: int) -> None:
    """A table of events that never were, the same for the same number of rows."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS.split())
        writer.writeheader()
        writer.writerows(events(rows))


def events(rows: int) -> Iterator[dict[str, object]]:
    """The rows, each under the names of its columns."""
    chance = random.Random(rows)
    for number in range(rows):
        actor, other, place = (int(chance.triangular(0, most, 0)) for most in (ACTORS, ACTORS, PLACES))
        first = date(1989, 1, 1) + timedelta(days=chance.randrange(13_000))
        killed, source = chance.randrange(12), f"Agency {int(chance.triangular(0, SOURCES, 0))}"
        lat, lon = (place * 0.0137) % 60 - 20, (place * 0.0291) % 100 - 20
        violence = chance.choices((1, 2, 3), (7, 1, 2))[0]
        yield {
            "id": number, "relid": f"AAA-{first.year}-{violence}-{actor}-{number}", "year": first.year,
            "active_year": 1, "code_status": "Clear", "type_of_violence": violence, "conflict_dset_id": actor,
            "conflict_new_id": actor,
            "conflict_name": f"Land {actor % 120}: Government", "dyad_dset_id": other, "dyad_new_id": other,
            "dyad_name": f"Force {actor} - Group {other}", "side_a_dset_id": actor, "side_a_new_id": actor,
            "side_a": f"Force {actor}", "side_b_dset_id": other, "side_b_new_id": 10_000 + other,
            "side_b": "Civilians" if violence == 3 else f"Group {other}", "number_of_sources": 1,
            "source_article": f"{source},{first},A headline of some length about event {number} and what came of it",
            "source_office": source, "source_date": first, "source_headline": f"A headline about event {number}",
            "source_original": f"Witness {source}; police", "where_prec": chance.choices((1, 2, 3, 4), (5, 3, 1, 1))[0],
            "where_coordinates": f"Place {place} village", "where_description": f"Place {place}, on the road north",
            "adm_1": f"Province {place % 700}", "adm_2": f"District {place % 5000}", "latitude": f"{lat:.6f}",
            "longitude": f"{lon:.6f}", "geom_wkt": f"POINT ({lon:.6f} {lat:.6f})", "priogrid_gid": place,
            "country": ("Mali", "Niger", "Chad", "Sudan", "DR Congo (Zaire)")[place % 5], "country_id": place % 5,
            "region": "Africa", "event_clarity": 1, "date_prec": 1, "date_start": first, "date_end": first,
            "deaths_a": 0, "deaths_b": killed, "deaths_civilians": 0, "deaths_unknown": 0, "best": killed,
            "high": killed + chance.randrange(3), "low": killed, "gwnoa": 432 if violence == 1 else "", "gwnob": "",
        }  # fmt: skip


def peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
