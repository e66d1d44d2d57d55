"""What analysts write is kept by entries that only grow, and finds again what it cites."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from faultline.errors import UsageError
from faultline.workspace import Workspace, build
from faultline.workspace.own_texts import (
    cited_statement,
    orphaned_citations,
    own_texts,
    remove_text,
    rewrite_text,
    undo_text,
    write_text,
)
from faultline.workspace.own_words import Look, Shape, parts_of
from sample_map import built_map

FIRST = "The mission has 300 soldiers in Gao. The army withdrew from Kidal on 3 May 2019.\n"
MOVED = "Nothing else was heard that week. The mission has 300 soldiers in Gao.\n"


@pytest.fixture
def own(tmp_path: Path) -> Workspace:
    return built_map(tmp_path / "map")


def test_a_text_is_written_changed_taken_out_and_taken_back(own: Workspace) -> None:
    written = write_text(own, "ada", 11, "It may get worse.")
    rewrite_text(own, "ben", written.text, "It may get better.", on=written.id)
    (text,) = own_texts(own)
    assert (text.number, text.section, text.text) == (1, 11, "It may get better.")
    assert (text.who, text.begun_by) == ("ben", "ada")
    remove_text(own, "ben", text.number)
    assert own_texts(own) == ()
    undo_text(own, "ada")
    assert [t.text for t in own_texts(own)] == ["It may get better."]
    undo_text(own, "ada", text.number)
    assert [t.text for t in own_texts(own)] == ["It may get worse."]
    entries = own.ledger.text_entries()
    assert [(e.before, e.after, e.undoes) for e in entries] == [
        ("", "It may get worse.", 0),
        ("It may get worse.", "It may get better.", 0),
        ("It may get better.", "", 0),
        ("", "It may get better.", 3),
        ("It may get better.", "It may get worse.", 2),
    ]


def test_the_ledger_lets_no_entry_be_changed(own: Workspace) -> None:
    write_text(own, "ada", 1, "So it is.")
    with sqlite3.connect(own.ledger.path) as connection, pytest.raises(sqlite3.DatabaseError, match="only grows"):
        connection.execute("UPDATE texts SET after = 'otherwise'")


def test_nobody_overwrites_what_they_did_not_see(own: Workspace) -> None:
    written = write_text(own, "ada", 1, "One.")
    rewrite_text(own, "ben", written.text, "Two.")
    with pytest.raises(UsageError, match="was changed by ben"):
        rewrite_text(own, "ada", written.text, "Three.", on=written.id)
    assert own_texts(own)[0].text == "Two."


@pytest.mark.parametrize(
    ("section", "text", "told"),
    [
        (16, "x", "no section 16"),
        (1, " \n", "no text"),
        (1, "x [^abcdef12]", "no such statement"),
        (1, "x" * 50_001, "at most"),
    ],
)
def test_what_cannot_be_written_is_told(own: Workspace, section: int, text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        write_text(own, "ada", section, text)
    assert own.ledger.text_entries() == ()


def test_a_cut_id_is_kept_whole_and_control_characters_go(own: Workspace) -> None:
    statement = own.view().statements(kind="relation")[0]
    write_text(own, "ada", 5, f"Led by one man [^{statement.id[:8]}].\x07\x1b[31m")
    (text,) = own_texts(own)
    assert text.text == f"Led by one man [^{statement.id}].[31m"
    (cited,) = text.cited
    assert cited.quote.exact == statement.evidence.quote
    assert "The Herald" in cited.title
    assert cited_statement(own.view(), cited) == statement


def test_a_citation_survives_a_new_edition_and_is_orphaned_by_another(tmp_path: Path) -> None:
    workspace, source = Workspace.create(tmp_path / "map"), tmp_path / "report.txt"
    source.write_text(FIRST, encoding="utf-8")
    build(workspace, [str(source)], workers=1)
    troops = workspace.view().statements(kind="quantity")[0]
    left = workspace.view().statements(kind="event")[0]
    write_text(workspace, "ada", 3, f"So many [^{troops.id}], and gone [^{left.id}].")
    source.write_text(MOVED, encoding="utf-8")
    build(workspace, [str(source)], workers=1)
    view, (text,) = workspace.view(), own_texts(workspace)
    again = cited_statement(view, text.cited[0])
    assert again is not None
    assert (again.id != troops.id, again.evidence.quote) == (True, troops.evidence.quote)
    assert [cited.statement for cited in orphaned_citations(view, text)] == [left.id]


def test_the_little_markdown_is_read_part_by_part() -> None:
    parts = parts_of(
        "### Outlook\nOne **strong** word,\nand *one* more [^5364cb4c].\n\n- first\n- second [^5364cb4d]\n"
    )
    assert [part.shape for part in parts] == [Shape.HEADING, Shape.PARAGRAPH, Shape.POINT, Shape.POINT]
    assert [(run.text, run.look, run.cited) for run in parts[1].runs] == [
        ("One ", Look.PLAIN, ""),
        ("strong", Look.STRONG, ""),
        (" word, and ", Look.PLAIN, ""),
        ("one", Look.STRESSED, ""),
        (" more", Look.PLAIN, ""),
        ("", Look.PLAIN, "5364cb4c"),
        (".", Look.PLAIN, ""),
    ]


@pytest.mark.parametrize(
    "text", ["2 * 3 * 4", "a ** b", "[x](http://y)", "<b>x</b>", "| a | b |", "`code`", "$x$", "*"]
)
def test_what_is_no_mark_stays_as_it_is(text: str) -> None:
    (part,) = parts_of(text)
    assert [(run.text, run.look) for run in part.runs] == [(text, Look.PLAIN)]
