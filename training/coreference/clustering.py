"""The ways of clustering mentions that are measured: the lemma baselines and ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence

from coreference.linkage import link
from coreference.mentions import StatedMention
from coreference.stories import Stories
from faultline.resolution.happenings.accounts import Account, account_of
from faultline.resolution.happenings.families import likeness
from faultline.resolution.happenings.features import NO_TYPE, Rarity, features
from faultline.resolution.happenings.scoring import scored
from faultline.resolution.happenings.windows import Windows

Clustering = Callable[[Sequence[StatedMention]], list[list[int]]]
Candidate = tuple[int, int, dict[str, float]]

ALIKE = 0.45
"""Words so alike in meaning are compared though they share no stem."""


def by(name: Callable[[StatedMention], Hashable]) -> Clustering:
    """All mentions of one name together: the lemma baseline and its kin."""

    def clusters(mentions: Sequence[StatedMention]) -> list[list[int]]:
        groups: dict[Hashable, list[int]] = defaultdict(list)
        for number, mention in enumerate(mentions):
            groups[name(mention)].append(number)
        return list(groups.values())

    return clusters


def by_lemma_and_story(mentions: Sequence[StatedMention]) -> list[list[int]]:
    """Mentions of one lemma in articles that tell one story."""
    stories = Stories(list({m.article.name: m.article for m in mentions}.values()))
    return by(lambda m: (m.lemma, stories.story[m.article.name]))(mentions)


def by_score(
    weights: Mapping[str, float],
    least: float,
    *,
    within: Callable[[StatedMention], Hashable],
    with_stories: bool = False,
) -> Clustering:
    """Average linkage over the probabilities of the scorer.

    Args:
        within: Mentions for which this differs are never joined.
    """

    def clusters(mentions: Sequence[StatedMention]) -> list[list[int]]:
        likely = {}
        for i, j, found in candidates(mentions, with_stories=with_stories):
            if within(mentions[i]) == within(mentions[j]):
                likely[i, j] = scored(found, weights).probability
        return link(len(mentions), likely, least)

    return clusters


def candidates(mentions: Sequence[StatedMention], *, with_stories: bool) -> Iterator[Candidate]:
    """The pairs worth comparing, with their features: one stem, one type of event, or words alike in meaning."""
    articles = list({m.article.name: m.article for m in mentions}.values())
    accounts = [account_of(m.statement) for m in mentions]
    clauses: dict[str, set[str]] = defaultdict(set)
    for mention, account in zip(mentions, accounts, strict=True):
        clauses[mention.article.name] |= account.clause | account.families
    windows = Windows()
    rarity = Rarity.of(clauses[a.name] for a in articles)
    stories = Stories(articles) if with_stories else None
    for i, one in enumerate(accounts):
        for j, other in enumerate(accounts[:i]):
            if _may_be_one(one, other):
                found = features(one, other, rarity, windows)
                if stories is not None:
                    found = stories.features(found, mentions[i].article.name, mentions[j].article.name)
                yield i, j, found


def _may_be_one(a: Account, b: Account) -> bool:
    if a.families & b.families or a.statement.type == b.statement.type != NO_TYPE:
        return True
    return any((likeness(x, y) or 0.0) >= ALIKE for x in a.words for y in b.words)
