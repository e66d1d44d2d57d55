"""Who helps: whose work it is, who sent the team, and who does not help whatever the verb says."""

from __future__ import annotations

from faultline.extraction.agency import counted, measured
from faultline.extraction.attributes.places_of import PLACES
from faultline.extraction.clauses import noun_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.efforts.recipients import is_harmful
from faultline.extraction.lexicon import Pattern
from faultline.extraction.making import is_named
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form

_TRADING = ("supply", "provide", "deliver", "ship", "offer", "extend", "transfer")


def helpers_of(context: SentenceContext, subjects: tuple[int, ...], pattern: Pattern) -> tuple[int, ...]:
    """Those who help, in order: each subject, or whom its work or team belongs to."""
    owners = (o for s in subjects for o in _owners(context, _meant_by(context.tree, s)))
    return tuple(o for o in owners if _can_help(context, o, pattern))


def _meant_by(tree: Tree, head: int) -> int:
    """For a pronoun that refers to nobody known or to who speaks: who speaks ("officials said they would send …")."""
    clause = tree.clause(head)
    if tree.lemmas[head] not in ("they", "it", "we", "he", "she") or tree.relation(clause) != "ccomp":
        return head
    speaker = next(iter(tree.children(tree.head(clause), "nsubj")), head)
    is_same = tree.mention(head) is None or tree.chain(head) == tree.chain(speaker)
    return speaker if is_same else head


def _owners(context: SentenceContext, head: int) -> tuple[int, ...]:
    """Whose work it is, where the work or a sent team is what acts ("the mission's work", "observers from X")."""
    tree = context.tree
    mention = tree.mention(head)
    if mention is not None and mention.form is Form.NOMINAL:
        named = [k for k in tree.children(head, "appos") if is_named(tree, k) and context.acts(k)]
        if named and tree.lemmas[head] not in words("efforts", "personnel"):
            return (named[0],)
    if tree.lemmas[head] in words("efforts", "own_work"):
        owners = tree.children(head, "nmod:poss") or [
            k for k in tree.children(head, "compound") if tree.mention(k) is not None
        ]
        return tuple(owners[:1]) or (head,)
    if tree.lemmas[head] in words("efforts", "personnel"):
        senders = noun_frame(tree, head).by("from") or _who_left(tree, head)
        return tuple(s for s in senders if context.acts(s) and tree.mention(s) is not None) or (head,)
    return (head,)


def _is_anybody(tree: Tree, head: int) -> bool:
    """Whether people in general are meant, whose activities and plans are their own affair."""
    helpers = words("efforts", "helpers") | words("efforts", "offices") | words("efforts", "personnel")
    return tree.lemmas[head] in words("relations", "nobody") - helpers


def _who_left(tree: Tree, head: int) -> tuple[int, ...]:
    """Who leaves or sends people to do it ("X withdrew, leaving nine engineers to help Y")."""
    whole = measured(tree, head)
    governor = tree.head(whole)
    is_sent = governor >= 0 and tree.relation(whole) == "obj" and tree.lemmas[governor] in words("efforts", "posting")
    if not is_sent:
        return ()
    told = [i for i in range(governor, -1, -1) if tree.is_verb(i) and tree.children(i, "nsubj")]
    return tuple(tree.children(told[0], "nsubj")[:1]) if told else ()


def _can_help(context: SentenceContext, head: int, pattern: Pattern) -> bool:
    tree = context.tree
    head = counted(tree, head)
    if tree.lemmas[head] in words("efforts", "helped"):
        return False
    if pattern.type == "work" and _is_anybody(tree, head):
        return False
    mention = tree.mention(head)
    is_seller = tree.lemmas[head] in words("efforts", "sellers") or (
        mention is not None and mention.type is EntityType.COMPANY
    )
    if is_seller and pattern.words[0] in _TRADING:
        return False
    if mention is not None and mention.type is EntityType.AGREEMENT:
        is_programme = mention.form is Form.ACRONYM or tree.lemmas[head] in words("efforts", "own_work")
        return is_programme and pattern.type in ("give", "pledge", "finance", "work")
    dangerous = is_harmful(tree, head)
    if dangerous or (mention is not None and mention.type is EntityType.ARMED_GROUP):
        return pattern.type in ("give", "relieve") and not dangerous
    is_sent = tree.lemmas[head] in words("efforts", "personnel")
    is_giver = is_sent or tree.lemmas[head] in words("efforts", "giving_bodies")
    return (is_giver or context.acts(head)) and (
        mention is None or mention.type not in PLACES or mention.type.value == "country"
    )
