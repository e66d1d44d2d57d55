"""Flows: what moves from where, through where, to where, and who carries it, by `patterns/flows.toml`."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.clauses import Frame, counted, noun_frame, obliques, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.lexicon import Pattern, by_noun, lexicon
from faultline.extraction.making import Finding, make
from faultline.extraction.places_of import PLACES
from faultline.model.entity import EntityType
from faultline.model.statement import Argument, Kind, Statement

_ENDS = {
    "origin": ("from", "out of", "off"),
    "via": ("through", "via", "across", "along", "by way of"),
    "destination": ("to", "into", "toward", "towards", "onto", "for"),
}
_OTHER = "other_goods"


def extract_flows(context: SentenceContext) -> Iterator[Statement]:
    """A flow for each word of motion with goods and one end at least."""
    patterns = lexicon("flows", "flow")
    for token in context.tree.tokens:
        pattern = patterns.at(context.tree, token.index)
        if pattern is None:
            continue
        finding = _finding(context, token.index, pattern)
        if finding is not None:
            yield make(context, finding)


def _finding(context: SentenceContext, trigger: int, pattern: Pattern) -> Finding | None:
    verbal = pattern.part == "verb"
    frame = verb_frame(context.tree, trigger) if verbal else noun_frame(context.tree, trigger)
    moved, carriers = _moved(context, trigger, frame, pattern)
    classes = [c for c in (goods_class(context, head) for head in moved) if c is not None]
    if not moved or (not classes and pattern.type != "illicit"):
        return None
    if not verbal and pattern.type != "illicit" and not classes:
        return None
    ends = _ends(context, frame, moved)
    if not ends:
        return None
    goods = context.arguments("goods", moved)
    carried = tuple(
        a for a in context.arguments("carrier", context.actors(carriers)) if a.text not in {g.text for g in goods}
    )
    if not goods:
        return None
    return Finding(
        kind=Kind.FLOW,
        type=classes[0] if classes else _OTHER,
        trigger=trigger,
        arguments=(*goods, *ends, *carried),
        pattern=f"flow: {pattern.name}",
        base=0.5 if verbal else 0.45,
    )


def _moved(
    context: SentenceContext, trigger: int, frame: Frame, pattern: Pattern
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What moves and who moves it: the object of a verb that moves things, the subject of one that moves itself."""
    if pattern.part == "noun":
        named = frame.by("of", "in")
        before = tuple(k for k in context.tree.children(trigger, "compound", "amod") if goods_class(context, k))
        return (named or before), frame.subjects
    if frame.objects and "object" in pattern.recipient:
        return frame.objects, frame.subjects
    return (frame.subjects, ()) if "subject" in pattern.recipient else ((), ())


def _ends(context: SentenceContext, frame: Frame, moved: tuple[int, ...]) -> tuple[Argument, ...]:
    found: list[Argument] = []
    below = [*frame.obliques, *(p for head in moved for p in obliques(context.tree, head))]
    below += [p for _, head in tuple(below) for p in obliques(context.tree, head)]  # "from A to B" parsed as "A to B"
    for role, prepositions in _ENDS.items():
        heads = tuple(h for p, h in below if p.split(" ")[-1] in prepositions or p in prepositions)
        kept = tuple(h for h in heads if _is_end(context, h, role))
        found += [a for a in context.arguments(role, kept) if all(a.start != f.start for f in found)]
    return tuple(found)


def _is_end(context: SentenceContext, head: int, role: str) -> bool:
    mention = context.tree.mention(head)
    if mention is not None:
        return mention.type in PLACES or (
            role != "via" and mention.type is not EntityType.PERSON and context.acts(head)
        )
    return context.tree.lemmas[head] in (
        "border",
        "region",
        "sea",
        "camp",
        "port",
        "desert",
        "coast",
        "country",
        "market",
    )


def goods_class(context: SentenceContext, head: int) -> str | None:
    """The class of what moves: its noun, two words before the noun, or people where it is somebody."""
    tree = context.tree
    known = by_noun("goods")
    head = counted(tree, head)
    before = f"{tree.lemmas[head - 1]} {tree.lemmas[head]}" if head else ""
    found = known.get(before) or known.get(tree.lemmas[head])
    if found is None:
        found = next(
            (known[tree.lemmas[k]] for k in tree.children(head, "compound", "amod") if tree.lemmas[k] in known), None
        )
    if found is None and context.acts(head) and tree.tokens[head].upos != "PRON":
        mention = tree.mention(head)
        if mention is None or mention.type in (
            EntityType.GROUP,
            EntityType.ARMED_GROUP,
            EntityType.MILITARY,
        ):
            return "people"
    return found
