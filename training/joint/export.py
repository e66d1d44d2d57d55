"""The trained network as an ONNX file with its labels beside it, in full precision and in int8."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from onnx import TensorProto
from onnxruntime.quantization import QuantType, quantize_dynamic

from joint.batches import Labels
from joint.fusing import fuse_attention
from joint.network import JointNetwork, Scores, encoder_folder

INPUTS = ("pieces", "mask", "first", "shapes")


def export_network(network: JointNetwork, labels: Labels, folder: Path) -> None:
    """Write `network.onnx` in full precision, `relation.npy`, `labels.json` and `vocabulary.txt` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces = torch.randint(5, 999, (2, 24))
    words = torch.arange(1, 21).repeat(2, 1)
    axes = {"pieces": {0: "windows", 1: "pieces"}, "mask": {0: "windows", 1: "pieces"}}
    axes |= {name: {0: "windows", 1: "words"} for name in ("first", "shapes", *Scores._fields)}
    axes["arc"][2] = "heads"
    axes["governor"][1] = "heads"
    torch.onnx.export(
        network.cpu().float().eval(),
        (pieces, torch.ones_like(pieces), words, torch.zeros_like(words)),
        folder / "network.onnx",
        input_names=list(INPUTS),
        output_names=list(Scores._fields),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    fuse_attention(folder / "network.onnx", network.encoder.config.num_attention_heads)
    np.save(folder / "relation.npy", network.relation.detach().numpy().astype(np.float16))
    (folder / "labels.json").write_text(json.dumps(asdict(labels)), encoding="utf-8")
    shutil.copy(encoder_folder() / "vocab.txt", folder / "vocabulary.txt")


def quantise(exact: Path, folder: Path) -> None:
    """Write the network of one folder into another with the weights of its products in int8, per channel."""
    folder.mkdir(parents=True, exist_ok=True)
    quantize_dynamic(
        exact / "network.onnx",
        folder / "network.onnx",
        weight_type=QuantType.QInt8,
        per_channel=True,
        extra_options={"DefaultTensorType": TensorProto.FLOAT},  # of what the fused attention gives
    )
    for name in ("relation.npy", "labels.json", "vocabulary.txt"):
        shutil.copy(exact / name, folder / name)
