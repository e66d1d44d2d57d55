"""A name of a person's own writing finds the one thing it can mean."""

from __future__ import annotations

import pytest

from faultline.errors import UsageError
from faultline.notebook.naming import document_named, entity_named, place_named
from faultline.workspace import MapView
from sample_map import ARMY, DORAVA, HERALD_DOCUMENT, MISSION


def test_a_name_goes_before_another_form_and_an_id(view: MapView) -> None:
    assert entity_named(view, "The Mission").id == MISSION.id
    assert entity_named(view, "mission").id == MISSION.id
    assert entity_named(view, "ARMY").id == ARMY.id
    assert entity_named(view, "bb").id == ARMY.id


def test_a_part_of_a_name_is_no_name(view: MapView) -> None:
    with pytest.raises(UsageError, match="Miss"):
        entity_named(view, "Miss")


def test_places_and_documents(view: MapView) -> None:
    assert place_named(view, "Dorava") == place_named(view, DORAVA.id) == DORAVA
    assert document_named(view, HERALD_DOCUMENT.path).id == HERALD_DOCUMENT.id
    with pytest.raises(UsageError, match=r"places\(\)"):
        place_named(view, "Dora")
