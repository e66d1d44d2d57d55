"""Ids of entities that were: of earlier versions, and of this one before it was judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from faultline.workspace.judged import Judged
from faultline.workspace.queries import PartQueries
from faultline.workspace.redirects import Redirect, read_redirects


class EntityIds:
    """Where ids lead on one version; what earlier versions had is read when the first id is not found."""

    def __init__(self, queries: PartQueries, judged: Judged, folder: Path, version: str) -> None:
        self._queries = queries
        self._judged = judged
        self._file = folder, version

    def redirect(self, entity: str) -> Redirect | None:
        """Where an id leads that is no more, or all ids that begin so; None for one that is or never was."""
        is_there = "SELECT 1 FROM entities WHERE {} LIMIT 1"
        if not entity or any(
            self._queries.rows(is_there.format(w), [entity]) for w in ("id = ?", "starts_with(id, ?)")
        ):
            return None
        known = {**self._earlier, **self._judged.redirects()}
        told = {key: one for key, one in known.items() if key.startswith(entity)}
        leads = {self._judged.current(one.new) for one in told.values()}
        return replace(told[min(told)], new=leads.pop()) if len(leads) == 1 else None

    def now(self, entity: str) -> str:
        """The id that an entity has now."""
        redirect = self.redirect(entity)
        return redirect.new if redirect else entity

    @cached_property
    def _earlier(self) -> Mapping[str, Redirect]:
        return read_redirects(*self._file)
