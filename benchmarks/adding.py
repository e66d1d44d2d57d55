"""What one more document costs on a large map: `python benchmarks/adding.py [--documents 10000] [--grown FOLDER]`.

The sample map of the package, but for one article of some four hundred words, is grown to so many documents
(`grown_map.py` says how: the tables are grown, not texts read), with the tables by which documents are placed; into
FOLDER, unless it is there already. Then the article is added by `faultline build --quick`, in a process of its own:
told are seconds of the processor, the starting of the process included, of it and of the processes that it starts,
in all and up to the end of each step.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import replace
from pathlib import Path

from faultline.cli.demo import sample_folder
from faultline.model.entity import EntityType
from faultline.resolution.folding import fold_name
from faultline.resolution.known_map import KnownThing
from faultline.resolution.referents import name_class
from faultline.workspace import Workspace, build
from faultline.workspace.known_things import known_folder, read_known, write_known
from faultline.workspace.manifest import Manifest, SourceEntry
from faultline.workspace.publishing import settings_of
from grown_map import grow_map
from processor import Watch

ADDED = "news_aguelhok.txt"
_STEPS = """
import json, sys, time
steps = {}
def tell(doing, done, of):
    steps.setdefault(doing, time.process_time())
from faultline.workspace import Workspace, build
steps["started"] = time.process_time()
build(Workspace.open(sys.argv[1]), [sys.argv[2]], quick=True, progress=tell)
print(json.dumps({**steps, "done": time.process_time()}))
"""


def main() -> None:
    """Grow, add and print one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--grown", type=Path, help="where the grown map lies, or is put")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        grown = given.grown or Path(folder) / "grown"
        if not grown.exists():
            grow(Path(folder), given.documents, grown)
        print(json.dumps(measure(grown, Path(folder))))


def grow(folder: Path, documents: int, grown: Path) -> None:
    """A map of so many documents in a new folder."""
    texts = folder / "mali"
    shutil.copytree(sample_folder(), texts, ignore=shutil.ignore_patterns(ADDED))
    small = Workspace.create(folder / "small")
    with chdir(folder):
        build(small, [texts.name])
    copies = -(-documents // len(small.view().document_ids()))
    workspace = grow_map(small, copies * small.view().count_statements(), grown)
    manifest, like = workspace.manifest(), small.manifest()
    assert manifest is not None
    assert like is not None
    real = read_known([known_folder(small, like.version)])
    write_known([*_grown(workspace, small, real)], known_folder(workspace, manifest.version), workspace.scratch)
    paths = (document.path for document in workspace.view().documents())
    sources = tuple(SourceEntry(path, f"{number:064x}", ".txt") for number, path in enumerate(sorted(paths)))
    _keep(workspace, replace(manifest, sources=sources, settings=settings_of(workspace)))


def _keep(workspace: Workspace, manifest: Manifest) -> None:
    (workspace.manifests / f"{manifest.version}.json").write_text(manifest.to_json(), encoding="utf-8")


def _grown(workspace: Workspace, small: Workspace, real: list[KnownThing]) -> Iterator[KnownThing]:
    """The keys of entities that are the same in all copies, and one for each of the others."""
    known = {entity.id for entity in small.view().entities()}
    entities = workspace.view().entities()
    there = {entity.id for entity in entities}
    yield from (thing for thing in real if thing.entity in there)
    chance, taken = random.Random(0), {thing.key for thing in real}
    words = sorted({word for entity in entities for word in entity.name.split() if word[:1].isupper()})
    for entity in entities:
        if entity.id in known or entity.type is EntityType.PLACE:
            continue
        name = entity.name
        while (key := f"name:{name_class(entity.type)}:{fold_name(name)}") in taken:
            name = f"{name} {chance.choice(words)}"
        taken.add(key)
        yield KnownThing(key, entity.id, (name,), name_class(entity.type), entity.type)


def _keys(folder: Path) -> int:
    workspace = Workspace.open(folder)
    return len(read_known([known_folder(workspace, workspace.current or "")]))


def measure(grown: Path, folder: Path) -> dict[str, object]:
    """What adding costs, on a copy of the map that shares its files."""
    copy = folder / "copy"
    shutil.copytree(grown, copy, copy_function=os.link)
    for file in (*copy.glob("*.sqlite*"), copy / "map" / "CURRENT"):
        content = file.read_bytes()  # these are written to: not through the link
        file.unlink()
        file.write_bytes(content)
    text = folder / ADDED
    shutil.copy(sample_folder() / ADDED, text)
    view = Workspace.open(copy).view()
    size = {**view.counts(), "keys": _keys(copy), "words added": len(text.read_text(encoding="utf-8").split())}
    clock = time.monotonic()
    with Watch() as watch:
        ended = subprocess.run(
            [sys.executable, "-c", _STEPS, str(copy), str(text)], check=True, stdout=subprocess.PIPE, text=True
        )
    steps = {name: round(seconds, 2) for name, seconds in json.loads(ended.stdout).items()}
    return {
        **size,
        "processor seconds": watch.seconds,
        "of the process itself, up to each step": steps,
        "seconds by the clock": round(time.monotonic() - clock, 1),
    }


if __name__ == "__main__":
    main()
