"""The few words that a form of the report adds of its own, by language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chrome:
    """What stands around the text.

    Attributes:
        evidence: Caption of the table of quotes, `header` its header, `no_evidence` what stands where there is none.
        opening, closing: Quotation marks, with their spaces.
    """

    kicker: str
    contents: str
    evidence: str
    header: tuple[str, str, str, str]
    publisher_date: tuple[str, str]
    no_evidence: str
    statement: str
    no_drawing: str
    opening: str
    closing: str


_WORDS = {
    "en": Chrome(
        "Context analysis",
        "Contents",
        "Quotes behind the numbers",
        ("No.", "Quote", "Document", "Where"),
        ("Publisher", "Date"),
        "No sentence of this report cites a quote.",
        "Statement",
        "(The drawing is in the report as HTML, DOCX or PDF.)",
        "“",
        "”",
    ),
    "fr": Chrome(
        "Analyse du contexte",
        "Sommaire",
        "Citations derrière les numéros",
        ("N°", "Citation", "Document", "Où"),
        ("Éditeur", "Date"),
        "Aucune phrase de ce rapport ne cite de document.",
        "Énoncé",
        "(Le dessin se trouve dans le rapport en HTML, DOCX ou PDF.)",
        "«\u00a0",
        "\u00a0»",
    ),
}


def chrome(language: str) -> Chrome:
    """The words in a language; English for one that is not spoken."""
    return _WORDS.get(language, _WORDS["en"])
