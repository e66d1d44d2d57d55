"""No passage is longer than the language pipeline should take at once."""

from __future__ import annotations

from faultline.documents.limits import Limits
from faultline.documents.passages import bound_passages
from faultline.model.document import Passage, Role

LIMITS = Limits(passage_characters=40, word_characters=20)


def parts(text: str) -> list[tuple[str, str]]:
    passages = bound_passages(text, [Passage(0, len(text), Role.BODY)], LIMITS)
    return [(p.role.value, text[p.start : p.end]) for p in passages]


def test_long_passages_are_parted_at_sentence_ends() -> None:
    assert parts("One short line. Another short line. A third short line. Last.") == [
        ("body", "One short line. Another short line."),
        ("body", "A third short line. Last."),
    ]


def test_without_sentences_they_are_parted_at_spaces() -> None:
    assert [len(text.split()) for _, text in parts("word " * 11 + "end")] == [8, 4]


def test_data_without_spaces_is_set_aside_whole() -> None:
    assert parts("x" * 90) == [("boilerplate", "x" * 90)]
