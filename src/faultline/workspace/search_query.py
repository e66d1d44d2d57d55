"""What a person types into the search field → what to look for. Any string means something or is refused in a sentence.

Words must all be there; `OR` between two gives a choice; `NOT` or a minus before one excludes it; quotation marks
make a phrase. Everything else is taken for words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from faultline.errors import UsageError
from faultline.workspace.search_words import words_of

MOST_TERMS = 100
_PIECE = re.compile(r'(?P<minus>(?<!\S)-)?(?:["“”„«](?P<phrase>[^"“”«»]*)["“”»]|(?P<word>[^\s"“”„«»]+))')


@dataclass(frozen=True, slots=True)
class Query:
    """A phrase is a run of terms, a single word one of length one.

    Attributes:
        all_of: From each of these groups one phrase at least must be there.
        none_of: Phrases that must not be there.
    """

    all_of: tuple[tuple[tuple[str, ...], ...], ...]
    none_of: tuple[tuple[str, ...], ...]

    @property
    def phrases(self) -> tuple[tuple[str, ...], ...]:
        """All phrases to look for."""
        return tuple(phrase for group in self.all_of for phrase in group)


def parse_query(text: str) -> Query:
    """The query; UsageError where nothing is left to look for."""
    text = text.encode("utf-8", "replace").decode()  # a command line may hold bytes that are no text
    groups: list[list[tuple[str, ...]]] = []
    none_of: list[tuple[str, ...]] = []
    joins = negates = False
    for piece in _PIECE.finditer(text):
        if piece["word"] in ("AND", "OR", "NOT") and not piece["minus"]:
            joins = piece["word"] == "OR" or (joins and piece["word"] == "NOT")
            negates = piece["word"] == "NOT"
            continue
        terms = tuple(word.term for word in words_of(piece["phrase"] or piece["word"] or ""))
        if not terms:
            continue
        if negates or piece["minus"]:
            none_of.append(terms)
        elif joins and groups:
            groups[-1].append(terms)
        else:
            groups.append([terms])
        joins = negates = False
    return _checked(text, Query(tuple(map(tuple, groups)), tuple(none_of)))


def _checked(text: str, query: Query) -> Query:
    if not query.all_of:
        raise UsageError(f"there is no word to look for in {text[:80]!r}: give at least one word or number")
    if sum(map(len, query.phrases)) + sum(map(len, query.none_of)) > MOST_TERMS:
        raise UsageError(f"the query has more than {MOST_TERMS} words: leave some out")
    return query
