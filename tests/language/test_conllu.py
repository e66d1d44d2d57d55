"""CoNLL-U as the UD format asks for it."""

from __future__ import annotations

from faultline.language.analysing import analyse_text
from faultline.language.conllu import to_conllu

TEXT = "General Oumar Diallo didn't leave Mali's capital.\n\nThe army (200 men) stayed.\n"


def rows(text: str) -> list[list[list[str]]]:
    blocks = to_conllu(analyse_text(text), text).strip("\n").split("\n\n")
    return [[line.split("\t") for line in b.splitlines() if not line.startswith("#")] for b in blocks]


def misc(row: list[str]) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in row[9].split("|"))


def test_ten_columns_ids_in_order_and_one_root() -> None:
    for sentence in rows(TEXT):
        words = [row for row in sentence if "-" not in row[0]]
        assert all(len(row) == 10 and all(row) for row in sentence)
        assert [row[0] for row in words] == [str(i + 1) for i in range(len(words))]
        assert [row[7] for row in words if row[6] == "0"] == ["root"]


def test_token_range_is_the_text() -> None:
    for sentence in rows(TEXT):
        for row in sentence:
            start, end = map(int, misc(row)["TokenRange"].split(":"))
            assert TEXT[start:end] == row[1]


def test_text_can_be_put_together_again() -> None:
    for sentence, text in zip(rows(TEXT), TEXT.strip().split("\n\n"), strict=True):
        inside: set[str] = set()
        built = ""
        for row in sentence:
            if row[0] in inside:
                continue
            if "-" in row[0]:
                first, last = map(int, row[0].split("-"))
                inside = {str(i) for i in range(first, last + 1)}
            built += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
        assert built.strip() == text


def test_contractions_are_multiword_tokens() -> None:
    ranges = [row[1] for sentence in rows(TEXT) for row in sentence if "-" in row[0]]
    assert ranges == ["didn't", "Mali's"]


def test_names_are_bracketed() -> None:
    entities = {row[1]: misc(row).get("Entity") for row in rows(TEXT)[0] if "-" not in row[0]}
    assert entities["Oumar"] is not None
    assert entities["Oumar"].startswith("(person-")
    assert entities["Diallo"] == entities["Oumar"][1:] + ")"
    assert entities["Mali"] is not None
    assert entities["Mali"].startswith("(country-")


def test_sentence_comments() -> None:
    lines = to_conllu(analyse_text(TEXT), TEXT).splitlines()
    assert lines[:2] == ["# sent_id = 1", "# text = General Oumar Diallo didn't leave Mali's capital."]


def test_invisible_characters_stay_as_they_are() -> None:
    text = "The ar\u200dmy of Ma\u202eli stayed\ufeff there."
    for sentence in rows(text):
        for row in sentence:
            start, end = map(int, misc(row)["TokenRange"].split(":"))
            assert row[1] == text[start:end]


def test_features_stand_in_the_order_of_the_format() -> None:
    features = [row[5].split("|") for sentence in rows("They have 200 men.") for row in sentence if row[5] != "_"]
    assert any(len(some) > 1 for some in features)
    assert all(some == sorted(some, key=str.lower) for some in features)
