"""What codes are called: kinds, types and verdicts in the words a page shows."""

from __future__ import annotations

import re
from functools import cache

from faultline.errors import UsageError
from faultline.model.document import Document
from faultline.model.statement import Kind
from faultline.ontology import vocabulary

KINDS: dict[Kind, tuple[str, str]] = {
    Kind.EVENT: ("event", "events"),
    Kind.RELATION: ("relation", "relations"),
    Kind.EFFORT: ("effort", "efforts"),
    Kind.FLOW: ("flow", "flows"),
    Kind.CAUSE: ("cause", "causes"),
    Kind.QUANTITY: ("figure", "figures"),
    Kind.POSITION: ("position", "positions"),
}
_WEB_ADDRESS = re.compile(r"https?://[^\x00-\x20\x7f<>\"{}|\\^`]+")
VOCABULARIES: dict[Kind, str] = {
    Kind.EVENT: "events",
    Kind.RELATION: "relations",
    Kind.EFFORT: "sectors",
    Kind.FLOW: "goods",
    Kind.QUANTITY: "measures",
    Kind.POSITION: "stances",
}


def type_label(kind: Kind, type: str) -> str:
    """A type in words: "Assault", "Is a member of", "15210 Security system management and reform"."""
    if kind is Kind.CAUSE:
        return {"+": "Raises", "-": "Lowers"}.get(type, type)
    name = plain(_names(VOCABULARIES[kind]).get(type, type))
    return f"{type} {name}" if type.isdigit() and name != type else name


def code_label(code: str) -> str:
    """A type in words where its kind is not known; the first vocabulary that has it names it."""
    kind = next((kind for kind, name in VOCABULARIES.items() if code in _names(name)), Kind.CAUSE)
    return type_label(kind, code)


def activity_label(code: str) -> str:
    """What an effort does, by its DAC code."""
    return (_names("sectors").get(code) or plain(code)).lower()


def goods_label(code: str) -> str:
    """What a flow moves, by its class."""
    return (_names("goods").get(code) or plain(code)).lower()


def document_name(document: Document) -> str:
    """Its title, or the name of its file where it has none."""
    return document.title or document.path.rsplit("/", 1)[-1]


def web_address(document: Document) -> str | None:
    """Where the document was published, if that is an address of the web that other programs will take for one."""
    return document.address if document.address and _WEB_ADDRESS.fullmatch(document.address) else None


def plain(code: str) -> str:
    """`called_for` as "Called for", `ASSAULT` as "Assault"."""
    words = code.replace("_", " ").strip()
    words = words.lower() if words.isupper() else words
    return words[:1].upper() + words[1:]


@cache
def _names(name: str) -> dict[str, str]:
    """Code → name, for vocabularies that give their codes a name."""
    try:
        content = vocabulary(name)
    except UsageError:
        return {}
    named: dict[str, str] = {}
    for code, entry in content.items():
        if isinstance(entry, dict) and isinstance(entry.get("name"), str):
            named[code] = entry["name"]
    return named
