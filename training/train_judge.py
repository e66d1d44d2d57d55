"""Train the judge of statements: `python training/train_judge.py` (reads $FAULTLINE_DATA, default ../shared).

Learns from the annotated documents for development and from the verdicts of the readings; prints what it is worth in a
cross-validation by document (of news, by topic), writes `src/faultline/extraction/models/judge.npz`. The half of the
annotations for testing is never read. The same data, versions and seed give the same judge.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from faultline.extraction.judging.judge import write_judge
from judging.examples import Example, annotated, read
from judging.fitting import Floats, area, cross_validated, figures, fit, judge_of, least_by_kind, matrix, vocabulary

HERE = Path(__file__).parent
DATA = Path(os.environ.get("FAULTLINE_DATA", "../shared"))
TARGET = HERE.parent / "src" / "faultline" / "extraction" / "models" / "judge.npz"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=TARGET)
    parser.add_argument("--seed", type=int, default=65)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    torch.set_num_threads(1)
    known, core = annotated(HERE / "annotations" / "statements", DATA)
    judged, lost = read(HERE / "readings", DATA)
    examples = [*known, *judged]
    print(f"{len(known)} candidates of annotated documents, {len(judged)} read; {lost} verdicts of none there is now")
    numbers = vocabulary(examples)
    given = matrix(examples, numbers)
    chances = cross_validated(examples, given, options.seed)
    least = least_by_kind(examples, chances)
    report(examples, chances, least, core)
    weights = fit(given, torch.tensor([float(e.is_right) for e in examples]))
    judge = judge_of(weights, numbers, least)
    write_judge(judge, options.out)
    print(f"{len(judge.weights)} signs of {len(numbers)} in {options.out}")


def report(examples: Sequence[Example], chances: Floats, least: dict[str, float], core: int) -> None:
    """Print areas, calibration, the thresholds, and what they and stricter ones give."""
    right = np.array([e.is_right for e in examples])
    for source in ("annotated", "read"):
        chosen = np.array([e.source == source for e in examples])
        print(f"area under the curve, {source}: {area(chances[chosen], right[chosen]):.3f}")
        for low in np.arange(0, 1, 0.1):
            inside = chosen & (chances >= low) & (chances < low + 0.1)
            if inside.sum() >= 10:
                print(f"  {low:.1f}-{low + 0.1:.1f}: {right[inside].mean():.2f} of {inside.sum()} are right")
    print("least probability by kind:", least)
    for name, limits in [("all", dict.fromkeys(least, 0.0)), ("by kind", least)] + [
        (f"{value:.1f}", dict.fromkeys(least, value)) for value in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)
    ]:
        recall, precision, strict = figures(examples, chances, limits, core)
        kept = np.mean([c >= limits[e.kind] for e, c in zip(examples, chances, strict=True) if e.source == "read"])
        harmonic = 2 * recall * precision / (recall + precision)
        print(
            f"{name:8} right recall {recall:.3f} precision {precision:.3f} F1 {harmonic:.3f}, "
            f"of those read {strict:.3f} right, {kept:.2f} kept"
        )


if __name__ == "__main__":
    main()
