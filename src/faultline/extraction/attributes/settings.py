"""Where a story is set: the place that earlier sentences hand on to one that names none of its own.

A reader of "On Monday gunmen came to Gara. They shot nine farmers." knows where the farmers were shot. The place
handed on is the last one that a sentence shortly before was set in; where there is none, the one place in which most
of the document is set.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from faultline.extraction.attributes.homes import holds, home_of, pointed
from faultline.extraction.attributes.locations import PLACES, is_held, locations, words_of
from faultline.extraction.attributes.places_of import is_set, place_of, scene_of
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.document import Document
from faultline.model.place import PlaceReference
from faultline.model.sentence import Form
from faultline.model.statement import Argument, Kind
from faultline.model.time import Precision

_REACH = 4
_REACH_ACROSS = 2
_LEAST = 3
_LEAD = 3
_SPARSE = 25
_OPENING = 6
_LOCAL = frozenset({"in", "from", "near", "at", "between", "across", "into", "throughout", "around", "outside"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a sentence finds its reader.

    Attributes:
        scene: The place that a sentence shortly before was set in.
        focus: The one place in which most of the document is set.
        home: The country that the document is about.
        is_calamity: Whether the document tells of a calamity or accident, so that nobody is behind the harm it tells.
    """

    scene: PlaceReference | None = None
    focus: PlaceReference | None = None
    home: PlaceReference | None = None
    is_calamity: bool = False


NOWHERE = Setting()


def settings(document: Document, trees: tuple[Tree, ...]) -> tuple[Setting, ...]:
    """For each sentence the place in which what came before leaves the reader."""
    focus, home, is_calamity = _focus(trees), home_of(document, trees), _is_of_calamity(trees)
    elsewhere = _countries_but(trees, focus)
    found: list[Setting] = []
    scene: PlaceReference | None = None
    age = 0
    before: Tree | None = None
    for tree in trees:
        is_apart = before is not None and "\n" in document.text[before.sentence.end : tree.sentence.start]
        age += _REACH // _REACH_ACROSS if is_apart else 1
        is_near = age <= (1 if scene in elsewhere else _REACH) and not _begins_anew(tree)
        found.append(Setting(scene if is_near else None, focus, home, is_calamity))
        own = scene_of(tree) if tree.sentence.role.is_content else None
        scene, age = (own, 0) if own is not None else (scene, age)
        before = tree
    return tuple(found)


def _is_of_calamity(trees: tuple[Tree, ...]) -> bool:
    """Whether calamities are named in much of a document, and far more often than violence."""
    calamities = sum(not words("events", "calamities").isdisjoint(t.lemmas) for t in trees)
    violence = sum(not words("events", "violent").isdisjoint(t.lemmas) for t in trees)
    return calamities >= max(_LEAST, len(trees) / _LEAD / _LEAD) and calamities >= _LEAD * violence


def _begins_anew(tree: Tree) -> bool:
    """Whether a sentence opens a numbered paragraph or, with a day of its own, another incident."""
    opening = tree.tokens[:_OPENING]
    is_numbered = len(opening) > 1 and opening[0].upos in ("NUM", "X") and opening[1].text in (".", ")")
    is_numbered = is_numbered or (
        bool(opening) and opening[0].text.rstrip(".").isdigit() and opening[0].text.endswith(".")
    )
    return is_numbered or any(t.first < _OPENING and t.time.precision is Precision.DAY for t in tree.sentence.times)


def where(
    tree: Tree,
    trigger: int,
    kind: Kind,
    type_: str,
    arguments: tuple[Argument, ...],
    setting: Setting,
    *,
    is_done: bool = True,
) -> PlaceReference | None:
    """The place of a deed: what its clause names, else another that its sentence names, else the setting.

    The last two only for what happens somewhere, and never the place that does it; of help only the focus tells where.
    What is not done (`is_done`), or holds in general, is not put where the sentence before was set; nor is anything in
    a sentence that names another place, or into the focus of the document where it puts something else elsewhere.
    """
    own = place_of(tree, trigger, reach=_reach(kind, type_))
    own = (pointed(tree, own, (setting.focus, setting.home, setting.scene)) or own) if own is not None else None
    if own is not None and not _is_vague(own):
        return own
    happens = type_ in words("places", "set_measures" if kind is Kind.QUANTITY else "set_types")
    if not happens and kind is not Kind.EFFORT:
        return own
    taken = {a.chain for a in arguments if a.chain is not None}
    near = [lo for lo in locations(tree) if is_set(tree, lo) and lo.chain not in taken]
    if near:
        return words_of(tree, min(near, key=lambda lo: (abs(lo.first - trigger), lo.first)))
    is_there = happens and is_done and _befalls(tree, trigger, kind, type_)
    scene = setting.scene if is_there and not _is_wider(setting) and _goes_on(tree, trigger, type_, setting) else None
    if scene is not None and scene.chain not in taken and _named_elsewhere(tree, taken) <= {scene.chain}:
        return scene
    focus = setting.focus if _befalls(tree, trigger, kind, type_) else None
    elsewhere = {lo.chain for lo in locations(tree) if lo.preposition in _LOCAL and lo.chain not in taken | {None}}
    given = (p for p in (focus, setting.home if happens else None) if p is not None and p.chain not in taken)
    return next((p for p in given if elsewhere <= {p.chain}), own)


def _befalls(tree: Tree, trigger: int, kind: Kind, type_: str) -> bool:
    """Whether a deed is done on the spot: what else happens ("was adopted") may be done anywhere."""
    is_other = kind is Kind.EVENT and type_ == "OTHER"
    return not is_other or tree.lemmas[trigger] in words("places", "harming")


def _goes_on(tree: Tree, trigger: int, type_: str, setting: Setting) -> bool:
    """Whether a deed goes on with the scene: a house or square holds only violence, and what holds now is general."""
    clause = tree.clause(trigger)
    is_general = any(tree.tokens[v].xpos in ("VBZ", "VBP") for v in (clause, *tree.children(clause, "aux", "cop")))
    is_present = is_general and not any(tree.tokens[v].xpos == "VBN" for v in (clause, trigger))
    last = setting.scene.text.lower().split()[-1] if setting.scene is not None else ""
    is_site = last in words("places", "sites")
    return not is_present and (not is_site or type_ in ("ASSAULT", "PROTEST", "deaths", "injured", "casualties"))


def _named_elsewhere(tree: Tree, taken: set[int]) -> set[int | None]:
    """The places that a sentence names beside the parties of the deed."""
    named = (m for m in tree.sentence.mentions if m.form in (Form.NAME, Form.ACRONYM) and m.type in PLACES)
    return {m.chain for m in named if m.chain not in taken}


def _is_wider(setting: Setting) -> bool:
    """Whether the scene is only a region around the country that the document is about."""
    return setting.scene is not None and setting.home is not None and holds(setting.scene, setting.home)


def _reach(kind: Kind, type_: str) -> int | None:
    if kind in (Kind.RELATION, Kind.POSITION) or type_ in words("places", "said_types"):
        return 0
    return 1 if type_ in words("places", "settled_types") else None


def _is_vague(place: PlaceReference) -> bool:
    """Whether a phrase only points back at where the story is set ("the area", "the scene")."""
    said = place.text.lower().split()
    return place.chain is None and said[-1] in words("places", "vague") and len(said) <= 2


def _countries_but(trees: tuple[Tree, ...], focus: PlaceReference | None) -> frozenset[PlaceReference]:
    """The countries named other than the focus: a story that is set in one place only passes through these."""
    if focus is None:
        return frozenset()
    return frozenset(words_of(t, lo) for t in trees for lo in locations(t) if lo.is_country and lo.chain != focus.chain)


def _focus(trees: tuple[Tree, ...]) -> PlaceReference | None:
    """The place in which at least half of what a document puts somewhere is put, or that it names most of all."""
    content = [t for t in trees if t.sentence.role.is_content]
    held = [(t, lo) for t in content for lo in locations(t) if is_held(lo) and lo.chain is not None]
    named: Counter[int | None] = Counter(
        m.chain for t in content for m in t.sentence.mentions if m.form is Form.NAME and m.type in PLACES
    )
    least = max(_LEAST, len(content) // _SPARSE)
    chain = _foremost(Counter(lo.chain for _, lo in held), least)
    if chain is None:
        chain = _foremost(named, least + 1)
    of_it = [(t, lo) for t, lo in held if chain is not None and lo.chain == chain]
    return (
        words_of(*min(of_it, key=lambda pair: (not pair[1].is_name, pair[1].stop - pair[1].first))) if of_it else None
    )


def _foremost(counts: Mapping[int | None, int], least: int) -> int | None:
    """What is counted as often as all others together, or far more often than the next."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0] or 0))
    if not ranked or ranked[0][1] < least:
        return None
    leads = len(ranked) < 2 or ranked[0][1] >= _LEAD * ranked[1][1] or 2 * ranked[0][1] >= sum(counts.values())
    return ranked[0][0] if leads else None
