"""Dictionary forms: table, irregular verbs, spelling rules."""

from __future__ import annotations

import pytest

from faultline.language.lemmas import is_known_lemma, lemma


@pytest.mark.parametrize(
    ("form", "tag", "expected"),
    [
        ("overthrew", "VBD", "overthrow"),
        ("overthrown", "VBN", "overthrow"),
        ("stoked", "VBN", "stoke"),
        ("committed", "VBD", "commit"),
        ("levelled", "VBN", "level"),
        ("admitted", "VBD", "admit"),
        ("retook", "VBD", "retake"),
        ("fled", "VBD", "flee"),
        ("deposed", "VBD", "depose"),
        ("upholding", "VBG", "uphold"),
        ("destabilising", "VBG", "destabilise"),
        ("patrolling", "VBG", "patrol"),
        ("trafficking", "VBG", "traffic"),
        ("besieging", "VBG", "besiege"),
        ("mutinied", "VBD", "mutiny"),
        ("pledges", "VBZ", "pledge"),
        ("shelled", "VBD", "shell"),
        ("overseen", "VBN", "oversee"),
        ("found", "VBD", "find"),
        ("founded", "VBD", "found"),
        ("ceded", "VBD", "cede"),
        ("boycotted", "VBD", "boycott"),
        ("freed", "VBN", "free"),
        ("repatriating", "VBG", "repatriate"),
        ("united", "VBD", "unite"),
    ],
)
def test_verbs(form: str, tag: str, expected: str) -> None:
    assert lemma(form, "VERB", tag) == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("armies", "army"),
        ("militiamen", "militiaman"),
        ("troops", "troop"),
        ("bases", "base"),
        ("crises", "crisis"),
        ("aircraft", "aircraft"),
        ("mercenaries", "mercenary"),
    ],
)
def test_plural_nouns(form: str, expected: str) -> None:
    assert lemma(form, "NOUN", "NNS") == expected


def test_auxiliaries_and_clitics() -> None:
    assert lemma("were", "AUX", "VBD") == "be"
    assert lemma("n’t", "PART", "RB") == "not"
    assert lemma("would", "AUX", "MD") == "would"


def test_names_keep_their_capital() -> None:
    assert lemma("Kidal", "PROPN", "NNP") == "Kidal"
    assert lemma("Nations", "PROPN", "NNPS") == "Nation"


def test_comparatives() -> None:
    assert lemma("deadlier", "ADJ", "JJR") == "deadly"
    assert lemma("larger", "ADJ", "JJR") == "large"


def test_figures_have_no_separators() -> None:
    assert lemma("13,000", "NUM", "CD") == "13000"


def test_very_long_words_are_left_alone() -> None:
    assert lemma("A" * 500 + "ing", "VERB", "VBG") == "a" * 500 + "ing"


def test_known_lemmas() -> None:
    assert is_known_lemma("soldier", "NOUN")
    assert not is_known_lemma("zzqx", "NOUN")
