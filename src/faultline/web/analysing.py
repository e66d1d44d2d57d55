"""Runs analyses for pages: on what the filter leaves, once for each filter and version, and within a bound of time."""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Any

from fastapi import Request

from faultline.analysis import Findings, Material, Scope, analysis_named
from faultline.analysis.settings_text import settings_of
from faultline.errors import FaultlineError
from faultline.model.judgement import Decision
from faultline.web.filters import Filter
from faultline.web.narrowing import selection_of
from faultline.web.reckoning import Reckoner
from faultline.workspace import MapView, Selection
from faultline.workspace.selection import is_country_code

_log = logging.getLogger(__name__)
PATIENCE = 8.0
"""Seconds that a page waits for an analysis; it goes on behind, and the page says so."""
MOST_STATEMENTS = 200_000
"""Statements that an analysis is run on at most; of more, a page asks for a narrower filter."""
HEAVY = 5_000
"""Statements from which on an analysis has a process of its own."""
_FINDINGS, _MATERIALS, _AT_ONCE = 64, 4, 2


@dataclass(frozen=True, slots=True)
class Analysed:
    """What came of an analysis.

    Attributes:
        findings: None where it has not ended, or could not be run.
        statements: On how many it was run.
        running: Seconds since it began, where it goes on.
        cannot: Why there are no findings, as a key of the messages; empty where there are, or where it goes on.
    """

    findings: Findings | None = None
    statements: int = 0
    running: float = 0.0
    cannot: str = ""


class Analyses:
    """The analyses of one run of the workbench, the last of them kept."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._pool = ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="analysis")
        self._reckoner = Reckoner()
        self._findings, self._materials = Remembered(_FINDINGS), Remembered(_MATERIALS)

    def run(
        self, view: MapView, chosen: Filter, name: str, patience: float | None = None, /, **options: Any
    ) -> Analysed:
        """An analysis on what a filter leaves.

        Args:
            patience: Seconds to wait for it, where a page cannot wait as long as usual.
            options: Fields of its settings; what is given as text is read as their types.

        Raises:
            UsageError: There is no such analysis or setting.
        """
        selection = selection_of(view, chosen)
        settings = settings_of(name, scope_of(view, selection), options)
        count = view.selected(selection).count()
        if not 0 < count <= MOST_STATEMENTS:
            return Analysed(statements=count, cannot="findings.too_many" if count else "findings.none_selected")
        try:
            found, running = self._reckoned(view, selection, count, patience, _analysed, name, settings)
        except FaultlineError:
            raise
        except Exception:
            _log.exception("the analysis %s of map %s met a fault", name, view.edition)
            return Analysed(statements=count, cannot="findings.failed")
        return Analysed(found, count, running)

    def later(self, key: Any, make: Callable[[], Any], patience: float | None = None) -> tuple[Any, float]:
        """What is made under a key, behind the page if it is new; until then None, and the seconds since it began."""
        entry, is_new = self._findings.entry(key)
        if is_new:
            self._pool.submit(entry.fill, make)
        return self._waited(entry, patience)

    def _waited(self, entry: Entry, patience: float | None) -> tuple[Any, float]:
        try:
            return entry.future.result(self._patience if patience is None else patience), 0.0
        except NotYet:
            return None, max(monotonic() - entry.begun, 0.001)

    def reckoned(self, view: MapView, chosen: Filter, work: Callable[..., Any], *given: Hashable) -> tuple[Any, float]:
        """What a function of a module makes of the material that a filter leaves, for a page that reckons itself;
        until it is there None, and the seconds since it began."""
        selection = selection_of(view, chosen)
        return self._reckoned(view, selection, view.selected(selection).count(), None, work, *given)

    def _reckoned(
        self,
        view: MapView,
        selection: Selection,
        count: int,
        patience: float | None,
        work: Callable[..., Any],
        *given: Hashable,
    ) -> tuple[Any, float]:
        """Few statements are reckoned with here, many in a process of its own."""
        entry, is_new = self._findings.entry((view.edition, selection, work, given))
        if is_new and count > HEAVY:
            entry.follow(self._reckoner.submit(_on_material, view, selection, work, given))
        elif is_new:
            self._pool.submit(entry.fill, lambda: work(self._material(view, selection), *given))
        return self._waited(entry, patience)

    def _material(self, view: MapView, selection: Selection) -> Material:
        entry, is_new = self._materials.entry((view.edition, selection))
        if is_new:
            entry.fill(lambda: _material(view, selection))
        made: Material = entry.future.result()
        return made


class Entry:
    """Something that is made once; whoever asks for it before it is there waits."""

    def __init__(self) -> None:
        self.begun = monotonic()
        self.future: Future[Any] = Future()

    def fill(self, make: Callable[[], Any]) -> None:
        """Make it, and keep what goes wrong for those who wait."""
        try:
            self.future.set_result(make())
        except BaseException as error:
            self.future.set_exception(error)

    def follow(self, future: Future[Any]) -> None:
        """Take what another makes."""
        future.add_done_callback(lambda done: self.fill(done.result))


class Remembered:
    """The last things that were made, by their keys; what failed is forgotten when it is asked for again."""

    def __init__(self, most: int) -> None:
        self._most, self._lock = most, Lock()
        self._entries: OrderedDict[Any, Entry] = OrderedDict()

    def entry(self, key: Any) -> tuple[Entry, bool]:
        """The entry of a key, and whether it is new, so that the caller has to fill it."""
        with self._lock:
            known = self._entries.get(key)
            if known and not (known.future.done() and known.future.exception()):
                self._entries.move_to_end(key)
                return known, False
            self._entries[key] = made = Entry()
            while len(self._entries) > self._most:
                self._entries.popitem(last=False)
            return made, True


def analyses_of(request: Request) -> Analyses:
    """The analyses of the workbench that answers a request."""
    found: Analyses = request.app.state.analyses
    return found


def scope_of(view: MapView, selection: Selection) -> Scope:
    """The scope that analyses tell of; the selection may be narrower than what it can say."""
    names = {d.id: d.path for d in view.documents(selection.documents)} if selection.documents else {}
    return Scope(
        start=selection.start,
        end=selection.end,
        countries=tuple(sorted(place for place in selection.places if is_country_code(place))),
        sources=tuple(sorted((*selection.publishers, *names.values()))),
    )


def _analysed(material: Material, name: str, settings: Any) -> Findings:
    return analysis_named(name).analyse(material, settings)


_own = Remembered(1)
"""The last material of a process that reckons: a page asks for several analyses of one."""


def _on_material(view: MapView, selection: Selection, work: Callable[..., Any], given: tuple[Any, ...]) -> Any:
    entry, is_new = _own.entry((view.edition, selection))
    if is_new:
        entry.fill(lambda: _material(view, selection))
    return work(entry.future.result(), *given)


def _material(view: MapView, selection: Selection) -> Material:
    some = view.selected(selection)
    rejected = {target for target, j in view.judgements().items() if j.decision is Decision.REJECT}
    kept = tuple(s for s in some.statements() if s.id not in rejected)
    return Material.holding(view, kept, scope_of(view, selection), {e.id: e for e in some.entities()})
