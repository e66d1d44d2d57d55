"""Judgements on who and where, applied before clustering: what was merged is one, what was split is not."""

from __future__ import annotations

from dataclasses import replace

from faultline.model.document import Document, Passage, Role
from faultline.model.entity import Entity, EntityType
from faultline.model.evidence import Evidence
from faultline.model.judgement import Decision
from faultline.model.place import Place, PlaceReference
from faultline.model.seen import SeenEntity, SeenMention, SeenPlace
from faultline.model.sentence import Form
from faultline.model.statement import Argument, Kind, Statement
from faultline.resolution import Resolution, resolve
from faultline.resolution.ruled_entities import Ruling
from faultline.resolution.seen_mentions import MentionFinder, find_quote, surroundings
from faultline.settings import Settings
from faultline.tables.schemas import Named

RIDGE = "Ridge Front men met Hill Brigade men. The Hill Brigade left, and it spoke of Ridge Front."
VALLEY = "The Hill Brigade came back to the valley."
PERSON, GROUP = EntityType.PERSON, EntityType.ARMED_GROUP


def document(identity: str, text: str) -> Document:
    return Document(identity, f"{identity}.txt", "text", text, passages=(Passage(0, len(text), Role.BODY),))


DOCUMENTS = (document("ridge", RIDGE), document("valley", VALLEY))


def named(where: Document, text: str, chain: int, number: int = 0, form: Form = Form.NAME) -> Named:
    """The mention that is the so-manieth of a text in a document."""
    start = -1
    for _ in range(number + 1):
        start = where.text.index(text, start + 1)
    return Named(where.id, text, GROUP, form, chain, start, start + len(text))


MENTIONS = (
    named(DOCUMENTS[0], "Ridge Front", 1),
    named(DOCUMENTS[0], "Ridge Front", 1, 1),
    named(DOCUMENTS[0], "Hill Brigade", 2),
    named(DOCUMENTS[0], "Hill Brigade", 2, 1),
    named(DOCUMENTS[0], "it", 2, 0, Form.PRONOUN),
    named(DOCUMENTS[1], "Hill Brigade", 1),
)
SAID = Statement(
    "s1",
    Kind.EVENT,
    "CONSULT",
    Evidence.of_span("ridge", RIDGE, 0, 36, extractor="rules@1"),
    (Argument("actor", "Ridge Front", 0, 11, 1), Argument("recipient", "Hill Brigade", 20, 32, 2)),
)


def seen(mention: Named) -> SeenMention:
    """What an analyst saw of a mention."""
    text = RIDGE if mention.document == "ridge" else VALLEY
    assert mention.start is not None
    assert mention.end is not None
    around = surroundings(text, mention.start, mention.end)
    path = f"{mention.document}.txt"
    return SeenMention(mention.document, path, mention.start, mention.end, mention.text, mention.text, *around)


def seen_entity(entity: Entity, *mentions: Named) -> SeenEntity:
    aliases = tuple(a.text for a in entity.aliases)
    return SeenEntity(entity.id, entity.name, entity.type, aliases=aliases, mentions=tuple(map(seen, mentions)))


def run(*rulings: Ruling, mentions: tuple[Named, ...] = MENTIONS) -> Resolution:
    return resolve(DOCUMENTS, (SAID,), mentions, Settings(), rulings)


def names(found: Resolution) -> dict[str, int]:
    return {entity.name: entity.mentions for entity in found.entities}


FRONT, BRIGADE = sorted(run().entities, key=lambda e: e.name, reverse=True)
FRONT_SEEN = seen_entity(FRONT, MENTIONS[0])
BRIGADE_SEEN = seen_entity(BRIGADE, MENTIONS[2], MENTIONS[5])
MERGED = Ruling(1, Decision.MERGE, "ada", "2026-11-22", FRONT_SEEN, other=BRIGADE_SEEN)


def test_without_rulings_there_are_two() -> None:
    assert names(run()) == {"Ridge Front": 2, "Hill Brigade": 4}


def test_what_was_merged_is_one_under_the_name_of_the_first() -> None:
    found = run(MERGED)
    assert names(found) == {"Ridge Front": 6}
    assert {a.name for a in found.statements[0].arguments} == {"Ridge Front"}
    assert found.entities[0].why[0] == "Judgement 1 by ada on 2026-11-22 takes Hill Brigade and Ridge Front for one"


def test_known_things_can_be_merged_too() -> None:
    towns = tuple(replace(m, type=EntityType.COUNTRY, text={1: "Mali", 2: "Niger"}[m.chain]) for m in MENTIONS[:4])
    mali, niger = sorted(run(mentions=towns).entities, key=lambda e: e.name)
    merge = replace(MERGED, target=seen_entity(mali, towns[0]), other=seen_entity(niger, towns[2]))
    assert names(run(merge, mentions=towns)) == {"Mali": 4}


def test_what_was_split_off_stays_apart_though_the_name_is_the_same() -> None:
    split = Ruling(1, Decision.SPLIT, "ada", "2026-11-22", BRIGADE_SEEN, moved=(seen(MENTIONS[5]),), name="Valley men")
    found = run(split)
    assert names(found) == {"Ridge Front": 2, "Hill Brigade": 3, "Valley men": 1}


def test_a_split_may_go_through_a_chain_and_statements_follow() -> None:
    split = Ruling(1, Decision.SPLIT, "ada", "2026-11-22", BRIGADE_SEEN, moved=(seen(MENTIONS[2]),), name="Others")
    found = run(replace(split, target=seen_entity(BRIGADE, MENTIONS[3], MENTIONS[5])))
    assert names(found) == {"Ridge Front": 2, "Hill Brigade": 3, "Others": 1}
    assert [a.name for a in found.statements[0].arguments] == ["Ridge Front", "Others"]
    assert found.statements[0].id == SAID.id


def test_pronouns_go_with_the_last_name_of_their_chain() -> None:
    both = (seen(MENTIONS[2]), seen(MENTIONS[3]))
    split = Ruling(1, Decision.SPLIT, "ada", "2026-11-22", seen_entity(BRIGADE, MENTIONS[5]), moved=both, name="Others")
    assert names(run(split)) == {"Ridge Front": 2, "Hill Brigade": 1, "Others": 3}


def test_of_two_that_contradict_the_later_stands() -> None:
    merged = SeenEntity(FRONT.id, "Ridge Front", GROUP, mentions=(seen(MENTIONS[0]),))
    moved = (seen(MENTIONS[2]), seen(MENTIONS[3]), seen(MENTIONS[5]))
    split = Ruling(2, Decision.SPLIT, "ben", "2026-11-23", merged, moved=moved)
    assert set(names(run(MERGED, split))) == {"Ridge Front", "Hill Brigade"}
    again = replace(MERGED, number=3)
    assert set(names(run(split, MERGED, again))) == {"Ridge Front"}


def test_a_new_name_and_type_are_shown_everywhere() -> None:
    rename = Ruling(1, Decision.RENAME, "ada", "2026-11-22", BRIGADE_SEEN, name="Brigade of the Hills")
    typed = Ruling(2, Decision.TYPE, "ada", "2026-11-22", BRIGADE_SEEN, type=EntityType.MILITARY)
    found = run(rename, typed)
    (brigade,) = [e for e in found.entities if e.name == "Brigade of the Hills"]
    assert brigade.type is EntityType.MILITARY
    assert found.statements[0].arguments[1].name == "Brigade of the Hills"


def test_a_place_that_was_set_is_the_place_of_the_statement_and_of_the_mention() -> None:
    place = Place("point:1.0000,2.0000", "Hill", "point", lat=1.0, lon=2.0)
    reference = PlaceReference("Hill Brigade", 20, 32, 2)
    said = replace(SAID, place=reference)
    ruling = Ruling(
        1,
        Decision.PLACE,
        "ada",
        "2026-11-22",
        seen_entity(BRIGADE, MENTIONS[3], MENTIONS[5]),
        moved=(seen(MENTIONS[2]),),
        place=place,
        places=(SeenPlace("s1", reference),),
    )
    found = resolve(DOCUMENTS, (said,), MENTIONS, Settings(), (ruling,))
    shown = found.statements[0].place
    assert shown is not None
    assert (shown.place, shown.lat, shown.lon, shown.text) == (place.id, 1.0, 2.0, "Hill Brigade")
    assert [e.type for e in found.entities if e.place == place.id] == [EntityType.PLACE]
    assert place in found.places


def test_the_order_of_the_input_has_no_effect() -> None:
    shuffled = resolve(DOCUMENTS[::-1], (SAID,), MENTIONS[::-1], Settings(), (MERGED,))
    assert shuffled.entities == run(MERGED).entities


def test_a_judgement_on_what_is_gone_changes_nothing() -> None:
    lost = replace(MERGED, other=replace(BRIGADE_SEEN, mentions=(replace(seen(MENTIONS[2]), document="x", path="x"),)))
    assert run(lost).entities == run().entities


def test_a_mention_is_found_by_its_quote_where_the_text_was_read_anew() -> None:
    text = f"A new first line.\n{RIDGE}"
    moved = [replace(m, start=(m.start or 0) + 18, end=(m.end or 0) + 18) for m in MENTIONS[:4]]
    finder = MentionFinder(moved, {"ridge": text}.get, {"ridge.txt": "ridge"})
    assert finder.find(seen(MENTIONS[3])) == 3
    renamed = MentionFinder([replace(m, document="other") for m in moved], {"other": text}.get, {"ridge.txt": "other"})
    assert renamed.find(seen(MENTIONS[2])) == 2
    assert finder.find(replace(seen(MENTIONS[3]), exact="Lake Brigade")) is None


def test_of_several_quotes_the_one_with_its_surroundings_is_meant() -> None:
    assert find_quote("a x b, c x d", "x", "c ", " d", 0) == 9
    assert find_quote("a x b, c x d", "x", "q ", " q", 0) is None
