"""What the words around a name tell of it when nothing else does."""

from __future__ import annotations

from faultline.language.lexicons import words
from faultline.model.entity import EntityType
from faultline.model.sentence import Sentence

_PLACE_CASES = frozenset({"in", "near", "at", "around", "outside", "across", "towards", "toward", "throughout"})
_SAYING = frozenset(
    {"say", "tell", "add", "write", "note", "explain", "argue", "ask", "claim", "warn", "admit", "insist", "reply"}
)


def kind_by_context(sentence: Sentence, first: int, stop: int, *, is_acronym: bool) -> EntityType | None:
    """A person after a title or as the subject of saying, a place after "in"; else an organisation, if in capitals."""
    tokens = sentence.tokens
    before = tokens[first - 1].text.lower().rstrip(".") if first else ""
    if before in words("titles", "telling"):
        return EntityType.PERSON
    head = next((t for t in tokens[first:stop] if not first <= t.head < stop), tokens[stop - 1])
    first_conjunct = head.head if head.relation == "conj" and head.head >= 0 else head.index
    cases = {t.lemma for t in sentence.children(first_conjunct, "case")}
    if cases & _PLACE_CASES:
        return EntityType.PLACE
    verb = tokens[head.head] if head.head >= 0 else None
    if verb is not None and head.relation.startswith("nsubj") and verb.lemma in _SAYING and not is_acronym:
        return EntityType.PERSON
    if is_acronym or stop - first > 1:
        return EntityType.ORGANISATION
    is_adjective = tokens[first].xpos.startswith("JJ") or tokens[first].text.endswith(("ic", "ist", "ern", "ian"))
    is_modifier = head.relation in ("amod", "compound", "discourse", "vocative", "nmod:desc")
    return None if first == 0 or is_adjective or is_modifier else EntityType.ORGANISATION
