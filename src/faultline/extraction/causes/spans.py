"""The two ends of a cause: a short noun phrase, or a clause cut at the end of a phrase and never within one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faultline.extraction.attributes.factuality import Factuality
from faultline.extraction.attributes.places_of import PLACES
from faultline.extraction.clauses import verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.phrases import span, trimmed, whole_words, without_lead
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import words
from faultline.model.statement import Argument

LIMIT = 12
"""Words that a cause or an effect has at most."""
_COMPLEMENTS = frozenset(
    {"obj", "iobj", "obl", "nmod", "xcomp", "ccomp", "advmod", "compound", "fixed", "acl", "nsubj"}
)
_SHARES = ("cent", "percent", "%")
_HELPERS = ("aux", "cop", "advmod", "det", "amod", "compound")
_BEFORE = frozenset({"since", "until", "before", "till", "after", "during"})
_ENDS = frozenset(",;:—–().")


@dataclass(frozen=True, slots=True)
class Cause:
    """What a rule has found: cause, effect, the way the effect goes, the token that says so and the rule's name."""

    cause: Argument
    effect: Argument
    sign: str
    trigger: int
    by: str
    factuality: Factuality | None = None


def is_somebody(context: SentenceContext, head: int) -> bool:
    """Whether a phrase names people or a body, whose deed is an event, no cause; "opposition to X" is a stance."""
    tree = context.tree
    if tree.lemmas[head] in words("causes", "stances") and any(
        tree.preposition(k) in ("to", "against", "towards", "for", "from") for k in tree.children(head, "nmod")
    ):
        return False
    return context.acts(head) or context.tree.lemmas[head] in words("causes", "people")


def phrase(context: SentenceContext, role: str, head: int, *, but: int = -1) -> Argument | None:
    """The noun phrase around a head, with a participle right after it that fits and does not hold the token `but`.

    None for a time, a pronoun or a noun that says nothing by itself.
    """
    tree = context.tree
    is_empty = tree.lemmas[head] in words("causes", "empty") or tree.tokens[head].upos in ("NUM", "SYM", "PUNCT")
    if is_empty or _is_bare_share(tree, head):
        return None
    if tree.lemmas[head] in _SHARES:
        inside = tree.subtree(head)
        return between(context, role, next(i for i in inside if tree.tokens[i].upos != "ADP"), inside[-1] + 1)
    found = next(iter(context.arguments(role, (head,), wide=True)), None)
    for kid in tree.children(head, "acl") if found is not None else ():
        inside = tree.subtree(kid)
        is_next = found is not None and tree.tokens[inside[0] - 1].end == found.end
        if is_next and kid > head and but not in inside and tree.tokens[kid].relation == "acl":
            first = next(t.index for t in tree.tokens if found is not None and t.start == found.start)
            stop = _end(tree, kid, first, LIMIT)
            return found if stop <= kid else between(context, role, first, stop) or found
    return found


def _is_bare_share(tree: Tree, head: int) -> bool:
    """Whether it is but a percentage, of nothing ("by 20 per cent")."""
    return tree.lemmas[head] in _SHARES and not tree.children(head, "nmod")


def phrases(context: SentenceContext, role: str, heads: tuple[int, ...], *, but: int = -1) -> Iterator[Argument]:
    """The first phrase, and the others that it does not hold already."""
    end = -1
    for head in heads:
        found = _alone(context, role, head) or phrase(context, role, head, but=but)
        if found is not None and found.start is not None and found.end is not None and found.start >= end:
            end = found.end
            yield found


def _alone(context: SentenceContext, role: str, head: int) -> Argument | None:
    """The phrase without what is joined to it by "and", where either is a long phrase of its own."""
    tree = context.tree
    joined = [k for k in tree.children(head, "conj") if tree.is_noun(k)]
    if len(joined) != 1 or not all(tree.children(k, "nmod") and tree.children(k, "det") for k in (head, *joined)):
        return None
    first, stop = trimmed(tree, head, words("grammar", "wide"), coordinated=False, limit=LIMIT)
    return between(context, role, first, stop)


def clause(
    context: SentenceContext, role: str, head: int, *, outside: frozenset[int] = frozenset(), limit: int = LIMIT
) -> Argument | None:
    """The clause of a predicate: its subject, what stands with it, and as many whole complements as fit.

    Tokens `outside` (a connective and what it governs) end it.
    """
    found = _clause_span(context.tree, head, outside, limit)
    return None if found is None else between(context, role, *found)


def between(context: SentenceContext, role: str, first: int, stop: int) -> Argument | None:
    """The words `first:stop` as an argument, where they are no more than it may have."""
    tree = context.tree
    first, stop = whole_words(tree, first, stop)
    while stop - first > 1 and tree.tokens[stop - 1].upos in ("PUNCT", "CCONJ", "ADP", "SCONJ"):
        stop -= 1
    while stop - first > 1 and tree.tokens[first].upos in ("PUNCT", "CCONJ"):
        first += 1
    start, end = tree.tokens[first].start, tree.tokens[stop - 1].end
    text = context.document.text[start:end]
    if len(text.split()) > LIMIT + 1 or not any(c.isalpha() for c in text):
        return None
    return Argument(role, text, start, end)


def joined(context: SentenceContext, role: str, one: Argument | None, other: Argument | None) -> Argument | None:
    """From the first to the end of the second ("the country into chaos"), where that is short enough."""
    if one is None or other is None or one.start is None or other.end is None:
        return None
    text = context.document.text[one.start : other.end]
    return Argument(role, text, one.start, other.end) if 0 < len(text.split()) <= LIMIT + 1 else None


def overlap(one: Argument, other: Argument) -> bool:
    """Whether two arguments share words, so that they cannot be cause and effect of one another."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.start < other.end and other.start < one.end


def abstract(context: SentenceContext, verb: int, subject: int) -> int:
    """The thing that a relative clause is about, where its pronoun seems to mean somebody named at the end of a phrase.

    "Support to rebels, which fuels …" is about the support: a noun inside a phrase ("of", "to", "in" somebody) gives
    the noun it belongs to, else the object before it; -1 where none is a thing. A clause that follows a whole clause
    gives its verb (of a passive, the agent). Other subjects are their own.
    """
    tree = context.tree
    clauses = [v for v in (verb, *tree.ancestors(verb)[:4]) if tree.tokens[v].relation.endswith(":relcl")]
    pronouns = [k for v in clauses[:1] for k in tree.children(v, "nsubj") if tree.lemmas[k] in ("which", "that")]
    if not pronouns:
        return subject
    found = tree.head(clauses[0])
    if found >= 0 and tree.preposition(found).split(" ")[-1] in _BEFORE and tree.is_predicate(tree.head(found)):
        return _told(tree, tree.head(found))  # "has not met since the vote, which delays …"
    is_of_clause = tree.lemmas[pronouns[0]] == "which" and tree.tokens[pronouns[0] - 1].upos != "ADP"
    if found >= 0 and tree.is_verb(found):
        return next(iter(verb_frame(tree, found).subjects), -1) if is_passive(tree, found) else found
    for _ in range(5):
        if found < 0:
            return -1
        mention = tree.mention(found)
        is_where = tree.tokens[found].upos == "PROPN" or (mention is not None and mention.type in PLACES)
        if not is_where and not is_somebody(context, found) and not tree.is_in_time(found):
            return found
        above = tree.head(found)
        if tree.relation(found) not in ("nmod", "obl") or above < 0:
            return -1
        if is_of_clause and tree.tokens[above].upos == "VERB" and tree.relation(found) == "obl":
            return _told(tree, above)
        found = above if tree.is_noun(above) else _object(tree, above)
        if found < 0 and is_of_clause and tree.is_verb(above):
            return _told(tree, above)
    return -1


def _told(tree: Tree, verb: int) -> int:
    """The verb of the clause that "which" stands for; of one joined to another, without subject, that subject."""
    if tree.relation(verb) == "conj" and not tree.children(verb, "nsubj") and tree.head(verb) >= 0:
        return next(iter(tree.children(tree.head(verb), "nsubj")), verb)
    return verb


def _object(tree: Tree, verb: int) -> int:
    return next(iter(tree.children(verb, "obj")), -1)


def _clause_span(tree: Tree, head: int, outside: frozenset[int], limit: int) -> tuple[int, int] | None:
    first = _begin(tree, head, outside, limit)
    if first is None:
        return None
    stop = head + 1
    if tree.is_noun(head):
        stop = trimmed(tree, head, words("grammar", "wide"), coordinated=True, limit=limit)[1]
    for kid in tree.kids[head]:
        if kid < head or (kid < stop and tree.subtree(kid)[-1] < stop):
            continue
        inside = tree.subtree(kid)
        if tree.relation(kid) not in _COMPLEMENTS or inside[0] != stop or kid in outside:
            break
        cut = min(outside.intersection(inside), default=-1)
        is_cut = cut >= 0
        end = _end(tree, kid, first, limit) if not is_cut else cut if kid < cut <= first + limit else stop
        if end <= stop and tree.relation(kid) in ("xcomp", "ccomp"):
            end = (_clause_span(tree, kid, outside, limit - (kid - first)) or (0, stop))[1]
        if end <= stop:
            break
        stop = end
        if stop != inside[-1] + 1:
            break
    return None if stop - first > limit + 1 else (first, stop)


def _begin(tree: Tree, head: int, outside: frozenset[int], limit: int) -> int | None:
    """Where the clause begins: at its subject, else, or where that stands too far off, its first auxiliary."""
    before = [k for k in tree.children(head, "nsubj", "csubj", "expl") if k < head]
    if not before:
        return _first_helper(tree, head)
    subject = before[0]
    if tree.lemmas[subject] in ("who", "which", "that"):
        return _antecedent(tree, head, subject, limit)
    first = without_lead(tree, span(tree, subject, wide=True)[0], subject)
    if tree.relation(subject) == "csubj":
        first = tree.subtree(subject)[0]
    if any(first <= o < head for o in outside):
        return None
    if head - first >= limit:
        return _first_helper(tree, head) if tree.is_verb(head) else None
    return first


def _antecedent(tree: Tree, head: int, pronoun: int, limit: int) -> int:
    """Where what a relative clause is about begins, if it stands right before ("a vote that was boycotted")."""
    meant = tree.head(head)
    if not tree.tokens[head].relation.endswith(":relcl") or meant != pronoun - 1 or not tree.is_noun(meant):
        return pronoun + 1
    first = without_lead(tree, span(tree, meant, wide=True)[0], meant)
    return first if first <= meant and head - first < limit else pronoun + 1


def _first_helper(tree: Tree, head: int) -> int:
    """The first of the auxiliaries and modifiers right before a predicate, else the predicate."""
    first = head
    for kid in reversed([k for k in tree.children(head, *_HELPERS) if k < head]):
        first = kid if tree.subtree(kid)[-1] + 1 == first else first
    return first


def _end(tree: Tree, kid: int, first: int, limit: int) -> int:
    """Where a complement ends: whole, cut at a comma, or as its bare phrase; the start of it where nothing fits."""
    inside = tree.subtree(kid)
    stop = next((i for i in inside if tree.tokens[i].text in _ENDS), inside[-1] + 1)
    if tree.is_noun(kid) and stop <= inside[-1] and tree.children(kid, "conj"):
        stop = max(stop, trimmed(tree, kid, words("grammar", "wide"), coordinated=True, limit=limit - kid + first)[1])
    if stop - first <= limit and stop > kid:
        return stop
    if tree.is_noun(kid) and not tree.children(kid, "cop"):
        for prepositions in (words("grammar", "wide"), frozenset({"of"}), frozenset[str]()):
            stop = trimmed(tree, kid, prepositions, coordinated=False, limit=limit)[1]
            if stop - first <= limit:
                return stop
    return inside[0]
