"""Rule files are read, and what is wrong in one is told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from faultline.analysis.principles import SHIPPED, read_rules, shipped_rules
from faultline.analysis.principles.reading import parse_rules
from faultline.errors import UsageError
from faultline.model.statement import Kind

GOOD = """
name = "Mine"
[[principle]]
name = "Access"
means = "Help gets through."
[[principle.question]]
ask = "Does it?"
at_least = 2
sources = 2
supported = [{ kind = "effort", types = ["720"], stages = ["active"] }]
contradicted = [{ kind = "event", types = ["COERCE"], roles = { recipient = { words = ["convoy"] } } }]
"""


def test_a_good_file_is_read() -> None:
    (principle,) = parse_rules(GOOD, "mine.toml").principles
    (question,) = principle.questions
    assert (principle.name, question.at_least, question.sources) == ("Access", 2, 2)
    assert question.supported[0].kind is Kind.EFFORT
    assert question.contradicted[0].roles["recipient"].words == ("convoy",)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_sets_have_five_principles_each_with_questions(name: str) -> None:
    rules = shipped_rules(name)
    assert len(rules.principles) == 5
    assert all(p.means and p.questions for p in rules.principles)
    asked = [q.ask for p in rules.principles for q in p.questions]
    assert len(set(asked)) == len(asked)
    assert all(q.endswith("?") for q in asked)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('name = "Mine"', "", "'name' is missing"),
        ('kind = "effort"', 'kind = "deed"', "question 1, supported query 1: 'kind' must be one of cause, effort"),
        ('kind = "effort"', 'knd = "effort"', "'knd' is not known here: take kind, types"),
        ('["720"]', '["999999"]', "'999999' is no type of effort"),
        ('["COERCE"]', '["COERSE"]', "contradicted query 1: 'COERSE' is no type of event"),
        ('["active"]', '["done"]', "'done' is none of 'stages': take active"),
        ("recipient =", "victim =", "'victim' is no role of event: take actor, recipient"),
        ("{ words", "{ wrods", "role recipient: 'wrods' is not known here"),
        ('words = ["convoy"]', 'types = ["truck"]', "'truck' is none of 'types'"),
        ("at_least = 2", "at_least = 0", "'at_least' must be a whole number from 1, not 0"),
        ("at_least = 2", "at_least = true", "'at_least' must be a whole number"),
        ('["720"]', '"720"', "'types' must be a list of texts"),
        ("[[principle]]", "[principle]", "'principle' must be a list of tables"),
        ('ask = "Does it?"', "", "principle 1 (Access), question 1: 'ask' is missing"),
        ("name =", "name", "mine.toml is no TOML"),
        ('words = ["convoy"]', 'home = "yes"', "'home' must be true or false, not 'yes'"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(old: str, new: str, told: str) -> None:
    with pytest.raises(UsageError) as error:
        parse_rules(GOOD.replace(old, new, 1), "mine.toml")
    assert told in str(error.value)
    assert str(error.value).startswith("mine.toml")


@pytest.mark.parametrize("text", ["", 'name = "x"', 'name = "x"\n[[principle]]\nname = "p"'])
def test_a_file_that_asks_nothing_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_rules(text, "mine.toml")


def test_a_question_without_queries_is_refused() -> None:
    text = 'name = "x"\n[[principle]]\nname = "p"\n[[principle.question]]\nask = "Is it?"'
    with pytest.raises(UsageError, match="nothing can answer it"):
        parse_rules(text, "mine.toml")


def test_a_missing_file_and_an_unknown_set(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read: No such file"):
        read_rules(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'name = "caf\xe9"')
    with pytest.raises(UsageError, match="not UTF-8"):
        read_rules(tmp_path / "latin.toml")
    with pytest.raises(UsageError, match="priorities, paris, new_deal"):
        shipped_rules("rome")


def test_the_example_of_the_documentation_is_read() -> None:
    text = (Path(__file__).parents[3] / "docs" / "analysis.md").read_text(encoding="utf-8")
    example = text.split("```toml\n", 1)[1].split("```", 1)[0]
    assert parse_rules(example, "docs/analysis.md").name == "Ours"
