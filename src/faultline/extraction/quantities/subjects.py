"""Whose figure it is: the one who has, gives or loses what is counted; of people harmed, the people."""

from __future__ import annotations

from faultline.extraction.clauses import noun_frame, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.quantities.counted import FATES
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.sentence import Form, QuantityExpression
from faultline.model.statement import Argument

_HOLDING = {"money": "paying", "share": "sharing"}
_GENERIC = frozenset(
    {
        "people", "children", "civilians", "groups", "buildings", "vehicles", "weapons", "attacks", "in_need", "troops",
        "police", "fighters", "votes", "candidates", "count", "routes", "land", "livestock", "goods", "stocks",
        "elections", "migrants", "refugees",
    }
)  # fmt: skip

_LONGEST_OF = 6
_OWNING = ("of", "from", "in", "for", "to")
_DOERS = ("by", "of", "from")
_BEARING = frozenset({"", "of", "to", "by", "with", "at"})
_DONE = frozenset({"attacks", "count", "routes", "buildings", "goods", "stocks"})


def subjects_of_figure(
    context: SentenceContext, quantity: QuantityExpression, head: int, measure: str
) -> tuple[Argument, ...]:
    """Those whose figure it is; none where the text does not say."""
    if measure in FATES:
        known = context.tree.tokens[head].upos in ("NOUN", "PROPN")
        known = known and (context.acts(head) or _is_described(context.tree, head))
        return context.arguments("subject", (head,)) if known else ()
    beside = _beside(context, quantity, head, measure)
    if beside is not None:
        return context.arguments("subject", (beside,))
    made = _made_up_of(context, head) if measure == "share" else ()
    return made or _of_clause(context, head, measure)


def _beside(context: SentenceContext, quantity: QuantityExpression, head: int, measure: str) -> int | None:
    """Who stands beside the figure: the payer in a list, the body of so many, the quake of such a strength."""
    tree = context.tree
    if measure == "money" and (named := _named_before(context, quantity)) is not None and context.acts(named):
        return named
    if measure != "share" and (group := _group_of(context, head)) is not None:
        return group
    is_quake = tree.lemmas[head] in ("earthquake", "quake")
    return head if is_quake or (measure == "magnitude" and tree.tokens[head].upos == "NUM") else None


def _of_clause(context: SentenceContext, head: int, measure: str) -> tuple[Argument, ...]:
    """Whoever has, does or gets what is counted by the verb above it, else the owner named beside the noun."""
    tree, below = context.tree, head
    for index in (head, *tree.ancestors(head)[:4]):
        is_out = tree.is_verb(index) and measure in _GENERIC and not _is_borne(tree, below)
        if is_out or tree.lemmas[index] in words("quantities", "recording"):
            break
        if tree.tokens[index].upos == "VERB":
            held = _held_by(context, index, head, measure)
            if held or measure in _GENERIC or tree.relation(index) not in ("conj", "xcomp", "advcl"):
                is_state = tree.lemmas[index] in words("quantities", "being")
                return context.arguments("subject", held[:2]) or (of_owner(context, head) if is_state else ())
        below = index
    if measure == "attacks":
        return of_owner(context, head, prepositions=_DOERS)  # whom they are against does not commit them
    return of_owner(context, head) if measure != "share" else _of_whom(context, head)


def _is_borne(tree: Tree, index: int) -> bool:
    """Whether a verb's own complement holds the figure, not a place or a time ("violations in 50 prisons")."""
    return tree.relation(index) not in ("obl", "advcl") or tree.preposition(index) in _BEARING


def _made_up_of(context: SentenceContext, head: int) -> tuple[Argument, ...]:
    """What a share consists of: "two thirds of the dead were children", "half of the force consisted of recruits"."""
    tree = context.tree
    while tree.relation(head) in ("nmod", "compound", "nummod") and tree.head(head) >= 0:
        head = tree.head(head)
    above = tree.head(head)
    if tree.relation(head) != "nsubj" or above < 0:
        return ()
    if tree.tokens[above].upos in ("NOUN", "PROPN") and tree.children(above, "cop"):
        is_joined = any(tree.is_predicate(k) for k in tree.children(above, "conj"))
        return named_alone(context, above, 0) if is_joined else context.arguments("subject", (above,), wide=True)
    if tree.lemmas[above] not in words("quantities", "consisting"):
        return ()
    made = [k for k in tree.children(above, "obl", "obj") if k > above and not tree.is_in_time(k)]
    return context.arguments("subject", tuple(made)[:1], wide=True)


def _of_whom(context: SentenceContext, head: int) -> tuple[Argument, ...]:
    """Whose share of something it is, where only a `for` says it: "40 per cent of the officers for the mission"."""
    return context.arguments(
        "subject", tuple(h for h in noun_frame(context.tree, head).by("for") if context.acts(h))[:1]
    )


def _group_of(context: SentenceContext, head: int) -> int | None:
    """The body that so many make up: "a contingent of 60 soldiers", "a delegation of 12 members"."""
    tree, group = context.tree, context.tree.head(head)
    if group < 0 or tree.relation(head) != "nmod" or tree.preposition(head) != "of" or tree.mention(group) is None:
        return None
    return group if tree.lemmas[group] in words("quantities", "bodies") else None


def of_figure(context: SentenceContext, noun: int, counted: int) -> tuple[Argument, ...]:
    """Whose a named figure is: "the number of KFOR troops" is KFOR's, "the quake's magnitude" the quake's."""
    tree = context.tree
    for place in (counted, noun):
        names = [k for k in tree.children(place, "compound", "amod", "nmod") if k < place and _is_known(tree, k)]
        names = [k for k in names if tree.is_noun(k) or tree.tokens[k].text[:1].isupper()]
        found = context.arguments("subject", tuple(names[:1])) or of_owner(context, place)
        if found and not _is_at(tree, found[0], counted):
            return found
    owners = tree.children(noun, "nmod:poss") + [
        k
        for k in tree.children(noun, "nmod")
        if tree.preposition(k) in ("of", "in") and noun == counted and tree.tokens[k].upos != "NUM"
    ]
    is_counted = tree.relation(noun) == "nmod" and tree.lemmas[tree.head(noun)] in words("quantities", "numbers")
    noun = tree.head(noun) if is_counted else noun
    verb = tree.head(noun)
    if not owners and verb >= 0 and tree.relation(noun) == "obj":
        owners = [
            s for s in verb_frame(tree, verb).subjects if tree.lemmas[verb] not in words("quantities", "recording")
        ]
        owners = owners if tree.lemmas[verb] not in ("put", "estimate", "measure") else []
    if not owners and tree.relation(noun) == "nmod" and verb >= 0 and tree.preposition(noun) == "with":
        owners = [verb] if tree.is_noun(verb) else []
    return context.arguments("subject", tuple(o for o in owners if not tree.is_in_time(o))[:1])


def named_alone(context: SentenceContext, noun: int, after: int) -> tuple[Argument, ...]:
    """The noun with what stands before it but the figure that ends at `after`: "the 2025 budget"."""
    tree = context.tree
    before = [k for k in tree.children(noun, "det", "amod", "compound", "nmod:poss", "nummod") if k < noun]
    first = min((tree.subtree(k)[0] for k in before), default=noun)
    first = after if first < after <= noun else first
    start, end = tree.tokens[first].start, tree.tokens[noun].end
    return (Argument("subject", context.document.text[start:end], start, end),)


def counted_phrase(context: SentenceContext, noun: int, after: int = 0) -> tuple[Argument, ...]:
    """What is counted, in its own words from `after` on: "Israeli settlers", "cases of cholera"; no bare figure."""
    tree = context.tree
    is_named = tree.tokens[noun].upos in ("NOUN", "PROPN") and tree.tokens[noun].text[:1].isalpha()
    if not is_named or tree.lemmas[noun] in words("quantities", "nothing"):
        return ()
    after += after <= noun and tree.tokens[after].text == "%"
    of = [k for k in tree.children(noun, "nmod") if k > noun and tree.preposition(k) == "of" and not tree.is_in_time(k)]
    end = tree.subtree(of[0])[-1] if of and len(tree.subtree(of[0])) <= _LONGEST_OF else noun
    before = [k for k in tree.children(noun, "amod", "compound") if after <= k < noun]
    first = max(min((tree.subtree(k)[0] for k in before), default=noun), after if after <= noun else noun)
    span = tree.tokens[first].start, tree.tokens[end].end
    return (Argument("subject", context.document.text[slice(*span)], *span),)


def _is_at(tree: Tree, argument: Argument, index: int) -> bool:
    """Whether an argument only names what is counted."""
    token = tree.tokens[index]
    return argument.start is not None and argument.end is not None and argument.start <= token.start < argument.end


def of_owner(context: SentenceContext, head: int, *, prepositions: tuple[str, ...] = _OWNING) -> tuple[Argument, ...]:
    """The one named after the noun or before it."""
    tree, owners = context.tree, noun_frame(context.tree, head)
    above = tree.head(head)
    is_parted = above >= 0 and tree.lemmas[above] in words("quantities", "parting")
    near = (*owners.by(*(p for p in prepositions if p != "from" or not is_parted)), *owners.subjects)
    return context.arguments("subject", tuple(h for h in near if _is_known(tree, h))[:1])


def _held_by(context: SentenceContext, verb: int, head: int, measure: str) -> tuple[int, ...]:
    """The subject of a verb, where it can have a figure of this measure."""
    tree = context.tree
    table = "holding" if measure in _GENERIC else _HOLDING.get(measure)
    is_doing = measure in _DONE and _has_lemma(tree, verb, "doing")
    if table is not None and not is_doing and not _has_lemma(tree, verb, table):
        return ()
    frame = verb_frame(tree, verb)
    held = frame.subjects or tuple(tree.children(verb, "nsubj:pass"))
    if measure == "share":
        held = tuple(k for k in tree.children(verb, "nsubj") if tree.tokens[k].upos != "PRON") or frame.subjects
    if measure == "attacks" and not frame.subjects:
        held = frame.by("to") if tree.lemmas[verb] == "attribute" else ()
    held = tuple(s for s in held if head not in tree.subtree(s) and tree.tokens[s].upos != "NUM")
    fits = tuple(s for s in held if context.acts(s) or tree.mention(s) is not None)
    return fits or (tuple(s for s in held if tree.is_noun(s)) if measure == "share" else ())


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
