"""Opens a version anew in another process, with the judgements and the cover that it had."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from faultline.model.judgement import Judgement
from faultline.workspace.ledger import Ledger
from faultline.workspace.manifest import Manifest

if TYPE_CHECKING:
    from faultline.workspace.view import MapView


def reopened(
    manifest: Manifest,
    parts: Path,
    search: Path,
    judgements: tuple[Judgement, ...],
    left_out: tuple[str, ...] | None,
    is_pseudonymous: bool,
    naming: tuple[str, ...],
) -> MapView:
    """The view of a version as another process had it open."""
    from faultline.workspace.view import MapView  # which names this when it is sent

    view = MapView(manifest, parts=parts, search=search, ledger=lambda: Ledger(Path()), judgements=judgements)
    if left_out is None:
        return view.named_as_shared(private_persons=not is_pseudonymous)
    return view.shareable(left_out, private_persons=not is_pseudonymous, naming=naming)
