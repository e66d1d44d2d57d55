"""What stands beside the word of a tie: whose it is, and what its prepositions introduce."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from faultline.extraction.clauses import expand
from faultline.extraction.relations.fitting import NAMES, is_name
from faultline.extraction.subjects import antecedent
from faultline.extraction.tree import Tree
from faultline.model.entity import EntityType
from faultline.model.sentence import Form

_OTHERS = frozenset({"its", "their", "his", "her", "whose"})


def owners_of(tree: Tree, noun: int) -> tuple[int, ...]:
    """Whose a noun is: its genitive or the name before it; for an unresolved "its", whom it can mean."""
    owners = [k for k in tree.children(noun, "nmod:poss") if tree.children(k, "case") or tree.tokens[k].upos == "PRON"]
    pronouns = [k for k in tree.children(noun, "nmod:poss") if _is_unresolved(tree, k)]
    if pronouns:
        return _antecedents(tree, noun) if tree.tokens[pronouns[0]].text.lower() in _OTHERS else ()
    before = [k for k in tree.children(noun, "amod", "compound", "nmod") if k < noun and _names_somebody(tree, k)]
    return tuple(owners) or tuple(k for k in before if tree.tokens[k].relation != "nmod:poss")


def _is_unresolved(tree: Tree, index: int) -> bool:
    return tree.tokens[index].upos in ("PRON", "DET") and tree.mention(index) is None


def _antecedents(tree: Tree, noun: int) -> tuple[int, ...]:
    """Whom "its" means: the phrase that the noun is joined to, else the object it follows, else a subject."""
    joined = joined_to(tree, noun)
    if joined >= 0:
        return (joined,)
    head = tree.head(noun)
    objects: list[int] = []
    if head >= 0 and tree.relation(noun) == "obl":  # "armed X in its war", "cut ties with X over its support"
        with_object = [n for o in tree.children(head, "obj") for n in tree.children(o, "nmod")]
        around = [*tree.children(head, "obl"), *with_object]
        beside = [k for k in around if is_name(tree, k) and tree.preposition(k) in ("with", "from")]
        objects = [k for k in (*beside, *tree.children(head, "obj")) if k < noun and tree.mention(k) is not None]
    above = tree.ancestors(noun)
    for one, other in pairwise(above):
        if tree.relation(one) == "xcomp":  # "urged X to end its support": X's
            objects += [k for k in tree.children(other, "obj", "iobj") if k < one]
    inside = tree.subtree(noun)
    found = objects + [s for a in above for s in tree.children(a, "nsubj") if s not in inside]
    return tuple(antecedent(tree, s) for s in found[:1])


def joined_to(tree: Tree, noun: int) -> int:
    """The head of the mention before "and its …", a parenthesis between them skipped; -1 where there is none."""
    position = min((k for k in tree.children(noun, "nmod:poss", "cc")), default=noun) - 1
    if position < 0 or "and" not in (tree.lemmas[position], tree.lemmas[position + 1]):
        return -1
    while position >= 0 and tree.tokens[position].upos in ("PUNCT", "CCONJ"):
        position -= 1
    mention = tree.mention(position) if position >= 0 else None
    return tree.mention_head(mention) if mention is not None and mention.type is not EntityType.PLACE else -1


def _names_somebody(tree: Tree, index: int) -> bool:
    mention = tree.mention(index)
    return mention is not None and mention.form in (*NAMES, Form.DEMONYM) and mention.type is not EntityType.PLACE


def after(tree: Tree, index: int, prepositions: Iterable[str]) -> tuple[int, ...]:
    """What one of the prepositions ties to a word; where the parse tied it elsewhere, what follows right after it."""
    wanted = frozenset(prepositions)
    found = [k for k in tree.children(index, "obl", "nmod") if k > index and introduced_by(tree, k) in wanted]
    if found:
        return expand(tree, _without_halves(tree, found))
    following = index + 1
    if following >= len(tree.tokens) or tree.tokens[following].text.lower() not in wanted:
        return ()
    head = tree.head(following)
    is_case = tree.relation(following) in ("case", "mark") and head > following and tree.is_noun(head)
    return expand(tree, [head]) if is_case else ()


def _without_halves(tree: Tree, heads: list[int]) -> list[int]:
    """The heads, one for each phrase: a name that was cut in two counts once, with what is joined to either half."""
    kept: list[int] = []
    for head in heads:
        if not kept or _is_parted(tree, kept[-1], head):
            kept.append(head)
        elif tree.children(head, "conj"):
            kept = [*kept, head] if tree.children(kept[-1], "conj") else [*kept[:-1], head]
    return kept


def _is_parted(tree: Tree, one: int, other: int) -> bool:
    """Whether a preposition, a verb or a comma stands between two words."""
    return any(tree.tokens[i].upos in ("ADP", "CCONJ", "VERB") or tree.tokens[i].text == "," for i in range(one, other))


def introduced_by(tree: Tree, index: int) -> str:
    """The preposition of a phrase, where the parse has tied it to another word of the name, too."""
    own = tree.preposition(index)
    mention = tree.mention(index)
    if own or mention is None or mention.first == 0:
        return own
    before = tree.tokens[mention.first - 1]
    return before.text.lower() if before.upos == "ADP" else ""
