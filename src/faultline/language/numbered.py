"""Names told by their form alone: resolutions by number, acronyms with a slash or hyphen, ships, models; and symbols.

A symbol of a document ("S/2024/817") is no name, and nothing inside it is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faultline.language.found import Found
from faultline.language.gazetteer import known
from faultline.language.lexicons import words
from faultline.language.tokens import TokenSpans
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Sentence

_YEAR_IN_BRACKETS = r"\s*\((?:(?:19|20)\d\d|[IVXL]+)\)"
_NUMBER = r"(?:[A-Z]{1,2}-)?\d{1,4}(?:/\d{1,4})?(?:\s[A-F]\b)?"
_RESOLUTION = re.compile(rf"\b[Rr]esolutions?\s+{_NUMBER}(?:{_YEAR_IN_BRACKETS})?(?![\w/])")
_FURTHER = re.compile(
    rf"(?:\s*,\s*and\s+|\s*,\s*|\s+and\s+|\s+or\s+)"
    rf"(?P<number>(?:[A-Z]{{1,2}}-)?(?:\d{{1,4}}{_YEAR_IN_BRACKETS}|\d{{1,3}}/\d{{1,4}}(?:\s[A-F]\b)?))"
)
_SYMBOL = re.compile(r"(?<![\w/])[A-Z][\w.()\-]*(?:/[\w.()\-]+)*/(?:[A-Z]{1,5}\.)?\d[\w./()\-]*")
_COMPOSED = re.compile(
    r"(?<![\w/-])(?P<first>[A-Z][A-Z0-9]{1,7})(?:/(?P<slash>[A-Z]{1,2})(?:-[A-Z]{1,4})?|-(?P<hyphen>[A-Z]\w*))(?![\w/-])"
)
_MODEL = re.compile(
    r"(?<![\w/-])(?:[A-Z]{1,4}|Mi|An|Su|MiG|Il|Ka|Tu|Yak)-\d{1,4}[A-Z]{0,2}s?(?:\s[A-Z][a-z]{3,})?(?![\w/-])"
)
_SHIP = re.compile(r"\b(?:INS|USS|HMS|HMCS|RFA|MV|MT|SS|M/[VT]|FS|ITS)\s(?P<name>[A-Z][a-zA-Z]+(?:\s[A-Z][a-z]+){0,2})")


def laid_out(sentence: Sentence) -> str:
    """The words of a sentence at their offsets, whatever white space parts them as spaces."""
    text = [" "] * (sentence.end - sentence.start)
    for token in sentence.tokens:
        text[token.start - sentence.start : token.end - sentence.start] = token.text
    return "".join(text)


def told_by_form(sentence: Sentence) -> list[Found]:
    """Numbered resolutions, models of hardware, composed acronyms and ships, in order, without overlap."""
    plain, spans = laid_out(sentence), TokenSpans(sentence)
    made: list[Found] = []
    for start, end, kind, form in (*_resolutions(plain), *_models(plain), *_composed(plain), *_ships(plain)):
        first, stop = spans.at(start, end)
        name = Found(first, stop, kind, form, None, 2, stop - 1)
        if not any(name.overlaps(other) for other in made):
            made.append(name)
    return made


def symbol_tokens(sentence: Sentence) -> frozenset[int]:
    """The tokens that belong to symbols of documents."""
    plain, spans = laid_out(sentence), TokenSpans(sentence)
    return frozenset(
        i
        for match in _SYMBOL.finditer(plain)
        for i in range(*spans.at(match.start(), match.start() + len(match[0].rstrip(".)-"))))
    )


def _resolutions(plain: str) -> Iterator[tuple[int, int, EntityType, Form]]:
    for match in _RESOLUTION.finditer(plain):
        yield match.start(), match.end(), EntityType.AGREEMENT, Form.NAME
        at = match.end()
        while further := _FURTHER.match(plain, at):
            yield *further.span("number"), EntityType.AGREEMENT, Form.NAME
            at = further.end()


def _composed(plain: str) -> Iterator[tuple[int, int, EntityType, Form]]:
    """ "SPLM/A-IO", "ISIL-K", "PNDS-Tarayya"; two known names on both sides of a hyphen are two."""
    for match in _COMPOSED.finditer(plain):
        entry, other = known(match["first"]), known(match["hyphen"] or "")
        whole = known(match[0])
        if whole or other or (entry and entry.type in (EntityType.COUNTRY, EntityType.INTERNATIONAL_ORGANISATION)):
            continue
        if match["hyphen"] and not entry and len(match["first"]) < 3:
            continue
        kind = entry.type if entry else EntityType.ARMED_GROUP if match["slash"] else EntityType.ORGANISATION
        yield match.start(), match.end(), kind, Form.ACRONYM


def _models(plain: str) -> Iterator[tuple[int, int, EntityType, Form]]:
    """ "Mi-8", "CH-147 Chinook" before a word for what flies, drives or shoots."""
    for match in _MODEL.finditer(plain):
        nouns = re.findall(r"[a-z]+", plain[match.end() : match.end() + 40].split(",")[0])[:3]
        if any(noun.rstrip("s") in words("heads", "hardware") or noun in words("heads", "hardware") for noun in nouns):
            yield match.start(), match.end(), EntityType.GOODS, Form.NAME


def _ships(plain: str) -> Iterator[tuple[int, int, EntityType, Form]]:
    for match in _SHIP.finditer(plain):
        yield match.start(), match.end(), EntityType.GOODS, Form.NAME
