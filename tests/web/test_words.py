"""Every visible string goes through the messages, and no message is missing in a language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from faultline.model.entity import EntityType
from faultline.model.judgement import Decision, Fault
from faultline.model.statement import Kind, Modality
from faultline.web.words import LANGUAGES, messages, spoken, words_in

WEB = Path(__file__).parents[2] / "src" / "faultline" / "web"
TEMPLATES = sorted((WEB / "templates").glob("*.html"))
SCRIPTS = sorted((WEB / "static").glob("*.js"))


def test_every_message_is_there_in_every_language() -> None:
    for key, texts in messages().items():
        assert set(texts) == set(LANGUAGES), key
        forms = {type(text) for text in texts.values()}
        assert len(forms) == 1, key
        fields = [set(re.findall(r"\{(\w+)\}", "".join(text))) for text in texts.values()]
        assert fields[0] == fields[1], key


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_ask_for_messages_that_are_there(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    asked = set(re.findall(r"\bt\(\"([\w.]+)\"[,)]", text))
    assert asked <= set(messages())
    beginnings = set(re.findall(r"\bt\(\"([\w.]+)\" ~", text))
    assert all(any(key.startswith(beginning) for key in messages()) for beginning in beginnings)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_ask_for_messages_that_are_there(script: Path) -> None:
    assert set(re.findall(r"\bword\(\"([\w.]+)\"", script.read_text(encoding="utf-8"))) <= set(messages())


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_templates_have_no_words_of_their_own(template: Path) -> None:
    text = re.sub(r"\{% block main_class %\}.*?\{% endblock %\}", "", template.read_text(encoding="utf-8"))
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
    labels = re.findall(r"(?:aria-label|title|placeholder|alt)=\"([^\"]+)\"", text)
    shown = re.sub(r"<[^>]*>", " ", text)
    known = {"Faultline", "openapi", "json"}
    assert set(re.findall(r"[^\W\d_]{2,}", " ".join((shown, *labels)))) - known == set()


def test_codes_of_the_model_have_names() -> None:
    groups = {"kind": Kind, "kinds": Kind, "modality": Modality, "decision": Decision, "decided": Decision}
    for group, members in {**groups, "fault": Fault, "entity": EntityType}.items():
        assert [f"codes.{group}.{m}" for m in members if f"codes.{group}.{m}" not in messages()] == []


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "en"),
        ("fr", "fr"),
        ("fr-CA,en;q=0.8", "fr"),
        ("de,en;q=0.5,fr;q=0.7", "fr"),
        ("de", "en"),
        ("fr;q=x", "en"),
    ],
)
def test_the_language_that_the_browser_asks_for(accepted: str, language: str) -> None:
    assert spoken(accepted) == language


def test_numbers_and_plurals() -> None:
    assert words_in("en")("parts.statements", n=1) == "1 statement"
    assert words_in("en")("parts.statements", n=1234) == "1,234 statements"
    assert words_in("fr")("parts.statements", n=0) == "0 énoncé"
    assert words_in("fr").number(1234.5) == "1\u202f234,5"
    assert words_in("en").code("verdict", "unheard_of") == "Unheard of"
