"""Stories that quote one press release go back to it."""

from __future__ import annotations

from faultline.documents.kinship.shared_quotations import quoted_shingles, shared_quotations

RELEASE = (
    "“We have agreed with the elders of all nine villages that the wells stay open to every herd, and that no armed man"
    " comes within a day’s walk of them until the rains are over.”"
)
FIRST = f"The governor spoke at noon in Horn. {RELEASE} He left soon after for the coast."
SECOND = f"Traders were sceptical on Tuesday. According to the office of the governor, {RELEASE}"
OTHER = "“No,” said the mayor. “We have never heard of any agreement about these wells, and nobody asked us about one.”"


def linked(dates: dict[str, str | None], **texts: str) -> list[tuple[str, str]]:
    quoted = {name: quoted_shingles(text) for name, text in texts.items()}
    return [(link.first, link.second) for link in shared_quotations(quoted, dates)]


def test_the_same_quotation_in_other_words_around_it_ties_two() -> None:
    assert linked({"a": "2020-03-01", "b": "2020-03-02"}, a=FIRST, b=SECOND, c=OTHER) == [("a", "b")]


def test_straight_marks_quote_as_well() -> None:
    straight = SECOND.replace("“", '"').replace("”", '"')
    assert linked({}, a=FIRST, b=straight) == [("a", "b")]


def test_months_later_it_is_another_story() -> None:
    assert linked({"a": "2020-03-01", "b": "2020-06-02"}, a=FIRST, b=SECOND) == []


def test_who_quotes_much_else_has_sources_of_their_own() -> None:
    long = FIRST + " ".join(
        f"“In the {n}th quarter the council counted {n * 3} carts of millet and {n * 7} of salt at the northern gate.”"
        for n in range(12)
    )
    other = SECOND + " ".join(
        f"“On day {n} the convoy met {n * 5} families who had walked since the bridge at mile {n * 2} was closed.”"
        for n in range(12)
    )
    assert linked({}, a=long, b=other) == []


def test_a_line_that_everybody_quotes_ties_nobody() -> None:
    texts = {f"d{n:02}": FIRST for n in range(60)}
    assert linked({}, **texts) == []
