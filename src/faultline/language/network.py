"""The trained network at work: windows of words → tags, scores of boundaries, arcs and names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from faultline.errors import FaultlineError
from faultline.language.decoding import Floats, NameDecoder
from faultline.language.pieces import Pieces, Vocabulary

_BATCH = 2_000
"""Pieces that are read at once, padding counted."""
_OUTPUTS = ("xpos", "upos", "feats", "start", "names", "arc", "dependent", "governor")


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of each layer in the order of the network's outputs; training writes them beside it."""

    xpos: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    names: tuple[str, ...]
    relation: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the network says of a window of W words.

    Attributes:
        start: Log odds (W,) that a sentence begins at the word.
        names: Names (first, stop, type).
        arc: Scores (W, 1 + W) of heads; column 0 is the root.
        dependent: Vectors (W, R) for the relation to the head.
        governor: The same (1 + W, R) for heads.
    """

    xpos: tuple[str, ...]
    upos: tuple[str, ...]
    feats: tuple[str, ...]
    start: Floats
    names: tuple[tuple[int, int, str], ...]
    arc: Floats
    dependent: Floats
    governor: Floats


class Network:
    """An exported network in a folder: `network.onnx`, `relation.npy`, `labels.json`, `vocabulary.txt`.

    Raises:
        FaultlineError: The folder does not have them.
    """

    def __init__(self, folder: Path) -> None:
        from onnxruntime import InferenceSession, SessionOptions

        if not (folder / "network.onnx").is_file():
            raise FaultlineError(
                f"the language model is not at {folder}: install the package whole, or run `make train`"
            )
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = InferenceSession(folder / "network.onnx", options, providers=["CPUExecutionProvider"])
        made = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.labels = Labels(**{layer: tuple(made[layer]) for layer in Labels.__slots__})
        self.vocabulary = Vocabulary(folder / "vocabulary.txt")
        self._names = NameDecoder(self.labels.names)
        relation = np.load(folder / "relation.npy").astype(np.float32).transpose(1, 0, 2)
        self._relation = np.ascontiguousarray(relation.reshape(len(relation), -1))
        self._root = self.labels.relation.index("root")

    def read(self, windows: Sequence[Sequence[str]]) -> list[Reading]:
        """A reading of each window, in order; windows of like length are read together."""
        pieces = [self.vocabulary.pieces_of(window) for window in windows]
        readings: dict[int, Reading] = {}
        for group in _groups([len(p.ids) for p in pieces]):
            readings.update(zip(group, self._read([pieces[i] for i in group]), strict=True))
        return [readings[i] for i in range(len(windows))]

    def relations(self, reading: Reading, heads: Sequence[int]) -> list[str]:
        """The relation of each word of a window to its head (an index into the window, -1 for the root)."""
        governors = reading.governor[np.array(heads) + 1]
        held = (reading.dependent @ self._relation).reshape(len(heads), len(self.labels.relation), -1)
        scores = np.einsum("wrj,wj->wr", held, governors)
        scores[:, self._root] = -np.inf
        chosen = scores.argmax(1)
        return ["root" if head < 0 else self.labels.relation[k] for head, k in zip(heads, chosen, strict=True)]

    def _read(self, pieces: Sequence[Pieces]) -> Iterator[Reading]:
        length, width = max(len(p.ids) for p in pieces), max(len(p.first) for p in pieces)
        given = {
            "pieces": _padded([p.ids for p in pieces], length),
            "mask": _padded([(1,) * len(p.ids) for p in pieces], length),
            "first": _padded([p.first for p in pieces], width),
            "shapes": _padded([p.shapes for p in pieces], width),
        }
        made = dict(zip(_OUTPUTS, self._session.run(list(_OUTPUTS), given), strict=True))
        tags = {layer: made[layer].argmax(-1) for layer in ("xpos", "upos", "feats")}
        starts = made["start"][..., 1] - made["start"][..., 0]
        for i, one in enumerate(pieces):
            size = len(one.first)
            yield Reading(
                tuple(self.labels.xpos[k] for k in tags["xpos"][i, :size]),
                tuple(self.labels.upos[k] for k in tags["upos"][i, :size]),
                tuple(self.labels.feats[k] for k in tags["feats"][i, :size]),
                starts[i, :size],
                tuple(self._names.names(made["names"][i, :size])),
                made["arc"][i, :size, : size + 1],
                made["dependent"][i, :size],
                made["governor"][i, : size + 1],
            )


@cache
def english() -> Network:
    """The network that the package brings."""
    return Network(Path(str(files("faultline.language"))) / "models" / "english")


def _groups(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices of windows in groups of like length."""
    group: list[int] = []
    for i in sorted(range(len(lengths)), key=lambda i: (lengths[i], i)):
        if group and (len(group) + 1) * lengths[i] > _BATCH:
            yield group
            group = []
        group.append(i)
    if group:
        yield group


def _padded(rows: Sequence[Sequence[int]], width: int) -> NDArray[np.int64]:
    made = np.zeros((len(rows), width), dtype=np.int64)
    for i, row in enumerate(rows):
        made[i, : len(row)] = row
    return made
