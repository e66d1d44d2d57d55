"""How concentrated help is: Herfindahl's index, the effective number of donors, overlap of portfolios."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def herfindahl(shares: Iterable[float]) -> float | None:
    """The sum of squared shares (Herfindahl 1950), 0 to 1, of shares that need not sum to 1; None without any."""
    given = [s for s in shares if s > 0]
    total = sum(given)
    return sum((s / total) ** 2 for s in given) if total else None


def effective_number(shares: Iterable[float]) -> float | None:
    """How many donors of equal share would be as concentrated: one over Herfindahl's index."""
    index = herfindahl(shares)
    return 1 / index if index else None


def jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    """Part of what either has that both have, 0 to 1."""
    return len(a & b) / len(a | b) if a | b else 0.0


def significant(of_partner: Mapping[str, float], of_all: Mapping[str, float], most: float = 0.9) -> frozenset[str]:
    """The donors whose relation to a partner is significant in the OECD's sense (DAC 2011, fragmentation).

    A donor gives the partner at least the share that it gives of all aid, or is among the largest who together give
    90 % of the partner's aid.

    Args:
        of_partner: What each donor gives the partner.
        of_all: What each donor gives in all.
    """
    partner, whole = sum(of_partner.values()), sum(of_all.values())
    if not partner or not whole:
        return frozenset()
    found = {d for d, amount in of_partner.items() if amount > 0 and amount / partner >= of_all.get(d, 0.0) / whole}
    running = 0.0
    for donor in sorted(of_partner, key=lambda d: (-of_partner[d], d)):
        if running < most * partner and of_partner[donor] > 0:
            found.add(donor)
        running += of_partner[donor]
    return frozenset(found)
