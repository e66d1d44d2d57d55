"""What is known of the world: one entry for each thing, no name that means two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from faultline.model.entity import EntityType
from faultline.ontology import vocabulary

TIES = ("succeeds", "split_from", "faction_of", "branch_of", "allied_in", "joined", "merged_from", "became")


def _names(entry: dict[str, Any], *keys: str) -> set[str]:
    return {name.casefold() for key in keys for name in entry.get(key, ())}


def _entries() -> Iterator[tuple[str, set[str]]]:
    for code, country in vocabulary("countries").items():
        yield f"country {code}", {country["name"].casefold()} | _names(country, "names")
    for key, region in vocabulary("regions").items():
        yield f"region {key}", {region["name"].casefold()} | _names(region, "names", "shared", "uncertain")
    for bodies in vocabulary("bodies").values():
        for body, more in bodies.items():
            yield f"body {body}", {body.casefold()} | _names(more, "names")
    for seat, more in vocabulary("seats").items():
        yield f"seat {seat}", {seat.casefold()} | _names(more, "names")
    for peoples in vocabulary("peoples").values():
        for people, spellings in peoples.items():
            yield f"people {people}", {people.casefold(), *(s.casefold() for s in spellings)}


def test_no_name_means_two_things() -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for entry, names in _entries():
        for name in names:
            bearers[name].add(entry)
    assert {name: found for name, found in bearers.items() if len(found) > 1} == {}


def test_no_demonym_belongs_to_two_countries() -> None:
    bearers: dict[str, set[str]] = defaultdict(set)
    for code, country in vocabulary("countries").items():
        for name in _names(country, "demonyms", "people"):
            bearers[name].add(code)
    assert {name: found for name, found in bearers.items() if len(found) > 1} == {}


def test_bodies_are_tied_to_bodies_and_armed_groups_that_exist() -> None:
    groups = vocabulary("armed_groups")
    bodies = {name: more for kind in vocabulary("bodies").values() for name, more in kind.items()}
    linked = [more["ucdp"] for more in bodies.values() if "ucdp" in more]
    assert set(linked) <= set(groups)
    assert len(set(linked)) == len(linked)
    assert {o for more in bodies.values() for tie in TIES for o in more.get(tie, ())} <= {*bodies, *groups}
    assert {o for more in groups.values() for tie in TIES for o in more.get(tie, ())} <= set(groups)


def test_names_that_a_body_gave_up_are_among_its_names() -> None:
    for kind in vocabulary("bodies").values():
        for name, more in kind.items():
            assert set(more.get("former", ())) <= {name, *more.get("names", ())}, name


def test_countries_of_known_things_exist() -> None:
    entries = [
        *vocabulary("armed_groups").values(),
        *(m for kind in vocabulary("bodies").values() for m in kind.values()),
    ]
    named = {code for entry in entries for code in entry.get("countries", ())}
    seats = {seat["country"] for seat in vocabulary("seats").values()}
    assert named | seats <= set(vocabulary("countries"))


def test_offices_are_offices_of_bodies() -> None:
    bodies = {name for kind in vocabulary("bodies").values() for name in kind}
    assert {office["of"] for office in vocabulary("offices").values()} <= bodies


def test_types_of_bodies_are_types_of_entities() -> None:
    assert set(vocabulary("bodies")) <= {kind.value for kind in EntityType}


@pytest.mark.parametrize("key", [k for k, region in vocabulary("regions").items() if "box" in region])
def test_boxes_of_regions_lie_on_the_globe(key: str) -> None:
    south, west, north, east = vocabulary("regions")[key]["box"]
    assert -90 <= south < north <= 90
    assert -180 <= west < east <= 180


def test_countries_of_regions_exist() -> None:
    named = {code for region in vocabulary("regions").values() for code in region.get("countries", ())}
    assert named <= set(vocabulary("countries"))


def test_uncertain_names_of_countries_are_listed_among_its_names_or_stand_alone() -> None:
    for country in vocabulary("countries").values():
        assert not _names(country, "names") & _names(country, "uncertain")


def test_every_country_has_a_code_of_three_letters() -> None:
    codes = vocabulary("alpha3")
    assert set(codes) == set(vocabulary("countries"))
    assert len(set(codes.values())) == len(codes)
    assert all(len(code) == 3 and code.isupper() for code in codes.values())
    assert (codes["ML"], codes["CH"], codes["DZ"]) == ("MLI", "CHE", "DZA")
