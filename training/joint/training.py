"""The training loop: treebanks and names in turn, one optimiser, the learning rate falling to zero."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from joint.batches import IGNORED, Batch, Labels, batches
from joint.corpora import Window, curled
from joint.network import JointNetwork, Scores

WEIGHTS = {"xpos": 0.4, "upos": 0.3, "feats": 0.3, "start": 0.5, "coarse": 1.0, "fine": 1.0}
FAR = -1e4


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train.

    Attributes:
        names_twice: How often the name windows are seen for each time that the trees are.
        pieces: Word pieces in a batch.
        frozen: Whether the encoder's word embeddings stay as they are, which saves a third of the time on a CPU.
    """

    epochs: int = 8
    names_twice: int = 2
    pieces: int = 1600
    encoder_rate: float = 1.2e-4
    head_rate: float = 1.5e-3
    curled: float = 0.3
    frozen: bool = True
    seed: int = 0
    seconds: float = float("inf")


def train(trees: Sequence[Window], names: Sequence[Window], plan: Plan, device: str) -> tuple[JointNetwork, Labels]:
    """A network trained on all windows; the same plan and machine give the same weights."""
    random.seed(plan.seed)
    torch.manual_seed(plan.seed)
    labels = Labels.of([*trees, *names])
    network = JointNetwork(labels.sizes()).to(device)
    network.encoder.embeddings.word_embeddings.weight.requires_grad = not plan.frozen
    optimiser = _optimiser(network, plan)
    rates = [group["lr"] for group in optimiser.param_groups]
    began, total, seen = time.monotonic(), plan.epochs * (len(trees) + plan.names_twice * len(names)), 0
    network.train()
    for epoch in range(plan.epochs):
        for number, batch in enumerate(_epoch(trees, names, labels, plan, epoch)):
            done = max(seen / total, (time.monotonic() - began) / plan.seconds)
            factor = min(1.0, done * 25 + 0.02) * max(0.0, 1 - done)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * factor
            loss = loss_of(network, _on(batch, device))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            seen += batch.words.size(0)
            if number % 100 == 0:
                print(
                    f"epoch {epoch} batch {number} loss {loss.item():.3f} {time.monotonic() - began:.0f} s", flush=True
                )
            if done >= 1:
                return network.eval(), labels
    return network.eval(), labels


def loss_of(network: JointNetwork, batch: Batch) -> Tensor:
    """The weighted sum of the losses of the layers that the batch has."""
    scores = network(batch.pieces, batch.mask, batch.first, batch.shapes)
    parts = [
        weight * _entropy(getattr(scores, layer), target)
        for layer, weight in WEIGHTS.items()
        if (target := batch.targets[layer]) is not None
    ]
    heads, relation = batch.targets["head"], batch.targets["relation"]
    if heads is not None and relation is not None:
        parts.append(_entropy(masked_arcs(scores, batch.words), heads))
        parts.append(_entropy(network.relation_scores(scores, heads.clamp(min=0)), relation))
    return torch.stack(parts).sum()


def masked_arcs(scores: Scores, words: Tensor) -> Tensor:
    """Arc scores with the padding out of reach; the root never is."""
    reachable = torch.cat([torch.ones_like(words[:, :1]), words], 1)
    return scores.arc.masked_fill(~reachable.unsqueeze(1), FAR)


def _entropy(scores: Tensor, target: Tensor) -> Tensor:
    return nn.functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORED)


def _epoch(trees: Sequence[Window], names: Sequence[Window], labels: Labels, plan: Plan, epoch: int) -> list[Batch]:
    chooser = random.Random(plan.seed * 1000 + epoch)
    made = list(batches([curled(w, chooser, plan.curled) for w in trees], labels, plan.pieces, chooser))
    for _ in range(plan.names_twice):
        coarse = [curled(w, chooser, plan.curled) for w in names if not w.fine]
        fine = [curled(w, chooser, plan.curled) for w in names if w.fine]
        made += [b for part in (coarse, fine) if part for b in batches(part, labels, plan.pieces, chooser)]
    chooser.shuffle(made)
    return made


def _optimiser(network: JointNetwork, plan: Plan) -> torch.optim.AdamW:
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    inner = {id(p) for p in network.encoder.parameters()}
    heads = [p for p in network.parameters() if id(p) not in inner]
    groups = [{"params": encoder, "lr": plan.encoder_rate}, {"params": heads, "lr": plan.head_rate}]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def _on(batch: Batch, device: str) -> Batch:
    targets = {layer: None if t is None else t.to(device) for layer, t in batch.targets.items()}
    return Batch(
        batch.pieces.to(device),
        batch.mask.to(device),
        batch.first.to(device),
        batch.shapes.to(device),
        batch.words.to(device),
        targets,
    )
