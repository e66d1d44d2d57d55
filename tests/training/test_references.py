"""Reading of GUM's coreference, samples, and whether the ranker learns."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from faultline.extraction.coreference.features import WIDTH
from faultline.extraction.coreference.model import Ranker
from faultline.extraction.coreference.resolving import clusters_of
from faultline.language.analysing import analyse
from references.gum import read_gum
from references.learning import learn
from references.measuring import ties
from references.samples import Sample, by_heads, of_documents

ROWS = (
    "# newpar\n# text = Ana Ruiz left.\n"
    "1\tAna\tAna\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=(1-person-new\n"
    "2\tRuiz\tRuiz\tPROPN\tNNP\t_\t1\tflat\t_\tEntity=1)\n"
    "3\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n"
    "4\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_\n"
    "\n# text = She can't stay.\n"
    "1\tShe\tshe\tPRON\tPRP\t_\t4\tnsubj\t_\tEntity=(1-person-giv)\n"
    "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tstay\tstay\tVERB\tVB\t_\t0\troot\t_\t_\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
)


def test_mentions_stand_where_the_text_has_them(tmp_path: Path) -> None:
    (tmp_path / "GUM_news_ours.conllu").write_text(ROWS, encoding="utf-8")
    (tmp_path / "GUM_fiction_ours.conllu").write_text(ROWS, encoding="utf-8")
    (gold,) = read_gum(tmp_path)
    text = gold.document.text
    assert text == "Ana Ruiz left. She can't stay."
    assert [(text[m.start : m.end], text[m.head :].split()[0], m.entity) for m in gold.mentions] == [
        ("Ana Ruiz", "Ana", "1"),
        ("She", "She", "1"),
    ]


def test_what_is_tied_is_counted(tmp_path: Path) -> None:
    (tmp_path / "GUM_news_ours.conllu").write_text(ROWS, encoding="utf-8")
    (gold,) = read_gum(tmp_path)
    analysis = analyse(gold.document)
    labelled = by_heads(gold, analysis)
    (sample,) = of_documents([labelled], whole=True)
    assert sample.right.tolist() == [False, True]
    counts = ties([(labelled, clusters_of(gold.document, analysis))])
    assert counts["she"] == {"mentions": 1, "resolvable": 1, "tied": 1, "right": 1}


def test_the_ranker_learns_what_tells_the_right_row() -> None:
    rng = np.random.default_rng(1)
    given = []
    for _ in range(300):
        rows = np.zeros((4, WIDTH), dtype=np.float32)
        right = np.zeros(4, dtype=bool)
        right[rng.integers(4)] = True
        rows[:, 5] = right
        rows[:, 6] = rng.integers(2, size=4)
        given.append(Sample(rows, right))
    weights = [w[None] for w in learn(given, seed=3).weights]
    shares = Ranker(*weights).shares(given[0].rows)
    assert shares[given[0].right].sum() > 0.7
