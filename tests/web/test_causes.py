"""The causal loop diagram: the same picture each time, no boxes on each other, arrows that lead to their sentences."""

from __future__ import annotations

import random
import re
from itertools import combinations
from typing import Any

import pytest

from faultline.analysis.finding import Finding, Stability
from faultline.exchange.causal_diagram import diagram_of, links_shown
from faultline.exchange.layered import GAP, WIDTH, lay_out
from faultline.web.routes import causes


def link(cause: str, effect: str, sign: str = "+", up: int = 1, down: int = 0, share: float | None = None) -> Finding:
    facts = {"cause": cause, "effect": effect, "sign": sign, "disputed": bool(up and down)}
    facts |= {"sources_raising": up, "sources_lowering": down, "sources_denying": 0}
    stability = Stability(20, 9, share, says="told in some samples")
    return Finding(f"causes:{cause}{effect}", "link", f"{cause} raises {effect}", facts, ("s1",), stability)


def circle(*names: str) -> Finding:
    return Finding("causes:loop", "loop", " → ".join(names), {"factors": list(names), "signs": ["+"] * len(names)})


@pytest.mark.parametrize("seed", range(8))
def test_boxes_never_lie_on_each_other(seed: int) -> None:
    chance = random.Random(seed)
    count = chance.randint(2, 30)
    heights = [chance.choice([30.0, 45.0, 60.0]) for _ in range(count)]
    edges = sorted({(chance.randrange(count), chance.randrange(count)) for _ in range(chance.randint(1, 50))})
    laid = lay_out(heights, edges, 1180)
    assert laid == lay_out(heights, edges, 1180)
    for a, b in combinations(range(count), 2):
        apart_across = abs(laid.left[a] - laid.left[b]) >= WIDTH
        apart_down = abs(laid.middle[a] - laid.middle[b]) >= (heights[a] + heights[b]) / 2 - 0.01
        assert apart_across or apart_down, (a, b)
    assert all(laid.middle[n] - heights[n] / 2 >= -0.01 for n in range(count))
    assert all(laid.middle[n] + heights[n] / 2 <= laid.height + 0.01 for n in range(count))


def test_causes_stand_to_the_left_of_their_effects_and_only_circles_lead_back() -> None:
    laid = lay_out([30.0] * 4, [(0, 1), (1, 2), (2, 0), (1, 3)], 1180)
    assert laid.left[:3] == (0.0, WIDTH + GAP, 2 * (WIDTH + GAP))
    assert laid.backward == (False, False, True, False)


def test_a_disputed_link_is_two_arrows_and_an_unstable_one_is_pale() -> None:
    drawn = diagram_of([link("a", "b", "?", up=3, down=2, share=0.2), link("b", "c", share=1.0)])
    assert [(arrow.sign, arrow.sources) for arrow in drawn.arrows] == [("+", 3), ("-", 2), ("+", 1)]
    assert drawn.arrows[0].opacity == 0.4
    assert drawn.arrows[2].opacity == 1.0
    assert drawn.arrows[0].width > drawn.arrows[2].width
    assert drawn.arrows[0].path != drawn.arrows[1].path


def test_a_loop_is_drawn_however_far_down_its_links_stand_and_stands_out() -> None:
    links = [link("x", "y"), link("a", "b"), link("b", "a")]
    loop = circle("a", "b")
    shown = links_shown(links, [loop], 1)
    assert shown == links
    drawn = diagram_of(shown, loop)
    assert [arrow.is_lit for arrow in drawn.arrows] == [False, True, True]
    assert {factor.name for factor in drawn.factors if factor.is_lit} == {"a", "b"}


def test_arrows_lead_to_their_findings_and_those_to_sentences(browser: Any) -> None:
    page = browser.page("/causes?lang=en")
    links = re.findall(r'<a href="(/findings/causes/\w+\?top=2000)" class="arrow', page)
    assert links
    assert "Causal loop diagram" in page
    assert 'class="statement kind-cause"' in browser.page(links[0])


def test_around_a_factor_are_its_links_first() -> None:
    links = [link("x", "y"), link("b", "c"), link("a", "b"), link("c", "d")]
    assert [f.title for f in causes._around(links, "a")] == ["a raises b", "b raises c"]


def test_under_a_filter_that_leaves_no_cause_it_says_so(browser: Any) -> None:
    page = browser.page("/causes?kind=event")
    assert "Not enough evidence" in page
    assert "<svg" not in page.partition("<main")[2]
