"""Gathering on other machines: the step of resolution that takes most of its time looks at one document at a time.

The result is the same as that of one machine.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa

from faultline.errors import WorkspaceError
from faultline.execution.engine import Bulk
from faultline.model.document import Document
from faultline.resolution.chains import mention_order
from faultline.resolution.gathering import Gathered, Gatherer
from faultline.resolution.gazetteer.current import using
from faultline.resolution.gazetteer.own import open_shelf
from faultline.resolution.reading import Reading
from faultline.resolution.registers import register_of
from faultline.resolution.widening import widen
from faultline.settings import Settings
from faultline.tables import from_batch, to_batch
from faultline.tables.schemas import Named

DOCUMENTS_AT_ONCE = 64
_SCHEMA = pa.schema([("gathered", pa.binary())])
Done = tuple[Gathered, Sequence[Named]]
"""What a document tells, and its mentions widened and in their order."""
WordsOf = Callable[[str], Collection[str]]
"""The words of the places of a document's statements."""


@dataclass(frozen=True, slots=True)
class _Given:
    """A document to gather.

    Attributes:
        words: Of the places of its statements.
    """

    identity: str
    document: Document | None
    mentions: tuple[Named, ...]
    words: tuple[str, ...]

    @property
    def reading(self) -> Reading:
        return Reading(self.identity, self.document, self.mentions)


@dataclass(frozen=True, slots=True)
class GatherStep:
    """The batch step of gathering: rows of `_Given` → a pickled list of `Done` in one row."""

    settings: Settings
    gazetteers: tuple[Path, ...]

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        with using([open_shelf(folder) for folder in self.gazetteers]):
            gatherer = Gatherer(register_of(self.settings), self.settings.region)
            for batch in batches:
                done = [gather_here(gatherer, given.reading, given.words) for given in from_batch(batch, _Given)]
                yield pa.record_batch({"gathered": [pickle.dumps(done)]}, _SCHEMA)


def gather_here(gatherer: Gatherer, reading: Reading, words: Collection[str], judged: Sequence[Named] = ()) -> Done:
    """What one document tells.

    Args:
        words: Of the places of its statements.
        judged: Its mentions, widened, where an analyst's judgement divided them.
    """
    some = judged or widen(reading.mentions, reading.known)
    return gatherer.gather(reading.identity, reading.document, some, words), sorted(some, key=mention_order)


def gather_in_bulk(bulk: Bulk, readings: Iterable[Reading], words_of: WordsOf, settings: Settings) -> Iterator[Done]:
    """What each of the documents tells, in their order."""
    given = (_Given(r.identity, r.document, tuple(r.mentions), tuple(sorted(words_of(r.identity)))) for r in readings)
    batches = iter(lambda: list(islice(given, DOCUMENTS_AT_ONCE)), [])
    step = GatherStep(settings, bulk.gazetteers)
    for outcome in bulk.engine.run(step, (to_batch(some, _Given) for some in batches)):
        if outcome.result is None:
            (lost,) = from_batch(outcome.given, _Given)
            raise WorkspaceError(f"resolution of {lost.identity} failed on the cluster ({outcome.fault})")
        for row in outcome.result.to_pylist():
            done: list[Any] = pickle.loads(row["gathered"])
            yield from done
