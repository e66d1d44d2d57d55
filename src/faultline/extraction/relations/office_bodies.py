"""The body that a title or a person belongs to: its owner, a name before it, or what `of` introduces."""

from __future__ import annotations

from faultline.extraction.context import SentenceContext
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Mention
from faultline.model.statement import Argument

_LEADING_BACK = 6
_LONGEST_PORTFOLIO = 16
_PORTFOLIO = ("ADP", "ADJ", "NOUN", "PROPN", "CCONJ", "DET")
_BODIES = frozenset(EntityType) - {
    EntityType.PERSON,
    EntityType.AGREEMENT,
    EntityType.GOODS,
    EntityType.NAMED_EVENT,
    EntityType.FACILITY,
}
_LANDS = (EntityType.COUNTRY, EntityType.PLACE)
_ORGANISATIONS = _BODIES - {EntityType.COUNTRY, EntityType.PLACE, EntityType.GROUP}
_OF = ("of", "for", "in", "at", "with", "to", "from")
_BREAKS = frozenset({",", ".", ";", "(", ")", ":"})


def body_of(context: SentenceContext, first: int, head: int, stop: int, relation: str) -> Argument | None:
    """The body that the title `first:stop` belongs to; of envoys it is who sends them, not where they are sent."""
    tree = context.tree
    for owner in tree.children(head, "nmod:poss"):
        if _is_body(tree, owner):
            return context.argument("body", owner)
    before = _before(context, first + (stop - first > 1 and tree.lemmas[first] in words("relations", "institutions")))
    if before is not None and not is_land(tree, before):
        return before
    prepositions = ("of", "from") if relation == "employs" else _OF
    for kid in (*tree.children(head, "nmod"), *tree.children(stop - 1, "nmod")):
        if tree.preposition(kid) in prepositions and kid >= stop and _is_body(tree, kid):
            after = context.argument("body", kid)
            # "the Sahel director at an institute" heads no Sahel, "Canada's envoy to Mali" is not Mali's
            return after if before is None or (after is not None and not is_land(tree, after)) else before
    return before or _following(context, stop, prepositions) or _after_portfolio(context, stop)


def _before(context: SentenceContext, first: int) -> Argument | None:
    """The name before a title, with the force or office named after it ("the Chadian army general")."""
    tree = context.tree
    is_force = first > 0 and tree.lemmas[first - 1] in words("relations", "institutions")
    for position in range(first - 1, max(-1, first - 1 - _LEADING_BACK), -1):
        token, mention = tree.tokens[position], tree.mention(position)
        if _is_body(tree, position) and mention is not None and mention.form is not Form.NOMINAL:
            if is_force and mention.stop < first:
                return _words(context, mention.first, first)
            return Argument("body", mention.text, mention.start, mention.end, mention.chain)
        if token.upos not in ("ADJ", "NOUN", "PROPN", "PUNCT", "PART") or token.text in _BREAKS:
            break
    return _words(context, first - 1, first) if is_force else None


def _words(context: SentenceContext, first: int, stop: int) -> Argument:
    start, end = context.tree.tokens[first].start, context.tree.tokens[stop - 1].end
    return Argument("body", context.document.text[start:end], start, end)


def _following(context: SentenceContext, stop: int, prepositions: tuple[str, ...]) -> Argument | None:
    """`of the X` right after the title, where the parse has attached it elsewhere."""
    tree = context.tree
    if stop >= len(tree.tokens) or tree.tokens[stop].text.lower() not in {"of", "for"} & set(prepositions):
        return None  # an envoy for a country is not its own
    for position in range(stop + 1, min(len(tree.tokens), stop + 6)):
        mention = tree.mention(position)
        if mention is not None and _is_body(tree, position):
            return context.argument("body", tree.mention_head(mention))
        if tree.tokens[position].upos not in ("DET", "ADJ", "NOUN", "PROPN"):
            return None
    return None


def _after_portfolio(context: SentenceContext, stop: int) -> Argument | None:
    """The country after what a minister is in charge of: "for Trade, Industry and Transport of the Republic of X"."""
    tree = context.tree
    if stop >= len(tree.tokens) or tree.tokens[stop].text.lower() not in ("of", "for"):
        return None
    for position in range(stop + 1, min(len(tree.tokens), stop + _LONGEST_PORTFOLIO)):
        mention, token = tree.mention(position), tree.tokens[position]
        if mention is not None and mention.type is EntityType.COUNTRY and mention.form is Form.NAME:
            before = [t.text.lower() for t in tree.tokens[max(0, mention.first - 2) : mention.first]]
            return context.argument("body", tree.mention_head(mention)) if "of" in before else None
        is_person = mention is not None and mention.type is EntityType.PERSON and mention.form is Form.NAME
        if is_person or (token.upos not in _PORTFOLIO and token.text != ","):
            return None
    return None


def _is_body(tree: Tree, index: int) -> bool:
    """Whether a mention is of a body; what `the` introduces is one, though it be taken for a person."""
    mention = tree.mention(index)
    if mention is None or mention.type in _BODIES:
        return mention is not None
    return mention.form is Form.NAME and mention.first > 0 and tree.tokens[mention.first - 1].text.lower() == "the"


def affiliation_of(context: SentenceContext, name: Mention) -> Argument | None:
    """The organisation named right after a person: "X of the Red Crescent", "Y from the election commission"."""
    tree = context.tree
    if name.stop >= len(tree.tokens) or tree.tokens[name.stop].text.lower() not in ("of", "from", "with"):
        return None
    head = tree.head(name.stop)
    mention = tree.mention(head) if head > name.stop else None
    if mention is None or mention.type not in _ORGANISATIONS or mention.form not in (Form.NAME, Form.ACRONYM):
        return None
    is_tied = any(name.first <= a < name.stop for a in tree.ancestors(head)[:2])
    return Argument("body", mention.text, mention.start, mention.end, mention.chain) if is_tied else None


def is_land(tree: Tree, body: Argument) -> bool:
    """Whether a body is a country, a nationality or a place."""
    return any((m.start, m.end) == (body.start, body.end) and m.type in _LANDS for m in tree.sentence.mentions)


def land_after(context: SentenceContext, name: Mention) -> Argument | None:
    """The country or place named right after who heads it: "President X of Guyana", "Sheriff Y of Kern County"."""
    tree = context.tree
    if name.stop >= len(tree.tokens) or tree.tokens[name.stop].text.lower() != "of":
        return None
    head = tree.head(name.stop)
    mention = tree.mention(head) if head > name.stop else None
    is_land = mention is not None and mention.type in _LANDS and mention.form is Form.NAME
    return context.argument("body", head) if is_land else None
