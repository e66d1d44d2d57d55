"""Who or what bears or receives the deed of an event."""

from __future__ import annotations

from faultline.extraction.clauses import Frame, beyond, expand
from faultline.extraction.context import SentenceContext
from faultline.extraction.events.deeds import is_deed, is_deverbal, is_violence
from faultline.extraction.events.parties import HARM, SYMMETRIC, described, is_sent, patients, stand_ins
from faultline.extraction.lexicon import Pattern
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import by_noun, words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form


def recipients(context: SentenceContext, frame: Frame, pattern: Pattern, trigger: int) -> tuple[int, ...]:
    """Heads of who bears or receives it; a thing where the type has things for its object and nobody is named."""
    tree = context.tree
    signed = frame.objects if pattern.part == "verb" else ()
    found = _reached(context, frame, pattern, trigger)
    found = tuple(h for h in found if not is_when(tree, h) and not _is_end_of_name(tree, h, found))
    kept = tuple(h for h in found if context.acts(h) or _counts(tree, h, pattern))
    kept += tuple(h for h in found if h not in kept and _is_beside(tree, h, kept, pattern)) if kept else ()
    kept = kept or tuple(h for h in found if _is_listed(tree, h, pattern))
    kept = kept or described(tree, trigger, pattern, "recipient")
    if not kept and pattern.type == "AGREE":
        signed += frame.by("to", "into", "on")
        kept = tuple(h for h in signed if is_agreement(tree, h) and _is_one(tree, h))
    if not kept and pattern.type in words("frames", "through_deeds"):
        kept = context.actors(tuple(h for head in found for h in stand_ins(tree, head)))
    if not kept and pattern.type in words("frames", "things") and "people" not in pattern.needs:
        kept = tuple(h for h in found if _is_thing(tree, h, pattern) and _is_of_use(tree, h, pattern))
    return _done_with(tree, kept) if pattern.own and pattern.type == "OTHER" else kept


def _is_end_of_name(tree: Tree, head: int, found: tuple[int, ...]) -> bool:
    """Whether a noun right after a name only says what that is ("the Rio hospital complex"), parted by the parser."""
    before = tree.mention(head - 1) if head and tree.tokens[head].upos == "NOUN" else None
    is_next = before is not None and before.stop == head and before.form is Form.NAME
    return (
        is_next
        and before is not None
        and tree.mention_head(before) in found
        and not tree.children(head, "nmod", "amod")
    )


def is_when(tree: Tree, head: int) -> bool:
    """Whether a phrase only gives a time ("at the end of July", "a few weeks before")."""
    if tree.is_in_time(head) or tree.lemmas[head] in ("minute", "hour", "day", "week", "month", "year", "decade"):
        return True
    parts = tree.children(head, "nmod") if tree.lemmas[head] in words("frames", "stretches") else []
    return any(tree.is_in_time(k) or tree.lemmas[k].lower() in words("grammar", "months") for k in parts)


def _is_beside(tree: Tree, head: int, kept: tuple[int, ...], pattern: Pattern) -> bool:
    """Whether a thing bears the deed together with people ("release the ship and its crew")."""
    is_joined = any(tree.relation(k) == "conj" and tree.head(k) == head for k in kept) or (
        tree.relation(head) == "conj" and tree.head(head) in kept
    )
    if not is_joined or pattern.type not in words("frames", "beside_people") or is_deed(tree, head):
        return False
    if tree.lemmas[head] in words("events", "injured_words") | words("events", "killed_words"):
        return False
    return _is_thing(tree, head, pattern) and _is_of_use(tree, head, pattern)


def _is_beside_object(preposition: str, pattern: Pattern) -> bool:
    """Whether a phrase tells more of a deed done to its object: from where or with what ("hit it with rockets")."""
    return preposition == "from" or (preposition == "with" and pattern.type in HARM)


def _reached(context: SentenceContext, frame: Frame, pattern: Pattern, trigger: int) -> tuple[int, ...]:
    """All that stands where the other party of the pattern does."""
    tree = context.tree
    if pattern.type == "DEPLOY" and is_passive(tree, trigger) and not frame.subjects:
        return tuple(h for h in frame.objects if not is_sent(tree, h))
    if pattern.type == "DEPLOY" and any(_is_of_use(tree, h, pattern) for h in frame.objects):
        return frame.objects  # what is sent, not where
    if pattern.part == "verb" and not pattern.own:
        frame = beyond(tree, frame, pattern.words)
    found: tuple[int, ...] = frame.objects if pattern.part == "noun" or "object" in pattern.recipient else ()
    others = tuple(p for p in pattern.recipient if not (frame.objects and _is_beside_object(p, pattern)))
    found += frame.subjects if "subject" in pattern.recipient else frame.by(*others)
    if pattern.part == "noun" and pattern.of == "recipient":
        found += frame.by("of")
    if pattern.type in SYMMETRIC:
        found += frame.by("with")
    if "of" in pattern.words:
        found += tuple(h for h in frame.by("of") if context.acts(h))  # "the expulsion of diplomats"
    found += patients(tree, frame, trigger, pattern)
    found = tuple(
        h for h in found if tree.lemmas[h] not in words("grammar", "weekdays") and not _is_own(tree, h, pattern)
    )
    found = tuple(h for h in found if not (tree.preposition(h) == "with" and tree.lemmas[h] in words("frames", "ends")))
    if not found and pattern.part == "verb" and len(pattern.words) > 1 and pattern.type in HARM:
        found = frame.by("to", "on", "against", "at")  # "laid siege to X"
    return found


def _is_own(tree: Tree, head: int, pattern: Pattern) -> bool:
    """Whether a word of the pattern itself says of what kind it is ("used chemical weapons")."""
    own = pattern.words[1:] if pattern.part == "verb" and pattern.type == "ASSAULT" else ()
    return any(tree.lemmas[k] in own for k in tree.children(head, "amod", "compound"))


def _done_with(tree: Tree, heads: tuple[int, ...]) -> tuple[int, ...]:
    """What is founded, opened or adopted, where a noun says that it is ("announced the creation of a fund")."""
    found: list[int] = []
    for head in heads:
        of = [k for k in tree.children(head, "nmod") if tree.preposition(k) == "of"]
        found += of if of and is_deverbal(tree, head) and tree.mention(head) is None else [head]
    return expand(tree, found)


def is_agreement(tree: Tree, head: int) -> bool:
    """Whether it is what parties sign: by its name or its noun."""
    mention = tree.mention(head)
    is_named = mention is not None and mention.type is EntityType.AGREEMENT
    return is_named or tree.lemmas[head] in words("frames", "agreements")


def _is_one(tree: Tree, head: int) -> bool:
    """Whether it is one that the reader knows: by its name or "the", or because it is said on what it is."""
    if any(tree.preposition(k) in ("on", "to", "for") for k in tree.children(head, "nmod", "acl")):
        return True
    return tree.mention(head) is not None or any(tree.lemmas[k] == "the" for k in tree.children(head, "det"))


def _is_listed(tree: Tree, head: int, pattern: Pattern) -> bool:
    """Whether the pattern itself names the noun as what the deed is done to."""
    return tree.lemmas[head] in (pattern.only.union(pattern.words) if pattern.own else pattern.only)


def _counts(tree: Tree, head: int, pattern: Pattern) -> bool:
    """Whether a figure stands for people ("50 were injured", "dozens were arrested")."""
    is_harm = pattern.part == "verb" and pattern.type in HARM and pattern.mode != "heavy-weapons"
    if not is_harm or tree.is_in_time(head):
        return False
    is_figure = tree.tokens[head].upos == "NUM" or tree.lemmas[head] in ("dozen", "hundred", "thousand", "score")
    return is_figure and not tree.children(head, "nmod", "nummod")


def _is_thing(tree: Tree, head: int, pattern: Pattern) -> bool:
    """Whether a noun can be attacked or seized: `terrorism` and `security` cannot."""
    lemma = tree.lemmas[head]
    if tree.tokens[head].upos not in ("NOUN", "PROPN") or tree.is_in_time(head):
        return False
    if pattern.type in words("frames", "of_anything"):
        return True
    return lemma in words("frames", "concrete") or not lemma.endswith(tuple(words("frames", "abstract")))


def _is_of_use(tree: Tree, head: int, pattern: Pattern) -> bool:
    """Whether the deed can be done to the thing: violence to what can be touched, sending to people and arms."""
    lemma = tree.lemmas[head]
    if pattern.type == "ASSAULT":
        return lemma not in words("frames", "untouchable") and not is_violence(tree, head)
    if pattern.type not in ("DEPLOY", "MOBILIZE"):
        return True
    return lemma in by_noun("measures") or lemma in by_noun("goods") or lemma in words("frames", "arms")
