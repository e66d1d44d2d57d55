"""Windows → tensors, in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from joint.corpora import MISSING, Window
from joint.network import encoder_folder
from joint.pieces import pieces_of

IGNORED = -100
"""The target of a word that is not learnt from."""

LAYERS = ("xpos", "upos", "feats", "coarse", "fine")


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of each layer, in the order of the network's outputs."""

    xpos: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    coarse: tuple[str, ...]
    fine: tuple[str, ...]
    relation: tuple[str, ...]

    @classmethod
    def of(cls, windows: Sequence[Window]) -> Labels:
        """All labels that occur, sorted; names have an I- for each B- and an O."""
        seen = {layer: {x for w in windows for x in getattr(w, layer)} for layer in (*LAYERS, "relations")}
        for layer in ("coarse", "fine"):
            kinds = {label[2:] for label in seen[layer] if label[:2] in ("B-", "I-")}
            seen[layer] = {"O"} | {f"{mark}-{kind}" for mark in "BI" for kind in kinds}
        return cls(*(tuple(sorted(seen[layer])) for layer in (*LAYERS, "relations")))

    def sizes(self) -> dict[str, int]:
        """How many labels each layer has."""
        return {layer: len(getattr(self, layer)) for layer in (*LAYERS, "relation")}


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of some windows; a target that no window of the batch has is None.

    Attributes:
        head: Index of the head plus one, 0 for a root.
    """

    pieces: Tensor
    mask: Tensor
    first: Tensor
    shapes: Tensor
    words: Tensor
    targets: dict[str, Tensor | None]


def batches(windows: Sequence[Window], labels: Labels, pieces: int, chooser: random.Random) -> Iterator[Batch]:
    """All windows once, in random order, about so many word pieces at a time."""
    encoded = sorted(
        ((window, pieces_of(window.words, encoder_folder() / "tokenizer.json")) for window in windows),
        key=lambda pair: len(pair[1].ids) + chooser.random() * 12,
    )
    groups: list[list[int]] = [[]]
    for index, (_, piece) in enumerate(encoded):
        if groups[-1] and (len(groups[-1]) + 1) * len(piece.ids) > pieces:
            groups.append([])
        groups[-1].append(index)
    chooser.shuffle(groups)
    for group in groups:
        yield _batch([encoded[i][0] for i in group], [encoded[i][1] for i in group], labels)


def _batch(windows: list[Window], pieces: list, labels: Labels) -> Batch:  # type: ignore[type-arg]
    width, length = max(len(w.words) for w in windows), max(len(p.ids) for p in pieces)
    words = torch.zeros(len(windows), width, dtype=torch.bool)
    for i, window in enumerate(windows):
        words[i, : len(window.words)] = True
    tables = {layer: {x: i for i, x in enumerate(getattr(labels, layer))} for layer in (*LAYERS, "relation")}
    targets: dict[str, Tensor | None] = {
        layer: _target(
            [
                [
                    tables[layer].get(x, IGNORED) if x != MISSING or layer == "feats" else IGNORED
                    for x in getattr(w, layer)
                ]
                for w in windows
            ],
            width,
        )
        for layer in LAYERS
    }
    targets["relation"] = _target([[tables["relation"].get(x, IGNORED) for x in w.relations] for w in windows], width)
    targets["head"] = _target([[h + 1 for h in w.heads] for w in windows], width)
    targets["start"] = _target([[int(s) for s in w.starts] for w in windows], width)
    return Batch(
        _padded([p.ids for p in pieces], length),
        _padded([[1] * len(p.ids) for p in pieces], length),
        _padded([p.first for p in pieces], width),
        _padded([p.shapes for p in pieces], width),
        words,
        targets,
    )


def _padded(rows: Sequence[Sequence[int]], width: int, fill: int = 0) -> Tensor:
    made = torch.full((len(rows), width), fill, dtype=torch.long)
    for i, row in enumerate(rows):
        made[i, : len(row)] = torch.tensor(list(row), dtype=torch.long)
    return made


def _target(rows: Sequence[Sequence[int]], width: int) -> Tensor | None:
    return _padded(rows, width, IGNORED) if any(rows) else None
