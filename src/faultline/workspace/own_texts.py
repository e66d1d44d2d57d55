"""The analysts' own texts: written, changed, taken out, taken back, each time by an entry of the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from faultline.errors import UsageError
from faultline.model.own_text import Citations, Cited, OwnText, TextEntry
from faultline.model.statement import Statement
from faultline.ontology.labels import document_name
from faultline.tables.json_values import from_json, to_json
from faultline.workspace.own_words import cited_in, with_citations
from faultline.workspace.seeing import see_statement
from faultline.workspace.standing import same_statement
from faultline.workspace.view import MapView
from faultline.workspace.workspace import Workspace

LONGEST = 50_000
"""Characters of one text."""
SECTIONS = range(16)
_NEW = TextEntry(0, "", "", 0, 0, "", "")


def write_text(workspace: Workspace, who: str, section: int, text: str) -> TextEntry:
    """Add a text to a section of the report; what it cites is looked up on the current map and kept as it is seen.

    Raises:
        UsageError: There is no such section, no text, or no such statement as one that it cites.
    """
    if section not in SECTIONS:
        raise UsageError(f"the report has no section {section}: take one of 0 to {SECTIONS[-1]}")
    whole, seen = _checked(workspace, text)
    made = replace(_NEW, who=who, section=section, after=whole, seen=seen)
    return workspace.ledger.append_text(lambda _: made)


def rewrite_text(workspace: Workspace, who: str, number: int, text: str, on: int | None = None) -> TextEntry:
    """Put another text in the place of one; `on` is the entry that the analyst saw, which must still be the last."""
    whole, seen = _checked(workspace, text)
    return workspace.ledger.append_text(partial(_changed, who, number, whole, seen, on))


def remove_text(workspace: Workspace, who: str, number: int, on: int | None = None) -> TextEntry:
    """Take a text out of the report; its entries stay, and `undo_text` brings it back."""
    return workspace.ledger.append_text(partial(_changed, who, number, "", "{}", on))


def undo_text(workspace: Workspace, who: str, number: int | None = None) -> TextEntry:
    """Take back the last change to a text, by default the last to any; both entries stay."""
    return workspace.ledger.append_text(partial(_undoing, who, number))


def own_texts(workspace: Workspace) -> tuple[OwnText, ...]:
    """The texts that stand, by section and then in the order in which they were begun."""
    return standing_texts(workspace.ledger.text_entries())


def standing_texts(entries: Sequence[TextEntry]) -> tuple[OwnText, ...]:
    """What stands after these entries."""
    by_text: dict[int, list[TextEntry]] = {}
    for entry in entries:
        by_text.setdefault(entry.text, []).append(entry)
    texts = [_standing(history) for history in by_text.values() if history[-1].after]
    return tuple(sorted(texts, key=lambda text: (text.section, text.number)))


def cited_statement(view: MapView, cited: Cited) -> Statement | None:
    """The statement that a text cites, on this map: by its id, else by its quote in its document; None without one."""
    found = view.statements_by_id([cited.statement])
    if found:
        return found[0]
    homes = [d.id for d in view.documents() if d.id == cited.quote.document or d.path == cited.quote.path]
    same = (same_statement(cited.quote, view.statements(document=home, kind=cited.quote.kind)) for home in homes)
    return next((statement for statement in same if statement), None)


def orphaned_citations(view: MapView, text: OwnText) -> tuple[Cited, ...]:
    """What a text cites that this map does not hold any more."""
    return tuple(cited for cited in text.cited if cited_statement(view, cited) is None)


def _standing(history: Sequence[TextEntry]) -> OwnText:
    first, last = history[0], history[-1]
    return OwnText(
        number=last.text,
        section=last.section,
        text=last.after,
        entry=last.id,
        who=last.who,
        at=last.at,
        begun_by=first.who,
        begun_at=first.at,
        cited=from_json(last.seen, Citations).cited,
    )


def _checked(workspace: Workspace, text: str) -> tuple[str, str]:
    """The text with whole ids and without control characters, and what it cites."""
    clean = "".join(c for c in text.replace("\r\n", "\n").expandtabs(4) if c == "\n" or c.isprintable()).strip()
    if not clean:
        raise UsageError("there is no text to write: give it with --text or --file")
    if len(clean) > LONGEST:
        raise UsageError(f"a text has at most {LONGEST:,} characters, this one {len(clean):,}: write it in several")
    if not cited_in(clean):
        return clean, "{}"
    view = workspace.view()
    statements = {given: view.statement(given) for given in cited_in(clean)}
    cited = {s.id: _seen(view, s) for s in statements.values()}
    return with_citations(clean, lambda given: statements[given].id), to_json(Citations(tuple(cited.values())))


def _seen(view: MapView, statement: Statement) -> Cited:
    document = view.document(statement.evidence.document)
    named = (document.publisher, document_name(document), document.date)
    return Cited(statement.id, ", ".join(part for part in named if part), see_statement(view, statement))


def _changed(who: str, number: int, after: str, seen: str, on: int | None, entries: tuple[TextEntry, ...]) -> TextEntry:
    last = _last(entries, number)
    if not last.after:
        raise UsageError(f"text {number} was taken out by {last.who}: bring it back first (faultline note DIR --undo)")
    if on is not None and on != last.id:
        raise UsageError(f"text {number} was changed by {last.who} in the meantime: look at it again, then change it")
    return replace(last, who=who, before=last.after, after=after, seen=seen, undoes=0)


def _undoing(who: str, number: int | None, entries: tuple[TextEntry, ...]) -> TextEntry:
    taken = {entry.undoes for entry in entries}
    open_ = [e for e in entries if not e.undoes and e.id not in taken and number in (None, e.text)]
    if not open_:
        raise UsageError("there is no change to take back" + ("" if number is None else f" of a text {number}"))
    undone = open_[-1]
    before = [e for e in entries if e.text == undone.text and e.id < undone.id and e.after == undone.before]
    seen = before[-1].seen if before else "{}"
    return replace(undone, who=who, before=undone.after, after=undone.before, seen=seen, undoes=undone.id)


def _last(entries: tuple[TextEntry, ...], number: int) -> TextEntry:
    found = [entry for entry in entries if entry.text == number]
    if not found:
        raise UsageError(f"there is no text {number}: faultline note DIR --list names those there are")
    return found[-1]
