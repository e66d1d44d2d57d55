"""How long the workbench takes for each page and each filter, on a map of a million statements.

    python benchmarks/web.py DIR [--statements 1000000] [--grown FOLDER]

DIR is a workspace with a map of real documents, which is grown (`grown_map.py` says how) into FOLDER unless that is
there already. Each page is asked for under each filter; told are the median and the 95th percentile in milliseconds: of
the processor, over all threads, which does not depend on what else the machine does, and of the clock, which does.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
import time
from pathlib import Path

import httpx
import numpy as np

from faultline.web.application import create_application
from faultline.web.serving import settle
from faultline.workspace import MapView
from faultline.workspace.fast_tables import make_fast
from faultline.workspace.workspace import Workspace
from grown_map import grow_map

WARM = ("/", "/statements?kind=flow", "/entities?entity_type=party")


def main() -> None:
    """Print a line of JSON a page, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("map", type=Path)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--grown", type=Path)
    parser.add_argument("--only", help="pages whose address holds this")
    given = parser.parse_args()
    folder = given.grown or Path(tempfile.mkdtemp()) / "grown"
    began = time.process_time()
    workspace = (
        Workspace.open(folder) if folder.exists() else grow_map(Workspace.open(given.map), given.statements, folder)
    )
    print(json.dumps({"grown in seconds of processor": round(time.process_time() - began, 1)}))
    print(json.dumps(asyncio.run(measure(workspace, given.only or ""))))


def pages_of(view: MapView) -> list[str]:
    """The pages that are measured: each list, and one thing of each sort."""
    statement, comparison = view.statements(limit=1)[0], view.comparisons(limit=1)[0]
    busy, quiet = view.entities(limit=1)[0], view.entities(limit=1, offset=view.count_entities() - 1)[0]
    lists = ["/", "/entities", "/entities?q=army", "/statements", "/comparisons", "/documents", "/review", "/losses"]
    things = [f"/entities/{busy.id}", f"/entities/{quiet.id}", f"/statements/{statement.id}"]
    things += [f"/comparisons/{comparison.id}", f"/documents/{statement.evidence.document}"]
    return [*lists, *things, "/search?q=attack", "/api/statements?limit=50", "/api/suggestions?field=actor&text=ar"]


def filters_of(view: MapView) -> dict[str, str]:
    """What each page is asked under."""
    statement = next(s for s in view.statements(kind="event", limit=500) if s.place and s.place.country)
    actor = view.entities(limit=1, offset=20)[0].id
    publisher = next((d.publisher for d in view.documents() if d.publisher), "")
    country = statement.place.country if statement.place else ""
    return {
        "none": "",
        "period": "period=2012..2014",
        "country": f"place={country}",
        "place": f"place={statement.place.place if statement.place else ''}",
        "actor": f"actor={actor}",
        "kind": "kind=event&kind=flow",
        "source": f"source={publisher}" if publisher else f"source={statement.evidence.document}",
        "modality": "modality=alleged",
        "judged": "judged=no",
        "all": f"period=2000..2014&place={country}&kind=event&modality=actual&judged=no",
    }


async def measure(workspace: Workspace, only: str) -> dict[str, object]:
    manifest = workspace.manifest()
    assert manifest is not None
    make_fast(workspace, manifest)
    view = workspace.view()
    pages, filters = [p for p in pages_of(view) if only in p], filters_of(view)
    taken: list[tuple[float, float]] = []
    settle()
    transport = httpx.ASGITransport(create_application(workspace))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:1", timeout=600) as client:
        for page in WARM:
            await client.get(page)
        for page in pages:
            own = {name: await _spent(client, page, chosen) for name, chosen in filters.items()}
            worst = max(own, key=lambda name: own[name][0])
            taken += own.values()
            told = {"page": page, **_told(list(own.values())), "worst filter": worst, "its ms": round(own[worst][0])}
            print(json.dumps(told), flush=True)
    return {"statements": view.count_statements(), "requests": len(taken), **_told(taken)}


async def _spent(client: httpx.AsyncClient, page: str, chosen: str) -> tuple[float, float]:
    """Milliseconds of the processor and of the clock for one answer."""
    address = page + ("&" if "?" in page else "?") + chosen if chosen else page
    processor, clock = time.process_time(), time.perf_counter()
    answer = await client.get(address)
    assert answer.status_code in (200, 400), (address, answer.text[:300])
    return (time.process_time() - processor) * 1000, (time.perf_counter() - clock) * 1000


def _told(taken: list[tuple[float, float]]) -> dict[str, float]:
    processor, clock = np.array(taken).T
    return {
        "processor p50": round(float(np.percentile(processor, 50))),
        "processor p95": round(float(np.percentile(processor, 95))),
        "clock p50": round(float(np.percentile(clock, 50))),
        "clock p95": round(float(np.percentile(clock, 95))),
    }


if __name__ == "__main__":
    main()
