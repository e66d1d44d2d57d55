"""The fuzz targets in short: what was found before, the seeds, and seeds with bytes changed, cut and doubled."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz_targets import CORPUS, TARGETS, feed, saved

NAMES = list(TARGETS)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_found_before_and_the_seeds(name: str, tmp_path: Path) -> None:
    for made in (*saved(name), *TARGETS[name].seeds, b"", b"\0", b"\xff" * 100):
        feed(TARGETS[name], made, tmp_path)


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_changed_seeds_end_as_documents_or_refusals(name: str, data: st.DataObject) -> None:
    made = bytearray(data.draw(st.sampled_from(TARGETS[name].seeds)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(made)))
        match data.draw(st.sampled_from(("put", "cut", "double", "flip"))):
            case "put":
                made[at:at] = data.draw(st.binary(max_size=20))
            case "cut":
                del made[at : at + data.draw(st.integers(1, 40))]
            case "double":
                made[at:at] = made[at : at + data.draw(st.integers(1, 60))] * data.draw(st.integers(1, 30))
            case _ if at < len(made):
                made[at] ^= 1 << data.draw(st.integers(0, 7))
    with tempfile.TemporaryDirectory() as folder:
        feed(TARGETS[name], bytes(made), Path(folder))


def test_every_saved_file_belongs_to_a_target() -> None:
    assert {path.name for path in CORPUS.glob("*") if path.is_dir()} <= set(NAMES)
