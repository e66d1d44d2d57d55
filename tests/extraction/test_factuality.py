"""How surely it is said."""

from __future__ import annotations

import pytest

from faultline.model.statement import Modality, Polarity

CASES = [
    ("The army attacked the rebels near Gao.", "actual", "affirmed"),
    ("The army will attack the rebels near Gao.", "planned", "affirmed"),
    ("The army may attack the rebels near Gao.", "hypothetical", "affirmed"),
    ("The army should attack the rebels near Gao.", "called_for", "affirmed"),
    ("The army allegedly attacked the rebels near Gao.", "alleged", "affirmed"),
    ("The army did not attack the rebels near Gao.", "actual", "denied"),
    ("If the army attacks the rebels, people will flee.", "hypothetical", "affirmed"),
    ("Did the army attack the rebels near Gao?", "hypothetical", "affirmed"),
    ("The president urged the army to attack the rebels.", "called_for", "affirmed"),
    ("The army refused to attack the rebels.", "actual", "denied"),
    ("Neighbours must halt the army's attack on the rebels.", "actual", "affirmed"),
    ("The army stopped attacking the rebels.", "actual", "denied"),
    ("Police prevented an attack on the villagers.", "actual", "denied"),
    ("Police want to prevent an attack on the villagers.", "hypothetical", "affirmed"),
    ("The council should condemn the attack on the villagers.", "actual", "affirmed"),
    ("The army is not able to attack the rebels.", "hypothetical", "denied"),
    ("The so-called attack on the villagers shocked nobody.", "alleged", "affirmed"),
]


@pytest.mark.parametrize(("text", "modality", "polarity"), CASES)
def test_modality_and_polarity(read, text: str, modality: str, polarity: str) -> None:
    events = [s for s in read(text).statements if s.type == "ASSAULT"]
    assert events
    assert (events[0].modality, events[0].polarity) == (Modality(modality), Polarity(polarity))
