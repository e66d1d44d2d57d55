"""Event coreference on ECB+: `python training/evaluate_coreference.py [--part dev|test|train] [--cache DIR] [--learn]`.

Topics 1 to 25 are for learning and choosing, 26 to 30 for development, 31 to 35 are looked at only as figures; 36 to
45, on which the literature reports, are not used. Mentions are those that the corpus marks, each read as the product
reads it, or, end to end, those that we find ourselves in the raw text. Clusters never cross topics, as in the
literature; inside a topic the two happenings that it holds are told apart by nobody (the harder setting) or by the
corpus ("subtopics").

`--learn` writes the weights that ship (`resolution/happenings/weights.toml`) and those with the likeness of documents,
which only this script uses.
"""

from __future__ import annotations

import argparse
import os
import pickle
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from pathlib import Path

from coreference.clustering import Clustering, by, by_lemma_and_story, by_score, candidates
from coreference.ecb import read_topics
from coreference.learning import learn
from coreference.measures import Clusters, Scores, clusters_of, score, without_singletons
from coreference.mentions import ReadArticle, StatedMention, found_by_us, in_map, read, resolved, stated
from faultline.resolution.happenings.grouping import same_happenings

DATA = Path(os.environ.get("FAULTLINE_DATA", "../shared")) / "text" / "ecbplus"
PARTS = {"train": range(1, 26), "dev": range(26, 31), "test": range(31, 36)}
SHIPPED = Path("src/faultline/resolution/happenings/weights.toml")
WITH_STORIES = Path("training/coreference/weights.toml")
LEAST = 0.35
LEAST_WITH_STORIES = 0.45
LEAST_SHARE = 0.4
"""A word is taken as a mention where it was one in so many cases; chosen on topics 1 to 25."""

Mentions = Mapping[str, Sequence[StatedMention]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", default="dev", choices=sorted(PARTS))
    parser.add_argument("--cache", type=Path, help="a folder to keep the analysed articles in")
    parser.add_argument("--learn", action="store_true", help="learn the weights on topics 1 to 25 and write them")
    asked = parser.parse_args()
    if asked.learn:
        _learn(_by_topic(PARTS["train"], asked.cache))
    articles = _by_topic(PARTS[asked.part], asked.cache)
    gold = {topic: stated(some) for topic, some in articles.items()}
    sizes = (len(articles), sum(map(len, articles.values())), sum(map(len, gold.values())))
    print("{}: {} topics, {} articles, {} mentions".format(asked.part, *sizes))
    key = _key(gold, _topic)
    _table(
        "gold mentions, topics",
        gold,
        {"lemma": by(_lemma), "lemma and story": by_lemma_and_story, **_ours(_topic)},
        key,
    )
    _table("gold mentions, subtopics", gold, {"lemma": by(lambda m: (m.lemma, _subtopic(m))), **_ours(_subtopic)}, key)
    alone = _key(gold, _document)
    _table(
        "gold mentions, documents", gold, {"lemma": by(lambda m: (m.lemma, _document(m))), **_ours(_document)}, alone
    )
    shares = _shares(_by_topic(PARTS["train"], asked.cache))
    found = {
        topic: resolved(some, [m for a in some for m in found_by_us(a, is_event=shares, least=LEAST_SHARE)])
        for topic, some in articles.items()
    }
    _table("own mentions, topics", found, {"lemma": by(_lemma), **_ours(_topic)}, key)
    events = {topic: resolved(some, [m for a in some for m in in_map(a)]) for topic, some in articles.items()}
    _table("events of the map, topics", events, {"lemma": by(_lemma), "the map": _as_the_map}, key)


def _ours(within: Callable[[StatedMention], Hashable]) -> dict[str, Clustering]:
    return {
        "ours, as shipped": by_score(_weights(SHIPPED), LEAST, within=within),
        "ours, with stories": by_score(_weights(WITH_STORIES), LEAST_WITH_STORIES, with_stories=True, within=within),
    }


def _lemma(mention: StatedMention) -> Hashable:
    return mention.lemma


def _topic(mention: StatedMention) -> Hashable:
    return mention.article.topic


def _subtopic(mention: StatedMention) -> Hashable:
    return mention.article.subtopic


def _document(mention: StatedMention) -> Hashable:
    return mention.article.name


def _by_topic(topics: Iterable[int], cache: Path | None) -> dict[str, list[ReadArticle]]:
    found: dict[str, list[ReadArticle]] = defaultdict(list)
    for article in read_topics(DATA, list(topics)):
        kept = cache / f"{article.name}.pickle" if cache else None
        if kept is not None and kept.exists():
            one: ReadArticle = pickle.loads(kept.read_bytes())
        else:
            one = read(article)
            if kept is not None:
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(pickle.dumps(one))
        found[article.topic].append(one)
    return dict(found)


def _learn(articles: Mapping[str, Sequence[ReadArticle]]) -> None:
    for path, with_stories in ((SHIPPED, False), (WITH_STORIES, True)):
        pairs = []
        for some in articles.values():
            mentions = stated(some)
            for i, j, found in candidates(mentions, with_stories=with_stories):
                pairs.append((found, mentions[i].happening == mentions[j].happening))
        weights = learn(pairs)
        lines = "".join(f'"{name}" = {weights[name]}\n' for name in sorted(weights))
        head = (
            "# Weights of the features of two accounts of happenings, learnt on topics 1 to 25 of ECB+\n"
            "# (Cybulska and Vossen 2014, CC BY 3.0) by `python training/evaluate_coreference.py --learn`.\n\n"
        )
        path.write_text(head + "[weights]\n" + lines, encoding="utf-8")


def _weights(path: Path) -> dict[str, float]:
    return {name: float(value) for name, value in tomllib.loads(path.read_text(encoding="utf-8"))["weights"].items()}


def _shares(articles: Mapping[str, Sequence[ReadArticle]]) -> dict[str, float]:
    """How often each lemma, and each part of speech, was a mention in the clean sentences."""
    seen: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    for one in (a for some in articles.values() for a in some):
        for mention in found_by_us(one, is_event={}, least=0.0):
            part = mention.part
            for name in (f"{mention.lemma}/{part}", f"*/{part}"):
                seen[name] += 1
                marked[name] += mention.happening is not None
    return {name: marked[name] / seen[name] for name in seen if seen[name] > 1}


def _key(mentions: Mentions, within: Callable[[StatedMention], Hashable]) -> Clusters:
    """The clusters that the corpus gives, cut where `within` differs."""
    return clusters_of({m.id: (within(m), m.happening) for some in mentions.values() for m in some})


def _as_the_map(mentions: Sequence[StatedMention]) -> list[list[int]]:
    number = {m.statement.id: i for i, m in enumerate(mentions)}
    blocks: dict[Hashable, list[StatedMention]] = defaultdict(list)
    for mention in mentions:
        blocks[mention.statement.type, mention.statement.modality].append(mention)
    return [
        [number[s.id] for s in group]
        for some in blocks.values()
        for group in same_happenings([m.statement for m in some])
    ]


def _table(setting: str, mentions: Mentions, ways: Mapping[str, Clustering], key: Clusters) -> None:
    for name, clustering in ways.items():
        response = clusters_of(
            {
                some[i].id: (topic, number)
                for topic, some in mentions.items()
                for number, cluster in enumerate(clustering(some))
                for i in cluster
            }
        )
        whole, without = score(key, response), score(without_singletons(key), without_singletons(response))
        conll = f"CoNLL {100 * whole.conll:.1f}, without singletons {100 * without.conll:.1f}"
        print(f"{setting:26} {name:19} {_figures(whole)} {conll}")


def _figures(found: Scores) -> str:
    shown = (("MUC", found.muc), ("B3", found.b_cubed), ("CEAFe", found.ceaf_e))
    return "  ".join(f"{n} {100 * f.precision:.1f}/{100 * f.recall:.1f}/{100 * f.f1:.1f}" for n, f in shown)


if __name__ == "__main__":
    main()
