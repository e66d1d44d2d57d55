"""The entities keep the model of FollowTheMoney 4, by its facts in `ftm_model.toml` and, where there, by its library.

The library is no requirement, not even of development: it needs python-stdnum, which is under the LGPL (decision 15).
`pip install followthemoney` in an environment of your own runs the last test too.
"""

from __future__ import annotations

import io
import json
import re
import tomllib
import warnings
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from faultline.exchange.ftm import write_ftm
from faultline.exchange.ftm_schema import SCHEMAS, dates_of
from faultline.model.entity import EntityType
from faultline.model.time import Basis, Precision, Time
from faultline.workspace import MapView
from standards_map import FORMULA

MODEL = tomllib.loads((Path(__file__).parent / "ftm_model.toml").read_text(encoding="utf-8"))
ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
FORMS = {
    "date": re.compile(r"\d{4}(-\d{2}(-\d{2})?)?"),
    "url": re.compile(r"https?://\S+"),
    "country": re.compile(r"[a-z]{2}"),
    "language": re.compile(r"[a-z]{3}"),
    "number": re.compile(r"-?\d+(\.\d+)?"),
}
Entity = dict[str, Any]


def entities(view: MapView) -> list[Entity]:
    stream = io.StringIO()
    write_ftm(view, stream)
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def named(schema: str) -> Iterator[str]:
    """The schema and all that it extends."""
    yield schema
    for parent in MODEL[schema]["extends"]:
        yield from named(parent)


def types_of(schema: str) -> dict[str, str]:
    """Property → its type, of the schema and of all that it extends."""
    found = (MODEL[name].get("properties", {}) for name in named(schema))
    return {name: of_type for properties in found for of_type, names in properties.items() for name in names}


def faults(entity: Entity, schemas: dict[str, str]) -> Iterator[str]:
    schema, properties = entity["schema"], entity["properties"]
    types = types_of(schema)
    if MODEL[schema].get("abstract"):
        yield f"{schema} is abstract"
    if not ID.fullmatch(entity["id"]):
        yield f"{entity['id']} is no id"
    for required in (name for parent in named(schema) for name in MODEL[parent]["required"]):
        if not properties.get(required):
            yield f"{entity['id']}, a {schema}, has no {required}"
    for name, values in properties.items():
        if name not in types:
            yield f"{schema} has no {name}"
        elif not values or len(set(values)) != len(values):
            yield f"{name} is empty or says a thing twice"
        else:
            yield from (f"{name}: {fault}" for value in values for fault in value_faults(types[name], value, schemas))


def value_faults(of_type: str, value: object, schemas: dict[str, str]) -> Iterator[str]:
    if not isinstance(value, str) or not value or value != value.strip():
        yield f"{value!r} is no text without white space around it"
    elif of_type.startswith(">"):
        if value not in schemas:
            yield f"{value} is nobody"
        elif of_type[1:] not in named(schemas[value]):
            yield f"{value} is no {of_type[1:]}"
    elif of_type in FORMS and not FORMS[of_type].fullmatch(value):
        yield f"{value!r} is no {of_type}"
    elif of_type == "date":
        date.fromisoformat(f"{value}-01-01"[:10])


@pytest.mark.parametrize("of", ["view", "ties", "standards"])
def test_every_entity_keeps_the_model(of: str, request: pytest.FixtureRequest) -> None:
    found = entities(request.getfixturevalue(of))
    schemas = {entity["id"]: entity["schema"] for entity in found}
    assert len(schemas) == len(found) > 5
    assert [fault for entity in found for fault in faults(entity, schemas)] == []


def test_the_checker_finds_faults() -> None:
    schemas = {"a": "Person", "b": "Document"}
    wrong = {
        "id": "x y",
        "schema": "Membership",
        "properties": {"member": ["b"], "date": ["2019-13"], "colour": ["red"]},
    }
    assert list(faults({**wrong, "properties": {"member": ["b"], "colour": ["red"]}}, schemas)) == [
        "x y is no id",
        "x y, a Membership, has no organization",
        "member: b is no LegalEntity",
        "Membership has no colour",
    ]
    with pytest.raises(ValueError, match="month"):
        list(faults(wrong, schemas))


def test_every_type_has_a_schema_or_is_known_to_have_none() -> None:
    assert set(EntityType) - set(SCHEMAS) == {EntityType.AGREEMENT, EntityType.GOODS}
    assert set(SCHEMAS.values()) <= set(MODEL)


def links(view: MapView) -> dict[tuple[str, str], Entity]:
    """Schema and statement's words → properties, of the first document alone."""
    found = entities(view)
    herald = next(e["id"] for e in found if e["properties"].get("fileName") == ["herald.txt"])
    of_herald = [e for e in found if e["properties"].get("proof") == [herald] and "recordId" in e["properties"]]
    return {(e["schema"], e["properties"]["summary"][0]): e["properties"] for e in of_herald}


def test_a_relation_is_the_interest_that_says_the_same(standards: MapView) -> None:
    found = links(standards)
    ends = {
        (schema, words): [v for k, v in p.items() if v[0].startswith("entity-")] for (schema, words), p in found.items()
    }
    assert ends["Membership", "Karo belongs to the Front."] == [["entity-c1"], ["entity-a1"]]
    assert ends["Directorship", "Karo led the Front in 2012."] == [["entity-c1"], ["entity-a1"]]
    assert found["Directorship", "Karo led the Front in 2012."]["date"] == ["2012"]
    assert ends["Employment", "The ministry employs Karo."] == [["entity-b3"], ["entity-c1"]]
    assert ends["Ownership", "Karo owns Sand Ltd."] == [["entity-c1"], ["entity-c2"]]
    assert ends["Succession", "The Southern Front merged into it."] == [["entity-a2"], ["entity-a1"]]


def test_what_does_not_fit_is_an_unknown_link_in_words(standards: MapView) -> None:
    found = links(standards)
    roles = {words: p["role"] for (schema, words), p in found.items() if schema == "UnknownLink"}
    assert roles["Karo owns the Front."] == ["owns"]
    assert roles["The Front is in Gao."] == ["operates in"]
    assert roles["Mali backs the army."] == ["supports"]
    assert roles["The donor pledged up to 5 million dollars to the ministry."] == [
        "water sector policy and administrative management (pledged)"
    ]


def test_only_what_was_given_is_a_payment(standards: MapView) -> None:
    payments = [p for (schema, _), p in links(standards).items() if schema == "Payment"]
    assert len(payments) == 1
    (paid,) = payments
    assert (paid["payer"], paid["beneficiary"]) == (["entity-c3"], ["entity-b3"])
    assert (paid["amount"], paid["currency"], paid["date"]) == (["2000000"], ["USD"], ["2018-05"])
    assert (paid["sourceUrl"], paid["publisher"]) == (["https://herald.example/1"], ["The Herald"])


def test_an_event_keeps_its_direction_in_a_link(standards: MapView) -> None:
    found = links(standards)
    attack = next(p for (schema, words), p in found.items() if schema == "Event" and "near Gao" in words)
    assert attack["involved"] == ["entity-a1", "entity-b1"]
    assert (attack["startDate"], attack["endDate"], attack["location"]) == (["2019-03-04"], ["2019-03-06"], ["Gao"])
    link = next(p for (schema, words), p in found.items() if schema == "UnknownLink" and "near Gao" in words)
    assert (link["subject"], link["object"], link["role"]) == (["entity-a1"], ["entity-b1"], ["assault"])


def test_what_is_no_fact_is_counted(standards: MapView) -> None:
    left_out = write_ftm(standards, io.StringIO()).left_out
    assert left_out["statements that are alleged"] == left_out["statements that are planned"] == 2
    assert left_out["statements that are denied"] == 4
    assert left_out["statements that are called for"] == 2
    assert left_out["statements with an end that is no entity there"] == 4
    written = {e["properties"]["recordId"][0] for e in entities(standards) if "recordId" in e["properties"]}
    not_written = sum(n for name, n in left_out.items() if not name.startswith("entities"))
    assert len(written) + not_written == standards.counts()["statements"]


def test_a_mention_has_the_names_and_no_pronoun(standards: MapView) -> None:
    (mention,) = [e["properties"] for e in entities(standards) if e["schema"] == "Mention"]
    assert mention["name"] == ["Anselm Karo", "Karo"]
    assert (mention["resolved"], mention["detectedSchema"]) == (["entity-c1"], ["Person"])


def test_a_hostile_name_is_a_name_on_one_line(standards: MapView) -> None:
    (donor,) = [e["properties"] for e in entities(standards) if e["id"] == "entity-c3"]
    assert donor["name"] == [FORMULA.replace("\x01", "\ufffd")]


@pytest.mark.parametrize(
    ("start", "end", "precision", "written"),
    [
        ("2019-03-04", "2019-03-04", Precision.DAY, {"date": ["2019-03-04"]}),
        ("2019-03-01", "2019-03-31", Precision.MONTH, {"date": ["2019-03"]}),
        ("2019-01-01", "2019-12-31", Precision.YEAR, {"date": ["2019"]}),
        ("2019-01-01", "2020-12-31", Precision.YEAR, {"startDate": ["2019-01-01"], "endDate": ["2020-12-31"]}),
        ("2019-03-04", None, Precision.INTERVAL, {"startDate": ["2019-03-04"]}),
        (None, None, Precision.UNKNOWN, {}),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(
    start: str | None, end: str | None, precision: Precision, written: dict[str, list[str]]
) -> None:
    assert dates_of(Time(start, end, precision, Basis.STATED, "")) == written
    assert dates_of(Time(start, end, precision, Basis.PUBLICATION, "")) == {}


@pytest.mark.parametrize("of", ["view", "ties", "standards"])
def test_the_library_takes_every_entity_as_it_is(of: str, request: pytest.FixtureRequest) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library = pytest.importorskip("followthemoney", reason="followthemoney is not installed (it needs the LGPL)")
        found = entities(request.getfixturevalue(of))
        for entity in found:
            library.model.get(entity["schema"]).validate(entity)
            proxy = library.model.get_proxy(entity, cleaned=False)
            assert {name: sorted(proxy.get(name)) for name in entity["properties"]} == {
                name: sorted(values) for name, values in entity["properties"].items()
            }
