"""`--format sd-json`: the causal map for Stella and CoModel.

SD-JSON as sd-ai (isee systems and the BEAMS group, 2025) defines it: `variables` and `relationships`, here a
qualitative model, so that variables have no equations. `reasoning` holds who says so in which words, and the ids of the
statements.
"""

from __future__ import annotations

import json
from typing import TextIO

from faultline.exchange.causal_map import Factor, Link, causal_map_of
from faultline.exchange.forms import Written
from faultline.exchange.json_lines import Json
from faultline.workspace.view import MapView

_VERBS = {"+": "raises", "-": "lowers"}


def write_sd_json(view: MapView, stream: TextIO) -> Written:
    """Write the model; the same cause and effect stand twice where sources differ on the sign."""
    causal = causal_map_of(view)
    model: dict[str, Json] = {
        "variables": [_variable(factor) for factor in causal.factors],
        "relationships": [_relationship(link) for link in causal.links],
    }
    json.dump(model, stream, ensure_ascii=False, indent=1)
    stream.write("\n")
    return Written({"variables": len(causal.factors), "relationships": len(causal.links)}, causal.left_out)


def _variable(factor: Factor) -> dict[str, Json]:
    phrases = "; ".join(f"“{phrase}”" for phrase in factor.phrases)
    return {"name": factor.name, "type": "variable", "documentation": f"In the sources: {phrases}."}


def _relationship(link: Link) -> dict[str, Json]:
    return {
        "from": link.cause,
        "to": link.effect,
        "polarity": link.sign,
        "reasoning": link.reason,
        "polarityReasoning": f"The sources say that it {_VERBS[link.sign]} it.",
    }
