"""Who said what about whom: statements by their voice and by what they are about, as SQL over their columns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from faultline.workspace.statement_filter import Condition

_FOLDED = "contains(strip_accents(lower({})), strip_accents(lower(?)))"
_QUOTED = "regexp_matches(evidence.quote, ?, 'i')"
_ACCENTED = {"a": "àáâãäå", "c": "ç", "e": "èéêë", "i": "ìíîï", "n": "ñ", "o": "òóôõö", "u": "ùúûü", "y": "ýÿ"}
_VOICED = (
    "speaker.entity = ?",
    "reported_by.entity = ?",
    "kind = 'position' AND len(list_filter(arguments, lambda a: a.role = 'holder' AND a.entity = ?)) > 0",
)
_PUBLISHED = (
    "(attribution = 'author' AND in_document IN (SELECT id FROM documents WHERE strip_accents(lower(publisher)) = "
    "strip_accents(lower(?))))"
)
_TOLD = (_FOLDED.format("speaker.text"), _FOLDED.format("reported_by.text"), _PUBLISHED)
_ABOUT = ("len(list_filter(arguments, lambda a: a.entity = ?)) > 0", "in_place = ?")


@dataclass(frozen=True, slots=True)
class Said:
    """What is looked for; an empty field wants all.

    Attributes:
        by: Who says it or holds the position: words of the name as the text has it, or a publisher for what its
            authors say themselves.
        by_entity: The entity that is meant by it, where there is one.
        about: Who or what it is about: a part of the quote.
        about_entity: The entity or place that is meant by it, in any role, where there is one.
        words: All of them stand in the quote.
    """

    by: str = ""
    by_entity: str | None = None
    about: str = ""
    about_entity: str | None = None
    words: Sequence[str] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked of the voice or the matter."""
        return not (self.by or self.about)

    def condition(self) -> Condition:
        """All of it as SQL; the quotes are read of those alone whose voice fits."""
        parts: list[tuple[str, tuple[str, ...]]] = [self._voice(self.by, self.by_entity)] if self.by else []
        parts += [(_QUOTED, (_pattern(word),)) for word in self.words]
        if self.about:
            parts.append(self._matter(self.about, self.about_entity))
        values = tuple(value for _, given in parts for value in given)
        if not (self.by and len(parts) > 1):
            return Condition(_all(sql for sql, _ in parts), values)
        voiced, rest = f"nth IN (SELECT nth FROM statements WHERE {parts[0][0]})", (sql for sql, _ in parts[1:])
        return Condition(f"{voiced} AND {_all(rest)}", values)

    @staticmethod
    def _voice(by: str, entity: str | None) -> tuple[str, tuple[str, ...]]:
        sql, values = _any(*_TOLD), (by,) * len(_TOLD)
        return (sql, values) if entity is None else (_any(*_VOICED, *_TOLD), ((entity,) * len(_VOICED)) + values)

    @staticmethod
    def _matter(about: str, entity: str | None) -> tuple[str, tuple[str, ...]]:
        words = _pattern(about)
        return (_QUOTED, (words,)) if entity is None else (_any(*_ABOUT, _QUOTED), (entity, entity, words))


def _all(conditions: Iterable[str]) -> str:
    return " AND ".join(f"coalesce({sql}, false)" for sql in conditions) or "TRUE"


def _pattern(words: str) -> str:
    """The words whatever their accents, as a pattern; a third of the cost of taking the accents off all quotes."""
    plain = "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))
    return "".join(f"[{c}{_ACCENTED[c.lower()]}]" if c.lower() in _ACCENTED else re.escape(c) for c in plain)


def _any(*conditions: str) -> str:
    """That one of them holds; what asks of a thing that is not there does not."""
    return f"({' OR '.join(f'coalesce({one}, false)' for one in conditions)})"
