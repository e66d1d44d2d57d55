"""The keys by which a version's documents share things, in two tables beside it, so that few are found among many.

`map/known/VERSION` holds what a version adds to the whole version on which its documents were placed. It can be made
again by building, and only the newest version needs it: the ones before are dropped.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from faultline.model.entity import Entity, EntityType
from faultline.resolution.known_map import KnownThing, meeting_blocks
from faultline.tables.rows import Rows
from faultline.workspace.manifest import Manifest
from faultline.workspace.statement_filter import with_ids, within
from faultline.workspace.whole_files import whole_folder
from faultline.workspace.workspace import Workspace

if TYPE_CHECKING:
    from faultline.workspace.queries import PartQueries

FORM = "1"
"""Raised when the tables are made otherwise, or the blocks by which names meet are."""
MOST_MET = 32
"""Things of the map that each new one is compared with, those that share most blocks with it."""
_KEYS, _BLOCKS = "keys.parquet", "blocks.parquet"
_ROWS_PER_GROUP = 20_000


def known_folder(workspace: Workspace, version: str) -> Path:
    """Where the tables of a version lie."""
    return workspace.known / f"{version}-{FORM}"


def write_known(things: Sequence[KnownThing], folder: Path, scratch: Path, before: Path | None = None) -> None:
    """Keep the keys of a version, with those that a folder `before` holds, unless they are there."""
    if folder.is_dir():
        return
    shared = Rows.holding(things, KnownThing)
    with whole_folder(folder, scratch) as path:
        for file, table, order in ((_KEYS, shared.table, "key"), (_BLOCKS, _blocks(shared), "block")):
            rows = pa.concat_tables([pq.read_table(before / file), table]) if before else table
            pq.write_table(rows.sort_by(order), path / file, compression="zstd", row_group_size=_ROWS_PER_GROUP)


def read_known(folders: Iterable[Path]) -> list[KnownThing]:
    """All that the tables of versions hold."""
    return [thing for folder in folders for thing in Rows(pq.read_table(folder / _KEYS), KnownThing)]


def _thing(key: str, entity: str, names: Sequence[str], group: str, kind: str) -> KnownThing:
    return KnownThing(key, entity, tuple(names), group, EntityType(kind))


def drop_known(workspace: Workspace, but: Iterable[Manifest]) -> None:
    """Drop the tables of all versions but those of some and the whole ones they rest on."""
    kept = {known_folder(workspace, name).name for manifest in but for name in (manifest.version, manifest.whole)}
    for folder in sorted(workspace.known.glob("*")):
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)


def _blocks(things: Rows[KnownThing]) -> pa.Table:
    """The blocks by which each thing is met, some thousand things at a time."""
    found = [pa.table({"block": pa.array([], pa.string()), "key": pa.array([], pa.string())})]
    for start in range(0, len(things), _ROWS_PER_GROUP):
        pairs = [
            (block, thing.key)
            for thing in things.part(start, min(start + _ROWS_PER_GROUP, len(things)))
            for block in meeting_blocks(thing.node)
        ]
        columns = zip(*pairs, strict=True) if pairs else ((), ())
        found.append(pa.table([pa.array(list(column), pa.string()) for column in columns], ["block", "key"]))
    return pa.concat_tables(found)


class KnownOnMap:
    """What a version knows (`resolution.known_map.KnownMap`).

    Args:
        queries: Its tables, without judgements over them.
        folders: Its tables of keys, and before them those of the whole version that it rests on.
    """

    def __init__(self, queries: PartQueries, folders: Sequence[Path]) -> None:
        self._queries = queries
        self._keys, self._blocks = ([str(folder / file) for folder in folders] for file in (_KEYS, _BLOCKS))

    def places(self, ids: Collection[str]) -> set[str]:
        """Which of these places the map holds."""
        found = with_ids(ids)
        return {str(row[0]) for row in self._queries.rows(f"SELECT id FROM places WHERE {found.sql}", found.values)}

    def things(self, keys: Collection[str], blocks: Mapping[str, Collection[str]]) -> Sequence[KnownThing]:
        """As `KnownMap` tells; the things by key."""
        near = self._near(blocks)
        found = {thing.key: thing for thing in self._read("key", {*keys, *near})}
        beside = self._read("entity", {thing.entity for thing in found.values()})
        found |= {thing.key: thing for thing in beside}
        return [found[key] for key in sorted(found)]

    def entities(self, ids: Collection[str]) -> Mapping[str, Entity]:
        """The entities with these ids."""
        return {e.id: e for e in self._queries.values(Entity, "entities", with_ids(ids))}

    def _near(self, blocks: Mapping[str, Collection[str]]) -> set[str]:
        """The keys of the map that share most blocks with each of the new ones."""
        of = [key for key, some in blocks.items() for _ in some]
        wanted = [block for some in blocks.values() for block in some]
        sql = (
            "SELECT DISTINCT key FROM (SELECT w.of, b.key, count(DISTINCT b.block) AS shared FROM (SELECT "
            "unnest(?::VARCHAR[]) AS of, unnest(?::VARCHAR[]) AS block) w JOIN read_parquet(?) b USING (block) "
            "GROUP BY w.of, b.key QUALIFY row_number() OVER (PARTITION BY w.of ORDER BY shared DESC, b.key) <= ?)"
        )
        return {str(row[0]) for row in self._queries.rows(sql, [of, wanted, self._blocks, MOST_MET])}

    def _read(self, column: str, wanted: Collection[str]) -> Iterator[KnownThing]:
        """The things whose key or entity is wanted; of a key that came up again the last."""
        found = within(column, wanted)
        sql = f"SELECT * FROM read_parquet(?) WHERE {found.sql}"
        for file in self._keys:
            for row in self._queries.rows(sql, [file, *found.values]):
                yield _thing(*row)
