"""Relations: durable ties, by verbs and nouns that name the tie; descriptions, compounds and offices have own files."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from faultline.extraction.clauses import Frame, beyond, noun_frame, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.lexicon import Pattern, lexicon
from faultline.extraction.relations.bearers import bearer_ties
from faultline.extraction.relations.beside import after, owners_of
from faultline.extraction.relations.fitting import is_name
from faultline.extraction.relations.followings import following_ties
from faultline.extraction.relations.hyphenated import hyphenated_ties
from faultline.extraction.relations.offices import extract_offices
from faultline.extraction.relations.presence import dwelling_ties, haunt_ties, placed_ties, seat_ties
from faultline.extraction.relations.standing import against_ties, standing_ties, under_ties
from faultline.extraction.relations.ties import SYMMETRIC, Tie, called, statements_of, subjects_of
from faultline.extraction.subjects import surface_subjects
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import agents, words
from faultline.model.entity import EntityType
from faultline.model.statement import Statement

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "AUX", "ADJ", "X"})
_FORCES = (EntityType.ARMED_GROUP, EntityType.MILITARY)
_SIDES = (*_FORCES, EntityType.COUNTRY, EntityType.GOVERNMENT, EntityType.PARTY, EntityType.PLACE, EntityType.COMPANY)
RULES: tuple[Callable[[SentenceContext, int], Iterator[Tie]], ...] = (
    standing_ties,
    under_ties,
    haunt_ties,
    dwelling_ties,
    seat_ties,
    placed_ties,
    following_ties,
    against_ties,
    bearer_ties,
    hyphenated_ties,
)


def extract_relations(context: SentenceContext) -> Iterator[Statement]:
    """One statement for each pair of source and target that a word ties; a pair is tied once in a way."""
    seen: set[tuple[str, tuple[int | None, ...]]] = set()
    for statement in (*_all(context), *extract_offices(context)):
        ends = (statement.type, tuple(a.start for a in statement.arguments))
        if ends not in seen:
            seen.add(ends)
            yield statement


def _all(context: SentenceContext) -> Iterator[Statement]:
    for token in context.tree.tokens:
        if token.upos not in _CONTENT:
            continue
        yield from _of_word(context, token.index)
        for rule in RULES:
            for tie in rule(context, token.index):
                yield from statements_of(context, tie)


def _of_word(context: SentenceContext, index: int) -> Iterator[Statement]:
    """What a verb or noun that names the tie gives; by its second reading where the first has no fitting ends."""
    for table in ("relation", "otherwise") if context.tree.is_verb(index) else ("relation",):
        pattern = lexicon("relations", table).at(context.tree, index)
        if pattern is None or _is_no_tie(context.tree, index, pattern):
            continue
        found = tuple(statements_of(context, _tie(context.tree, index, pattern)))
        if found:
            yield from found
            return


def _is_no_tie(tree: Tree, index: int, pattern: Pattern) -> bool:
    if pattern.part == "noun":
        is_joint = pattern.type == "allied_with" and tree.preposition(index) == "in"  # "in partnership with"
        is_party = pattern.type in SYMMETRIC and tree.preposition(index) == "to"  # "the parties to the conflict"
        is_outbreak = tree.relation(index) == "nsubj" and tree.lemmas[tree.head(index)] in words(
            "relations", "outbreaks"
        )
        return (
            is_joint
            or ("soured" in pattern.needs and not _is_soured(tree, index))
            or is_party
            or (is_outbreak and pattern.type == "fights")
            or (pattern.type == "supports" and not _is_partisan(tree, index, pattern))
        )
    if "present" in pattern.needs and not (tree.tokens[index].xpos in ("VBZ", "VBP") or is_passive(tree, index)):
        return True  # who shall report to the council on a matter does not stand under it
    if "active" in pattern.needs and is_passive(tree, index):
        return True
    if pattern.words[0] == "serve" and tree.children(index, "obj"):
        return True  # "served a sentence in X"
    return _is_purpose(tree, index) or _is_task(tree, index, pattern) or _is_help(tree, index, pattern)


def _is_soured(tree: Tree, noun: int) -> bool:
    """Whether relations are told to be, or to have become, bad."""
    head = tree.head(noun)
    is_subject = head >= 0 and tree.relation(noun) in ("nsubj", "obj")
    told = {tree.lemmas[head]} if is_subject else set()
    if is_subject:
        told |= {tree.lemmas[k] for k in tree.children(head, "xcomp", "amod", "advmod")}
    return bool((told | _qualities(tree, noun)) & words("relations", "souring"))


def _is_purpose(tree: Tree, verb: int) -> bool:
    """Whether a verb only says to what end something is done ("a handbook to support agencies"): no tie yet.

    What is decided is one, as sure as the decision ("its decision to join the coalition").
    """
    is_to = any(tree.lemmas[k] == "to" for k in tree.children(verb, "mark"))
    head = tree.head(verb)
    is_under = tree.relation(verb) in ("advcl", "acl") and tree.tokens[head].upos != "ADJ"
    is_resolved = tree.lemmas[head] in words("relations", "resolves") or bool(_for_whom(tree, verb))
    return is_to and is_under and not is_resolved


def _is_task(tree: Tree, verb: int, pattern: Pattern) -> bool:
    """Whether help or an order is about one task ("supported them in drafting", "directed officers to pay")."""
    if pattern.type == "leads":
        return bool(tree.children(verb, "xcomp"))
    if pattern.type not in ("supports", "trains", "opposes", "influences"):
        return False
    return any(
        tree.tokens[k].xpos in ("VBG", "VB") and tree.preposition(k) in ("in", "by", "to", "")
        for k in tree.children(verb, "advcl", "xcomp", "ccomp")
        if k > verb
    ) or any(p in ("in", "with") and tree.tokens[h].xpos == "VBG" for p, h in verb_frame(tree, verb).obliques)


def _is_help(tree: Tree, verb: int, pattern: Pattern) -> bool:
    """Whether support or training is given as help with a task rather than to a side: to no armed force, say."""
    given = [k for k in tree.children(verb, "obj") if tree.lemmas[k] in pattern.words[1:]]
    if pattern.type not in ("supports", "trains") or not given:
        return False
    if pattern.type == "supports" and _qualities(tree, given[0]) & words("relations", "partisan"):
        return False
    frame = beyond(tree, verb_frame(tree, verb), pattern.words)
    takers = [tree.mention(t) for t in _targets(frame, pattern.recipient)]
    forces = _FORCES if pattern.type == "trains" else (EntityType.ARMED_GROUP,)
    return not any(t is not None and t.type in forces for t in takers)


def _is_partisan(tree: Tree, noun: int, pattern: Pattern) -> bool:
    """Whether support is told as taking a side: by its adjectives, by whom it is for, or as what somebody has."""
    is_kind = len(pattern.words) > 1 and pattern.part == "noun"
    if is_kind or _qualities(tree, noun) & words("relations", "partisan") or tree.preposition(noun) == "with":
        return True
    targets = [tree.mention(t) for t in _targets(noun_frame(tree, noun), pattern.recipient)]
    return any(t is not None and t.type is EntityType.ARMED_GROUP for t in targets) or bool(_receivers(tree, noun))


def _qualities(tree: Tree, noun: int) -> set[str]:
    beside = tree.children(noun, "amod", "compound")
    return {tree.lemmas[w] for k in beside for w in (k, *tree.children(k, "conj"))}


def _tie(tree: Tree, index: int, pattern: Pattern) -> Tie:
    ends_of = _ends_of_verb if pattern.part == "verb" else _ends_of_noun
    sources, targets = ends_of(tree, index, pattern)
    if "named" in pattern.needs:
        targets = tuple(t for t in targets if is_name(tree, t))
    if pattern.reverse:
        sources, targets = targets, sources
    if pattern.type in ("supports", "opposes"):
        targets = tuple(o for t in targets for o in _bidder(tree, t))
    formed = [o for o in tree.children(index, "obj") if tree.lemmas[o] in pattern.words[1:] and is_name(tree, o)]
    if formed:  # "formed the Alliance of …"
        return Tie("member_of", index, sources, tuple(formed), pattern.name)
    return Tie(pattern.type, index, sources, targets, pattern.name, 0.5 if pattern.part == "verb" else 0.45)


def _for_whom(tree: Tree, verb: int) -> tuple[int, ...]:
    """Who is to do it: "it is time for X and Y to negotiate"."""
    if tree.head(verb) < 0 or not any(tree.lemmas[k] == "to" for k in tree.children(verb, "mark")):
        return ()
    beside = tree.children(tree.head(verb), "obl", "nmod")
    return tuple(k for k in beside if k < verb and tree.preposition(k) == "for" and not tree.is_in_time(k))


def _bidder(tree: Tree, target: int) -> tuple[int, ...]:
    """Whose candidacy, rule or claim it is that is backed or fought."""
    owners = owners_of(tree, target) or after(tree, target, ("of", "by"))
    return owners if owners and tree.lemmas[target] in words("relations", "bids") else (target,)


def _ends_of_verb(tree: Tree, verb: int, pattern: Pattern) -> tuple[tuple[int, ...], tuple[int, ...]]:
    frame = verb_frame(tree, verb)
    last = pattern.words[-1]
    recipient = (last,) if len(pattern.words) == 2 and last in pattern.recipient else pattern.recipient
    prepositional = tuple(p for p in recipient if p != "object")
    is_moved = "moved" in pattern.needs and bool(frame.objects) and bool(_targets(frame, prepositional))
    if is_moved or "object" not in recipient:
        # "X merged A into B" and "A was placed under B" alike tell of A and B
        givers = frame.objects if is_moved or not frame.subjects else frame.subjects
        if pattern.type in SYMMETRIC and not tree.children(verb, "nsubj"):
            givers = _for_whom(tree, verb) or givers
        return givers, _targets(beyond(tree, frame, pattern.words), recipient if not is_moved else prepositional)
    reached = beyond(tree, frame, pattern.words)
    charged = _charged(tree, verb)
    between = frame.by("between", "among") if pattern.type in SYMMETRIC and not frame.subjects else ()
    givers = (
        charged or between or tuple(g for s in frame.subjects for g in _holder(tree, s)) or _right_before(tree, verb)
    )
    return givers, tuple(t for t in _targets(reached, recipient) if tree.lemmas[t] not in pattern.unless)


def _right_before(tree: Tree, verb: int) -> tuple[int, ...]:
    """The mention right before a finite verb whose subject the parse has hung elsewhere ("…, X has itself armed Y")."""
    before = verb - 1
    while before >= 0 and (tree.tokens[before].upos in ("AUX", "ADV") or tree.tokens[before].text.endswith("self")):
        before -= 1
    mention = tree.mention(before) if before >= 0 else None
    is_finite = tree.tokens[verb].xpos in ("VBD", "VBZ", "VBP") or tree.tokens[verb - 1].upos == "AUX"
    if mention is None or is_passive(tree, verb) or not is_finite or tree.children(verb, "nsubj"):
        return ()
    head = tree.mention_head(mention)
    return (head,) if tree.relation(head) == "nsubj" else ()


def _charged(tree: Tree, verb: int) -> tuple[int, ...]:
    """Who is said to have done it: "accused X of arming Y", "X was convicted of leading Y"."""
    head = tree.head(verb)
    is_charge = head >= 0 and tree.lemmas[head] in words("relations", "charging") and tree.tokens[verb].xpos == "VBG"
    return verb_frame(tree, head).objects if is_charge and not tree.children(verb, "nsubj") else ()


def _holder(tree: Tree, subject: int) -> tuple[int, ...]:
    """Whose task it is, where the task stands as the subject ("the army's focus is fighting …")."""
    return (
        (owners_of(tree, subject) or (subject,)) if tree.lemmas[subject] in words("relations", "tasks") else (subject,)
    )


def _ends_of_noun(tree: Tree, noun: int, pattern: Pattern) -> tuple[tuple[int, ...], tuple[int, ...]]:
    frame = noun_frame(tree, noun)
    subjects = tuple(s for s in frame.subjects if tree.tokens[s].relation != "nmod:poss" or tree.mention(s) is not None)
    targets = _targets(frame, pattern.recipient)
    between = frame.by("between", "among")
    if pattern.type in SYMMETRIC and (between or not targets):
        return between or _sharers(tree, noun), ()
    owners = owners_of(tree, tree.head(noun)) if tree.relation(noun) == "conj" else ()
    given = frame.by("of", "from") if pattern.of == "actor" else frame.by("from")
    if pattern.of == "actor" and not given:
        given = tuple(g for k in tree.children(noun, "conj") for g in after(tree, k, ("of", "from")))
    if pattern.of == "actor" and not targets:
        givers = given or subjects or owners_of(tree, noun)
        return tuple(g for g in givers if pattern.type != "supports" or _takes_sides(tree, g)), _receivers(tree, noun)
    is_unresolved = any(
        tree.mention(k) is None and tree.tokens[k].upos == "PRON" for k in tree.children(noun, "nmod:poss")
    )
    subjects = () if is_unresolved else subjects
    sources = subjects or owners_of(tree, noun) or owners or given
    return sources, tuple(t for t in targets if t not in sources)


def _takes_sides(tree: Tree, giver: int) -> bool:
    """Whether help from somebody is more than help with a task: that of states, forces and parties."""
    return any((m := tree.mention(g)) is not None and m.type in _SIDES for g in called(tree, (giver,)))


def _sharers(tree: Tree, noun: int) -> tuple[int, ...]:
    """Those who have a dispute, an alliance, talks: "X and Y have a border dispute"."""
    verb = tree.head(noun)
    if verb < 0:
        return ()
    is_had = tree.relation(noun) == "obj" and tree.lemmas[verb] in ("have", "hold", "share", "form", "sign")
    is_in = tree.relation(noun) == "obl" and tree.preposition(noun) == "in"
    if is_in and tree.lemmas[verb] in ("engage", "involve", "embroil", "lock", "participate", "remain", "be"):
        return tuple(surface_subjects(tree, verb))
    return verb_frame(tree, verb).subjects if is_had else ()


def _targets(frame: Frame, recipient: tuple[str, ...]) -> tuple[int, ...]:
    found = frame.objects if "object" in recipient else ()
    return found + frame.by(*(p for p in recipient if p not in ("object", "between", "among")))


def _receivers(tree: Tree, noun: int) -> tuple[int, ...]:
    """Who has the support that a noun names: "with the help of X, they …", "they enjoy the backing of X"."""
    governor = tree.head(noun)
    if governor < 0:
        return ()
    if tree.relation(noun) == "obj" and tree.lemmas[governor] in words("relations", "receiving"):
        return verb_frame(tree, governor).subjects
    if tree.preposition(noun) not in ("with", "through", "thanks to"):
        return ()
    if tree.is_verb(governor):
        return verb_frame(tree, governor).subjects
    by = tuple(s for k in tree.children(governor, "acl") for s in verb_frame(tree, k).subjects if s != governor)
    doers = tuple(k for k in tree.children(governor, "compound") if tree.lemmas[k] in agents())
    return noun_frame(tree, governor).subjects or by or doers or subjects_of(tree, noun)
