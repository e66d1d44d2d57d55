"""What is no tie, whom "its" and "it" mean, and which title an office has."""

from __future__ import annotations

import pytest

from faultline.extraction.relations.offices import office_at
from faultline.extraction.tree import Tree
from faultline.language.analysing import analyse

NO_TIES = {
    "a purpose": "The agency published a handbook to support judges.",
    "help with a task": "The mission supported the ministry in drafting the law.",
    "a meeting chaired": "The minister chaired the meeting.",
    "a report that is due": "The Secretary-General will report to the Council on the matter.",
    "a project": "The Council supports the efforts of the African Union.",
    "a victim": "Volunteers from Chile support survivors of the earthquake.",
    "a part played": "Inspectors travelled to Haiti as part of a larger programme.",
    "a partnership for a workshop": "In partnership with UNESCO, the office held a workshop.",
    "people who merely work": "Community-led efforts in Nepal have grown.",
    "vague areas": "Other areas remain under rebel control.",
}

ENDS = {
    "The Bosnian army and its proxies hold the town.": ("supports", "The Bosnian army", "its proxies"),
    "Oslo accused Minsk of arming the rebels.": ("arms", "Minsk", "the rebels"),
    "Lima urged Quito to end its support for the Shining Path.": ("supports", "Quito", "Shining Path"),
    "The militia known as Fano fights federal troops.": ("fights", "Fano", "federal troops"),
    "The junta hired mercenaries from the Wagner Group.": ("employs", "The junta", "Wagner Group"),
    "Al-Qaida linked groups are active in Yemen.": ("allied_with", "Al-Qaida linked groups", "Al-Qaida"),
}

TITLES = {
    "The chief of staff resigned.": "chief of staff",
    "Prime Minister Ana Lopez resigned.": "prime minister",
    "The deputy secretary-general resigned.": "deputy secretary general",
    "Lt. Omar Diop resigned.": "lt",
}


@pytest.mark.parametrize("name", sorted(NO_TIES))
def test_what_is_no_tie(name: str, read) -> None:
    found = [s for s in read(NO_TIES[name]).statements if s.kind.value == "relation"]
    assert not found, [(s.type, [a.text for a in s.arguments], s.pattern) for s in found]


@pytest.mark.parametrize("text", sorted(ENDS))
def test_who_is_meant(text: str, read) -> None:
    found = read(text).statements
    ties = [(s.type, *(a.text for a in s.arguments)) for s in found if s.kind.value == "relation"]
    assert ENDS[text] in ties


@pytest.mark.parametrize("text", sorted(TITLES))
def test_the_longest_title_is_the_office(text: str, document) -> None:
    tree = Tree(analyse(document(text)).sentences[0])
    offices = [office_at(tree, token.index) for token in tree.tokens]
    assert next(office.title for office in offices if office is not None) == TITLES[text]


def test_pairs_of_ends_are_bounded(read) -> None:
    text = "Mali, Chad, Niger, Ghana and Togo back Libya, Egypt, Sudan and Kenya."
    ties = [s for s in read(text).statements if s.pattern.startswith("relation/supports")]
    assert len(ties) <= 6
