"""Where the verb of an effort is anchored: what decides whether it is done at all, and who does it."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.extraction.agency import counted, measured
from faultline.extraction.clauses import expand, noun_frame, verb_frame
from faultline.extraction.subjects import controlled
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import words

_GERUND_OF = ("on", "in", "at", "for", "of", "to", "with", "towards", "toward", "by", "through", "including")

_BESIDES = ("in addition", "besides", "as well as", "apart from", "aside from", "beyond", "alongside", "along with")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The token whose clause says how surely, the doers, and whether the verb is the content of an endeavour.

    Attributes:
        is_open: Whether there is only room or need for them to do it.
    """

    trigger: int
    subjects: tuple[int, ...]
    is_endeavour: bool = False
    is_open: bool = False


def anchor_of(tree: Tree, verb: int, *, is_strong: bool) -> Anchor | None:
    """The anchor of a verb, or None where it only tells a purpose, a duty or a topic.

    Args:
        is_strong: Whether the verb is help whatever it is done to, so that a purpose or topic will do.
    """
    if verb and tree.tokens[verb - 1].text == "-" and tree.tokens[verb - 1].end == tree.tokens[verb].start:
        return None  # "an X-brokered truce"
    first = _first_conjunct(tree, verb)
    head, relation = tree.head(first), tree.relation(first)
    introducing = tree.preposition(first).split(" ")[-1]
    is_infinitive = any(tree.lemmas[k] == "to" for k in tree.children(first, "mark"))
    is_gerund = tree.tokens[first].xpos == "VBG" and not tree.children(first, "aux", "nsubj")
    own = Anchor(verb, _subjects(tree, verb))
    asked = _asked(tree, first) if is_gerund and introducing == "by" else ()
    if asked:
        return Anchor(verb, asked, is_endeavour=True, is_open=True)
    if is_gerund and relation == "csubj":
        return own
    if head < 0 or not (is_infinitive or is_gerund) or relation == "root" or is_passive(tree, verb):
        return own
    if not is_infinitive and not introducing and relation in ("acl", "advcl", "conj", "parataxis", "dep"):
        return own if is_strong or relation != "acl" else _participle(tree, verb, head)
    is_before = relation == "advcl" and first < head  # "To help …, the office did": only what for
    is_topic = introducing == "on" and tree.is_verb(head) and tree.lemmas[head] not in words("efforts", "worked_on")
    endeavour = None if is_before or is_topic else _endeavour(tree, verb, head)
    if endeavour is not None and (is_infinitive or introducing in _GERUND_OF or relation == "xcomp"):
        return endeavour
    if is_infinitive:
        return own if is_strong and relation in ("xcomp", "ccomp") else None
    is_beside = tree.preposition(first).startswith(_BESIDES)  # "in addition to training judges, the mission …"
    is_means = introducing in ("by", "through", "while", "when")
    return own if is_means or is_beside or relation in ("xcomp", "ccomp") else None


def _asked(tree: Tree, gerund: int) -> tuple[int, ...]:
    """Who is asked to act "including by V-ing", where a verb of asking stands before and the gerund is an example."""
    if not tree.preposition(gerund).startswith("including"):
        return ()
    calls = [i for i in range(gerund) if tree.is_verb(i) and tree.lemmas[i] in words("efforts", "asking")]
    return tuple(controlled(tree, calls[-1])) if calls else ()


def _first_conjunct(tree: Tree, verb: int) -> int:
    """The verb that a series begins with, where this one has no subject or mark of its own."""
    for _ in range(6):
        head = tree.head(verb)
        if tree.relation(verb) != "conj" or head < 0 or tree.children(verb, "nsubj", "mark", "aux"):
            return verb
        if not tree.is_verb(head) or (tree.tokens[verb].xpos == "VBG") != (tree.tokens[head].xpos == "VBG"):
            return verb
        verb = head
    return verb


def _participle(tree: Tree, verb: int, noun: int) -> Anchor | None:
    """ "Observers monitoring the poll": somebody named or counted does it, no mere kind of people."""
    return Anchor(verb, (noun,)) if tree.mention(noun) is not None else None


def _endeavour(tree: Tree, verb: int, head: int) -> Anchor | None:
    """What makes or pursues the endeavour that an infinitive or gerund hangs from."""
    if tree.lemmas[head] in words("efforts", "minding") and not _is_pursued(tree, head):
        doers = _minded(tree, verb, head)
        return Anchor(verb, doers, is_endeavour=True) if doers else None
    if tree.is_verb(head) or tree.tokens[head].upos == "ADJ":
        return _verbal(tree, head)
    if tree.lemmas[head] in words("efforts", "openings") and any(tree.lemmas[k] == "for" for k in tree.kids[verb]):
        doers = expand(
            tree, [*tree.children(verb, "nsubj"), *(k for k in tree.children(head, "nmod") if head < k < verb)]
        )
        return Anchor(verb, doers, is_endeavour=True, is_open=True) if doers else None
    if tree.lemmas[head] in words("efforts", "founding"):
        return _founded(tree, verb, head)
    if tree.lemmas[head] not in words("efforts", "endeavours"):
        return None
    if _is_pursued(tree, head):
        whole = measured(tree, head)
        governor = tree.head(whole)
        doers = tuple(d for d in _subjects(tree, governor) if d not in (whole, head))
        if doers:
            return Anchor(governor, doers, is_endeavour=True)
    owners = noun_frame(tree, head)
    doers = owners.subjects or tuple(d for d in owners.by("of") if tree.mention(d) is not None)
    return Anchor(head, doers, is_endeavour=True) if doers else None


def _is_pursued(tree: Tree, noun: int) -> bool:
    """Whether a verb makes or pursues the endeavour that a noun names, and nobody else owns it."""
    whole = measured(tree, noun)
    governor = tree.head(whole)
    is_taken = governor >= 0 and tree.lemmas[governor] in words("efforts", "pursuing")
    owned = [k for k in tree.children(noun, "nmod:poss") if tree.tokens[k].upos != "PRON"]
    is_known = tree.lemmas[noun] in words("efforts", "endeavours")
    return is_known and is_taken and not owned and tree.relation(whole) in ("obj", "nsubj", "obl")


def _founded(tree: Tree, verb: int, noun: int) -> Anchor | None:
    """The body that is set up or sent to do it ("the deployment of a mission to protect …")."""
    bodies = expand(tree, [k for k in tree.children(noun, "nmod") if k < verb and tree.preposition(k) == "of"])
    return Anchor(verb, bodies, is_endeavour=True) if bodies else None


def _verbal(tree: Tree, head: int) -> Anchor | None:
    frame = verb_frame(tree, head)
    holds_one = any(tree.lemmas[counted(tree, o)] in words("efforts", "endeavours") for o in frame.objects)
    is_striving = tree.lemmas[head] in words("efforts", "striving")
    if not is_striving and not (holds_one and tree.lemmas[head] in words("efforts", "pursuing")):
        return None
    return Anchor(head, _subjects(tree, head), is_endeavour=True)


def _minded(tree: Tree, verb: int, head: int) -> tuple[int, ...]:
    """Who is to do what is planned, asked for or allowed."""
    if not tree.is_verb(head) and tree.tokens[head].upos != "ADJ":
        return noun_frame(tree, head).subjects
    return _subjects(tree, verb) or expand(tree, controlled(tree, head))


def _subjects(tree: Tree, verb: int) -> tuple[int, ...]:
    """The subjects; of an item of a list, those of the verb above; else the noun before a verb that lacks one."""
    found = tuple(s for s in verb_frame(tree, verb).subjects if not _is_no_agent(tree, s))
    above = next((a for a in tree.ancestors(verb) if tree.is_verb(a)), -1)
    if not found and above >= 0 and tree.tokens[verb].xpos in ("VB", "VBG"):
        is_own = tree.relation(verb) == "xcomp" and not tree.children(above, "obj")
        return _subjects(tree, above) if is_own or tree.relation(verb) == "conj" else found
    is_finite = tree.tokens[verb].xpos in ("VBD", "VBZ", "VBP") or _is_misread_past(tree, verb)
    if found or not is_finite or is_passive(tree, verb):
        return found
    return expand(tree, _named_before(tree, verb) or _before(tree, verb))


def _is_misread_past(tree: Tree, verb: int) -> bool:
    """Whether a past is read as a participle, right after a name ("UNHCR trained judges", "Qatar mediated talks")."""
    if tree.tokens[verb].xpos != "VBN" or tree.children(verb, "aux", "cop"):
        return False
    is_root = tree.relation(verb) == "root" and bool(tree.children(verb, "obj"))
    is_before = tree.relation(verb) == "amod" and tree.relation(tree.head(verb)) == "root"
    first = min((m.first for m in tree.sentence.mentions if m.stop == verb), default=1)
    return is_root or (is_before and first == 0)


def _named_before(tree: Tree, verb: int) -> list[int]:
    """The mention right before a verb, wherever the parse hangs it."""
    ending = [m for m in tree.sentence.mentions if m.stop == verb]
    heads = [tree.mention_head(m) for m in sorted(ending, key=lambda m: m.first)[:1]]
    return [h for h in heads if not tree.preposition(h) and not tree.is_in_time(h)]


def _before(tree: Tree, verb: int) -> list[int]:
    """The head of the noun phrase right before a verb: the verb's own loose dependent, else the nearest noun."""
    loose = [k for k in tree.children(verb, "obl", "obj") if k < verb and not tree.preposition(k) and tree.is_noun(k)]
    loose = [k for k in loose if not tree.is_in_time(k)]
    if loose:
        return loose[-1:]
    nearest = verb - 1
    while nearest >= 0 and tree.tokens[nearest].upos in ("ADV", "AUX"):
        nearest -= 1
    while nearest >= 0 and tree.relation(nearest) == "conj" and tree.is_noun(nearest):
        nearest = tree.head(nearest)
    stands_alone = 0 <= nearest < verb and tree.tokens[nearest].upos in ("NOUN", "PROPN")
    return [nearest] if stands_alone and not tree.preposition(nearest) and not tree.is_in_time(nearest) else []


def _is_no_agent(tree: Tree, subject: int) -> bool:
    """Whether a parse takes "provided to X" for "provided by X"."""
    return tree.tokens[subject].relation == "obl:agent" and tree.preposition(subject) not in ("by", "from", "")
