"""A fuzz target for every reader: seeds that it reads, and what must hold of whatever becomes of them.

`benchmarks.fuzz` drives these by coverage for as long as it is let; `tests/hostile/test_fuzz.py` for some seconds
without. What they found lies in `tests/hostile/corpus`, a folder a target, and is read again by every test run.
"""

from __future__ import annotations

import bz2
import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from faultline.datasets import read_source
from faultline.tables.schemas import Source
from hostile_files import PAGE, SENTENCE, letter, pdf, tarred, word, workbook, zipped

CORPUS = Path(__file__).parent / "hostile" / "corpus"
_SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>date</t></is></c>'
    b'<c r="B1" t="inlineStr"><is><t>deaths</t></is></c></row>'
    b'<row r="2"><c r="A2"><v>43467</v></c><c r="B2"><v>3</v></c></row></sheetData></worksheet>'
)
_ROWS = b"date,actor1,actor2,country,location,fatalities,notes\n2014-05-18,Movement,Army,Mali,Gao,3,\n"
_IATI = (
    b'<?xml version="1.0"?><iati-activities version="2.03"><iati-activity><iati-identifier>XM-1</iati-identifier>'
    b'<reporting-org ref="XM"><narrative>Desk</narrative></reporting-org><title><narrative>Wells</narrative></title>'
    b'<activity-date type="2" iso-date="2019-01-02"/><recipient-country code="ML" percentage="100"/>'
    b'<sector vocabulary="1" code="14030"/><transaction><transaction-type code="3"/><value currency="EUR" '
    b'value-date="2019-01-02">5</value></transaction></iati-activity></iati-activities>'
)
_FEATURES = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [-0.04, 16.27]},
            "properties": {"date": "2019-01-02", "deaths": 3, "actor": "Movement"},
        }
    ],
}
_FTM = {"id": "a", "schema": "Person", "properties": {"name": ["Mara Dale"], "country": ["ml"]}}


@dataclass(frozen=True, slots=True)
class Target:
    """A reader, by the name of the file that it is given.

    Attributes:
        wrap: Makes a file of the bytes that the fuzzer makes up, where it could not by itself.
    """

    file: str
    seeds: tuple[bytes, ...]
    wrap: Callable[[bytes], bytes] = bytes


TARGETS: dict[str, Target] = {
    "text": Target("a.txt", (SENTENCE.encode() * 3, "Le général a quitté Ménaka. ".encode("cp1252") * 9)),
    "html": Target("a.html", (PAGE.encode(), b"<html><body><table><tr><td>a<td>b</table><p>The garrison closed.")),
    "pdf": Target("a.pdf", (pdf("The garrison closed."), pdf("A", extra="/Names << /EmbeddedFiles 5 0 R >> "))),
    "docx": Target("a.docx", (word(),)),
    "docx-body": Target(
        "a.docx",
        (b"<w:p><w:r><w:t>The garrison closed.</w:t></w:r></w:p>", b"<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
        lambda body: _word_of(body),
    ),
    "email": Target("a.eml", (letter(), b"From: a@example.org\nSubject: =?utf-8?q?N?=\n\nThe garrison closed.\n")),
    "zip": Target("a.zip", (zipped({"a.txt": SENTENCE.encode(), "../b.html": PAGE.encode()}),)),
    "tar": Target("a.tar", (tarred("../a.txt", SENTENCE.encode()),)),
    "gzip": Target("a.gz", (gzip.compress(SENTENCE.encode(), mtime=0), bz2.compress(SENTENCE.encode()))),
    "csv": Target(
        "a.csv", (_ROWS * 2, b"id;when;what;dead\n1;2019-01-02;ASSAULT;3\n", b"#date,#adm1\nd,a\n2019,Gao\n")
    ),
    "workbook": Target("a.xlsx", (workbook(_SHEET),)),
    "workbook-sheet": Target("a.xlsx", (_SHEET,), workbook),
    "json": Target("a.json", (json.dumps(_FEATURES).encode(), b'[{"date": "2019-01-02", "deaths": 3}]')),
    "json-lines": Target("a.jsonl", (json.dumps(_FTM).encode() + b"\n" + b'{"a": 1}\n',)),
    "xml": Target("a.xml", (_IATI,)),
}


def feed(target: Target, made: bytes, folder: Path) -> None:
    """Read what was made up; AssertionError where it ends as neither a document nor a named refusal."""
    file = folder / target.file
    file.write_bytes(target.wrap(made))
    for record in read_source(Source(path=f"in/{target.file}", location=str(file))):
        document = record.document
        assert document is not None or record.losses, "nothing came of it, and nothing was said"
        for loss in record.losses:
            assert loss.reason, "a loss without a reason"
        if document is None:
            continue
        assert all(0 <= p.start < p.end <= len(document.text) for p in document.passages), "a passage outside"
        document.text.encode("utf-8")
        for statement in record.statements:
            statement.evidence.check(document.text)
    assert [path.name for path in folder.iterdir()] == [target.file], "something was written beside it"


def saved(name: str) -> list[bytes]:
    """What was found before."""
    return [path.read_bytes() for path in sorted((CORPUS / name).glob("*"))]


def _word_of(body: bytes) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(word())) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    main = members["word/document.xml"]
    start, end = main.index(b"<w:body>") + len(b"<w:body>"), main.index(b"</w:body>")
    members["word/document.xml"] = main[:start] + body + main[end:]
    return zipped(members)
