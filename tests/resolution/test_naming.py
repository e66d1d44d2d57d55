"""How the map calls what no register names."""

from __future__ import annotations

import pytest

from faultline.model.entity import EntityType
from faultline.resolution.naming import display_name, without_title


@pytest.mark.parametrize(
    ("names", "kind", "shown"),
    [
        ({"Diarra": 6, "Awa Diarra": 1}, "person", "Awa Diarra"),
        ({"Gen. Awa Diarra": 2, "Diarra": 3}, "person", "Awa Diarra"),
        ({"OTTAWA GROUP": 2, "Ottawa Group": 2}, "organisation", "Ottawa Group"),
        ({"River Front": 9, "River Front and the many others who came": 1, "Lake Front": 1}, "armed_group",
         "River Front"),
        ({"Awa DIARRA": 2, "DIARRA": 1}, "person", "Awa Diarra"),
        ({"Jo LE ROUX": 1}, "person", "Jo Le Roux"),
        ({"Jo LE PEN": 1}, "person", "Jo Le Pen"),
        ({"Rabih AZ-ZUBAYR": 1}, "person", "Rabih Az-Zubayr"),
        ({"Juan Carlos III": 1}, "person", "Juan Carlos III"),
        ({"A.B. Diarra": 1}, "person", "A.B. Diarra"),
        ({"called the Council of Elders": 1, "CE": 4}, "government_body", "Council of Elders"),
        ({"Mali Awa Diarra": 1, "Awa Diarra": 1}, "person", "Awa Diarra"),
    ],
)  # fmt: skip
def test_display_name(names: dict[str, int], kind: str, shown: str) -> None:
    assert display_name(names, EntityType(kind)) == shown


def test_titles_go() -> None:
    assert without_title("French Brig.-Gen. Awa Diarra") == "Awa Diarra"
    assert without_title("Prime Minister Awa Diarra") == "Awa Diarra"
    assert without_title("President") == "President"
