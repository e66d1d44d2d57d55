"""Reprints share an origin, other reports on the same day do not."""

from __future__ import annotations

from faultline.documents.kinship import Origin, origins
from faultline.model.document import Document, Passage, Role

WIRE = " ".join(
    f"On day {n} the {who} of {where} told reporters that {n + 3} soldiers had {what} the town after {n} talks."
    for n, (who, where, what) in enumerate(
        zip(
            ("governor", "mayor", "minister", "envoy", "judge", "general", "trader", "teacher"),
            ("Arlen", "Besk", "Corva", "Dunmere", "Estil", "Farrow", "Gelt", "Horn"),
            ("left", "entered", "seized", "lost", "shelled", "circled", "crossed", "mined"),
            strict=True,
        ),
        start=1,
    )
)
OTHER = " ".join(
    f"The price of grain in market {n} rose by {n * 7} francs while convoy {n} waited at gate {n}." for n in range(20)
)


def least(found: dict[str, Origin]) -> dict[str, str]:
    return {identity: origin.document for identity, origin in found.items()}


def document(identity: str, text: str) -> Document:
    return Document(
        id=identity, path=f"{identity}.txt", format="text", text=text, passages=(Passage(0, len(text), Role.BODY),)
    )


def test_an_edited_reprint_goes_back_to_the_least_id() -> None:
    reprint = "Our newsroom adds a line of its own here. " + WIRE.replace("reporters", "journalists", 1)
    found = origins([document("c", WIRE), document("a", reprint), document("b", OTHER)])
    assert least(found) == {"a": "a", "b": "b", "c": "a"}
    assert found["a"].kin == "c"
    assert found["c"].why.endswith("% of the shorter one's words stand in the other")
    assert (found["b"].kin, found["b"].why) == (None, "")


def test_an_excerpt_of_a_longer_text_is_the_same_voice() -> None:
    half = WIRE[: len(WIRE) // 2]
    assert least(origins([document("x", WIRE), document("y", half)])) == {"x": "x", "y": "x"}


def test_texts_that_are_empty_or_short_stand_alone() -> None:
    found = origins([document("a", ""), document("b", ""), document("c", "One line."), document("d", "One line.")])
    assert least(found) == {"a": "a", "b": "b", "c": "c", "d": "d"}


def test_the_order_of_documents_does_not_matter() -> None:
    documents = [document("c", WIRE), document("a", WIRE + " " + OTHER), document("b", OTHER)]
    assert origins(documents) == origins(documents[::-1])
    assert least(origins(documents)) == {"a": "a", "b": "a", "c": "a"}
