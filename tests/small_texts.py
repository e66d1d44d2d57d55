"""Three small texts of our own, for tests that need documents and care little which."""

from __future__ import annotations

from pathlib import Path

TEXTS = {
    "garrison.txt": (
        "Garrison at Kidal grows\n\n"
        "Published 14 May 2014\n\n"
        "The United Nations mission deployed 300 troops to Kidal on 2 May 2014. "
        "The Ministry of Defence of Mali said that the army had 1,200 soldiers in the north. "
        "France supports the mission with helicopters.\n"
    ),
    "convoy.txt": (
        "A convoy is attacked\n\n"
        "Published 20 May 2014\n\n"
        "Armed men attacked a convoy near Gao on 18 May 2014 and killed four soldiers. "
        "The government of Mali condemned the attack. "
        "The European Union pledged 5 million euros for the training of the army.\n"
    ),
    "talks.txt": (
        "Talks in Algiers\n\n"
        "Published 3 June 2014\n\n"
        "The Coordination of Azawad Movements (CMA) agreed to talks in Algiers. "
        "The CMA is led by Bilal Ag Example. "
        "The United Nations mission has 350 troops in Kidal, its spokesman said.\n"
    ),
}


def write_texts(folder: Path) -> None:
    """Make the folder with the texts in it."""
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
