"""Flows: what moves from where, through where, to where, and who carries it, by `patterns/flows.toml`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from faultline.extraction.agency import counted
from faultline.extraction.attributes.places_of import PLACES
from faultline.extraction.clauses import Frame, noun_frame, obliques, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.gateways import gateway_findings
from faultline.extraction.goods import PEOPLE, goods_class
from faultline.extraction.lexicon import Pattern, lexicon
from faultline.extraction.making import Finding, make
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_adjective
from faultline.extraction.wordlists import by_noun, words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.model.statement import Argument, Kind, Statement

_ENDS = {
    "origin": ("from", "out of", "off", "outside"),
    "via": ("through", "via", "along", "by way of", "over", "across"),
    "destination": ("to", "into", "toward", "towards", "onto", "for"),
}
_OBJECT_OF = {
    "flee": "origin",
    "leave": "origin",
    "escape": "origin",
    "enter": "destination",
    "cross": "via",
    "transit": "via",
    "reach": "destination",
}
_REACHING = tuple(p for prepositions in _ENDS.values() for p in prepositions)
_AID = "aid"
_HANDED_OUT = (_AID, "financial_crimes", PEOPLE, "dual_use")  # what an effort gives, unless it is said where from
_ACROSS = ("across", "along", "over")


def extract_flows(context: SentenceContext) -> Iterator[Statement]:
    """A flow for each word of motion with goods and one end at least, and for each place that goods pass through."""
    patterns = lexicon("flows", "flow")
    for token in context.tree.tokens:
        pattern = patterns.at(context.tree, token.index)
        if pattern is None or is_adjective(context.tree, token.index):
            continue
        finding = _finding(context, token.index, pattern)
        if finding is not None:
            yield make(context, finding)
    for found in gateway_findings(context):
        yield make(context, found)


def _finding(context: SentenceContext, trigger: int, pattern: Pattern) -> Finding | None:
    tree = context.tree
    frame = verb_frame(tree, trigger) if pattern.part == "verb" else noun_frame(tree, trigger)
    moved, movers = _moved(context, trigger, frame, pattern)
    classes = [c for c in (goods_class(context, head) for head in moved) if c is not None]
    if not classes or any(tree.lemmas[k] == "together" for k in tree.children(trigger, "advmod")):
        return None
    frame = replace(frame, obliques=frame.obliques + _stray_obliques(tree, trigger))
    stated = _ends(context, frame, moved, pattern)
    is_sent = pattern.of == "actor" and tree.lemmas[trigger] in words("flows", "paying")
    if not stated and is_sent and _with_movers(context, [], movers, pattern)[0]:
        stated, movers = _with_movers(context, [], movers, pattern)
    if not stated or not _is_flow(tree, trigger, classes[0], moved, {role for role, _ in stated}):
        return None
    ends, carriers = _with_movers(context, stated, movers, pattern)
    goods = context.arguments("goods", tuple(h for m in moved for h in _joined(context, m)))
    found = _arguments(context, ends, goods)
    carried = tuple(a for a in context.arguments("carrier", context.actors(carriers)) if _is_new(a, (*goods, *found)))
    if not goods or not found:
        return None
    return Finding(
        kind=Kind.FLOW,
        type=classes[0],
        trigger=trigger,
        arguments=(*goods, *found, *carried),
        pattern=f"flow/{pattern.type}: {pattern.name}",
        base=0.5 if pattern.part == "verb" else 0.45,
    )


def _joined(context: SentenceContext, head: int) -> tuple[int, ...]:
    """What moves and what is joined to it below a number ("hundreds of farmers and herders")."""
    inner = counted(context.tree, head)
    others = tuple(k for k in context.tree.children(inner, "conj") if inner != head)
    return tuple(h for h in (head, *others) if goods_class(context, h) is not None)


def _is_flow(tree: Tree, trigger: int, goods: str, moved: tuple[int, ...], stated: set[str]) -> bool:
    """Whether it is more than help that is given, or than somebody who goes somewhere."""
    word = tree.lemmas[trigger]
    is_aid = goods == _AID and word not in words("flows", "trading")
    is_given = is_aid or (goods in _HANDED_OUT and word in words("flows", "giving"))
    if is_given and not stated & {"origin", "via"}:
        return False
    if goods != PEOPLE or word in words("flows", "uprooting"):
        return True
    first = counted(tree, moved[0])
    mention = tree.mention(first)
    is_named = mention is not None and tree.tokens[first].upos == "PROPN"
    is_nation = is_named and mention is not None and (mention.form is Form.DEMONYM or mention.type is EntityType.GROUP)
    return is_nation or tree.lemmas[first] in words("flows", "wanderers")


def _moved(
    context: SentenceContext, trigger: int, frame: Frame, pattern: Pattern
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """What moves and who moves it: the object of a verb that moves things, the subject of one that moves itself."""
    tree = context.tree
    if pattern.part == "noun":
        before = tuple(k for k in tree.children(trigger, "compound", "amod", "nmod:poss") if _is_goods(context, k))
        named = tuple(h for h in frame.by("of", "in") if goods_class(context, h))
        itself = (trigger,) if tree.lemmas[trigger] in by_noun("goods") else ()
        return (named or before or itself), tuple(s for s in frame.subjects if s not in before)
    supplied = tuple(h for h in frame.by("with") if goods_class(context, h) is not None)
    if supplied and tree.lemmas[trigger] in words("flows", "giving"):
        return supplied, frame.subjects  # "supplies Syria with wheat"
    if frame.objects and "object" in pattern.recipient:
        return frame.objects, frame.subjects
    if "subject" not in pattern.recipient:
        return (), ()
    return frame.subjects, ()


def _is_goods(context: SentenceContext, head: int) -> bool:
    """Whether a word before a noun of motion is goods or people, not the name of who moves them."""
    mention = context.tree.mention(head)
    is_named = mention is not None and context.tree.tokens[head].upos == "PROPN"
    return not is_named and goods_class(context, head) is not None


def _ends(context: SentenceContext, frame: Frame, moved: tuple[int, ...], pattern: Pattern) -> list[tuple[str, int]]:
    """The roles of the places named after the word of motion, after what moves, and after one another."""
    tree = context.tree
    below = [*frame.obliques, *(p for head in moved for h in {head, counted(tree, head)} for p in obliques(tree, h))]
    reaching = [head for p, head in below if p in _REACHING or p.split(" ")[-1] in _REACHING]
    below += [pair for head in reaching for pair in obliques(tree, head)]  # "from A to B" parsed as "A to B"
    found: list[tuple[str, int]] = []
    for preposition, head in below:
        role = _role(preposition, pattern)
        if preposition.split(" ")[-1] in _ACROSS and tree.lemmas[head] not in words("flows", "lines"):
            continue  # "across the country" says where, not by which way
        if role is not None and _is_end(context, head, role) and all(head != h for _, h in found):
            found.append((role, head))
    between = frame.by("between")
    if len(between) == 2 and pattern.part == "noun":
        found += [(r, h) for r, h in zip(("origin", "destination"), between, strict=True) if _is_end(context, h, r)]
    is_supplied = "object" in pattern.recipient and not set(frame.objects) & set(moved)
    role = "destination" if is_supplied else _OBJECT_OF.get(pattern.words[0])
    if role is not None and pattern.part == "verb":
        found += [(role, h) for h in frame.objects if _is_end(context, h, role)]
    return [*found, *_next_to(context, found, pattern)]


def _stray_obliques(tree: Tree, trigger: int) -> tuple[tuple[str, int], ...]:
    """Dependents whose preposition, right before them, the parse hangs elsewhere ("through A to B")."""
    kids = [k for k in tree.children(trigger, "obl", "nmod") if k > trigger + 1 and not tree.preposition(k)]
    before = [(tree.tokens[tree.subtree(k)[0] - 1].text.lower(), k) for k in kids if tree.subtree(k)[0] > trigger]
    return tuple(pair for pair in before if pair[0] in _REACHING)


def _next_to(context: SentenceContext, ends: list[tuple[str, int]], pattern: Pattern) -> list[tuple[str, int]]:
    """The place right after an end, where the parse hangs it elsewhere ("from A into B")."""
    tree = context.tree
    known = {head for _, head in ends}
    found: list[tuple[str, int]] = []
    for _, head in ends:
        mention = tree.mention(head)
        after = mention.stop if mention is not None and mention.first <= head else head + 1
        role = _role(tree.tokens[after].text.lower(), pattern) if after + 1 < len(tree.tokens) else None
        following = next((m for m in tree.sentence.mentions if after < m.first <= after + 2), None)
        if role is None or following is None or following.type not in PLACES:
            continue
        if not known & set(range(following.first, following.stop)):
            found.append((role, following.stop - 1))
    return found


def _role(preposition: str, pattern: Pattern) -> str | None:
    if preposition.startswith(("according", "due", "next", "prior", "thanks", "in relation", "with regard", "as")):
        return None
    if preposition == "in" and ("in" in pattern.needs or pattern.words[0] in words("flows", "ending_in")):
        return "destination"
    short = preposition.split(" ")[-1]
    return next((r for r, prepositions in _ENDS.items() if preposition in prepositions or short in prepositions), None)


def _is_end(context: SentenceContext, head: int, role: str) -> bool:
    tree = context.tree
    if tree.is_in_time(head):
        return False
    mention = tree.mention(head)
    if (mention is not None and mention.type in PLACES) or tree.lemmas[head] == "another":
        return True
    if mention is None or tree.mention_head(mention) != head:
        is_body = role == "destination" and tree.lemmas[head] in words("flows", "bodies")
        return is_body or tree.lemmas[head] in words("flows", "places")
    if role == "destination":
        return mention.type is not EntityType.PERSON and context.acts(head)
    return role == "origin" and mention.type in (EntityType.GOVERNMENT, EntityType.MILITARY, EntityType.ARMED_GROUP)


def _with_movers(
    context: SentenceContext, ends: list[tuple[str, int]], movers: tuple[int, ...], pattern: Pattern
) -> tuple[list[tuple[str, int]], tuple[int, ...]]:
    """A country that exports or imports is where things come from or go; any other mover carries them."""
    role = {"actor": "origin", "recipient": "destination"}.get(pattern.of)
    if role is None or any(r == role for r, _ in ends):
        return ends, movers
    is_any = pattern.of == "recipient" or pattern.words[0] in words("flows", "paying")
    countries = tuple(m for m in movers if _is_country(context, m) or (is_any and context.acts(m)))
    return [*ends, *((role, m) for m in countries)], tuple(m for m in movers if m not in countries)


def _is_country(context: SentenceContext, head: int) -> bool:
    mention = context.tree.mention(head)
    return mention is not None and mention.type in (EntityType.COUNTRY, EntityType.GOVERNMENT)


def _arguments(
    context: SentenceContext, ends: list[tuple[str, int]], goods: tuple[Argument, ...]
) -> tuple[Argument, ...]:
    found: tuple[Argument, ...] = ()
    for role, head in ends:
        found += tuple(a for a in context.arguments(role, (head,)) if _is_new(a, (*goods, *found)))
    return found


def _is_new(one: Argument, others: tuple[Argument, ...]) -> bool:
    return all((one.start, one.end) != (other.start, other.end) for other in others)
