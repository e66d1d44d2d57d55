"""Articles as they arrive when somebody copies them from a page."""

from __future__ import annotations

import pytest

from faultline.documents.articles.article import Article, read_article

BODY = [
    "The governor of the northern province said on Monday that two hundred soldiers would leave the garrison by June.",
    "“We will not abandon the villages along the river,” the governor told reporters after the meeting in the hall.",
    "Traders who travel the road to the border say that they pay armed men at four checkpoints before they reach it.",
    "The ministry did not answer questions about the withdrawal, which the union of teachers has called a mistake.",
]
TITLE = "Governor announces withdrawal from the northern garrison"


def roles(text: str) -> list[tuple[str, str]]:
    """Role and first three words of each passage, for reading at a glance."""
    return [(p.role.value, " ".join(text[p.start : p.end].split()[:3])) for p in read_article(text).passages]


def page(*lines: str, gap: str = "\n\n") -> str:
    return gap.join(lines)


def facts(article: Article) -> tuple[str | None, str | None, str | None, str | None]:
    return article.title, article.author, article.publisher, article.date


@pytest.mark.parametrize(
    ("head", "author", "publisher", "date"),
    [
        (["By Awa Sidibe", "Published Jan 30, 2019"], "Awa Sidibe", None, "2019-01-30"),
        (["By: Awa Sidibe | Mopti | Aug 3, 2016"], "Awa Sidibe", None, "2016-08-03"),
        (["By Awa Sidibe, The River Times", "30 January 2019"], "Awa Sidibe", "The River Times", "2019-01-30"),
        (["Awa Sidibe and Jon Berg, River News Agency"], "Awa Sidibe and Jon Berg", "River News Agency", None),
        (["Written by Awa Sidibe", "Updated: 3 March 2020, 14:05 GMT"], "Awa Sidibe", None, "2020-03-03"),
        (["Posted on March 2, 2020 by Awa Sidibe"], None, None, "2020-03-02"),
        (["Wednesday, 30 January 2019 14:05"], None, None, "2019-01-30"),
        (["Last updated 5 May 2021", "First published 4 May 2021"], None, None, "2021-05-04"),
        (["2019-01"], None, None, "2019-01"),
        (["Source: River News Agency"], None, "River News Agency", None),
        ([], None, None, None),
    ],
)
def test_the_lines_below_the_headline_say_who_wrote_it_and_when(
    head: list[str], author: str | None, publisher: str | None, date: str | None
) -> None:
    article = read_article(page(TITLE, *head, *BODY))
    assert facts(article) == (TITLE, author, publisher, date)


@pytest.mark.parametrize(
    ("line", "author", "publisher", "date"),
    [
        (f"{TITLE} By: Awa Sidibe | Mopti | Aug 3, 2016", "Awa Sidibe", None, "2016-08-03"),
        (f"{TITLE} | River Times", None, "River Times", None),
        (f"{TITLE} - The River Times", None, "The River Times", None),
    ],
)
def test_a_headline_may_share_its_line(line: str, author: str | None, publisher: str | None, date: str | None) -> None:
    article = read_article(page(line, *BODY))
    assert facts(article) == (TITLE, author, publisher, date)
    assert [p.role.value for p in article.passages[:3]] == ["title", "byline", "lead"]


@pytest.mark.parametrize(
    ("foot", "author", "publisher", "date"),
    [
        (
            ["This report by The River Agency was first published March 3, 2020."],
            None,
            "The River Agency",
            "2020-03-03",
        ),
        (["This article was originally published on 3 March 2020."], None, None, "2020-03-03"),
        (["This story was first published in The River Times on 3 March 2020."], None, "The River Times", "2020-03-03"),
        (["Awa Sidibe, The River Press"], "Awa Sidibe", "The River Press", None),
        (["© 2020 The River Times"], None, "The River Times", None),
        (["Copyright 2020 River Media. All rights reserved."], None, "River Media", None),
    ],
)
def test_the_foot_says_where_it_was_published(
    foot: list[str], author: str | None, publisher: str | None, date: str | None
) -> None:
    article = read_article(page(TITLE, *BODY, *foot, "push icon", "No thanks"))
    assert facts(article) == (TITLE, author, publisher, date)
    assert [p.role.value for p in article.passages[5:]][-2:] == ["boilerplate", "boilerplate"]
    assert [p.role.value for p in article.passages[1:5]] == ["lead", "body", "body", "body"]


def test_what_stands_around_an_article_is_set_aside() -> None:
    text = page(
        "Skip to content", "Home", "News", "Subscribe", "Share on Facebook", TITLE, "By Awa Sidibe", "5 min read",
        BODY[0], "Advertisement", BODY[1], "Read more: Teachers strike in the capital", BODY[2],
        "A convoy near the river. (Photo: Jon Berg)", BODY[3], "Sign up for our newsletter to get the news first.",
        "Related stories", "Ten years of the northern garrison", "The road to the border", "Terms of use",
        "Privacy policy",
        gap="\n",
    )  # fmt: skip
    assert [role for role, _ in roles(text)] == [
        *["boilerplate"] * 5, "title", "byline", "boilerplate", "lead", "boilerplate", "body", "boilerplate", "body",
        "boilerplate", "body", *["boilerplate"] * 6,
    ]  # fmt: skip


def test_a_repeated_lead_or_headline_counts_once() -> None:
    text = page(TITLE, BODY[0], BODY[0] + " ", TITLE, *BODY[1:])
    assert [role for role, _ in roles(text)] == ["title", "lead", "repeated", "repeated", "body", "body", "body"]


def test_headings_between_paragraphs_are_told_from_prose() -> None:
    text = page(TITLE, BODY[0], "The road to the border", BODY[2], "What comes next?", BODY[3])
    assert roles(text)[2] == ("heading", "The road to")
    assert roles(text)[4] == ("heading", "What comes next?")


@pytest.mark.parametrize(
    "line",
    [
        "Awa Sidibe is a researcher at the Institute for River Studies and has written two books on the province.",
        "Awa Sidibe covers the north for the paper.",
        "The author is a doctoral candidate at a university in the capital.",
    ],
)
def test_what_writers_say_of_themselves_is_no_content(line: str) -> None:
    assert roles(page(TITLE, "By Awa Sidibe", *BODY, line))[-1][0] == "boilerplate"


def test_a_person_of_the_story_described_at_its_end_stays() -> None:
    story = "Moussa Keita said the union would strike, and that the teachers of the province had not been paid."
    end = "Keita is a member of the council and an officer of the union, which represents nine hundred teachers."
    assert roles(page(TITLE, *BODY, story, end))[-1][0] == "body"


def test_a_sentence_that_begins_with_by_is_no_byline() -> None:
    text = page(TITLE, *BODY[:2], "By Monday the army had left.", *BODY[2:])
    assert roles(text)[3] == ("body", "By Monday the")
    assert read_article(text).author is None


def test_prose_without_a_headline_has_no_title() -> None:
    article = read_article(page(*BODY))
    assert article.title is None
    assert [p.role.value for p in article.passages] == ["lead", "body", "body", "body"]


def test_an_agency_in_the_dateline_is_the_publisher() -> None:
    article = read_article(page(TITLE, f"MOPTI, Mali (Reuters) — {BODY[0]}", *BODY[1:]))
    assert article.publisher == "Reuters"


def test_an_organisation_that_presents_its_own_text_is_the_publisher() -> None:
    lead = (
        "The Institute for River Studies (IRS) is pleased to announce a series of four articles on the garrison towns."
    )
    assert read_article(page(TITLE, lead, *BODY)).publisher == "Institute for River Studies"


def test_an_ambiguous_date_gives_the_year_alone() -> None:
    assert read_article(page(TITLE, "Published: 03/04/2019", *BODY)).date == "2019"


@pytest.mark.parametrize("text", ["", "\n \n", "word", "A\n\nB\n\nC", "©", "By", "|||", "....", "-" * 500])
def test_odd_texts_have_passages_for_all_they_hold(text: str) -> None:
    covered = " ".join(text[p.start : p.end] for p in read_article(text).passages)
    assert covered.split() == text.split()
