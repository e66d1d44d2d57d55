"""Data files that are broken or meant to harm: each ends as a record or a named refusal, within time and memory.

Each is read in a process of its own with two gigabytes of address space above what it starts with and a minute of
processor time; one that runs out of either dies, which fails the test.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import pytest

ROW = "2019-01-02,Gao,3\n"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a>&l9;</a>'.encode()
LEAK = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><iati-activities>&x;</iati-activities>'
)


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def workbook(sheet: bytes) -> bytes:
    """A workbook with one sheet of these bytes."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "_rels/.rels": (
                f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}/officeDocument" '
                'Target="xl/workbook.xml"/></Relationships>'
            ).encode(),
            "xl/workbook.xml": (
                f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>'
                "</workbook>"
            ).encode(),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{relations}"><Relationship Id="r1" Type="{office}/worksheet" '
                'Target="worksheets/sheet1.xml"/></Relationships>'
            ).encode(),
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


def letter() -> bytes:
    """A message whose attachments have names that climb, and which claims to be in an encoding that is none."""
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "Note\u202e"
    message.set_content("The garrison near the river was closed on Monday, the ministry said.\n")
    message.add_attachment(b"x" * 100, maintype="application", subtype="pdf", filename="../../../etc/cron.d/owned.pdf")
    return bytes(message).replace(b'charset="utf-8"', b'charset="no-such-thing"')


HOSTILE: dict[str, Callable[[], bytes]] = {
    "laughs.xml": lambda: BOMB,
    "leak.xml": lambda: LEAK,
    "deep.xml": lambda: b"<a>" * 1_000_000,
    "cut.xml": lambda: b"<iati-activities><iati-activity><title><narrative>Well",
    "deep.json": lambda: b"[" * 5_000_000,
    "long.json": lambda: b'[{"a": "' + b"x" * 30_000_000,
    "number.json": lambda: b'{"data": [' + b"9" * 5_000_000 + b"]}",
    "names.geojson": lambda: json.dumps(
        {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"__class__": "../x"}}]}
    ).encode(),
    "line.csv": lambda: b"date,place,deaths\n" + b"a," * 10_000_000,
    "quote.csv": lambda: b'date,place,deaths\n"' + ROW.encode() * 500_000,
    "nulls.csv": lambda: b"date,place,deaths\n" + (ROW.encode() + b"\0") * 1000,
    "formula.csv": lambda: b"date,place,deaths\n=cmd|' /C calc'!A0,Gao,3\n" + ROW.encode() * 20,
    "wide.csv": lambda: b",".join(b"c%d" % n for n in range(100_000)) + b"\n" + b"1," * 99_999 + b"1\n",
    "laughs.xlsx": lambda: workbook(BOMB),
    "bomb.xlsx": lambda: workbook(b"<worksheet><sheetData>" + b" " * 300_000_000),
    "far.xlsx": lambda: workbook(
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1048576">'
        b'<c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    ),
    "cut.xlsx": lambda: workbook(b"<worksheet/>")[:300],
    "letter.eml": letter,
    "parts.eml": lambda: (
        b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000))
    ),
    "header.eml": lambda: b"From: a@example.org\nSubject: " + b"=?utf-8?B?" * 500_000 + b"\n\nThe garrison closed.\n",
    "tables.html": lambda: b"<html><body>" + b"<table><tr><td>" * 30_000 + b"The garrison closed.",
    "attributes.html": lambda: b"<html><body><p " + b"a='b' " * 1_000_000 + b">The garrison closed on Monday.</p>",
    "slashes.html": lambda: b"<html><body>" + b"<" * 3_000_000,
    "lines.txt": lambda: b"\n" * 20_000_000,
    "accents.txt": lambda: ("The garrison closed. a" + "\u0301" * 500_000).encode(),
    "utf7.txt": lambda: b"+ADw-script+AD4-alert(1)+ADw-/script+AD4- The garrison near the river was closed.\n" * 5,
    "utf16.txt": lambda: b"\xff\xfe" + b"\x00\xd8" * 5000,
}

READ = """
import resource, sys
from faultline.datasets import read_source
from faultline.tables.schemas import Source
held = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (held + 2_000_000_000, held + 2_000_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
for record in read_source(Source(path="in/" + sys.argv[2], location=sys.argv[1])):
    text = record.document.text if record.document else ""
    assert "root:" not in text
    print("document" if record.document else "refused", [loss.reason for loss in record.losses][:5])
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the bounds are those of Linux")
@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_read_or_refused_within_bounds(name: str, tmp_path: Path) -> None:
    file = tmp_path / "in" / name
    file.parent.mkdir()
    file.write_bytes(HOSTILE[name]())
    done = subprocess.run([sys.executable, "-c", READ, str(file), name], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.startswith(("document", "refused ['")), done.stdout
    assert [path.name for path in file.parent.iterdir()] == [name], "something was written beside it"
