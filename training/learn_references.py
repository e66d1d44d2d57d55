"""Who is meant inside a document: `python training/learn_references.py --gum DIR [--part dev|test] [--learn]`.

DIR is the folder `dep` of github.com/amir-zeldes/gum. Prints what the chains of the language pipeline and the
resolver of extraction tie to the right entity. `--learn` learns the ranker that ships on the training part of GUM's
open genres and the articles of ECB+ ($FAULTLINE_DATA/text/ecbplus) that are not kept for testing, and writes it.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Hashable, Sequence
from pathlib import Path

import numpy as np

from faultline.extraction.coreference.resolving import clusters_of
from faultline.language.analysing import analyse
from references.ecb_people import read_people
from references.gum import GoldDocument, read_gum
from references.learning import learn, save
from references.measuring import clusterings, ties
from references.samples import Labelled, by_heads, by_spans, hidden_names, of_documents

ECB = Path(os.environ.get("FAULTLINE_DATA", "../shared")) / "text" / "ecbplus"
SHIPPED = Path("src/faultline/extraction/coreference/weights/ranker.npz")
NETWORKS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gum", type=Path, required=True)
    parser.add_argument("--part", default="dev", choices=("dev", "test"))
    parser.add_argument("--learn", action="store_true")
    asked = parser.parse_args()
    documents = list(read_gum(asked.gum))
    if asked.learn:
        _learn([d for d in documents if d.part == "train"])
    chosen = [d for d in documents if d.part == asked.part]
    print(f"GUM {asked.part}, open genres: {len(chosen)} documents")
    analyses = [analyse(d.document) for d in chosen]
    labelled = [by_heads(d, a) for d, a in zip(chosen, analyses, strict=True)]
    _show("chains of the language pipeline", labelled, [_chains(one) for one in labelled])
    _show("resolver", labelled, [clusters_of(d.document, a) for d, a in zip(chosen, analyses, strict=True)])


def _learn(documents: Sequence[GoldDocument]) -> None:
    rng = np.random.default_rng(0)
    whole = [by_heads(d, analyse(d.document)) for d in documents]
    partly = [by_spans(d, analyse(d.document)) for d in read_people(ECB)]
    hidden = [sample for one in (*whole, *partly) for sample in hidden_names(one, rng)]
    given = [*of_documents(whole, whole=True), *of_documents(partly, whole=False), *hidden]
    print(f"{len(whole)} documents of GUM, {len(partly)} of ECB+: {len(given)} mentions, {len(hidden)} hidden names")
    save([learn(given, seed) for seed in range(NETWORKS)], SHIPPED)


def _chains(one: Labelled) -> list[Hashable]:
    return [("chain", c.chain) if c.chain is not None else ("alone", i) for i, c in enumerate(one.columns.found)]


def _show(title: str, labelled: Sequence[Labelled], clusters: Sequence[Sequence[Hashable]]) -> None:
    pairs = list(zip(labelled, clusters, strict=True))
    scores = clusterings(pairs)
    print(
        f"{title}: MUC {100 * scores.muc.f1:.1f}, B3 {100 * scores.b_cubed.f1:.1f}, "
        f"CEAF-e {100 * scores.ceaf_e.f1:.1f}, CoNLL {100 * scores.conll:.1f}"
    )
    for kind, count in ties(pairs).items():
        precision = 100 * count["right"] / max(1, count["tied"])
        recall = 100 * count["right"] / max(1, count["resolvable"])
        print(f"  {kind:10} {count['mentions']:5} mentions, tied right {precision:5.1f} %, found {recall:5.1f} %")


if __name__ == "__main__":
    main()
