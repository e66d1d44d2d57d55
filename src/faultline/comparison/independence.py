"""How many independent voices stand behind statements: what came by one text or from one mouth counts once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from faultline.comparison.writers import writer
from faultline.documents.kinship import origins
from faultline.model.document import Document
from faultline.model.statement import Speaker, Statement
from faultline.resolution.folding import fold_name
from faultline.resolution.nominals import is_residual

LEAST_COPIED, LEAST_RUN = 8, 14
"""Words of a passage, and words in a row in it, from which on two texts that have the same have them from one hand."""


@dataclass(frozen=True, slots=True)
class Independence:
    """What is known of where documents come from.

    Attributes:
        origins: Document → the first of the documents that go back to one text.
        outlets: Document → folded names of its publisher and author.
        writers: Document → whose voice it is; empty where that is not told.
    """

    origins: Mapping[str, str]
    outlets: Mapping[str, frozenset[str]]
    writers: Mapping[str, str]

    @classmethod
    def of(cls, documents: Sequence[Document], known: Mapping[str, str] | None = None) -> Independence:
        """The independence of documents from one another; `known` origins spare reading the texts for them."""
        ordered = sorted(documents, key=lambda d: d.id)
        named = {d.id: frozenset(fold_name(n) for n in (d.publisher, d.author) if n) for d in ordered}
        if known is None:
            known = {document: origin.document for document, origin in origins(ordered).items()}
        return cls(known, named, {d.id: writer(d) for d in ordered})

    def count(self, statements: Iterable[Statement]) -> int:
        """How many independent sources stand behind the statements."""
        return len(set(self.sources(statements).values()))

    def sources(self, statements: Iterable[Statement]) -> dict[str, int]:
        """The independent source of each statement, both numbered from 0: statement id → number.

        Two statements have one source where one text brings both, where both stand in the same words (a passage of
        eight or more, or 14 in a row), where both are of one outlet or writer, or where one and the same speaker says
        both: two newspapers that quote a minister pass on one voice. Speakers who are nobody in particular
        ("witnesses") are as many voices as the outlets that quote them. A row of a table that cites its source is that
        source's voice, and adds none where a document of the same outlet is among the statements.
        """
        ordered = sorted(statements, key=lambda s: s.id)
        groups = _Groups()
        first = {s.id: groups.tie(self._ties(s)) for s in ordered}
        self._tie_outlets(ordered, groups)
        roots = {statement: groups.root(tie) for statement, tie in first.items()}
        number = {root: n for n, root in enumerate(sorted(set(roots.values())))}
        return {statement: number[root] for statement, root in roots.items()}

    def _ties(self, statement: Statement) -> list[str]:
        """What a statement shares with others of its source, at least one."""
        speaker = statement.speaker
        if statement.evidence.table is not None and speaker:
            return [_voice(speaker)]
        ties = [self._text(statement)]
        if statement.evidence.table is None:
            ties += _runs(statement.evidence.quote)
            if whose := self.writers.get(statement.evidence.document):
                ties.append(f"writer:{whose}")
        if speaker and speaker.entity and _is_somebody(speaker.name or speaker.text):
            ties.append(_voice(speaker))
        return ties

    def _text(self, statement: Statement) -> str:
        document = statement.evidence.document
        return f"text:{self.origins.get(document, document)}"

    def _tie_outlets(self, statements: Sequence[Statement], groups: _Groups) -> None:
        """Ties a voice that is an outlet to the texts of that outlet."""
        texts: dict[str, str] = {}
        for statement in statements:
            if statement.evidence.table is None or statement.speaker is None:
                for outlet in self.outlets.get(statement.evidence.document, ()):
                    texts[outlet] = min(self._text(statement), texts.get(outlet, self._text(statement)))
        for statement in statements:
            speaker = statement.speaker
            text = texts.get(fold_name(speaker.name or speaker.text)) if speaker else None
            if speaker and text and (statement.evidence.table is not None or speaker.entity):
                groups.tie([text, _voice(speaker)])


def _runs(quote: str) -> list[str]:
    """The whole passage, and each long run of words in it without marks; accents and spellings count."""
    said = quote.casefold()
    whole, words = said.split(), _WORD.findall(said)
    runs = [whole] if len(whole) >= LEAST_COPIED else []
    runs += [words[n : n + LEAST_RUN] for n in range(len(words) - LEAST_RUN + 1)]
    return [f"words:{' '.join(run)}" for run in runs]


_WORD = re.compile(r"[^\W_]+")


def _is_somebody(name: str) -> bool:
    """Whether it names one voice across texts: "Ada Horn", not "witnesses", "UN officials" or "the envoy"."""
    return any(map(str.isupper, name)) and not is_residual(name)


def _voice(speaker: Speaker) -> str:
    return f"voice:{speaker.entity or fold_name(speaker.name or speaker.text)}"


class _Groups:
    """Names that belong together, by union."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def tie(self, names: Sequence[str]) -> str:
        """Bring the names into one group; gives the first of them."""
        for name in names[1:]:
            a, b = sorted((self.root(names[0]), self.root(name)))
            self._parent[b] = a
        self.root(names[0])
        return names[0]

    def root(self, name: str) -> str:
        """The name that stands for the group."""
        while (parent := self._parent.setdefault(name, name)) != name:
            name = parent
        return name
