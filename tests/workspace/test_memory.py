"""A build holds some thousand rows as values at a time: memory does not grow with all of them, nor do bytes change."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.evidence import Evidence
from faultline.model.place import PlaceReference
from faultline.model.sentence import Form
from faultline.model.statement import Argument, Kind, Polarity, Statement
from faultline.model.time import Basis, Precision, Time
from faultline.pipeline import STAGES, TableStage
from faultline.resolution import reading
from faultline.tables import rows
from faultline.tables.schemas import Named, Record
from faultline.workspace import Workspace, parts
from faultline.workspace.publishing import publish_version

SIDES = ("Northern Front", "Dune Brigade", "Lake Guard", "River Union")
TOWNS = ("Kidal", "Gao", "Ménaka", "Timbuktu")
TYPES = ("ASSAULT", "PROTEST", "COERCE", "AID", "RETREAT", "MOBILIZE", "REJECT", "ACCUSE")
DEEDS = ("attacked", "left", "threatened", "did not attack", "blamed", "fed", "armed", "freed")
STATEMENTS = 24


def record(number: int, chance: random.Random) -> Record:
    """A document of our own with as many statements as an article has."""
    identity, text = f"{chance.getrandbits(64):016x}", ""
    statements, mentions = [], []
    for at in range(STATEMENTS):
        one, other, town, deed = (chance.choice(some) for some in (SIDES, SIDES, TOWNS, DEEDS))
        day, start = (date(2009, 1, 1) + timedelta(days=chance.randrange(3000))).isoformat(), len(text)
        text += f"The {one} {deed} the {other} in {town} that day.\n"
        names = {name: text.index(name, start) for name in (town, other, one)}
        chains = {name: 3 * at + n for n, name in enumerate(names)}
        mentions += [
            Named(identity, name, kind, Form.NAME, chains[name], names[name], names[name] + len(name))
            for name, kind in ((one, EntityType.ARMED_GROUP), (other, EntityType.ARMED_GROUP), (town, EntityType.PLACE))
        ]
        statements.append(
            Statement(
                f"{number:06}{at:02}",
                Kind.EVENT,
                TYPES[at % len(TYPES)],
                Evidence.of_span(identity, text, start, len(text) - 1, extractor="test@1"),
                tuple(
                    Argument(role, name, names[name], names[name] + len(name), chains[name])
                    for role, name in (("actor", one), ("recipient", other))
                ),
                time=Time(day, day, Precision.DAY, Basis.STATED, day),
                place=PlaceReference(town, names[town], names[town] + len(town), chains[town]),
                polarity=Polarity.DENIED if "not" in deed else Polarity.AFFIRMED,
            )
        )
    document = Document(identity, f"{number:06}.txt", "text", text, date="2014-12-31", publisher=f"Outlet {number % 9}")
    return Record(document.path, document=document, statements=tuple(statements), mentions=tuple(mentions))


def records(size: int) -> Iterator[Record]:
    chance = random.Random(5)
    return (record(number, chance) for number in range(size))


def published(folder: Path, some: Iterator[Record]) -> str:
    """The version that is made of the records, whose name is a hash of its bytes."""
    stages = tuple(stage for stage in STAGES if isinstance(stage, TableStage))
    return publish_version(Workspace.create(folder, "Map"), (), (), some, stages, stages, lambda *_: None).version


def put_away(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Let so many rows be values at a time."""
    monkeypatch.setattr(rows, "_IN_A_BATCH", size)
    monkeypatch.setattr(rows, "_AT_ONCE", size)
    monkeypatch.setattr(reading, "ROWS_AT_ONCE", size)
    monkeypatch.setattr(reading, "DOCUMENTS_AT_ONCE", 1 + size // 50)


def test_a_version_has_the_same_bytes_however_many_rows_are_values_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = published(tmp_path / "whole", records(12))
    put_away(monkeypatch, 7)
    monkeypatch.setattr(parts, "_ROWS_AT_ONCE", parts._ROWS_PER_GROUP)
    assert published(tmp_path / "pieces", records(12)) == expected
    shuffled = random.Random(2).sample(list(records(12)), 12)
    assert published(tmp_path / "shuffled", iter(shuffled)) == expected


def test_rows_of_several_groups_are_the_same_written_whole_or_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    some = [statement for one in records(90) for statement in one.statements]
    assert len(some) > parts._ROWS_PER_GROUP
    whole = parts.write_part("statements", [parts.rows_of("statements", some)], tmp_path, tmp_path)
    monkeypatch.setattr(parts, "_ROWS_AT_ONCE", parts._ROWS_PER_GROUP)
    assert parts.write_part("statements", parts._pieces_of("statements", some), tmp_path, tmp_path) == whole


def test_values_of_a_build_do_not_grow_with_its_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Held as values a document of 24 statements and 72 mentions took 78 kB; what is kept of it takes 26."""
    put_away(monkeypatch, 100)
    monkeypatch.setattr(parts, "_ROWS_AT_ONCE", parts._ROWS_PER_GROUP)
    published(tmp_path / "first", records(40))  # loads what is read once
    few, many = (peak(tmp_path, size) for size in (20, 80))
    assert (many - few) / 60 < 40_000, f"{(many - few) / 60:.0f} bytes a document"


def peak(folder: Path, size: int) -> int:
    """The most bytes that values took while so many documents were made into a version."""
    tracemalloc.start()
    try:
        published(folder / f"of-{size}", records(size))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
