"""`--format xmile`: the causal map as a model without figures, with a diagram, for Stella, Vensim and other programs.

XML Interchange Language for System Dynamics 1.0 (OASIS, 2015). Every factor is an auxiliary with the equation `NAN(…)`
of its causes, by which Stella knows a model that is not quantified yet. Polarity stands on the connectors of the
diagram (section 6.1.7); where sources differ on the sign, the connector has none and the variable's `doc` tells. Names
are quoted where section 3.2.2 asks for it.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TextIO

from faultline import __version__
from faultline.exchange.causal_map import CausalMap, Factor, Link, causal_map_of
from faultline.exchange.forms import Written
from faultline.exchange.xml_text import DECLARATION, allowed, element, empty_tag, start_tag
from faultline.workspace.view import MapView

_PLAIN = re.compile(r"[^\W\d_](?:\w*[^\W_])?")
_RESERVED = frozenset({
    "abs", "arccos", "arcsin", "arctan", "cos", "exp", "inf", "int", "ln", "log10", "max", "min", "pi", "sin",
    "sqrt", "tan", "exprnd", "lognormal", "normal", "poisson", "random", "delay", "delay1", "delay3", "delayn",
    "forcst", "smth1", "smth3", "smthn", "trend", "pulse", "ramp", "step", "dt", "starttime", "stoptime", "time",
    "if", "then", "else", "and", "or", "not", "mod", "init", "previous", "self", "size", "sum", "mean", "prod",
    "rank", "stddev", "nan",
})  # fmt: skip
"""Words of the language (sections 3.3.1 and 3.5), which no variable may be called."""
_WIDE, _APART = 160, 120


def write_xmile(view: MapView, stream: TextIO) -> Written:
    """Write the model and its diagram."""
    causal = causal_map_of(view)
    stream.write(DECLARATION)
    for line in _lines(view, causal):
        stream.write(f"{line}\n")
    return Written({"variables": len(causal.factors), "connectors": len(_connections(causal))}, causal.left_out)


def _lines(view: MapView, causal: CausalMap) -> Iterator[str]:
    yield start_tag("xmile", {"version": "1.0", "xmlns": "http://docs.oasis-open.org/xmile/ns/XMILE/v1.0"})
    yield start_tag("header")
    yield element("vendor", "Faultline")
    yield element("product", "Faultline", {"version": __version__, "lang": "en"})
    yield element("name", f"{view.title}: what raises or lowers what")
    yield element("version", view.edition)
    yield f"{start_tag('options')}{empty_tag('has_model_view')}</options>"
    yield "</header>"
    yield f"{start_tag('sim_specs')}<start>0</start><stop>1</stop><dt>1</dt></sim_specs>"
    yield from (start_tag("model"), start_tag("variables"))
    for factor in causal.factors:
        yield from _variable(factor, [link for link in causal.links if link.effect == factor.name])
    yield from ("</variables>", start_tag("views"))
    yield from _view(causal)
    yield from ("</views>", "</model>", "</xmile>")


def _variable(factor: Factor, links: Sequence[Link]) -> Iterator[str]:
    said = "; ".join(f"“{phrase}”" for phrase in factor.phrases)
    reasons = (f"{link.cause} ({link.sign}): {link.reason}" for link in links)
    yield start_tag("aux", {"name": _name(factor.name)})
    yield element("doc", "\n".join((f"In the sources: {said}.", *reasons)))
    causes = dict.fromkeys(_identifier(link.cause) for link in links)
    yield element("eqn", f"NAN({', '.join(causes)})" if causes else "NAN")
    yield "</aux>"


def _view(causal: CausalMap) -> Iterator[str]:
    """The factors on a circle, for the user to draw them out."""
    radius = max(2 * _WIDE, round(len(causal.factors) * _APART / math.tau))
    side = 2 * (radius + _WIDE)
    yield start_tag("view", {"type": "stock_flow", "width": side, "height": side})
    at: dict[str, tuple[int, int]] = {}
    for index, factor in enumerate(causal.factors):
        turn = math.tau * index / len(causal.factors)
        at[factor.name] = (round(side / 2 + radius * math.cos(turn)), round(side / 2 - radius * math.sin(turn)))
        x, y = at[factor.name]
        yield empty_tag("aux", {"name": _name(factor.name), "x": x, "y": y})
    for uid, ((cause, effect), sign) in enumerate(_connections(causal).items(), start=1):
        yield start_tag("connector", {"uid": uid, "angle": _angle(at[cause], at[effect]), "polarity": sign})
        yield f"{element('from', _identifier(cause))}{element('to', _identifier(effect))}"
        yield "</connector>"
    yield "</view>"


def _connections(causal: CausalMap) -> dict[tuple[str, str], str | None]:
    """Cause and effect → the sign, None where the links have both."""
    signs: dict[tuple[str, str], set[str]] = defaultdict(set)
    for link in causal.links:
        signs[link.cause, link.effect].add(link.sign)
    return {ends: found.pop() if len(found) == 1 else None for ends, found in signs.items()}


def _angle(start: tuple[int, int], end: tuple[int, int]) -> int:
    """The direction in degrees, 0 at three o'clock, counter-clockwise; y grows downwards on the page."""
    return round(math.degrees(math.atan2(start[1] - end[1], end[0] - start[0]))) % 360


def _name(factor: str) -> str:
    """The name of a variable, which may not be a word of the language."""
    name = allowed(factor)
    return f"{name} (factor)" if name.casefold() in _RESERVED else name


def _identifier(factor: str) -> str:
    """The name as an equation refers to it: spaces as underscores, in quotation marks where other signs are in it."""
    identifier = _name(factor).replace(" ", "_")
    return identifier if _PLAIN.fullmatch(identifier) else f'"{identifier}"'
