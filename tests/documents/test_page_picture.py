"""Pages of PDF files as pictures: drawn by another process, once; what cannot be drawn is said."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pypdfium2
import pytest

from faultline.documents.page_picture import draw_page
from faultline.errors import UnreadableError
from faultline.workspace import Workspace
from faultline.workspace.page_pictures import WIDTH, page_picture


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """Two empty pages, twice as high as wide."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(2):
        document.new_page(200, 400)
    document.save(tmp_path / "two.pdf")
    return tmp_path / "two.pdf"


def test_a_page_is_a_png_of_the_width_asked_for(pdf: Path) -> None:
    picture = draw_page(pdf, 2, 100)
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    assert (width, height) == (100, 200)
    begin = picture.index(b"IDAT") + 4
    (size,) = struct.unpack(">I", picture[begin - 8 : begin - 4])
    rows = zlib.decompress(picture[begin : begin + size])
    channels = {0: 1, 2: 3, 6: 4}[picture[25]]
    assert len(rows) == height * (1 + width * channels)
    assert set(rows[1 : 1 + width * channels]) == {255}


def test_there_is_no_page_beyond_the_last(pdf: Path) -> None:
    with pytest.raises(ValueError, match="page 3 of 2"):
        draw_page(pdf, 3, 100)


def test_it_is_drawn_once(pdf: Path, tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "map")
    first = page_picture(workspace, pdf, 1)
    assert struct.unpack(">I", first.read_bytes()[16:20]) == (WIDTH,)
    pdf.unlink()
    assert page_picture(workspace, pdf, 1) == first


def test_a_broken_file_gives_a_reason_and_no_picture(tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    with pytest.raises(UnreadableError, match="cannot be drawn"):
        page_picture(Workspace(tmp_path / "map"), broken, 1)
    assert not list((tmp_path / "map").rglob("*.png"))
