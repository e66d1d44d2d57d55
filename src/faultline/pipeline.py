"""The stages from files to a map, in order. This list is the architecture.

The first three are batch steps, which any engine may run: a record a document, or a part of a data set; the last two
are table steps over the whole map. A stage's version is part of the address of its cached results: raise it when its
results change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from faultline import comparison, datasets, documents, extraction, language, resolution
from faultline.tables.batches import BatchStep


@dataclass(frozen=True, slots=True)
class BatchStage:
    """Works on each document alone; its results are cached by the content of the source."""

    name: str
    step: BatchStep
    version: str


@dataclass(frozen=True, slots=True)
class TableStage:
    """Works on all documents together."""

    name: str
    run: Callable[..., Any]
    version: str


STAGES: tuple[BatchStage | TableStage, ...] = (
    BatchStage("reading", datasets.read_sources, f"{documents.VERSION}.{datasets.VERSION}"),
    BatchStage("language", language.analyse_records, language.VERSION),
    BatchStage("extraction", extraction.extract_records, extraction.VERSION),
    TableStage("resolution", resolution.resolve, resolution.VERSION),
    TableStage("comparison", comparison.compare, comparison.VERSION),
)
