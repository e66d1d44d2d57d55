"""How statements read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faultline.exchange.wording import phrases, say, say_what
from faultline.model.evidence import Evidence
from faultline.model.place import PlaceReference
from faultline.model.statement import (
    Argument,
    Attribution,
    Counts,
    Kind,
    Modality,
    Polarity,
    Speaker,
    Stage,
    Statement,
)
from faultline.model.time import Basis, Precision, Time
from faultline.model.value import Value
from faultline.ontology import vocabulary
from faultline.ontology.labels import VOCABULARIES, type_label

EVIDENCE = Evidence("d0", "some quote", "rules@1", 0, 10)
DAY = Time("2014-05-02", "2014-05-02", Precision.DAY, Basis.STATED, "2 May 2014")


def statement(kind: Kind, type: str, *roles: tuple[str, str], **fields: object) -> Statement:
    arguments = tuple(Argument(role, text) for role, text in roles)
    return Statement("id", kind, type, EVIDENCE, arguments, **fields)  # type: ignore[arg-type]


ATTACK = statement(
    Kind.EVENT, "ASSAULT", ("actor", "the army"), ("recipient", "civilians"), time=DAY, place=PlaceReference("Gao")
)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (ATTACK, "The army attacked civilians, in Gao, 2 May 2014"),
        (
            replace(ATTACK, counts=Counts(killed=Value(12, 12, "persons", text="12"), injured=Value(3, 3, "persons"))),
            "The army attacked civilians, in Gao, 2 May 2014: 12 killed, 3 injured",
        ),
        (
            replace(ATTACK, modality=Modality.ALLEGED, attribution=Attribution.QUOTED, speaker=Speaker("a monitor")),
            "Alleged: the army attacked civilians, in Gao, 2 May 2014 — a monitor, quoted",
        ),
        (
            statement(
                Kind.EFFORT, "15220", ("actor", "a neighbour"), ("activity", "The sending of envoys"),
                stage=Stage.PROPOSED, modality=Modality.CALLED_FOR,
            ),
            "Called for: a neighbour: the sending of envoys",
        ),
        (
            statement(Kind.POSITION, "warns", ("holder", "Foreign observers"), ("target", "The next dry season")),
            "Foreign observers warn of the next dry season",
        ),
        (
            statement(
                Kind.POSITION, "calls_for", ("holder", "Residents"), ("target", "a bridge"),
                modality=Modality.CALLED_FOR, attribution=Attribution.REPORTED, speaker=Speaker("Residents"),
            ),
            "Residents call for a bridge — reported",
        ),
        (statement(Kind.RELATION, "fights", ("source", "river patrols"), ("target", "poachers")),
            "River patrols fight poachers"),
        (statement(Kind.RELATION, "leads", ("source", "United Delta Forces"), ("target", "the patrols")),
            "United Delta Forces leads the patrols"),
        (replace(ATTACK, polarity=Polarity.DENIED), "Denied: attack by the army on civilians, in Gao, 2 May 2014"),
        (replace(ATTACK, modality=Modality.PLANNED), "Planned: attack by the army on civilians, in Gao, 2 May 2014"),
        (
            replace(ATTACK, modality=Modality.ALLEGED, polarity=Polarity.DENIED),
            "Alleged, denied: attack by the army on civilians, in Gao, 2 May 2014",
        ),
        (statement(Kind.EVENT, "ASSAULT", ("recipient", "a convoy")), "Attack on a convoy"),
        (
            statement(Kind.EVENT, "ASSAULT", ("recipient", "the camp in Gao"), place=PlaceReference("Gao")),
            "Attack on the camp in Gao",
        ),
        (statement(Kind.EVENT, "COUP", ("actor", "officers")), "Officers staged a coup"),
        (statement(Kind.EVENT, "NEVER_HEARD_OF"), "Event"),
        (statement(Kind.RELATION, "leads", ("source", "Karo"), ("target", "the Front")), "Karo leads the Front"),
        (statement(Kind.RELATION, "leads", ("target", "the Front")), "Somebody leads the Front"),
        (
            statement(Kind.RELATION, "part_of", ("source", "the Wing"), ("source", "the Arm"), ("target", "the Front")),
            "The Wing and the Arm are a part of the Front",
        ),
        (statement(Kind.POSITION, "denies", ("holder", "officials"), ("target", "it")), "Officials deny it"),
        (statement(Kind.POSITION, "denies", ("holder", "United States"), ("target", "it")), "United States denies it"),
        (
            statement(Kind.EVENT, "RETREAT", ("actor", "France"), mode="withdraw"),
            "France withdrew",
        ),
        (
            statement(Kind.POSITION, "calls_for", ("holder", "the party"), ("target", "an election")),
            "The party calls for an election",
        ),
        (
            statement(Kind.CAUSE, "+", ("cause", "droughts"), ("effect", "migration")),
            "Droughts: said to lead to migration",
        ),
        (
            replace(ATTACK, time=Time(None, "2014-05-03", Precision.UNKNOWN, Basis.PUBLICATION, "")),
            "The army attacked civilians, in Gao",
        ),
        (
            statement(Kind.QUANTITY, "troops", ("subject", "the mission"), value=Value(7500, 7500, "persons")),
            "The mission: 7,500 troops",
        ),
        (
            statement(
                Kind.EFFORT, "15210", ("actor", "Norway"), ("activity", "police training"), stage=Stage.PLEDGED,
                value=Value(2e6, 2e6, "money", currency="NOK", text="NOK 2 million"),
            ),
            "Norway (pledged): police training, NOK 2 million",
        ),
        (
            statement(
                Kind.EFFORT, "15210", ("actor", "Norway"), ("activity", "NOK 2 million for Sarn"),
                ("recipient", "Sarn"),
                value=Value(2e6, 2e6, "money", currency="NOK", text="NOK 2 million"),
            ),
            "Norway: NOK 2 million for Sarn",
        ),
        (
            statement(
                Kind.FLOW, "fuel", ("goods", "diesel"), ("origin", "the port"), ("via", "Sarn"), ("via", "Tol"),
                ("destination", "the mines"), ("carrier", "truckers"),
            ),
            "Diesel moving from the port through Sarn and Tol to the mines carried by truckers",
        ),
    ],
)  # fmt: skip
def test_a_statement_in_plain_words(said: Statement, words: str) -> None:
    assert say(said) == words


def test_an_unnamed_voice_is_told_as_such() -> None:
    assert say(replace(ATTACK, attribution=Attribution.REPORTED)).endswith("— reported, by an unnamed voice")


def test_who_passes_a_voice_on_is_told() -> None:
    passed_on = replace(ATTACK, speaker=Speaker("a monitor"), reported_by=Speaker("the agency"))
    assert say(passed_on).endswith("— a monitor, reported by the agency")


def test_an_actor_stands_under_the_name_of_its_entity_and_a_cause_in_the_words_of_the_source() -> None:
    actor = Argument("actor", "the soldiers", entity="e1", name="Army")
    assert any(p.text == "Army" and p.entity == "e1" for p in say_what(replace(ATTACK, arguments=(actor,))))
    cause = Argument("cause", "the fear of the herders", entity="e2", name="herders")
    claim = say(replace(ATTACK, kind=Kind.CAUSE, type="-", arguments=(cause,)))
    assert claim.startswith("The fear of the herders: said to reduce or prevent")


def test_every_type_of_event_has_its_words() -> None:
    assert set(phrases()["event"]) == set(vocabulary("events"))


@pytest.mark.parametrize(("kind", "name"), VOCABULARIES.items())
def test_every_type_of_the_ontology_has_a_label(kind: Kind, name: str) -> None:
    labels = {code: type_label(kind, code) for code, entry in vocabulary(name).items() if isinstance(entry, dict)}
    assert labels
    assert all(label[:1].isupper() or label[:1].isdigit() for label in labels.values())
