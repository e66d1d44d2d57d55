"""Where a paragraph ends, whichever way the text was broken into lines."""

from __future__ import annotations

from faultline.documents.articles.paragraphs import split_paragraphs

WRAPPED = """The governor of the northern province said on Monday that two
hundred soldiers would leave the garrison by the end of the
month, and that ninety others would stay until the autumn.

- The first convoy leaves on Tuesday from the camp beside the
  river and takes the road to the border.
- The second leaves a week later.
"""


def test_lines_wrapped_at_a_width_are_one_paragraph_and_list_entries_stay_apart() -> None:
    parts = [" ".join(part.text.split()) for part in split_paragraphs(WRAPPED)]
    assert [text.split()[0] + " … " + text.split()[-1] for text in parts] == [
        "The … autumn.",
        "- … border.",
        "- … later.",
    ]


def test_lines_of_different_lengths_are_a_paragraph_each() -> None:
    text = "Home\nNews\nThe governor said on Monday that the soldiers would leave.\nShare\n"
    assert [part.text for part in split_paragraphs(text)] == text.split("\n")[:-1]


def test_blank_lines_of_other_spaces_part_paragraphs() -> None:
    assert [part.text for part in split_paragraphs("One.\n \u00a0\nTwo.\r")] == ["One.", "Two."]


def test_offsets_point_at_the_text_without_space_around_it() -> None:
    text = "  One.  \n\n\t Two.\n"
    assert [text[part.start : part.end] for part in split_paragraphs(text)] == ["One.", "Two."]
