"""The stages from files to a map, in order. This list is the architecture.

The first four are batch steps (one record a document, any engine may run them); the last two are table steps over the
whole map. A stage's version is part of the address of its cached results: raise it when its results change.
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
    BatchStage("documents", documents.read_sources, documents.VERSION),
    BatchStage("datasets", datasets.read_tables, datasets.VERSION),
    BatchStage("language", language.analyse_records, language.VERSION),
    BatchStage("extraction", extraction.extract_records, extraction.VERSION),
    TableStage("resolution", resolution.resolve, resolution.VERSION),
    TableStage("comparison", comparison.compare, comparison.VERSION),
)
