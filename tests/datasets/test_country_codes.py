"""Countries by code, number and name."""

from __future__ import annotations

import pytest

from faultline.datasets.country_codes import country_code
from faultline.ontology import vocabulary


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("ML", "ML"),
        ("mli", "ML"),
        ("466", "ML"),
        ("004", "AF"),
        ("466.0", "ML"),
        ("gw:432", "ML"),
        ("Mali", "ML"),
        ("Cote d'Ivoire", "CI"),
        ("Ivory Coast", "CI"),
        ("DR Congo (Zaire)", "CD"),
        ("Congo", "CG"),
        ("Macedonia, FYR", "MK"),
        ("Kingdom of eSwatini (Swaziland)", "SZ"),
        ("Russia (Soviet Union)", "RU"),
        ("the Netherlands", "NL"),
        ("US", "US"),
        ("Atlantis", None),
        ("XX", None),
        ("gw:9999", None),
        ("", None),
    ],
)
def test_a_cell_names_a_country(cell: str, code: str | None) -> None:
    assert country_code(cell) == code


def test_numbers_lead_to_one_country_each_and_only_to_known_ones() -> None:
    entries = vocabulary("country_codes")
    assert set(entries) <= set(vocabulary("countries"))
    iso = [entry["iso"] for entry in entries.values() if "iso" in entry]
    gw = [number for entry in entries.values() for number in entry.get("gw", ())]
    assert len(set(iso)) == len(iso)
    assert len(set(gw)) == len(gw)
