"""The findings on voices: shares of kinds, reach and names, by outlet and topic, with their intervals."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from faultline.analysis.confidence import share_interval
from faultline.analysis.finding import Fact, Finding, Findings, finding_id, not_enough
from faultline.analysis.material import Material, Scope
from faultline.analysis.resampling import DRAWS, SEED, Weights, samples, stability_of_figure, stability_of_share
from faultline.analysis.voices.speakers import Speakers, Voice
from faultline.model.statement import Statement

NAME = "voices"
EXPECTED = ("officials", "military", "armed_groups", "international_organisations", "civil_society", "experts",
            "victims_and_residents")  # fmt: skip
"""Kinds whose absence is told."""

Heard = tuple[Statement, Voice]


@dataclass(frozen=True, slots=True)
class Settings:
    """`top`: speakers and outlets told."""

    scope: Scope = field(default_factory=Scope)
    top: int = 20
    draws: int = DRAWS
    seed: int = SEED


def analyse(material: Material, settings: Settings) -> Findings:
    """Findings of kind kind, reach, named, speaker, outlet, topic and unheard."""
    speakers = Speakers(material)
    heard = [(s, voice) for s in material.statements if (voice := speakers.voice(s))]
    if not heard:
        why = "no statement names who says it"
        return Findings(NAME, settings, (not_enough(NAME, "kind", "Voices", why),))
    drawn = samples(len(material.sources), settings.draws, settings.seed)
    findings = (
        *_shares(material, heard, "kind", lambda v: v.kind),
        *_shares(material, heard, "reach", lambda v: v.reach),
        *_shares(material, heard, "named", lambda v: "named" if v.is_named else "not named"),
        *_speakers(material, heard, drawn, settings.top),
        *_tables(material, heard, "outlet", lambda s: _outlet(material, s), settings.top),
        *_tables(material, heard, "topic", lambda s: f"{s.kind.value} {s.type}", settings.top),
        *_unheard(heard),
    )
    note = f"{len(heard)} of {len(material.statements)} statements are somebody's words; the rest is the authors' own"
    return Findings(NAME, settings, findings, (note,))


def _shares(material: Material, heard: Sequence[Heard], kind: str, of: Callable[[Voice], str]) -> Iterator[Finding]:
    """The share of each class among the words passed on, with its interval over the sources that quote anybody."""
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement, voice in heard:
        groups[of(voice)].append(statement)
    whole = Counter(material.source_of[s.id] for s, _ in heard)
    for name, some in sorted(groups.items(), key=lambda x: (-len(x[1]), x[0])):
        own = Counter(material.source_of[s.id] for s in some)
        bounds = share_interval([own[n] for n in sorted(whole)], [whole[n] for n in sorted(whole)])
        share = len(some) / len(heard)
        words = name.replace("_", " ")
        yield Finding(
            finding_id(NAME, kind, name),
            kind,
            f"{words}: {share:.0%} of the words passed on",
            {"class": name, "share": round(share, 3), "statements_heard": len(some)},
            tuple(s.id for s in some),
            stability_of_figure(bounds, len(whole), f"share of {words}"),
        )


def _speakers(material: Material, heard: Sequence[Heard], drawn: Sequence[Weights], top: int) -> Iterator[Finding]:
    """Who is heard most."""
    groups: dict[str, list[Heard]] = defaultdict(list)
    for statement, voice in heard:
        if voice.entity and voice.is_named:
            groups[voice.entity].append((statement, voice))
    for entity, some in sorted(groups.items(), key=lambda x: (-len(x[1]), x[1][0][1].name))[:top]:
        first = some[0][1]
        outlets = Counter(_outlet(material, s) for s, _ in some)
        sources = {material.source_of[s.id] for s, _ in some}
        yield Finding(
            finding_id(NAME, "speaker", entity),
            "speaker",
            first.name,
            {
                "entity": entity,
                "voice": first.kind,
                "heard": len(some),
                "outlets": sorted(outlets),
                "on": dict(Counter(s.kind.value for s, _ in some).most_common()),
            },
            tuple(s.id for s, _ in some),
            stability_of_share([any(weights[n] for n in sources) for weights in drawn], len(material.sources), "heard"),
        )


def _tables(
    material: Material, heard: Sequence[Heard], kind: str, of: Callable[[Statement], str], top: int
) -> Iterator[Finding]:
    """For each outlet or topic, which kinds of voice it passes on, with the interval of their shares."""
    groups: dict[str, list[Heard]] = defaultdict(list)
    for statement, voice in heard:
        groups[of(statement)].append((statement, voice))
    for name, some in sorted(groups.items(), key=lambda x: (-len(x[1]), x[0]))[:top]:
        counted = dict(sorted(Counter(v.kind for _, v in some).items(), key=lambda x: (-x[1], x[0])))
        named = sum(v.is_named for _, v in some) / len(some)
        facts: dict[str, Fact] = {
            "heard": len(some),
            "kinds": counted,
            "shares_between": _intervals(material, some),
            "named": round(named, 3),
        }
        yield Finding(finding_id(NAME, kind, name), kind, name, facts, tuple(s.id for s, _ in some))


def _intervals(material: Material, some: Sequence[Heard]) -> dict[str, Fact]:
    """The share of each kind of voice with 90 % confidence; empty where fewer than three sources quote anybody."""
    whole = Counter(material.source_of[s.id] for s, _ in some)
    found: dict[str, Fact] = {}
    for kind, _ in Counter(v.kind for _, v in some).most_common():
        own = Counter(material.source_of[s.id] for s, v in some if v.kind == kind)
        if bounds := share_interval([own[n] for n in sorted(whole)], [whole[n] for n in sorted(whole)]):
            found[kind] = [round(bound, 3) for bound in bounds]
    return found


def _unheard(heard: Sequence[Heard]) -> Iterator[Finding]:
    """The kinds of voice that nobody passes on."""
    there = {voice.kind for _, voice in heard}
    for kind in EXPECTED:
        if kind not in there:
            words = kind.replace("_", " ")
            yield Finding(finding_id(NAME, "unheard", kind), "unheard", f"no {words} are heard", {"class": kind})


def _outlet(material: Material, statement: Statement) -> str:
    document = material.documents.get(statement.evidence.document)
    return (document.publisher or document.path) if document else statement.evidence.document
