"""A report without the names of persons, without files and drawings that name them, so that it can be passed on."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from html import unescape

from faultline.errors import UsageError
from faultline.model.entity import Entity, EntityType
from faultline.reports.elements import (
    Block,
    Figure,
    Heading,
    OwnWords,
    Reference,
    Report,
    Sentence,
    Table,
    mapped,
    note,
)
from faultline.reports.phrasing import phrase
from faultline.workspace.view import MapView

_LABEL = re.compile(r">([^<]+)<")
"""A text of a drawing."""


def shareable(report: Report, view: MapView, naming: Collection[str] = ()) -> Report:
    """The report without the names of persons, in its text, captions and quotes, and without files.

    All persons are withheld, those in office too, but for those that `naming` has: who is private cannot be told from
    a map. A person whom a text calls by a name that was not recognised stays; a reader must look before it goes out.
    A drawing stays where none of its labels names somebody withheld. The analyst's own texts stay, without their
    author's name.

    Raises:
        UsageError: A name in `naming` is nobody's on the map.
    """
    names = _names(view, naming)
    pattern = _any_of(names)
    withheld = phrase("profile.person", report.language)
    left_out = note(phrase("profile.drawing", report.language))

    def hidden(text: str) -> str:
        return pattern.sub(lambda _: withheld, text)

    def shared(block: Block) -> Block:
        return left_out if isinstance(block, Figure) and _is_named(block, names) else _hidden(block, hidden)

    sections = tuple(
        replace(s, blocks=tuple(shared(b) for b in s.blocks if not _is_list_of_files(b))) for s in report.sections
    )
    references = tuple(_withheld(r, hidden) for r in report.references)
    return replace(report, title=hidden(report.title), sections=sections, references=references)


def _is_list_of_files(block: Block) -> bool:
    return isinstance(block, Table) and block.caption == "Documents"


def _is_named(figure: Figure, names: Sequence[str]) -> bool:
    """Whether a label of a drawing, whole, in several lines or cut short, has one of the names."""
    labels = [unescape(label).strip() for label in _LABEL.findall(figure.svg)]
    if _any_of(names).search(" ".join(labels)):
        return True
    cut = [label.removesuffix("…").split() for label in labels if label.endswith("…")]
    ends = {" ".join(words[-count:]) for words in cut for count in range(1, len(words) + 1)}
    return any(name.startswith(end) for end in ends if len(end) > 1 for name in names)


def _hidden(block: Block, hidden: Callable[[str], str]) -> Block:
    def said(sentence: Sentence) -> Sentence:
        return replace(sentence, text=hidden(sentence.text))

    match block:
        case Heading():
            return replace(block, text=hidden(block.text))
        case OwnWords():
            return mapped(replace(block, who=""), said)
        case Figure():
            return replace(block, caption=hidden(block.caption))
        case Table():
            return mapped(replace(block, caption=hidden(block.caption)), said)
        case _:
            return mapped(block, said)


def _withheld(reference: Reference, hidden: Callable[[str], str]) -> Reference:
    return replace(
        reference, quote=hidden(reference.quote), title=hidden(reference.title), publisher=hidden(reference.publisher)
    )


def _names(view: MapView, naming: Collection[str]) -> list[str]:
    """All that persons are called, the longest first, and each surname by itself."""
    people = [e for e in view.entities() if e.type is EntityType.PERSON and not e.residual]
    kept = {e.id for name in naming for e in _called(people, name)}
    names = {name for e in people if e.id not in kept for name in (e.name, *(a.text for a in e.aliases))}
    names |= {name.split()[-1] for name in names if len(name.split()) > 1 and len(name.split()[-1]) > 2}
    names |= {d.author for d in view.documents() if d.author and d.author not in naming}
    names -= {name for e in people if e.id in kept for name in (e.name, *(a.text for a in e.aliases))}
    return sorted((n for n in names if n.strip() and n[:1].isupper()), key=lambda n: (-len(n), n))


def _any_of(names: Sequence[str]) -> re.Pattern[str]:
    """Any of the names as whole words; nothing where there are none."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)" if names else r"(?!)")


def _called(people: list[Entity], name: str) -> list[Entity]:
    words = name.casefold()
    found = [e for e in people if words in (e.name.casefold(), *(a.text.casefold() for a in e.aliases))]
    if not found:
        raise UsageError(f"no person of this map is called {name!r}: give the name as the list of actors has it")
    return found
