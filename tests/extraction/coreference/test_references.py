"""Who is meant by pronouns and descriptions, and where that is left open."""

from __future__ import annotations

import pytest

from faultline.extraction import extract
from faultline.extraction.coreference import lexicon
from faultline.extraction.coreference.candidates import SEVERAL, candidates
from faultline.extraction.coreference.features import WIDTH, Columns
from faultline.extraction.coreference.model import ranker
from faultline.extraction.coreference.resolving import clusters_of, pool, resolve
from faultline.extraction.tree import Tree
from faultline.language.analysing import analyse
from faultline.model.document import Document, Passage, Role
from faultline.model.entity import EntityType
from faultline.model.sentence import Form


def document_of(text: str) -> Document:
    return Document(
        id="d", path="d.txt", format="text", text=text, language="en", passages=(Passage(0, len(text), Role.BODY),)
    )


def meant(text: str) -> dict[str, str]:
    """For each word that is resolved to a name, that name."""
    document = document_of(text)
    trees = resolve(document, analyse(document)).trees
    mentions = [m for tree in trees for m in tree.sentence.mentions]
    names = {m.chain: m.text for m in reversed(mentions) if m.form in (Form.NAME, Form.ACRONYM)}
    return {m.text: names[m.chain] for m in mentions if m.form in (Form.PRONOUN, Form.NOMINAL) and m.chain in names}


def actors(text: str) -> list[str]:
    document = document_of(text)
    found = extract(document, analyse(document)).statements
    return [a.text for s in found if s.kind.value == "event" for a in s.roles("actor")]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Amina Sow met Pedro Lima in Gara. She then left for the coast.", "She", "Amina Sow"),
        ("Amina Sow met Pedro Lima in Gara. He then left for the coast.", "He", "Pedro Lima"),
        ("Kenya closed the camp in May. The country had warned of it for a year.", "country", "Kenya"),
        ("The chief of the mission, Ana Ruiz, met the elders. She promised to return.", "chief", "Ana Ruiz"),
        ("Kenya urged Chad to end its raids on the border.", "its", "Chad"),
        ("Kenya praised Chad for its help with the search.", "its", "Chad"),
    ],
)
def test_who_is_meant(text: str, word: str, name: str) -> None:
    assert meant(text).get(word) == name


def test_a_description_in_apposition_means_the_person_named() -> None:
    text = "The President, Idris Sow, spoke first. He urged the parties to disarm."
    assert actors(text)[:1] == ["Idris Sow"]


def test_several_are_meant_together() -> None:
    text = "Norway and Chile met in Aden. They urged the rebels to disarm."
    assert "Norway" in actors(text)
    assert "Chile" in actors(text)


def test_an_actor_without_a_name_is_told_by_his_description() -> None:
    assert actors("Two masked men entered the bank. They shot a guard.") == ["Two masked men"]


def test_a_pronoun_never_means_somebody_of_another_number_or_gender() -> None:
    assert meant("Amina Sow arrived in Gara. He was late.") == {}
    assert "They" not in meant("Amina Sow arrived in Gara. They were late.")


def test_a_committee_is_no_mission() -> None:
    assert lexicon.is_in("telling", "committee")
    assert "committee" not in meant("UNSMIL opened an office in Tripoli. The committee proposed a vote.")


def test_an_unknown_pronoun_stays_open() -> None:
    assert meant("It rained in Gara. It was cold.") == {}


def test_clusters_do_not_depend_on_what_follows() -> None:
    first = "Amina Sow met Pedro Lima in Gara. She left."
    document, longer = document_of(first), document_of(first + " The rain had stopped by then.")
    short = clusters_of(document, analyse(document))
    assert clusters_of(longer, analyse(longer))[: len(short)] == short


def test_rows_have_the_width_that_the_ranker_was_learned_for() -> None:
    text = "Norway and Chile met in Aden. They left the town, which had sheltered them."
    trees = [Tree(s) for s in analyse(document_of(text)).sentences]
    found = candidates(trees, (), [0] * len(trees))
    assert any(one.kind == SEVERAL and one.number == lexicon.PLURAL for one in found)
    columns = Columns(found, trees, {})
    for index in range(len(found)):
        before = pool(columns, index)
        rows = columns.rows(index, before)
        assert rows.shape == (len(before) + 1, WIDTH)
        assert ranker().shares(rows).sum() == pytest.approx(1.0, abs=1e-4)


def test_a_group_can_stand_for_a_name_of_its_type_alone() -> None:
    assert lexicon.can_stand_for("militia", EntityType.ARMED_GROUP)
    assert not lexicon.can_stand_for("militia", EntityType.COUNTRY)
    assert lexicon.can_stand_for("envoy", EntityType.PERSON)


@pytest.mark.parametrize("text", ["", "He.", "They they they.", "its its its its", "The the group."])
def test_odd_texts_give_no_exception(text: str) -> None:
    document = document_of(text)
    resolve(document, analyse(document))


def test_a_government_is_not_that_of_a_country_that_the_text_has_left() -> None:
    text = (
        "The Kenyan Government announced new talks in May. Officials said that the government would pay for them.\n\n"
        "Chad has seen war for two years. Herders in the north of the country fight the government in the south."
    )
    document = document_of(text)
    trees = resolve(document, analyse(document)).trees
    chains = [m.chain for t in trees for m in t.sentence.mentions if "overnment" in m.text]
    assert chains[0] == chains[1] != chains[2]


def test_a_government_stays_that_of_the_country_that_the_text_is_about() -> None:
    text = (
        "The Kenyan Government announced new talks in May. Kenya has seen war for two years.\n\n"
        "Herders in the north fight the government, which is in the south."
    )
    assert meant(text).get("government") == "Kenyan Government"
