"""Where a thing happened: the place that the sentence puts beside it, never one it does not name."""

from __future__ import annotations

from itertools import takewhile

from faultline.extraction.attributes.locations import DATELINE, PLACES, Location, is_held, locations, words_of
from faultline.extraction.clauses import verb_frame
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.entity import EntityType
from faultline.model.place import PlaceReference
from faultline.model.sentence import Form

__all__ = ["PLACES", "is_set", "place_of", "reference", "scene_of"]

_OWN, _CLAUSE, _ABOVE, _BELOW = range(4)
_BOUNDARIES = ("acl:relcl", "ccomp", "advcl", "parataxis")
_BESIDE = 4
_HIGHEST = 3
_FRAME = 5


def place_of(tree: Tree, trigger: int, *, reach: int | None = None) -> PlaceReference | None:
    """The place of what a token triggers: of its own clause, of what governs it, of a clause below; the most exact one.

    A place under a preposition that holds ("in", "near") comes before one that is struck, left or belongs to the deed.
    A tie or a saying has only what hangs from its own word (`reach` 0), a verdict or a deal what hangs from its parties
    too (1): where its people met says nothing of it.
    """
    ranked = []
    for location in locations(tree):
        scope = _scope(tree, trigger, location)
        force = _force(tree, trigger, location)
        if scope is not None and force is not None and _is_within(tree, trigger, location, reach):
            far = tree.distance(trigger, location.head) + abs(trigger - location.head) / 10
            is_loose = (
                force > 1
                or not location.is_name
                or (location.is_country and scope != _OWN and _is_frame(tree, location))
            )
            above = scope > _CLAUSE
            exact = (scope, force, location.is_country, far)
            ranked.append((scope == _BELOW, is_loose, above, not location.is_name, exact, force > 1, location))
    if not ranked:
        return _owner(tree, trigger)
    best = min(ranked, key=lambda r: r[:-1])[-1]
    return words_of(tree, _most_exact(tree, best, [r[-1] for r in ranked if not r[-2]]))


def _is_within(tree: Tree, trigger: int, location: Location, reach: int | None) -> bool:
    return reach is None or trigger in tree.ancestors(location.head)[: reach + 1]


def _owner(tree: Tree, trigger: int) -> PlaceReference | None:
    """The place that an election, coup or crisis is of ("the Malian coup", "the Bucha massacre")."""
    inward = tree.lemmas[trigger] in words("places", "inward")
    if not inward and tree.lemmas[trigger] not in words("places", "befalling"):
        return None
    mentions = [tree.mention(k) for k in tree.children(trigger, "amod", "nmod:poss", "compound")]
    types = PLACES if inward else PLACES - {EntityType.COUNTRY}
    found = next((m for m in mentions if m is not None and m.type in types and m.form is not Form.DEMONYM), None)
    found = found or next((m for m in mentions if inward and m is not None and m.type in types), None)
    return PlaceReference(found.text, found.start, found.end, found.chain) if found is not None else None


def scene_of(tree: Tree) -> PlaceReference | None:
    """The place in which a sentence as a whole is set, for what the next tells without a place of its own."""
    held = [lo for lo in locations(tree) if is_set(tree, lo)]
    root = next((t.index for t in tree.tokens if tree.head(t.index) < 0), None)
    found = place_of(tree, root) if root is not None else None
    if found is not None and found.chain is not None:
        return found
    return words_of(tree, _most_exact(tree, held[0], held)) if held else None


def reference(tree: Tree, head: int) -> PlaceReference | None:
    """The place that a token is the name of."""
    found = next((lo for lo in locations(tree) if lo.first <= head < lo.stop or lo.head == head), None)
    return words_of(tree, found) if found is not None else None


def _scope(tree: Tree, trigger: int, location: Location) -> int | None:
    """How a location stands to the trigger: in its clause, in one above, in one below; None for another's."""
    if location.preposition == DATELINE:
        return _ABOVE
    path = (location.head, *tree.ancestors(location.head))
    clause = tree.clause(trigger)
    if trigger in path:
        crossed = [i for i in path[: path.index(trigger)] if _bounds(tree, i)]
        return (_BELOW if crossed else _OWN) if len(crossed) < 2 and not _tells(tree, crossed) else None
    if _is_frame(tree, location):
        return _CLAUSE if tree.clause(location.head) == clause else _ABOVE
    above = (trigger, *tree.ancestors(trigger))
    meeting = next((i for i in path if i in above), None)
    if meeting is None or any(tree.tokens[i].relation in _BOUNDARIES for i in path[: path.index(meeting)]):
        return None
    climbed = above[: above.index(meeting)]
    if any(tree.tokens[i].relation in ("acl:relcl", "parataxis", "ccomp") for i in climbed):
        return None
    if _is_of_telling(tree, location.head) or len([i for i in climbed if tree.clause(i) == i]) > _HIGHEST:
        return None
    return _CLAUSE if tree.clause(location.head) == clause else _ABOVE


def _bounds(tree: Tree, index: int) -> bool:
    """Whether a word begins a clause of its own, or an example of what stands before it."""
    is_clause = tree.tokens[index].relation in _BOUNDARIES
    is_joined = tree.relation(index) == "conj" and tree.tokens[index].upos == "VERB"
    return is_clause or is_joined or tree.preposition(index) in words("grammar", "listing")


def _is_frame(tree: Tree, location: Location) -> bool:
    """Whether a place opens the sentence and so holds for all of it: "In Varenia, …"."""
    opens = all(tree.tokens[i].upos in ("ADP", "DET", "NUM", "PUNCT", "ADV", "X", "ADJ") for i in range(location.first))
    is_apart = location.stop < len(tree.tokens) and tree.tokens[location.stop].text == ","
    return opens and is_apart and is_held(location) and location.first <= _FRAME


def _tells(tree: Tree, clauses: list[int]) -> bool:
    """Whether a clause below is what somebody says or a comparison with another deed, not a part of this one."""
    return any(tree.relation(c) in ("ccomp", "parataxis") for c in clauses)


def _is_of_telling(tree: Tree, head: int) -> bool:
    """Whether a place is where something was said ("told reporters in X that")."""
    verb = tree.clause(head)
    is_telling = tree.lemmas[verb] in words("attribution", "strong_verbs") and bool(tree.children(verb, "ccomp"))
    return is_telling and verb in tree.ancestors(head)


def _force(tree: Tree, trigger: int, location: Location) -> int | None:
    """How plainly a phrase says where: 0 held there, 1 led there, 2 struck or belonging; None for not at all."""
    if is_held(location) and not _is_from(tree, trigger, location):
        return 0
    if location.preposition == DATELINE:
        return 1  # where news of it comes from, for the sentence it opens only
    is_led = location.preposition in words("places", "leading") and not location.is_country
    if is_led or location.preposition in ("into", "to", "through", "over"):
        return 1 if location.is_name else None
    if location.preposition == "from" or _is_from(tree, trigger, location):
        return 1 if tree.head(location.head) == trigger and tree.lemmas[trigger] in words("places", "leaving") else None
    return 2 if location.is_name and _belongs(tree, trigger, location) else None


def is_set(tree: Tree, location: Location) -> bool:
    """Whether something is told to happen at a named location, be it what it may; where it is told does not count."""
    if not location.is_name or _is_of_telling(tree, location.head):
        return False
    return is_held(location) or (tree.head(location.head) >= 0 and _belongs(tree, tree.head(location.head), location))


def _is_from(tree: Tree, trigger: int, location: Location) -> bool:
    """Whether a location only says where a thing came from ("fired from a hill in X")."""
    above, own = tree.ancestors(location.head), (trigger, *tree.ancestors(trigger))
    between = takewhile(lambda index: index not in own, above)
    return any(tree.preposition(i) == "from" for i in between)


def _belongs(tree: Tree, trigger: int, location: Location) -> bool:
    """Whether the deed is done to the place, is of the place, or the place undergoes it."""
    head = tree.head(location.head)
    relation = tree.relation(location.head)
    if location.preposition == "of":
        return head == trigger and tree.lemmas[trigger] in words("places", "befalling")
    if location.preposition:
        return False
    if relation == "obj" or tree.tokens[location.head].relation == "nsubj:pass":
        return head == trigger and tree.lemmas[trigger] in words("places", "striking")
    return _undergoes(tree, trigger, location.head)


def _undergoes(tree: Tree, trigger: int, place: int) -> bool:
    """Whether the place is the subject of a verb above that tells what it undergoes ("X saw three coups")."""
    for index in (trigger, *tree.ancestors(trigger)):
        if tree.lemmas[index] in words("places", "undergoing") and tree.is_verb(index):
            return place in verb_frame(tree, index).subjects
        if tree.tokens[index].relation in _BOUNDARIES:
            return False
    return False


def _most_exact(tree: Tree, best: Location, others: list[Location]) -> Location:
    """The location inside the one found: named just before it ("in X, Y province"), or singled out after it.

    A house that says nothing on a map ("a bank branch in X") gives way to the place that it stands in.
    """
    for other in reversed([o for o in others if o.stop <= best.first and o.is_name]):
        between = {tree.tokens[i].text.lower() for i in range(other.stop, best.first) if tree.relation(i) != "amod"}
        if best.first - other.stop <= _BESIDE and between and between <= _NESTING | words("grammar", "directions"):
            return _most_exact(tree, other, others)
    for other in (o for o in others if o.is_name and best.stop <= o.first <= best.stop + _BESIDE):
        between = {tree.lemmas[i] for i in range(best.stop, other.first)}
        is_around = _is_house(tree, best) and not _is_house(tree, other) and between <= _NESTING
        if is_around or between & words("places", "singling"):
            return other
    return best


def _is_house(tree: Tree, location: Location) -> bool:
    mention = tree.mention(location.first)
    return location.chain is None or (mention is not None and mention.form is Form.NAME and mention.type not in PLACES)


_NESTING = frozenset({",", "(", "in", "of", "the", "on", "at", "near", "off", "also", "within", "inside", "outside"})
