"""The contract of reading, over all formats at once."""

from __future__ import annotations

import hashlib
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest

from faultline.documents import read_source
from faultline.model.document import Role
from faultline.tables.schemas import Record, Source

TITLE = "Governor announces withdrawal from the northern garrison"
LEAD = "The governor said on Monday that two hundred soldiers would leave the garrison by the end of June."
MORE = "Traders on the road to the border say that they pay armed men at four checkpoints."


def text_file() -> bytes:
    return f"{TITLE}\r\n\r\nBy Awa Sidibe\r\n\r\n{LEAD}\r\n\r\n{MORE}\r\n".encode()


def html_file() -> bytes:
    meta = '<meta name="author" content="Awa Sidibe"><meta property="article:published_time" content="2019-01-30">'
    body = f"<h1>{TITLE}</h1><p>{LEAD}<br>Ninety stay.</p><h2>The road</h2><p>{MORE}</p><ul><li>One entry</li></ul>"
    return f"<html><head><title>{TITLE}</title>{meta}</head><body><article>{body}</article></body></html>".encode()


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    document.add_paragraph(LEAD)
    document.add_table(1, 2).cell(0, 0).text = "Gao"
    document.add_paragraph(MORE)
    document.core_properties.author = "Awa Sidibe"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def message() -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = "Awa Sidibe <awa@example.org>"
    mail["Subject"] = TITLE
    mail["Date"] = "Wed, 30 Jan 2019 10:00:00 +0000"
    mail.set_content(f"{LEAD}\n\n{MORE}\n\n> what was written before\n\n-- \nAwa Sidibe\n")
    return mail


FILES = {"a.txt": text_file(), "a.html": html_file(), "a.docx": word_file(), "a.eml": message().as_bytes()}


def read(folder: Path, name: str, data: bytes) -> list[Record]:
    file = folder / name
    file.write_bytes(data)
    return read_source(Source(path=name, location=str(file)))


@pytest.mark.parametrize("name", FILES)
def test_every_reader_gives_title_author_and_passages_that_cover_the_text(name: str, tmp_path: Path) -> None:
    (record,) = read(tmp_path, name, FILES[name])
    document = record.document
    assert document is not None
    assert document.id == hashlib.sha256(FILES[name]).hexdigest()[:16]
    assert (document.path, document.title, document.author, document.language) == (name, TITLE, "Awa Sidibe", "en")
    position = 0
    for passage in document.passages:
        assert position <= passage.start < passage.end
        assert not document.text[position : passage.start].strip()
        assert document.text[passage.start : passage.end] == document.text[passage.start : passage.end].strip()
        position = passage.end
    assert not document.text[position:].strip()
    content = [document.text[p.start : p.end] for p in document.passages if p.role in (Role.LEAD, Role.BODY)]
    assert MORE in content
    assert record.losses == ()


def test_plain_text_changes_in_its_line_ends_alone(tmp_path: Path) -> None:
    (record,) = read(tmp_path, "a.txt", text_file())
    assert record.document is not None
    assert record.document.text == text_file().decode().replace("\r\n", "\n")


def test_html_keeps_sentences_apart_and_dates_from_its_metadata(tmp_path: Path) -> None:
    (record,) = read(tmp_path, "a.html", html_file())
    assert record.document is not None
    assert "June. Ninety stay." in record.document.text
    assert record.document.date == "2019-01-30"
    assert [p.role for p in record.document.passages][:3] == [Role.TITLE, Role.LEAD, Role.HEADING]


def test_a_table_in_word_is_a_table(tmp_path: Path) -> None:
    (record,) = read(tmp_path, "a.docx", word_file())
    assert record.document is not None
    tables = [record.document.text[p.start : p.end] for p in record.document.passages if p.role is Role.TABLE]
    assert tables == ["Gao"]


def test_a_message_sets_quotations_and_signature_aside_and_gives_its_attachments(tmp_path: Path) -> None:
    mail = message()
    mail.add_attachment(b"name,deaths\nA,1\nB,2\n", maintype="text", subtype="csv", filename="../rows.csv")
    letter, rows = read(tmp_path, "a.eml", mail.as_bytes())
    assert letter.document is not None
    assert rows.document is not None
    aside = [letter.document.text[p.start : p.end] for p in letter.document.passages if p.role is Role.BOILERPLATE]
    assert aside == ["> what was written before", "--", "Awa Sidibe"]
    assert letter.document.date == "2019-01-30"
    assert (rows.inside, rows.document.path, rows.document.format) == ("rows.csv", "a.eml/rows.csv", "csv")


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    box = b"".join(b"From a@b Wed Jan 30 10:00:00 2019\n" + message().as_bytes() + b"\n\n" for _ in range(2))
    records = read(tmp_path, "box.mbox", box)
    assert [(r.inside, r.document.title if r.document else None) for r in records] == [
        ("1.eml", TITLE),
        ("2.eml", TITLE),
    ]


def test_an_archive_gives_a_record_a_member(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in [*FILES.items(), ("empty.txt", b""), ("__MACOSX/a.txt", b"x"), (".DS_Store", b"x")]:
            archive.writestr(f"2019/{name}" if name in FILES else name, data)
    records = read(tmp_path, "reports.zip", buffer.getvalue())
    assert [(r.source, r.inside, r.document is not None) for r in records] == [
        ("reports.zip", "2019/a.docx", True),
        ("reports.zip", "2019/a.eml", True),
        ("reports.zip", "2019/a.html", True),
        ("reports.zip", "2019/a.txt", True),
        ("reports.zip", "empty.txt", False),
    ]
    assert [loss.path for r in records for loss in r.losses] == ["reports.zip/empty.txt"]


def test_a_table_is_a_document_without_text(tmp_path: Path) -> None:
    (record,) = read(tmp_path, "rows.csv", b"name;deaths\r\nA;1\r\nB;2\r\n")
    assert record.document is not None
    assert (record.document.format, record.document.text, record.document.passages) == ("csv", "", ())
