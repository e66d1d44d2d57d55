"""Nouns that name help: whose help it is, to whom it goes, and whether the sentence tells of it at all."""

from __future__ import annotations

from faultline.extraction.agency import counted, measured, names_actor
from faultline.extraction.clauses import Frame, light_verb, noun_frame, obliques, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.efforts.forms import Form
from faultline.extraction.efforts.gifts import is_money, is_stance
from faultline.extraction.efforts.public import is_helper
from faultline.extraction.efforts.recipients import beneficiaries, recipients_of
from faultline.extraction.lexicon import Pattern, lexicon
from faultline.extraction.relations.beside import owners_of
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import words

_GIVERS = ("by", "from")
_PARTS = ("compound", "amod", "flat")
_ONLY_SPOKEN_OF = ("in", "on", "as", "despite")
_BESIDE = ("through", "with", "by", "thanks to", "under")


def naming(context: SentenceContext, noun: int, pattern: Pattern) -> Form | None:
    """`X's support to Y`, `the training of Y by X`, `assistance from X to Y`, `with the help of X, Y …`."""
    tree = context.tree
    if tree.relation(noun) in _PARTS or tree.preposition(noun).split(" ")[0] in _ONLY_SPOKEN_OF:
        return None
    frame = _deep_frame(context, noun)
    receiver, givers = _received(tree, noun, frame)
    subjects = givers if receiver >= 0 else frame.subjects or frame.by(*_GIVERS) or _who_lists(tree, noun)
    if not subjects and pattern.of == "actor":
        subjects = tuple(h for h in frame.by("of") if context.acts(h))
    receivers = recipients_of(context, noun, frame)
    if not _is_about_help(context, noun, frame, pattern):
        return None
    if pattern.of == "recipient" and pattern.words[-1] not in words("efforts", "handing"):
        receivers = (*beneficiaries(context, frame.by("of")), *receivers)
    if not receivers and subjects and tree.preposition(noun) in _BESIDE:
        receivers = _who_is_helped(context, noun, subjects)
    if not receivers and tree.relation(noun) == "obj" and pattern.of == "recipient":
        receivers = tuple(beneficiaries(context, verb_frame(tree, tree.head(noun)).by("to", "for")))
    if not receivers and receiver >= 0:
        receivers = tuple(s for s in beneficiaries(context, verb_frame(tree, receiver).subjects) if s not in subjects)
    is_political = pattern.words[-1] in ("support", "backing") and not tree.children(noun, "amod")
    is_told = (
        _is_made_with_it(context, noun, subjects)
        or _is_under_way(context, noun, pattern)
        or bool(frame.by("from") and not is_political)
        or light_verb(tree, noun) >= 0
        or is_money(tree, measured(tree, noun))
    )
    if (not subjects and pattern.type != "mission") or (not receivers and not is_told):
        return None  # only spoken of
    return Form(noun, subjects, receivers, (noun,), pattern, covers=tuple(tree.children(noun, "conj")))


def _is_made_with_it(context: SentenceContext, noun: int, helpers: tuple[int, ...]) -> bool:
    """Whether something was made or done with the help of a public body ("a dam, repaired with the help of X")."""
    governor = context.tree.head(noun)
    is_beside = context.tree.preposition(noun) in _BESIDE and governor >= 0 and context.tree.is_verb(governor)
    return is_beside and any(is_helper(context.tree, h) for h in helpers)


def _is_under_way(context: SentenceContext, noun: int, pattern: Pattern) -> bool:
    """Whether an operation of help is told to go on ("relief operations are under way")."""
    tree = context.tree
    head = tree.head(noun)
    is_subject = pattern.type == "mission" and tree.relation(noun) == "nsubj" and head >= 0
    if not is_subject:
        return False
    ends = tree.children(head, "xcomp")
    told = {tree.lemmas[k] for k in (ends or (head,))}  # "the mission continued to support talks" does something else
    return not told.isdisjoint(words("efforts", "lasting"))


def _who_lists(tree: Tree, noun: int) -> tuple[int, ...]:
    """Who does what a list names examples of ("carries out programmes including training for the police")."""
    governor = tree.head(noun)
    if governor < 0 or not tree.is_verb(governor) or tree.lemmas[governor] not in words("efforts", "pursuing"):
        return ()
    return verb_frame(tree, governor).subjects if tree.preposition(noun) in words("grammar", "listing") else ()


def _deep_frame(context: SentenceContext, noun: int) -> Frame:
    """The noun's arguments, with those the parse hangs from what it is "of" ("the gift of grain to X by Y")."""
    tree = context.tree
    frame = noun_frame(tree, noun)
    below = tuple(pair for h in frame.by("of") for pair in obliques(tree, h) if pair[0] in ("to", "by", "from", "for"))
    subjects = tuple(s for s in frame.subjects if tree.tokens[s].upos != "PRON" or tree.mention(s) is not None)
    if frame.subjects and not subjects and tree.is_verb(tree.head(noun)):
        subjects = verb_frame(tree, tree.head(noun)).subjects  # "ended its training programme"
    if any(tree.tokens[k].upos == "PRON" for k in tree.children(noun, "nmod:poss")):
        if tree.relation(noun) == "obl":
            subjects = owners_of(tree, noun) or subjects  # "cut ties with X over its support"
        elif tree.relation(noun) == "nmod" and tree.preposition(noun) == "for" and context.acts(tree.head(noun)):
            subjects = (tree.head(noun),)  # "praised X for its delivery of tents"
    return Frame(subjects, frame.objects, frame.obliques + below)


def _is_about_help(context: SentenceContext, noun: int, frame: Frame, pattern: Pattern) -> bool:
    """Whether a noun that says what is done is done with help or to those in need, and its verb is no other form."""
    tree = context.tree
    carrier = light_verb(tree, noun)
    if is_stance(tree, noun):
        return False
    if carrier >= 0 and lexicon("efforts", "give").at(tree, carrier) is not None:
        return False  # read with the verb, or refused there
    if pattern.of != "recipient":
        return True
    of = frame.by("of")
    if not of:
        is_listed = bool(_who_lists(tree, noun))
        return is_listed or (carrier >= 0 and pattern.words[-1] not in ("provision", "protection"))
    known = [words("efforts", name) for name in ("gifts", "aims_protect", "aims_build", "forces")]
    return any(tree.lemmas[counted(tree, h)] in lemmas for h in of[:1] for lemmas in known) or bool(
        beneficiaries(context, of[:1])
    )


def _received(tree: Tree, noun: int, frame: Frame) -> tuple[int, tuple[int, ...]]:
    """The verb of "Y received support from X", "Y needs the help of X", else -1, with who gives."""
    whole = tree.head(noun) if tree.relation(noun) == "conj" else measured(tree, noun)
    governor = tree.head(whole)
    if governor < 0 or tree.relation(whole) != "obj" or tree.lemmas[governor] not in words("efforts", "receiving"):
        return -1, ()
    owners = tuple(k for k in tree.children(noun, "nmod:poss", "compound", "amod") if names_actor(tree, k))
    return governor, frame.by(*_GIVERS, "of") or verb_frame(tree, governor).by("from") or owners


def _who_is_helped(context: SentenceContext, noun: int, helpers: tuple[int, ...]) -> tuple[int, ...]:
    """Who does something with the help of others."""
    tree = context.tree
    governor = tree.head(noun)
    if governor < 0:
        return ()
    if not tree.is_verb(governor):  # "UNHCR, with support from X, …"
        return tuple(s for s in beneficiaries(context, (governor,)) if tree.relation(governor) == "nsubj")
    frame = verb_frame(tree, governor)
    subjects = beneficiaries(context, frame.objects if is_passive(tree, governor) else frame.subjects)
    return tuple(s for s in subjects if s not in helpers)
