"""Who says it: the speaker of a quotation, of reported speech, of what is "according to" somebody.

The outlet is never the speaker unless the text says so; where nobody is named, it is the author's own voice.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from faultline.extraction.attributes.antecedents import Antecedents
from faultline.extraction.attributes.reporting import Report, report_of, speaker_of
from faultline.extraction.attributes.speaking import SPEAKING
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.document import Document
from faultline.model.sentence import Analysis, Quotation
from faultline.model.statement import Attribution, Speaker

_SHORTEST_QUOTE = 25
_FARTHEST_VERB = 12
_CARRY = 400
_POINTING = frozenset({"these", "those"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, in which manner, and who passes it on."""

    speaker: Speaker | None = None
    attribution: Attribution = Attribution.AUTHOR
    reported_by: Speaker | None = None


AUTHOR = Voice()


class Voices:
    """The quotations of a document with their speakers, found once; `of` answers for any token."""

    def __init__(self, document: Document, analysis: Analysis, trees: tuple[Tree, ...]) -> None:
        self._document = document
        self._quotations = tuple(q for q in analysis.quotations if q.end - q.start >= _SHORTEST_QUOTE)
        self._antecedents = Antecedents.of(document, trees)
        self._before = {tree.sentence.start: before for before, tree in pairwise(trees)}
        self._speakers = _quotation_speakers(document, self._quotations, trees)

    def of(self, tree: Tree, index: int) -> Voice:
        """The voice that says what the token says, by its name or description where there is one."""
        voice = self._written(tree, index)
        if voice.speaker is None:
            return voice
        return replace(voice, speaker=self._antecedents.meant(voice.speaker, tree.sentence.start))

    def _written(self, tree: Tree, index: int) -> Voice:
        """The voice as the sentence has it; "we" is who speaks already, in a quotation or in the text itself."""
        start = tree.tokens[index].start
        report = report_of(self._document, tree, index)
        if report is not None and _is_first_person(report.speaker):
            report = None
        for quotation, speaker in zip(self._quotations, self._speakers, strict=True):
            if quotation.start <= start < quotation.end:
                if report is not None and _inside(report.speaker, quotation):
                    return Voice(report.speaker, Attribution.REPORTED, report.reported_by or speaker)
                return Voice(speaker, Attribution.QUOTED) if speaker else AUTHOR
        report = report or self._carried_on(tree)
        return Voice(report.speaker, Attribution.REPORTED, report.reported_by) if report is not None else AUTHOR

    def _carried_on(self, tree: Tree) -> Report | None:
        """The report of the sentence before, which one about "these" or "those" that it told of carries on."""
        before = self._before.get(tree.sentence.start)
        root = next((t.index for t in tree.tokens if tree.head(t.index) < 0), -1)
        subjects = tree.children(root, "nsubj") if root >= 0 else []
        if before is None or not any(tree.tokens[s].text.lower() in _POINTING for s in subjects):
            return None
        told = (k for t in before.tokens if before.head(t.index) < 0 for k in before.children(t.index, "ccomp"))
        report = next((r for k in told if (r := report_of(self._document, before, k)) is not None), None)
        return None if report is None or _is_first_person(report.speaker) else report

    def quoted(self, tree: Tree, index: int) -> Voice:
        """The voice of the quotation that a token stands in; of words that only tell of the speaker, the author's."""
        start = tree.tokens[index].start
        speakers = (
            s
            for q, s in zip(self._quotations, self._speakers, strict=True)
            if q.start <= start < q.end and s is not None
        )
        speaker = next(speakers, None)
        return AUTHOR if speaker is None else Voice(speaker, Attribution.QUOTED)


def _is_first_person(speaker: Speaker) -> bool:
    return speaker.text.lower().split()[0] in words("attribution", "first_person")


def _inside(speaker: Speaker, quotation: Quotation) -> bool:
    return speaker.start is not None and quotation.start <= speaker.start < quotation.end


def _quotation_speakers(
    document: Document, quotations: tuple[Quotation, ...], trees: tuple[Tree, ...]
) -> tuple[Speaker | None, ...]:
    """A quotation speaks with the voice named beside it, else with that of the quotation it carries on."""
    found: list[Speaker | None] = []
    position = 0
    for number, quotation in enumerate(quotations):
        while position < len(trees) and trees[position].sentence.end <= quotation.start:
            position += 1
        near = [t for t in trees[position : position + 40] if t.sentence.start < quotation.end]
        speaker = None
        for tree in near:
            speaker = speaker or _beside(document, tree, quotation, quotations)
        if speaker is None and near:
            after = position + len(near)
            speaker = _next_sentence(document, trees[after : after + 1], quotation, quotations)
        if speaker is None and number and quotation.start - quotations[number - 1].end < _CARRY:
            between = document.text[quotations[number - 1].end : quotation.start]
            speaker = found[-1] if len(between.split()) <= 25 else None
        found.append(speaker)
    return tuple(found)


def _beside(document: Document, tree: Tree, quotation: Quotation, quotations: tuple[Quotation, ...]) -> Speaker | None:
    """The speaker of a verb of saying in the same sentence, outside every quotation, nearest to this one."""
    verbs = []
    for token in tree.tokens:
        if tree.lemmas[token.index] not in words("attribution", "verbs") or token.upos != "VERB":
            continue
        if any(q.start <= token.start < q.end for q in quotations):
            continue
        gap = max(quotation.start - token.end, token.start - quotation.end)
        verbs.append((gap, token.index))
    for _, verb in sorted(verbs):
        speaker = speaker_of(document, tree, verb)
        if speaker is None or (speaker.start is not None and quotation.start <= speaker.start < quotation.end):
            speaker = _neighbour(tree, verb, quotation)
        if speaker is not None:
            return speaker
    return None


def _neighbour(tree: Tree, verb: int, quotation: Quotation) -> Speaker | None:
    """The name right beside the verb, where the parse has lost the subject."""
    for index in (verb - 1, verb + 1, verb - 2, verb + 2):
        if 0 <= index < len(tree.tokens):
            mention = tree.mention(index)
            outside = not quotation.start <= tree.tokens[index].start < quotation.end
            if mention is not None and mention.type in SPEAKING and outside:
                return Speaker(mention.text, mention.start, mention.end, mention.chain)
    return None


def _next_sentence(
    document: Document, following: tuple[Tree, ...], quotation: Quotation, quotations: tuple[Quotation, ...]
) -> Speaker | None:
    """`… .” He said this in Geneva`: only a sentence cut off right after the quotation is read."""
    for tree in following:
        if (
            tree.sentence.start - quotation.end <= 3
            and tree.tokens
            and "\n" not in document.text[quotation.end : tree.sentence.start]
        ):
            early = [t for t in tree.tokens[:_FARTHEST_VERB] if tree.lemmas[t.index] in words("attribution", "verbs")]
            if early:
                return _beside(document, tree, quotation, quotations)
    return None
