"""Who can be said to speak, and the words for him: a person, a body, a crowd, or whoever is behind a report."""

from __future__ import annotations

from faultline.extraction.agency import acts, named
from faultline.extraction.phrases import argument
from faultline.extraction.subjects import antecedent
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import agents, words
from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.model.statement import Speaker
from faultline.ontology import vocabulary

SPEAKING = frozenset(
    {EntityType.PERSON, EntityType.GOVERNMENT, EntityType.GOVERNMENT_BODY, EntityType.INTERNATIONAL_ORGANISATION}
    | {EntityType.ORGANISATION, EntityType.CIVIL_ORGANISATION, EntityType.ARMED_GROUP, EntityType.MILITARY}
    | {EntityType.PARTY, EntityType.GROUP, EntityType.COUNTRY, EntityType.MEDIA, EntityType.COMPANY}
)
_SEATS = (EntityType.PLACE, EntityType.FACILITY)
_IN_TITLE = ("ADP", "DET", "ADJ", "NOUN", "PROPN", "PART", "NUM")
_LONGEST_TITLE = 12
PRONOUNS = frozenset({"he", "she", "they", "we", "i", "him", "her", "them", "it"})


def can_speak(tree: Tree, head: int) -> bool:
    """Whether a phrase is somebody, or something that people speak through."""
    mention = tree.mention(head)
    if mention is not None and mention.type in SPEAKING:
        return True
    if is_channel(tree, head) or (tree.lemmas[head] in PRONOUNS and tree.lemmas[head] != "it"):
        return True
    return acts(tree, head, agents()) or (mention is None and tree.tokens[head].upos == "PROPN")


def is_channel(tree: Tree, head: int) -> bool:
    """Whether a word names what somebody speaks through ("report", "statement")."""
    return tree.lemmas[head] in words("attribution", "channels")


def is_one_person(tree: Tree, head: int) -> bool:
    """Whether a phrase is one person, by a name, a description or "he" and "she"."""
    mention = tree.mention(head)
    is_one = "Number=Plur" not in tree.tokens[head].feats
    is_person = mention.type is EntityType.PERSON if mention is not None else tree.lemmas[head] in ("he", "she")
    return is_one and is_person


def as_speaker(
    document: Document, tree: Tree, head: int, *, says: bool = False, is_itself: bool = False
) -> Speaker | None:
    """The phrase as a speaker, for a report or statement its owner; None for what nobody speaks by.

    A place that `says` something stands for those who rule or sit there ("the Kremlin said"), "it" for a body.
    One that `is_itself` the speaker is not exchanged for a name that the parser ties it to.
    """
    head = antecedent(tree, head)
    if is_channel(tree, head):
        head = next((o for o in _behind(tree, head) if can_speak(tree, o) and not _is_mute(tree, o)), head)
    mention = tree.mention(head)
    if mention is not None and mention.type not in SPEAKING:
        inside = tree.mention(phrase_head(tree, head))
        head = phrase_head(tree, head) if inside is not None and inside.type in SPEAKING else head
    head = head if is_itself else apposed_name(tree, named(tree, head))
    if tree.tokens[head].upos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"):
        return None
    if _is_mute(tree, head) and not (says and (_is_named_place(tree, head) or tree.lemmas[head] == "it")):
        return None
    found = argument(document, tree, "speaker", head)
    return None if found is None else Speaker(found.text, found.start, found.end, found.chain)


def apposed_name(tree: Tree, head: int) -> int:
    """The name that a comma sets after a description of one person, whatever the parser hung it from."""
    mention = tree.mention(head)
    is_open = mention is None or (mention.type is EntityType.PERSON and mention.form is Form.NOMINAL)
    is_noun = tree.tokens[head].upos == "NOUN" or (tree.tokens[head].upos == "PROPN" and mention is not None)
    if not is_noun or not is_open or "Number=Plur" in tree.tokens[head].feats:
        return head
    comma = head + 1
    while comma < len(tree.tokens) and tree.tokens[comma].upos in _IN_TITLE and comma - head < _LONGEST_TITLE:
        comma += 1
    if comma >= len(tree.tokens) or tree.tokens[comma].text != ",":
        return head
    comma = next((i for i in range(comma + 1, len(tree.tokens)) if not _is_title(tree, i)), comma)
    name = tree.mention(comma)
    if name is None or name.first != comma or name.type is not EntityType.PERSON or name.form is not Form.NAME:
        return head
    is_closed = name.stop >= len(tree.tokens) or tree.tokens[name.stop].upos in ("PUNCT", "VERB", "AUX")
    is_listed = any(tree.lemmas[k] == "and" for k in tree.children(tree.mention_head(name), "cc"))
    return tree.mention_head(name) if is_closed and not is_listed else head


def _is_title(tree: Tree, index: int) -> bool:
    return tree.tokens[index].text.lower().rstrip(".") in vocabulary("titles")["words"]


def phrase_head(tree: Tree, index: int) -> int:
    """The last noun of the run that a token stands in, by the words."""
    while index + 1 < len(tree.tokens) and tree.tokens[index + 1].upos in ("NOUN", "PROPN"):
        index += 1
    return index


def _is_mute(tree: Tree, head: int) -> bool:
    """Whether a phrase is a pronoun for no person, or names a place or thing."""
    if tree.tokens[head].upos == "PRON":
        return tree.lemmas[head] not in PRONOUNS or tree.lemmas[head] == "it"
    mention = tree.mention(head)
    return mention is not None and mention.type not in SPEAKING and not is_channel(tree, head)


def _is_named_place(tree: Tree, head: int) -> bool:
    mention = tree.mention(head)
    return mention is not None and mention.form in (Form.NAME, Form.ACRONYM) and mention.type in _SEATS


def _behind(tree: Tree, channel: int) -> list[int]:
    """Who made a report or statement: its owner, or who "gathered", "issued" or "published" it, or now issues it."""
    owners = tree.children(channel, "nmod:poss") + [
        k for k in tree.children(channel, "nmod") if _led_by(tree, k) in ("by", "of", "from")
    ]
    issuing = tree.head(channel) if tree.relation(channel) == "obj" else -1
    if issuing >= 0 and tree.lemmas[issuing] in words("positions", "issuing"):
        owners += tree.children(issuing, "nsubj")
    for clause in tree.children(channel, "acl"):
        owners += [k for k in tree.children(clause, "obl") if tree.preposition(k) == "by"]
    return [owner for owner in owners if not tree.is_in_time(owner)]  # "Friday's statement"


def _led_by(tree: Tree, index: int) -> str:
    """The preposition of a phrase, which the parser may have hung inside its name."""
    mention = tree.mention(index)
    before = mention.first - 1 if mention is not None else -1
    return tree.preposition(index) or (tree.tokens[before].text.lower() if before >= 0 else "")
