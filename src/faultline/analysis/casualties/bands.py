"""The band of coders' doubt around numbers of UCDP: in all, by country and by year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from faultline.analysis.casualties.claims import Claim
from faultline.analysis.casualties.coder_uncertainty import LEVEL, Band, coded_band, summed
from faultline.analysis.casualties.intervals import whole
from faultline.analysis.casualties.ledger import Entry
from faultline.analysis.casualties.totals import country_name, country_of, year_of
from faultline.analysis.finding import Finding, finding_id, not_enough

DRAWS = 2000
"""Draws of a band: enough for the ends of an interval of nine in ten to hold their second digit."""

Coded = tuple[Claim, Band]


def bands(incidents: Sequence[Entry], top: int, seed: int) -> Iterator[Finding]:
    """Findings of kind band; one that says why where no incident has one. An incident coded twice counts once."""
    groups: dict[tuple[str, str], list[Coded]] = defaultdict(list)
    why: Counter[str] = Counter()
    for entry in incidents:
        found = _of(entry)
        if isinstance(found, str):
            why[found] += 1
            continue
        groups["all", ""].append(found)
        groups["country", country_of(entry) or ""].append(found)
        groups["year", year_of(entry)].append(found)
    without = "; ".join(f"{n:,} incidents: {reason}" for reason, n in sorted(why.items()))
    if not groups:
        yield not_enough("casualties", "band", "Doubt of coders", without or "no incident is dated")
        return
    for by in ("all", "country", "year"):
        own = sorted(k for k in groups if k[0] == by and (k[1] or by == "all"))
        largest = sorted(own, key=lambda k: (-sum(c.best for c, _ in groups[k]), k))[:top]
        for key in largest if by != "year" else sorted(largest):
            yield _band(by, key[1], groups[key], without if by == "all" else "", seed)


def _of(entry: Entry) -> Coded | str:
    """The first claim with a band; else why there is none."""
    refused = "no deaths are told"
    for claim in entry.of("deaths"):
        found = coded_band(claim)
        if isinstance(found, Band):
            return claim, found
        refused = found
    return refused


def _band(by: str, key: str, coded: Sequence[Coded], without: str, seed: int) -> Finding:
    mean, low, high = summed([b for _, b in coded], DRAWS, seed)
    best = sum(c.best for c, _ in coded)
    shown = country_name(key) if by == "country" else key
    return Finding(
        finding_id("casualties", "band", by, key),
        "band",
        f"Deaths{f' in {shown}' if shown else ''}: coded {best:,.10g}, as coders doubt them {mean:,.0f} "
        f"({low:,.0f}–{high:,.0f} in {LEVEL:.0%})",
        {
            "by": by,
            "of": shown or None,
            "incidents": len(coded),
            "coded_low": whole(sum(c.low for c, _ in coded)),
            "coded_best": whole(best),
            "coded_high": whole(sum(c.high for c, _ in coded)),
            "mean": round(mean),
            "low": round(low),
            "high": round(high),
            "without_a_band": without or None,
        },
        tuple(dict.fromkeys(s for c, _ in coded for s in c.statements)),
    )
