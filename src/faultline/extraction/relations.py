"""Relations: durable ties, by the verbs and nouns of `patterns/relations.toml`; titles are in `offices.py`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from faultline.extraction.clauses import Frame, beyond, noun_frame, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.lexicon import Pattern, by_noun, lexicon
from faultline.extraction.making import Finding, make
from faultline.extraction.offices import extract_offices
from faultline.extraction.places_of import PLACES
from faultline.model.entity import EntityType
from faultline.model.statement import Kind, Statement

SYMMETRIC = frozenset({"allied_with", "opposes", "fights", "negotiates_with"})
_MOST_PAIRS = 6
Pair = tuple[int, int]


def extract_relations(context: SentenceContext) -> Iterator[Statement]:
    """One statement for each pair of source and target that a trigger ties."""
    patterns = lexicon("relations", "relation")
    for token in context.tree.tokens:
        pattern = patterns.at(context.tree, token.index)
        if pattern is None:
            continue
        if _is_purpose(context, token.index, pattern):
            continue
        for pair in _pairs(context, token.index, pattern)[:_MOST_PAIRS]:
            statement = _statement(context, token.index, pattern, pair)
            if statement is not None:
                yield statement
    yield from extract_offices(context)


def _is_purpose(context: SentenceContext, verb: int, pattern: Pattern) -> bool:
    """Whether a verb only says to what end something is done ("a handbook to support agencies"): no tie yet."""
    tree = context.tree
    is_to = any(tree.lemmas[k] == "to" for k in tree.children(verb, "mark"))
    is_under = tree.relation(verb) in ("advcl", "acl") and tree.tokens[tree.head(verb)].upos != "ADJ"
    is_order = pattern.type == "leads" and bool(tree.children(verb, "xcomp"))  # "directed all officers to pay"
    return pattern.part == "verb" and ((is_to and is_under) or is_order)


def _statement(context: SentenceContext, trigger: int, pattern: Pattern, pair: Pair) -> Statement | None:
    source, target = (context.arguments(role, (head,)) for role, head in zip(("source", "target"), pair, strict=True))
    if not source or not target or (source[0].start, source[0].end) == (target[0].start, target[0].end):
        return None
    mention = context.tree.mention(pair[1])
    if pattern.type == "leads" and mention is not None and mention.type is EntityType.PERSON:
        return None
    if source[0].chain is not None and source[0].chain == target[0].chain:
        return None
    return make(
        context,
        Finding(
            kind=Kind.RELATION,
            type=pattern.type,
            trigger=trigger,
            arguments=(source[0], target[0]),
            pattern=f"relation/{pattern.type}: {pattern.name}",
            base=0.5 if pattern.part == "verb" else 0.45,
        ),
    )


def _pairs(context: SentenceContext, trigger: int, pattern: Pattern) -> list[Pair]:
    frame = verb_frame(context.tree, trigger) if pattern.part == "verb" else noun_frame(context.tree, trigger)
    is_moved = "moved" in pattern.needs and bool(frame.objects)
    givers = frame.objects if pattern.reverse or is_moved else frame.subjects
    sources = tuple(s for s in givers if context.acts(s))
    targets = _targets(context, beyond(context.tree, frame, pattern.words), pattern)
    if pattern.type in SYMMETRIC and not targets:
        between = frame.by("between", "among") or (sources if pattern.part == "verb" else ())
        pairs = [p for p in combinations(between, 2) if all(context.acts(i) for i in p)]
    else:
        pairs = [(s, t) for s, t in product(sources, targets) if s != t]
    pairs = [p for p in pairs if _is_enough(context, p)]
    return [(t, s) for s, t in pairs] if pattern.reverse else pairs


def _targets(context: SentenceContext, frame: Frame, pattern: Pattern) -> tuple[int, ...]:
    found: tuple[int, ...] = frame.objects if "object" in pattern.recipient and not pattern.reverse else ()
    found += frame.by(*[p for p in pattern.recipient if p not in ("object", "between", "among")])
    return tuple(h for h in found if _fits(context, h, pattern.needs))


def _fits(context: SentenceContext, head: int, needs: tuple[str, ...]) -> bool:
    """Whether a target is of the sort the tie needs: a place, a person, goods, or somebody who acts."""
    mention = context.tree.mention(head)
    if "place" in needs:
        return mention is not None and mention.type in PLACES
    if "person" in needs:
        return mention is not None and mention.type is EntityType.PERSON
    if "goods" in needs:
        return context.tree.lemmas[head] in by_noun("goods") or (
            mention is not None and mention.type is EntityType.GOODS
        )
    return context.acts(head)


def _is_enough(context: SentenceContext, pair: Pair) -> bool:
    """At least one side has a name or refers to something that has; the other is somebody who acts."""
    return any(context.tree.mention(head) is not None for head in pair)
