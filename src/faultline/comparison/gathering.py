"""Gathers statements that are near one another, without comparing each with each.

A statement joins the first group whose leader it fits; leaders are found by the words they share, the rarest first, and
a word that most leaders have leads to the latest few of them. Work so grows with the number of statements. The rule to
look by rare words alone is that of prefix filters (Chaudhuri, Ganti and Kaushik, ICDE 2006).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from faultline.comparison.passages import are_told_apart
from faultline.comparison.wording import Words
from faultline.model.statement import Statement

MOST_WORDS = 6
"""Rare words of a statement by which leaders are looked for."""
MOST_LEADERS = 30
"""Leaders looked at for each of these words, the latest ones."""


def gather(
    statements: Sequence[Statement],
    words: Mapping[str, Words],
    fits: Callable[[Statement, Statement], bool],
) -> list[list[Statement]]:
    """The statements in groups whose members fit the first of them, in the order given.

    Args:
        words: What a statement may be found by, by its id; one without words stands alone.
        fits: Whether a statement is on the same matter as the leader of a group; what one writer tells apart never is.
    """
    frequency = Counter(word for s in statements for word in words[s.id])
    groups: list[list[Statement]] = []
    leaders: dict[str, list[int]] = defaultdict(list)
    for statement in statements:
        rare = sorted(words[statement.id], key=lambda w: (frequency[w], w))
        rare = [w for w in rare if frequency[w] > 1][:MOST_WORDS]
        near = (n for n in _candidates(rare, leaders) if not are_told_apart(groups[n][0], statement))
        home = next((n for n in near if fits(groups[n][0], statement)), None)
        if home is None:
            groups.append([statement])
            for word in rare:
                leaders[word].append(len(groups) - 1)
        else:
            groups[home].append(statement)
    return groups


def _candidates(rare: Iterable[str], leaders: dict[str, list[int]]) -> list[int]:
    """Numbers of groups, those that share most of the rare words first, then the earlier."""
    found = Counter(number for word in rare for number in leaders[word][-MOST_LEADERS:])
    return sorted(found, key=lambda n: (-found[n], n))
