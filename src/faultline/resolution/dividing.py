"""Takes mentions out of their chains: what one document calls one thing, an analyst may have told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from faultline.model.place import PlaceReference
from faultline.model.sentence import Form
from faultline.model.statement import Argument, Speaker, Statement
from faultline.resolution.chains import ChainKey
from faultline.tables.schemas import Named

S = TypeVar("S", Argument, Speaker, PlaceReference)

_FIRST = -1_000_000_000
_APART = 100_000
"""Chain numbers made for a judgement begin at `_FIRST - _APART * number`, where no reader of documents makes any."""


class Division:
    """The mentions of some documents, and the chain each is in now."""

    def __init__(self, mentions: Sequence[Named]) -> None:
        self.mentions = list(mentions)
        self.numbers = [mention.chain for mention in mentions]
        self._chains: dict[ChainKey, list[int]] = defaultdict(list)
        for position, mention in enumerate(mentions):
            self._chains[mention.document, mention.chain].append(position)
        self._divided: dict[ChainKey, list[int]] = {}

    def chain_of(self, position: int) -> ChainKey:
        """The chain of a mention as it is now."""
        return self.mentions[position].document, self.numbers[position]

    def members(self, chain: ChainKey) -> list[int]:
        """The mentions of a chain as it is now."""
        return self._chains.get(chain, [])

    @property
    def is_empty(self) -> bool:
        """Whether no chain was divided."""
        return not self._divided

    def take_out(self, positions: Iterable[int], number: int) -> dict[ChainKey, ChainKey]:
        """Put mentions into chains of their own for the judgement of that number.

        A chain of which nothing but pronouns would stay goes as a whole, under its own number.

        Returns:
            For each chain that they were in the chain in which they are now.
        """
        wanted: dict[ChainKey, set[int]] = defaultdict(set)
        for position in positions:
            wanted[self.chain_of(position)].add(position)
        made: dict[ChainKey, ChainKey] = {}
        for rank, chain in enumerate(sorted(wanted)):
            stay = [n for n in self._chains[chain] if n not in wanted[chain]]
            if all(self.mentions[n].form is Form.PRONOUN for n in stay):
                made[chain] = chain
                continue
            new = (chain[0], _FIRST - _APART * number - rank)
            made[chain] = new
            self._divide(chain, new, sorted(wanted[chain]), stay)
        return made

    def _divide(self, chain: ChainKey, new: ChainKey, go: list[int], stay: list[int]) -> None:
        first = (chain[0], self.mentions[go[0]].chain)
        self._divided.setdefault(first, list(self._chains[chain]))
        self._chains[chain], self._chains[new] = stay, go
        for position in go:
            self.numbers[position] = new[1]

    def renumbered(self) -> list[Named]:
        """The mentions with the numbers of their chains as they are now."""
        return [
            m if m.chain == number else replace(m, chain=number)
            for m, number in zip(self.mentions, self.numbers, strict=True)
        ]

    def statement(self, statement: Statement) -> Statement:
        """The statement with its references to divided chains following the mentions that they stand at."""
        document = statement.evidence.document
        made = replace(
            statement,
            arguments=tuple(self._follow(a, document) for a in statement.arguments),
            speaker=self._follow(statement.speaker, document) if statement.speaker else None,
            reported_by=self._follow(statement.reported_by, document) if statement.reported_by else None,
            place=self._follow(statement.place, document) if statement.place else None,
        )
        return statement if made == statement else made

    def _follow(self, spoken: S, document: str) -> S:
        if spoken.chain is None or (document, spoken.chain) not in self._divided:
            return spoken
        members = self._divided[document, spoken.chain]
        best = max(members, key=lambda n: (_closeness(spoken, self.mentions[n]), -n))
        return replace(spoken, chain=self.numbers[best])


def _closeness(spoken: Argument | Speaker | PlaceReference, mention: Named) -> tuple[int, int]:
    """How well a mention is what a reference of a statement stands at: the same span, else by overlap, else by text."""
    if spoken.start is None or spoken.end is None or mention.start is None or mention.end is None:
        return int(spoken.text == mention.text), 0
    if (spoken.start, spoken.end) == (mention.start, mention.end):
        return 3, 0
    overlap = min(spoken.end, mention.end) - max(spoken.start, mention.start)
    if overlap > 0:
        return 2, overlap
    return (1 if spoken.text == mention.text else 0), overlap
