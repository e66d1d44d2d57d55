"""A report as Markdown. All text is escaped: nothing that a document says becomes markup or a link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from faultline.exchange.markdown_text import escape
from faultline.reports.chrome import Chrome, chrome
from faultline.reports.elements import (
    Block,
    EvidenceTable,
    Figure,
    Heading,
    OwnWords,
    Paragraph,
    Points,
    Reference,
    Report,
    Run,
    Sentence,
    Table,
)


def to_markdown(report: Report) -> str:
    """The whole report; one line a paragraph, list item or table row."""
    parts = [f"# {escape(report.title)}"]
    for section in report.sections:
        parts.append(f"## {section.number}. {escape(section.title)}")
        parts += [_block(block, report) for block in section.blocks]
    return "\n\n".join(parts) + "\n"


def _block(block: Block, report: Report) -> str:
    match block:
        case Heading(text):
            return f"### {escape(text)}"
        case Paragraph(sentences):
            return " ".join(_sentence(s) for s in sentences if s.text)
        case Points(sentences):
            return "\n".join(f"- {_sentence(s)}" for s in sentences)
        case Table(caption, header, rows):
            lines = _table(header, ((_cell(s) for s in row) for row in rows))
            return f"*{escape(caption)}*\n\n{lines}"
        case Figure(caption):
            return f"*{escape(caption)} {chrome(report.language).no_drawing}*"
        case EvidenceTable():
            return _evidence(report)
        case OwnWords():
            return _own(block)


def _own(words: OwnWords) -> str:
    """A quotation under the author's name, so that it cannot be taken for what the sources say."""
    lines = [f"**{escape(words.label)}** — {escape(words.mark)}"]
    for part in words.parts:
        items = ["".join(_run(run) for run in item) for item in part.items]
        before = {"point": "- ", "heading": "**"}.get(part.shape, "")
        lines += ["", *(f"{before}{item}{'**' if part.shape == 'heading' else ''}" for item in items)]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def _run(run: Run) -> str:
    text = run.said.text
    stars = {"strong": "**", "stressed": "*"}.get(run.look, "")
    before, after = " " * text[:1].isspace(), " " * (text[-1:].isspace() and bool(text.strip()))
    marks = f" {_marks(run.said)}" if run.said.references else ""
    return f"{before}{stars}{escape(text)}{stars}{marks}{after}" if text.strip() else f"{marks}{before}"


def _sentence(sentence: Sentence) -> str:
    text = escape(sentence.text)
    if not sentence.references:
        return text
    stop = text[-1] if text[-1:] in (".", "!", "?") else "."
    return f"{text.removesuffix(stop)} {_marks(sentence)}{stop}"


def _cell(sentence: Sentence) -> str:
    text = escape(sentence.text)
    return f"{text} {_marks(sentence)}" if sentence.references else text


def _marks(sentence: Sentence) -> str:
    return "".join(f"[{number}]" for number in sentence.references)


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    def lines() -> Iterator[str]:
        titles = [escape(title) for title in header]
        yield f"| {' | '.join(titles)} |"
        yield f"|{' --- |' * len(titles)}"
        for row in rows:
            yield f"| {' | '.join(row)} |"

    return "\n".join(lines())


def _evidence(report: Report) -> str:
    words = chrome(report.language)
    number, quote, document, where = words.header
    header = (number, quote, document, *words.publisher_date, where, words.statement)
    rows = (_evidence_row(r, words) for r in report.references)
    return _table(header, rows) if report.references else words.no_evidence


def _evidence_row(r: Reference, words: Chrome) -> tuple[str, ...]:
    quote = f"{words.opening}{r.quote}{words.closing}"
    return f"[{r.number}]", *(
        escape(t) for t in (quote, r.title, r.publisher, r.date, r.where, ", ".join(r.statements))
    )
