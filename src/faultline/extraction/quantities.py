"""Quantities: figures with what they count, of whom, by the counted nouns of `ontology/measures.toml`."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.clauses import noun_frame, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.lexicon import by_noun, words
from faultline.extraction.making import Finding, make
from faultline.extraction.tree import Tree
from faultline.model.sentence import Form, QuantityExpression
from faultline.model.statement import Argument, Kind, Statement

_FATE = {"killed_words": "deaths", "injured_words": "injured", "detained_words": "detained"}
_HOLDING = {"money": "paying", "share": "sharing"}
_HARMED = frozenset({"deaths", "injured", "detained", "displaced", "casualties"})
_GENERIC = frozenset(
    {
        "people", "children", "civilians", "groups", "buildings", "vehicles", "weapons", "attacks", "in_need", "troops",
        "police", "fighters", "votes",
    }
)  # fmt: skip


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
    if measure is None or _is_part(context, quantity, head, measure):
        return None
    subjects = _subjects(context, quantity, head, measure)
    if not subjects:
        return None  # a figure of nobody says nothing
    return Finding(
        kind=Kind.QUANTITY,
        type=measure,
        trigger=head,
        arguments=subjects,
        pattern=f"quantity/{measure}: noun '{tree.lemmas[head]}'",
        value=quantity.value,
        base=0.6,
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
        if tree.lemmas[verb] in ("remain", "become", "be", "report", "confirm", "find", "believe"):
            near += tree.children(verb, "xcomp")
    if tree.lemmas[counted] in ("dead", "wounded", "injured"):
        near.append(counted)
    for index in near:
        for table, measure in _FATE.items():
            if tree.lemmas[index] in words("events", table) and tree.lemmas[index] not in ("claim", "take", "seize"):
                return measure
        if tree.lemmas[index] in ("displace", "displaced", "uproot", "flee"):
            return "displaced"
    return None


def _is_part(context: SentenceContext, quantity: QuantityExpression, head: int, measure: str) -> bool:
    """Whether the figure only breaks down another ("45 people (20 women)", "including 6 girls") or is one of a kind."""
    tree = context.tree
    if measure == "money":
        return False
    opened = sum((t.text == "(") - (t.text == ")") for t in tree.tokens[: quantity.first])
    if opened > 0 or any(tree.lemmas[i] in ("include", "including") for i in _chain_of_parts(tree, head)):
        return True
    return quantity.value.low == quantity.value.high == 1 and measure not in _FATE.values()


def _chain_of_parts(tree: Tree, head: int) -> list[int]:
    """The words that join a figure to what it is a part of, through its conjuncts."""
    found = [*tree.children(head, "case"), tree.head(head)]
    while tree.relation(head) == "conj" and tree.head(head) >= 0 and tree.is_noun(tree.head(head)):
        head = tree.head(head)
        found += [*tree.children(head, "case"), tree.head(head)]
    return [i for i in found if i >= 0]


def _subjects(context: SentenceContext, quantity: QuantityExpression, head: int, measure: str) -> tuple[Argument, ...]:
    """Whose figure it is: the one who has, gives or loses them; of people harmed, the people."""
    tree = context.tree
    if measure in _HARMED:
        known = tree.tokens[head].upos in ("NOUN", "PROPN") and (context.acts(head) or _is_described(tree, head))
        return context.arguments("subject", (head,)) if known else ()
    if measure == "money" and (named := _named_before(context, quantity)) is not None and context.acts(named):
        return context.arguments("subject", (named,))
    for index in (head, *tree.ancestors(head)[:4]):
        if tree.lemmas[index] in words("quantities", "recording"):
            break
        if tree.tokens[index].upos == "VERB":
            held = _held_by(context, index, head, measure)
            if held or measure in _GENERIC or tree.relation(index) not in ("conj", "xcomp", "advcl"):
                is_state = tree.lemmas[index] in words("quantities", "being")
                return context.arguments("subject", held[:2]) or (_of_owner(context, head) if is_state else ())
    return _of_owner(context, head) if measure != "share" else ()


def _held_by(context: SentenceContext, verb: int, head: int, measure: str) -> tuple[int, ...]:
    """The subject of a verb, where it can have a figure of this measure."""
    tree = context.tree
    table = "holding" if measure in _GENERIC else _HOLDING.get(measure)
    if table is not None and not _has_lemma(tree, verb, table):
        return ()
    frame = verb_frame(tree, verb)
    held = frame.subjects or tuple(tree.children(verb, "nsubj:pass"))
    if measure == "share":
        held = tuple(tree.children(verb, "nsubj"))
    if measure == "attacks" and not frame.subjects:
        held = frame.by("to") if tree.lemmas[verb] == "attribute" else ()
    fits = tuple(s for s in held if s != head and (context.acts(s) or tree.mention(s) is not None))
    return fits or (tuple(s for s in held if s != head and tree.is_noun(s)) if measure == "share" else ())


def _of_owner(context: SentenceContext, head: int) -> tuple[Argument, ...]:
    owners = noun_frame(context.tree, head)
    near = (*owners.by("of", "from", "in", "for", "to", "against"), *owners.subjects)
    return context.arguments("subject", tuple(h for h in near if _is_known(context.tree, h))[:1])


def _is_known(tree: Tree, index: int) -> bool:
    mention = tree.mention(index)
    return mention is not None and mention.form is not Form.PRONOUN and mention.form is not Form.DEMONYM


def _has_lemma(tree: Tree, verb: int, table: str) -> bool:
    lists = (table, "holding") if table == "paying" else (table,)
    return any(tree.lemmas[verb] in words("quantities", name) for name in lists)


def _named_before(context: SentenceContext, quantity: QuantityExpression) -> int | None:
    """Whom a sum stands beside in a list: "France ($3 million)"."""
    tree, before = context.tree, quantity.first - 1
    is_opened = before > 0 and tree.tokens[before].text == "("
    before -= is_opened
    if before < 0 or tree.tokens[before].upos != "PROPN":
        return None
    mention = tree.mention(before)
    named = tree.mention_head(mention) if mention is not None else before
    return named if is_opened else None


def _is_described(tree: Tree, head: int) -> bool:
    """Whether a noun for harm says whose ("civilian deaths", "deaths of children")."""
    return bool(tree.children(head, "amod", "compound", "nmod"))
