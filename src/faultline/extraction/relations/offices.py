"""Offices: what a title beside a person's name says of the two ("UN Secretary-General X", "Y, commander of Z")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from faultline.extraction.clauses import verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.making import Finding, make
from faultline.extraction.relations.beside import owners_of
from faultline.extraction.relations.office_bodies import affiliation_of, body_of, is_land, land_after
from faultline.extraction.relations.ties import HYPHENS
from faultline.extraction.subjects import antecedent
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import words
from faultline.language.tokenising import tokens_of
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Mention
from faultline.model.statement import Argument, Kind, Statement
from faultline.ontology import vocabulary

_FARTHEST = 9
_MOST_WORDS = 5
_RULERS = (EntityType.PERSON, EntityType.GOVERNMENT)
_ADDRESSES = frozenset({"messrs.", "messrs", "mr.", "mrs.", "ms.", "dr."})
_STOPS = frozenset({".", ";", "(", ":"})


@dataclass(frozen=True, slots=True)
class Office:
    """A title in a sentence.

    Attributes:
        first, stop: Its tokens.
        head: The noun of it that the rest hangs from: "chief" of "chief of staff", "minister" of "prime minister".
        person_is: Which end of the tie the person is.
        of_organisation: Whether a country beside it is no more than where the person is from.
    """

    title: str
    first: int
    stop: int
    head: int
    relation: str
    person_is: str
    of_organisation: bool


@cache
def _titles() -> dict[str, tuple[str, str, bool]]:
    """Title, its words parted by spaces and without hyphens → relation, side of the person, whether of no country."""
    return {
        _plain(tokens_of(title)): (entry["relation"], entry["person"], entry.get("of") == "organisation")
        for entry in vocabulary("roles")["title"]
        for title in entry["titles"]
    }


@cache
def _first_words() -> frozenset[str]:
    return frozenset(title.split()[0] for title in _titles())


def _plain(tokens: tuple[str, ...]) -> str:
    return " ".join(t for t in tokens if t not in HYPHENS)


def extract_offices(context: SentenceContext) -> Iterator[Statement]:
    """One statement for each title that has both a person and a body, and for each name with its body alone."""
    tree, index = context.tree, 0
    while index < len(tree.tokens):
        if tree.lemmas[index] in words("relations", "rules"):
            yield from _rule_of(context, index)
        office = office_at(tree, index)
        if office is not None and not _is_beside_another(tree, office):
            yield from _held(context, office)
        index = index + 1 if office is None else office.stop
    for name in tree.sentence.mentions:
        body = affiliation_of(context, name) if _is_person(name) else None
        if body is not None:
            yield _statement(context, tree.mention_head(name), "member_of", "source", name, body, "name 'of' a body")


def _is_beside_another(tree: Tree, office: Office) -> bool:
    """Of two titles side by side, the body before them goes with the one that is no mere form of address."""
    after = office_at(tree, office.stop) if office.stop < len(tree.tokens) else None
    if after is not None:
        return not tree.tokens[after.stop - 1].text.endswith(".")
    before = office.first - 1
    is_address = tree.tokens[office.stop - 1].text.endswith(".")
    return is_address and before >= 0 and office_at(tree, before) is not None


def _held(context: SentenceContext, office: Office) -> Iterator[Statement]:
    person = _person(context.tree, office)
    body = body_of(context, office.first, office.head, office.stop, office.relation) if person is not None else None
    if body is None and person is not None and not office.of_organisation:
        body = land_after(context, person)
    if person is None or body is None or (body.chain is not None and body.chain == person.chain):
        return
    if is_land(context.tree, body) and (office.of_organisation or _is_portfolio(context.tree, office, body)):
        return
    if body.text in person.text or person.text in body.text:
        return  # "Mr. X of the X administration"
    is_label = office.relation == "leads" and _is_party_label(context.tree, office, body)
    relation = "member_of" if is_label else office.relation
    yield _statement(context, office.head, relation, office.person_is, person, body, f"title '{office.title}'")


def _is_portfolio(tree: Tree, office: Office, body: Argument) -> bool:
    """Whether a land is what a minister is in charge of, not where he is one ("Minister for Europe, X")."""
    after = office.stop < len(tree.tokens) and tree.tokens[office.stop].text.lower() == "for"
    is_near = body.start is not None and after and 0 < body.start - tree.tokens[office.stop].end <= len(" the ")
    return is_near and "minister" in office.title.split()


def _is_party_label(tree: Tree, office: Office, body: Argument) -> bool:
    """Whether a party's name before an office of the state only says whose member holds it ("Labour mayor X")."""
    party = next((m for m in tree.sentence.mentions if (m.start, m.end) == (body.start, body.end)), None)
    is_before = party is not None and party.type is EntityType.PARTY and party.stop == office.first
    return is_before and not words("relations", "of_parties").intersection(office.title.split())


def _rule_of(context: SentenceContext, index: int) -> Iterator[Statement]:
    """`the government of X`, `X's regime`: X leads it."""
    tree = context.tree
    owners = owners_of(tree, index) + tuple(k for k in tree.children(index, "nmod") if tree.preposition(k) == "of")
    named = (tree.mention(owner) for owner in owners)
    person = next((m for m in named if m is not None and m.form is Form.NAME and m.type in _RULERS), None)
    ruled = tree.mention(index)
    if person is not None and ruled is not None and not ruled.first <= person.first < ruled.stop:
        body = Argument("target", ruled.text, ruled.start, ruled.end, ruled.chain)
        yield _statement(context, index, "leads", "source", person, body, f"'{tree.lemmas[index]}' of a person")


def _statement(
    context: SentenceContext, trigger: int, relation: str, person_is: str, person: Mention, body: Argument, word: str
) -> Statement:
    other = "target" if person_is == "source" else "source"
    held = Argument(person_is, person.text, person.start, person.end, person.chain)
    tied = Argument(other, body.text, body.start, body.end, body.chain)
    arguments = (held, tied) if person_is == "source" else (tied, held)
    return make(context, Finding(Kind.RELATION, relation, trigger, arguments, f"relation/{relation}: {word}", base=0.6))


def office_at(tree: Tree, first: int) -> Office | None:
    """The longest title that begins at a token; the last word of one may stand in the plural."""
    if tree.tokens[first].upos not in ("NOUN", "PROPN", "ADJ") or _is_in_name(tree, first):
        return None
    if not {tree.tokens[first].text.lower().rstrip("."), tree.lemmas[first]} & _first_words():
        return None
    found: Office | None = None
    spoken: list[str] = []
    for index in range(first, min(len(tree.tokens), first + 2 * _MOST_WORDS)):
        text = tree.tokens[index].text.lower()
        if text in HYPHENS:
            continue
        for title in (" ".join([*spoken, text.rstrip(".") or text]), " ".join([*spoken, tree.lemmas[index]])):
            if title in _titles() and tree.tokens[index].upos in ("NOUN", "PROPN"):
                found = Office(title, first, index + 1, _head(tree, first, index + 1), *_titles()[title])
                break
        spoken.append(text)
        if len(spoken) == _MOST_WORDS:
            break
    return found


def _is_in_name(tree: Tree, first: int) -> bool:
    """Whether a word is the end of a body's name ("the House of Representatives", "the Quds Force"), no title."""
    named = [m for m in tree.sentence.mentions if m.first < first < m.stop and m.form is Form.NAME]
    return any(m.type is not EntityType.PERSON for m in named)


def _head(tree: Tree, first: int, stop: int) -> int:
    """The noun of a title that the rest of it hangs from; a title with `of` begins with it."""
    for index in range(first, stop):
        if tree.tokens[index].text.lower() in ("of", "in", "to", "d'affaires"):
            return index - 1 if index > first else first
    return stop - 1


def _person(tree: Tree, office: Office) -> Mention | None:
    """The person who holds the title: named right after it, in apposition, said to be it or to become it."""
    following = _following_person(tree, office.stop)
    if following is not None:
        return following
    for candidate in (*_linked(tree, office.head), *_made(tree, office.head)):
        mention = named_person(tree, candidate)
        if mention is not None:
            return mention
    return None


def _following_person(tree: Tree, begin: int) -> Mention | None:
    """The person named after a title and what it is of: "Chair of the Board, X", "Minister of Defence X"."""
    for position in range(begin, min(len(tree.tokens), begin + _FARTHEST)):
        mention = named_person(tree, position)
        token = tree.tokens[position]
        if mention is not None:
            is_ruled = position > begin and tree.tokens[position - 1].upos == "ADP"
            return None if is_ruled else mention  # "commander in the navy under X": it is not X
        if token.upos not in ("ADP", "PROPN", "NOUN", "DET", "CCONJ", "ADJ", "PUNCT") or token.text in _STOPS:
            return None
        following = min(position + 1, len(tree.tokens) - 1)
        if token.text == "," and position > begin and named_person(tree, following) is None:
            return None
        if token.upos == "NOUN" and office_at(tree, position) is not None:
            return None
    return None


def _linked(tree: Tree, index: int) -> list[int]:
    found = [antecedent(tree, k) for k in tree.children(index, "appos", "flat", "nsubj")]
    found += [k for k in tree.children(index, "nmod") if tree.preposition(k) in words("grammar", "listing")]
    head = tree.head(index)
    if tree.relation(index) in ("appos", "compound", "flat", "nmod", "dep", "acl") and head >= 0:
        found = [head, *found]
    is_other = any(tree.lemmas[k] == "other" for k in tree.children(index, "amod"))
    is_one = is_other or tree.tokens[index].xpos not in ("NNS", "NNPS")  # not "X, candidates and representatives"
    if tree.relation(index) in ("conj", "list") and head >= 0 and is_one:
        found += [head, *(_linked(tree, head) if office_at(tree, head) is not None else ())]
    return found


def _made(tree: Tree, index: int) -> tuple[int, ...]:
    """Who becomes, is elected, serves as or declares himself what the title says."""
    verb = tree.head(index)
    if verb < 0 or tree.lemmas[verb] not in words("relations", "becoming"):
        return ()
    is_as = tree.relation(index) in ("obl", "advcl") and tree.preposition(index) == "as"
    if not is_as and tree.relation(index) not in ("xcomp", "obj", "ccomp"):
        return ()
    frame = verb_frame(tree, verb)
    objects = tuple(o for o in frame.objects if o != index and tree.tokens[o].upos != "PRON")
    is_given = tree.lemmas[verb] in words("relations", "appointing") and not is_passive(tree, verb)
    if is_given and tree.relation(index) == "obj" and not objects:
        return ()  # "appointed a new commander": whoever appoints him is not it
    return objects or frame.subjects


def _is_person(mention: Mention) -> bool:
    return mention.type is EntityType.PERSON and mention.form in (Form.NAME, Form.ACRONYM)


def named_person(tree: Tree, index: int) -> Mention | None:
    mention = tree.mention(index)
    return mention if mention is not None and _is_person(mention) and mention.text.lower() not in _ADDRESSES else None
