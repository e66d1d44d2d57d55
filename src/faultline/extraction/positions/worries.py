"""Warnings by emphasis: who stresses a danger ("highlighted the risk of famine", "the threat was underscored by X")."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.attributes.factuality import Factuality, factuality_of
from faultline.extraction.clauses import verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.making import Finding
from faultline.extraction.positions.holders import holders_of, is_spoken, is_subjectless, speaker_of, voice_of
from faultline.extraction.positions.targets import phrase_targets
from faultline.extraction.wordlists import words
from faultline.model.statement import Kind, Modality


def worry_positions(context: SentenceContext) -> Iterator[Finding]:
    """A warning for each danger that somebody emphasises."""
    for token in context.tree.tokens:
        if token.upos == "VERB" and context.tree.lemmas[token.index] in words("positions", "emphasising"):
            finding = _finding(context, token.index)
            if finding is not None:
                yield finding


def _finding(context: SentenceContext, verb: int) -> Finding | None:
    tree, frame = context.tree, verb_frame(context.tree, verb)
    dangers = [o for o in frame.objects if tree.lemmas[o] in words("positions", "dangers")]
    holders = voice_of(context, verb) if is_subjectless(context, verb) else holders_of(context, verb, frame.subjects)
    targets = phrase_targets(context, dangers[:1])
    if not holders or not targets or factuality_of(tree, verb).modality is not Modality.ACTUAL:
        return None
    return Finding(
        kind=Kind.POSITION,
        type="warns",
        trigger=verb,
        arguments=(*holders, *targets),
        pattern=f"position/warns: emphasis '{tree.lemmas[verb]}'",
        factuality=Factuality(),
        speaker=speaker_of(context, holders[0]) if is_spoken(context, verb, targets[0], is_utterance=True) else None,
        base=0.45,
    )
