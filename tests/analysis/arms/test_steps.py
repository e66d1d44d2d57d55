"""Which step a figure is of, and what it counts."""

from __future__ import annotations

import pytest

from faultline.analysis.arms.steps import figures_in, group_of, steps_at

CASES = {
    "By March, 1,289 combatants had been registered in Gao.": [(1289, "combatants", ("registered",))],
    "Some 600 rebels were cantoned at Fafa.": [(600, "combatants", ("cantoned",))],
    "In May 742 ex-combatants were disarmed and demobilised.": [(742, "combatants", ("disarmed", "demobilised"))],
    "A total of 5,000 fighters have been registered, of whom 1,500 have been disarmed.": [
        (5000, "combatants", ("registered",)),
        (1500, "combatants", ("disarmed",)),
    ],
    "Of 3,000 fighters registered, only 900 have been reintegrated.": [
        (3000, "combatants", ("registered",)),
        (900, "combatants", ("reinserted",)),
    ],
    "322 former combatants were enrolled in reintegration workshops.": [(322, "combatants", ("reinserted",))],
    "383 combatants, including 40 women, were disarmed.": [(383, "combatants", ("disarmed",))],
    "The commission collected 800 war weapons and 2,000 hunting rifles.": [
        (800, "weapons", ("collected",)),
        (2000, "small_arms", ("collected",)),
    ],
    "The team seized 200 weapons and disarmed 30 fighters.": [
        (200, "weapons", ("seized",)),
        (30, "combatants", ("disarmed",)),
    ],
    "Customs intercepted a shipment of 37 firearms.": [(37, "small_arms", ("seized",))],
    "Hundreds of fighters surrendered with 90 rifles.": [
        (200, "combatants", ("disarmed",)),
        (90, "small_arms", ("collected",)),
    ],
    "Experts verified all 27 chemical weapons production sites.": [],
    "Of the 300 fighters 40 have not been disarmed.": [
        (300, "combatants", ()),
        (40, "combatants", ()),
    ],
    "The agency registered 900 people in the camp.": [],
    "Some 250 refugees returned and 900 people were registered for disarmament.": [],
}


@pytest.mark.parametrize("sentence", CASES)
def test_figures_and_their_steps(sentence: str) -> None:
    found = [(f.figure.low, f.of, steps_at(sentence, f.start, f.end, group_of(f.of))) for f in figures_in(sentence)]
    assert found == CASES[sentence]
