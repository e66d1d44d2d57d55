"""A network in training on disk: its weights and labels, to go on from or to export."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import torch

from joint.batches import Labels
from joint.network import JointNetwork


def save(network: JointNetwork, labels: Labels, path: Path) -> None:
    """Write both into one file."""
    torch.save({"weights": network.state_dict(), "labels": asdict(labels)}, path)


def saved(path: Path) -> tuple[JointNetwork, Labels]:
    """What `save` wrote."""
    if not path.is_file():
        raise SystemExit(f"{path} is not there: run `make train` first")
    content = torch.load(path, map_location="cpu")
    labels = Labels(**content["labels"])
    network = JointNetwork(labels.sizes())
    network.load_state_dict(content["weights"])
    return network, labels
