"""`python -m benchmarks.torture`: all ordeals, each with what it proved, in one line; exit code 1 where one failed.

Options: `--short` for a tenth of it, `--only NAME …` for some ordeals, `--seed N` for other moments.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path

from benchmarks.torture import ordeals
from benchmarks.torture.arena import Arena, make_arena
from benchmarks.torture.redactions import kill_redactions

Ordeal = Callable[[Arena, random.Random, bool, int], str]

ORDEALS: dict[str, Ordeal] = {
    "kill-builds": lambda arena, chance, is_short, kills: ordeals.kill_builds(arena, kills, chance),
    "kill-writers": lambda arena, chance, is_short, kills: ordeals.kill_writers(arena, kills, chance),
    "kill-redactions": lambda arena, chance, is_short, kills: kill_redactions(arena, kills, chance),
    "two-builds": lambda arena, chance, is_short, kills: ordeals.build_twice_at_once(arena, 2 if is_short else 20),
    "serving": lambda arena, chance, is_short, kills: ordeals.build_while_serving(arena, 2 if is_short else 20),
    "crowd": lambda arena, chance, is_short, kills: ordeals.judge_in_a_crowd(arena, 10, 3 if is_short else 50),
    "full-disk": lambda arena, chance, is_short, kills: ordeals.fill_the_disk(arena, 3 if is_short else 40, chance),
    "permission": lambda arena, chance, is_short, kills: ordeals.take_permission_away(arena),
}


def main() -> int:
    """Run what was asked for; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.torture", description=(__doc__ or "").split(";")[0])
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--kills", type=int, help="of builds, writers and redactions each; 200, or 6 with --short")
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--only", nargs="+", choices=ORDEALS, default=list(ORDEALS))
    given = parser.parse_args()
    warnings.filterwarnings("ignore", message=".*multi-threaded, use of fork.*")
    kills = given.kills or (6 if given.short else 200)
    failed = 0
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        root = Path(folder)
        root.chmod(0o755)
        arena = make_arena(root / "arena")
        print(f"undisturbed: {arena.seconds:.2f} s and {arena.events} file operations for a build", flush=True)
        for name in given.only:
            failed += not _endure(name, arena, random.Random(given.seed), given.short, kills)
    return 1 if failed else 0


def _endure(name: str, arena: Arena, chance: random.Random, is_short: bool, kills: int) -> bool:
    """Run one ordeal; whether all was proved."""
    started = time.monotonic()
    try:
        told = ORDEALS[name](arena, chance, is_short, kills)
    except OSError as error:
        told = f"NOT DONE: {error}"
    except Exception:
        print(f"{name}: FAILED\n{traceback.format_exc()}", flush=True)
        return False
    print(f"{name}: {told} ({time.monotonic() - started:.0f} s)", flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
