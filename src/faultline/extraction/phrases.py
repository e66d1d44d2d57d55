"""The words of an argument: a short noun phrase around its head, or the name that stands there."""

from __future__ import annotations

from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.document import Document
from faultline.model.sentence import Form
from faultline.model.statement import Argument

_LEFT = frozenset(
    {"det", "amod", "compound", "nummod", "nmod", "flat", "advmod", "punct", "case", "cc", "conj", "goeswith"}
)
_NAMED = (Form.NAME, Form.ACRONYM, Form.DEMONYM)
_OFFICE = frozenset({"of", "for", "to"})
_CLOSING = frozenset("',.;:()[]\"“”‘’—–-")


def argument(document: Document, tree: Tree, role: str, head: int, *, wide: bool = False) -> Argument | None:
    """The argument around a head, or None where no word remains; `wide` keeps all that a cause needs to be read."""
    first, stop, chain = span(tree, head, wide=wide)
    first, stop = whole_words(tree, without_lead(tree, first, head), stop)
    start, end = tree.tokens[first].start, tree.tokens[stop - 1].end
    text = document.text[start:end]
    if not any(c.isalnum() for c in text):
        return None
    return Argument(role=role, text=text, start=start, end=end, chain=chain)


def span(tree: Tree, head: int, *, wide: bool = False) -> tuple[int, int, int | None]:
    """Tokens `first:stop` of the phrase, and the chain of what it means."""
    if tree.lemmas[head] == "total" and tree.tokens[head].upos == "NOUN":
        head = next((k for k in tree.children(head, "nmod") if tree.preposition(k) == "of"), head)
    mention = tree.mention(head)
    if mention is not None and mention.form in _NAMED and not wide and mention.first <= head < mention.stop:
        return *_without_genitive(tree, mention.first, mention.stop), mention.chain
    limit = 12 if wide else 8
    own = _OFFICE if tree.lemmas[head] in words("frames", "offices") else frozenset({"of"})
    first, stop = trimmed(tree, head, words("grammar", "wide") if wide else own, coordinated=wide, limit=limit)
    if stop - first > limit:
        first, stop = trimmed(tree, head, own, coordinated=False, limit=limit)
    if stop - first > limit and (wide or head - first >= limit):
        first, stop = max(first, head - limit + 1), head + 1
    covers = mention is not None and (tree.mention_head(mention) == head or mention.first <= head < mention.stop)
    return first, stop, mention.chain if mention is not None and covers else None


def whole_words(tree: Tree, first: int, stop: int) -> tuple[int, int]:
    """The span widened to whole words joined by hyphens without space: `re-establishing` is not cut in two."""
    while first > 0 and _is_joined(tree, first - 1, first):
        first -= 1
    while stop < len(tree.tokens) and _is_joined(tree, stop - 1, stop):
        stop += 1
    return first, stop


def _is_joined(tree: Tree, one: int, other: int) -> bool:
    """Whether a hyphen joins two neighbouring tokens into one word; a longer dash parts them."""
    left, right = tree.tokens[one], tree.tokens[other]
    if left.end != right.start:
        return False
    return (left.text == "-" and one > 0 and tree.tokens[one - 1].end == left.start) or (
        right.text == "-" and other + 1 < len(tree.tokens) and tree.tokens[other + 1].start == right.end
    )


def without_lead(tree: Tree, first: int, head: int) -> int:
    """The phrase begun after a date, comma or list word before it ("On 3 May, soldiers"), at "at" of "at least"."""
    is_opening = first > 0 and tree.tokens[first - 1].upos == "ADP"  # "In addition, fewer patrols"
    comma = next(
        (i for i in range(first, head) if tree.tokens[i].text == "," and (is_opening or tree.is_in_time(i - 1))), None
    )
    first = first if comma is None or comma == first else comma + 1
    verbs = [i for i in range(first, head) if tree.tokens[i].xpos in ("VBD", "VBZ", "VBP", "MD")]
    first = verbs[-1] + 1 if verbs else first  # a clause that the parser took for part of a name
    while first < head and _is_lead(tree, first):
        first += 1
    is_bare = first > 0 and tree.tokens[first].text.lower() in ("least", "most")
    return first - 1 if is_bare and tree.tokens[first - 1].text.lower() == "at" else first


def _is_lead(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    is_joint = token.upos in ("PUNCT", "CCONJ", "SCONJ") or tree.relation(index) == "mark"
    return is_joint or tree.lemmas[index] == "include"


def _without_genitive(tree: Tree, first: int, stop: int) -> tuple[int, int]:
    while stop - first > 1 and (
        tree.tokens[stop - 1].text.lower() in ("'s", "’s", "'", "’") or _is_mark(tree, stop - 1)
    ):
        stop -= 1
    while stop - first > 1 and _is_mark(tree, first):
        first += 1
    return first, stop


def _is_mark(tree: Tree, index: int) -> bool:
    return tree.tokens[index].text in _CLOSING


def trimmed(tree: Tree, head: int, prepositions: frozenset[str], *, coordinated: bool, limit: int) -> tuple[int, int]:
    """The phrase without relative clauses, appositions and participles; it never has a hole."""
    first = _left_edge(tree, head)
    stop = head + 1
    for kid in tree.kids[head]:
        if kid < head:
            continue
        room = limit - (stop - first)
        end = _right_part(tree, kid, stop, prepositions, coordinated=coordinated, limit=room)
        if end is not None and end - first > limit and coordinated:  # "lack of trust in X, fear of Y, …": lack of trust
            end = _right_part(tree, kid, stop, prepositions, coordinated=False, limit=room)
        if end is None:
            if tree.relation(kid) in ("punct", "case", "cc"):
                continue
            break
        if end - first <= limit or (not coordinated and _is_name(tree, kid)):
            stop = end
    if coordinated:
        stop = _with_last(tree, head, stop, first + limit)
    while first < head and tree.tokens[first].upos in ("PUNCT", "CCONJ", "ADP", "SCONJ"):
        first += 1
    return _without_genitive(tree, first, stop)


def _with_last(tree: Tree, head: int, stop: int, furthest: int) -> int:
    """The end of an enumeration with its last part, which the parser may have joined to another than the first."""
    joined, last = [head], -1
    while joined:
        last = max(last, joined[-1])
        joined += [k for k in tree.children(joined.pop(), "conj") if tree.is_noun(k)]
    between = tree.tokens[stop:last]
    is_plain = all(t.upos in ("NOUN", "ADJ", "PROPN", "CCONJ", "PUNCT", "DET") for t in between)
    return last + 1 if stop <= last < furthest and is_plain else stop


def _is_name(tree: Tree, index: int) -> bool:
    mention = tree.mention(index)
    return mention is not None and mention.form in (Form.NAME, Form.ACRONYM)


def _left_edge(tree: Tree, head: int) -> int:
    edge = head
    for kid in reversed([k for k in tree.kids[head] if k < head]):
        relation = tree.relation(kid)
        if (
            tree.lemmas[kid] in ("where", "whose", "which", "what")
            or relation not in _LEFT
            or tree.tokens[kid].relation == "cc:preconj"
        ):
            break
        if relation in ("case", "punct", "cc") and not (relation == "punct" and tree.tokens[kid].text in "-–"):
            break
        if tree.subtree(kid)[-1] + 1 != edge:
            break
        edge = tree.subtree(kid)[0]
    return edge


def _right_part(
    tree: Tree, kid: int, stop: int, prepositions: frozenset[str], *, coordinated: bool, limit: int
) -> int | None:
    """Where the phrase ends when it takes in a dependent on its right, or None where it stays out."""
    relation = tree.relation(kid)
    begin = tree.subtree(kid)[0]
    if relation in ("flat", "compound", "fixed", "goeswith", "nummod"):
        return tree.subtree(kid)[-1] + 1 if begin == stop and tree.tokens[begin].text != "," else None
    if relation == "nmod" and begin == stop and tree.preposition(kid) in prepositions:
        mention = tree.mention(kid)
        if mention is not None and _is_name(tree, kid):
            return mention.stop
        return trimmed(tree, kid, prepositions, coordinated=coordinated, limit=limit)[1]
    if relation == "conj" and coordinated and tree.is_noun(kid):
        return trimmed(tree, kid, prepositions, coordinated=True, limit=limit)[1]
    return None


def clause_argument(
    document: Document, tree: Tree, role: str, verb: int, *, limit: int = 12, outside: frozenset[int] = frozenset()
) -> Argument | None:
    """A clause as an argument: from its own first word to at most `limit` words on, never past its end.

    Tokens `outside` (a connective and what it governs) are left out, with all that follows or precedes them.
    """
    inside = [i for i in tree.subtree(verb) if i >= _clause_begin(tree, verb) and i not in outside]
    if outside and inside and min(outside) < verb:
        inside = [i for i in inside if i > max(j for j in outside if j < verb)]
    while inside and tree.tokens[inside[0]].upos in ("NUM", "PUNCT", "X") and tree.head(inside[0]) == verb:
        inside = inside[1:]
    if not inside:
        return None
    stop = inside[0]
    for index in inside:
        if index != stop or stop - inside[0] >= limit or (index > verb and _ends_clause(tree, index)):
            break
        stop += 1
    stop = max(stop, inside[0] + 1)
    first, stop = whole_words(tree, *_without_genitive(tree, inside[0], stop))
    start, end = tree.tokens[first].start, tree.tokens[stop - 1].end
    text = document.text[start:end]
    return Argument(role=role, text=text, start=start, end=end) if any(c.isalnum() for c in text) else None


def _clause_begin(tree: Tree, verb: int) -> int:
    skipped = [k for k in tree.children(verb, "mark", "cc", "punct") if k < verb]
    begin = tree.subtree(verb)[0]
    while begin in skipped and begin < verb:
        begin += 1
    return begin


def _ends_clause(tree: Tree, index: int) -> bool:
    return tree.tokens[index].text in (",", ";", "—", "–", ":", "(", ".")
