"""Who said what about whom: statements by their voice and by what they are about, as SQL over their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faultline.workspace.statement_filter import Condition

_FOLDED = "contains(strip_accents(lower({})), strip_accents(lower(?)))"
_QUOTED = _FOLDED.format("evidence.quote")
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
        """All of it as SQL."""
        parts: list[tuple[str, tuple[str, ...]]] = [(_QUOTED, (word,)) for word in self.words]
        if self.by:
            parts.append(self._voice(self.by, self.by_entity))
        if self.about:
            parts.append(self._matter(self.about, self.about_entity))
        sql = " AND ".join(f"coalesce({sql}, false)" for sql, _ in parts) or "TRUE"
        return Condition(sql, tuple(value for _, values in parts for value in values))

    @staticmethod
    def _voice(by: str, entity: str | None) -> tuple[str, tuple[str, ...]]:
        sql, values = _any(*_TOLD), (by,) * len(_TOLD)
        return (sql, values) if entity is None else (_any(*_VOICED, *_TOLD), ((entity,) * len(_VOICED)) + values)

    @staticmethod
    def _matter(about: str, entity: str | None) -> tuple[str, tuple[str, ...]]:
        return (_QUOTED, (about,)) if entity is None else (_any(*_ABOUT, _QUOTED), (entity, entity, about))


def _any(*conditions: str) -> str:
    """That one of them holds; what asks of a thing that is not there does not."""
    return f"({' OR '.join(f'coalesce({one}, false)' for one in conditions)})"
