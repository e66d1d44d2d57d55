"""What a figure counts: the class of the noun beside it, the fate of the people, or the noun it is said of."""

from __future__ import annotations

from faultline.extraction.agency import measured
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import by_noun, words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, QuantityExpression

_FATE = {"killed_words": "deaths", "injured_words": "injured", "detained_words": "detained"}
_NEAR = 8
FATES = frozenset({*_FATE.values(), "displaced", "casualties"})
PEOPLE = ("people", "troops", "police", "civilians", "fighters", "children", "candidates", None)


def head_of(tree: Tree, quantity: QuantityExpression) -> int:
    """The noun beside the figure that it counts, else the figure's own last word."""
    head = quantity.head if 0 <= quantity.head < len(tree.tokens) else quantity.stop - 1
    if tree.relation(head) == "compound" and tree.head(head) == head + 1:
        head += 1
    if tree.tokens[head].relation == "nmod:poss" and tree.head(head) > head:
        head = tree.head(head)  # "40 per cent of the valley's population"
    return head


def measure_of(tree: Tree, quantity: QuantityExpression, head: int) -> str | None:
    """The measure of a figure with a noun: the fate of people before what they are; money and shares by their unit."""
    if quantity.value.unit == "money":
        return "money"
    if quantity.value.unit == "percent":
        return share_of(tree, quantity)
    measure = class_of(tree, head)
    if measure is None and (is_nationality(tree, head) or quantity.value.unit == "persons"):
        measure = "people"
    if measure is None and _is_countable(tree, head):
        measure = "count"
    fate = (
        fate_of(tree, measured(tree, head))
        if measure in PEOPLE and (measure or tree.lemmas[head] in words("quantities", "others"))
        else None
    )
    return fate or measure


def class_of(tree: Tree, noun: int) -> str | None:
    """The class of a noun with the word before it, else alone, by `ontology/measures.toml`."""
    known = by_noun("measures")
    first = noun - 1
    while first > 0 and (tree.tokens[first].text in ("-", "–") or tree.tokens[first].upos == "NUM"):
        first -= 1
    before = f"{tree.lemmas[first]} {tree.lemmas[noun]}" if first >= 0 else ""
    found = known.get(before) or known.get(tree.lemmas[noun])
    return (
        None
        if found == "attacks" and tree.lemmas[noun] in words("quantities", "cases") and not _is_violent(tree, noun)
        else found
    )


def _is_violent(tree: Tree, noun: int) -> bool:
    """Whether a case or incident is said to be one of violence: "cases of rape", "shooting incidents"."""
    said = {tree.lemmas[k] for k in tree.subtree(noun) if abs(k - noun) <= _NEAR}
    return bool(said & words("quantities", "violent"))


def repeated(tree: Tree, quantity: QuantityExpression, noun: int) -> str | None:
    """The measure of a figure alone that counts a noun before it; of people, by the last fate told before it."""
    measure = class_of(tree, noun) or measure_of(tree, quantity, noun)
    if measure not in PEOPLE:
        return measure
    for index in range(quantity.first - 1, noun, -1):
        for table, fate in _FATE.items():
            if tree.tokens[index].upos in ("VERB", "ADJ") and tree.lemmas[index] in words("events", table):
                return fate
    return measure_of(tree, quantity, noun)


def _is_countable(tree: Tree, noun: int) -> bool:
    """Whether a plural noun of no class can be counted as such: no time, distance, rank or part of a text."""
    token = tree.tokens[noun]
    if token.upos != "NOUN" or token.xpos != "NNS" or len(token.text) < 4 or not token.text.isalpha():
        return False
    return tree.lemmas[noun] not in words("quantities", "uncounted")


def share_of(tree: Tree, quantity: QuantityExpression) -> str:
    """Turnout, growth or prices, where a share is said of them; else a share."""
    noun = named_figure(tree, quantity)
    found = class_of(tree, noun) if noun is not None else None
    return found if found in ("turnout", "growth", "prices", "unemployment") else "share"


def is_nationality(tree: Tree, index: int) -> bool:
    """Whether a noun names people by their country or people: "62 Chadians"."""
    mention = tree.mention(index)
    if mention is None or tree.tokens[index].upos not in ("PROPN", "NOUN", "ADJ"):
        return False
    is_people = mention.form is Form.DEMONYM or mention.type in (EntityType.GROUP, EntityType.COUNTRY)
    return (
        is_people
        and tree.tokens[index].text.endswith("s")
        and tree.tokens[index].text[:1].isupper()
        and mention.form is not Form.NOMINAL
    )


def fate_of(tree: Tree, counted: int) -> str | None:
    """What happened to the people counted: "30 soldiers were killed", "12 dead", "the deaths of 40 miners"."""
    near = _near_fate(tree, counted)
    if tree.lemmas[counted] == "life" and any(tree.lemmas[i] in words("quantities", "taking_life") for i in near):
        return "deaths"
    return next((fate for index in near if (fate := _fate_told(tree, index)) is not None), None)


def _near_fate(tree: Tree, counted: int) -> list[int]:
    """The words beside people that may tell what happened to them."""
    relation, above = tree.tokens[counted].relation, tree.head(counted)
    near = tree.children(counted, "acl", "amod")
    if relation in ("nsubj:pass", "obj", "nsubj") and above >= 0:
        if relation != "nsubj" or tree.lemmas[above] in ("die", "perish", "flee"):
            near.append(above)
        if tree.lemmas[above] in words("quantities", "found"):
            near += tree.children(above, "xcomp")
    if relation == "nmod" and above >= 0 and tree.preposition(counted) == "of":
        near.append(above)
    if tree.lemmas[counted] in ("dead", "wounded", "injured"):
        near.append(counted)
    if tree.tokens[counted].upos == "NUM" and counted + 1 < len(tree.tokens):
        near.append(counted + 1)  # "30 dead", "at least 50 injured"
    return near


def _fate_told(tree: Tree, index: int) -> str | None:
    """The fate that a word is for."""
    lemma = tree.lemmas[index]
    if lemma in words("quantities", "killing"):
        return "deaths"
    for table, measure in _FATE.items():
        if lemma in words("events", table) and lemma not in ("claim", "take", "seize"):
            return measure
    return "displaced" if lemma in ("displace", "displaced", "uproot", "flee", "displacement") else None


def named_figure(tree: Tree, quantity: QuantityExpression) -> int | None:
    """The noun that a bare figure is the figure of: "the death toll stands at 30", "a turnout of 55 %"."""
    own = range(quantity.first, quantity.stop)
    for index in own:
        head = tree.head(index)
        if head in own:
            continue
        found = (
            _subject_of(tree, index)
            if head < 0 or tree.children(index, "cop", "nsubj")
            else _named_by(tree, index, head)
        )
        if found is not None and found not in own and is_figure_noun(tree, found):
            return found
    return None


def _named_by(tree: Tree, index: int, head: int) -> int | None:
    """The noun before "of 55", or what a verb of reaching says the figure of."""
    if tree.is_noun(head):
        return head if head < index and tree.preposition(index) in ("of", "at", "from", "to") else None
    if tree.lemmas[head] not in words("quantities", "reaching"):
        return None
    objects = [o for o in tree.children(head, "obj") if o < index]
    return objects[-1] if objects else _subject_of(tree, head)


def _subject_of(tree: Tree, index: int) -> int | None:
    found = [k for k in tree.children(index, "nsubj", "nsubj:pass") if k < index]
    return found[-1] if found else None


def is_figure_noun(tree: Tree, noun: int) -> bool:
    """Whether a noun is the name of a figure, or of what a number of is counted."""
    if tree.lemmas[noun] in words("quantities", "figures"):
        return True
    head = tree.head(noun)
    return head >= 0 and tree.relation(noun) == "nmod" and tree.lemmas[head] in words("quantities", "figures")


def thing_counted(tree: Tree, noun: int) -> int:
    """What "the number of X" counts: X; another figure noun is itself."""
    if tree.lemmas[noun] not in words("quantities", "numbers"):
        return noun
    return next((k for k in tree.children(noun, "nmod") if tree.preposition(k) == "of"), noun)
