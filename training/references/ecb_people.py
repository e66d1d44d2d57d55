"""Reads from ECB+ who is meant by whom: mentions of people and bodies in the sentences that are annotated."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

from annotating.statements import part_of
from coreference.ecb import read_article, token_spans
from references.gum import GoldDocument, GoldMention

_TOPICS = range(1, 36)


def read_people(folder: Path) -> Iterator[GoldDocument]:
    """The articles in which somebody is mentioned twice, without those kept for testing our statements.

    `head` is the beginning of the mention: heads are not annotated.
    """
    for topic in _TOPICS:
        for path in sorted((folder / "ECB+" / str(topic)).glob("*.xml")):
            if part_of(f"text/ecbplus/ECB+/{topic}/{path.name}") == "test":
                continue
            mentions = tuple(_mentions(path))
            if len({m.entity for m in mentions}) < len(mentions):
                yield GoldDocument(read_article(path, frozenset()).document(), mentions)


def _mentions(path: Path) -> Iterator[GoldMention]:
    root = ElementTree.parse(path).getroot()
    spans = token_spans(root)
    entities = {
        source.get("m_id"): target.get("m_id", "")
        for relation in root.iterfind("Relations/*")
        if (target := relation.find("target")) is not None
        for source in relation.iter("source")
    }
    for markable in root.iterfind("Markables/*"):
        places = [spans[a.get("t_id", "")] for a in markable.iter("token_anchor") if a.get("t_id") in spans]
        if markable.tag.startswith("HUMAN") and places and markable.get("m_id") in entities:
            start, end = min(s for s, _ in places), max(e for _, e in places)
            yield GoldMention(start, end, start, entities[markable.get("m_id")])
