"""Persons without an office leave the house under numbers, in every format and every form of a report."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import chdir, closing
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pypdfium2
import pytest

from faultline.exchange import EXPORTERS, exporter_named, stream_export, write_export
from faultline.exchange.exporting import Exporter
from faultline.exchange.forms import TextFile
from faultline.model.judgement import Decision
from faultline.model.own_text import Cited, OwnText
from faultline.model.seen import SeenQuote
from faultline.reports import Profile, Wanted, write_report
from faultline.workspace import MapView, Workspace, build
from faultline.workspace.judging import judge
from faultline.workspace.redaction.names import letters_of

TEXTS = {
    "salif_toure.txt": (
        "Teacher speaks in Gao\n\nPublished 14 May 2014\n\n"
        "Salif Touré condemned the attack on the school in Gao on 2 May 2014. "
        "Touré said that the army had 1,200 soldiers in the north. "
        "President Ibrahim Keïta met the United Nations mission in Gao.\n"
    ),
    "convoy.txt": (
        "Attack on convoy\n\nPublished 20 May 2014\n\n"
        "Armed men attacked a convoy near Gao on 18 May 2014 and killed four soldiers. SALIF TOURE condemned the "
        "attack. Moussa Diarra, the mayor of Gao, thanked Salif Touré. The army attacked Salif Touré in Gao.\n"
    ),
    "losses.csv": (
        "date,actor1,actor2,country,location,fatalities,notes\n"
        "2014-05-18,Northern Movement,Military Forces of Mali,Mali,Gao,3,\n"
        "2014-05-19,Salif Touré,Military Forces of Mali,Mali,Gao,1,\n"
    ),
}
PRIVATE = ("salif", "toure")
PUBLIC = ("ibrahimkeita", "moussadiarra")


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> MapView:
    """A map that names a teacher, a president and a mayor, with a judgement on the teacher."""
    root = Path(tmp_path_factory.mktemp("named"))
    (root / "in").mkdir()
    for name, text in TEXTS.items():
        (root / "in" / name).write_text(text, encoding="utf-8")
    workspace = Workspace.create(root / "map", "Gao")
    settings = workspace.settings_file.read_text()
    workspace.settings_file.write_text(f'{settings}\n[[glossary]]\nname = "Salif Touré"\ntype = "person"\n')
    with chdir(root):
        build(workspace, ["in"], workers=1)
    said = next(s for s in workspace.view().statements() if "Touré" in s.evidence.quote)
    judge(workspace, "ada", said.id, Decision.ACCEPT, note="Salif Touré told me so")
    return workspace.view()


def said_in(path: Path) -> Iterator[str]:
    """All that a file or folder says, unpacked, with its names."""
    for file in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]:
        yield file.name
        raw = file.read_bytes()
        if raw.startswith(b"PAR1"):
            yield str(pq.read_table(file).to_pylist())
        elif raw.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(raw)) as archive:
                yield from (archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
        elif raw.startswith(b"SQLite"):
            with closing(sqlite3.connect(file)) as database:
                yield "\n".join(database.iterdump())
        elif raw.startswith(b"%PDF"):
            with closing(pypdfium2.PdfDocument(raw)) as pdf:
                yield " ".join(page.get_textpage().get_text_bounded() for page in pdf)
        elif raw[8:12] == b"DUCK":
            with duckdb.connect(str(file), read_only=True) as database:
                tables = [row[0] for row in database.sql("SHOW TABLES").fetchall()]
                yield " ".join(str(database.sql(f'SELECT * FROM "{table}"').fetchall()) for table in tables)
        yield raw.decode("utf-8", "ignore")


def letters(path: Path) -> str:
    """As JSON escapes nothing and as it does."""
    said = "\n".join(said_in(path))
    return letters_of(re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), said))


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_no_format_names_a_private_person(exporter: Exporter, named: MapView, tmp_path: Path) -> None:
    target = tmp_path / "out"
    written = write_export(named, exporter, target)
    assert written.left_out["names of private persons (--with-private-persons shows them)"] == 1
    assert not [name for name in PRIVATE if name in letters(target)]
    if isinstance(exporter.form, TextFile):
        stream = io.StringIO()
        stream_export(named, exporter, stream)
        assert not [name for name in PRIVATE if name in letters_of(stream.getvalue())]


@pytest.mark.parametrize("name", ["statements", "entities", "documents", "csv", "sqlite", "xlsx", "ftm"])
def test_who_is_asked_for_is_named(name: str, named: MapView, tmp_path: Path) -> None:
    write_export(named, exporter_named(name), tmp_path / "out", private_persons=True)
    assert all(part in letters(tmp_path / "out") for part in PRIVATE)


@pytest.mark.parametrize("name", ["entities", "documents"])
def test_persons_in_office_are_named(name: str, named: MapView, tmp_path: Path) -> None:
    write_export(named, exporter_named(name), tmp_path / "out")
    assert all(person in letters(tmp_path / "out") for person in PUBLIC)


def test_quotes_are_what_the_exported_documents_read(named: MapView, tmp_path: Path) -> None:
    lines = {}
    for name in ("documents", "statements"):
        write_export(named, exporter_named(name), tmp_path / name)
        lines[name] = [json.loads(line) for line in (tmp_path / name).read_text(encoding="utf-8").splitlines()]
    texts = {document["id"]: document["text"] for document in lines["documents"]}
    spans = [s for s in lines["statements"] if s.get("start") is not None]
    assert spans
    for s in spans:
        assert texts[s["document"]["id"]][s["start"] : s["end"]] == s["quote"]
    assert {s["id"] for s in lines["statements"]} == {s.id for s in named.statements()}


def test_one_person_has_one_number(named: MapView) -> None:
    shared = named.shareable()
    person = next(e for e in shared.entities() if re.fullmatch(r"Person \d{5,}", e.name))
    voices = [a.name for s in shared.statements() for a in s.arguments if a.entity == person.id]
    assert voices
    assert set(voices) == {person.name}


@pytest.mark.parametrize("form", ["md", "html", "docx", "pdf"])
@pytest.mark.parametrize("profile", Profile)
def test_no_report_names_a_private_person(form: str, profile: Profile, named: MapView, tmp_path: Path) -> None:
    write_report(named, tmp_path / f"report.{form}", Wanted(profile=profile))
    assert not [name for name in PRIVATE if name in letters(tmp_path / f"report.{form}")]


def test_a_report_names_who_is_asked_for(named: MapView, tmp_path: Path) -> None:
    write_report(named, tmp_path / "report.md", Wanted(private_persons=True))
    assert "toure" in letters(tmp_path / "report.md")


@pytest.mark.parametrize("profile", [Profile.FULL, Profile.SHAREABLE])
def test_what_analysts_write_names_no_private_person(profile: Profile, named: MapView, tmp_path: Path) -> None:
    gone = SeenQuote("gone", "gone.txt", None, None, "Salif Touré went home.", "", "", "event", "MOVE", ())
    text = OwnText(
        1,
        1,
        "Ask Salif Touré again [^feedfeedfeedfeed].",
        1,
        "ada",
        "2014-06-01T00:00:00+00:00",
        "ada",
        "2014-06-01",
        (Cited("feedfeedfeedfeed", "Salif Touré speaks", gone),),
    )
    write_report(named, tmp_path / "report.md", Wanted(profile=profile, texts=(text,)))
    told = letters(tmp_path / "report.md")
    assert "again" in told
    assert "wenthome" in told
    assert not [name for name in PRIVATE if name in told]


def test_a_shareable_report_names_a_private_person_on_demand(named: MapView, tmp_path: Path) -> None:
    write_report(named, tmp_path / "report.md", Wanted(Profile.SHAREABLE, naming=("Salif Touré",)))
    assert "toure" in letters(tmp_path / "report.md")
