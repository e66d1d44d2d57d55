"""A version of the map that is open to be asked, with the judgements of the ledger over it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Self

from faultline.model.entity import Entity
from faultline.model.judgement import Judgement
from faultline.workspace.entity_ids import EntityIds
from faultline.workspace.judged import Judged, judged_view
from faultline.workspace.ledger import Ledger
from faultline.workspace.manifest import Manifest
from faultline.workspace.queries import PartQueries
from faultline.workspace.relaying import lightly
from faultline.workspace.search import MapSearch


class OpenedVersion:
    """What `MapView` asks.

    Attributes:
        title: As the settings name it.
        version: Its id.
        created: ISO time of the first build of this version; the only thing here that is not determined by the input.
        built: From what it was built: software, stages, settings, number of sources.
        position: Of the ledger: how many judgements and undoings there were when it was opened; no later one counts.
        withheld, pseudonymised: Numbers of statements left out for their terms, of persons under numbers.
    """

    def __init__(
        self,
        manifest: Manifest,
        *,
        parts: Path,
        search: Path,
        ledger: Callable[[], Ledger],
        judgements: tuple[Judgement, ...] | None = None,
        like: OpenedVersion | None = None,
    ) -> None:
        self.title = manifest.title
        self.version = manifest.version
        self.created = manifest.created
        self.built = manifest.built
        self.withheld = self.pseudonymised = 0
        self._renamed: Callable[[str], str] = str
        self._manifest = manifest
        self._folders = parts, search
        self._search = MapSearch(*(search / name for name in manifest.searches))
        self._ledger = ledger
        judgements = (ledger().judgements() if ledger().position() else ()) if judgements is None else judgements
        self._judgements = judgements
        self.position = len(judgements) + sum(judgement.undone for judgement in judgements)
        self._queries, self._judged = self._laid_over(like)
        self._ids = EntityIds(self._queries, self._judged, parts.parent / "redirects", manifest.version)
        self._chains: dict[str, dict[int, Entity]] = {}
        self._left_out: tuple[str, ...] | None = None
        """Documents that it does not show beside what must not be passed on; None where it shows all."""
        self._is_pseudonymous = False
        self._naming: tuple[str, ...] = ()
        """Private persons whom it names all the same."""

    def _laid_over(self, like: OpenedVersion | None) -> tuple[PartQueries, Judged]:
        """The tables with the judgements; those of another view where the judgements since change none of them."""
        if like and (light := lightly(like._judged, like._queries, like._judgements, self._judgements)):
            return like._queries, light
        queries = PartQueries(self._manifest.parts, self._folders[0], self._manifest.additions).checked()
        return queries, judged_view(queries, self._judgements, self._manifest.judged)

    @property
    def is_fast(self) -> bool:
        """Whether its tables are read in a form for quick answers (`fast_tables`)."""
        return self._queries.is_fast

    @property
    def edition(self) -> str:
        """What exports name: the version, with the position of the ledger after a plus sign if anything was judged."""
        return f"{self.version}+{self.position}" if self.position else self.version

    @property
    def unsettled(self) -> tuple[str, ...]:
        """Ids of the documents placed since the last whole build: who is meant in them is provisional."""
        return self._manifest.unsettled

    def source_digests(self) -> dict[str, str]:
        """The files that the map was built from: path as given to build → SHA-256 of its bytes."""
        return {self._renamed(entry.path): entry.content for entry in sorted(self._manifest.sources)}

    def as_shown(self, words: str) -> str:
        """Any words without the names that this version leaves out."""
        return self._renamed(words)

    def renewed(self) -> Self:
        """The same version, all of it, with all that is judged by now."""
        parts, search = self._folders
        like = self if self._left_out is None and not self._is_pseudonymous else None
        return type(self)(self._manifest, parts=parts, search=search, ledger=self._ledger, like=like)
