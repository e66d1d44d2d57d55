"""What the map says, in the language of the page: statements, types, findings and the reasons of comparisons.

What is stored and reckoned is English. A French page turns it by the phrasebook of `exchange/french`, the one that
reports use; what no phrase holds, and words of the sources, stay as they are.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock

from faultline.exchange.french.names import names_of
from faultline.exchange.french.phrasebook import Names, Phrasebook
from faultline.exchange.french.statements import label_in_french, say_voice_in_french, say_what_in_french
from faultline.exchange.wording import Pieces, join, say_voice, say_what
from faultline.model.statement import Kind, Statement
from faultline.ontology.labels import code_label, type_label
from faultline.web.showing import shown
from faultline.workspace import MapView

MOST_NAMES = 3000
"""Actors and documents of a map, the most mentioned first, whose names are kept whole in French."""
_KEPT = 3
"""Versions whose names are kept."""


class _Speaker:
    """Turns texts of one page, with the names of its map; the names are only read where a text is turned."""

    def __init__(self, view: MapView | None) -> None:
        self._view = view
        self._book: Phrasebook | None = None

    def turned(self, text: str) -> str:
        if self._book is None:
            self._book = Phrasebook({}, _names(self._view) if self._view else None)
        return self._book.turned(text)


_speaker: ContextVar[_Speaker | None] = ContextVar("speaker", default=None)
_named: OrderedDict[str, Names] = OrderedDict()
_lock = Lock()


@contextmanager
def speaking(view: MapView) -> Iterator[None]:
    """Within it, names of the map stay as they are."""
    before = _speaker.set(_Speaker(view))
    try:
        yield
    finally:
        _speaker.reset(before)


def told(text: str) -> str:
    """A sentence of a finding, a comparison, a loss or a build, in the language of the page."""
    if not _is_french() or not text:
        return text
    return (_speaker.get() or _Speaker(None)).turned(text)


def told_what(statement: Statement, language: str = "") -> Pieces:
    """What a statement says; in a given language, or that of the page."""
    return say_what_in_french(statement) if (language or shown().words.language) == "fr" else say_what(statement)


def told_voice(statement: Statement) -> Pieces:
    """Who says it."""
    return say_voice_in_french(statement) if _is_french() else say_voice(statement)


def told_whole(statement: Statement) -> str:
    """A statement in one sentence."""
    return join((*told_what(statement), *told_voice(statement)))


def type_told(kind: Kind, type: str) -> str:
    """What a type of a kind is called."""
    return label_told(type_label(kind, type))


def code_told(code: str) -> str:
    """What a type is called where its kind is not known."""
    return label_told(code_label(code))


def label_told(english: str) -> str:
    """A label of the ontology, small where it begins small; a code in front of it stays there."""
    if not _is_french():
        return english
    code, space, name = english.partition(" ")
    if space and code.isdigit():
        return f"{code} {label_in_french(name)}"
    french = label_in_french(english)
    return french[:1].lower() + french[1:] if english[:1].islower() else french


def _is_french() -> bool:
    return shown().words.language == "fr"


def _names(view: MapView) -> Names:
    with _lock:
        if view.version not in _named:
            _named[view.version] = names_of(view, MOST_NAMES)
            while len(_named) > _KEPT:
                _named.popitem(last=False)
        return _named[view.version]
