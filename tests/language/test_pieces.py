"""Words are spelt with the pieces of the vocabulary."""

from __future__ import annotations

from pathlib import Path

import pytest

from faultline.language.pieces import LONGEST_WORD, Vocabulary, shape_of

PIECES = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "mena", "##ka", "men", "##a", "-", "n", "'", "d", "##ja", "##mena", "国"]


@pytest.fixture
def vocabulary(tmp_path: Path) -> Vocabulary:
    path = tmp_path / "vocabulary.txt"
    path.write_text("\n".join(PIECES), encoding="utf-8")
    return Vocabulary(path)


def _spelt(vocabulary: Vocabulary, word: str) -> list[str]:
    return [PIECES[i] for i in vocabulary.word(word)]


def test_the_longest_piece_is_taken_and_accents_do_not_count(vocabulary: Vocabulary) -> None:
    assert _spelt(vocabulary, "Ménaka") == ["mena", "##ka"]
    assert _spelt(vocabulary, "N'Djamena") == ["n", "'", "d", "##ja", "##mena"]


def test_what_cannot_be_spelt_is_unknown(vocabulary: Vocabulary) -> None:
    assert _spelt(vocabulary, "xyz") == ["[UNK]"]
    assert _spelt(vocabulary, "\u200b") == ["[UNK]"]
    assert _spelt(vocabulary, "n" * 500) == ["[UNK]"]


def test_ideographs_stand_alone_and_long_words_are_cut(vocabulary: Vocabulary) -> None:
    assert _spelt(vocabulary, "国国") == ["国", "国"]
    assert len(vocabulary.word("-" * 50)) == LONGEST_WORD


def test_a_window_points_to_the_first_piece_of_each_word(vocabulary: Vocabulary) -> None:
    pieces = vocabulary.pieces_of(["Ménaka", "-", "men"])
    assert [PIECES[i] for i in pieces.ids] == ["[CLS]", "mena", "##ka", "-", "men", "[SEP]"]
    assert pieces.first == (1, 3, 4)


@pytest.mark.parametrize(
    ("word", "shape"),
    [("town", 0), ("A", 1), ("MALI", 2), ("Gao", 3), ("al-Qaida", 4), ("McCoy", 4), ("G5", 5), ("—", 6), ("", 6)],
)
def test_shapes(word: str, shape: int) -> None:
    assert shape_of(word) == shape
