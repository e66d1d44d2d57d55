"""Where the ids of entities lead that a version no longer has: history, kept beside the versions and part of none.

A version depends on the sources, the settings and the judgements alone; which ids were there before it depends on what
was built before. So `map/redirects` has a file for each version, written when readers are switched to it: all ids that
earlier versions had, each with the entity that has most of its mentions now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from faultline.errors import UsageError, WorkspaceError
from faultline.tables import from_batch, to_table
from faultline.workspace.manifest import Manifest
from faultline.workspace.queries import PartQueries
from faultline.workspace.whole_files import whole_file

if TYPE_CHECKING:
    from faultline.workspace.workspace import Workspace

_SAME_SPAN = 'm.document = n.document AND m.start = n.start AND m."end" = n."end"'
_SAME_WORDS = "m.path = n.path AND m.text = n.text AND (m.start IS NULL OR m.document <> n.document)"
_SHARED = """
WITH gone AS (SELECT id FROM entities WHERE id NOT IN (SELECT id FROM now_entities)),
m AS (SELECT i.entity, d.path, m.* EXCLUDE (chain) FROM mentions m JOIN identities i USING (document, chain)
      JOIN documents d ON d.id = m.document WHERE i.entity IN (SELECT id FROM gone)),
n AS (SELECT DISTINCT i.entity, d.path, m.document, m.start, m."end", m.text FROM now_mentions m
      JOIN now_identities i USING (document, chain) JOIN now_documents d ON d.id = m.document
      WHERE d.path IN (SELECT path FROM m))
SELECT m.entity, n.entity, sum(m.count) FROM m JOIN n ON {condition} GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2
"""


@dataclass(frozen=True, slots=True)
class Redirect:
    """An id that was, and the id that is.

    Attributes:
        kept: How many of its mentions the new one has.
        others: Other entities that have some.
    """

    old: str
    new: str
    kept: int
    others: tuple[str, ...] = ()


def carry_redirects(workspace: Workspace, now: Manifest) -> None:
    """Write where old ids lead in a version that readers will see next.

    Of a version before that can no longer be read the ids lead nowhere; a build must be able to mend such a map.
    """
    with suppress(WorkspaceError, UsageError):  # the latter where the pointer is damaged and names no version
        current = workspace.current
        if current is None or current == now.version:
            return
        before = workspace.manifest()
        if before:
            _carry(workspace, before, now)


def carry_all(workspace: Workspace, before: Manifest, now: Manifest) -> None:
    """Write where old ids lead in a version that has all entities of the one before."""
    versions = (now.version, before.version)
    carried = {key: one for v in versions for key, one in read_redirects(workspace.redirects, v).items()}
    if carried:
        write_redirects(workspace, now.version, [carried[key] for key in sorted(carried)])


def _carry(workspace: Workspace, before: Manifest, now: Manifest) -> None:
    queries = PartQueries(before.parts, workspace.parts, before.additions)
    queries.open_version(now.parts, workspace.parts, prefix="now_")
    living = {str(row[0]) for row in queries.rows("SELECT id FROM now_entities")}
    step = _step(queries)
    carried = {**_kept(workspace.redirects, now, living), **step}
    for old in read_redirects(workspace.redirects, before.version).values():
        if old.old not in living and old.new in living:
            carried[old.old] = old
        elif old.old not in living and old.new in step:
            carried[old.old] = replace(step[old.new], old=old.old)
    if carried:
        write_redirects(workspace, now.version, [carried[key] for key in sorted(carried)])


def _kept(folder: Path, now: Manifest, living: set[str]) -> dict[str, Redirect]:
    """What is known already of a version that is published again."""
    known = read_redirects(folder, now.version)
    return {key: one for key, one in known.items() if key not in living and one.new in living}


def _step(queries: PartQueries) -> dict[str, Redirect]:
    """Where the ids lead that the version before has and the new one has not."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for condition in (_SAME_SPAN, _SAME_WORDS):
        done = set(found)
        for old, new, count in queries.rows(_SHARED.format(condition=condition)):
            if old not in done:
                found[str(old)].append((str(new), int(count)))
    return {old: _redirect(old, to) for old, to in found.items()}


def _redirect(old: str, to: Iterable[tuple[str, int]]) -> Redirect:
    (new, kept), *others = to
    return Redirect(old, new, kept, tuple(other for other, _ in others))


def read_redirects(folder: Path, version: str) -> Mapping[str, Redirect]:
    """The redirects of a version by the old id; empty where there are none."""
    path = folder / f"{version}.parquet"
    try:
        rows = from_batch(pq.read_table(path), Redirect) if path.is_file() else []
    except (OSError, ValueError, KeyError, pa.ArrowException) as error:
        raise WorkspaceError(f"{path} cannot be read ({error}): delete it and build again") from error
    return {one.old: one for one in rows}


def write_redirects(workspace: Workspace, version: str, redirects: list[Redirect]) -> None:
    """Keep the redirects of a version."""
    target = workspace.redirects / f"{version}.parquet"
    with whole_file(target, workspace.scratch) as path:
        pq.write_table(to_table(redirects, Redirect), path, compression="zstd")
