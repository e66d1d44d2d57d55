"""Towns that were taken for persons or organisations."""

from __future__ import annotations

from tests.resolution.mentions import document, named

from faultline.resolution import resolve
from faultline.settings import Settings

HOME = document("r", "MALI — Kidal and Gao, said Awa Gao.")


def test_well_known_town_of_the_country_spoken_of_is_a_place() -> None:
    some = [named(HOME, "MALI", "country", chain=1), named(HOME, "Kidal", "person", chain=2)]
    found = {e.name: e for e in resolve([HOME], [], some, Settings()).entities}
    assert found["Kidal"].place == "geonames:2455290"


def test_surname_of_a_person_stays_a_person() -> None:
    some = [
        named(HOME, "MALI", "country", chain=1),
        named(HOME, "Gao", "person", chain=2),
        named(HOME, "Awa Gao", "person", chain=3),
    ]
    found = {e.name: e.mentions for e in resolve([HOME], [], some, Settings()).entities}
    assert found == {"Mali": 1, "Awa Gao": 2}


def test_nothing_moves_without_its_country() -> None:
    home = document("n", "Kidal said nothing.")
    (found,) = resolve([home], [], [named(home, "Kidal", "person", chain=2)], Settings()).entities
    assert (found.name, found.place) == ("Kidal", None)


def test_heading_with_a_letter_is_no_person() -> None:
    some = [
        named(HOME, "MALI", "country", chain=1),
        named(HOME, "Kidal", "person", chain=2),
        named(HOME, "C. Kidal", "person", chain=2),
    ]
    found = {e.type.value: e.name for e in resolve([HOME], [], some, Settings()).entities}
    assert found == {"country": "Mali", "place": "Kidal"}


def test_name_after_in_is_no_person() -> None:
    home = document("i", "A bridge in Gao was closed, and Mali left Bourem for Kidal.")
    some = [
        named(home, "Gao", "person", chain=1),
        named(home, "Mali", "country", chain=2),
        named(home, "Kidal", "person", chain=3),
    ]
    found = {e.name: e.place for e in resolve([home], [], some, Settings()).entities}
    assert found == {"Gao": "geonames:2457163", "Mali": "geonames:2453866", "Kidal": "geonames:2455290"}


def test_party_or_force_called_like_a_town_stays_what_it_is() -> None:
    home = document("f", "Ansar of Mali.")
    some = [named(home, "Ansar", "armed_group", chain=1), named(home, "Mali", "country", chain=2)]
    assert {e.type.value for e in resolve([home], [], some, Settings()).entities} == {"armed_group", "country"}
