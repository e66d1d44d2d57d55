"""Makes the PDF and the Word file of the sample from the texts under `sources/`, byte for byte the same each time.

    python examples/make_sample.py

In the sources `# ` begins the title, `## ` a heading; the lines below the title are publisher and date.
"""

from __future__ import annotations

import datetime
import re
import textwrap
import zipfile
from io import BytesIO
from pathlib import Path

import docx

HERE = Path(__file__).parent
WIDTH, LINES_A_PAGE = 80, 50
STAMP = (2020, 7, 1, 0, 0, 0)


def main() -> None:
    """Write both files into `mali/`."""
    (HERE / "mali" / "institute_routes.pdf").write_bytes(
        make_pdf((HERE / "sources" / "institute_routes.txt").read_text("utf-8"))
    )
    (HERE / "mali" / "aid_report.docx").write_bytes(make_docx((HERE / "sources" / "aid_report.txt").read_text("utf-8")))


def make_docx(text: str) -> bytes:
    """A Word file of the text; the archive is packed again with a fixed time."""
    title, publisher, date, *paragraphs = [line for line in text.splitlines() if line]
    document = docx.Document()
    properties = document.core_properties
    properties.comments = ""
    properties.title, properties.author = title.removeprefix("# "), publisher.split(",")[0]
    properties.created = properties.modified = datetime.datetime(2020, 6, 30)
    document.add_heading(title.removeprefix("# "), level=0)
    document.add_paragraph(publisher)
    document.add_paragraph(date)
    for paragraph in paragraphs:
        if paragraph.startswith("## "):
            document.add_heading(paragraph.removeprefix("## "), level=1)
        else:
            document.add_paragraph(paragraph)
    packed = BytesIO()
    document.save(packed)
    return _repacked(packed)


def _repacked(packed: BytesIO) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(packed) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, STAMP), old.read(name), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def make_pdf(text: str) -> bytes:
    """A PDF of the text with the standard fonts, a running head and page numbers."""
    lines = [line for paragraph in text.split("\n") if paragraph for line in _set_paragraph(paragraph)]
    pages = [lines[i : i + LINES_A_PAGE] for i in range(0, len(lines), LINES_A_PAGE)]
    head = "Sample Research Institute | Briefing 7 | November 2018"
    streams = [_page_stream(page, head, number) for number, page in enumerate(pages, 1)]
    title = text.splitlines()[0].removeprefix("# ")
    info = f"<< /Title ({_escaped(title)}) /Author (Sample Research Institute) /CreationDate (D:20181112080000Z) >>"
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode("cp1252"),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold /Encoding /WinAnsiEncoding >>",
        info.encode("cp1252"),
    ]
    for index, stream in enumerate(streams):
        fonts = "/Resources << /Font << /R 3 0 R /B 4 0 R >> >>"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {fonts} /Contents {7 + 2 * index} 0 R >>"
        objects.append(page.encode("cp1252"))
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode("cp1252") + stream + b"\nendstream")
    return _assembled(objects)


def _set_paragraph(paragraph: str) -> list[tuple[str, str]]:
    """Lines with their style: T title, H heading, R running text, and an empty one after."""
    for mark, style, width in (("## ", "H", 60), ("# ", "T", 48)):
        if paragraph.startswith(mark):
            return [*((style, line) for line in textwrap.wrap(paragraph.removeprefix(mark), width)), ("R", "")]
    hyphenated = re.sub(r"\b(\w{5,}?)(ments?|tions?|tion's|ation|tance|ligious|ers)\b", "\\1\xad\\2", paragraph)
    return [*(("R", line) for line in _wrapped(hyphenated)), ("R", "")]


def _wrapped(paragraph: str) -> list[str]:
    """Lines of at most WIDTH characters, broken at spaces or, with a hyphen, at soft hyphens."""
    lines, line = [], ""
    for word in paragraph.split(" "):
        plain = word.replace("\xad", "")
        if len(line) + len(plain) + 1 <= WIDTH:
            line = f"{line} {plain}".strip()
            continue
        first, soft, rest = word.partition("\xad")
        fits = bool(soft) and len(line) + len(first) + 2 <= WIDTH
        lines.append(f"{line} {first}-" if fits else line)
        line = rest if fits else plain
    return [*lines, line]


def _page_stream(lines: list[tuple[str, str]], head: str, number: int) -> bytes:
    styles = {"T": ("B", 16), "H": ("B", 12), "R": ("R", 11)}
    parts = [f"BT /R 9 Tf 72 800 Td ({_escaped(head)}) Tj ET", f"BT /R 9 Tf 300 30 Td ({number}) Tj ET"]
    for row, (style, line) in enumerate(lines):
        font, size = styles[style]
        if line:
            parts.append(f"BT /{font} {size} Tf 72 {770 - 14 * row} Td ({_escaped(line)}) Tj ET")
    return "\n".join(parts).encode("cp1252")


def _escaped(text: str) -> str:
    return re.sub(r"([\\()])", r"\\\1", text)


def _assembled(objects: list[bytes]) -> bytes:
    made = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    made += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
    made += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(made)


if __name__ == "__main__":
    main()
