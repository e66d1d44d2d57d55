"""15. Annexes: sources, evidence, actors, words, and how the map was made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from os.path import commonpath

from faultline.model.document import Document
from faultline.ontology.labels import KINDS, document_name, plain
from faultline.reports.citing import Citations
from faultline.reports.elements import Block, EvidenceTable, Heading, Table, cells, note
from faultline.reports.material import Material
from faultline.reports.trimming import PAGED

GLOSSARY, ALIASES, DOCUMENTS = 50, 5, 100
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
        *_sources(material),
        Heading("Evidence"),
        note(
            "Each quote stands once, under its document, with the beginnings of the ids of the statements that were "
            f"read from it and are cited. In PDF and DOCX a quote of more than {PAGED} letters is cut to what it is "
            "cited for; HTML and Markdown have it whole."
        ),
        EvidenceTable(),
        Heading("Glossary of actors"),
        *_glossary(material),
        Heading("Data dictionary"),
        Table("Kinds of statement", ("Kind", "Says"), tuple(cells(*pair) for pair in DICTIONARY.items())),
        Heading("How the map was made"),
        _manifest(material),
    ]


def _sources(material: Material) -> list[Block]:
    """All documents, or those of most statements; whoever is cited stands with its quotes as well."""
    counts = material.statement_counts()
    every = list(material.documents.values())
    most = {d.id for d in sorted(every, key=lambda d: (-counts[d.id], d.path, d.id))[:DOCUMENTS]}
    listed = [d for d in every if d.id in most]
    folder = _folder(every)
    facts: tuple[tuple[str, Callable[[Document], str]], ...] = (
        ("Title", document_name),
        ("Author", lambda d: d.author or "unknown"),
        ("Publisher", lambda d: d.publisher or "unknown"),
        ("Date", lambda d: d.date or "undated"),
        ("File and id", lambda d: f"{d.path.removeprefix(folder)} · {d.id}"),
    )
    told = [(name, fact) for name, fact in facts if name != "Author" or any(d.author for d in listed)]
    rows = tuple(cells(*(fact(d) for _, fact in told)) for d in listed)
    blocks: list[Block] = [Table("Documents", tuple(name for name, _ in told), rows)]
    if len(every) > len(listed):
        blocks.append(
            note(
                f"The {len(listed)} of {len(every):,} documents with most statements; all that are cited are named "
                "with their quotes, and `faultline export DIR --format documents` has all."
            )
        )
    return blocks


def _folder(documents: Sequence[Document]) -> str:
    """The folder that all the files lie in, which tells a reader nothing."""
    paths = {d.path for d in documents}
    is_one_root = len({path.startswith("/") for path in paths}) == 1
    shared = commonpath(paths) if len(paths) > 1 and is_one_root else ""
    return f"{shared}/" if shared else ""


def _glossary(material: Material) -> list[Block]:
    known = material.actors()
    if not known:
        return [note("No actor could be identified.")]
    rows = tuple(
        cells(e.name, plain(e.type.value), ", ".join([a.text for a in e.aliases if a.text != e.name][:ALIASES]) or "–")
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
