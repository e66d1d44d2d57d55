"""The trained network at work: a window of words → tags, scores of boundaries, arcs and names."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np

from faultline.errors import FaultlineError
from faultline.language.decoding import Floats, NameDecoder
from faultline.language.pieces import Vocabulary

_SLOW_FUSIONS = ["SkipLayerNormFusion"]
"""Of ONNX Runtime 1.31: the fused operation takes three times as long as its two parts."""
_OUTPUTS = ["xpos", "upos", "feats", "start", "names", "arc", "dependent", "governor"]


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
        self._session = InferenceSession(
            folder / "network.onnx", options, ["CPUExecutionProvider"], disabled_optimizers=_SLOW_FUSIONS
        )
        made = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.labels = Labels(**{layer: tuple(made[layer]) for layer in Labels.__slots__})
        self.vocabulary = Vocabulary(folder / "vocabulary.txt")
        self._names = NameDecoder(self.labels.names)
        relation = np.load(folder / "relation.npy").astype(np.float32).transpose(2, 0, 1)
        self._relation = np.ascontiguousarray(relation.reshape(len(relation), -1))
        self._root = self.labels.relation.index("root")

    def read(self, window: Sequence[str]) -> Reading:
        """A reading of a window.

        Windows are read one at a time: what a window says depends on it alone (int8 scales what is read at once by
        its largest value), nothing is padded, and it is faster, since more does not fit into the processor's cache.
        """
        pieces = self.vocabulary.pieces_of(window)
        given = {
            "pieces": np.array([pieces.ids], dtype=np.int64),
            "first": np.array([pieces.first], dtype=np.int64),
            "shapes": np.array([pieces.shapes], dtype=np.int64),
        }
        made = {layer: scores[0] for layer, scores in zip(_OUTPUTS, self._session.run(_OUTPUTS, given), strict=True)}
        return Reading(
            tuple(self.labels.xpos[k] for k in made["xpos"].argmax(1).tolist()),
            tuple(self.labels.upos[k] for k in made["upos"].argmax(1).tolist()),
            tuple(self.labels.feats[k] for k in made["feats"].argmax(1).tolist()),
            made["start"][:, 1] - made["start"][:, 0],
            tuple(self._names.names(made["names"])),
            made["arc"],
            made["dependent"],
            made["governor"],
        )

    def relations(self, reading: Reading, heads: Sequence[int]) -> list[str]:
        """The relation of each word of a window to its head (an index into the window, -1 for the root)."""
        scores = np.empty((len(heads), len(self.labels.relation)), dtype=np.float32)
        governors, own = np.unique(np.array(heads) + 1, return_inverse=True)
        held = (reading.governor[governors] @ self._relation).reshape(len(governors), len(self.labels.relation), -1)
        for number, weights in enumerate(held):  # each head once, however many words hang on it
            words = own == number
            scores[words] = reading.dependent[words] @ weights.T
        scores[:, self._root] = -np.inf
        chosen = scores.argmax(1)
        return ["root" if head < 0 else self.labels.relation[k] for head, k in zip(heads, chosen, strict=True)]


@cache
def english() -> Network:
    """The network that the package brings."""
    return Network(Path(str(files("faultline.language"))) / "models" / "english")
