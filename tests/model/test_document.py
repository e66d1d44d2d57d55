from __future__ import annotations

from faultline.model.document import Document, Passage, Role


def test_an_offset_has_the_page_of_its_passage() -> None:
    passages = (Passage(0, 10, Role.TITLE, page=1), Passage(12, 40, Role.BODY, page=2))
    document = Document("d1", "a.pdf", "pdf", "x" * 40, passages=passages)
    assert [document.page_at(offset) for offset in (0, 11, 12, 39)] == [1, None, 2, 2]


def test_only_what_the_author_says_about_the_subject_is_content() -> None:
    content = {role for role in Role if role.is_content}
    assert content == {Role.TITLE, Role.HEADING, Role.LEAD, Role.BODY}
