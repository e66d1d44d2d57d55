"""Whose text it is, and what he is for or against."""

from __future__ import annotations

import pytest

from faultline.extraction.attributes.authors import Author, Authors
from faultline.extraction.tree import Tree
from faultline.language.analysing import analyse

LETTER = """Letter dated 3 March 2021 from the Permanent Representative of Bolivia to the United Nations addressed to the President of the Security Council

On instructions from my Government, I write to you about the river Lauca.

The diversion of the river is unacceptable. My Government condemns it. The treaty of 1904 must be respected. Chile must open its ports.

(Signed) Ana Quispe Permanent Representative
"""  # noqa: E501

NEWS = """Floods cut the road to Beira

The diversion of the river is unacceptable. The road must be repaired.
"""

RESOLUTION = """Resolution 9999 (2021)

The Security Council,

Condemning the attacks on convoys in Darfur, expressing concern about hunger,

1. Calls upon the parties to the conflict to lay down their arms;

2. Welcomes the agreement of Juba.
"""


def author_of(document, text: str, words: str) -> Author | None:
    made = document(text)
    analysis = analyse(made)
    return Authors(made, analysis, tuple(Tree(s) for s in analysis.sentences)).at(text.index(words))


def positions(read, text: str) -> set[tuple[str, str, str]]:
    found = read(text)
    names = {m.chain: m.text for m in found.mentions if m.form.value == "name"}
    return {
        (s.type, names.get(a.chain, a.text), s.roles("target", "recipient")[0].text)
        for s in found.statements
        for a in s.roles("holder", "actor")
        if s.kind.value == "position" or s.type == "REQUEST"
    }


@pytest.mark.parametrize(
    ("head", "holder"),
    [
        ("Letter dated 3 May 2021 from the Chargé d’affaires of Chad to the United Nations addressed to X", "Chad"),
        ("Note verbale dated 3 May 2021 from the Permanent Mission of Peru addressed to the Secretary-General", "Peru"),
        ("Statement by the Spokesperson of the European Union on the floods", "European Union"),
        ("Report of the Secretary-General", "the Secretary-General"),
    ],
)
def test_the_head_tells_the_author(document, head: str, holder: str) -> None:
    text = f"{head}\n\nThe people of Chad and Peru and the European Union have met.\n"
    found = author_of(document, text, "The people")
    assert found is not None
    assert [h.text for h in found.holders] == [holder]


def test_news_has_no_author(document, read) -> None:
    assert author_of(document, NEWS, "The road") is None
    assert positions(read, NEWS) == set()


def test_a_letter_speaks_for_its_state(read) -> None:
    found = positions(read, LETTER)
    assert ("condemns", "Bolivia", "The diversion of the river") in found
    assert ("calls_for", "Bolivia", "The treaty of 1904 must be respected") in found
    assert ("REQUEST", "Bolivia", "Chile") in found


def test_the_clauses_of_a_resolution_are_the_council_s(read) -> None:
    found = positions(read, RESOLUTION)
    assert ("condemns", "Security Council", "the attacks on convoys in Darfur") in found
    assert ("warns", "Security Council", "hunger") in found
    assert ("supports", "Security Council", "the agreement of Juba") in found
    assert any(type == "REQUEST" and "parties" in target for type, _, target in found)


def test_an_annex_has_an_author_of_its_own(document) -> None:
    text = (
        "Letter dated 3 May 2021 from the Secretary-General addressed to the President of the Security Council\n\n"
        "I transmit herewith a letter from the Minister of Foreign Affairs of Togo (see annex).\n\n"
        "Annex\n\nTogo has honoured the treaty.\n"
    )
    annexed = author_of(document, text, "has honoured")
    assert annexed is not None
    assert [h.text for h in annexed.holders] == ["Togo"]
    cover = author_of(document, text, "I transmit")
    assert cover is not None
    assert [h.text for h in cover.holders] == ["the Secretary-General"]


def test_odd_text_has_no_author(document) -> None:
    for text in ("", "Annex", "Annex\nAnnex\n(Signed) ", "Letter dated", "The ,\n"):
        made = document(text)
        analysis = analyse(made)
        assert Authors(made, analysis, tuple(Tree(s) for s in analysis.sentences)).at(0) is None
