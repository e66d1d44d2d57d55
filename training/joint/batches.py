"""Windows → tensors, in batches of like length."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import torch
from torch import Tensor

from faultline.language.pieces import Pieces, Vocabulary
from joint.corpora import MISSING, Window
from joint.network import encoder_folder

IGNORED = -100
"""The target of a word that is not learnt from."""

LAYERS = ("xpos", "upos", "feats", "names")

OPEN_LABELS = {
    "PERSON": ("person",),
    "ORG": (
        "government",
        "government_body",
        "armed_group",
        "military",
        "international_organisation",
        "civil_organisation",
        "party",
        "company",
        "media",
        "organisation",
    ),
    "LOC": ("country", "place", "facility"),
    "NORP": ("demonym", "group"),
    "EVENT": ("named_event",),
    "WEAPON": ("goods", ""),
    "VEHICLE": ("goods", ""),
    "OTHER": ("", "demonym", "group", "agreement", "goods"),
}
"""What a label of the open corpora leaves open among our types; "" is no name. Any other label of theirs is no name."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of each layer, in the order of the network's outputs.

    Attributes:
        names: O, and B- and I- for each of our types.
        given: The labels of names in the material that stand for one of these: ours, and those of the open corpora.
    """

    xpos: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    names: tuple[str, ...]
    relation: tuple[str, ...]
    given: tuple[str, ...]

    @classmethod
    def of(cls, windows: Sequence[Window]) -> Labels:
        """All labels that occur, sorted."""
        seen = {layer: {x for w in windows for x in getattr(w, layer)} for layer in (*LAYERS, "relations")}
        types = {label[2:] for label in seen["names"] if label[:2] in ("B-", "I-") and label[2:].islower()}
        names = ["O", *(f"{mark}-{kind}" for kind in sorted(types) for mark in "BI")]
        tagged = (tuple(sorted(seen[layer])) for layer in ("xpos", "upos", "feats"))
        given = tuple(sorted(x for x in seen["names"] - {MISSING} if not _meanings(x).isdisjoint(names)))
        return cls(*tagged, tuple(names), tuple(sorted(seen["relations"])), given)

    def sizes(self) -> dict[str, int]:
        """How many labels each layer has."""
        return {layer: len(getattr(self, layer)) for layer in (*LAYERS, "relation")}

    def allowed(self) -> Tensor:
        """Which labels (given, names) of ours each given label may stand for, as a boolean tensor."""
        return torch.tensor([[name in _meanings(given) for name in self.names] for given in self.given])


def _meanings(given: str) -> set[str]:
    """The labels of ours that a given one may stand for."""
    mark, _, kind = given.partition("-")
    if kind.islower() or given == "O":
        return {given}
    marks = ("B", "I") if given == "OTHER" else (mark,)
    return {f"{m}-{ours}" if ours else "O" for m in marks for ours in OPEN_LABELS.get(kind or given, ("",))}


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
    vocabulary = _vocabulary()
    encoded = sorted(
        ((window, vocabulary.pieces_of(window.words)) for window in windows),
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


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary(encoder_folder() / "vocab.txt")


def _batch(windows: list[Window], pieces: list[Pieces], labels: Labels) -> Batch:
    width, length = max(len(w.words) for w in windows), max(len(p.ids) for p in pieces)
    words = torch.zeros(len(windows), width, dtype=torch.bool)
    for i, window in enumerate(windows):
        words[i, : len(window.words)] = True
    tables = {layer: {x: i for i, x in enumerate(getattr(labels, layer))} for layer in (*LAYERS, "relation")}
    tables["names"] = {x: i for i, x in enumerate(labels.given)}
    targets: dict[str, Tensor | None] = {
        layer: _target(
            [
                [
                    IGNORED if x == MISSING and layer != "feats" else tables[layer].get(x, IGNORED)
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
