"""2. Scope, method, sources: what was read, who is heard, who is not, what was lost."""

from __future__ import annotations

from collections import Counter

from faultline.analysis import Finding
from faultline.exchange.figures import say_count
from faultline.model.statement import Attribution, Statement
from faultline.ontology.labels import document_name, plain
from faultline.reports.citing import Citations
from faultline.reports.coverage import coverage
from faultline.reports.elements import Block, Heading, Sentence, Table, cells, note
from faultline.reports.material import Material
from faultline.reports.telling import part, points, told, unknown

MOST, DOCUMENTS = 12, 15
FEWEST = 3
SHARES = {"kind": "By kind of voice", "reach": "By reach", "named": "By whether it is named"}


def method(material: Material, citations: Citations) -> list[Block]:
    """Sources, voices, standing of what is said, and the ledger of losses."""
    return [
        note(
            "Every statement was drawn from one span of a document or one row of a table by rules, and is shown with "
            "its exact quote; nothing was added from elsewhere.",
            f"{material.rejected} statements that an analyst rejected are left out." if material.rejected else "",
        ),
        note(_certainty(material)),
        note(
            "Where a list cannot tell all, it tells the weightiest: what most independent sources tell, of that what "
            "they differ on most, then what tells of most people killed or hurt, and what names those of whom most is "
            "told. The map holds the others: `faultline export DIR --format statements` writes them, `faultline serve "
            "DIR` shows them."
        ),
        Heading("Sources"),
        *_sources(material),
        Heading("Who is heard"),
        *_voices(material, citations),
        *_shares(material, citations),
        *part(
            "Silent where others speak",
            points(material.analyses.found("sources", "silence"), material, citations, MOST),
            "No source is silent on a matter that it could have told of, as far as this can be seen.",
        ),
        *part(
            "How the sources stand to one another",
            _standing_of_sources(material, citations),
            "The sources speak of too different things to be compared.",
        ),
        *unknown(material, "voices", "sources"),
        *coverage(material, citations),
        Heading("How it is said"),
        _standing(material),
        Heading("What was lost on the way"),
        *_losses(material),
    ]


def _certainty(material: Material) -> str:
    sources = len(material.analyses.sources)
    if sources < FEWEST:
        return (
            f"How stable the findings are cannot be told: they rest on {say_count(sources, 'independent source')}. "
            "Where a finding stands on one document only, this is said beside it."
        )
    return (
        "Percentages of samples beside a finding tell in how many draws of the independent sources it holds; intervals "
        "are of 90 %, and none is given where fewer than four sources tell of a thing."
    )


def _sources(material: Material) -> list[Block]:
    """The documents, those of most statements where there are too many to list twice."""
    counts = material.statement_counts()
    every = list(material.documents.values())
    listed = (
        every if len(every) <= DOCUMENTS else sorted(every, key=lambda d: (-counts[d.id], d.path, d.id))[:DOCUMENTS]
    )
    rows = tuple(
        cells(document_name(d), d.publisher or "unknown", d.date or "undated", d.language or "?", str(counts[d.id]))
        for d in listed
    )
    blocks: list[Block] = [Table("Documents read", ("Document", "Publisher", "Date", "Language", "Statements"), rows)]
    if len(every) > DOCUMENTS:
        blocks.append(note(f"The {DOCUMENTS} of {len(every)} documents with most statements; the annex lists more."))
    return blocks


def _voices(material: Material, citations: Citations) -> list[Block]:
    heard: dict[str, list[Statement]] = {}
    for statement in material.statements:
        if statement.speaker:
            heard.setdefault(statement.speaker.name or statement.speaker.text, []).append(statement)
    author = sum(s.attribution is Attribution.AUTHOR for s in material.statements)
    blocks: list[Block] = [
        note(
            f"{author} of {len(material.statements)} statements stand in the author's own voice; "
            f"the others are laid to {len(heard)} voices."
        )
    ]
    if heard:
        ranked = sorted(heard.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:MOST]
        rows = tuple((citations.example(name, said), Sentence(str(len(said)))) for name, said in ranked)
        blocks.append(Table("Voices, the most heard first", ("Voice", "Statements"), rows))
    silent = _silent(material)
    if silent:
        blocks.append(note(f"Spoken of often but never heard in a voice of their own: {', '.join(silent)}."))
    return blocks


def _shares(material: Material, citations: Citations) -> list[Block]:
    analyses = material.analyses
    found = [f for kind in SHARES for f in analyses.found("voices", kind)]
    blocks = points(found, material, citations, MOST, {f.id: f"{SHARES[f.kind]}, {f.title}" for f in found})
    unheard = [f.title for f in analyses.of("voices").of_kind("unheard")]
    if unheard:
        blocks.append(note(f"Who is not heard: {'; '.join(unheard)}."))
    return blocks


def _standing_of_sources(material: Material, citations: Citations) -> list[Block]:
    found = material.analyses.found("sources", "source")
    rows = tuple((told(f, material, citations), *cells(*_record(f))) for f in found[:MOST])
    header = ("Source", "Matters shared with others", "Agrees in", "Differs in", "Own words", "Grades given")
    return [Table("Sources compared", header, rows)] if rows else []


def _record(finding: Finding) -> tuple[str, ...]:
    facts = finding.facts
    grades = facts.get("admiralty_grades")
    own = f"{facts.get('own_documents')} of {facts.get('documents')} documents"
    given = ", ".join(map(str, grades)) if isinstance(grades, list) and grades else "none"
    return (str(facts.get("compared")), str(facts.get("agreed")), str(facts.get("differed")), own, given)


def _silent(material: Material) -> list[str]:
    speaking = {s.speaker.entity for s in material.statements if s.speaker}
    return [actor.name for actor in material.actors()[:20] if actor.id not in speaking][:10]


def _standing(material: Material) -> Table:
    counts = Counter((s.modality.value, s.polarity.value) for s in material.statements)
    rows = tuple(
        cells(plain(modality), plain(polarity), str(counts[modality, polarity]))
        for modality, polarity in sorted(counts, key=lambda key: (-counts[key], key))
    )
    return Table("Statements by modality; these are never added up", ("Modality", "Polarity", "Statements"), rows)


def _losses(material: Material) -> list[Block]:
    counts: Counter[tuple[str, str]] = Counter()
    for loss in material.losses:
        counts[loss.step, loss.reason] += loss.count
    if not counts:
        return [note("Nothing was dropped.")]
    rows = tuple(cells(step, reason, str(counts[step, reason])) for step, reason in sorted(counts))
    return [Table("Ledger of losses", ("Step", "Reason", "Count"), rows)]
