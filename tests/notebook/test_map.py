"""A map in Python gives what the view gives, by the same filters, and refuses what is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

import faultline
from faultline.errors import UsageError, WorkspaceError
from faultline.model.statement import Kind
from faultline.notebook import Map
from faultline.workspace import MapView, Workspace
from sample_map import BULLETIN_DOCUMENT, DORAVA, FRONT, HERALD_DOCUMENT


def test_open_takes_the_folder_and_a_version(workspace: Workspace) -> None:
    current = faultline.open(str(workspace.folder))
    assert isinstance(current, Map)
    assert faultline.open(workspace.folder, version=current.version[:5]).version == current.version
    with pytest.raises(UsageError):
        faultline.open(workspace.folder, version="nothing")


def test_what_is_no_workspace_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="no Faultline workspace"):
        faultline.open(tmp_path)


def test_selections_are_those_of_the_view(opened: Map, view: MapView) -> None:
    assert list(opened.statements()) == view.statements()
    assert list(opened.entities()) == view.entities()
    assert list(opened.documents()) == view.documents()
    assert list(opened.places()) == view.places()
    assert list(opened.comparisons()) == view.comparisons()
    assert list(opened.losses()) == view.losses()
    assert opened.counts() == view.counts()


@pytest.mark.parametrize(
    "wanted",
    [
        {"kind": "event"},
        {"kind": Kind.EVENT, "modality": "actual"},
        {"type": "deaths"},
        {"modality": "alleged"},
        {"document": HERALD_DOCUMENT.path},
        {"document": HERALD_DOCUMENT.id[:6], "kind": "cause"},
        {"entity": FRONT.id, "place": DORAVA.id},
    ],
    ids=str,
)
def test_filters_are_those_of_the_view(wanted: dict[str, str], opened: Map, view: MapView) -> None:
    of_view = {**wanted, **({"document": HERALD_DOCUMENT.id} if "document" in wanted else {})}
    expected = view.statements(**of_view)
    assert expected
    assert list(opened.statements(**wanted)) == expected  # type: ignore[arg-type]
    assert len(opened.statements(**wanted)) == len(expected)  # type: ignore[arg-type]


def test_a_limit_holds_for_every_selection(opened: Map) -> None:
    chosen = [
        opened.statements(limit=2),
        opened.entities(limit=2),
        opened.documents(limit=2),
        opened.places(limit=1),
        opened.comparisons(limit=1),
        opened.losses(limit=1),
    ]
    assert [len(selection) for selection in chosen] == [2, 2, 2, 1, 1, 1]
    assert [len(list(selection)) for selection in chosen] == [2, 2, 2, 1, 1, 1]
    assert len(opened.statements(limit=1000)) == 11
    assert list(opened.statements(limit=0)) == []
    with pytest.raises(UsageError, match="-1"):
        opened.statements(limit=-1)


def test_an_entity_is_named_by_id_name_other_form_or_itself(opened: Map) -> None:
    expected = list(opened.statements(entity=FRONT.id))
    assert expected
    for name in ("Northern Front", "northern front", "the Front", FRONT.id[:3], opened.entity("Northern Front")):
        assert list(opened.statements(entity=name)) == expected


def test_a_place_and_a_document_are_named_by_id_name_or_themselves(opened: Map) -> None:
    expected = list(opened.statements(place=DORAVA.id))
    assert list(opened.statements(place="dorava")) == list(opened.statements(place=DORAVA)) == expected
    assert expected
    assert opened.place("Dorava") == DORAVA
    document = opened.document(BULLETIN_DOCUMENT.path)
    assert document.text == BULLETIN_DOCUMENT.text
    assert len(opened.statements(document=document)) == 5


def test_a_name_that_several_bear_is_refused_with_their_ids(ties: Map) -> None:
    with pytest.raises(UsageError, match=r"take one of the ids c[345], c[345], c[345]$"):
        ties.statements(entity="Government")


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"kind": "evnt"}, "take one of event, relation"),
        ({"modality": "maybe"}, "take one of actual, planned"),
        ({"entity": "Nobody of that name"}, "Nobody of that name"),
        ({"place": "Atlantis"}, "Atlantis"),
        ({"document": "missing.txt"}, "missing.txt"),
    ],
    ids=str,
)
def test_what_is_not_there_is_refused(wanted: dict[str, str], said: str, opened: Map) -> None:
    with pytest.raises(UsageError, match=said):
        opened.statements(**wanted)  # type: ignore[arg-type]


def test_entities_and_comparisons_have_their_filters(opened: Map, view: MapView) -> None:
    assert list(opened.entities(type="armed_group")) == view.entities(type="armed_group")
    assert list(opened.entities(text="front", residual=False)) == view.entities(text="front", residual=False)
    assert list(opened.comparisons(verdict="contradicted", kind="quantity")) == view.comparisons()
    assert len(opened.comparisons(verdict="corroborated")) == 0
    with pytest.raises(UsageError, match="contradicted"):
        opened.comparisons(verdict="wrong")
    with pytest.raises(UsageError, match="armed_group"):
        opened.entities(type="army")


def test_a_map_says_what_it_is(opened: Map) -> None:
    assert repr(opened).startswith("<Map 'Dorava & the “North”', version ")
    assert "statements: 11" in repr(opened)
    assert "<strong>Dorava &amp; the “North”</strong>" in opened._repr_html_()
