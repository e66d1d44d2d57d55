"""The trained network as one int8 ONNX file with its labels beside it, and how far it agrees with itself in fp32."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from joint.batches import Batch, Labels
from joint.network import JointNetwork, Scores, encoder_folder

INPUTS = ("pieces", "mask", "first", "shapes")


def export_network(network: JointNetwork, labels: Labels, folder: Path) -> None:
    """Write `network.onnx` (int8, per channel), `relation.npy`, `labels.json` and the tokenizer into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    plain = folder / "network.fp32.onnx"
    pieces = torch.randint(5, 999, (2, 24))
    words = torch.arange(1, 21).repeat(2, 1)
    axes = {"pieces": {0: "windows", 1: "pieces"}, "mask": {0: "windows", 1: "pieces"}}
    axes |= {name: {0: "windows", 1: "words"} for name in ("first", "shapes", *Scores._fields)}
    axes["arc"][2] = "heads"
    torch.onnx.export(
        network.cpu().eval(),
        (pieces, torch.ones_like(pieces), words, torch.zeros_like(words)),
        plain,
        input_names=list(INPUTS),
        output_names=list(Scores._fields),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
    quantize_dynamic(plain, folder / "network.onnx", weight_type=QuantType.QInt8, per_channel=True)
    plain.unlink()
    np.save(folder / "relation.npy", network.relation.detach().numpy().astype(np.float16))
    (folder / "labels.json").write_text(json.dumps(asdict(labels)), encoding="utf-8")
    shutil.copy(encoder_folder() / "tokenizer.json", folder / "tokenizer.json")


def agreement(network: JointNetwork, folder: Path, batch: Batch) -> dict[str, float]:
    """Per cent of words on which the int8 file and the network in fp32 choose the same label, by layer."""
    session = onnxruntime.InferenceSession(folder / "network.onnx", providers=["CPUExecutionProvider"])
    given = {name: getattr(batch, name).numpy() for name in INPUTS}
    quantised = dict(zip(Scores._fields, session.run(list(Scores._fields), given), strict=True))
    with torch.no_grad():
        exact = network(batch.pieces, batch.mask, batch.first, batch.shapes)
    words = batch.words.numpy()
    layers = ("xpos", "upos", "feats", "start", "coarse", "fine", "arc")
    return {
        layer: 100 * float((quantised[layer].argmax(-1) == getattr(exact, layer).numpy().argmax(-1))[words].mean())
        for layer in layers
    }
