"""Every exporter keeps the same contract."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from faultline.errors import UsageError
from faultline.exchange.exporting import EXPORTERS, Exporter, exporter_named, stream_export, write_export
from faultline.exchange.forms import BinaryFile, Folder, TextFile, Written, lines_of
from faultline.workspace import MapView


@pytest.fixture(params=EXPORTERS, ids=lambda exporter: exporter.name)
def exporter(request: pytest.FixtureRequest) -> Exporter:
    chosen: Exporter = request.param
    return chosen


def text_of(exporter: Exporter, view: MapView) -> str:
    stream = io.StringIO()
    stream_export(view, exporter, stream)
    return stream.getvalue()


def contents(target: Path) -> dict[str, bytes]:
    """The bytes of a file, or of every file of a folder, by its path there."""
    if target.is_file():
        return {"": target.read_bytes()}
    return {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}


def is_same(exporter: Exporter, made: dict[str, bytes], expected: dict[str, bytes]) -> bool:
    """Whether both have the same files with the same bytes, or the same files where a format cannot promise more."""
    if isinstance(exporter.form, BinaryFile) and not exporter.form.same_bytes:
        return list(made) == list(expected)
    return made == expected


def test_an_export_is_whole_and_alone(exporter: Exporter, view: MapView, tmp_path: Path) -> None:
    target = tmp_path / "out"
    written = write_export(view, exporter, target)
    assert list(tmp_path.iterdir()) == [target]
    assert target.is_dir() == isinstance(exporter.form, Folder)
    assert contents(target)
    assert any(written.holds.values())
    assert all(count >= 0 for count in (*written.holds.values(), *written.left_out.values()))


def test_two_exports_are_the_same(exporter: Exporter, view: MapView, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    assert write_export(view, exporter, first) == write_export(view, exporter, second)
    assert is_same(exporter, contents(first), contents(second))


def test_an_export_replaces_an_older_one(exporter: Exporter, view: MapView, tmp_path: Path) -> None:
    target = tmp_path / "out"
    write_export(view, exporter, target)
    once = contents(target)
    write_export(view, exporter, target)
    assert is_same(exporter, contents(target), once)
    assert list(tmp_path.iterdir()) == [target]


def test_the_file_has_what_the_stream_has(exporter: Exporter, view: MapView, tmp_path: Path) -> None:
    if not isinstance(exporter.form, TextFile):
        with pytest.raises(UsageError, match=rf"{exporter.name} is a .* cannot be written to the screen"):
            stream_export(view, exporter, io.StringIO())
        return
    target = tmp_path / "out"
    write_export(view, exporter, target)
    assert target.read_bytes().decode("utf-8") == text_of(exporter, view)


def test_a_description_is_one_line_without_tabs(exporter: Exporter) -> None:
    assert exporter.description
    assert not set(exporter.description) & set("\t\n")


def test_the_docs_tell_of_every_format(exporter: Exporter) -> None:
    docs = Path(__file__).parents[2] / "docs" / "exports.md"
    headings = [line for line in docs.read_text(encoding="utf-8").splitlines() if line.startswith("## ")]
    assert any(f"`{exporter.name}`" in heading for heading in headings)


def test_names_are_in_order_and_unlike() -> None:
    names = [exporter.name for exporter in EXPORTERS]
    assert names == sorted(set(names))


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="statements"):
        exporter_named("excel")


def test_lines_are_counted(view: MapView, tmp_path: Path) -> None:
    exporter = Exporter("two", "two lines", lines_of("records", lambda _: iter(("a\n", "b\n"))))
    assert write_export(view, exporter, tmp_path / "out") == Written({"records": 2})
    assert (tmp_path / "out").read_bytes() == b"a\nb\n"


def _fails_as_text(_: MapView, stream: io.TextIOBase) -> Written:
    stream.write("half\n")
    raise RuntimeError("the disk went away")


def _fails_as_file(_: MapView, path: Path) -> Written:
    path.write_bytes(b"half")
    path.with_name("journal").write_bytes(b"half")
    raise RuntimeError("the disk went away")


def _fails_as_folder(_: MapView, path: Path) -> Written:
    (path / "first").write_bytes(b"half")
    raise RuntimeError("the disk went away")


@pytest.mark.parametrize(
    "form",
    [TextFile(_fails_as_text), BinaryFile(_fails_as_file), Folder(_fails_as_folder)],
    ids=lambda f: type(f).__name__,
)
def test_an_export_that_fails_leaves_what_was_there(
    form: TextFile | BinaryFile | Folder, view: MapView, tmp_path: Path
) -> None:
    target = tmp_path / "out"
    if isinstance(form, Folder):
        target.mkdir()
        (target / "first").write_text("old\n", encoding="utf-8")
    else:
        target.write_text("old\n", encoding="utf-8")
    before = contents(target)
    with pytest.raises(RuntimeError):
        write_export(view, Exporter("broken", "fails", form), target)
    assert contents(target) == before
    assert list(tmp_path.iterdir()) == [target]


def _one_file(_: MapView, path: Path) -> Written:
    (path / "inner").mkdir()
    (path / "inner" / "new").write_bytes(b"new")
    return Written({"files": 1})


FOLDER = Exporter("folder", "one file in a folder", Folder(_one_file))


def test_a_folder_with_files_of_others_is_not_replaced(view: MapView, tmp_path: Path) -> None:
    target = tmp_path / "out"
    (target / "inner").mkdir(parents=True)
    (target / "inner" / "notes").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="inner/notes"):
        write_export(view, FOLDER, target)
    assert contents(target) == {"inner/notes": b"mine"}
    (target / "inner" / "notes").rename(target / "inner" / "new")
    write_export(view, FOLDER, target)
    assert contents(target) == {"inner/new": b"new"}


def test_a_folder_does_not_take_the_place_of_a_file(view: MapView, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="is a file"):
        write_export(view, FOLDER, tmp_path / "out")


def test_what_a_writer_leaves_beside_its_file_goes(view: MapView, tmp_path: Path) -> None:
    def write(_: MapView, path: Path) -> Written:
        path.write_bytes(path.suffix.encode())
        path.with_name("journal").write_bytes(b"rest")
        return Written({"files": 1})

    write_export(view, Exporter("binary", "a file", BinaryFile(write)), tmp_path / "out.bin")
    assert contents(tmp_path) == {"out.bin": b".bin"}


@pytest.mark.parametrize("exporter", [EXPORTERS[0], FOLDER], ids=["file", "folder"])
def test_a_folder_that_is_not_there_is_named(exporter: Exporter, view: MapView, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        write_export(view, exporter, tmp_path / "nowhere" / "out")


def test_a_device_is_written_not_replaced(view: MapView) -> None:
    write_export(view, EXPORTERS[0], Path("/dev/null"))
    assert Path("/dev/null").is_char_device()
