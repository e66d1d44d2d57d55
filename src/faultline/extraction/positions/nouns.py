"""Positions told by a noun: "its opposition to the plan", "expressed concern about hunger", "calls by X for talks"."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.attributes.factuality import Factuality, factuality_of
from faultline.extraction.clauses import expand, verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.making import Finding
from faultline.extraction.positions.holders import holders_of, is_spoken, is_subjectless, speaker_of, voice_of
from faultline.extraction.positions.stances import Stance, stances
from faultline.extraction.positions.targets import asked_target, clause_target, phrase_targets
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import words
from faultline.model.sentence import Form
from faultline.model.statement import Argument, Kind

_MET = frozenset(
    {"fulfil", "fulfill", "meet", "honour", "honor", "implement", "keep", "respect", "breach", "undermine"}
)


def noun_positions(context: SentenceContext) -> Iterator[Finding]:
    """A position for each noun of stance that has a holder and a target."""
    tree = context.tree
    for token in tree.tokens:
        stance = _stance(tree, token.index) if token.upos == "NOUN" else None
        mention = tree.mention(token.index)
        if stance is None or (mention is not None and mention.form in (Form.NAME, Form.ACRONYM)):
            continue
        finding = _finding(context, token.index, stance)
        if finding is not None:
            yield finding


def _stance(tree: Tree, noun: int) -> Stance | None:
    """The stance that a noun names; a decision is one where it is not to do a thing."""
    if tree.lemmas[noun] == "need" and tree.preposition(noun) == "in":
        return None  # who is in need of a thing does not call for it
    if tree.lemmas[noun] == "commitment" and tree.relation(noun) == "obj" and tree.lemmas[tree.head(noun)] in _MET:
        return None  # who meets his commitments keeps promises
    if tree.lemmas[noun] in words("positions", "intents"):
        clauses = tree.children(noun, "acl")
        is_not = any(tree.lemmas[k] in ("not", "never") for c in clauses for k in tree.children(c, "advmod"))
        return Stance("opposes", ("clause",)) if is_not else stances("noun", "nouns").get(tree.lemmas[noun])
    return stances("noun", "nouns").get(tree.lemmas[noun])


def _finding(context: SentenceContext, noun: int, stance: Stance) -> Finding | None:
    verb = _utterance(context, noun)
    utterers = _utterers(context, verb) if verb >= 0 else ()
    holders = _owners(context, noun) or utterers
    targets = _targets(context, noun, verb, stance)
    if not holders or not targets or holders[0].start == targets[0].start:
        return None
    lemma = context.tree.lemmas[noun]
    type = _type(context, stance, noun, is_clause=_is_doing(context, targets[0]))
    is_utterance = verb >= 0 and context.tree.lemmas[verb] not in words("positions", "silent")
    is_said = is_spoken(context, verb if verb >= 0 else noun, targets[0], is_utterance=is_utterance)
    return Finding(
        kind=Kind.POSITION,
        type=type,
        trigger=noun,
        arguments=(*holders, *targets),
        pattern=f"position/{type}: noun '{lemma}'",
        factuality=_factuality(context, verb) if verb >= 0 and type == stance.type else Factuality(),
        speaker=speaker_of(context, (*utterers, *holders)[0]) if is_said else None,
        base=0.5,
    )


def _factuality(context: SentenceContext, verb: int) -> Factuality:
    """How surely a stance is uttered; who takes the floor to utter it does."""
    tree = context.tree
    is_voiced = tree.relation(verb) == "advcl" and tree.lemmas[tree.head(verb)] in words("positions", "voicing")
    return Factuality() if is_voiced or is_subjectless(context, verb) else factuality_of(tree, verb)


def _type(context: SentenceContext, stance: Stance, noun: int, *, is_clause: bool) -> str:
    """What one rejects that others have said, one denies; who has no wish for a thing is against it."""
    tree = context.tree
    if stance.type == "supports" and any(
        tree.lemmas[k] in ("no", "little", "zero") for k in tree.children(noun, "det", "amod")
    ):
        return "opposes"
    if tree.lemmas[noun] in words("positions", "stressed") and is_clause:
        return "calls_for"
    rejected = tree.lemmas[noun] in ("rejection", "repudiation") and any(
        tree.lemmas[k] in words("positions", "claims") for k in tree.children(noun, "nmod")
    )
    return "denies" if rejected else stance.type


def _is_doing(context: SentenceContext, target: Argument) -> bool:
    """Whether a target tells of something to be done ("the importance of holding elections")."""
    tree = context.tree
    within = [t.index for t in tree.tokens if (target.start or 0) <= t.start < (target.end or 0)]
    heads = [i for i in within if tree.head(i) not in within]
    return any(tree.tokens[i].xpos in ("VBG", "VB") and tree.tokens[i].upos == "VERB" for i in heads)


def _utterance(context: SentenceContext, noun: int) -> int:
    """The verb that utters the noun ("reiterated its call"), through a conjunct; else -1."""
    tree = context.tree
    for _ in range(3):
        if tree.relation(noun) != "conj" or tree.head(noun) < 0 or not tree.is_noun(tree.head(noun)):
            break
        noun = tree.head(noun)
    verb = tree.head(noun)
    if verb < 0 or not tree.is_verb(verb) or tree.lemmas[verb] not in words("positions", "uttering"):
        return -1
    if tree.relation(noun) in ("obj", "ccomp") or (tree.relation(noun) == "nsubj" and is_passive(tree, verb)):
        return verb
    is_beside = tree.relation(noun) == "obl" and tree.preposition(noun) in ("in", "with", "on")
    return verb if is_beside else -1


def _owners(context: SentenceContext, noun: int) -> tuple[Argument, ...]:
    """Who has the stance: its owner, `by` or `from` whom it is."""
    tree = context.tree
    lemma = tree.lemmas[noun]
    if lemma in words("positions", "uttered"):
        return ()
    owners = tree.children(noun, "nmod:poss")
    owners += [k for k in tree.children(noun, "nmod") if tree.preposition(k) in ("by", "from", "among")]
    if tree.relation(noun) == "nsubj" and tree.head(noun) >= 0:  # "support came from …", "is strong among …"
        around = tree.children(tree.head(noun), "obl", "nmod")
        owners += [k for k in around if k > noun and tree.preposition(k) in ("from", "among", "amongst")]
    if lemma in words("positions", "felt"):
        owners += [k for k in tree.children(noun, "nmod") if tree.preposition(k) == "of" and context.acts(k)]
    owners += [
        k
        for k in tree.children(noun, "compound", "amod", "nmod")
        if k < noun and (m := tree.mention(k)) is not None and m.form is not Form.NOMINAL and context.acts(k)
    ]
    return holders_of(context, noun, expand(tree, owners))


def _utterers(context: SentenceContext, verb: int) -> tuple[Argument, ...]:
    frame = verb_frame(context.tree, verb)
    if is_subjectless(context, verb):
        return context.author.holders if context.author is not None else ()
    if _is_remark(context, verb):
        return ()
    if frame.subjects:
        return holders_of(context, verb, frame.subjects)
    return voice_of(context, verb) if is_passive(context.tree, verb) else ()


def _is_remark(context: SentenceContext, verb: int) -> bool:
    """Whether a participle comments on what was suffered ("were expelled, underscoring the need for …").

    Or says what a text is to say that somebody is only asked for ("advised it to write to all, stressing the need …").
    """
    tree, head = context.tree, context.tree.head(verb)
    is_participle = tree.relation(verb) in ("advcl", "acl") and tree.tokens[verb].xpos == "VBG"
    if is_participle and any(
        tree.relation(a) == "ccomp" and tree.tokens[a].xpos == "VB" for a in tree.ancestors(verb)[:2]
    ):
        return True
    is_beside = tree.relation(verb) == "advcl" and tree.tokens[verb].xpos == "VBG" and not tree.children(verb, "nsubj")
    return is_beside and head >= 0 and is_passive(tree, head)


def _targets(context: SentenceContext, noun: int, verb: int, stance: Stance) -> tuple[Argument, ...]:
    """What stands after the noun's preposition, or the clause it governs; some hang from the verb instead."""
    tree = context.tree
    places = [noun, verb] if verb >= 0 else [noun]
    for place in places:
        kids = [k for k in tree.children(place, "nmod", "obl", "advcl", "acl") if k > noun]
        clauses = [k for k in kids if _is_clause(context, k, stance)]
        phrases = [k for k in kids if _is_phrase(context, noun, k, stance)]
        if phrases and clauses and phrases[0] < clauses[0] and context.acts(phrases[0]):
            asked = asked_target(context, phrases[0], clauses[0])
            return (asked,) if asked is not None else ()
        if phrases and (not clauses or phrases[0] < clauses[0]):
            return phrase_targets(context, expand(tree, phrases[:1]))
        if clauses:
            target = clause_target(context, clauses[0], is_denied=tree.lemmas[noun] in words("positions", "intents"))
            return (target,) if target is not None else ()
    return ()


def _is_phrase(context: SentenceContext, noun: int, kid: int, stance: Stance) -> bool:
    tree = context.tree
    is_near = tree.is_noun(kid) and tree.preposition(kid) in stance.prepositions and not tree.is_in_time(kid)
    return is_near and not _is_owner(context, noun, kid)


def _is_owner(context: SentenceContext, noun: int, kid: int) -> bool:
    """Whether "of X" after the noun names its holder, not its target."""
    tree = context.tree
    is_felt = tree.lemmas[noun] in words("positions", "felt")
    return is_felt and tree.preposition(kid) == "of" and context.acts(kid)


def _is_clause(context: SentenceContext, kid: int, stance: Stance) -> bool:
    """Whether a clause says what the stance is on: "to do", "that it be done", "for doing"."""
    tree = context.tree
    if not tree.is_predicate(kid) or tree.tokens[kid].relation == "acl:relcl":
        return False
    marks = {tree.lemmas[k] for k in tree.children(kid, "mark", "case")}
    if tree.relation(kid) in ("nmod", "obl"):
        return False
    return bool(marks & {"to", "that"}) or bool(marks & set(stance.prepositions))
