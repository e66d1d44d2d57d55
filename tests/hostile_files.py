"""Small valid files of every format, and some that are not, made for tests."""

from __future__ import annotations

import io
import tarfile
import zipfile
from email.message import EmailMessage

import docx

SENTENCE = "The ministry said on Monday that forty soldiers had left the garrison near the river.\n"
PAGE = f"<html><head><title>Garrison closes</title></head><body><article><p>{SENTENCE * 4}</p></article></body></html>"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8


def pdf(text: str, *, extra: str = "") -> bytes:
    """A small valid PDF of one page that shows a line of text."""
    stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET" if text else ""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {extra}>>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body, offsets = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    trailer = f"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 6\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def encrypted_pdf() -> bytes:
    """A PDF whose trailer asks for a password that is not the empty one."""
    key = "(" + "x" * 32 + ")"
    identity = "/ID [(aaaaaaaaaaaaaaaa) (aaaaaaaaaaaaaaaa)]"
    encrypt = f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >> {identity}"
    return pdf("secret").replace(b"/Root 1 0 R", f"/Root 1 0 R {encrypt}".encode())


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def tarred(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        info = tarfile.TarInfo(name)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    return buffer.getvalue()


def word(*, entity: bool = False) -> bytes:
    buffer = io.BytesIO()
    document = docx.Document()
    document.add_heading("Garrison closes", level=1)
    document.add_paragraph(SENTENCE)
    document.save(buffer)
    if not entity:
        return buffer.getvalue()
    with zipfile.ZipFile(buffer) as archive:
        members = {info.filename: archive.read(info) for info in archive.infolist()}
    declaration = b'<!DOCTYPE w [<!ENTITY leak SYSTEM "file:///etc/passwd">]>'
    start = members["word/document.xml"].index(b"?>") + 2
    xml = members["word/document.xml"]
    members["word/document.xml"] = (
        xml[:start] + declaration + xml[start:].replace(b"The ministry", b"&leak; The ministry")
    )
    return zipped(members)


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
