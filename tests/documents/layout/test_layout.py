"""Pages drawn with words at places, as a PDF gives them."""

from __future__ import annotations

import pytest

from faultline.documents.layout.columns import in_reading_order
from faultline.documents.layout.front_page import read_front_page
from faultline.documents.layout.furniture import find_furniture
from faultline.documents.layout.line_ends import join_lines, keeps_hyphen
from faultline.documents.layout.lines import Line, Page, Word, without_loose_marks
from faultline.documents.readers.pdf import lay_out
from faultline.model.document import Role

WIDTH, HEIGHT, LETTER = 600.0, 800.0, 5.0


def line(
    text: str, left: float, base: float, *, size: float = 10.0, page: int = 1, bold: bool = False, hyphen: bool = False
) -> Line:
    """A line of words five points a letter wide, one letter of space between two."""
    words, at = [], left
    for piece in text.split():
        words.append(Word(piece, at, at + LETTER * len(piece), base, size))
        at += LETTER * (len(piece) + 1)
    return Line(tuple(words), page, bold, hyphen)


def prose(base: float, count: int, *, left: float = 100.0, page: int = 1, end: str = ".") -> list[Line]:
    """A paragraph of full lines, the last ending the sentence, or not."""
    text = "the council heard that the convoy had left the northern town again and"
    lines = [line(text, left, base - 12 * i, page=page) for i in range(count - 1)]
    return [
        *lines,
        line(
            f"was expected at the river with all of its vehicles on the next day{end}",
            left,
            base - 12 * (count - 1),
            page=page,
        ),
    ]


def page(number: int, *lines: Line) -> Page:
    return Page(number, WIDTH, HEIGHT, lines)


def texts(*pages: Page, role: Role | None = None) -> list[str]:
    return [p.text for p in lay_out(pages).paragraphs if role is None or p.role is role]


@pytest.mark.parametrize(
    ("before", "after", "words", "joined"),
    [
        ("the commu", "nity of towns", set(), "the community of towns"),
        ("a Libyan", "owned process", {"libyan", "owned"}, "a Libyan-owned process"),
        ("for long", "term plans", set(), "for long-term plans"),
        ("the cooper", "ation of", {"cooperation", "cooper", "ation"}, "the cooperation of"),
        ("see www.example.org/a", "page", set(), "see www.example.org/a-page"),
        ("the SAF", "Aligned side", set(), "the SAF-Aligned side"),
    ],
)
def test_a_hyphen_at_a_line_end_stays_where_it_belongs_to_the_word(
    before: str, after: str, words: set[str], joined: str
) -> None:
    lines = [line(before, 100, 700, hyphen=True), line(after, 100, 688)]
    assert join_lines(lines, frozenset(words)) == joined
    assert keeps_hyphen(before, after, frozenset(words)) == ("-" in joined)


def test_a_paragraph_runs_over_a_page_and_its_headers() -> None:
    first = page(1, line("Council A/1/2", 500, 780), *prose(700, 4, end=" and"))
    header, footer = line("A/1/2", 500, 780, page=2), line("2/9", 60, 30, page=2)
    rest = line("then it turned back to the garrison.", 100, 700, page=2)
    joined = texts(first, page(2, header, footer, rest, *prose(660, 3, page=2)))
    assert len(joined) == 3
    assert joined[1].endswith("on the next day and then it turned back to the garrison.")


def test_running_headers_are_found_by_repetition_and_numbers_by_form() -> None:
    pages = [
        page(
            n,
            line("Annual report of the council", 100, 780, page=n),
            line(f"Page {n} of 9", 300, 20, page=n),
            *prose(700, 3, page=n),
        )
        for n in range(1, 5)
    ]
    assert find_furniture(pages) == {(n, i) for n in range(1, 5) for i in (0, 1)}


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [line("the left column tells of towns and roads", 50, 700 - 12 * i) for i in range(8)]
    right = [line("the right column tells of boats and wells", 320, 700 - 12 * i) for i in range(8)]
    rows = [part for pair in zip(left, right, strict=True) for part in pair]
    assert in_reading_order(rows, WIDTH) == left + right


def test_rows_of_a_table_stay_rows() -> None:
    rows = [
        Line((*line("Gao", 60, 700 - 12 * i).words, *line("120 soldiers", 350, 700 - 12 * i).words), 1)
        for i in range(10)
    ]
    assert in_reading_order(rows, WIDTH) == rows


def test_footnotes_follow_the_paragraph_they_interrupt() -> None:
    notes = [line("1 Interview with a trader, May 2019.", 100, 90, size=8), line("2 Ibid.", 100, 78, size=8)]
    first = page(1, *prose(700, 4, end=" and"), *notes)
    second = page(2, line("then it turned back.", 100, 700, page=2), *prose(660, 3, page=2))
    paragraphs = lay_out([first, second]).paragraphs
    assert [p.role for p in paragraphs] == [Role.BODY, Role.FOOTNOTE, Role.FOOTNOTE, Role.BODY]
    assert paragraphs[0].text.endswith("then it turned back.")


def test_labels_of_a_chart_do_not_break_a_paragraph() -> None:
    labels = [line(str(n), 140, 400 + 20 * n, size=7) for n in range(4)]
    first = page(1, *prose(300, 4, end=" and"), *labels)
    second = page(2, line("then it turned back.", 100, 700, page=2), *prose(660, 3, page=2))
    assert texts(first, second)[0].endswith("and then it turned back.")
    assert texts(first, second, role=Role.TABLE) == ["0 1 2 3"]


def test_a_raised_figure_that_cuts_a_line_is_taken_out() -> None:
    before, after = line("were recruited.", 100, 700), line("The largest campaigns took place", 190, 700)
    mark = Line((Word("6", 176, 180, 704, 6.5),), 1)
    (joined,), marks = without_loose_marks([before, mark, after])
    assert (joined.text, marks) == ("were recruited. The largest campaigns took place", 1)


def test_a_raised_figure_at_the_head_of_a_note_stays() -> None:
    note = [Line((Word("6", 100, 104, 84, 6.5),), 1), line("Interview with a trader.", 108, 80, size=8)]
    (joined,), marks = without_loose_marks(note)
    assert (joined.text, marks) == ("6 Interview with a trader.", 0)


def test_headings_are_told_by_weight_or_by_number() -> None:
    lines = [*prose(740, 3), line("I. Background", 100, 680, size=14, bold=True), *prose(650, 3)]
    lines += [line("2. The road", 100, 590), *prose(560, 3)]
    assert texts(page(1, *lines), role=Role.HEADING) == ["I. Background", "2. The road"]


def test_the_front_page_gives_title_date_and_publisher() -> None:
    lines = [
        line("River Commission", 100, 740, size=14),
        line("12 March 2025", 400, 720),
        line("Original: French", 400, 700),
        line("The garrison towns of the north: an account", 100, 600, size=16, bold=True),
        line("of the withdrawal in 2024", 100, 582, size=16, bold=True),
        line("Report of the Secretary", 100, 560, size=12, bold=True),
        *prose(520, 5),
    ]
    front = read_front_page(lines, 10.0)
    assert front.title == "The garrison towns of the north: an account of the withdrawal in 2024"
    assert (front.kind, front.date, front.publisher) == ("Report of the Secretary", "2025-03-12", "River Commission")
    assert front.letterhead == 3


def test_a_page_of_prose_has_no_front_page() -> None:
    front = read_front_page(prose(700, 9), 10.0)
    assert (front.title, front.date, front.publisher, front.letterhead) == (None, None, None, 0)
