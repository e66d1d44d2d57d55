"""Data files that are broken or meant to harm: each ends as a record or a named refusal, within time and memory.

Each is read in a process of its own with two gigabytes of address space above what it starts with and a minute of
processor time; one that runs out of either dies, which fails the test.
"""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from hostile_files import letter, pdf, word, workbook, zipped

ROW = "2019-01-02,Gao,3\n"
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a>&l9;</a>'.encode()
LEAK = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><iati-activities>&x;</iati-activities>'
)


def flate_bomb() -> bytes:
    """A PDF whose page unpacks to 400 megabytes."""
    packer = zlib.compressobj(1)
    packed = b"".join(packer.compress(b" " * 10_000_000) for _ in range(40)) + packer.flush()
    whole = pdf("x")
    start, end = whole.index(b"4 0 obj"), whole.index(b"5 0 obj")
    stream = (
        b"4 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed) + packed + b"\nendstream\nendobj\n"
    )
    return whole[:start] + stream + whole[end:]


def many_pages(number: int) -> bytes:
    """A PDF that names one page many times."""
    return pdf("The garrison closed.").replace(
        b"/Kids [3 0 R] /Count 1", b"/Kids [" + b"3 0 R " * number + b"] /Count %d" % number
    )


def in_word(inside: bytes, whole: bytes = b"") -> bytes:
    """A Word file with these bytes in its body, or as all of it."""
    with zipfile.ZipFile(io.BytesIO(word())) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    main = members["word/document.xml"]
    at = main.index(b"<w:body>") + len(b"<w:body>")
    members["word/document.xml"] = whole or main[:at] + inside + main[at:]
    return zipped(members)


def overlapping() -> bytes:
    """An archive whose directory names one packed member a thousand times."""
    whole = zipped({"a.txt": b"0" * 5_000_000})
    start, end = whole.index(b"PK\x01\x02"), whole.index(b"PK\x05\x06")
    entry, tail = whole[start:end], bytearray(whole[end:])
    tail[8:12] = (1000).to_bytes(2, "little") * 2
    tail[12:16] = (len(entry) * 1000).to_bytes(4, "little")
    return whole[:start] + entry * 1000 + bytes(tail)


def links() -> bytes:
    """A tar of links and devices that lead out of it."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        for name, kind in (
            ("l", tarfile.SYMTYPE),
            ("h", tarfile.LNKTYPE),
            ("d", tarfile.CHRTYPE),
            ("f", tarfile.FIFOTYPE),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    return buffer.getvalue()


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
    "turning.pdf": lambda: pdf("The garrison closed.").replace(b"/Kids [3 0 R] /Count 1", b"/Kids [2 0 R] /Count 9"),
    "deep.pdf": lambda: pdf("The garrison closed.", extra="/X " + "[" * 2_000_000),
    "arrays.pdf": lambda: pdf("(" * 2_000_000),
    "bomb.pdf": lambda: flate_bomb(),
    "pages.pdf": lambda: many_pages(20_000),
    "deep.docx": lambda: in_word(b"<w:p>" * 300_000),
    "laughs.docx": lambda: in_word(b"", BOMB),
    "wide.docx": lambda: in_word(b"<w:p><w:r><w:t>Closed.</w:t></w:r></w:p>" * 200_000),
    "quine.gz": lambda: gzip.compress(gzip.compress(gzip.compress(b"The garrison closed. " * 100))),
    "members.zip": lambda: zipped({f"{n}.txt": b"" for n in range(20_000)}),
    "overlap.zip": overlapping,
    "links.tar": links,
    "script.svg": lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>" * 100,
    "script.html": lambda: (
        b"<html><body><article>" + b"<p>The garrison closed on Monday.<script>alert('owned')</script></p>" * 20_000
    ),
    "encodings.html": lambda: b"<meta charset=utf-7><meta charset=utf-16><p>+ADw-script+AD4- The garrison closed.</p>",
    "lines.json": lambda: b'{"a":1}\n' * 2_000_000,
    "wrong.csv": lambda: "date;lieu;morts\n2019-01-02;Ménaka;3\n".encode("utf-16-be") * 1000,
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
