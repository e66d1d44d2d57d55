"""How long the workbench takes for each page and each filter, on a map of a million statements.

    python benchmarks/web.py DIR [--statements 1000000] [--grown FOLDER] [--judged 3000] [--clients 8]

DIR is a workspace with a map of real documents, which is grown (`grown_map.py` says how) into FOLDER unless that is
there already. Each page is asked for under each filter, each address once; told are the median and the 95th percentile
in milliseconds: of the processor, over all threads, which does not depend on what else the machine does, and of the
clock, which does. With `--judged` a ledger of so many judgements lies over the map. With `--clients` so many readers
ask for some of it at once over HTTP, each something else and a page a second, and an analyst judges meanwhile: told is
what they wait for.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import tempfile
import time
from pathlib import Path

import httpx
import numpy as np
import uvicorn

from faultline.model.judgement import Decision
from faultline.web.application import create_application
from faultline.web.serving import settled
from faultline.workspace import MapView
from faultline.workspace.fast_tables import make_fast
from faultline.workspace.judging import judge
from faultline.workspace.workspace import Workspace
from grown_map import grow_map
from judged_map import judged_map

WARM = ("/", "/statements?kind=flow", "/entities?entity_type=party")
JUDGED = 10
"""Statements that are judged while others read."""
PAGES, PAUSE = 40, 1.0
"""Pages that each of several readers asks for, and seconds for which each looks at one."""


def main() -> None:
    """Print a line of JSON a page, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("map", type=Path)
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--grown", type=Path)
    parser.add_argument("--only", help="pages whose address holds this")
    parser.add_argument("--judged", type=int, default=0)
    parser.add_argument("--clients", type=int, default=0)
    given = parser.parse_args()
    folder = given.grown or Path(tempfile.mkdtemp()) / "grown"
    began = time.process_time()
    workspace = (
        Workspace.open(folder) if folder.exists() else grow_map(Workspace.open(given.map), given.statements, folder)
    )
    print(json.dumps({"grown in seconds of processor": round(time.process_time() - began, 1)}))
    manifest = workspace.manifest()
    assert manifest is not None
    make_fast(workspace, manifest)
    if given.judged:
        workspace = judged_map(workspace, given.judged)
    measured = measure_together(workspace, given.clients) if given.clients else measure(workspace, given.only or "")
    with settled():
        print(json.dumps(asyncio.run(measured)))


def pages_of(view: MapView) -> list[str]:
    """The pages that are measured: each list, and one thing of each sort."""
    statement, comparison = view.statements(limit=1)[0], view.comparisons(limit=1)[0]
    busy, quiet = view.entities(limit=1)[0], view.entities(limit=1, offset=view.count_entities() - 1)[0]
    lists = ["/", "/entities", "/entities?q=army", "/statements", "/comparisons", "/documents", "/review", "/losses"]
    lists += ["/timeline", "/api/timeline"]
    things = [f"/entities/{busy.id}", f"/entities/{quiet.id}", f"/statements/{statement.id}"]
    things += [f"/comparisons/{comparison.id}", f"/documents/{statement.evidence.document}"]
    said = "/search?by=government&about=attack"
    return [
        *lists,
        *things,
        "/search?q=attack",
        said,
        "/api/statements?limit=50",
        "/api/suggestions?field=actor&text=ar",
    ]


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
    view = workspace.view()
    pages, filters = [p for p in pages_of(view) if only in p], filters_of(view)
    taken: list[tuple[float, float]] = []
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


async def measure_together(workspace: Workspace, clients: int) -> dict[str, object]:
    """What readers wait for over HTTP while all of them ask at once, and one of them judges statements."""
    view = workspace.view()
    addresses = [_address(page, chosen) for page in pages_of(view) for chosen in filters_of(view).values()]
    statements = [s.id for s in view.statements(limit=JUDGED)]
    server = uvicorn.Server(uvicorn.Config(create_application(workspace), port=0, log_level="error", access_log=False))
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.05)
    home = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    waited: list[float] = []
    errors: list[str] = []

    async def read(number: int) -> None:
        order = random.Random(number).sample(addresses, len(addresses))
        async with httpx.AsyncClient(base_url=home, timeout=600) as client:
            for address in order[:PAGES]:
                await asyncio.sleep(PAUSE)
                began = time.perf_counter()
                answer = await client.get(address)
                waited.append((time.perf_counter() - began) * 1000)
                errors.extend([] if answer.status_code in (200, 400) else [address])

    async def judge_some() -> None:
        for statement in statements:
            await asyncio.to_thread(judge, workspace, "analyst", statement, Decision.ACCEPT, view=view)
            await asyncio.sleep(1)

    await asyncio.gather(*(read(number) for number in range(clients)), judge_some())
    server.should_exit = True
    await serving
    told = {f"waited p{q}": round(float(np.percentile(waited, q))) for q in (50, 95, 99)}
    return {"clients": clients, "requests": len(waited), "errors": errors, **told}


def _address(page: str, chosen: str) -> str:
    return page + ("&" if "?" in page else "?") + chosen if chosen else page


async def _spent(client: httpx.AsyncClient, page: str, chosen: str) -> tuple[float, float]:
    """Milliseconds of the processor and of the clock for one answer."""
    address = _address(page, chosen)
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
