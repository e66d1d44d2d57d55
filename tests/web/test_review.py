"""The review queue: what most rests on and is least certain first, without what is judged."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from faultline.model.statement import Kind
from faultline.web.analysing import Analyses
from faultline.web.filters import Filter
from faultline.web.reviewing import review_queue
from faultline.workspace import MapView, Selection
from sample_map import built_map


def test_the_urgent_come_first_and_say_why(view: MapView) -> None:
    urgent = view.selected(Selection()).most_urgent(100)
    assert len(urgent) == view.count_statements()
    assert [one.urgency for one in urgent] == sorted((one.urgency for one in urgent), reverse=True)
    compared = {key for c in view.comparisons() for key in c.statements}
    assert {one.id for one in urgent if one.comparisons} == compared
    of_one = {s.id: s.confidence for s in view.statements()}
    assert all(one.confidence == of_one[one.id] for one in urgent)


def test_the_queue_passes_over_what_is_judged(tmp_path: Path, new_browser: Any) -> None:
    workspace = built_map(tmp_path / "map")
    client, analyses = new_browser(workspace), Analyses()
    first = review_queue(workspace.view(), Filter(), analyses).urgent[0].id
    assert re.findall(r'data-judge="(\w+)"', client.page("/review"))[0] == first
    client.post("/judgements", token=client.visit(), target=first, decision="accept", back="/review")
    queue = review_queue(workspace.view(), Filter(), analyses)
    assert first not in {one.id for one in queue.urgent}
    assert (queue.judged, queue.total) == (1, len(queue.urgent) + 1)
    assert f'data-judge="{first}"' not in client.page("/review")


def test_the_filter_holds(view: MapView) -> None:
    queue = review_queue(view, Filter(kind=(Kind.FLOW,)), Analyses())
    assert {view.statement(one.id).kind for one in queue.urgent} == {Kind.FLOW}
