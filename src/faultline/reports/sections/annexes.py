"""15. Annexes: sources, evidence, actors, words, and how the map was made."""

from __future__ import annotations

from collections.abc import Mapping

from faultline.ontology.labels import KINDS, document_name, plain
from faultline.reports.citing import Citations
from faultline.reports.elements import Block, EvidenceTable, Heading, Table, cells, note
from faultline.reports.material import Material

GLOSSARY = 100
DICTIONARY = {
    "event": "who did what to whom, where, when, how many",
    "relation": "a durable tie between two actors",
    "effort": "who does or gives what to whom: money, people, equipment",
    "flow": "what moves from where through where to where, carried by whom",
    "cause": "what is said to raise or lower what",
    "figure": "a number with its measure, date and subject",
    "position": "who supports, opposes, condemns, calls for, warns of or denies what",
}


def annexes(material: Material, _: Citations) -> list[Block]:
    """The tables that let a reader check everything above."""
    return [
        Heading("Sources"),
        _sources(material),
        Heading("Evidence"),
        EvidenceTable(),
        Heading("Glossary of actors"),
        *_glossary(material),
        Heading("Data dictionary"),
        Table("Kinds of statement", ("Kind", "Says"), tuple(cells(*pair) for pair in DICTIONARY.items())),
        Heading("How the map was made"),
        _manifest(material),
    ]


def _sources(material: Material) -> Table:
    rows = tuple(
        cells(document_name(d), d.author or "unknown", d.publisher or "unknown", d.date or "undated", d.path, d.id)
        for d in material.documents.values()
    )
    return Table("Documents", ("Title", "Author", "Publisher", "Date", "File", "Id"), rows)


def _glossary(material: Material) -> list[Block]:
    known = material.actors()
    if not known:
        return [note("No actor could be identified.")]
    rows = tuple(
        cells(e.name, plain(e.type.value), ", ".join(a.text for a in e.aliases if a.text != e.name) or "–")
        for e in sorted(known[:GLOSSARY], key=lambda e: (e.name.casefold(), e.id))
    )
    blocks: list[Block] = [Table("Actors and what they are called", ("Name", "Type", "Also"), rows)]
    if len(known) > GLOSSARY:
        blocks.append(note(f"The {GLOSSARY} most spoken of {len(known)} actors are listed."))
    return blocks


def _manifest(material: Material) -> Table:
    facts = {"map version": material.version, "kinds of statement": str(len(KINDS)), **_flat(material.built)}
    return Table("Facts of the build", ("What", "Value"), tuple(cells(*pair) for pair in sorted(facts.items())))


def _flat(facts: Mapping[str, object], before: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in facts.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{before}{key}: ")
        elif not isinstance(value, (list, tuple)):
            found[f"{before}{key}"] = str(value)
    return found
