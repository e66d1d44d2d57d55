"""Who says it: the speaker of a quotation, of reported speech, of what is "according to" somebody.

The outlet is never the speaker unless the text says so; where nobody is named, it is the author's own voice.
"""

from __future__ import annotations

from dataclasses import dataclass

from faultline.extraction.clauses import antecedent
from faultline.extraction.lexicon import words
from faultline.extraction.phrases import argument
from faultline.extraction.tree import Tree
from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.sentence import Analysis, Quotation
from faultline.model.statement import Attribution, Speaker

_SHORTEST_QUOTE = 25
_FARTHEST_VERB = 12
_CARRY = 400
_SPEAKING = frozenset(
    {EntityType.PERSON, EntityType.GOVERNMENT, EntityType.GOVERNMENT_BODY, EntityType.INTERNATIONAL_ORGANISATION}
    | {EntityType.ORGANISATION, EntityType.CIVIL_ORGANISATION, EntityType.ARMED_GROUP, EntityType.MILITARY}
    | {EntityType.PARTY, EntityType.GROUP, EntityType.COUNTRY, EntityType.MEDIA, EntityType.COMPANY}
)


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
        self._speakers = _quotation_speakers(document, self._quotations, trees)

    def of(self, tree: Tree, index: int) -> Voice:
        """The voice that says what the token says."""
        start = tree.tokens[index].start
        reported = reported_speaker(self._document, tree, index)
        for quotation, speaker in zip(self._quotations, self._speakers, strict=True):
            if quotation.start <= start < quotation.end:
                if reported is not None and _inside(reported, quotation):
                    return Voice(reported, Attribution.REPORTED, speaker)
                return Voice(speaker, Attribution.QUOTED) if speaker else AUTHOR
        return Voice(reported, Attribution.REPORTED) if reported is not None else AUTHOR


def _inside(speaker: Speaker, quotation: Quotation) -> bool:
    return speaker.start is not None and quotation.start <= speaker.start < quotation.end


def reported_speaker(document: Document, tree: Tree, index: int) -> Speaker | None:
    """The speaker of reported speech around a token, the innermost first."""
    for below in (index, *tree.ancestors(index)):
        sourced = _according_to(document, tree, below)
        if sourced is not None and index not in tree.subtree(sourced[1]):
            return sourced[0]
        head = tree.head(below)
        if head < 0 or tree.relation(below) not in ("ccomp", "parataxis", "acl", "advcl", "obl", "obj"):
            continue
        if _reports(tree, below, head):
            speaker = speaker_of(document, tree, head)
            if speaker is not None:
                return speaker
    return None


def _reports(tree: Tree, clause: int, head: int) -> bool:
    relation = tree.tokens[clause].relation
    if relation in ("obl", "obj"):
        return tree.lemmas[head] in words("attribution", "telling_verbs")
    if relation == "ccomp":
        return tree.lemmas[head] in words("attribution", "strong_verbs")
    has_that = any(tree.lemmas[k] == "that" for k in tree.children(clause, "mark"))
    if relation == "acl":
        told = tree.head(head) >= 0 and tree.lemmas[tree.head(head)] in ("tell", "inform", "warn", "assure", "remind")
        return has_that and (told or tree.lemmas[head] in words("attribution", "nouns"))
    return relation == "advcl" and has_that and tree.lemmas[head] in words("attribution", "strong_verbs")


def _according_to(document: Document, tree: Tree, index: int) -> tuple[Speaker, int] | None:
    for kid in tree.children(index, "obl", "nmod", "advcl"):
        if tree.preposition(kid) in words("attribution", "phrases") or (
            tree.lemmas[kid] == "accord" and tree.relation(kid) == "advcl"
        ):
            named = tree.children(kid, "obl") if tree.lemmas[kid] == "accord" else [kid]
            speaker = _as_speaker(document, tree, named[0]) if named else None
            if speaker is not None:
                return speaker, kid
        if tree.relation(kid) == "advcl" and _is_aside(tree, kid):
            speaker = speaker_of(document, tree, kid)
            if speaker is not None:
                return speaker, kid
    for kid in tree.children(index, "parataxis"):
        if tree.lemmas[kid] in words("attribution", "strong_verbs") and tree.children(kid, "nsubj"):
            speaker = speaker_of(document, tree, kid)
            if speaker is not None and not tree.children(kid, "ccomp"):
                return speaker, kid
    return None


def _is_aside(tree: Tree, verb: int) -> bool:
    """Whether a clause is "as X said", which gives the source, and not "even as he said Y", which is another deed."""
    if tree.lemmas[verb] not in words("attribution", "strong_verbs"):
        return False
    has_as = any(tree.lemmas[k] == "as" for k in tree.children(verb, "mark", "advmod"))
    tells = bool(tree.children(verb, "ccomp", "obj", "xcomp", "obl"))
    return has_as and not tells and not any(tree.lemmas[k] in ("even", "just") for k in tree.kids[verb])


def speaker_of(document: Document, tree: Tree, verb: int) -> Speaker | None:
    """The subject of a verb of saying, or the owner of the concern, statement or report that says it."""
    if not tree.is_verb(verb):
        owners = tree.children(verb, "nmod:poss") or [
            k for k in tree.children(verb, "nmod") if tree.preposition(k) in ("by", "of")
        ]
        if owners:
            return _as_speaker(document, tree, owners[0])
        verb = tree.head(verb)
        if verb < 0 or not tree.is_verb(verb):
            return None
    passive = bool(tree.children(verb, "nsubj:pass", "aux:pass"))
    if passive:
        agents = [k for k in tree.children(verb, "obl") if tree.preposition(k) == "by"]
        return _as_speaker(document, tree, agents[0]) if agents else None
    subjects = tree.children(verb, "nsubj")
    if not subjects and tree.relation(verb) in ("conj", "advcl", "xcomp") and tree.head(verb) >= 0:
        subjects = tree.children(tree.head(verb), "nsubj")
    return _as_speaker(document, tree, subjects[0]) if subjects else None


def _as_speaker(document: Document, tree: Tree, head: int) -> Speaker | None:
    head = antecedent(tree, head)
    if tree.lemmas[head] in words("attribution", "channels"):
        owners = tree.children(head, "nmod:poss") or [
            k for k in tree.children(head, "nmod") if tree.preposition(k) in ("by", "of", "from")
        ]
        if owners:
            head = owners[0]
    if tree.tokens[head].upos == "PRON" and tree.lemmas[head] not in ("he", "she", "they", "we", "i"):
        return None
    found = argument(document, tree, "speaker", head)
    return None if found is None else Speaker(found.text, found.start, found.end, found.chain)


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
            if mention is not None and mention.type in _SPEAKING and outside:
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
