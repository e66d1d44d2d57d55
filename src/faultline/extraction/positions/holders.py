"""Whose stance it is: the subject, the speaker of reported words, or the author of the text."""

from __future__ import annotations

from dataclasses import replace

from faultline.extraction.agency import counted
from faultline.extraction.attributes.speaking import is_one_person
from faultline.extraction.clauses import verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.model.statement import Argument, Speaker

_FIRST = frozenset({"i", "we", "us", "me", "ourselves", "my", "our"})
_MOST = 3
_FARTHEST = 20
_TITLES = ("messrs", "mr", "mrs", "ms", "dr", "generals", "ministers", "presidents", "senators")
_LINES = (",", ";", "and", ":", "(", "—", "–", "but", ".")


def holders_of(context: SentenceContext, trigger: int, heads: tuple[int, ...]) -> tuple[Argument, ...]:
    """The heads that can hold a stance; "I", "we" and "my Government" are the speaker or the author."""
    found: list[Argument] = []
    for given in _holding(context.tree, trigger, heads)[:_MOST]:
        head = counted(context.tree, given) if context.tree.tokens[given].upos == "DET" else given  # "all of the X"
        is_pronoun = context.tree.tokens[head].upos == "PRON"
        if is_first_person(context.tree, head) and (is_pronoun or context.acts(head)):
            found += _own(context, trigger, head)
        elif can_hold(context, head):
            found += context.arguments("holder", (head,))
        elif context.tree.lemmas[head] in ("it", "its") and context.tree.mention(head) is None:
            found += context.arguments("holder", (head,))  # the body that the sentence before is about
        elif context.tree.lemmas[head] in words("positions", "documents"):
            found += _of_document(context, trigger, head) or context.arguments("holder", (head,))
        elif context.tree.lemmas[head] in words("positions", "gatherings"):
            found += _of_document(context, trigger, head)
    return tuple(h for i, h in enumerate(found) if all(h.start != f.start for f in found[:i]))


def _holding(tree: Tree, trigger: int, heads: tuple[int, ...]) -> tuple[int, ...]:
    """The heads that stand where a subject does, the names of several who are only described in their place."""
    if tree.is_verb(trigger) and not is_passive(tree, trigger):
        before = tuple(h for h in heads if h < trigger)
        heads = before or heads
    found: list[int] = []
    for head in heads:
        names = _names_of(tree, head)
        found += [h for h in names or [head] if h not in found]
    return tuple(found)


def _names_of(tree: Tree, head: int) -> list[int]:
    """The persons named right after a description of several ("the candidates, Ana Ruiz and Omar Haddad, …")."""
    if tree.tokens[head].upos != "NOUN" or "Number=Plur" not in tree.tokens[head].feats:
        return []
    comma = next(
        (i for i in range(head + 1, min(head + _FARTHEST, len(tree.tokens))) if tree.tokens[i].text == ","), -1
    )
    names: list[int] = []
    index = comma + 1
    while 0 < index < len(tree.tokens):
        mention = tree.mention(index)
        if mention is not None and mention.type is EntityType.PERSON and mention.form is Form.NAME:
            names += [tree.mention_head(mention)] if tree.tokens[index].text.rstrip(".").lower() not in _TITLES else []
            index = mention.stop
        elif tree.lemmas[index] in (",", "and", "&") or tree.tokens[index].text.rstrip(".").lower() in _TITLES:
            index += 1
        else:
            break
    between = range(head, max(comma, head))
    is_verbless = all(tree.tokens[i].upos not in ("VERB", "AUX") or tree.relation(i) == "amod" for i in between)
    is_closed = comma > 0 and tree.tokens[index - 1].text == ","
    return names if len(names) > 1 and is_verbless and is_closed else []


def can_hold(context: SentenceContext, head: int) -> bool:
    """Whether a phrase can have a stance: whoever acts, and people and bodies of which one seldom says what they do."""
    is_noun = context.tree.tokens[head].upos in ("NOUN", "PROPN")
    return context.acts(head) or (is_noun and context.tree.lemmas[head] in words("positions", "voices"))


def _own(context: SentenceContext, trigger: int, head: int) -> tuple[Argument, ...]:
    """ "I" and "we" are replaced by the one who speaks; "my delegation" stays, as another name of his."""
    voice = voice_of(context, trigger)
    written = context.argument("holder", head)
    if context.tree.tokens[head].upos == "PRON":
        author = context.author
        if (
            author is not None
            and author.person is not None
            and voice == author.holders
            and context.tree.lemmas[head] in ("i", "me", "my")
        ):
            return (author.person,)
        return voice or (context.arguments("holder", (head,)))
    if written is None:
        return voice
    return (replace(written, chain=voice[0].chain),) if len(voice) == 1 else (written,)


def voice_of(context: SentenceContext, trigger: int) -> tuple[Argument, ...]:
    """Who says what the trigger says: the speaker where the words are somebody's, else the author, if there is one."""
    voice = context.voices.of(context.tree, trigger)
    if voice.speaker is not None and voice.speaker.text.lower() not in _FIRST:
        speaker = voice.speaker
        return (Argument("holder", speaker.text, speaker.start, speaker.end, speaker.chain),)
    told = _teller(context, trigger)
    if told:
        return told
    return context.author.holders if context.author is not None else ()


def _teller(context: SentenceContext, trigger: int) -> tuple[Argument, ...]:
    """The subject of the verb whose content the trigger is ("reaffirmed that X is unlawful"), where it has one."""
    tree = context.tree
    for below in (trigger, *tree.ancestors(trigger)[:3]):
        head = tree.head(below)
        if head >= 0 and tree.relation(below) == "ccomp" and _tells(tree, head, below):
            return holders_of(
                context, head, tuple(s for s in tree.children(head, "nsubj") if not is_first_person(tree, s))
            )
        if tree.relation(below) not in ("conj", "xcomp"):
            break
    return ()


def _tells(tree: Tree, verb: int, content: int) -> bool:
    """Whether a clause is what a verb says or decides ("ruled that X should leave")."""
    is_that = any(tree.lemmas[k] == "that" for k in tree.children(content, "mark"))
    return is_that or tree.lemmas[verb] in words("positions", "uttering")


def is_first_person(tree: Tree, head: int) -> bool:
    """Whether a phrase is "I", "we", or something of the author's that speaks for him ("my delegation")."""
    if tree.lemmas[head] in _FIRST:
        return True
    return tree.tokens[head].upos != "PRON" and any(
        tree.lemmas[k] in ("my", "our", "i", "we") for k in tree.children(head, "nmod:poss")
    )


def is_subjectless(context: SentenceContext, verb: int) -> bool:
    """Whether a verb of a resolution stands without subject, as its paragraphs do: `4. Condemns …, and urges …`."""
    tree, author = context.tree, context.author
    if author is None or not author.is_elliptic or tree.tokens[verb].xpos not in ("VBG", "VBZ", "NNS", "VBN"):
        return False
    if tree.tokens[verb].xpos == "VBN" or tree.children(verb, "nsubj", "aux"):
        return False
    before = verb - 1
    while before >= 0 and tree.tokens[before].upos == "ADV":
        before -= 1
    return before < 0 or tree.tokens[before].text in _LINES


def _of_document(context: SentenceContext, trigger: int, head: int) -> tuple[Argument, ...]:
    """The one whose report or rally it is, or who issued or held it; the author of "the present letter"."""
    tree = context.tree
    owners = tree.children(head, "nmod:poss") + [
        k for k in tree.children(head, "nmod") if tree.preposition(k) in ("by", "of", "from")
    ]
    owned = holders_of(context, trigger, tuple(o for o in owners if context.acts(o)))
    if owned:
        return owned
    issued = [
        s
        for verb in [tree.head(head)]
        if verb >= 0 and tree.relation(head) in ("obj", "obl") and tree.lemmas[verb] in words("positions", "issuing")
        for s in verb_frame(tree, verb).subjects
    ]
    issuers = holders_of(context, trigger, tuple(s for s in issued if context.acts(s)))
    if issuers:
        return issuers
    is_present = any(tree.lemmas[k] in ("present", "this") for k in tree.kids[head])
    return context.author.holders if is_present and context.author is not None else ()


def is_spoken(context: SentenceContext, verb: int, target: Argument, *, is_utterance: bool = False) -> bool:
    """Whether a stance is told as somebody's words: a person utters it, or what he says stands there as a clause.

    A body that calls for something, or welcomes it, takes a stance; nobody need have spoken.
    """
    tree = context.tree
    says = tree.lemmas[verb] in words("attribution", "strong_verbs") or tree.lemmas[verb] in words(
        "positions", "urging"
    )
    is_person = any(is_one_person(tree, s) for s in verb_frame(tree, verb).subjects)
    if is_person and (says or is_utterance):
        return True
    within = [t.index for t in tree.tokens if (target.start or 0) <= t.start < (target.end or 0)]
    clause = next((i for i in within if tree.head(i) not in within and _is_finite(tree, i)), -1)
    return clause >= 0 and (says or any(tree.lemmas[k] == "that" for k in tree.children(clause, "mark")))


def speaker_of(context: SentenceContext, holder: Argument) -> Speaker | None:
    """The holder as the one who speaks, unless the text is his own."""
    author = context.author
    if author is not None and holder.chain in [h.chain for h in author.holders]:
        return None
    return Speaker(holder.text, holder.start, holder.end, holder.chain)


def _is_finite(tree: Tree, verb: int) -> bool:
    forms = {tree.tokens[k].xpos for k in (verb, *tree.children(verb, "aux", "cop", "aux:pass"))}
    return bool(forms & {"VBD", "VBZ", "VBP", "MD"})
