"""What the words around a name tell of it when nothing else does."""

from __future__ import annotations

from collections.abc import Sequence

from faultline.language.lexicons import title_words
from faultline.model.entity import EntityType
from faultline.model.sentence import Sentence, Token

_PLACE_CASES = frozenset({"in", "near", "at", "around", "outside", "across", "towards", "toward", "throughout"})
_GOALS = frozenset({"to", "from", "for", "into", "towards", "through", "toward", "via"})
_MOVING = frozenset(
    {
        "go",
        "leave",
        "travel",
        "flee",
        "move",
        "return",
        "fly",
        "march",
        "drive",
        "arrive",
        "retreat",
        "head",
        "cross",
        "come",
        "withdraw",
        "advance",
        "deploy",
        "relocate",
        "escape",
    }
)
_PLACE_NOUNS = frozenset(
    {
        "town",
        "city",
        "village",
        "region",
        "province",
        "district",
        "county",
        "area",
        "commune",
        "locality",
        "settlement",
        "capital",
        "island",
        "port",
        "department",
        "cercle",
        "neighbourhood",
        "outskirt",
        "north",
        "south",
        "east",
        "west",
    }
)
_SAYING = frozenset(
    {"say", "tell", "add", "write", "note", "explain", "argue", "ask", "claim", "warn", "admit", "insist", "reply"}
)


def _is_place_of(governor: Token, relation: str, cases: set[str]) -> bool:
    """Whether a governor asks for a place: "the town of X", "flew to X"."""
    if governor.lemma in _PLACE_NOUNS:
        return "of" in cases or relation in ("appos", "flat", "nmod:desc")
    return governor.lemma in _MOVING and bool(cases & _GOALS)


def kind_by_context(sentence: Sentence, first: int, stop: int, *, is_acronym: bool) -> EntityType | None:
    """A person after a title or as the subject of saying, a place after "in"; else an organisation, if in capitals."""
    tokens = sentence.tokens
    before = tokens[first - 1].text.lower().rstrip(".") if first else ""
    if before in title_words("telling"):
        return EntityType.PERSON
    head = next((t for t in tokens[first:stop] if not first <= t.head < stop), tokens[stop - 1])
    first_conjunct = head.head if head.relation == "conj" and head.head >= 0 else head.index
    cases = {t.lemma for t in sentence.children(first_conjunct, "case")}
    verb = tokens[head.head] if head.head >= 0 else None
    if cases & _PLACE_CASES or (verb is not None and _is_place_of(verb, head.relation, cases)):
        return EntityType.PLACE
    if verb is not None and head.relation.startswith("nsubj") and verb.lemma in _SAYING and not is_acronym:
        return EntityType.PERSON
    if is_acronym or stop - first > 1:
        return EntityType.ORGANISATION
    is_adjective = tokens[first].xpos.startswith("JJ") or tokens[first].text.endswith(("ic", "ist", "ern", "ian"))
    is_modifier = head.relation in ("amod", "compound", "discourse", "vocative", "nmod:desc")
    return None if first == 0 or is_adjective or is_modifier else EntityType.ORGANISATION


def is_handbook_person(parts: Sequence[str]) -> bool:
    """Whether a name ends in a surname in capitals, as handbooks write it: "Biram Dah ABEID"."""
    return (
        1 < len(parts) < 6
        and len(parts[-1]) > 3
        and parts[-1].isalpha()
        and parts[-1].isupper()
        and all(p[:1].isupper() and p[1:2].islower() for p in parts[:-1])
        and parts[-1] not in ("NATO", "ISIS", "ISIL")
    )
