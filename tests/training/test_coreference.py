"""The measures of coreference against cases worked by hand, the reader of ECB+, linkage and learning."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

pytest.importorskip("scipy", reason="scipy is installed for training alone: `make train`")

from coreference.ecb import read_article, read_topics
from coreference.learning import learn
from coreference.linkage import link
from coreference.measures import (
    Clusters,
    b_cubed,
    ceaf_e,
    clusters_of,
    muc,
    score,
    without_singletons,
)

ECBPLUS = Path(os.environ.get("FAULTLINE_DATA", "../shared")) / "text" / "ecbplus"
ARTICLE = """<Document doc_name="9_1ecbplus.xml">
<token t_id="1" sentence="0" number="0">http</token><token t_id="2" sentence="0" number="1">example</token>
<token t_id="3" sentence="1" number="0">Guards</token><token t_id="4" sentence="1" number="1">fled</token>
<token t_id="5" sentence="1" number="2">(</token><token t_id="6" sentence="1" number="3">again</token>
<token t_id="7" sentence="1" number="4">)</token><token t_id="8" sentence="1" number="5">.</token>
<token t_id="9" sentence="2" number="0">Their</token><token t_id="10" sentence="2" number="1">flight</token>
<token t_id="11" sentence="2" number="2">ended</token><token t_id="12" sentence="3" number="0">Rain</token>
<Markables><ACTION_OCCURRENCE m_id="1"><token_anchor t_id="4"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="2"><token_anchor t_id="10"/></ACTION_OCCURRENCE>
<ACTION_STATE m_id="3"><token_anchor t_id="11"/></ACTION_STATE>
<ACTION_OCCURRENCE m_id="4"><token_anchor t_id="12"/></ACTION_OCCURRENCE>
<HUMAN_PART_PER m_id="5"><token_anchor t_id="3"/></HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="6" RELATED_TO="" TAG_DESCRIPTOR="flight"/></Markables>
<Relations><CROSS_DOC_COREF r_id="7" note="ACT1"><source m_id="1"/><source m_id="2"/><target
m_id="6"/></CROSS_DOC_COREF> </Relations></Document>"""


def groups(text: str) -> Clusters:
    return [frozenset(word) for word in text.split()]


@pytest.mark.parametrize(
    ("key", "response", "precision", "recall"),
    [("abc de", "abc de", 1, 1), ("abcd", "ab cd", 1, 2 / 3), ("ab cd", "abcd", 2 / 3, 1), ("ab", "a b", 0, 0)],
)
def test_muc_counts_links(key: str, response: str, precision: float, recall: float) -> None:
    found = muc(groups(key), groups(response))
    assert (found.precision, found.recall) == pytest.approx((precision, recall))


@pytest.mark.parametrize(
    ("key", "response", "precision", "recall"),
    [("abcd", "ab cd", 1, 0.5), ("ab cd", "abcd", 0.5, 1), ("abc d", "ab cd", 0.75, 2 / 3), ("ab", "abc", 4 / 9, 1)],
)
def test_b_cubed_counts_mentions(key: str, response: str, precision: float, recall: float) -> None:
    found = b_cubed(groups(key), groups(response))
    assert (found.precision, found.recall) == pytest.approx((precision, recall))


@pytest.mark.parametrize(
    ("key", "response", "precision", "recall"),
    [
        ("abcd", "ab cd", 1 / 3, 2 / 3),
        ("abc d", "ab cd", (0.8 + 2 / 3) / 2, (0.8 + 2 / 3) / 2),
        ("a b", "ab", 2 / 3, 1 / 3),
    ],
)
def test_ceaf_aligns_clusters(key: str, response: str, precision: float, recall: float) -> None:
    found = ceaf_e(groups(key), groups(response))
    assert (found.precision, found.recall) == pytest.approx((precision, recall))


def test_conll_is_the_mean_of_three() -> None:
    found = score(groups("abc d"), groups("ab cd"))
    assert found.conll == pytest.approx((found.muc.f1 + found.b_cubed.f1 + found.ceaf_e.f1) / 3)
    assert score([], []).conll == 0


def test_clusters_by_name_and_without_singletons() -> None:
    named = clusters_of({"a": 1, "b": 1, "c": 2})
    assert without_singletons(named) == [frozenset("ab")]


def test_an_article_is_laid_out_and_its_clean_sentences_read(tmp_path: Path) -> None:
    path = tmp_path / "9_1ecbplus.xml"
    path.write_text(ARTICLE, encoding="utf-8")
    article = read_article(path, frozenset({1, 2}))
    assert article.text == "Guards fled (again).\nTheir flight ended\nRain"
    assert article.subtopic == "9_ecbplus"
    found = [(article.text[m.spans[0][0] : m.spans[0][1]], m.happening) for m in article.mentions]
    assert found == [("fled", "ACT1"), ("flight", "ACT1"), ("ended", "9_1ecbplus:3")]


def test_the_corpus_has_the_mentions_that_others_count() -> None:
    """5,053 mentions in the clean sentences of topics 1 to 35: 3,808 of training and 1,245 of development elsewhere."""
    if not ECBPLUS.is_dir():
        pytest.skip("ECB+ is development data")
    topics = [t for t in range(1, 36) if (ECBPLUS / "ECB+" / str(t)).is_dir()]
    assert sum(len(a.mentions) for a in read_topics(ECBPLUS, topics)) == 5053


def test_linkage_joins_by_the_mean() -> None:
    alike = {(1, 0): 0.9, (2, 1): 0.8, (2, 0): 0.1, (3, 2): 0.3}
    assert link(4, alike, 0.5) == [[2], [3], [0, 1]]
    assert link(4, alike, 0.4) == [[3], [0, 1, 2]]
    assert link(0, {}, 0.5) == []


def test_learning_finds_what_speaks_for_one_happening() -> None:
    pairs = [({"bias": 1.0, "same word": float(n % 2)}, bool(n % 2)) for n in range(40)]
    weights = learn(pairs)
    assert weights["same word"] > 1 > 0 > weights["bias"]
    assert weights == learn(pairs)
