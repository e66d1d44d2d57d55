"""Who does what to whom: the logical arguments of a verb or of a noun that names an action, and who inherits them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from faultline.extraction.agency import measured, named
from faultline.extraction.events.answering import answerable, causers, engaged, is_imputed
from faultline.extraction.events.bearing import bearers
from faultline.extraction.events.deeds import (
    first_of_list,
    follower,
    is_deed,
    namers,
    occurrence,
    participles,
    relative_doers,
    sharers,
    strays,
)
from faultline.extraction.subjects import RELATIVE, antecedent, owners, surface_subjects
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import agent_after, is_agent, is_misread, is_passive
from faultline.extraction.wordlists import words


@dataclass(frozen=True, slots=True)
class Frame:
    """Token indexes of the heads of the arguments of one predicate; obliques are (preposition, head)."""

    subjects: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    obliques: tuple[tuple[str, int], ...] = ()

    def by(self, *prepositions: str) -> tuple[int, ...]:
        """The heads that one of the prepositions introduces."""
        return tuple(head for preposition, head in self.obliques if preposition in prepositions)


def verb_frame(tree: Tree, verb: int) -> Frame:
    """The logical arguments: a passive's subject is the object, its agent the subject."""
    passive = is_passive(tree, verb)
    given = surface_subjects(tree, verb)
    objects = tree.children(verb, "obj", "iobj")
    if passive:
        subjects = _agents(tree, verb) or _shared_agents(tree, verb)
        objects = given + [o for o in objects if o > verb]
    else:
        subjects = given
        if not objects:
            objects = _gap(tree, verb) or _shared(tree, verb)
    if not objects and not passive and is_misread(tree, verb):
        before = [k for k in tree.children(tree.head(verb), "compound", "nsubj", "nmod") if k < verb]
        subjects, objects = subjects or before[-1:], [tree.head(verb)]
    return Frame(expand(tree, subjects), expand(tree, objects), obliques(tree, verb))


def _agents(tree: Tree, verb: int) -> list[int]:
    outcomes = [k for k in tree.children(verb, "xcomp") if not tree.is_verb(k)]  # "taken hostage by rebels"
    return [k for top in (verb, *outcomes) for k in tree.children(top, "obl") if is_agent(tree, k)] or _after(
        tree, verb
    )


def _shared_agents(tree: Tree, verb: int) -> list[int]:
    """The agent that only the last of several joined passives names ("was beaten and robbed by two men")."""
    first = tree.head(verb) if tree.relation(verb) == "conj" else verb
    last = next((k for k in reversed(tree.children(first, "conj")) if tree.is_verb(k)), -1) if first >= 0 else -1
    if last <= verb or tree.children(last, "nsubj", "obj") or tree.tokens[last].xpos != "VBN":
        return []
    return _agents(tree, last)


def _after(tree: Tree, verb: int) -> list[int]:
    agent = agent_after(tree, verb)
    return [agent] if agent >= 0 and not tree.is_in_time(agent) else []


def beyond(tree: Tree, frame: Frame, words: tuple[str, ...]) -> Frame:
    """The frame of a verb with a noun of its own ("took control of X"): X is its object; "came under fire by X"."""
    own = [h for h in frame.objects if tree.lemmas[h] in words]
    under = [h for p, h in frame.obliques if p in words and tree.lemmas[h] in words]
    if not own:
        return replace(frame, obliques=frame.obliques + tuple(pair for h in under for pair in obliques(tree, h)))
    reached = tuple(pair for noun in own for pair in obliques(tree, noun))
    objects = tuple(h for p, h in reached if p in ("of", "over", "from", "on", "against"))
    subjects = frame.subjects or tuple(h for p, h in reached if p == "by")
    rest = tuple(h for h in frame.objects if h not in own and tree.head(h) not in own)
    return Frame(subjects, objects + rest, frame.obliques + reached)


def obliques(tree: Tree, predicate: int) -> tuple[tuple[str, int], ...]:
    """Prepositional dependents, each conjunct on its own, in order; agents of passives are left to the subject."""
    found: list[tuple[str, int]] = []
    for kid in tree.children(predicate, "obl", "nmod"):
        if tree.tokens[kid].relation in ("nmod:poss", "obl:tmod", "nmod:tmod", "obl:npmod", "obl:unmarked"):
            continue
        preposition = tree.preposition(kid).removeprefix("including ")
        if preposition:
            doers = _stood_for(tree, kid, preposition)
            members = doers or [*_unjoined(tree, predicate, kid), kid]
            found += [("by" if doers else preposition, head) for head in expand(tree, members)]
    return tuple(found)


def _unjoined(tree: Tree, predicate: int, last: int) -> list[int]:
    """The first of two that one preposition governs, where the parser hung both from the verb ("between A and B")."""
    cases = tree.children(last, "case")
    if not cases or not tree.children(last, "cc"):
        return []
    beside = [k for k in tree.children(predicate, "obl", "nmod") if cases[0] < k < last]
    return [k for k in beside if not tree.preposition(k) and not tree.is_in_time(k)]


def _stood_for(tree: Tree, noun: int, preposition: str) -> list[int]:
    """Who is meant by a phrase that stands for `by`: "at the hands of X", "on the part of X"."""
    if tree.lemmas[noun] not in words("frames", "by_phrase") or preposition not in ("at", "on", "by", "upon"):
        return []
    return [*tree.children(noun, "nmod:poss"), *(k for k in tree.children(noun, "nmod") if tree.preposition(k) == "of")]


def expand(tree: Tree, heads: list[int]) -> tuple[int, ...]:
    """Heads with their conjuncts and the members a list of examples names; relative pronouns give their noun."""
    found: list[int] = []
    for given in heads:
        head = antecedent(tree, given)
        before = [k for k in _members(tree, head) if head == given or k < given]  # "A, who fled, and B"
        for member in map(partial(named, tree), (head, *before)):
            if member not in found:
                found.append(member)
    return tuple(found)


def _is_whence(tree: Tree, head: int, member: int) -> bool:
    """Whether what is joined only says where the first is from ("a man, 23 and from Gara")."""
    return not tree.preposition(head) and tree.preposition(member) in ("from", "of", "in", "at", "near")


def _members(tree: Tree, head: int) -> list[int]:
    found = [k for k in tree.children(head, "conj") if tree.is_noun(k) and not _is_whence(tree, head, k)]
    for kid in tree.children(head, "nmod", "acl"):
        if tree.preposition(kid) in words("grammar", "listing") or tree.lemmas[kid] == "include":
            found += [kid] if tree.is_noun(kid) else tree.children(kid, "obj")
            found += [k for k in tree.children(kid, "conj") if tree.is_noun(k)]
    for member in [k for k in found if k in tree.children(head, "conj")]:
        found += [k for k in _members(tree, member) if k not in found]
    return found


def _shared(tree: Tree, verb: int) -> list[int]:
    """The object of two verbs joined right beside one another ("attacked and murdered villagers"), told by either."""
    head = tree.head(verb)
    others = [*tree.children(verb, "conj"), *([head] if tree.relation(verb) == "conj" and head >= 0 else [])]
    beside = [k for k in others if abs(k - verb) == 2 and tree.is_verb(k) and not is_passive(tree, k)]
    return [o for k in beside for o in tree.children(k, "obj") if o > max(verb, k)]


def _gap(tree: Tree, verb: int) -> list[int]:
    """The noun a relative clause is about, where the clause has a subject of its own and lacks its object."""
    if tree.tokens[verb].relation != "acl:relcl" or not tree.children(verb, "nsubj"):
        return []
    subjects = tree.children(verb, "nsubj")
    if any(tree.lemmas[k] in ("where", "when", "why") for k in tree.children(verb, "advmod", "obl", "mark")):
        return []  # "the city where he met …"
    head = tree.head(verb)
    return [] if head < 0 or any(tree.lemmas[s] in RELATIVE for s in subjects) else [head]


def noun_frame(tree: Tree, noun: int) -> Frame:
    """The arguments of a noun that names an action: its owner, its `by`, a name before it, or who carries it out."""
    found = _around(tree, noun)
    subjects = [head for preposition, head in found if preposition == "by" and not tree.is_in_time(head)]
    subjects += [*owners(tree, noun), *namers(tree, noun), *relative_doers(tree, noun)]
    rest = tuple((p, h) for p, h in found if p != "by")
    governor = light_verb(tree, noun) if not subjects else -1
    if governor >= 0:
        frame = verb_frame(tree, governor)
        givers = frame.subjects
        if not givers and tree.lemmas[governor] in ("involve", "engage", "face"):
            givers = frame.objects
        subjects = [s for s in givers if s not in (noun, measured(tree, noun))]
        rest += tuple((p, h) for p, h in frame.obliques if p in ("against", "on", "with", "at", "to") and h != noun)
    borne, governor = bearers(tree, noun)
    if borne and not subjects:
        subjects = [h for p, h in obliques(tree, governor) if p in ("by", "from") and h != noun]
        is_active = tree.lemmas[governor] in words("frames", "bearing_to") and tree.children(governor, "obj") == borne
        subjects = subjects or (surface_subjects(tree, governor) if is_active else [])
    subjects = subjects or answerable(tree, noun) or engaged(tree, noun) or causers(tree, noun)
    return Frame(expand(tree, subjects), expand(tree, borne), rest)


def _around(tree: Tree, noun: int) -> tuple[tuple[str, int], ...]:
    """The prepositional phrases of a noun, of the participle that says who did it, and those it shares or has lost."""
    found = obliques(tree, noun)
    top = measured(tree, noun)
    found += tuple((p, h) for p, h in obliques(tree, top) if top != noun and p in ("by", "against", "between"))
    follows = follower(tree, noun)
    if follows is not None and follows not in found:
        found += tuple((follows[0], head) for head in expand(tree, [follows[1]]))
    for verb in participles(tree, noun):
        found += tuple(("by" if is_imputed(tree, verb, h) else p, h) for p, h in obliques(tree, verb))
        found += tuple(("by", head) for head in expand(tree, _after(tree, verb)) if ("by", head) not in found)
    verb = occurrence(tree, noun)
    if verb >= 0:
        found += tuple(
            (p, h) for p, h in obliques(tree, verb) if p in ("by", "between", "among", "against", "with", "at")
        )
    present = {preposition for preposition, _ in found}
    for sharer in sharers(tree, noun):
        shared = (
            "by",
            "against",
            *(("of", "on", "between") if is_deed(tree, sharer) and not tree.children(sharer, "det") else ()),
        )
        found += tuple(
            (p, h)
            for p, h in obliques(tree, sharer)
            if h > noun and "by" not in present and (p == "by" or (p in shared and not present))
        )
    present = {preposition for preposition, _ in found}
    return found + tuple((p, h) for p, k in strays(tree, noun) if p not in present for h in expand(tree, [k]))


def light_verb(tree: Tree, noun: int) -> int:
    """The verb that carries out what the noun names ("launched an attack"), else -1."""
    first = first_of_list(tree, noun)
    noun = measured(tree, noun if first < 0 else first)
    governor = tree.head(noun)
    if governor < 0 or tree.lemmas[governor] not in words("grammar", "light") | words("frames", "doing"):
        return -1
    if tree.lemmas[governor] == "have" and tree.lemmas[noun] in words("frames", "had"):
        return -1
    relation = tree.tokens[noun].relation
    if relation in ("obj", "nsubj:pass"):
        return governor
    taken = [tree.lemmas[k] for k in tree.children(governor, "obj")]
    is_part = relation.startswith("obl") and tree.preposition(noun) in ("in", "to", "up")
    return governor if is_part and all(lemma in ("part", "hand", "role") for lemma in taken) else -1
