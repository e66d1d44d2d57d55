"""Whom a text advises: the country or body that it last asked for help, or whose policy it speaks of."""

from __future__ import annotations

from faultline.extraction.phrases import argument
from faultline.extraction.subjects import surface_subjects
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.document import Document
from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.model.statement import Argument

_BODIES = frozenset(
    {
        EntityType.COUNTRY,
        EntityType.GOVERNMENT,
        EntityType.INTERNATIONAL_ORGANISATION,
        EntityType.CIVIL_ORGANISATION,
        EntityType.ORGANISATION,
    }
)
_DUTY = frozenset({"should", "must", "ought", "need", "could"})


def advised(document: Document, trees: tuple[Tree, ...]) -> tuple[Argument | None, ...]:
    """For each sentence whom those before it, and itself, leave advised; nobody until one has been."""
    found: list[Argument | None] = []
    last: Argument | None = None
    for tree in trees:
        head = _asked(tree) if tree.sentence.role.is_content else -1
        own = argument(document, tree, "actor", head) if head >= 0 else None
        last = own or last
        found.append(last)
    return tuple(found)


def _asked(tree: Tree) -> int:
    """Who is asked by a verb of asking, has a duty, or whose help or policy is spoken of, the surest last."""
    candidates = [
        *(k for t in tree.tokens if t.upos in ("NOUN", "PROPN") for k in _givers(tree, t.index)),
        *(k for t in tree.tokens if t.text.lower() in _DUTY for k in _bound(tree, t.index)),
        *(k for t in tree.tokens if tree.lemmas[t.index] in words("efforts", "asking") for k in _called(tree, t.index)),
    ]
    named = [k for k in candidates if _is_body(tree, k)]
    return named[-1] if named else -1


def _givers(tree: Tree, noun: int) -> list[int]:
    """`Canadian involvement`, `Norway's approach`: whose help or policy it is."""
    if tree.lemmas[noun] not in words("efforts", "advised"):
        return []
    whole = tree.mention(noun)
    beside = tree.children(noun, "nmod:poss", "amod", "compound")
    return [k for k in beside if whole is None or k < whole.first]


def _bound(tree: Tree, modal: int) -> list[int]:
    """Who must or should."""
    verb = tree.head(modal)
    return surface_subjects(tree, verb) if verb >= 0 and tree.is_verb(verb) else []


def _called(tree: Tree, verb: int) -> list[int]:
    """Whom a call goes to ("called on X to", "urged X to")."""
    if not tree.is_verb(verb):
        return []
    beside = [k for k in tree.children(verb, "obl") if tree.preposition(k) in ("on", "upon", "to")]
    return [*tree.children(verb, "obj", "iobj"), *beside]


def _is_body(tree: Tree, index: int) -> bool:
    mention = tree.mention(index)
    return mention is not None and mention.type in _BODIES and mention.form not in (Form.NOMINAL, Form.PRONOUN)
