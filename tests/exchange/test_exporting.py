"""Every exporter keeps the same contract."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from faultline.errors import UsageError
from faultline.exchange.exporting import EXPORTERS, Exporter, exporter_named, stream_export, write_export
from faultline.workspace import MapView


@pytest.fixture(params=EXPORTERS, ids=lambda exporter: exporter.name)
def exporter(request: pytest.FixtureRequest) -> Exporter:
    chosen: Exporter = request.param
    return chosen


def text_of(exporter: Exporter, view: MapView) -> str:
    stream = io.StringIO()
    stream_export(view, exporter, stream)
    return stream.getvalue()


def test_every_line_is_one_object(exporter: Exporter, view: MapView) -> None:
    text = text_of(exporter, view)
    assert text.endswith("\n")
    assert all(isinstance(json.loads(line), dict) for line in text.splitlines())


def test_every_line_has_the_same_keys_in_the_same_order(exporter: Exporter, view: MapView) -> None:
    keys = {tuple(json.loads(line)) for line in text_of(exporter, view).splitlines()}
    assert len(keys) == 1


def test_two_exports_are_the_same(exporter: Exporter, view: MapView) -> None:
    assert text_of(exporter, view) == text_of(exporter, view)


def test_a_description_is_one_line_without_tabs(exporter: Exporter) -> None:
    assert exporter.description
    assert not set(exporter.description) & set("\t\n")


def test_names_are_in_order_and_unlike() -> None:
    names = [exporter.name for exporter in EXPORTERS]
    assert names == sorted(set(names))


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(UsageError, match="statements"):
        exporter_named("excel")


def test_the_file_has_what_the_stream_has(exporter: Exporter, view: MapView, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    lines = write_export(view, exporter, target)
    assert target.read_text(encoding="utf-8") == text_of(exporter, view)
    assert lines == len(target.read_text(encoding="utf-8").splitlines())


def test_an_export_that_fails_leaves_the_old_file(view: MapView, tmp_path: Path) -> None:
    def lines(_: MapView):  # type: ignore[no-untyped-def]
        yield "half\n"
        raise RuntimeError("the disk went away")

    target = tmp_path / "out.jsonl"
    target.write_text("old\n", encoding="utf-8")
    with pytest.raises(RuntimeError):
        write_export(view, Exporter("broken", "fails", lines), target)
    assert target.read_text(encoding="utf-8") == "old\n"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_not_there_is_named(view: MapView, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        write_export(view, EXPORTERS[0], tmp_path / "nowhere" / "out.jsonl")


def test_a_device_is_written_not_replaced(view: MapView) -> None:
    write_export(view, EXPORTERS[0], Path("/dev/null"))
    assert Path("/dev/null").is_char_device()
