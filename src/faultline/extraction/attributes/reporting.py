"""Reported speech: whose words a clause passes on, by verbs and nouns of saying, "according to", and "X:"."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.extraction.agency import acts, named
from faultline.extraction.phrases import argument
from faultline.extraction.subjects import antecedent
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import agents, words
from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.statement import Speaker

SPEAKING = frozenset(
    {EntityType.PERSON, EntityType.GOVERNMENT, EntityType.GOVERNMENT_BODY, EntityType.INTERNATIONAL_ORGANISATION}
    | {EntityType.ORGANISATION, EntityType.CIVIL_ORGANISATION, EntityType.ARMED_GROUP, EntityType.MILITARY}
    | {EntityType.PARTY, EntityType.GROUP, EntityType.COUNTRY, EntityType.MEDIA, EntityType.COMPANY}
)
_PRONOUNS = frozenset({"he", "she", "they", "we", "i"})
_LONGEST_LABEL = 9
_LONGEST_SOURCE = 10


@dataclass(frozen=True, slots=True)
class Report:
    """Whose words they are, and who passes these on ("the agency quoted the governor as saying")."""

    speaker: Speaker
    reported_by: Speaker | None = None


def report_of(document: Document, tree: Tree, index: int) -> Report | None:
    """The reported speech around a token, the innermost first."""
    for below in (index, *tree.ancestors(index)):
        sourced = _aside(document, tree, below)
        if sourced is not None and index not in tree.subtree(sourced[1]):
            return Report(sourced[0])
        head = tree.head(below)
        if head < 0 or tree.relation(below) not in ("ccomp", "parataxis", "acl", "advcl", "obl", "obj", "nmod"):
            continue
        if not _reports(tree, below, head):
            continue
        if tree.relation(below) == "nmod":
            token = tree.tokens[head]
            return Report(Speaker(token.text, token.start, token.end))
        if (found := _reported(document, tree, head)) is not None:
            return found
    source = _source(document, tree, index) or _label(tree, index)
    return Report(source) if source is not None else None


def _reported(document: Document, tree: Tree, teller: int) -> Report | None:
    """Who says it, and who passes it on, where the one who tells names another source."""
    if _is_quoted(tree, teller):
        quoted = next(iter(tree.children(tree.head(teller), "obj", "nsubj:pass")), None)
        source = as_speaker(document, tree, quoted) if quoted is not None else None
        return Report(source, _quoting(document, tree, teller)) if source is not None else None
    speaker = speaker_of(document, tree, teller)
    cited = _cited(tree, teller)
    source = as_speaker(document, tree, cited) if cited is not None else None
    if source is None:
        return Report(speaker) if speaker is not None else None
    return Report(source, speaker)


def _is_quoted(tree: Tree, teller: int) -> bool:
    """Whether a verb of saying hangs from "quoted" ("quoted the mayor as saying")."""
    head = tree.head(teller)
    return head >= 0 and tree.lemmas[head] in ("quote", "cite") and tree.tokens[teller].xpos == "VBG"


def _cited(tree: Tree, teller: int) -> int | None:
    """The source that one who tells cites ("reported, citing the police")."""
    for index in range(teller + 1, len(tree.tokens) - 1):
        is_citing = tree.lemmas[index] in ("cite", "quote") and tree.tokens[index].xpos == "VBG"
        if is_citing and tree.tokens[index - 1].text == ",":
            nouns = (i for i in range(index + 1, len(tree.tokens)) if tree.tokens[i].upos in ("NOUN", "PROPN"))
            return next((_phrase_head(tree, i) for i in nouns), None)
    return None


def _quoting(document: Document, tree: Tree, teller: int) -> Speaker | None:
    head = tree.head(teller)
    subjects = tree.children(head, "nsubj") if head >= 0 and not tree.children(head, "nsubj:pass") else []
    return as_speaker(document, tree, subjects[0]) if subjects else None


def _reports(tree: Tree, clause: int, head: int) -> bool:
    """Whether what governs a clause or noun passes it on as somebody's words."""
    relation = tree.relation(clause)
    lemma = tree.lemmas[head]
    if relation in ("obl", "obj"):
        is_put = lemma in words("attribution", "putting_verbs") and any(
            tree.preposition(k) == "at" for k in tree.children(head, "obl")
        )
        return is_put or (lemma in words("attribution", "telling_verbs") and tree.lemmas[clause] != "responsibility")
    if relation == "ccomp":
        return lemma in words("attribution", "strong_verbs")
    has_that = any(tree.lemmas[k] == "that" for k in tree.children(clause, "mark"))
    if relation == "acl":
        told = tree.head(head) >= 0 and tree.lemmas[tree.head(head)] in ("tell", "inform", "warn", "assure", "remind")
        return has_that and (told or lemma in words("attribution", "nouns"))
    if relation == "nmod":
        return (
            tree.preposition(clause) == "of" and lemma in words("attribution", "hearsay") and not _has_owner(tree, head)
        )
    return relation == "advcl" and has_that and lemma in words("attribution", "strong_verbs")


def _has_owner(tree: Tree, noun: int) -> bool:
    return bool(tree.children(noun, "nmod:poss")) or any(
        tree.preposition(k) == "by" for k in tree.children(noun, "nmod")
    )


def _aside(document: Document, tree: Tree, index: int) -> tuple[Speaker, int] | None:
    """The source that a dependent of a clause gives, and that dependent: "according to X", "as X said", ", X said"."""
    for kid in tree.children(index, "obl", "nmod", "advcl"):
        if tree.preposition(kid) in words("attribution", "phrases") or (
            tree.lemmas[kid] == "accord" and tree.relation(kid) == "advcl"
        ):
            named = tree.children(kid, "obl") if tree.lemmas[kid] == "accord" else [kid]
            speaker = as_speaker(document, tree, named[0]) if named else None
            if speaker is not None:
                return speaker, kid
        if tree.relation(kid) == "advcl" and _is_remark(tree, kid):
            speaker = speaker_of(document, tree, kid)
            if speaker is not None:
                return speaker, kid
    for kid in tree.children(index, "parataxis", "advcl"):
        is_told = tree.lemmas[kid] in words("attribution", "aside_verbs") and not tree.children(
            kid, "ccomp", "mark", "obj"
        )
        if is_told and (tree.relation(kid) == "parataxis" or _is_inverted(tree, kid)):
            speaker = speaker_of(document, tree, kid)
            if speaker is not None:
                return speaker, kid
    return None


def _is_remark(tree: Tree, verb: int) -> bool:
    """Whether a clause is "as X said", which gives the source, and not "even as he said Y", which is another deed."""
    if tree.lemmas[verb] not in words("attribution", "strong_verbs"):
        return False
    has_as = any(tree.lemmas[k] == "as" for k in tree.children(verb, "mark", "advmod"))
    tells = bool(tree.children(verb, "ccomp", "obj", "xcomp", "obl"))
    return has_as and not tells and not any(tree.lemmas[k] in ("even", "just") for k in tree.kids[verb])


def _is_inverted(tree: Tree, verb: int) -> bool:
    """Whether a finite verb of saying follows a comma ("…, said the mayor")."""
    return (
        verb > 1 and tree.tokens[verb].xpos in ("VBD", "VBZ", "VBP") and tree.tokens[verb - 1].text in (",", "”", '"')
    )


def speaker_of(document: Document, tree: Tree, verb: int) -> Speaker | None:
    """The subject of a verb of saying, or the owner of the concern, statement or report that says it."""
    if not tree.is_verb(verb):
        return _owner(document, tree, verb)
    if tree.children(verb, "nsubj:pass", "aux:pass"):
        agents_ = [k for k in tree.children(verb, "obl") if tree.preposition(k) == "by"]
        return as_speaker(document, tree, agents_[0]) if agents_ else None
    subjects = tree.children(verb, "nsubj")
    if not subjects and tree.relation(verb) in ("conj", "advcl", "xcomp") and tree.head(verb) >= 0:
        subjects = [] if _is_inverted(tree, verb) else tree.children(tree.head(verb), "nsubj")
    subjects = sorted(subjects, key=lambda k: tree.lemmas[k] in words("attribution", "channels"))
    if subjects and can_speak(tree, antecedent(tree, subjects[0])):
        return as_speaker(document, tree, subjects[0])
    if tree.lemmas[verb] in words("attribution", "showing_verbs"):
        return None
    beside = beside_verb(document, tree, verb)
    is_plain = tree.lemmas[verb] in ("say", "tell", "add")  # who says a thing can speak, whoever it is
    return beside or (as_speaker(document, tree, subjects[0]) if subjects and is_plain else None)


def _owner(document: Document, tree: Tree, noun: int) -> Speaker | None:
    owners = tree.children(noun, "nmod:poss") or [
        k for k in tree.children(noun, "nmod") if tree.preposition(k) in ("by", "of")
    ]
    if owners and (found := as_speaker(document, tree, owners[0])) is not None:
        return found
    verb = tree.head(noun)
    if tree.lemmas[noun] in words("attribution", "hearsay") and (verb < 0 or tree.relation(noun) != "obj"):
        return as_speaker(document, tree, noun)
    return speaker_of(document, tree, verb) if verb >= 0 and tree.is_verb(verb) else None


def beside_verb(document: Document, tree: Tree, verb: int) -> Speaker | None:
    """Who stands right before or after a verb of saying, where the parse has lost its subject."""
    for index in (verb - 1, verb + 1, verb + 2):
        if not 0 <= index < len(tree.tokens) or tree.tokens[index].upos not in ("NOUN", "PROPN"):
            continue
        head = _phrase_head(tree, index)
        if head != verb and head in (*range(verb - 6, verb), *range(verb + 1, verb + 8)) and can_speak(tree, head):
            return as_speaker(document, tree, head)
    return None


def _phrase_head(tree: Tree, index: int) -> int:
    """The last noun of the run that a token stands in, by the words."""
    while index + 1 < len(tree.tokens) and tree.tokens[index + 1].upos in ("NOUN", "PROPN"):
        index += 1
    return index


def can_speak(tree: Tree, head: int) -> bool:
    """Whether a phrase is somebody, or something that people speak through."""
    mention = tree.mention(head)
    if mention is not None and mention.type in SPEAKING:
        return True
    if tree.lemmas[head] in words("attribution", "channels") or tree.lemmas[head] in _PRONOUNS:
        return True
    return acts(tree, head, agents()) or (mention is None and tree.tokens[head].upos == "PROPN")


def as_speaker(document: Document, tree: Tree, head: int) -> Speaker | None:
    """The phrase as a speaker, for a report or statement its owner; None for what nobody speaks by."""
    head = antecedent(tree, head)
    if tree.lemmas[head] in words("attribution", "channels"):
        head = next((o for o in _behind(tree, head) if can_speak(tree, o)), head)
    mention = tree.mention(head)
    if mention is not None and mention.type not in SPEAKING:
        inside = tree.mention(_phrase_head(tree, head))
        head = _phrase_head(tree, head) if inside is not None and inside.type in SPEAKING else head
    head = named(tree, head)
    if tree.tokens[head].upos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") or _is_mute(tree, head):
        return None
    found = argument(document, tree, "speaker", head)
    return None if found is None else Speaker(found.text, found.start, found.end, found.chain)


def _is_mute(tree: Tree, head: int) -> bool:
    """Whether a phrase is a pronoun for no person, or names a place or thing."""
    if tree.tokens[head].upos == "PRON":
        return tree.lemmas[head] not in _PRONOUNS
    mention = tree.mention(head)
    return (
        mention is not None
        and mention.type not in SPEAKING
        and tree.lemmas[head] not in words("attribution", "channels")
    )


def _behind(tree: Tree, channel: int) -> list[int]:
    """Who made a report or statement: its owner, or who "gathered", "issued" or "published" it."""
    owners = tree.children(channel, "nmod:poss") + [
        k for k in tree.children(channel, "nmod") if _led_by(tree, k) in ("by", "of", "from")
    ]
    for clause in tree.children(channel, "acl"):
        owners += [k for k in tree.children(clause, "obl") if tree.preposition(k) == "by"]
    return owners


def _led_by(tree: Tree, index: int) -> str:
    """The preposition of a phrase, which the parser may have hung inside its name."""
    mention = tree.mention(index)
    before = mention.first - 1 if mention is not None else -1
    return tree.preposition(index) or (tree.tokens[before].text.lower() if before >= 0 else "")


def _source(document: Document, tree: Tree, index: int) -> Speaker | None:
    """ "According to X" at either end of a sentence, wherever the parser hung it."""
    for position in range(len(tree.tokens) - 2):
        if tree.tokens[position].text.lower() != "according" or tree.tokens[position + 1].text.lower() != "to":
            continue
        is_edge = position < 2 or tree.tokens[position - 1].text in (",", "—", "–", "(")
        stop = position + 2
        while (
            stop < len(tree.tokens) and stop - position <= _LONGEST_SOURCE and tree.tokens[stop].text not in ".,;:)—–"
        ):
            stop += 1
        if not is_edge or position <= index < stop:
            continue
        head = next(
            (i for i in range(position + 2, stop) if tree.head(i) not in range(position + 2, stop)), position + 2
        )
        speaker = as_speaker(document, tree, head)
        if speaker is not None:
            return speaker
    return None


def _label(tree: Tree, index: int) -> Speaker | None:
    """The name before a colon at the head of a sentence ("Minister: troops to leave"); what follows are its words."""
    colon = next((i for i in range(1, min(_LONGEST_LABEL, len(tree.tokens))) if tree.tokens[i].text == ":"), None)
    if colon is None or index <= colon or any(tree.tokens[i].upos in ("VERB", "AUX", "NUM") for i in range(colon)):
        return None
    mention = tree.mention(colon - 1)
    if mention is None or mention.type not in SPEAKING or mention.stop != colon:
        return None
    is_told = any(t.upos in ("VERB", "AUX") for t in tree.tokens[colon:])
    return Speaker(mention.text, mention.start, mention.end, mention.chain) if is_told else None
