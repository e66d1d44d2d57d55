"""Calls on somebody named, which are requests: whom an author calls on, and whom the parser took for the caller."""

from __future__ import annotations

from dataclasses import replace

from faultline.extraction.attributes.factuality import Factuality
from faultline.extraction.clauses import Frame, expand
from faultline.extraction.context import SentenceContext
from faultline.extraction.lexicon import Pattern
from faultline.extraction.making import Finding
from faultline.extraction.positions.holders import is_first_person, is_subjectless
from faultline.extraction.wordlists import words
from faultline.model.statement import Argument, Kind

_MOST = 6


def asked_by(context: SentenceContext, verb: int, frame: Frame, pattern: Pattern) -> tuple[Argument, ...]:
    """Those whom the author himself calls on, in a sentence that names no actor: a request."""
    tree = context.tree
    first = (
        bool(frame.subjects)
        and is_first_person(tree, frame.subjects[0])
        and tree.tokens[frame.subjects[0]].upos == "PRON"
    )
    if pattern.type == "calls_for" and pattern.words == ("recommend",):
        return _advised(context, verb)
    if pattern.type != "calls_for" or not (first or is_subjectless(context, verb)) or "for" in pattern.words:
        return ()
    called = [
        k for k in tree.children(verb, "obj", "obl", "iobj", "nmod") if tree.preposition(k) in ("", "on", "upon", "to")
    ]
    asked = [k for k in called if context.acts(k)][:2]
    return context.arguments("recipient", expand(tree, asked)[:_MOST])


def _advised(context: SentenceContext, verb: int) -> tuple[Argument, ...]:
    """Who should do what is recommended ("recommends that the Committee write to all States")."""
    tree = context.tree
    clauses = [k for k in tree.children(verb, "ccomp") if tree.tokens[k].xpos in ("VB", "VBP")]
    subjects = [s for k in clauses[:1] for s in tree.children(k, "nsubj") if tree.tokens[s].upos != "PRON"]
    asked = [s for s in subjects if context.acts(s) or tree.lemmas[s] in words("frames", "assemblies")]
    return context.arguments("recipient", expand(tree, asked)[:_MOST])


def is_between(context: SentenceContext, verb: int, holder: Argument, target: Argument) -> bool:
    """Whether a holder stands between the verb and what is called for, and so is the one called on."""
    start = context.tree.tokens[verb].start
    return holder.start is not None and start < holder.start < (target.start or 0)


def request_of(context: SentenceContext, verb: int, asked: tuple[Argument, ...], pattern: Pattern) -> Finding | None:
    """A request by the author of those whom the parser took for the subject ("Requests the team to report")."""
    author = context.author
    if author is None or not author.holders:
        return None
    actors = tuple(replace(a, role="actor") for a in author.holders)
    recipients = tuple(replace(a, role="recipient") for a in asked)
    pattern_ = f"event/REQUEST: {pattern.name}"
    return Finding(Kind.EVENT, "REQUEST", verb, (*actors, *recipients), pattern_, factuality=Factuality())
