"""Every golden pair: sentences of our own from two sources, and how they must stand."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from faultline.comparison import compare
from faultline.extraction import extract
from faultline.language.analysing import analyse
from faultline.model.comparison import Comparison, Verdict
from faultline.model.document import Document, Passage, Role
from faultline.resolution import resolve
from faultline.settings import Settings

FILES = sorted((Path(__file__).parent / "comparisons").glob("*.txt"))
_EXPECTED = re.compile(r"(?P<kind>\w+) (?P<verdict>\w+)(?: (?P<severity>\w+))?(?:: (?P<words>.+))?")


@dataclass(frozen=True)
class Case:
    title: str
    documents: tuple[Document, ...]
    expected: str
    fails: bool


def read_cases(path: Path) -> list[Case]:
    """The cases of a file of pairs."""
    cases = []
    for block in re.split(r"^##", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        title, *lines = [line for line in block.splitlines() if line.strip()]
        documents = tuple(document(line) for line in lines if " | " in line)
        cases.append(Case(title.lstrip("!").strip(), documents, lines[-1], title.startswith("!")))
    return cases


def document(line: str) -> Document:
    """ "Gazette, 2019-03-05 | Text." as a document."""
    head, _, text = line.partition(" | ")
    publisher, _, date = head.partition(", ")
    identity = hashlib.sha256(line.encode()).hexdigest()[:16]
    whole = (Passage(0, len(text), Role.BODY),)
    path = f"{publisher.lower()}-{identity[:4]}.txt"
    return Document(identity, path, "text", text, publisher=publisher, date=date, language="en", passages=whole)


def compared(case: Case) -> list[Comparison]:
    """The comparisons that hold statements of the first and of the last document."""
    found = [extract(d, analyse(d)) for d in case.documents]
    statements = [s for f in found for s in f.statements]
    resolved = resolve(case.documents, statements, [m for f in found for m in f.mentions], Settings())
    home = {s.id: s.evidence.document for s in resolved.statements}
    ends = {case.documents[0].id, case.documents[-1].id}
    return [c for c in compare(resolved.statements, case.documents) if ends <= {home[s] for s in c.statements}]


def parameters() -> list[object]:
    known = pytest.mark.xfail(strict=True, reason="known failure")
    cases = [case for path in FILES for case in read_cases(path)]
    return [pytest.param(case, marks=[known] if case.fails else [], id=case.title) for case in cases]


@pytest.mark.parametrize("case", parameters())
def test_pair(case: Case) -> None:
    found = compared(case)
    shown = [(c.kind.value, c.verdict.value, c.severity.value, c.reason) for c in found]
    if case.expected == "none":
        assert not found, shown
        return
    if case.expected.startswith("not "):
        assert case.expected.removeprefix("not ") not in {c.verdict.value for c in found}, shown
        return
    wanted = _EXPECTED.fullmatch(case.expected)
    assert wanted, case.expected
    fitting = [c for c in found if fits(wanted, c)]
    assert fitting, shown
    assert all(c.reason.endswith(".") for c in fitting)


def fits(wanted: re.Match[str], comparison: Comparison) -> bool:
    """Whether a comparison is what the line of the file asks for."""
    kind, verdict, severity, words = wanted.group("kind", "verdict", "severity", "words")
    return (
        (comparison.kind.value, comparison.verdict.value) == (kind, verdict)
        and severity in (None, comparison.severity.value)
        and (words or "") in comparison.reason.lower()
    )


def test_the_files_cover_every_verdict() -> None:
    cases = [case for path in FILES for case in read_cases(path)]
    assert len(cases) >= 120
    assert len({case.title for case in cases}) == len(cases)
    said = " ".join(case.expected for case in cases)
    assert all(verdict.value in said for verdict in Verdict)
