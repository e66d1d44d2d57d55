"""Words of sentences we wrote, cut as the treebanks cut theirs; and text that nobody wrote."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faultline.language.tokenising import tokenise


def cut(text: str) -> str:
    """The text with a bar where two words meet without a space."""
    spans = tokenise(text)
    glue = ["|" if end == start else " " for (_, end), (start, _) in pairwise(spans)]
    return "".join(text[a:b] + mark for (a, b), mark in zip(spans, [*glue, ""], strict=True))


@pytest.mark.parametrize(
    "expected",
    [
        "They did|n't go|, and we ca|n’t say why|.",
        "I cannot know what we|'ll find|, she|’d|'ve said|.".replace("cannot", "can|not"),
        "He|’s gon|na ask the brigade|’s cook|; the camps|’ guards know|.",
        "The people of N'Djamena and Sana’a heard O’Neill at ten o'clock|.",
        "Da’esh met a sheikh of Ba'ath days in Côte d’Ivoire|.",
        "Jama‘atu Nusrat was named twice|.",
        "The '90s were quiet|, the 1980s and the 70's were not|.",
    ],
)
def test_apostrophes(expected: str) -> None:
    assert cut(expected.replace("|", "")) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "Brig.-Gen. Ali Musa met Mr. Otto and Lt. Col. J. R. Keita|.",
        "U.S. envoys left at 5 p.m. for Lagos|.",
        "U.S.|-|backed units stayed|.",
        "They held Annex B|.",
        "It was she and I|. Nobody else came|.",
        "See No. 5 and para. 12 of art. 3|.",
        "The answer was no|. Then silence|.",
        "They took cars|, tents|, etc. and fled|.",
        "They took cars|, tents|, etc|. The army came|.",
        "It ended there|.|We left|.",
        "The town fell|.|23 The camp did not|.",
        "He waited|... and left|…",
        "Keita et al. wrote to Dr. Musa|, Ph.D.|, of Acme Inc. in Jan. and Sept. again|.",
        "1|. The Council met|.",
    ],
)
def test_stops(expected: str) -> None:
    assert cut(expected.replace("|", "")) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "About 1,000|-|1,500 men walked 5|km|, 35|mm of rain fell|.",
        "It cost $|5|m|, US$|3.2 million or €|40|, up 12|%|.",
        "On 12/05/2013 and 2013-05-12|, at 10:30 and 7:30|pm|, on the 21st|.",
        "Call 555-0199 or +223-20-22-11|.",
        "A 14|-|year|-|old saw the T|-|72 and the AK|-|47|.",
        "It lies at 36|°|C|, over 12|km|², in 1998|–|2001|.".replace("², in", "²|, in"),
        "The G5 and the M23 met for the 3rd time|.",
        "Shells of 7.62x39|mm were found|.",
        "Farms 3|,|4 and 1,00,000 others|.",
    ],
)
def test_numbers(expected: str) -> None:
    assert cut(expected.replace("|", "")) == expected


@pytest.mark.parametrize(
    "expected",
    [
        "The al|-|Qaeda|-|linked group and non-state men fought a long|-|term war|.",
        "UN|-|led talks of ex-ministers began in mid-August|.",
        "They came from Port|-|de|-|Paix by e-mail and/or post|.".replace("and/or", "and|/|or"),
        "The war|—|and the peace|--|never ended|.",
        "Resolution S/RES/2100(2013|) of S/2013/189|, A/HRC/55/80 and S/2025/10/Add.31|.".replace("(2013|)", "(2013)"),
        "Read https://example.org/a_(b|)|, www.example.org|.",
        "Write to a.musa@example.org or see notes_v2.pdf and example.com|.",
        "@musa wrote #peace and item #|5|.",
        "The R&D unit went w/o pay|.",
        "“|We stay|,|” he said|, “|until ‘|the end|’|.|”",
        "(|a|) The army[|5|] left|;|* • he stayed|!!! :)".replace("army[", "army|["),
        "Peace 🕊️ and 👩🏽‍🚒 in 🇲🇱|!",
        "The coun\u00adcil met the pre\u0301fet|.",
    ],
)
def test_marks_and_names_of_things(expected: str) -> None:
    assert cut(expected.replace("|", "")) == expected


def check(text: str) -> None:
    spans = tokenise(text)
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    covered = {at for start, end in spans for at in range(start, end)}
    assert covered == {at for at, char in enumerate(text) if not char.isspace()}


@given(st.text(st.characters(exclude_categories=())))
def test_every_character_is_in_one_word(text: str) -> None:
    check(text)


@given(st.text(st.sampled_from("aABs I.,:/-–'’\"$#@&(+)x0159%²\u0301\u200d\ud800🙂\n\x00_nt")))
def test_every_character_of_tangled_text_is_in_one_word(text: str) -> None:
    check(text)


HOSTILE = [
    "a",
    ".",
    "a.",
    "A/",
    "A.",
    "a@",
    "a-",
    "non-",
    "1,",
    "1-",
    "'s",
    "(",
    "http://",
    "\u0301",
    "x\u0301",
    "\ud800",
    "_a.",
]


@pytest.mark.parametrize("unit", HOSTILE)
@pytest.mark.parametrize("length", [100_000, 480])
def test_hostile_text_takes_linear_time(unit: str, length: int) -> None:
    chunk = (unit * length)[:length]
    text = " ".join(f"{i}{chunk}" for i in range(100_000 // length))
    began = time.process_time()
    check(text)
    assert time.process_time() - began < 5


def test_nothing_gives_no_words() -> None:
    assert tokenise("") == tokenise(" \n\t\u2003\x1c") == []
