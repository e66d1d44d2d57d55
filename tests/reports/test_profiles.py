"""Who gets what: brief, shareable, and headings in French."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pypdfium2
import pytest

from faultline.errors import UsageError
from faultline.exchange.citing import one_line
from faultline.exchange.wording import say
from faultline.model.entity import EntityType
from faultline.model.statement import Kind
from faultline.ontology import vocabulary
from faultline.ontology.report_sections import section_titles
from faultline.reports import Profile, Wanted, write_report
from faultline.reports.choosing import choice_of
from faultline.reports.composing import compose
from faultline.reports.elements import Figure, Heading, OwnWords, Report, sentences_of
from faultline.reports.redacting import shareable
from faultline.reports.topics import by_topic
from faultline.reports.translating import translated
from faultline.reports.writing import report_on
from faultline.workspace import MapView, Workspace
from faultline.workspace.own_texts import own_texts, write_text
from sample_map import built_map


@pytest.fixture(scope="module")
def report(view: MapView) -> Report:
    return compose(view)


def test_a_brief_keeps_references_that_resolve(report: Report, view: MapView) -> None:
    short = report_on(view, Wanted(Profile.BRIEF))
    assert [r.number for r in short.references] == list(range(1, len(short.references) + 1))
    assert 0 < len(short.references) < len(report.references)
    by_text: dict[str, set[str]] = {}
    for said in (s for sec in report.sections for b in sec.blocks for s in sentences_of(b)):
        by_text.setdefault(said.text, set()).update(
            i for n in said.references for i in report.references[n - 1].statements
        )
    for said in (s for sec in short.sections for b in sec.blocks for s in sentences_of(b) if s.references):
        assert {i for n in said.references for i in short.references[n - 1].statements} <= by_text[said.text]


def test_a_shareable_report_names_no_person(view: MapView, tmp_path: Path) -> None:
    people = [e for e in view.entities() if e.type is EntityType.PERSON]
    assert people
    for name in ("report.md", "report.html"):
        write_report(view, tmp_path / name, Wanted(Profile.SHAREABLE))
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert "withheld" in text
        for person in people:
            assert not any(re.search(rf"\b{re.escape(part)}\b", text) for part in person.name.split()[-1:]), person.name


def test_a_shareable_report_has_no_files_but_drawings_that_name_nobody(report: Report, view: MapView) -> None:
    shared = shareable(report, view)
    captions = [getattr(b, "caption", "") for s in shared.sections for b in s.blocks]
    assert "Documents" not in captions
    drawn = [b for s in shared.sections for b in s.blocks if isinstance(b, Figure)]
    assert drawn
    assert not any("Karo" in figure.svg for figure in drawn)


@pytest.mark.parametrize(
    ("labels", "stays"),
    [
        (["Northern Front"], True),
        (["Anselm Karo"], False),
        (["led by Karo"], False),
        (["Anselm", "Karo"], False),
        (["allies of Anselm Ka…"], False),
        (["Karolina hill"], True),
    ],
)
def test_a_drawing_with_a_label_that_names_a_person_is_left_out_and_told(
    labels: list[str], stays: bool, report: Report, view: MapView
) -> None:
    svg = f"<svg>{''.join(f'<text>{label}</text>' for label in labels)}</svg>"
    drawing = Figure("Figure 1. A drawing.", svg, 10, 10)
    shared = shareable(replace(report, sections=(replace(report.sections[5], blocks=(drawing,)),)), view)
    (block,) = shared.sections[0].blocks
    assert isinstance(block, Figure) is stays
    if not stays:
        assert [said.text for said in sentences_of(block)] == [
            "A drawing is left out here: a label of it names a person who is withheld."
        ]


def test_every_heading_but_names_and_codes_is_in_french(report: Report) -> None:
    french = translated(report, "fr")
    assert french.sections[1].title == "Résumé"
    assert french.language == "fr"
    pairs = zip(report.sections, french.sections, strict=True)
    same = [
        (a.number, x.text)
        for a, b in pairs
        for x, y in zip(a.blocks, b.blocks, strict=True)
        if isinstance(x, Heading) and x == y
    ]
    assert {number for number, text in same if text not in ("Sources",)} <= {5, 7, 9}


def test_a_language_without_headings_is_told(view: MapView, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="en or fr"):
        write_report(view, tmp_path / "report.md", Wanted(language="xx"))


SECTORS = (Profile.HUMANITARIAN, Profile.SSR, Profile.DDR, Profile.MEDIATION)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("profile", list(Profile))
def test_all_sixteen_sections_stand_in_every_profile(profile: Profile, language: str, view: MapView) -> None:
    made = report_on(view, Wanted(profile, language))
    assert [s.title for s in made.sections] == list(section_titles(language))
    assert all(s.blocks for s in made.sections)
    numbers = {r.number for r in made.references}
    assert all(set(said.references) <= numbers for s in made.sections for b in s.blocks for said in sentences_of(b))
    if profile is not Profile.SHAREABLE:
        for reference in made.references:
            whole = one_line(view.statement(reference.statements[0]).evidence.quote)
            assert one_line(reference.quote).strip("… ") in whole


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_brief_fills_two_pages_at_most(language: str, crowded: Workspace, tmp_path: Path) -> None:
    wanted = Wanted(Profile.BRIEF, language, texts=own_texts(crowded))
    short = write_report(crowded.view(), tmp_path / "brief.pdf", wanted)
    pdf = pypdfium2.PdfDocument(tmp_path / "brief.pdf")
    pages = len(pdf)
    pdf.close()
    assert pages <= 2
    assert any(isinstance(block, OwnWords) for block in short.sections[1].blocks)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The sample map with a long text of an analyst."""
    workspace = built_map(tmp_path_factory.mktemp("crowded") / "map")
    write_text(workspace, "ada", 1, "\n\n".join(f"{n}. {'A long line of thought. ' * 20}" for n in range(20)))
    for section in range(3, 15):
        write_text(workspace, "ben", section, "One paragraph that does not end. " * 200)
    return workspace


@pytest.mark.parametrize("profile", SECTORS)
def test_a_profile_names_only_what_there_is(profile: Profile, report: Report) -> None:
    choice = choice_of(profile)
    measures = tomllib.loads((files("faultline.ontology") / "measures.toml").read_text(encoding="utf-8"))
    headings = {block.text for s in report.sections for block in s.blocks if isinstance(block, Heading)}
    assert set(choice.measures) <= set(measures)
    assert set(choice.topics) <= set(by_topic(()))
    assert set(choice.events) <= set(vocabulary("events"))
    assert {EntityType(type) for type in choice.actor_types}
    assert {name for names in choice.parts.values() for name in names} <= headings | {"*"}


def test_a_profile_of_a_sector_counts_what_it_leaves_out(view: MapView) -> None:
    told = {
        profile: [said.text for b in report_on(view, Wanted(profile)).sections[9].blocks for said in sentences_of(b)]
        for profile in SECTORS
    }
    train = "The Mission (pledged): train the police, $2 million"
    assert train in told[Profile.SSR]
    assert train not in told[Profile.HUMANITARIAN]
    assert "Efforts in other sectors, left out of this version: 1." in told[Profile.HUMANITARIAN]


def test_a_source_that_is_withheld_leaves_nothing_behind(view: MapView, tmp_path: Path) -> None:
    whole = compose(view)
    made = write_report(view, tmp_path / "report.md", Wanted(without=("Mission Office",)))
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    gone = [r for r in whole.references if r.publisher == "Mission Office"]
    assert gone
    assert not any(r.publisher == "Mission Office" for r in made.references)
    for trace in ("Mission Office", "bulletin", *(i for r in gone for i in r.statements), "train the police"):
        assert trace not in text, trace
    assert "Sources withheld from this version: 1." in text


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (Wanted(without=("The Times of Nowhere",)), "no document of this map"),
        (Wanted(without=("The Herald", "Mission Office", "Desk")), "no source would be left"),
        (Wanted(Profile.SHAREABLE, naming=("Nobody Atall",)), "no person of this map"),
    ],
)
def test_what_cannot_be_withheld_or_named_is_told(wanted: Wanted, told: str, view: MapView, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=told):
        write_report(view, tmp_path / "report.md", wanted)


def test_a_person_may_be_named_on_demand(view: MapView) -> None:
    texts = {
        naming: " ".join(
            said.text
            for s in report_on(view, Wanted(Profile.SHAREABLE, naming=naming)).sections
            for b in s.blocks
            for said in sentences_of(b)
        )
        for naming in ((), ("Anselm Karo",))
    }
    assert "Karo" not in texts[()]
    assert "Anselm Karo leads Northern Front" in texts[("Anselm Karo",)]


def told_in(profile: Profile, section: int, view: MapView) -> list[str]:
    return [
        said.text for block in report_on(view, Wanted(profile)).sections[section].blocks for said in sentences_of(block)
    ]


def test_a_profile_of_a_sector_tells_causes_of_its_matter_and_counts_the_others(view: MapView) -> None:
    cause = next(say(s) for s in view.iterate_statements() if s.kind is Kind.CAUSE)
    assert cause in told_in(Profile.HUMANITARIAN, 4, view)
    assert cause not in told_in(Profile.SSR, 4, view)
    assert "Claims of cause on other matters, left out of this version: 1." in told_in(Profile.SSR, 4, view)
    assert not any("left out of this version" in text for text in told_in(Profile.FULL, 4, view))


def test_a_profile_of_a_sector_tells_events_of_its_types_and_words(view: MapView) -> None:
    events = [s for s in view.iterate_statements() if s.kind is Kind.EVENT]
    for profile in SECTORS:
        choice = choice_of(profile)
        out = [s for s in events if not choice.tells(s)]
        told = told_in(profile, 6, view)
        counted = f"Events of other sorts, left out of this version: {len(out)}."
        assert (counted in told) is bool(out), profile
    assert any(not choice_of(profile).tells(s) for profile in SECTORS for s in events)
