"""A report without the names of persons, files and drawings, so that it can be passed on."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace

from faultline.errors import UsageError
from faultline.model.entity import Entity, EntityType
from faultline.reports.elements import Block, Figure, Heading, OwnWords, Reference, Report, Sentence, Table, mapped
from faultline.reports.phrasing import phrase
from faultline.workspace.view import MapView


def shareable(report: Report, view: MapView, naming: Collection[str] = ()) -> Report:
    """The report without the names of persons, in its text, captions and quotes, and without files and drawings.

    All persons are withheld, those in office too, but for those that `naming` has: who is private cannot be told from
    a map. A person whom a text calls by a name that was not recognised stays; a reader must look before it goes out.
    The analyst's own texts stay, without their author's name.

    Raises:
        UsageError: A name in `naming` is nobody's on the map.
    """
    pattern = _names(view, naming)
    withheld = phrase("profile.person", report.language)

    def hidden(text: str) -> str:
        return pattern.sub(lambda _: withheld, text) if pattern else text

    sections = tuple(
        replace(s, blocks=tuple(_hidden(b, hidden) for b in s.blocks if _is_shared(b))) for s in report.sections
    )
    references = tuple(_withheld(r, hidden) for r in report.references)
    return replace(report, title=hidden(report.title), sections=sections, references=references)


def _is_shared(block: Block) -> bool:
    is_list_of_files = isinstance(block, Table) and block.caption == "Documents"
    return not isinstance(block, Figure) and not is_list_of_files


def _hidden(block: Block, hidden: Callable[[str], str]) -> Block:
    def said(sentence: Sentence) -> Sentence:
        return replace(sentence, text=hidden(sentence.text))

    match block:
        case Heading():
            return replace(block, text=hidden(block.text))
        case OwnWords():
            return mapped(replace(block, who=""), said)
        case Table():
            return mapped(replace(block, caption=hidden(block.caption)), said)
        case _:
            return mapped(block, said)


def _withheld(reference: Reference, hidden: Callable[[str], str]) -> Reference:
    return replace(
        reference, quote=hidden(reference.quote), title=hidden(reference.title), publisher=hidden(reference.publisher)
    )


def _names(view: MapView, naming: Collection[str]) -> re.Pattern[str] | None:
    """All that persons are called, the longest first, and each surname by itself."""
    people = [e for e in view.entities() if e.type is EntityType.PERSON and not e.residual]
    kept = {e.id for name in naming for e in _called(people, name)}
    names = {name for e in people if e.id not in kept for name in (e.name, *(a.text for a in e.aliases))}
    names |= {name.split()[-1] for name in names if len(name.split()) > 1 and len(name.split()[-1]) > 2}
    names |= {d.author for d in view.documents() if d.author and d.author not in naming}
    names -= {name for e in people if e.id in kept for name in (e.name, *(a.text for a in e.aliases))}
    capital = sorted((n for n in names if n.strip() and n[:1].isupper()), key=lambda n: (-len(n), n))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, capital))})(?!\w)") if capital else None


def _called(people: list[Entity], name: str) -> list[Entity]:
    words = name.casefold()
    found = [e for e in people if words in (e.name.casefold(), *(a.text.casefold() for a in e.aliases))]
    if not found:
        raise UsageError(f"no person of this map is called {name!r}: give the name as the list of actors has it")
    return found
