"""Which places the names of one document mean, each with its probability: names told by one another and by the text."""

from __future__ import annotations

import random

import pytest
from tests.resolution.mentions import document, named

from faultline.resolution.locating import Toponym, locate
from faultline.settings import Settings
from faultline.tables.schemas import Named


def located(text: str, *names: tuple[str, str]) -> dict[str, Toponym]:
    """The places of a text whose names have these types; every mention of a name gets a chain of its own."""
    home = document(text[:20], text)
    mentions: list[Named] = []
    at = 0
    for chain, (name, kind) in enumerate(names):
        at = text.index(name, at)
        mentions.append(named(home, name, kind, chain=chain, start=at))
        at += len(name)
    return {t.mention.text: t for t in locate([home], mentions, Settings())}


def test_division_beside_a_name_decides() -> None:
    found = located("Floods hit Paris, Texas, on Monday.", ("Paris", "place"), ("Texas", "place"))
    assert (found["Paris"].place.country, found["Paris"].place.admin1) == ("US", "TX")
    assert "the text says that it lies in US" in found["Paris"].why


def test_abbreviated_division_beside_a_name_decides() -> None:
    found = located("A fire in Alexandria, La., was put out.", ("Alexandria", "place"), ("La", "place"))
    assert found["La."].place.name == "Louisiana"
    assert found["Alexandria"].place.admin1 == "LA"


def test_other_towns_of_a_division_decide() -> None:
    text = "The road joins Huntsville, Conroe, Lufkin and Nacogdoches."
    names = [(n, "place") for n in ("Huntsville", "Conroe", "Lufkin", "Nacogdoches")]
    alone = located("The road ends in Huntsville.", ("Huntsville", "place"))
    together = located(text, *names)
    assert {t.place.admin1 for t in together.values()} == {"TX"}
    assert "Huntsville" not in alone or alone["Huntsville"].place.admin1 != "TX"


def test_state_that_shares_a_country_s_name() -> None:
    towns = [("Atlanta", "place"), ("Savannah", "place"), ("Macon", "place")]
    state = located("Atlanta, Savannah and Macon lie in Georgia.", *towns, ("Georgia", "country"))
    capital = [("Tbilisi", "place"), ("Batumi", "place")]
    country = located("Tbilisi and Batumi lie in Georgia.", *capital, ("Georgia", "country"))
    assert state["Georgia"].place.feature == "admin1"
    assert country["Georgia"].place.feature == "country"


def test_list_before_a_kind_asks_for_divisions() -> None:
    text = "Aid reached the Gao and Mopti regions of Mali."
    found = located(text, ("Gao", "place"), ("Mopti", "place"), ("Mali", "country"))
    assert {found["Gao"].place.feature, found["Mopti"].place.feature} == {"admin1"}


@pytest.mark.parametrize(
    ("text", "body", "kind", "place"),
    [
        ("The University of Baghdad opened.", "University of Baghdad", "civil_organisation", "Baghdad"),
        ("Goma International Airport is shut.", "Goma International Airport", "facility", "Goma"),
        ("The Kano State Police Command spoke.", "Kano State Police Command", "government_body", "Kano"),
        ("The Embassy of Ghana moved.", "Embassy of Ghana", "government_body", "Ghana"),
    ],
)
def test_place_inside_the_name_of_a_body(text: str, body: str, kind: str, place: str) -> None:
    found = located(text, (body, kind))
    assert found[place].place.name == place
    assert body not in found


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Bob Houston Foundation", "civil_organisation"),
        ("Houston Street", "facility"),
        ("League of Arab States", "international_organisation"),
        ("Rome Statute", "agreement"),
        ("Chelsea Paris", "person"),
    ],
)
def test_no_place_inside_a_name(body: str, kind: str) -> None:
    assert not located(f"{body} was named.", (body, kind))


def test_dateline_in_capitals() -> None:
    found = located("BAMAKO, Mali — Talks began.", ("Mali", "country"))
    assert found["BAMAKO"].place.name == "Bamako"


def test_river_is_neither_country_nor_town() -> None:
    text = "They crossed the Niger River and the Sacramento River."
    found = located(text, ("Niger", "country"), ("Sacramento", "place"))
    assert {name: t.place.id for name, t in found.items()} == {"Niger River": "region:niger-river"}


def test_probability_tells_the_sure_from_the_doubtful() -> None:
    text = "Mali, where Bamako and Koro lie; Springfield is elsewhere."
    found = located(text, ("Mali", "country"), ("Bamako", "place"), ("Koro", "place"), ("Springfield", "place"))
    sure, doubtful = found["Bamako"].probability, found["Koro"].probability
    assert sure is not None
    assert doubtful is not None
    assert sure > 0.95 > doubtful
    assert "Springfield" not in found or (found["Springfield"].probability or 1.0) < 0.9
    assert all(0.0 < (t.probability or 0.0) < 1.0 for t in found.values())


def test_small_place_that_nothing_supports_is_never_sure() -> None:
    found = located("A visit to Golden Gate.", ("Golden Gate", "place"))
    assert all((t.probability or 1.0) <= 0.9 for t in found.values())


def test_order_of_mentions_changes_nothing() -> None:
    home = document("o", "Kidal, Gao and Mopti are in Mali; the University of Bamako too.")
    some = [named(home, n, "place", chain=i) for i, n in enumerate(("Kidal", "Gao", "Mopti"))]
    some += [
        named(home, "Mali", "country", chain=7),
        named(home, "University of Bamako", "civil_organisation", chain=8),
    ]
    once = sorted(map(repr, locate([home], some, Settings())))
    random.Random(3).shuffle(some)
    assert once == sorted(map(repr, locate([home], some, Settings())))


def test_odd_input_gives_nothing() -> None:
    home = document("x", "…")
    for text in ("", ".", "—", "(", "'s", "a" * 5000, "Ⅻ", "\u0000"):
        assert list(locate([home], [named(home, text, "place", chain=1, start=0)], Settings())) == []
