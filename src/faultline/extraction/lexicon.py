"""The patterns: TOML files of lemmas, read once and indexed by the word that triggers them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from faultline.extraction.tree import Tree
from faultline.language.tokenising import tokens_of
from faultline.model.entity import EntityType
from faultline.model.sentence import Form
from faultline.ontology import vocabulary

_NEAR = 8


@dataclass(frozen=True, slots=True)
class Pattern:
    """One entry of a pattern file.

    Attributes:
        type: What the statement becomes.
        recipient: Where the other party stands: `object`, `subject`, or prepositions.
        of: What `of` gives for a noun: `recipient`, `actor`, or nothing.
        sign: For causes.
        needs: Roles or qualities without which the word tells of nothing of the kind.
        unless: Nouns that, as the other party, make the word mean something else ("execute a mission").
        words: The trigger's lemmas; the first of a verb, the last of a noun is the head.
        part: `verb` or `noun`.
    """

    type: str
    words: tuple[str, ...]
    part: str
    mode: str | None = None
    recipient: tuple[str, ...] = ("object",)
    of: str = ""
    sign: str = ""
    reverse: bool = False
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"{self.part} '{' '.join(self.words)}'"


class Lexicon:
    """The patterns of one file, found by token."""

    def __init__(self, patterns: Iterator[Pattern]) -> None:
        self._verbs: dict[str, list[Pattern]] = {}
        self._nouns: dict[str, list[Pattern]] = {}
        for pattern in patterns:
            index, key = (self._verbs, 0) if pattern.part == "verb" else (self._nouns, -1)
            index.setdefault(pattern.words[key], []).append(pattern)
        for entries in (*self._verbs.values(), *self._nouns.values()):
            entries.sort(key=lambda p: -len(p.words))

    def at(self, tree: Tree, index: int) -> Pattern | None:
        """The most specific pattern the token triggers."""
        token = tree.tokens[index]
        if tree.is_in_time(index):
            return None
        if token.upos == "VERB" or (token.upos in ("ADJ", "AUX") and tree.lemmas[index] in self._verbs):
            return next((p for p in self._verbs.get(tree.lemmas[index], ()) if _is_verb_of(tree, index, p)), None)
        if token.upos in ("NOUN", "PROPN") and not _is_in_name(tree, index):
            found = self._nouns.get(tree.lemmas[index]) or self._nouns.get(token.text.lower(), [])
            return next((p for p in found if _precedes(tree, index, p.words[:-1])), None)
        return None


def _is_in_name(tree: Tree, index: int) -> bool:
    """Whether a noun is part of a name of somebody: the mission of that name is no sending of a mission."""
    mention = tree.mention(index)
    named = mention is not None and mention.form in (Form.NAME, Form.ACRONYM)
    return named and mention is not None and mention.type is not EntityType.NAMED_EVENT


def _is_verb_of(tree: Tree, index: int, pattern: Pattern) -> bool:
    """Whether the pattern's other words are there, and no particle that makes the verb another ("drive back")."""
    particles = {tree.lemmas[k] for k in tree.children(index, "compound:prt")}
    after = index + 1 < len(tree.tokens) and tree.tokens[index + 1].upos in ("ADV", "ADP")
    if after and tree.lemmas[index + 1] in ("back", "away", "off", "down") and tree.head(index + 1) == index:
        particles.add(tree.lemmas[index + 1])
    return particles <= set(pattern.words) and _follows(tree, index, pattern.words[1:])


def _follows(tree: Tree, index: int, rest: tuple[str, ...]) -> bool:
    """Whether the other words of a verb stand near it and hang from it or from what hangs from it."""
    if not rest:
        return True
    near = range(index + 1, min(len(tree.tokens), index + 1 + _NEAR))
    for word in rest:
        match = next((i for i in near if _is_word(tree, i, word)), None)
        if match is None or (index not in tree.ancestors(match)[:2] and tree.head(index) != match):
            return False
        near = range(match + 1, min(len(tree.tokens), match + 1 + _NEAR))
    return True


def _is_word(tree: Tree, index: int, word: str) -> bool:
    """Whether a token is the word, the `to` of an infinitive being no preposition."""
    token = tree.tokens[index]
    return token.upos != "PART" and word in (tree.lemmas[index], token.text.lower())


def _precedes(tree: Tree, index: int, rest: tuple[str, ...]) -> bool:
    """Whether the other words of a noun stand right before it; hyphens do not count."""
    for word in reversed(rest):
        index -= 1
        if index >= 0 and tree.tokens[index].text in ("-", "–"):
            index -= 1
        if index < 0 or word not in (tree.lemmas[index], tree.tokens[index].text.lower()):
            return False
    return True


@cache
def tables(name: str) -> dict[str, Any]:
    """The content of `patterns/<name>.toml`."""
    text = (files("faultline.extraction") / "patterns" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def lexicon(name: str, table: str) -> Lexicon:
    """The lexicon of one table of a pattern file."""
    return Lexicon(pattern for entry in tables(name)[table] for pattern in _patterns(entry))


def _patterns(entry: dict[str, Any]) -> Iterator[Pattern]:
    for part, key in (("verb", "verbs"), ("noun", "nouns")):
        for words in entry.get(key, ()):
            yield Pattern(
                type=entry.get("type", ""),
                words=tokens_of(words),
                part=part,
                mode=entry.get("mode"),
                recipient=tuple(entry.get("recipient", ("object",))),
                of=entry.get("of", ""),
                sign=entry.get("sign", ""),
                reverse=entry.get("reverse", False),
                needs=tuple(entry.get("needs", ())),
                unless=tuple(entry.get("unless", ())),
            )


@cache
def words(name: str, key: str) -> frozenset[str]:
    """A plain list of a pattern file."""
    return frozenset(tables(name)[key])


@cache
def agents() -> frozenset[str]:
    """Nouns for people and bodies that can act (`ontology/roles.toml`)."""
    return frozenset(vocabulary("roles")["agents"])


@cache
def by_noun(name: str) -> dict[str, str]:
    """Noun, its words parted by spaces → class, of `ontology/goods.toml`, `measures.toml` and `sectors.toml`."""
    return {
        " ".join(tokens_of(noun)): cls for cls, entry in vocabulary(name).items() for noun in entry.get("nouns", ())
    }
