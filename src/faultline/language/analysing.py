"""One document, from its passages to sentences with everything that extraction needs to know."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from faultline.language.coreference import chain_mentions
from faultline.language.lexicons import language_name
from faultline.language.names import find_names
from faultline.language.nominals import find_nominals
from faultline.language.parsing import parse
from faultline.language.passages import content_blocks
from faultline.language.quantities import find_quantities
from faultline.language.quotations import find_quotations
from faultline.language.times import TimeReader
from faultline.model.document import Document
from faultline.model.loss import Loss
from faultline.model.sentence import Analysis, Sentence
from faultline.tables.schemas import Record

SPOKEN = frozenset({"en"})


def analyse_record(record: Record) -> Iterator[Record]:
    """The record with its analysis; one in a language that is not spoken gets a loss that says so."""
    document = record.document
    if document is None or not document.text.strip():
        yield record
    elif is_spoken(document):
        yield replace(record, analysis=analyse(document))
    else:
        code = document.language or ""
        loss = Loss(document.path, "language", "language not spoken", f"{language_name(code)} ({code})")
        yield replace(record, losses=(*record.losses, loss))


def is_spoken(document: Document) -> bool:
    """Whether the document is in a language we analyse; one too short to tell is given the benefit of the doubt."""
    return document.language is None or document.language.lower().split("-")[0] in SPOKEN


def analyse(document: Document) -> Analysis:
    """All sentences of the content passages of an English document; empty where the language is not spoken."""
    if not is_spoken(document):
        return Analysis(document.id)
    parsed = parse(content_blocks(document))
    bare = [sentence for sentence, _ in parsed]
    names = find_names(parsed)
    nominals = find_nominals(bare, names)
    mentions = chain_mentions(bare, names, nominals)
    times = TimeReader(document.date)
    sentences = []
    for sentence, found in zip(bare, mentions, strict=True):
        expressions = times.read(document.text, sentence)
        quantities = find_quantities(document.text, sentence, expressions, found)
        sentences.append(replace(sentence, mentions=found, times=expressions, quantities=quantities))
    return Analysis(document.id, tuple(sentences), find_quotations(document.text, _extent(sentences)))


def analyse_text(text: str) -> Analysis:
    """The analysis of raw text, its paragraphs separated by blank lines."""
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]
    return analyse(Document(id=digest, path="-", format="text", text=text, language="en"))


def _extent(sentences: list[Sentence]) -> tuple[tuple[int, int], ...]:
    """The spans of the sentences, which quotations are kept to."""
    return tuple((s.start, s.end) for s in sentences)
