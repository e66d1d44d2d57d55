"""Positions told from the side of their matter: "the law drew criticism from judges", "it has the support of X".

The subject is what the stance is on; whose it is stands after `from`, `by`, `among` or `of`.
"""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.attributes.factuality import factuality_of
from faultline.extraction.clauses import expand, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.making import Finding
from faultline.extraction.positions.holders import holders_of
from faultline.extraction.positions.stances import Stance, stances
from faultline.extraction.positions.targets import phrase_targets
from faultline.extraction.wordlists import words
from faultline.model.statement import Kind

_FROM = ("from", "by", "among", "amongst", "of", "in", "within")


def reception_positions(context: SentenceContext) -> Iterator[Finding]:
    """A position for each stance that a thing meets with, where it is said whose."""
    tree = context.tree
    for token in tree.tokens:
        verb = token.index
        if token.upos != "VERB" or tree.lemmas[verb] not in words("positions", "meeting"):
            continue
        for noun in tree.children(verb, "obj", "obl"):
            stance = stances("noun", "nouns").get(tree.lemmas[noun])
            is_met = tree.relation(noun) == "obj" or tree.preposition(noun) == "with"
            finding = _finding(context, verb, noun, stance) if stance is not None and is_met else None
            if finding is not None:
                yield finding


def _finding(context: SentenceContext, verb: int, noun: int, stance: Stance) -> Finding | None:
    tree, frame = context.tree, verb_frame(context.tree, verb)
    subjects = frame.subjects if tree.relation(noun) == "obj" else (*tree.children(verb, "nsubj:pass"), *frame.subjects)
    givers = [
        k
        for top in (noun, verb)
        for k in tree.children(top, "nmod", "obl")
        if k > noun and tree.preposition(k) in _FROM and not tree.is_in_time(k)
    ]
    things = [s for s in subjects[:1] if not context.acts(s) or stance.type != "supports"]
    holders = holders_of(context, noun, expand(tree, givers[:1]))
    targets = phrase_targets(context, things)
    if not holders or not targets or stance.type == "calls_for" or tree.lemmas[noun] == "resistance":
        return None
    return Finding(
        kind=Kind.POSITION,
        type=stance.type,
        trigger=noun,
        arguments=(*holders, *targets),
        pattern=f"position/{stance.type}: reception '{tree.lemmas[noun]}'",
        factuality=factuality_of(tree, verb),
        base=0.45,
    )
