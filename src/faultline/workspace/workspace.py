"""The folder of one map: what lies where in it."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path

from faultline.errors import UsageError, WorkspaceError
from faultline.settings import TEMPLATE, Settings, ledger_address, read_settings
from faultline.workspace.accounts import Accounts
from faultline.workspace.ledger import Ledger
from faultline.workspace.manifest import Manifest, read_manifest
from faultline.workspace.view import MapView
from faultline.workspace.whole_files import write_whole

_DERIVED = (
    "# What a build makes again\n/map/\n/cache/\n/.scratch/\n/.lock\n/ledger.sqlite-*\n"
    "# By what redacted persons are known again: with its key, so not for others\n/redactions.json\n"
)


class Workspace:
    """A workspace folder; made by `open` or `create`.

    Attributes:
        folder: The folder itself. Below it lie `faultline.toml`, `sources/` (originals by content), `gazetteer/`
            (places of the user's own), `ledger.sqlite`, `map/` (versions) and `cache/`.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.settings_file = folder / "faultline.toml"
        self.sources = folder / "sources"
        self.gazetteers = folder / "gazetteer"
        self.cache = folder / "cache"
        self.parts = folder / "map" / "parts"
        self.manifests = folder / "map" / "manifests"
        self.search = folder / "map" / "search"
        self.redirects = folder / "map" / "redirects"
        self.known = folder / "map" / "known"
        self.pointer = folder / "map" / "CURRENT"
        self.scratch = folder / ".scratch"
        self.lock_file = folder / ".lock"
        self.redactions = folder / "redactions.json"

    @classmethod
    def open(cls, folder: Path | str) -> Workspace:
        """The workspace in a folder; WorkspaceError where there is none."""
        workspace = cls(Path(folder))
        if not workspace.settings_file.is_file():
            raise WorkspaceError(f"{folder} is no Faultline workspace: make one with faultline build FILES -w {folder}")
        return workspace

    @classmethod
    def create(cls, folder: Path | str, title: str | None = None) -> Workspace:
        """A new workspace in a folder that is empty or not there yet; its title is the folder's name by default."""
        workspace = cls(Path(folder))
        if workspace.settings_file.exists():
            raise WorkspaceError(f"{folder} is a workspace already: open it, or name another folder")
        try:
            workspace.folder.mkdir(parents=True, exist_ok=True)
            others = [
                entry.name for entry in workspace.folder.iterdir() if entry.name not in (".scratch", ".gitignore")
            ]
            if others:
                raise WorkspaceError(f"{folder} holds other files ({min(others)}): name a new or empty folder")
            settings = TEMPLATE.format(title=json.dumps(title or workspace.folder.resolve().name, ensure_ascii=False))
            write_whole(workspace.folder / ".gitignore", _DERIVED.encode(), workspace.scratch)
            write_whole(workspace.settings_file, settings.encode(), workspace.scratch)
        except OSError as error:
            raise WorkspaceError(
                f"{folder} cannot be made a workspace ({error.strerror}): name another folder"
            ) from error
        return workspace

    @property
    def settings(self) -> Settings:
        """What `faultline.toml` says now."""
        return read_settings(self.settings_file)

    @cached_property
    def ledger(self) -> Ledger:
        """The judgements, uploads and audit of this workspace: in a file of its own, or where the team has them."""
        own = self.folder / "ledger.sqlite"
        address = ledger_address(self.settings_file)
        if address is None:
            return Ledger(own)
        from faultline.workspace.shared_ledger import SharedLedger  # SQLAlchemy takes long to load

        return SharedLedger(address, own)

    @property
    def accounts(self) -> Accounts:
        """Who may use the workbench from elsewhere."""
        return Accounts(self.folder / "access.sqlite")

    @property
    def current(self) -> str | None:
        """The version that readers see, None before the first build."""
        try:
            named = self.pointer.read_bytes().decode("latin-1").strip()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise WorkspaceError(
                f"{self.pointer} cannot be read ({error.strerror}): give the right to read it"
            ) from error
        if named and not named.isalnum():
            raise WorkspaceError(f"{self.pointer} is damaged and names no version: build again to mend it")
        return named or None

    def manifest(self, version: str | None = None) -> Manifest | None:
        """The manifest of a version (by unique prefix), of the current one by default; None before the first build."""
        wanted = version if version is not None else self.current
        if wanted is None:
            return None
        found = sorted(self.manifests.glob("*.json")) if version is not None else [self.manifests / f"{wanted}.json"]
        found = [path for path in found if path.stem.startswith(wanted)]
        if len(found) != 1:
            raise UsageError(f"{wanted!r} names {len(found)} versions: take one that faultline log {self.folder} lists")
        return read_manifest(found[0])

    def view(self, version: str | None = None) -> MapView:
        """The map to look at, by default the current version; it stays on its version while builds go on.

        A redaction that was begun and did not come to its end is finished first.
        """
        self.settle()
        manifest = self.manifest(version)
        if manifest is None:
            raise WorkspaceError(f"{self.folder} has no map yet: make one with faultline build FILES -w {self.folder}")
        return MapView(manifest, parts=self.parts, search=self.search, ledger=lambda: self.ledger)

    def settle(self) -> None:
        """Finish a redaction that was begun and killed, before anybody looks at what it was to rewrite."""
        if self.redactions.exists():
            from faultline.workspace.redaction import finish  # loads what rewrites a map

            finish(self)
