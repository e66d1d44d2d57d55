"""The training loop: treebanks and names in turn, one optimiser, the learning rate falling to zero, twice."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from joint.batches import IGNORED, Batch, Labels, batches
from joint.corpora import Window, dressed, sentences_of
from joint.network import JointNetwork, Scores

AfterEpoch = Callable[[], object]
"""What is done after an epoch."""

WEIGHTS = {"xpos": 0.4, "upos": 0.3, "feats": 0.3, "start": 0.5}
NAMES = 1.5
FAR = -1e4


@dataclass(frozen=True, slots=True)
class Plan:
    """How to train.

    Attributes:
        epochs: How often everything is seen in whole windows, of several sentences where the corpus has them.
        short_epochs: How often thereafter, at `short_rate` of the rates, `split` of the windows as single sentences:
            titles and paragraphs of one sentence are read alone.
        names_seen: How often the name windows are seen for each time that the trees are.
        pieces: Word pieces in a batch.
        curly: Share of windows shown with curly quotes.
        shouted: Share of windows shown in capitals.
        frozen: Whether the encoder's word embeddings stay as they are, which saves a third of the time on a CPU.
    """

    epochs: int = 8
    short_epochs: int = 2
    short_rate: float = 0.35
    split: float = 0.6
    names_seen: int = 2
    pieces: int = 1600
    encoder_rate: float = 1.2e-4
    head_rate: float = 1.5e-3
    curly: float = 0.3
    shouted: float = 0.04
    frozen: bool = True
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Material:
    """Trees, a part of them with names, and windows with names alone; and the labels of all of them."""

    trees: Sequence[Window]
    names: Sequence[Window]
    labels: Labels

    @classmethod
    def of(cls, trees: Sequence[Window], names: Sequence[Window]) -> Material:
        """The material with its labels."""
        return cls(trees, names, Labels.of([*trees, *names]))


def train(
    network: JointNetwork, material: Material, plan: Plan, device: str, after_epoch: AfterEpoch, *, short: bool
) -> None:
    """Train a network on all windows; the same plan and machine give the same weights.

    Args:
        short: Whether these are the epochs of single sentences.
    """
    random.seed(plan.seed + short)
    torch.manual_seed(plan.seed + short)
    network.to(device).train()
    network.encoder.embeddings.word_embeddings.weight.requires_grad = not plan.frozen
    epochs, share = (plan.short_epochs, plan.short_rate) if short else (plan.epochs, 1.0)
    allowed = material.labels.allowed().to(device)
    optimiser = _optimiser(network, plan)
    rates = [share * group["lr"] for group in optimiser.param_groups]
    began = time.monotonic()
    for epoch in range(epochs):
        made = _epoch(material, plan, epoch, short=short)
        for number, batch in enumerate(made):
            done = (epoch + number / len(made)) / epochs
            factor = min(1.0, done * 25 + 0.02) * (1 - done)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * factor
            with torch.autocast(device, torch.bfloat16):
                loss = loss_of(network, _on(batch, device), allowed)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            if number % 50 == 0:
                spent = time.monotonic() - began
                print(f"epoch {epoch}, {100 * done:.0f} % done, loss {loss.item():.3f}, {spent:.0f} s", flush=True)
        after_epoch()
    network.eval()


def loss_of(network: JointNetwork, batch: Batch, allowed: Tensor) -> Tensor:
    """The weighted sum of the losses of the layers that the batch has; `allowed` is that of the labels."""
    scores = network(batch.pieces, batch.mask, batch.first, batch.shapes)
    parts = [
        weight * _entropy(getattr(scores, layer), target)
        for layer, weight in WEIGHTS.items()
        if (target := batch.targets[layer]) is not None
    ]
    if (names := batch.targets["names"]) is not None:
        parts.append(NAMES * names_loss(scores.names, names, allowed) / batch.words.sum())
    heads, relation = batch.targets["head"], batch.targets["relation"]
    if heads is not None and relation is not None:
        parts.append(_entropy(masked_arcs(scores, batch.words), heads))
        parts.append(_entropy(network.relation_scores(scores, heads.clamp(min=0)), relation))
    return torch.stack(parts).sum()


def names_loss(scores: Tensor, target: Tensor, allowed: Tensor) -> Tensor:
    """The summed surprise at what is given, where a label given leaves several of ours open (marginal likelihood)."""
    known = target != IGNORED
    chances = scores[known].float().log_softmax(-1)
    return -chances.masked_fill(~allowed[target[known]], FAR).logsumexp(-1).sum()


def masked_arcs(scores: Scores, words: Tensor) -> Tensor:
    """Arc scores with the padding out of reach; the root never is."""
    reachable = torch.cat([torch.ones_like(words[:, :1]), words], 1)
    return scores.arc.masked_fill(~reachable.unsqueeze(1), FAR)


def _entropy(scores: Tensor, target: Tensor) -> Tensor:
    return nn.functional.cross_entropy(scores.flatten(0, 1), target.flatten(), ignore_index=IGNORED)


def _epoch(material: Material, plan: Plan, epoch: int, *, short: bool) -> list[Batch]:
    chooser = random.Random(plan.seed * 1000 + 100 * short + epoch)
    made: list[Batch] = []
    for windows in (material.trees, *[material.names] * plan.names_seen):
        shown = [dressed(w, chooser, plan.curly, plan.shouted) for w in windows]
        if short:
            shown = [part for w in shown for part in (sentences_of(w) if chooser.random() < plan.split else [w])]
        made += batches(shown, material.labels, plan.pieces, chooser) if shown else ()
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
