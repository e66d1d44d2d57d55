"""The findings on what the next months may bring, and on the last month where it was worse than expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from faultline.analysis.finding import Fact, Finding, Findings, Stability, finding_id, not_enough
from faultline.analysis.material import Material, Scope
from faultline.analysis.resampling import DRAWS, SEED, Weights, samples, stability_of_share
from faultline.analysis.watch.alarms import AFTER, LEVEL, bound, record
from faultline.analysis.watch.forecasts import BASELINES, LONG, Counts
from faultline.analysis.watch.scoring import Score, chosen, scores
from faultline.analysis.watch.series import FEWEST_MONTHS, Months, by_area, happenings, month_name

NAME = "watch"
MEASURES = ("events", "deaths")


@dataclass(frozen=True, slots=True)
class Settings:
    """`types`: types of event that are counted; `top`: areas told."""

    scope: Scope = field(default_factory=Scope)
    types: tuple[str, ...] = ("ASSAULT",)
    top: int = 20
    draws: int = DRAWS
    seed: int = SEED


@dataclass(frozen=True, slots=True)
class _Watched:
    """A monthly series with the baseline that forecasts it."""

    months: Months
    measure: str
    series: Counts
    scores: tuple[Score, ...]
    baseline: str
    beats: tuple[str, ...]

    @property
    def title(self) -> str:
        return f"{self.months.name}: {self.measure}"


def analyse(material: Material, settings: Settings) -> Findings:
    """Findings of kind `alert` (the last month lies above its bound) and `outlook`, by country and first-level area."""
    found, left_out = happenings(material, settings.types)
    if not found:
        why = "no event of these types is told with its country and its month"
        return Findings(NAME, settings, (not_enough(NAME, "outlook", "Outlook", why),))
    runs = by_area(found)
    enough = [run for run in runs if run.told >= FEWEST_MONTHS]
    watched = [w for run in enough[: settings.top] for m in MEASURES if (w := _watched(run, m, settings.seed))]
    drawn = samples(len(material.sources), settings.draws, settings.seed)
    findings = (
        *_alerts(material, watched, drawn),
        *(_outlook(material, w) for w in watched),
        *(_too_few(run) for run in [r for r in runs if r.told < FEWEST_MONTHS and not r.area][: settings.top]),
    )
    return Findings(NAME, settings, findings, tuple(_notes(len(found), left_out, len(enough), settings)))


def _watched(run: Months, measure: str, seed: int) -> _Watched | None:
    """None where nobody is told to have been killed."""
    series = run.counts(measure)
    if not series.any():
        return None
    found = scores(series, seed)
    return _Watched(run, measure, series, found, *chosen(found))


def _alerts(material: Material, watched: Sequence[_Watched], drawn: Sequence[Weights]) -> Iterator[Finding]:
    """Series whose last month lies above what nine of ten forecasts allow; the farthest above first."""
    raised = []
    for own in watched:
        limit = bound(BASELINES[own.baseline], own.series[:-1])
        if own.series[-1] > limit:
            raised.append(((int(own.series[-1]) + 1) / (limit + 1), limit, own))
    for _, limit, own in sorted(raised, key=lambda r: (-r[0], r[2].title)):
        yield _alert(material, own, limit, drawn)


def _alert(material: Material, own: _Watched, limit: int, drawn: Sequence[Weights]) -> Finding:
    month = month_name(own.months.last)
    statements = own.months.statements_since(own.months.last)
    facts: dict[str, Fact] = {
        "country": own.months.country,
        "area": own.months.area,
        "measure": own.measure,
        "month": month,
        "count": int(own.series[-1]),
        "bound": limit,
        "expected": round(BASELINES[own.baseline](own.series[:-1]).mean, 2),
        "forecast_by": own.baseline,
        "shown_better_than": list(own.beats),
        **_record(own),
    }
    return Finding(
        finding_id(NAME, "alert", own.months.country, own.months.area, own.measure),
        "alert",
        f"{own.title}: {own.series[-1]:,} in {month}, above the {limit:,} that nine of ten forecasts allow",
        facts,
        statements,
        _stability(material, own, drawn),
        material.behind(statements) if len({material.source_of[s] for s in statements}) == 1 else (),
    )


def _record(own: _Watched) -> dict[str, Fact]:
    """The past of such alerts in this area, as figures and in words."""
    past = record(BASELINES[own.baseline], own.series)
    if not past.alerts:
        words = f"none in the {past.quiet} months before that can be judged"
    else:
        words = (
            f"{past.came_true} of {past.alerts} earlier alerts were followed within {AFTER} months by another month "
            f"above the bound, and {past.missed} of {past.quiet} months without an alert"
        )
    return {
        "record": words,
        "alerts_before": past.alerts,
        "came_true": past.came_true,
        "false_alarms": past.alerts - past.came_true,
        "months_without_alert": past.quiet,
        "missed": past.missed,
    }


def _stability(material: Material, own: _Watched, drawn: Sequence[Weights]) -> Stability:
    make, holds = BASELINES[own.baseline], []
    for weights in drawn:
        series = own.months.counts(own.measure, weights.tolist())
        holds.append(bool(series[-1] > bound(make, series[:-1])))
    return stability_of_share(holds, len(material.sources), "above its bound")


def _outlook(material: Material, own: _Watched) -> Finding:
    """What the next months bring if they are like the last, with how well such forecasts did."""
    forecast = BASELINES[own.baseline](own.series)
    middle, high = forecast.quantile(0.5), forecast.bound(LEVEL)
    statements = own.months.statements_since(own.months.last - LONG + 1)
    return Finding(
        finding_id(NAME, "outlook", own.months.country, own.months.area, own.measure),
        "outlook",
        f"{own.title}: {middle:,} a month after {month_name(own.months.last)}, at most {high:,} in nine of ten cases",
        {
            "country": own.months.country,
            "area": own.months.area,
            "measure": own.measure,
            "first": month_name(own.months.first),
            "last": month_name(own.months.last),
            "months": len(own.series),
            "months_with_events": own.months.told,
            "last_count": int(own.series[-1]),
            "mean": round(forecast.mean, 2),
            "median": middle,
            "bound": high,
            "forecast_by": own.baseline,
            "origins": [s.origins for s in own.scores],
            **{f"crps_{_ahead(s.horizon)}": _told_scores(s) for s in own.scores},
            **{f"shown_better_{_ahead(s.horizon)}_than": list(s.beats[own.baseline]) for s in own.scores},
        },
        statements,
        overturned_by=material.behind(statements) if len({material.source_of[s] for s in statements}) == 1 else (),
    )


def _ahead(horizon: int) -> str:
    return f"{horizon}_month{'s' if horizon > 1 else ''}_ahead"


def _told_scores(score: Score) -> dict[str, float]:
    return {name: round(value, 3) for name, value in score.crps.items()}


def _too_few(run: Months) -> Finding:
    why = f"events are told in {run.told} month{'s' if run.told > 1 else ''}; a forecast needs {FEWEST_MONTHS}"
    return Finding(
        finding_id(NAME, "outlook", run.country, run.area), "outlook", run.name, {"country": run.country}, cannot=why
    )


def _notes(events: int, left_out: int, enough: int, settings: Settings) -> Iterator[str]:
    yield (
        f"{events} events counted once each; {left_out} statements tell no country or no month; a month without told "
        "events counts as none, whether nothing happened or nobody told it"
    )
    if enough > settings.top:
        yield f"{enough} countries and areas can be forecast; the {settings.top} with most months are shown"
