"""Any query means something or is refused in a sentence; what is found stands where the hit says."""

from __future__ import annotations

from pathlib import Path

import pytest

from faultline.errors import UsageError, WorkspaceError
from faultline.model.document import Document, Passage, Role
from faultline.workspace import SearchResult
from faultline.workspace.map_tables import MapTables
from faultline.workspace.search import MapSearch
from faultline.workspace.search_index import write_search_index
from faultline.workspace.search_query import parse_query
from small_map import FIRST, small_tables


def index_of(tables: MapTables, folder: Path) -> MapSearch:
    write_search_index(tables, folder / "index", folder / "scratch")
    return MapSearch(folder / "index")


def search(tables: MapTables, folder: Path, query: str) -> SearchResult:
    return index_of(tables, folder).find(query, limit=20, offset=0)


def one_text(text: str, *passages: Passage) -> MapTables:
    return MapTables(documents=(Document("d1", "a.txt", "text", text, passages=passages or (body(text),)),))


def body(text: str) -> Passage:
    return Passage(0, len(text), Role.BODY)


def test_passages_statements_and_entities_are_found(tmp_path: Path) -> None:
    found = search(small_tables(), tmp_path, "mission")
    assert found.total == len(found.hits) == 5
    assert {(hit.kind, hit.id, hit.document) for hit in found.hits} == {
        ("passage", None, "d1"),
        ("passage", None, "d2"),
        ("statement", "s1", "d1"),
        ("statement", "s3", "d2"),
        ("entity", "e1", None),
    }


def test_a_hit_stands_where_it_says(tmp_path: Path) -> None:
    hits = search(small_tables(), tmp_path, "attack").hits
    assert {hit.kind for hit in hits} == {"passage", "statement"}
    for hit in hits:
        assert hit.start is not None
        assert FIRST[hit.start : hit.end] == hit.text
        assert [hit.text[start:end] for start, end in hit.highlights] == ["attack"]


@pytest.mark.parametrize(
    ("query", "text", "highlighted"),
    [
        ("troop", "Troops left.", ["Troops"]),
        ("attacking", "They attacked.", ["attacked"]),
        ("armee", "Les forces armées.", ["armées"]),
        ("Élections", "The elections.", ["elections"]),
        ('"peace talks"', "Talks on peace, then peace talks.", ["peace talks"]),
        ("“peace talks”", "Then peace talks.", ["peace talks"]),
        ("gold OR cattle", "Traders of cattle.", ["cattle"]),
        ("gold  cattle", "Cattle for gold.", ["Cattle", "gold"]),
        ("مالي", "أخبار من مالي اليوم", ["مالي"]),
        ("5,000", "About 5,000 people.", ["5,000"]),
        ("don't", "They don't know.", ["don't"]),
        ("gold -cattle", "Only gold.", ["gold"]),
    ],
)
def test_words_are_found_in_their_forms(tmp_path: Path, query: str, text: str, highlighted: list[str]) -> None:
    (hit,) = search(one_text(text), tmp_path, query).hits
    assert [hit.text[start:end] for start, end in hit.highlights] == highlighted


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("gold cattle", "Only gold."),
        ('"peace talks"', "Talks on peace."),
        ("gold -cattle", "Gold and cattle."),
        ("gold NOT cattle", "Gold and cattle."),
        ("kidal", "Gao."),
    ],
)
def test_what_does_not_meet_the_query_is_not_found(tmp_path: Path, query: str, text: str) -> None:
    assert search(one_text(text), tmp_path, query) == SearchResult(0, ())


ODD = (
    *('"', 'gold "', "title:gold", "gold)", "(gold", "gold AND", "OR gold", "NOT NOT gold", "AND OR gold", "«gold"),
    *("gold^2", "go*ld", "[gold TO z]", "gold~2", "\\gold", "gold /x/", "--gold", "- gold", "a:b:c gold", "{gold}"),
    *("gold\x00", "gold\U0001f600", "gold\ud800", "gold\u0301", "\u202egold"),
)


@pytest.mark.parametrize("query", ODD)
def test_odd_queries_are_words_or_a_sentence(tmp_path: Path, query: str) -> None:
    index = index_of(one_text("gold"), tmp_path)
    refused, found = "", None
    try:
        found = index.find(query, limit=5, offset=0)
    except UsageError as refusal:
        refused = str(refusal)
    assert "give at least one word" in refused if found is None else found.total in (0, 1)


@pytest.mark.parametrize("query", ["", "   ", '""', "AND", "-gold", "?!", "x" * 500])
def test_a_query_without_a_word_to_look_for_is_refused(query: str) -> None:
    with pytest.raises(UsageError, match="give at least one word"):
        parse_query(query)


def test_a_query_of_too_many_words_is_refused() -> None:
    with pytest.raises(UsageError, match="leave some out"):
        parse_query("gold cattle " * 100)


def test_what_a_site_repeats_is_not_found(tmp_path: Path) -> None:
    text = "Gold is mined. Subscribe now."
    tables = one_text(text, Passage(0, 14, Role.BODY), Passage(15, len(text), Role.BOILERPLATE))
    index = index_of(tables, tmp_path)
    assert index.find("gold", limit=5, offset=0).total == 1
    assert index.find("subscribe", limit=5, offset=0).total == 0


def test_long_passages_are_found_in_pieces(tmp_path: Path) -> None:
    text = "sand " * 1000 + "gold " + "sand " * 1000
    (hit,) = search(one_text(text), tmp_path, "gold").hits
    assert len(hit.text) <= 1500
    assert hit.start is not None
    assert text[hit.start : hit.end] == hit.text
    assert [hit.text[start:end] for start, end in hit.highlights] == ["gold"]


def test_pages_of_hits_join_to_the_whole(tmp_path: Path) -> None:
    text = "Gold! " * 30
    lines = [Passage(begin, begin + 5, Role.BODY) for begin in range(0, len(text), 6)]
    index = index_of(one_text(text, *lines), tmp_path)
    whole = index.find("gold", limit=30, offset=0)
    pages = [index.find("gold", limit=10, offset=offset) for offset in (0, 10, 20)]
    assert whole.total == 30
    assert tuple(hit for page in pages for hit in page.hits) == whole.hits


@pytest.mark.parametrize(("limit", "offset"), [(0, 0), (-1, 0), (1, -1), (20, 10_000)])
def test_pages_that_do_not_exist_are_refused(tmp_path: Path, limit: int, offset: int) -> None:
    with pytest.raises(UsageError, match="narrow the query"):
        index_of(one_text("gold"), tmp_path).find("gold", limit=limit, offset=offset)


def test_the_same_tables_give_the_same_hits_in_the_same_order(tmp_path: Path) -> None:
    first, second = (search(small_tables(), tmp_path / name, "mission OR gao OR army") for name in "ab")
    assert first == second


def test_a_missing_index_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="build again"):
        MapSearch(tmp_path / "nowhere").find("gold", limit=1, offset=0)
