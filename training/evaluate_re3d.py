"""re3d as it is annotated, in ConfliBERT's split: `python training/evaluate_re3d.py`, after `make train`.

The encoder that training left in its working folder learns re3d's own labels, which also mark mentions that are no
names ("the rebels"), on the 574 sentences of the split; F1 over exact spans and labels on its 200 test sentences stands
beside the .684 that ConfliBERT reports there (Hu et al. 2022). What is learnt is thrown away, since some of the
sentences forbid commercial use.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
from dataclasses import replace
from pathlib import Path

import torch

from faultline.language.decoding import NameDecoder, spans
from joint.batches import Labels, batches
from joint.corpora import MISSING, Window, names
from joint.network import JointNetwork
from joint.saving import saved
from joint.training import Material, Plan, train

DATA = Path(os.environ.get("FAULTLINE_DATA", "../shared")) / "training" / "data"
EPOCHS = 12


def windows(part: str) -> list[Window]:
    """The sentences of one part with re3d's labels as types of their own."""
    made = []
    for window in names(DATA / f"re3d_{part}.spacy"):
        labels = tuple("O" if x in ("OTHER", MISSING) else x[:2] + x[2:].lower() for x in window.names)
        made.append(replace(window, names=labels))
    return made


def score(network: JointNetwork, labels: Labels, test: list[Window]) -> float:
    """F1 in per cent over all names of the test windows."""
    decoder = NameDecoder(labels.names)
    same = given = wanted = 0
    for window in test:
        batch = next(batches([window], labels, 10_000, random.Random(0)))
        with torch.no_grad():
            scores = network(batch.pieces, batch.mask, batch.first, batch.shapes).names[0].numpy()
        ours, gold = set(decoder.names(scores)), set(spans(window.names))
        same, given, wanted = same + len(ours & gold), given + len(ours), wanted + len(gold)
    return 200 * same / (given + wanted)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "faultline-training")
    asked = parser.parse_args()
    learnt, _ = saved(asked.work / "epoch.pt")
    material = Material.of([], windows("train_native_all"))
    labels = material.labels
    network = JointNetwork(labels.sizes())
    network.encoder, network.shape = learnt.encoder, learnt.shape
    train(network, material, Plan(epochs=EPOCHS, names_seen=1, pieces=800), "cpu", lambda: None, short=False)
    print(f"re3d native, ConfliBERT's split: F1 {score(network, labels, windows('test_native')):.1f}")


if __name__ == "__main__":
    main()
