"""`python -m benchmarks.fuzz --seconds 60`: each target for so long; exit code 1 where one failed.

What fails is kept in `tests/hostile/corpus/<target>`, where every test run reads it again. Options: `--only NAME …`.
It needs Atheris (`pip install atheris`), which has wheels for Linux.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from fuzz_targets import CORPUS, TARGETS  # noqa: E402  (the tests are no package)


def main() -> int:
    """Run what was asked for; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.fuzz", description=(__doc__ or "").split(";")[0])
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--only", nargs="+", choices=TARGETS, default=list(TARGETS))
    asked = parser.parse_args()
    failed = [name for name in asked.only if not _fuzz(name, asked.seconds)]
    print(f"failed: {', '.join(failed)}" if failed else f"{len(asked.only)} targets, none failed")
    return 1 if failed else 0


def _fuzz(name: str, seconds: int) -> bool:
    """One target in a process of its own, for a crash ends it; whether it held."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as made:
        corpus = Path(made) / "corpus"
        corpus.mkdir()
        for number, seed in enumerate(TARGETS[name].seeds):
            (corpus / f"seed-{number}").write_bytes(seed)
        found = CORPUS / name
        command = [sys.executable, "-m", "benchmarks.fuzz.target", name, str(corpus)]
        limits = ["-timeout=60", "-rss_limit_mb=4000", "-max_len=65536", f"-max_total_time={seconds}"]
        done = subprocess.run(
            [*command, *limits, f"-artifact_prefix={made}/"], cwd=ROOT, capture_output=True, text=True, errors="replace"
        )
        told = [line for line in done.stderr.splitlines() if line.startswith(("#", "Done", "==")) or "Error" in line]
        print(f"{name}: {told[-1] if told else 'nothing was told'}", flush=True)
        if done.returncode == 0:
            return True
        for file in Path(made).glob("*-*"):
            if file.is_file():
                found.mkdir(parents=True, exist_ok=True)
                (found / file.name).write_bytes(file.read_bytes())
                print(f"  kept as {found / file.name}")
        print("\n".join(done.stderr.splitlines()[-40:]), file=sys.stderr)
        return False


if __name__ == "__main__":
    sys.exit(main())
