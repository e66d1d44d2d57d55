"""Sentences that tell something, but no event of the type that a word in them seems to name."""

from __future__ import annotations

import pytest

from faultline.extraction import extract
from faultline.language.analysing import analyse
from faultline.model.document import Document, Passage, Role
from faultline.model.statement import Kind


@pytest.mark.parametrize(
    ("sentence", "type_"),
    [
        ("I thank the delegation of Ghana for convening this meeting.", "CONSULT"),
        ("I thank the chair for inviting me to Oslo.", "REQUEST"),
        ("The widow was devastated by the news from Tampere.", "ASSAULT"),
        ("Thieves armed with knives robbed a bank in Porto.", "MOBILIZE"),
        ("Women hold 12 per cent of seats and occupy few positions.", "COERCE"),
        ("Undersea pipes were damaged in January near Gotland.", "ASSAULT"),
        ("The effects of these attacks on farming were lasting.", "ASSAULT"),
    ],
)
def test_no_event_of_the_type(sentence: str, type_: str) -> None:
    document = Document(
        id="g",
        path="g.txt",
        format="text",
        text=sentence,
        date="2021-06-15",
        language="en",
        passages=(Passage(0, len(sentence), Role.BODY),),
    )
    statements = extract(document, analyse(document)).statements
    assert all((s.kind, s.type) != (Kind.EVENT, type_) for s in statements)
