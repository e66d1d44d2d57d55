"""Attention as one operation: the dozen that the exporter writes take longer and need a mask.

`MultiHeadAttention` of ONNX Runtime takes what the layers for queries, keys and values give and never holds the whole
matrix of attention (Dao et al. 2022). Windows are read one at a time, so nothing is padded and nothing masked.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import onnx
from onnx import GraphProto, NodeProto, helper

_DOMAIN = "com.microsoft"


def fuse_attention(path: Path, heads: int) -> None:
    """Rewrite an exported network in place, with one node for the attention of each layer and without its mask.

    Args:
        path: The ONNX file, with the names that the encoder's modules give to its nodes.
        heads: Heads of attention of each layer.

    Raises:
        SystemExit: The nodes of no layer are found, so the exporter must have changed their names.
    """
    model = onnx.load(path)
    graph = model.graph
    joined = [node for node in graph.node if _joins_heads(node)]
    if not joined:
        raise SystemExit(f"{path} has no attention by the names that are known here")
    for node in joined:
        layer = node.name.rsplit("/", 1)[0]
        given = [f"{layer}/{part}/Add_output_0" for part in ("query", "key", "value")]
        whole = helper.make_node(
            "MultiHeadAttention", given, node.output, f"{layer}/whole", domain=_DOMAIN, num_heads=heads
        )
        graph.node.insert(list(graph.node).index(node), whole)
        graph.node.remove(node)
    _prune(graph)
    if _DOMAIN not in {known.domain for known in model.opset_import}:
        model.opset_import.append(helper.make_opsetid(_DOMAIN, 1))
    onnx.save(model, path)


def _joins_heads(node: NodeProto) -> bool:
    """Whether it lays the heads of a layer side by side again: the last of its attention."""
    return node.op_type == "Reshape" and node.name.endswith("/attention/self/Reshape_3")


def _prune(graph: GraphProto) -> None:
    """Take out nodes, weights and inputs that nothing needs any more."""
    wanted = {output.name for output in graph.output}
    kept = []
    for node in reversed(graph.node):
        if wanted.intersection(node.output):
            wanted.update(node.input)
            kept.append(node)
    _keep(graph.node, kept[::-1])
    _keep(graph.initializer, [weight for weight in graph.initializer if weight.name in wanted])
    _keep(graph.input, [given for given in graph.input if given.name in wanted])


def _keep(field: Any, kept: list[Any]) -> None:
    del field[:]
    field.extend(kept)
