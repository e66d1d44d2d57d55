"""Quantities: figures with what they count, of whom, by the counted nouns of `ontology/measures.toml`."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.clauses import noun_frame, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.lexicon import by_noun, words
from faultline.extraction.making import Finding, make
from faultline.model.sentence import QuantityExpression
from faultline.model.statement import Argument, Kind, Statement

_FATE = {"killed_words": "deaths", "injured_words": "injured", "detained_words": "detained"}


def extract_quantities(context: SentenceContext) -> Iterator[Statement]:
    """A quantity for each figure whose measure is known."""
    for quantity in context.tree.sentence.quantities:
        finding = _finding(context, quantity)
        if finding is not None:
            yield make(context, finding)


def _finding(context: SentenceContext, quantity: QuantityExpression) -> Finding | None:
    tree = context.tree
    head = quantity.head if 0 <= quantity.head < len(tree.tokens) else quantity.stop - 1
    if tree.relation(head) == "compound" and tree.head(head) == head + 1:
        head += 1
    if quantity.value.low is None and quantity.value.high is None:
        return None
    if head + 1 < len(tree.tokens) and tree.tokens[head + 1].text == "-":
        return None  # "two-week", "mission-ready": a property, no count
    measure = _measure(context, quantity, head)
    if measure is None:
        return None
    subjects = _subjects(context, head, measure)
    return Finding(
        kind=Kind.QUANTITY,
        type=measure,
        trigger=head,
        arguments=subjects,
        pattern=f"quantity/{measure}: noun '{tree.lemmas[head]}'",
        value=quantity.value,
        base=0.6 if subjects else 0.45,
    )


def _measure(context: SentenceContext, quantity: QuantityExpression, head: int) -> str | None:
    """What is counted: the fate of people before what they are; money and shares by their unit."""
    tree = context.tree
    if quantity.value.unit == "money":
        return "money"
    if quantity.value.unit == "percent":
        return "share"
    known = by_noun("measures")
    counted = head
    before = f"{tree.lemmas[counted - 1]} {tree.lemmas[counted]}" if counted else ""
    measure = known.get(before) or known.get(tree.lemmas[counted])
    people = measure in ("people", "troops", "police", "civilians", "fighters", "children", None)
    fate = _fate(context, counted) if people else None
    return fate or measure


def _fate(context: SentenceContext, counted: int) -> str | None:
    """What happened to the people counted: "30 soldiers were killed", "12 dead"."""
    tree = context.tree
    relation = tree.tokens[counted].relation
    near = tree.children(counted, "acl", "amod")
    if relation in ("nsubj:pass", "obj", "nsubj") and tree.head(counted) >= 0:
        verb = tree.head(counted)
        if relation != "nsubj" or tree.lemmas[verb] in ("die", "perish", "flee"):
            near.append(verb)
    if tree.lemmas[counted] in ("dead", "wounded", "injured"):
        near.append(counted)
    for index in near:
        for table, measure in _FATE.items():
            if tree.lemmas[index] in words("events", table) and tree.lemmas[index] not in ("claim", "take", "seize"):
                return measure
        if tree.lemmas[index] in ("displace", "displaced", "uproot", "flee"):
            return "displaced"
    return None


def _subjects(context: SentenceContext, head: int, measure: str) -> tuple[Argument, ...]:
    """Whose figure it is: the one who has, gives or loses them; of people harmed, the people."""
    tree = context.tree
    if measure in ("deaths", "injured", "detained", "displaced") and tree.tokens[head].upos in ("NOUN", "PROPN"):
        return context.arguments("subject", (head,))
    if measure in _FATE.values():
        return ()
    for index in (head, *tree.ancestors(head)[:4]):
        if tree.lemmas[index] in words("quantities", "recording"):
            break
        if tree.tokens[index].upos == "VERB":
            frame = verb_frame(tree, index)
            held = frame.subjects or tuple(tree.children(index, "nsubj:pass"))
            subjects = tuple(s for s in held if s != head and tree.is_noun(s))
            if subjects:
                return context.arguments("subject", subjects[:2])
            if tree.relation(index) not in ("conj", "xcomp", "advcl"):
                break
    owners = noun_frame(tree, head)
    near = (*owners.subjects, *owners.by("of", "from", "in", "for", "to"))
    return context.arguments("subject", tuple(h for h in near if tree.mention(h) is not None)[:1])
