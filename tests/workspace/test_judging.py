"""Judgements hold at once, survive a rebuild, show the same before and after it, and can be taken back."""

from __future__ import annotations

import json
import multiprocessing
from collections.abc import Callable
from contextlib import chdir
from pathlib import Path
from shutil import copytree

import pytest

from faultline.errors import UsageError
from faultline.exchange.comparisons import export_comparisons
from faultline.exchange.entities import export_entities
from faultline.exchange.statements import export_statements
from faultline.model.comparison import Verdict
from faultline.model.entity import Entity, EntityType
from faultline.model.judgement import Decision, Fault, Judgement, Subject, Terms
from faultline.workspace import MapView, Workspace, build, remove
from faultline.workspace.judging import judge
from small_texts import write_texts

Shown = tuple[list[str], list[str]]
Judge = Callable[..., Judgement]


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A map of the three texts, to be copied."""
    root = tmp_path_factory.mktemp("judged")
    write_texts(root / "texts")
    with chdir(root):
        build(Workspace.create(root / "map", "Kidal"), ["texts"], workers=1)
    return root / "map"


@pytest.fixture
def built(ready: Path, texts: Path) -> Workspace:
    """A map of the three texts, which may be judged and built again."""
    copytree(ready, texts.parent / "map")
    return Workspace.open(texts.parent / "map")


def shown(workspace: Workspace) -> Shown:
    view = workspace.view()
    return list(export_entities(view)), list(export_statements(view))


def entity(view: MapView, name: str) -> Entity:
    return next(e for e in view.entities() if e.name == name)


def named(view: MapView) -> set[str]:
    return {e.name for e in view.entities()}


def merge(workspace: Workspace) -> Judgement:
    view = workspace.view()
    brigade, mission = entity(view, "Bilal Ag"), entity(view, "United Nations")
    return judge(workspace, "ada", mission.id, Decision.MERGE, Terms(other=brigade.id), note="the same")


def split(workspace: Workspace) -> Judgement:
    target = entity(workspace.view(), "Coordination of Azawad Movements")
    return judge(workspace, "ada", target.id, Decision.SPLIT, Terms(aliases=("CMA",), name="The other CMA"))


def split_by_document(workspace: Workspace) -> Judgement:
    target = entity(workspace.view(), "Kidal")
    return judge(workspace, "ada", target.id, Decision.SPLIT, Terms(documents=("texts/talks.txt",)))


def rename(workspace: Workspace) -> Judgement:
    target = entity(workspace.view(), "Mali")
    return judge(workspace, "ada", target.id, Decision.RENAME, Terms(name="Republic of Mali"))


def retype(workspace: Workspace) -> Judgement:
    target = entity(workspace.view(), "Coordination of Azawad Movements")
    return judge(workspace, "ada", target.id, Decision.TYPE, Terms(type=EntityType.PARTY))


def residual(workspace: Workspace) -> Judgement:
    return judge(workspace, "ada", entity(workspace.view(), "France").id, Decision.RESIDUAL)


def place_of_mention(workspace: Workspace) -> Judgement:
    said = next(s for s in workspace.view().statements() if s.place and s.place.name == "Kidal")
    return judge(workspace, "ada", said.id, Decision.PLACE, Terms(place="16.5,-1.25"))


def place_of_name(workspace: Workspace) -> Judgement:
    return judge(workspace, "ada", "texts/convoy.txt", Decision.PLACE, Terms(place="geonames:2455290", name="Gao"))


def place_of_entity(workspace: Workspace) -> Judgement:
    return judge(workspace, "ada", entity(workspace.view(), "Gao").id, Decision.PLACE, Terms(place="16.5,-1.25"))


OF_ENTITIES = [
    merge,
    split,
    split_by_document,
    rename,
    retype,
    residual,
    place_of_mention,
    place_of_name,
    place_of_entity,
]


@pytest.mark.parametrize("decide", OF_ENTITIES)
def test_what_is_shown_at_once_is_what_the_next_build_shows(
    built: Workspace, decide: Callable[[Workspace], Judgement]
) -> None:
    before = shown(built)
    decide(built)
    at_once = shown(built)
    assert at_once != before
    build(built, ["texts"], workers=1)
    assert shown(built) == at_once
    built.ledger.undo("ada")
    assert shown(built) == before, "taken back after the build"
    build(built, ["texts"], workers=1)
    assert shown(built) == before, "taken back and built"


def test_a_judgement_taken_back_before_the_build_leaves_no_trace(built: Workspace) -> None:
    before, version = shown(built), built.current
    merge(built)
    split(built)
    built.ledger.undo("ada")
    built.ledger.undo("ada")
    assert shown(built) == before
    build(built, ["texts"], workers=1)
    assert (built.current, shown(built)) == (version, before)


def test_a_merged_entity_is_one_with_the_statements_of_both(built: Workspace) -> None:
    view = built.view()
    first, second = entity(view, "United Nations"), entity(view, "Bilal Ag")
    counts = view.count_statements(entity=first.id) + view.count_statements(entity=second.id)
    merge(built)
    view = built.view()
    assert "Bilal Ag" not in named(view)
    assert view.entity(first.id) == view.entity(second.id)
    for old in (first.id, second.id):
        assert view.count_statements(entity=old) == len(view.statements(entity=old)) == counts
    assert {view.entity_of(m.document, m.chain) for m in view.mentions_of(view.entity(first.id).id)} == {
        view.entity(first.id)
    }


def test_judgements_upon_judgements(built: Workspace) -> None:
    merge(built)
    merged = entity(built.view(), "United Nations")
    judge(built, "ben", merged.id, Decision.RENAME, Terms(name="The Union"))
    split(built)
    other = entity(built.view(), "The other CMA")
    judge(built, "ben", other.id, Decision.MERGE, Terms(other=entity(built.view(), "The Union").id))
    at_once = shown(built)
    assert {"The Union", "United Nations"}.isdisjoint(named(built.view()))
    build(built, ["texts"], workers=1)
    assert shown(built) == at_once


def test_of_two_analysts_the_later_stands_and_both_are_kept(built: Workspace) -> None:
    merge(built)
    merged = entity(built.view(), "United Nations")
    judge(built, "ben", merged.id, Decision.SPLIT, Terms(aliases=("Bilal Ag",)))
    assert {"United Nations", "Bilal Ag"} <= named(built.view())
    at_once = shown(built)
    build(built, ["texts"], workers=1)
    assert shown(built) == at_once
    assert [j.who for j in built.ledger.judgements() if not j.undone] == ["ada", "ben"]


def test_a_judgement_holds_for_documents_that_come_later(built: Workspace) -> None:
    workspace = built
    remove(workspace, "texts/convoy.txt")
    view = workspace.view()
    target, other = entity(view, "United Nations"), entity(view, "Coordination of Azawad Movements")
    judge(workspace, "ada", target.id, Decision.MERGE, Terms(other=other.id))
    build(workspace, ["texts/convoy.txt"], workers=1)
    view = workspace.view()
    assert "Coordination of Azawad Movements" not in named(view)
    assert view.entity(target.id) == view.entity(other.id)


def test_an_id_of_an_earlier_version_leads_to_what_has_most_of_its_mentions(built: Workspace) -> None:
    workspace = built
    remove(workspace, "texts/convoy.txt")
    old = {e.name: e.id for e in workspace.view().entities()}
    versions = [workspace.current]
    for added in ("texts/convoy.txt", "more.txt"):
        Path("more.txt").write_text(
            "Word from Kidal\n\nMali and France spoke of Kidal with the CMA.\n", encoding="utf-8"
        )
        build(workspace, [added], workers=1)
        versions.append(workspace.current)
    view = workspace.view()
    assert len(set(versions)) == 3
    changed = [name for name, key in old.items() if name in named(view) and entity(view, name).id != key]
    assert changed, "these texts must change some id for this test to tell anything"
    for name in changed:
        assert view.entity(old[name]).name == name
        assert view.redirect(old[name]) is not None
    assert view.redirect(entity(view, changed[0]).id) is None


def test_history_is_no_part_of_a_version(built: Workspace) -> None:
    before, version = shown(built), built.current
    remove(built, "texts/convoy.txt")
    assert built.current != version
    build(built, ["texts"], workers=1)
    assert list(built.redirects.glob("*.parquet"))
    assert (built.current, shown(built)) == (version, before)


def test_what_is_judged_survives_the_loss_of_its_document(built: Workspace, texts: Path) -> None:
    made = split(built)
    text = (texts / "talks.txt").read_text(encoding="utf-8")
    (texts / "talks.txt").write_text("Nothing of it is here any more.\n", encoding="utf-8")
    build(built, ["texts"], workers=1)
    assert [j.id for j in built.view().orphaned_judgements()] == [made.id]
    (texts / "talks.txt").write_text(f"A line of the editor comes first.\n\n{text}", encoding="utf-8")
    build(built, ["texts"], workers=1)
    assert built.view().orphaned_judgements() == ()
    assert "The other CMA" in named(built.view())


def test_a_rejected_statement_is_marked_and_compared_no_more(built: Workspace) -> None:
    view = built.view()
    compared = view.comparisons()
    assert compared
    said = compared[0].statements[0]
    judge(built, "ada", said[:12], Decision.REJECT, fault=Fault.WRONG_ACTOR, note="it was the army")
    view = built.view()
    found = next(json.loads(line) for line in export_statements(view) if json.loads(line)["id"] == said)
    assert found["judgement"] | {"at": ""} == {
        "decision": "reject",
        "fault": "wrong_actor",
        "who": "ada",
        "at": "",
        "note": "it was the army",
    }
    assert not [c for c in view.comparisons() if said in c.statements]
    build(built, ["texts"], workers=1)
    assert not [c for c in built.view().comparisons() if said in c.statements]
    assert built.view().judgements()[said].decision is Decision.REJECT


def test_a_corrected_statement_is_shown_as_corrected_and_kept_as_read(built: Workspace) -> None:
    said = next(s for s in built.view().statements(kind="quantity") if s.value and s.value.low == 300)
    fields = json.dumps({"value": 330, "polarity": "denied"})
    judge(built, "ada", said.id, Decision.CORRECT, Terms(fields=fields), fault=Fault.WRONG_QUANTITY)
    for _ in range(2):
        after = built.view().statement(said.id)
        assert after.value is not None
        assert (after.value.low, after.value.high, after.value.unit) == (330, 330, "persons")
        assert (after.polarity.value, after.evidence) == ("denied", said.evidence)
        assert built.view().count_statements(kind="quantity") == len(built.view().statements(kind="quantity"))
        build(built, ["texts"], workers=1)
    built.ledger.undo("ada")
    assert built.view().statement(said.id) == said


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ("{", "no JSON"),
        ('{"quote": "x"}', "no field that can be corrected"),
        ('{"polarity": "maybe"}', "no polarity"),
        ('{"type": "goblins"}', "no type of quantity"),
        ('{"time": "soon"}', "no date"),
        ('{"value": "many"}', "no value"),
        ('{"value": {"low": 3, "high": 2}}', "backwards"),
        ('{"arguments": [{"role": "hero", "text": "x"}]}', "no role of quantity"),
    ],
)
def test_wrong_corrections_are_refused(built: Workspace, fields: str, complaint: str) -> None:
    said = built.view().statements(kind="quantity")[0]
    with pytest.raises(UsageError, match=complaint):
        judge(built, "ada", said.id, Decision.CORRECT, Terms(fields=fields), fault=Fault.OTHER)


def test_a_note_takes_no_decision_away(built: Workspace) -> None:
    said = built.view().statements()[0]
    judge(built, "ada", said.id, Decision.REJECT)
    judge(built, "ben", said.id, Decision.NOTE, note="look again")
    assert built.view().judgements()[said.id].decision is Decision.REJECT
    assert [j.decision for j in built.view().judgements_on(said.id)] == [Decision.REJECT, Decision.NOTE]


def test_a_comparison_is_confirmed_dismissed_or_given_another_verdict(built: Workspace) -> None:
    found = built.view().comparisons()[0]
    judge(built, "ada", found.id, Decision.DISMISS, note="two missions")
    (line,) = [one for one in export_comparisons(built.view()) if json.loads(one)["id"] == found.id]
    assert json.loads(line)["judgement"]["decision"] == "dismiss"
    judge(built, "ben", found.id, Decision.VERDICT, Terms(verdict=Verdict.FRAMED), note="words differ")
    for _ in range(2):
        after = built.view().comparison(found.id)
        assert after.verdict is Verdict.FRAMED
        assert after.reason.startswith("ben judged on ")
        assert found.reason in after.reason
        build(built, ["texts"], workers=1)


def test_a_judgement_finds_its_comparison_under_another_id(built: Workspace) -> None:
    found = built.view().comparisons()[0]
    seen = json.dumps({"about": "", "kind": found.kind.value, "verdict": "", "statements": list(found.statements)})
    built.ledger.append_judgement("ada", Decision.CONFIRM, "0" * 16, seen=seen, subject=Subject.COMPARISON)
    assert built.view().judgements()[found.id].decision is Decision.CONFIRM


def test_documents_of_one_origin_count_once(built: Workspace) -> None:
    ids = {d.path: d.id for d in built.view().documents()}
    first, second = ids["texts/garrison.txt"], ids["texts/talks.txt"]
    judge(built, "ada", "texts/garrison.txt", Decision.SAME_ORIGIN, Terms(other="texts/talks.txt"))
    origins = {o.document: o.origin for o in built.view().document_origins()}
    assert origins[first] == origins[second] == min(first, second)
    before = {c.statements: c.independent_sources for c in built.view().comparisons()}
    build(built, ["texts"], workers=1)
    after = {c.statements: c.independent_sources for c in built.view().comparisons()}
    documents = {s.id: s.evidence.document for s in built.view().statements()}
    both = [key for key in after if {documents[s] for s in key} == {first, second}]
    assert both
    assert all((before[key], after[key]) == (2, 1) for key in both)
    judge(built, "ben", first, Decision.INDEPENDENT, Terms(other=second))
    assert {o.document: o.origin for o in built.view().document_origins()}[first] == first


def test_grades_are_kept_beside(built: Workspace) -> None:
    made = judge(built, "ada", "texts/talks.txt", Decision.GRADE, Terms(grade="B2"))
    assert built.view().grades() == {made.target: "B2"}


@pytest.mark.parametrize(
    ("target", "decision", "terms", "complaint"),
    [
        ("statement", Decision.MERGE, Terms(other="x"), "a statement cannot be judged"),
        ("entity", Decision.ACCEPT, Terms(), "an entity cannot be judged"),
        ("entity", Decision.MERGE, Terms(), "needs --with ID"),
        ("entity", Decision.RENAME, Terms(name="x", verdict=Verdict.FRAMED), "takes no --verdict"),
        ("entity", Decision.SPLIT, Terms(), "a split needs"),
        ("entity", Decision.SPLIT, Terms(aliases=("Nobody at all",)), "no such mention"),
        ("entity", Decision.SPLIT, Terms(spans=("here",)), "no span"),
        ("entity", Decision.PLACE, Terms(place="somewhere"), "no place"),
        ("entity", Decision.PLACE, Terms(place="95,0"), "outside the Earth"),
        ("entity", Decision.NOTE, Terms(), "needs --note"),
        ("comparison", Decision.VERDICT, Terms(), "needs --verdict"),
        ("document", Decision.GRADE, Terms(grade="G9"), "no Admiralty grade"),
        ("document", Decision.PLACE, Terms(place="1,1"), "needs --name"),
        ("statement", Decision.CORRECT, Terms(), "needs --fault"),
    ],
)
def test_what_cannot_be_decided_so_is_refused(
    built: Workspace, target: str, decision: Decision, terms: Terms, complaint: str
) -> None:
    view = built.view()
    targets = {
        "statement": view.statements()[0].id,
        "entity": entity(view, "Kidal").id,
        "comparison": view.comparisons()[0].id,
        "document": view.documents()[0].id,
    }
    with pytest.raises(UsageError, match=complaint):
        judge(built, "ada", targets[target], decision, terms)
    assert built.ledger.position() == 0


def test_an_entity_is_not_merged_with_itself(built: Workspace) -> None:
    kidal = entity(built.view(), "Kidal").id
    with pytest.raises(UsageError, match="one entity already"):
        judge(built, "ada", kidal, Decision.MERGE, Terms(other=kidal))


def test_a_view_stays_at_its_position_of_the_ledger(built: Workspace) -> None:
    earlier = built.view()
    rename(built)
    later = built.view()
    assert (earlier.position, later.position) == (0, 1)
    assert (earlier.edition, later.edition) == (built.current, f"{built.current}+1")
    assert "Republic of Mali" not in named(earlier)
    built.ledger.undo("ada")
    assert built.view().position == 2


def judge_two(folder: str, who: str) -> None:
    workspace = Workspace.open(folder)
    for number in range(2):
        said = workspace.view().statements(limit=1, offset=number)[0]
        judge(workspace, who, said.id, Decision.NOTE, note=f"{who} {number}")


def test_ten_processes_that_judge_at_once_lose_nothing(built: Workspace) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=judge_two, args=(str(built.folder), f"p{n}")) for n in range(10)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 10
    kept = {(j.who, j.note) for j in built.ledger.judgements()}
    assert len(kept) == len(built.ledger.judgements()) == built.view().position == 20
