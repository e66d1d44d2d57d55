"""The two ends of a tie: names before descriptions, conjuncts one by one, and one statement for each pair."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product

from faultline.extraction.clauses import expand
from faultline.extraction.context import SentenceContext
from faultline.extraction.making import Finding, make
from faultline.extraction.relations.beside import after
from faultline.extraction.relations.fitting import NAMES, fits, is_name, kind_of, singled_out
from faultline.extraction.relations.screening import is_no_tie
from faultline.extraction.subjects import antecedent
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.model.statement import Argument, Kind, Statement

SYMMETRIC = frozenset({"allied_with", "opposes", "fights", "negotiates_with"})
HYPHENS = frozenset({"-", "–", "‑"})
_THINGS = frozenset({EntityType.AGREEMENT, EntityType.GOODS, EntityType.NAMED_EVENT, EntityType.FACILITY})
_PRONOUNS = {"it": False, "they": False, "he": True, "she": True}
"""Pronoun → whether it stands for a person."""
_MOST_PAIRS = 6


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie that a word tells of, its ends as heads of phrases.

    Attributes:
        word: What `pattern` says made it: the part of speech or rule, and the word in quotation marks.
    """

    type: str
    trigger: int
    sources: tuple[int, ...]
    targets: tuple[int, ...]
    word: str
    base: float = 0.5


def statements_of(context: SentenceContext, tie: Tie) -> Iterator[Statement]:
    """One statement for each pair of ends that can bear the tie; of a symmetric one, each pair once."""
    tree = context.tree
    sources, targets = called(tree, tie.sources), called(tree, tie.targets)
    if tie.sources and targets and min(tie.sources) < targets[0]:
        sources = tuple(s for s in sources if s < targets[0])  # what stands beyond the target is joined to that
    if tie.type in SYMMETRIC and not any(context.acts(t) for t in targets):
        able = [s for s in sources if context.acts(s)]
        pairs = [(able[0], s) for s in able[1:]]  # between one and the others, however many these are
    else:
        pairs = [(s, t) for s, t in product(sources, targets) if s != t]
    if tie.type == "operates_in":
        pairs = [(s, place) for s, t in pairs for place in singled_out(tree, t)]
    for source, target in pairs[:_MOST_PAIRS]:
        yield from _between(context, tie, source, target)


def _between(context: SentenceContext, tie: Tie, source: int, target: int) -> Iterator[Statement]:
    """A statement for each of those that a pronoun at an end stands for."""
    tree = context.tree
    if not fits(context, source, target, tie.type) or is_no_tie(tree, tie.type, tie.trigger, source, target):
        return
    if not any(is_known(tree, head) for head in (source, target)):
        return
    type_ = "member_of" if tie.type == "part_of" and _is_member(tree, source, target) else tie.type
    pattern = f"relation/{type_}: {tie.word}"
    for one, other in product(_argument(context, "source", source), _argument(context, "target", target)):
        ends = (_apart(tree, tie.trigger, one), _apart(tree, tie.trigger, other))
        if not _is_same(*ends, renamed=tie.type == "merged_into"):
            yield make(context, Finding(Kind.RELATION, type_, tie.trigger, ends, pattern, base=tie.base))


def _is_member(tree: Tree, source: int, target: int) -> bool:
    """Whether a state or person is said to be part of a body, which it is as a member."""
    one, other = tree.mention(source), tree.mention(target)
    if one is None or other is None:
        return False
    is_somebody = one.type in (EntityType.COUNTRY, EntityType.PERSON) or (one.type, one.form) == (
        EntityType.PLACE,
        Form.NAME,
    )
    return is_somebody and other.type not in (EntityType.COUNTRY, EntityType.PLACE, EntityType.PERSON, EntityType.GROUP)


def _argument(context: SentenceContext, role: str, head: int) -> tuple[Argument, ...]:
    """The words of an end; a name joined to a participle ("French-led") stands without it."""
    tree = context.tree
    joined = [m for m in tree.sentence.mentions if m.first <= head < m.stop and _is_hyphen(tree, m.stop)]
    if joined and joined[0].form is not Form.NOMINAL:
        name = joined[0]
        return (Argument(role, name.text, name.start, name.end, name.chain),)
    if _is_hyphen(tree, head + 1) and tree.tokens[head].upos == "NOUN":
        token = tree.tokens[head]
        return (Argument(role, token.text, token.start, token.end),)
    return context.arguments(role, (head,))


def _apart(tree: Tree, trigger: int, end: Argument) -> Argument:
    """An end without the participle that tells the tie where it begins with it ("al-Qaida linked groups")."""
    token = tree.tokens[trigger]
    if end.start != token.start or end.end is None or trigger + 1 >= len(tree.tokens) or token.upos == "PROPN":
        return end
    begin = tree.tokens[trigger + 1].start
    return replace(end, text=end.text[begin - token.start :], start=begin) if begin < end.end else end


def _is_hyphen(tree: Tree, index: int) -> bool:
    """Whether a hyphen joins the word before it to the next; a dash between spaces parts them."""
    is_inside = 0 < index < len(tree.tokens) - 1 and tree.tokens[index].text in HYPHENS
    return is_inside and tree.tokens[index].start == tree.tokens[index - 1].end


def _is_same(one: Argument, other: Argument, *, renamed: bool = False) -> bool:
    """Whether both ends mean one thing; what is `renamed` is the same before and after it."""
    is_chained = one.chain is not None and one.chain == other.chain
    return (one.start, one.end) == (other.start, other.end) or (is_chained and not renamed)


def is_known(tree: Tree, head: int) -> bool:
    """Whether a phrase is a mention, holds a name, or is a noun for those who rule or hold ("gang control")."""
    is_named = any(tree.tokens[k].upos == "PROPN" for k in tree.children(head, "compound", "flat"))
    return is_named or tree.mention(head) is not None or tree.lemmas[head] in words("relations", "powers")


def called(tree: Tree, heads: Iterable[int]) -> tuple[int, ...]:
    """Each end with its conjuncts; the names beside a description ("his son, X", "the groups Y and Z") in its place."""
    found: list[int] = []
    for head in _joined(tree, [meant(tree, _counted(tree, antecedent(tree, kind_of(tree, h)))) for h in heads]):
        found += [end for end in _names_of(tree, head) if end not in found]
    return tuple(found)


def _joined(tree: Tree, heads: list[int]) -> tuple[int, ...]:
    """The heads with their conjuncts; of two parted by ", and" the second belongs to what stands further before."""
    found = expand(tree, heads)
    if len(heads) == 1 and len(found) == 2 and found[1] in tree.children(found[0], "conj"):
        before = tree.tokens[max(0, min(tree.children(found[1], "cc"), default=1) - 1)]
        return found[:1] if before.text == "," else found
    return found


def _counted(tree: Tree, index: int) -> int:
    """What a word only measures: "most of the city", "hundreds of fighters"; else the token itself."""
    if tree.lemmas[index] not in words("grammar", "measuring") | words("relations", "portions"):
        return index
    return next((k for k in tree.children(index, "nmod", "obl") if tree.preposition(k) == "of"), index)


def meant(tree: Tree, index: int) -> int:
    """For a pronoun that refers to nobody, the head of the last name before it that it can stand for."""
    fitting = _PRONOUNS.get(tree.lemmas[index])
    if fitting is None or tree.mention(index) is not None or tree.relation(index) != "nsubj":
        return index
    before = [m for m in tree.sentence.mentions if m.stop <= index and (m.type is EntityType.PERSON) is fitting]
    named = [m for m in before if m.form in NAMES and m.type not in _THINGS]
    heads = [tree.mention_head(m) for m in sorted(named, key=lambda m: -m.stop)]
    return next((h for h in heads if not _is_mere_place(tree, h)), index)


def _is_mere_place(tree: Tree, index: int) -> bool:
    """Whether a place stands for no government: a capital that is a subject does."""
    mention = tree.mention(index)
    return mention is not None and mention.type is EntityType.PLACE and tree.relation(index) != "nsubj"


def _names_of(tree: Tree, head: int) -> tuple[int, ...]:
    if is_name(tree, head):
        return (head,)
    described = _described(tree, head)
    if described >= 0:
        return (described,)
    return called_by_name(tree, head) or _bodies_of(tree, head) or (head,)


def _described(tree: Tree, head: int) -> int:
    """The name before a description in apposition; the parse may tie both to one verb ("X, a group from Y, did …")."""
    above = tree.head(head)
    if tree.relation(head) == "appos" and above >= 0 and is_name(tree, above):
        return above
    if tree.relation(head) != "nsubj":
        return -1
    beside = [k for k in tree.children(above, "nsubj") if k < head and is_name(tree, k)]
    first = next(k for k in tree.subtree(head) if tree.tokens[k].upos != "PUNCT")
    return next((k for k in beside if tree.tokens[first - 1].text == "," and first - 2 <= tree.subtree(k)[-1]), -1)


def called_by_name(tree: Tree, head: int) -> tuple[int, ...]:
    """The names that stand beside a description ("his son, X", "the militia known as Y")."""
    beside = [k for k in tree.children(head, "appos", "flat") if k > head and _last_before(tree, head, k) == head]
    first = tree.head(head)
    if tree.relation(head) == "conj" and first >= 0:  # "A and a group, X": the parse may hang X from A
        beside += [k for k in tree.children(first, "appos") if k > head and _last_before(tree, first, k) == head]
    beside += [k for k in tree.children(head, "nmod", "dep", "compound") if k > head and not tree.preposition(k)]
    for clause in tree.children(head, "acl"):
        if tree.lemmas[clause] in ("know", "call", "dub", "name") and not tree.children(clause, "advmod"):
            beside += tree.children(clause, "obl", "xcomp", "obj")
    named = [k for k in beside if is_name(tree, k)]
    return expand(tree, named[:1])


def _last_before(tree: Tree, first: int, stop: int) -> int:
    """The last of a phrase and its conjuncts that stands before a word."""
    return max(k for k in (first, *tree.children(first, "conj")) if k < stop)


def _bodies_of(tree: Tree, head: int) -> tuple[int, ...]:
    """The body whose people a noun means: "mercenaries from X", "elements of Y"."""
    if tree.lemmas[head] not in words("relations", "people"):
        return ()
    return tuple(k for k in after(tree, head, ("from", "of")) if is_name(tree, k) and _is_manned(tree, k))


def _is_manned(tree: Tree, index: int) -> bool:
    mention = tree.mention(index)
    return mention is not None and mention.type in (EntityType.ARMED_GROUP, EntityType.COMPANY, EntityType.MILITARY)


def subjects_of(tree: Tree, index: int, depth: int = 0) -> tuple[int, ...]:
    """Whom a word that describes is said of: its subject, the noun it stands beside, or the subject of its clause."""
    own = tree.children(index, "nsubj")
    if own or depth > 4:
        return tuple(antecedent(tree, k) for k in own)
    head, relation = tree.head(index), tree.relation(index)
    if head < 0:
        return ()
    if relation in ("acl", "amod", "appos", "nmod") and tree.is_noun(head):
        return (head,)
    if relation in ("conj", "advcl", "xcomp", "ccomp", "obl", "obj", "parataxis", "acl"):
        return subjects_of(tree, head, depth + 1)
    return ()
