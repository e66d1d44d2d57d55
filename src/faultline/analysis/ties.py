"""What a statement says of two actors: who stands in which tie to whom, one tie a pair of ends.

Relations, events, efforts and positions tie their two ends in the direction in which the source tells them. Two kinds
of tie have no direction: relations that the vocabulary calls symmetric ("is allied with"), and what parties do in
common where the sentence names them side by side ("Egypt and Sudan held talks"). Flows run between places, causes
between things that happen, and figures have one end: none of these ties actors.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from faultline.model.statement import Argument, Kind, Modality, Polarity, Statement
from faultline.ontology import vocabulary
from faultline.ontology.labels import activity_label, type_label

ENDS: dict[Kind, tuple[str, str]] = {
    Kind.EVENT: ("actor", "recipient"),
    Kind.RELATION: ("source", "target"),
    Kind.EFFORT: ("actor", "recipient"),
    Kind.POSITION: ("holder", "target"),
}
"""The roles of the two ends, by kind of statement."""

IN_COMMON = frozenset({"AGREE", "CONSULT", "COOPERATE"})
"""Types of event that several actors without a recipient do with one another, by PLOVER's definitions."""


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """One statement's tie of two entities; equal ties of several statements are one edge of the network.

    Attributes:
        source, target: Ids of entities; in order of id where the tie is symmetric.
        stage: Of an effort, else empty: what is pledged does not support what is active.
    """

    source: str
    target: str
    kind: Kind
    type: str
    stage: str
    polarity: Polarity
    modality: Modality
    symmetric: bool = False

    @property
    def sign(self) -> int:
        """+1 friendly, -1 hostile, 0 neither, by the vocabulary; that a tie is denied does not turn its sign."""
        match self.kind:
            case Kind.RELATION:
                return int(vocabulary("relations")[self.type]["sign"])
            case Kind.POSITION:
                return int(vocabulary("stances")[self.type]["sign"])
            case Kind.EVENT:
                quad = int(vocabulary("events").get(self.type, {}).get("quad", 0))
                return (quad > 0) - (quad < 0)
            case _:
                return 1

    @property
    def label(self) -> str:
        """What a person reads on the edge: "supports", "assault (denied)", "police reform (pledged, alleged)"."""
        named = activity_label(self.type) if self.kind is Kind.EFFORT else type_label(self.kind, self.type).lower()
        known = (
            "denied" if self.polarity is Polarity.DENIED else "",
            self.stage,
            "" if self.modality is Modality.ACTUAL else self.modality.value.replace("_", " "),
        )
        said = ", ".join(word for word in known if word)
        return f"{named} ({said})" if said else named


def ties_of(statement: Statement) -> Iterator[Tie]:
    """The ties that a statement says, each pair of ends once; none where an end is missing or not resolved."""
    roles = ENDS.get(statement.kind)
    if roles is None:
        return
    sources, targets = (_entities(statement.roles(role)) for role in roles)
    in_common = statement.kind is Kind.EVENT and statement.type in IN_COMMON and not statement.roles(roles[1])
    pairs = combinations(sources, 2) if in_common else product(sources, targets)
    for source, target in pairs:
        yield _tie(statement, source, target, symmetric=in_common or _is_symmetric(statement))


def _tie(statement: Statement, source: str, target: str, *, symmetric: bool) -> Tie:
    first, last = sorted((source, target)) if symmetric else (source, target)
    stage = statement.stage.value if statement.stage else ""
    return Tie(first, last, statement.kind, statement.type, stage, statement.polarity, statement.modality, symmetric)


def _is_symmetric(statement: Statement) -> bool:
    return statement.kind is Kind.RELATION and bool(vocabulary("relations")[statement.type].get("symmetric"))


def _entities(arguments: tuple[Argument, ...]) -> list[str]:
    return list(dict.fromkeys(a.entity for a in arguments if a.entity))
