"""Who is meant by what a user gives: an entity, a name, or words at a place of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from faultline.errors import UsageError
from faultline.model.entity import Entity, EntityType
from faultline.model.sentence import Form as MentionForm
from faultline.tables.schemas import Named
from faultline.workspace.marks import MARK
from faultline.workspace.redaction.names import SHORTEST, letters_of
from faultline.workspace.view import MapView

_SPAN = re.compile(r"(.+):(\d+)-(\d+)")
_ID = re.compile(r"[0-9a-f]{4,16}")
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Person:
    """Who is to be taken out.

    Attributes:
        names: All that they are called.
        others: Names of other persons of the map.
        documents: Ids of the documents that speak of them.
    """

    names: tuple[str, ...]
    others: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


def person_meant(view: MapView | None, given: str) -> Person:
    """The person of an entity's id, of a name, or at `DOCUMENT:START-END`.

    A name that no entity has is taken as it is: its words go wherever they stand.

    Raises:
        UsageError: It names nothing, something that is no person, or several persons.
    """
    if view is None:
        return _by_words(given)
    if (match := _SPAN.fullmatch(given)) is not None:
        return _at_span(view, match[1], int(match[2]), int(match[3]))
    if _ID.fullmatch(given):
        return _of_entity(view, view.entity(given))
    found = _called(view, given)
    if len(found) > 1:
        listed = "; ".join(f"{e.id} ({e.name}, {e.mentions} mentions)" for e in found[:_SHOWN])
        raise UsageError(f"several persons are called {given!r}: say which by the id: {listed}")
    return _of_entity(view, found[0], (given,)) if found else _by_words(given, _others(view, None))


def _at_span(view: MapView, name: str, start: int, end: int) -> Person:
    document = view.find_document(name)
    if not 0 <= start < end <= len(document.text):
        raise UsageError(f"the span {start}-{end} lies outside the document of {len(document.text)} characters")
    for mention in view.mentions(document.id):
        if mention.start is not None and mention.end is not None and mention.start < end and start < mention.end:
            entity = view.entity_of(document.id, mention.chain)
            if entity is not None and entity.type is EntityType.PERSON:
                return _of_entity(view, entity)
    return _by_words(document.text[start:end], _others(view, None), (document.id,))


def _by_words(words: str, others: Sequence[str] = (), documents: Sequence[str] = ()) -> Person:
    if len(letters_of(words)) < SHORTEST:
        raise UsageError(f"{words!r} is no name: give one of {SHORTEST} letters at least, an id, or DOCUMENT:START-END")
    return Person((words,), tuple(others), tuple(documents))


def _called(view: MapView, name: str) -> list[Entity]:
    wanted = letters_of(name)
    people = view.entities(type=EntityType.PERSON.value, residual=False)
    return [e for e in people if wanted in {letters_of(form) for form in (e.name, *(a.text for a in e.aliases))}]


def _of_entity(view: MapView, entity: Entity, more: Sequence[str] = ()) -> Person:
    if entity.type is not EntityType.PERSON or entity.residual:
        raise UsageError(
            f"{entity.name} is no person but {entity.type.value.replace('_', ' ')}: redact takes persons out; "
            "give a name in words where the map has the type wrong"
        )
    if MARK in entity.name:
        raise UsageError("this person was taken out already")
    mentions = view.mentions_of(entity.id)
    names = {entity.name, *more, *_names_of(mentions)} - _names_of_things(view)
    return Person(tuple(sorted(names | {entity.name})), _others(view, entity.id), entity.documents)


def _names_of(mentions: Sequence[Named]) -> set[str]:
    """What a person is called by name; a description ("the mayor") is none, and hides nobody else."""
    return {m.text for m in mentions if m.form is MentionForm.NAME}


def _names_of_things(view: MapView) -> set[str]:
    """Single words that name what is no person: to take these away would take a town or a country away."""
    named = {form for e in view.entities() if e.type is not EntityType.PERSON for form in (e.name, *_aliases(e))}
    return {form for form in named | {p.name for p in view.places()} if len(form.split()) == 1}


def _others(view: MapView, but: str | None) -> tuple[str, ...]:
    people = view.entities(type=EntityType.PERSON.value, residual=False)
    return tuple(sorted({form for e in people if e.id != but for form in (e.name, *_aliases(e))}))


def _aliases(entity: Entity) -> tuple[str, ...]:
    return tuple(alias.text for alias in entity.aliases)
