"""Statements are taken in word by word, stored without the text, and found again in it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from annotate_statements import HERE, check, stored
from annotating.gold import gold_of, write_gold
from annotating.reading_statements import read_lines
from annotating.standoff import sentence_key
from annotating.stated_agreement import agree, paired, report
from annotating.statements import (
    NEEDED,
    ROLES,
    TYPES,
    Stated,
    StatedSentence,
    StatedTexts,
    letters_before,
    part_of,
    place_text,
    read_stated,
    write_stated,
)

TEXT = "The Old Guard left Gao on 3 May. It killed two herders near Menaka,\nthe mayor’s office said. Rain fell."
SENTENCES = [
    "The Old Guard left Gao on 3 May.",
    "It killed two herders near Menaka, the mayor’s office said.",
    "Rain fell.",
]
DRAWN = [("documents/un/x.en.pdf", letters_before(TEXT, TEXT.index(s[:6])), s) for s in SENTENCES]
READING = "\n".join(
    [
        "1\tevent\ttype=RETREAT\tactor=The Old Guard\tplace=Gao\tdate=2025-05-03",
        "2\tevent\ttype=ASSAULT\tquote=It killed two herders near Menaka\t1:actor=The Old Guard\ttarget=herders"
        "\tkilled=2\tspeaker=the mayor's office",
        "3\tnone",
    ]
)


def read(lines: str = READING, annotator: str = "a") -> list[StatedSentence]:
    found, faults = read_lines(lines, DRAWN, annotator)
    assert not faults
    return found


def test_a_reading_is_taken_in_with_its_words_and_codes() -> None:
    first, second, third = read()
    texts = StatedTexts(TEXT, [first, second, third])
    event = second.statements[0]
    assert event.values == {"type": "ASSAULT", "killed": "2", "modality": "actual", "salience": "core"}
    said = {f: [texts.words(second, s) for s in spans] for f, spans in event.texts.items()}
    assert said["actor"] == ["The Old Guard"]
    assert said["speaker"] == ["the mayor’s office"]
    assert said["quote"] == ["It killed two herders near Menaka"]
    assert third.statements == ()


def test_the_words_are_found_where_the_lines_break_otherwise_and_letters_stand_before() -> None:
    found = read()
    changed = "A heading.\n\n" + TEXT.replace("left Gao", "left\nGao").replace("\nthe mayor", " the mayor")
    texts = StatedTexts(changed, found)
    place = texts.span(found[0], found[0].statements[0].texts["place"][0])
    assert place is not None
    assert changed[slice(*place)] == "Gao"
    assert texts.words(found[1], found[1].statements[0].texts["actor"][0]) == "The Old Guard"
    assert StatedTexts("Nothing of it.", found).words(found[0], (0, 3, "")) is None


def test_what_is_written_is_read_and_holds_no_words(tmp_path: Path) -> None:
    path = tmp_path / "un.jsonl"
    write_stated(path, read())
    assert list(read_stated(path)) == read()
    assert not any(word in path.read_text("utf-8") for word in ("Guard", "Gao", "herders", "Menaka", "mayor"))


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("1\tevent\ttype=RAID\tactor=The Old Guard", "no type of event"),
        ("1\tevent\ttype=RETREAT\tactor=the New Guard", "does not stand in sentence 1"),
        ("1\tevent\ttype=RETREAT\t2:actor=herders", "not an earlier one"),
        ("1\tevent\ttype=RETREAT\tdate=3 May", "date cannot be"),
        ("1\tevent\ttype=RETREAT\tcause=Gao", "no field 'cause'"),
        ("1\trelation\ttype=leads\tsource=The Old Guard", "without target"),
        ("1\tdeed\ttype=RETREAT", "no kind"),
        ("1\tevent\tRETREAT", "no field=value"),
        ("9\tnone", "no sentence"),
    ],
)
def test_what_cannot_be_placed_is_told_and_left_out(line: str, fault: str) -> None:
    found, faults = read_lines(line + "\n2\tnone\n3\tnone\n", DRAWN, "a")
    assert any(fault in f for f in faults)
    assert not any(s.statements for s in found)


def test_a_sentence_without_a_line_is_told_and_not_taken_as_read() -> None:
    found, faults = read_lines("1\tnone\n", DRAWN, "a")
    assert [s.sentence for s in found] == [sentence_key(SENTENCES[0])]
    assert any("2 sentences without a line" in f for f in faults)


def test_words_are_placed_near_the_quote() -> None:
    sentence = "Gao was calm, and Gao was taken."
    assert place_text(sentence, "Gao") == (0, 3)
    assert place_text(sentence, "Gao", (10, 26)) == (14, 17)
    assert place_text(sentence, "gao WAS calm") == (0, 10)
    assert place_text(sentence, "Kidal") is None


def test_gold_has_words_and_its_own_names_of_fields() -> None:
    found = read()
    (row,) = gold_of(found[1], StatedTexts(TEXT, found))
    assert row["doc"] == "x.en."
    assert row["event_type"] == "ASSAULT"
    assert row["killed"] == 2
    assert row["actor"] == {"text": "The Old Guard"}
    assert row["attributed_to"] == {"text": "the mayor’s office"}
    assert row["quote"] == "It killed two herders near Menaka"
    assert row["salience"] == "core"


def test_gold_is_not_written_into_the_project(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="outside it"):
        write_gold([], tmp_path, Path(__file__).parent / "gold")


def test_readings_agree_where_kind_and_arguments_do() -> None:
    first, second = read()[1].statements[0], read(READING.replace("type=ASSAULT", "type=COERCE"))[1].statements[0]
    assert agree(first, second)
    assert paired([first], [second, first]) == [(first, first)]
    assert not agree(first, replace(second, texts={**second.texts, "target": ((0, 2, ""),)}))
    assert not agree(first, replace(second, kind="position"))
    ties = [_tie("fights", 0, 5), _tie("fights", 5, 0), _tie("leads", 5, 0)]
    assert agree(ties[0], ties[1])
    assert not agree(_tie("leads", 0, 5), ties[2])


def _tie(type: str, source: int, target: int) -> Stated:
    texts = {"source": ((source, source + 3, ""),), "target": ((target, target + 3, ""),), "quote": ((0, 9, ""),)}
    return Stated("relation", texts, {"type": type})


def test_agreement_counts_sentences_read_twice() -> None:
    lines = report([*read(), *read("2\tnone\n1\tnone\n3\tnone\n", "b")])
    assert lines[0] == "3 sentences read twice, 2 and 0 statements"
    assert "all           0.0" in lines[3]
    assert "all         100.0     100.0" in report([*read(), *read(annotator="b")])[3]


def test_a_file_of_readings_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "drawn.json").write_text(json.dumps({"00.a": DRAWN}), encoding="utf-8")
    (tmp_path / "00.a.tsv").write_text(READING, encoding="utf-8")
    check(tmp_path / "00.a.tsv")
    assert capsys.readouterr().out == "00.a.tsv: 3 sentences read, 2 statements placed\n"


def test_news_of_one_topic_are_in_one_half() -> None:
    assert part_of("text/ecbplus/ECB+/12/12_1ecb.xml") == part_of("text/ecbplus/ECB+/12/12_9ecbplus.xml")
    assert {part_of(f"documents/un/{n}.en.pdf") for n in range(20)} == {"dev", "test"}


def test_what_is_stored_holds() -> None:
    found = stored()
    if not found:
        pytest.skip("no statements are annotated yet")
    keys = {(s.document, s.sentence) for s in found}
    for sentence in found:
        for statement in sentence.statements:
            assert statement.kind in ROLES
            assert statement.values.get("type", "") in TYPES.get(statement.kind, {""})
            assert all(f in statement.texts or f in statement.values for f in NEEDED[statement.kind])
            spans = [s for spans in statement.texts.values() for s in spans]
            assert all(start < end for start, end, _ in spans)
            assert all((sentence.document, key) in keys for *_, key in spans if key)


def test_the_examples_of_the_guideline_hold() -> None:
    guideline = (HERE.parent / "STATEMENTS.md").read_text(encoding="utf-8")
    sentences = re.findall(r'^    \d   # "(.+)"', guideline, re.MULTILINE)
    lines = re.findall(r"^    (\d   (?!#).+)$", guideline, re.MULTILINE)
    drawn = [("ours", 1000 * n, s) for n, s in enumerate(sentences)]
    found, faults = read_lines("\n".join(line.replace("   ", "\t") for line in lines), drawn, "a")
    assert not faults
    assert len(found) == 7
    assert {s.kind for x in found for s in x.statements} == set(ROLES)
