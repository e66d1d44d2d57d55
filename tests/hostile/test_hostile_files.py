"""Files that are broken, mislabelled or meant to harm: each ends as a document or is refused by name."""

from __future__ import annotations

import bz2
import gzip
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from faultline.datasets import read_source
from faultline.documents.refusal import STEP
from faultline.tables.schemas import Record, Source
from hostile_files import PAGE, PNG, SENTENCE, encrypted_pdf, pdf, tarred, word, zipped


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str, bytes], list[Record]]:
    """Writes bytes under a name and reads them; the folder must hold nothing else afterwards."""

    def reader(name: str, data: bytes) -> list[Record]:
        file = tmp_path / name
        file.write_bytes(data)
        records = list(read_source(Source(path=f"in/{name}", location=str(file))))
        assert [path.name for path in tmp_path.iterdir()] == [name]
        return records

    return reader


Read = Callable[[str, bytes], list[Record]]

REFUSED = [
    ("nothing.txt", b"", "empty file"),
    ("blank.txt", b" \n\t\r\n \n", "empty file"),
    ("nulls.txt", b"\0" * 4000, "empty file"),
    ("blank.html", b"<html><body><script>document.write('x')</script></body></html>", "no text in page"),
    ("cut.pdf", pdf("A line of text that is long enough.")[:60], "damaged PDF"),
    ("locked.pdf", encrypted_pdf(), "encrypted PDF"),
    ("scan.pdf", pdf(""), "no text in PDF (scanned)"),
    ("image.pdf", PNG, "unknown format"),
    ("noise.txt", random.Random(7).randbytes(5000), "unknown format"),
    ("noise.pdf", b"%PDF-1.7\n" + random.Random(8).randbytes(5000), "damaged PDF"),
    ("data.json", b'{"type": "Topology", "objects": {}}', "unknown format"),
    ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unknown format"),
    ("cut.docx", word()[:2000], "damaged document"),
    ("entity.docx", word(entity=True), "unsafe document"),
    ("bomb.docx", zipped({"word/document.xml": b" " * 40_000_000}), "too large"),
    ("empty.zip", zipped({}), "empty archive"),
    ("cut.zip", zipped({"a.txt": SENTENCE.encode() * 90})[:60], "damaged archive"),
    ("bomb.gz", gzip.compress(b"\0" * 260_000_000, 1)[:-8], "too large"),
]


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED, ids=[case[0] for case in REFUSED])
def test_it_is_refused_by_name_and_says_what_to_do(read: Read, name: str, data: bytes, reason: str) -> None:
    (record,) = read(name, data)
    assert record.document is None
    (loss,) = record.losses
    assert (loss.path, loss.step, loss.reason) == (f"in/{name}", STEP, reason)
    assert len(loss.detail.split()) >= 5


READ_AS = [
    ("page.doc", PAGE.encode(), "html"),
    ("text.pdf", (SENTENCE * 5).encode(), "text"),
    ("report.txt", pdf("The ministry closed the garrison."), "pdf"),
    ("letter.pdf", word(), "docx"),
    ("letter", word(), "docx"),
    ("rows.txt", b"id;date;place;deaths\n1;2019-01-02;Gao;3\n2;2019-01-03;Kidal;1\n3;2019-01-04;Gao;2\n", "csv"),
    ("rows.csv", b"name,deaths\nA,1\nB,2\n", "csv"),
    (
        "prose.txt",
        b"Home, said she, is here, not there.\nWar, said the judge, is long, not so.\nSo, it is, he said, so.\n",
        "text",
    ),
    ("mail.txt", b"Received: by x\r\nFrom: A B <a@example.org>\r\nSubject: Note\r\n\r\n" + SENTENCE.encode(), "email"),
]


@pytest.mark.parametrize(("name", "data", "form"), READ_AS, ids=[case[0] for case in READ_AS])
def test_a_mislabelled_file_is_read_as_what_it_is(read: Read, name: str, data: bytes, form: str) -> None:
    (record,) = read(name, data)
    assert record.document is not None
    assert record.document.format == form


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_text_in_any_common_encoding_is_the_same_text(read: Read, encoding: str) -> None:
    text = "Le général Touré a quitté la garnison de Ménaka — « sans combat », dit-il, à l’aube.\n" * 6
    (record,) = read("article.txt", text.encode(encoding))
    assert record.document is not None
    assert record.document.text == text


def test_damaged_characters_are_counted(read: Read) -> None:
    data = ("Les forces armées ont quitté la région de Ménaka. " * 30).encode() + b"\xff\x01 fin.\n"
    (record,) = read("article.txt", data)
    assert record.document is not None
    assert [(loss.reason, loss.count) for loss in record.losses] == [("undecodable characters", 2)]


def test_a_line_without_end_becomes_passages_of_bounded_length(read: Read) -> None:
    (record,) = read("line.txt", SENTENCE.strip().encode() * 20_000)
    assert record.document is not None
    assert max(p.end - p.start for p in record.document.passages) <= 20_000


def test_a_run_without_spaces_is_set_aside(read: Read) -> None:
    (record,) = read("run.txt", (SENTENCE * 5).encode() + b"\n\n" + b"QUJD" * 300_000)
    assert record.document is not None
    assert record.document.passages[-1].role.value == "boilerplate"


def test_scripts_do_not_run_and_nothing_is_fetched(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_network(*args: object, **kwargs: object) -> None:
        raise AssertionError("reading opened a connection")

    monkeypatch.setattr("socket.socket.connect", no_network)
    hostile = PAGE.replace(
        "<p>",
        "<script>alert('owned')</script><img src=http://192.0.2.1/x.png onerror=alert(1)><iframe src='http://192.0.2.1/'>"
        "</iframe><link rel=stylesheet href=http://192.0.2.1/x.css><p>",
    )
    (record,) = read("page.html", hostile.encode())
    assert record.document is not None
    assert "forty soldiers" in record.document.text
    assert "alert" not in record.document.text


def test_deeply_nested_markup_is_read_or_refused(read: Read) -> None:
    (record,) = read("deep.html", b"<html><body>" + b"<div>" * 50_000 + SENTENCE.encode() * 5 + b"</div>" * 50_000)
    assert record.document is not None or record.losses


def test_a_pdf_with_javascript_is_only_text(read: Read) -> None:
    (record,) = read(
        "js.pdf", pdf("The garrison closed.", extra="/OpenAction << /S /JavaScript /JS (app.alert(1)) >> ")
    )
    assert record.document is not None
    assert record.document.text == "The garrison closed."


def test_member_names_that_climb_are_only_labels(read: Read, tmp_path: Path) -> None:
    names = ["../../climb.txt", "/etc/absolute.txt", "C:\\Windows\\drive.txt", "a/../b.txt", "ok.txt"]
    records = read("names.zip", zipped({name: SENTENCE.encode() + name.encode() for name in names}))
    paths = sorted(record.document.path for record in records if record.document)
    assert paths == [
        f"in/names.zip/{n}" for n in ("Windows/drive.txt", "a/b.txt", "climb.txt", "etc/absolute.txt", "ok.txt")
    ]
    assert not (tmp_path.parent / "climb.txt").exists()


def test_a_bomb_in_an_archive_is_refused_and_its_neighbours_are_read(read: Read) -> None:
    records = read(
        "mixed.zip", zipped({"a.txt": SENTENCE.encode(), "bomb.txt": b"0" * 50_000_000, "c.txt": SENTENCE.encode()})
    )
    assert [(r.inside, r.document is not None, [loss.reason for loss in r.losses]) for r in records] == [
        ("a.txt", True, []),
        ("bomb.txt", False, ["too large"]),
        ("c.txt", True, []),
    ]


def test_archives_are_opened_two_deep_and_no_deeper(read: Read) -> None:
    data = zipped({"deep.txt": SENTENCE.encode()})
    for level in (3, 2, 1):
        data = zipped({f"{level}.zip": data, f"{level}.txt": SENTENCE.encode()})
    records = read("outer.zip", data)
    assert [r.document.path for r in records if r.document] == ["in/outer.zip/1.txt", "in/outer.zip/1.zip/2.txt"]
    assert [loss.reason for r in records for loss in r.losses] == ["nested too deeply"]


def test_an_archive_inside_an_archive_inside_an_archive_is_named(read: Read) -> None:
    inner = zipped({"a.txt": SENTENCE.encode()})
    records = read("outer.zip", zipped({"middle.zip": zipped({"inner.zip": inner})}))
    assert [(r.inside, [loss.reason for loss in r.losses]) for r in records] == [
        ("middle.zip/inner.zip", ["nested too deeply"])
    ]


def test_an_encrypted_member_is_named(read: Read) -> None:
    data = bytearray(zipped({"secret.txt": SENTENCE.encode()}))
    for offset in (data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8):
        data[offset] |= 1
    (record,) = read("locked.zip", bytes(data))
    assert [(loss.path, loss.reason) for loss in record.losses] == [("in/locked.zip/secret.txt", "encrypted archive")]


def test_a_tar_keeps_to_regular_files(read: Read) -> None:
    for name, data in (("t.tar", tarred("../a.txt", SENTENCE.encode())), ("t.tar.bz2", b"")):
        packed = data or bz2.compress(tarred("../a.txt", SENTENCE.encode()))
        file_records = read_source_bytes(packed, name)
        assert [r.inside for r in file_records] == ["a.txt"]


def read_source_bytes(data: bytes, name: str) -> list[Record]:
    """Reads bytes through a file of their own, for tests with several."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_bytes(data)
        return list(read_source(Source(path=name, location=str(file))))


def test_a_missing_file_is_named() -> None:
    (record,) = read_source(Source(path="gone.txt", location="/nowhere/gone.txt"))
    assert [loss.reason for loss in record.losses] == ["cannot be opened"]


@pytest.mark.parametrize("seed", range(12))
def test_files_cut_and_flipped_at_random_never_raise(seed: int) -> None:
    chance = random.Random(seed)
    for name, data in (
        ("a.pdf", pdf("The garrison closed.")),
        ("a.docx", word()),
        ("a.html", PAGE.encode()),
        ("a.zip", zipped({"a.txt": b"x y"})),
    ):
        damaged = bytearray(data[: chance.randrange(1, len(data))])
        for _ in range(20):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        records = read_source_bytes(bytes(damaged), name)
        assert all(record.document is not None or record.losses for record in records)
