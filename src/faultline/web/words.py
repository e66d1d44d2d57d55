"""Every word that a page shows, in the languages of the interface: the messages of `messages/*.toml` by their keys."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.exchange.french.statements import label_in_french
from faultline.exchange.french.typography import spaced
from faultline.ontology.labels import plain

LANGUAGES = ("en", "fr")
_NARROW_SPACE = "\u202f"
Message = Mapping[str, str | list[str]]


@cache
def messages() -> dict[str, Message]:
    """All messages by key: `FILE.NAME` or `FILE.GROUP.NAME`, each with a text, or one for one and one for many."""
    found: dict[str, Message] = {}
    for file in sorted((files("faultline.web") / "messages").iterdir(), key=lambda f: f.name):
        if file.name.endswith(".toml"):
            _collect(found, file.name.removesuffix(".toml"), tomllib.loads(file.read_text(encoding="utf-8")))
    return found


def _collect(found: dict[str, Message], key: str, content: Mapping[str, Any]) -> None:
    if set(content) <= set(LANGUAGES):
        texts = content["fr"]
        found[key] = {**content, "fr": spaced(texts) if isinstance(texts, str) else [spaced(text) for text in texts]}
        return
    for name, entry in content.items():
        _collect(found, f"{key}.{name}", entry)


class Words:
    """The messages in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, /, **values: object) -> str:
        """The message with its `{name}`s filled in; `n` chooses between one and many. KeyError for an unknown key."""
        text = messages()[key][self.language]
        if not isinstance(text, str):
            text = text[0 if self._is_one(values.get("n", 2)) else 1]
        return text.format(**{name: self._shown(value) for name, value in values.items()}) if values else text

    def code(self, group: str, code: str) -> str:
        """What a code is called: by the messages `codes.GROUP.CODE`, else by a label of the ontology, else plainly."""
        key = f"codes.{group}.{code}"
        if key in messages():
            return self(key)
        return label_in_french(plain(code)) if self.language == "fr" else plain(code)

    def number(self, value: float) -> str:
        """A number with its thousands apart."""
        text = f"{value:,}" if isinstance(value, int) else f"{value:,.10g}"
        if self.language == "fr":
            return text.replace(",", _NARROW_SPACE).replace(".", ",")
        return text

    def for_script(self, *prefixes: str) -> str:
        """The messages whose keys begin with one of `prefixes`, as JSON for a script."""
        wanted = {
            key: texts[self.language]
            for key, texts in messages().items()
            if any(key.startswith(f"{prefix}.") for prefix in prefixes)
        }
        return json.dumps(wanted, ensure_ascii=False)

    def _is_one(self, n: object) -> bool:
        return n == 1 or (self.language == "fr" and n == 0)

    def _shown(self, value: object) -> object:
        return self.number(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


@cache
def words_in(language: str) -> Words:
    """The words of a language; English for one that is not spoken."""
    return Words(language if language in LANGUAGES else LANGUAGES[0])


def spoken(accepted: str) -> str:
    """The language of ours that an Accept-Language header asks for most; English where it asks for none."""
    wanted: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted[:500].split(",")):
        name, _, weight = part.partition(";")
        try:
            q = float(weight.partition("=")[2]) if weight else 1.0
        except ValueError:
            q = 0.0
        if q > 0:
            wanted.append((-q, place, name.strip().lower()[:2]))
    return next((name for _, _, name in sorted(wanted) if name in LANGUAGES), LANGUAGES[0])
