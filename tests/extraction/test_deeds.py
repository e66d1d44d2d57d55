"""Who does and who bears what a noun names."""

from __future__ import annotations

from tests.extraction.trees import name, tree_of

from faultline.extraction.clauses import noun_frame
from faultline.extraction.events.bearing import bearers
from faultline.extraction.events.deeds import follower, is_figure, is_titled, occurrence, participles

CARRIED = tree_of(
    ("raids", "raid", "NNS", 5, "nsubj"),
    ("carried", "carry", "VBN", 0, "acl"),
    ("out", "out", "RP", 1, "compound:prt"),
    ("by", "by", "IN", 4, "case"),
    ("Ansaru", "ansaru", "NNP", 5, "nsubj"),
    ("shook", "shake", "VBD", -1, "root"),
    ("Kano", "kano", "NNP", 5, "obj"),
    mentions=(name(4, 5, "Ansaru"),),
)


def test_a_participle_says_by_whom_even_where_its_agent_is_hung_elsewhere() -> None:
    assert participles(CARRIED, 0) == [1]
    assert noun_frame(CARRIED, 0).subjects == (4,)


def test_who_comes_under_attack_bears_it() -> None:
    tree = tree_of(
        ("Goma", "goma", "NNP", 1, "nsubj"),
        ("came", "come", "VBD", -1, "root"),
        ("under", "under", "IN", 3, "case"),
        ("attack", "attack", "NN", 1, "obl"),
        ("from", "from", "IN", 5, "case"),
        ("rebels", "rebel", "NNS", 1, "obl"),
    )
    assert bearers(tree, 3) == ([0], 1)
    frame = noun_frame(tree, 3)
    assert (frame.subjects, frame.objects) == ((5,), (0,))


def test_what_occurs_keeps_the_phrases_of_its_verb() -> None:
    tree = tree_of(
        ("Clashes", "clash", "NNS", 1, "nsubj"),
        ("erupted", "erupt", "VBD", -1, "root"),
        ("between", "between", "IN", 3, "case"),
        ("clans", "clan", "NNS", 1, "obl"),
    )
    assert occurrence(tree, 0) == 1
    assert noun_frame(tree, 0).by("between") == (3,)


def test_what_stands_right_after_a_deed_is_its_own() -> None:
    tree = tree_of(
        ("shelling", "shelling", "NN", 3, "nsubj"),
        ("of", "of", "IN", 2, "case"),
        ("camps", "camp", "NNS", 3, "obl"),
        ("went", "go", "VBD", -1, "root"),
    )
    assert follower(tree, 0) == ("of", 2)
    assert noun_frame(tree, 0).by("of") == (2,)


def test_a_subject_shared_by_pronoun() -> None:
    tree = tree_of(
        ("Eritrea", "eritrea", "NNP", 1, "nsubj"),
        ("continued", "continue", "VBD", -1, "root"),
        ("its", "its", "PRP$", 3, "nmod:poss"),
        ("occupation", "occupation", "NN", 1, "obj"),
    )
    assert noun_frame(tree, 3).subjects == (0,)


def test_titles_and_figures_of_speech() -> None:
    price = tree_of(("price", "price", "NN", 1, "compound"), ("war", "war", "NN", -1, "root"))
    assert is_figure(price, 1)
    title = tree_of(
        ("Children", "child", "NNPS", -1, "root"),
        ("and", "and", "CC", 3, "cc"),
        ("Armed", "armed", "NNP", 3, "amod"),
        ("Conflict", "conflict", "NN", 0, "conj"),
    )
    assert is_titled(title, 3)
    assert not is_titled(price, 1)
