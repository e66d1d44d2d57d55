"""Every golden case: a sentence of our own, and the statements that must come of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from faultline.extraction import extract
from faultline.language.analysing import analyse
from faultline.model.document import Document, Passage, Role
from faultline.model.statement import Kind, Statement

FILES = sorted(Path(__file__).parent.glob("*.txt"))
KEYS = (
    "modality",
    "polarity",
    "mode",
    "stage",
    "speaker",
    "place",
    "time",
    "low",
    "high",
    "killed",
    "injured",
    "detained",
)
PART = re.compile(r"(\w+)=(.*?)(?=\s\w+=|$)")


@dataclass(frozen=True)
class Case:
    sentence: str
    expected: tuple[str, ...]
    fails: bool


def read_cases(path: Path) -> list[Case]:
    """The cases of a golden file."""
    cases = []
    for block in re.split(r"^##", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        first, _, rest = block.partition("\n")
        expected = tuple(line.strip() for line in rest.splitlines() if line.strip())
        cases.append(Case(first.lstrip("!").strip(), expected, first.startswith("!")))
    return cases


def parameters() -> list[object]:
    cases = [case for path in FILES for case in read_cases(path)]
    known = pytest.mark.xfail(strict=True, reason="known failure")
    return [pytest.param(case, marks=[known] if case.fails else [], id=case.sentence[:60]) for case in cases]


def statements_of(text: str) -> tuple[Statement, ...]:
    document = Document(
        id="golden",
        path="golden.txt",
        format="text",
        text=text,
        date="2021-06-15",
        language="en",
        passages=(Passage(0, len(text), Role.BODY),),
    )
    found = extract(document, analyse(document)).statements
    for statement in found:
        statement.evidence.check(text)
    return found


def plain(text: str) -> str:
    return re.sub(r"^(the|a|an) ", "", " ".join(text.lower().replace("’", "'").split()))


def attribute(statement: Statement, key: str) -> list[str]:
    """The value of a key, as the golden file writes it."""
    time, value, counts = statement.time, statement.value, statement.counts
    values: dict[str, list[object]] = {
        "speaker": [plain(statement.speaker.text)] if statement.speaker else [],
        "place": [plain(statement.place.text)] if statement.place else [],
        "time": [time.start or "", time.end or ""] if time else [],
        "low": [value.low] if value else [],
        "high": [value.high] if value else [],
    }
    if key in ("killed", "injured", "detained"):
        figure = getattr(counts, key) if counts else None
        return [f"{figure.low:g}"] if figure is not None and figure.low is not None else []
    if key not in values:
        found = getattr(statement, key)
        return [str(getattr(found, "value", found))]
    return [f"{v:.0f}" if isinstance(v, float) else str(v) for v in values[key] if v is not None]


def fits(line: str, statement: Statement) -> bool:
    """Whether a statement is what a line of the golden file says."""
    head = line.split("=")[0].split()
    words = head[:-1] if "=" in line else head
    if words[0] != statement.kind.value or (len(words) > 1 and words[1] != statement.type):
        return False
    wanted: dict[str, list[str]] = {}
    for key, value in PART.findall(line):
        wanted.setdefault(key, []).append(value.strip())
    for key, values in wanted.items():
        if key not in KEYS:
            have = [plain(a.text) for a in statement.roles(key)]
            if any(plain(v) not in have for v in values):
                return False
        elif key == "time":
            if not any(have.startswith(values[0]) for have in attribute(statement, key)):
                return False
        elif plain(values[0]) not in [plain(v) for v in attribute(statement, key)]:
            return False
    return True


@pytest.mark.parametrize("case", parameters())
def test_golden(case: Case) -> None:
    found = statements_of(case.sentence)
    shown = [(s.kind.value, s.type, [(a.role, a.text) for a in s.arguments], s.modality.value) for s in found]
    if case.expected == ("none",):
        assert not found, shown
        return
    for line in case.expected:
        assert any(fits(line, s) for s in found), f"{line}\n  among {shown}"


def test_golden_files_cover_every_kind() -> None:
    lines = [line for path in FILES for case in read_cases(path) for line in case.expected]
    assert {line.split()[0] for line in lines} >= {kind.value for kind in Kind}
    assert len(lines) >= 80
