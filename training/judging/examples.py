"""Candidates with their signs, and whether they are right: by our annotations, and by verdicts of readings."""

from __future__ import annotations

import csv
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotating.gold import write_gold
from annotating.open_texts import read_document
from annotating.statements import part_of, read_stated
from faultline.documents.reading import read_source
from faultline.evaluation.gold import Gold, read_gold
from faultline.evaluation.matching import paired
from faultline.extraction import extract
from faultline.extraction.context import SentenceContext
from faultline.extraction.extracting import Extracted
from faultline.extraction.judging.signs import signs
from faultline.language.analysing import analyse
from faultline.model.document import Document
from faultline.model.sentence import Form
from faultline.model.statement import Statement
from faultline.tables.schemas import Source

PARTS = ("dev", "more", "next", "last", "final")
"""Parts of the annotations that may be learnt from; the half for testing never is."""
MEASURED = ("2026-11-22-fourth.tsv", "2026-11-22-seventh.tsv", "2026-11-22-comparisons.tsv")
"""Readings kept for measuring, and of comparisons."""
_LAST_TOPIC = 30
"""ECB+ topics beyond are kept for measuring."""


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate.

    Attributes:
        group: The document, or the topic of news: what is kept together when folds are made.
        source: `annotated` or `read`.
        is_core: Whether it is right of an annotated statement that must be found.
    """

    group: str
    source: str
    kind: str
    signs: tuple[str, ...]
    is_right: bool
    is_core: bool = False


@dataclass(frozen=True, slots=True)
class Recorder:
    """A bench that lets every candidate pass and notes its signs."""

    noted: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def accepted(self, context: SentenceContext, candidates: Sequence[Statement]) -> tuple[Statement, ...]:
        """All candidates."""
        for candidate in candidates:
            self.noted.setdefault(candidate.id, tuple(signs(context, candidate, candidates)))
        return tuple(candidates)


def annotated(stored: Path, data: Path) -> tuple[list[Example], int]:
    """The candidates of all annotated documents that may be learnt from, and how many core statements these state."""
    sentences = [s for path in sorted(stored.glob("*.jsonl")) for s in read_stated(path)]
    examples: list[Example] = []
    core = 0
    for part in PARTS:
        with tempfile.TemporaryDirectory() as folder:
            write_gold([s for s in sentences if part_of(s.document) == part], data, Path(folder))
            gold = read_gold(Path(folder))
            core += sum(s.is_core for s in gold.statements)
            examples += _of_gold(gold, sorted((Path(folder) / "documents").iterdir()))
    return examples, core


def _of_gold(gold: Gold, paths: Sequence[Path]) -> Iterator[Example]:
    bench = Recorder()
    found: dict[str, list[Statement]] = {}
    for path in paths:
        document = read_source(Source(path.name, str(path)))[0].document
        name = next((d for d in sorted(gold.documents) if path.name.startswith(d)), None)
        if document is not None and name is not None:
            found[name] = list(_candidates(document, bench))
    pairs = {pair.found.id: pair for pair in paired(gold, found).values()}
    for name, statements in found.items():
        for statement in statements:
            pair = pairs.get(statement.id)
            is_right = pair is not None and pair.right
            is_core = is_right and pair is not None and pair.wanted.is_core
            noted = bench.noted[statement.id]
            yield Example(_group(name), "annotated", statement.kind.value, noted, is_right, is_core)


def _candidates(document: Document, bench: Recorder) -> Iterator[Statement]:
    """All candidates, each argument under the fullest name of its chain, as resolution would name it."""
    extracted = extract(document, analyse(document), bench)
    names = _names(extracted)
    for statement in extracted.statements:
        arguments = tuple(
            replace(a, name=names[a.chain]) if a.chain is not None and a.chain in names else a
            for a in statement.arguments
        )
        yield replace(statement, arguments=arguments)


def _names(extracted: Extracted) -> dict[int, str]:
    names: dict[int, str] = {}
    for mention in extracted.mentions:
        is_name = mention.form in (Form.NAME, Form.ACRONYM)
        is_only = mention.form is Form.DEMONYM and mention.chain not in names
        if (is_name or is_only) and len(mention.text) > len(names.get(mention.chain, "")):
            names[mention.chain] = mention.text
    return names


def read(readings: Path, data: Path) -> tuple[list[Example], int]:
    """The candidates that readings judged, and of how many verdicts there is no such candidate any more."""
    verdicts: dict[str, dict[str, bool]] = defaultdict(dict)
    for path in sorted(p for p in readings.glob("*.tsv") if p.name not in MEASURED):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t"):
                if _may_be_learnt(row["document"]):
                    verdicts[row["document"]][row["statement"]] = row["verdict"] == "ok"
    examples, lost = [], 0
    for path, judged in sorted(verdicts.items()):
        bench = Recorder()
        document = read_document(path, data)
        kinds = {s.id: s.kind.value for s in extract(document, analyse(document), bench).statements} if document else {}
        lost += len(judged.keys() - kinds.keys())
        for identity in sorted(judged.keys() & kinds.keys()):
            noted = bench.noted[identity]
            examples.append(Example(_group(Path(path).stem), "read", kinds[identity], noted, judged[identity]))
    return examples, lost


def _may_be_learnt(path: str) -> bool:
    return "ecbplus" not in path or int(Path(path).parent.name) <= _LAST_TOPIC


def _group(name: str) -> str:
    """The document; of news (`8_1ecb`) the topic, as articles of one tell the same."""
    name = name.split(".")[0]
    return name.split("_")[0] if "ecb" in name else name
