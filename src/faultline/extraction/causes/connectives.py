"""Causes told by a connective before the cause: "because of X", "as X had ended", "owing to X"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from faultline.extraction.attributes.factuality import Factuality, factuality_of
from faultline.extraction.causes.spans import Cause, clause, is_somebody, joined, overlap, phrase
from faultline.extraction.clauses import verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.entity import EntityType
from faultline.model.statement import Argument


def from_connectives(context: SentenceContext) -> Iterator[Cause]:
    """A cause for each connective with a phrase or clause on either side."""
    for start, stop, name in spans_of(context.tree, "connectives"):
        yield from _before_cause(context, start, stop, name)
    for start, _, name in spans_of(context.tree, "conjunctions"):
        if _is_causal(context.tree, start, name):
            yield from _before_cause(context, start, start + 1, name)


def spans_of(tree: Tree, key: str) -> Iterator[tuple[int, int, str]]:
    """Spans of the listed words, longest first; none right after a denial."""
    texts, listed = tree.texts, _by_first_word(key)
    read = 0
    for position, text in enumerate(texts):
        if position < read or text not in listed:
            continue
        match = next(((p, n) for p in listed[text] if (n := _length(texts, position, p))), None)
        if match is not None and not (position and texts[position - 1] in ("not", "whether")):
            yield position, position + match[1], " ".join(match[0])
        read = position + (1 if match is None else match[1])


def _length(texts: tuple[str, ...], position: int, phrase_words: tuple[str, ...]) -> int:
    """How many words the phrase takes there, one adjective inside included ("in direct response to"); 0 for none."""
    stop = position + len(phrase_words)
    if texts[position:stop] == phrase_words:
        return len(phrase_words)
    loose = [w for w in texts[position : stop + 1] if w not in words("causes", "loosening")]
    is_loose = len(loose) == len(phrase_words) and tuple(loose) == phrase_words
    return len(phrase_words) + 1 if is_loose and texts[position] == phrase_words[0] else 0


@cache
def _by_first_word(key: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase_words in sorted((tuple(p.split()) for p in words("causes", key)), key=lambda p: (-len(p), p)):
        found.setdefault(phrase_words[0], []).append(phrase_words)
    return {first: tuple(phrases) for first, phrases in found.items()}


def _before_cause(context: SentenceContext, start: int, stop: int, name: str) -> Iterator[Cause]:
    """`Y because of X`, `because of X, Y`, `Y is due to X`."""
    tree = context.tree
    if stop < len(tree.tokens) and tree.tokens[stop].text.lower() == "which":
        return  # what follows is the effect
    cause_head = _governed(tree, start, stop)
    if name in words("causes", "own_causes"):
        cause_head = next((i for i in range(stop - 1, start, -1) if tree.tokens[i].upos == "NOUN"), -1)
    if cause_head < 0 or tree.tokens[min(stop, len(tree.tokens) - 1)].xpos == "VB":
        return  # "is due to arrive"
    outside = frozenset(range(start, stop)) | set(tree.subtree(cause_head))
    subjects = [s for s in tree.children(cause_head, "nsubj") if s < start]
    if subjects and tree.is_noun(cause_head) and not is_somebody(context, cause_head):
        effect = phrase(context, "effect", subjects[0])
        found = None if effect is None else (effect, "+")
        effect_head, cause = cause_head, phrase(context, "cause", cause_head)
    else:
        effect_head = _effect_head(tree, start, stop, cause_head)
        is_deed = name in words("causes", "of_deeds")
        found = effect_of(context, effect_head, outside, is_deed=is_deed) if effect_head >= 0 else None
        cause = None if subjects else reason_of(context, cause_head)
    if cause is not None and found is not None and not overlap(cause, found[0]):
        yield told(tree, cause, found, effect_head, name)


def told(tree: Tree, cause: Argument, found: tuple[Argument, str], trigger: int, name: str) -> Cause:
    sureness = Factuality(factuality_of(tree, trigger).modality)
    return Cause(cause, found[0], found[1], trigger, f"connective '{name}'", sureness)


def _governed(tree: Tree, start: int, stop: int) -> int:
    """The head of the phrase or clause right after the connective: what hangs from it, else what it hangs from."""
    for index in range(stop, min(stop + 8, len(tree.tokens))):
        if start <= tree.head(index) < stop and tree.tokens[index].upos in ("NOUN", "PROPN", "VERB"):
            return index
    return next((tree.head(i) for i in range(start, min(stop, len(tree.tokens))) if tree.head(i) >= stop), -1)


def _effect_head(tree: Tree, start: int, stop: int, cause: int) -> int:
    """What the connective phrase hangs from."""
    index = cause
    for _ in range(4):
        head = tree.head(index)
        if head < 0:
            return -1
        if head < start or (tree.is_predicate(head) and not start <= head < stop):
            return _teller(tree, head, cause)
        index = head
    return -1


def _teller(tree: Tree, head: int, cause: int) -> int:
    """Not the verb of saying but what is said; not the infinitive but the verb that governs it ("could not come")."""
    said = [k for k in tree.children(head, "ccomp") if k != cause]
    if said and tree.lemmas[head] in words("attribution", "verbs"):
        return said[0]
    while _is_governed(tree, head):
        head = tree.head(head)
    return head


def _is_governed(tree: Tree, verb: int) -> bool:
    """Whether another predicate says whether it is done at all ("could not come", "abstained from voting")."""
    is_kept_from = tree.relation(verb) == "advcl" and tree.preposition(verb) == "from"
    return (tree.relation(verb) == "xcomp" or is_kept_from) and tree.is_predicate(tree.head(verb))


def reason_of(context: SentenceContext, head: int) -> Argument | None:
    """The phrase or clause that is given as reason; of what is believed or feared, the belief's content."""
    tree = context.tree
    if tree.is_noun(head) and not tree.children(head, "nsubj", "cop"):
        is_bare = not tree.children(head, "nmod", "amod", "compound", "acl", "nmod:poss")
        mention = tree.mention(head)
        is_text = tree.lemmas[head] in words("causes", "texts") or (
            mention is not None and mention.type is EntityType.AGREEMENT
        )
        if is_text or is_somebody(context, head) or (is_bare and tree.lemmas[head] in words("causes", "vague")):
            return None
        return phrase(context, "cause", head)
    content = tree.children(head, "ccomp")
    return clause(context, "cause", content[0] if content else head) or clause(context, "cause", head)


def effect_of(
    context: SentenceContext, head: int, outside: frozenset[int], *, is_deed: bool
) -> tuple[Argument, str] | None:
    """The effect and its sign: what is made to decline is the object of its verb; else the clause comes about."""
    tree = context.tree
    if tree.relation(head) == "obj" and cannot(tree, tree.head(head)):
        head = tree.head(head)  # "cannot give assurances due to …": not the assurances come of it
    if not tree.is_predicate(head):
        if tree.tokens[head].upos not in ("NOUN", "PROPN") or tree.children(head, "nummod"):
            return None
        is_bare = not tree.children(head, "nmod", "amod", "compound", "nmod:poss")
        is_vague = is_bare and tree.lemmas[head] in words("causes", "vague_effects")
        found = phrase(context, "effect", head)
        return None if found is None or is_vague or tree.lemmas[head] in words("causes", "texts") else (found, "+")
    chain = (head, *tree.children(head, "xcomp"))
    falls = any(tree.lemmas[i] in words("causes", "falling") for i in chain)
    rises = any(tree.lemmas[i] in words("causes", "rising") for i in chain)
    frame = verb_frame(tree, head)
    subjects = frame.subjects or tuple(tree.children(head, "nsubj"))
    subjects = subjects or tuple(k for i in chain for k in tree.children(i, "nsubj"))
    moving = (frame.objects or subjects)[:1]
    if (falls or rises) and moving and not is_deed and not context.acts(moving[0]) and not outside.intersection(moving):
        found = phrase(context, "effect", moving[0])
        if found is not None:
            return found, "-" if falls else "+"
    if any(tree.lemmas[s] in words("causes", "texts") for s in subjects[:1]):
        return None  # "this paper comes in response to …"
    if tree.tokens[head].xpos == "VB" and not tree.children(head, "aux", "mark", "nsubj"):
        return None  # "see annex"
    if not subjects and not tree.children(head, "csubj", "expl"):
        return None  # half a sentence
    found = clause(context, "effect", head, outside=outside)
    if found is not None and tree.relation(head) == "acl" and tree.tokens[head].xpos in ("VBG", "VBN"):
        found = joined(context, "effect", phrase(context, "effect", tree.head(head), but=head), found)
    return None if found is None or " " not in found.text else (found, "+")


def cannot(tree: Tree, verb: int) -> bool:
    """Whether a clause says what cannot be done."""
    can = any(tree.lemmas[k] in ("can", "could", "able") for k in tree.children(verb, "aux"))
    return can and any(tree.lemmas[k] in ("not", "no", "n't", "never") for k in tree.children(verb, "advmod"))


def _is_causal(tree: Tree, index: int, name: str) -> bool:
    """Whether `as` or `since` gives a reason: before a finite clause that tells of a state, not of a moment."""
    verb = tree.head(index)
    if tree.relation(index) != "mark" or verb <= index or tree.relation(verb) != "advcl":
        return False
    if index and tree.tokens[index - 1].text.lower() in words("causes", "no_conjunction_after"):
        return False
    if index + 1 < len(tree.tokens) and tree.tokens[index + 1].upos == "AUX":
        return False  # "as were others"
    subjects = [s for s in tree.children(verb, "nsubj", "expl") if s > index]
    if len(tree.kids[verb]) <= 3 and tree.lemmas[verb] == "be":
        return False  # "as it is"
    if (
        not subjects
        or tree.tokens[index + 1].text.lower() in ("if", "though")
        or tree.lemmas[verb] in words("grammar", "telling")
        or _is_made_clear(tree, verb)
        or subjects[0] != min(subjects)
    ):
        return False
    if any(tree.lemmas[k] == "as" for k in tree.children(tree.head(verb), "advmod")):
        return False  # "as blatant as it is …"
    kids = [k for k in tree.children(verb, "aux", "cop") if k > index]
    is_negated = any(tree.lemmas[k] in ("not", "no", "n't") for k in tree.children(verb, "advmod"))
    is_perfect = any(tree.lemmas[k] == "have" for k in kids) and tree.tokens[verb].xpos == "VBN"
    is_lasting = bool(tree.children(verb, "cop")) or tree.lemmas[verb] in words("causes", "lasting")
    if name == "as" and any(tree.lemmas[k] == "be" and tree.tokens[k].xpos == "VBG" for k in kids):
        return False  # "as he was being led away" tells when
    if name == "as":
        return is_negated or is_perfect or is_lasting or _is_done_to(tree, index, verb)
    above = tree.head(verb)
    lasts = above >= 0 and any(tree.lemmas[k] == "have" for k in tree.children(above, "aux"))
    is_now = any(tree.tokens[k].xpos in ("VBZ", "VBP", "MD") for k in (*kids, verb))
    is_reason = is_negated or is_lasting or is_perfect
    return is_now or (is_reason and not lasts and tree.lemmas[verb] not in words("causes", "starting"))


def _is_made_clear(tree: Tree, verb: int) -> bool:
    """Whether the clause only says that it is known, or was said before ("as you know", "as we have made clear")."""
    if tree.lemmas[verb] in ("know", "see", "recall", "understand", "remember", "expect"):
        return any(tree.lemmas[k] in ("you", "we", "I", "all", "everyone") for k in tree.children(verb, "nsubj"))
    return tree.lemmas[verb] == "make" and any(
        tree.lemmas[k] in ("clear", "plain") for k in tree.children(verb, "xcomp")
    )


def _is_done_to(tree: Tree, conjunction: int, verb: int) -> bool:
    """Whether the clause says what was done to a thing; with a pronoun it mostly tells when ("as he was led away")."""
    done_to = [tree.tokens[k].upos for k in tree.children(verb, "nsubj:pass")]
    return bool(done_to) and (done_to[0] != "PRON" or tree.tokens[conjunction - 1].text == ",")
