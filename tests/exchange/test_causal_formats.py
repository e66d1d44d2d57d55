"""SD-JSON has the members that sd-ai names; XMILE has the elements of the OASIS standard, in its order."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from lxml import etree

from faultline.exchange.causal_map import CausalMap, causal_map_of
from faultline.exchange.sd_json import write_sd_json
from faultline.exchange.xmile import write_xmile
from faultline.workspace import MapView

NAMESPACE = "{http://docs.oasis-open.org/xmile/ns/XMILE/v1.0}"
CHILDREN = {
    "xmile": ["header", "sim_specs", "model_units", "dimensions", "behavior", "style", "data", "model", "macro"],
    "header": ["vendor", "product", "name", "version", "options"],
    "options": ["has_model_view"],
    "sim_specs": ["start", "stop", "dt"],
    "model": ["sim_specs", "behavior", "variables", "views"],
    "variables": ["aux"],
    "views": ["view"],
    "view": ["aux", "connector"],
    "connector": ["from", "to"],
    "aux": ["doc", "eqn"],
}
"""The children an element may have here, in the order of sections 2, 4 and 6 of XMILE 1.0."""
REQUIRED = {"xmile": {"header", "model"}, "header": {"vendor", "product"}, "model": {"variables"}}


@pytest.fixture(scope="module")
def causal(ties: MapView) -> CausalMap:
    return causal_map_of(ties)


@pytest.fixture(scope="module")
def tree(ties: MapView) -> Any:
    stream = io.StringIO()
    write_xmile(ties, stream)
    return etree.fromstring(stream.getvalue().encode("utf-8"))


@pytest.fixture(scope="module")
def model(ties: MapView) -> dict[str, Any]:
    stream = io.StringIO()
    write_sd_json(ties, stream)
    read: dict[str, Any] = json.loads(stream.getvalue())
    return read


def name(element: Any) -> str:
    return str(element.tag).removeprefix(NAMESPACE)


def same(identifier: str) -> str:
    """What identifiers of the same meaning share (section 3.2.2): quotes, case, spaces and underscores say nothing."""
    return re.sub(r"[\s_]+", " ", identifier.removeprefix('"').removesuffix('"')).casefold()


def test_elements_stand_where_the_standard_has_them(tree: Any) -> None:
    assert name(tree) == "xmile"
    for element in tree.iter():
        children, order = [name(child) for child in element], CHILDREN.get(name(element), [])
        assert set(children) <= set(order), name(element)
        assert [order.index(child) for child in children] == sorted(order.index(child) for child in children)
        assert REQUIRED.get(name(element), set()) <= set(children)


def test_attributes_that_the_standard_requires(tree: Any) -> None:
    assert tree.get("version") == "1.0"
    assert tree.find(f"{NAMESPACE}header/{NAMESPACE}product").get("version")
    assert all(v.get("name") for v in tree.iter(f"{NAMESPACE}aux"))
    assert all(v.get("x") and v.get("y") for v in tree.find(f".//{NAMESPACE}view").iter(f"{NAMESPACE}aux"))
    connectors = list(tree.iter(f"{NAMESPACE}connector"))
    assert len({c.get("uid") for c in connectors}) == len(connectors)
    assert all(0 <= int(c.get("angle")) < 360 and c.get("polarity") in ("+", "-", None) for c in connectors)


def test_names_are_identifiers_and_none_is_a_word_of_the_language(tree: Any, causal: CausalMap) -> None:
    names = [v.get("name") for v in tree.find(f".//{NAMESPACE}variables")]
    assert len({same(n) for n in names}) == len(names) == len(causal.factors)
    assert "Delay (factor)" in names
    assert not any('"' in n or "\\" in n for n in names)


def test_equations_and_connectors_name_the_causes_of_every_link(tree: Any, causal: CausalMap) -> None:
    names = {same(v.get("name")): v.get("name") for v in tree.find(f".//{NAMESPACE}variables")}
    by_equation = set()
    for variable in tree.find(f".//{NAMESPACE}variables"):
        equation = re.fullmatch(r"NAN(?:\((.+)\))?", variable.findtext(f"{NAMESPACE}eqn"))
        assert equation is not None
        causes = re.findall(r'"[^"]+"|[^,\s]+', equation[1] or "")
        assert all(re.fullmatch(r'"[^"]+"|[^\W\d_](\w*[^\W_])?', cause) for cause in causes)
        by_equation |= {(names[same(cause)], variable.get("name")) for cause in causes}
    by_connector = {
        (names[same(c.findtext(f"{NAMESPACE}from"))], names[same(c.findtext(f"{NAMESPACE}to"))])
        for c in tree.iter(f"{NAMESPACE}connector")
    }
    assert by_equation == by_connector
    assert len(by_connector) == len({(link.cause, link.effect) for link in causal.links})


def test_a_disputed_sign_is_on_no_connector_but_in_the_documentation(tree: Any) -> None:
    signs = {c.findtext(f"{NAMESPACE}to"): c.get("polarity") for c in tree.iter(f"{NAMESPACE}connector")}
    assert signs["Price_of_grain"] is None
    assert sorted(filter(None, signs.values())) == ["+", "-"]
    grain = next(v for v in tree.iter(f"{NAMESPACE}aux") if v.get("name") == "Price of grain")
    said = grain.findtext(f"{NAMESPACE}doc")
    assert "Drought (+)" in said
    assert "Drought (-)" in said


def test_the_diagram_points_from_cause_to_effect(tree: Any) -> None:
    at = {same(v.get("name")): (int(v.get("x")), int(v.get("y"))) for v in tree.iter(f"{NAMESPACE}aux") if v.get("x")}
    drought, grain = at["drought"], at["price of grain"]
    assert drought[1] == grain[1]
    assert drought[0] > grain[0]
    arrow = next(c for c in tree.iter(f"{NAMESPACE}connector") if c.findtext(f"{NAMESPACE}from") == "Drought")
    assert arrow.get("angle") == "180"


def test_sd_json_is_the_causal_map(model: dict[str, Any], causal: CausalMap) -> None:
    assert list(model) == ["variables", "relationships"]
    assert [v["name"] for v in model["variables"]] == [factor.name for factor in causal.factors]
    assert {v["type"] for v in model["variables"]} == {"variable"}
    found = [(r["from"], r["to"], r["polarity"]) for r in model["relationships"]]
    assert found == [(link.cause, link.effect, link.sign) for link in causal.links]


def test_sd_json_has_the_members_of_sd_ai(model: dict[str, Any]) -> None:
    names = {v["name"] for v in model["variables"]}
    for relationship in model["relationships"]:
        assert set(relationship) == {"from", "to", "polarity", "reasoning", "polarityReasoning"}
        assert {relationship["from"], relationship["to"]} <= names
        assert relationship["polarity"] in ("+", "-")
        assert "Statements: " in relationship["reasoning"]
