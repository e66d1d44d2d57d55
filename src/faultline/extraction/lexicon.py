"""The patterns: TOML files of lemmas, read once and indexed by the word that triggers them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import product
from typing import Any

from faultline.extraction.matching import follows, precedes, succeeds
from faultline.extraction.selecting import has_doer, has_party
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import tables, words
from faultline.language.tokenising import tokens_of
from faultline.model.entity import EntityType
from faultline.model.sentence import Form

_WINDOW = 30


@dataclass(frozen=True, slots=True)
class Pattern:
    """One entry of a pattern file.

    Attributes:
        type: What the statement becomes.
        recipient: Where the other party stands: `object`, `subject`, or prepositions.
        of: What `of` gives for a noun: `recipient`, `actor`, or nothing.
        sign: For causes.
        needs: Roles or qualities without which the word tells of nothing of the kind.
        unless: Nouns that, as the other party, make the word mean something else ("execute a mission"), except those
            among its own words ("suspend an attack").
        only: Nouns or kinds of entity, one of which must be the other party ("violate": a ceasefire, or airspace).
        by: Nouns or kinds of entity, one of which must act (a quake that strikes is no air raid).
        own: Whether a noun among the words is itself the other party ("dissolve parliament").
        words: The trigger's lemmas, without hyphens.
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
    unless: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    by: frozenset[str] = frozenset()
    own: bool = False

    @property
    def head(self) -> int:
        """Which of the words triggers: a verb's first, or the one after its adverb ("forcibly displace"); a noun's last
        before "of" or a particle ("sit-in").
        """
        if len(self.words) == 1:
            return 0
        if self.part == "verb":
            return int(self.words[0].endswith("ly") and self.words[0] not in words("grammar", "verbs_in_ly"))
        after = words("grammar", "after_head")
        return next((i for i, word in enumerate(self.words) if i and word in after), len(self.words)) - 1

    @property
    def name(self) -> str:
        return f"{self.part} '{' '.join(self.words)}'"


class Lexicon:
    """The patterns of one file, found by token."""

    def __init__(self, patterns: Iterator[Pattern]) -> None:
        self._verbs: dict[str, list[tuple[Pattern, frozenset[str]]]] = {}
        self._nouns: dict[str, list[tuple[Pattern, frozenset[str]]]] = {}
        for pattern in patterns:
            index = self._verbs if pattern.part == "verb" else self._nouns
            index.setdefault(pattern.words[pattern.head], []).append((pattern, frozenset(pattern.words)))
        for entries in (*self._verbs.values(), *self._nouns.values()):
            if len(entries) > 1:
                entries.sort(key=lambda entry: _rank(entry[0]))

    def at(self, tree: Tree, index: int) -> Pattern | None:
        """The most specific pattern the token triggers."""
        lemma, text = tree.lemmas[index], tree.texts[index]
        verbs = self._verbs.get(lemma)
        nouns = self._nouns.get(lemma) or self._nouns.get(text)
        if not (verbs or nouns) or tree.is_in_time(index):
            return None
        token = tree.tokens[index]
        if text in self._nouns and _is_gerund_noun(tree, index):
            return next((p for p in _possible(tree, index, self._nouns[text]) if _is_noun_of(tree, index, p)), None)
        if verbs and token.upos in ("VERB", "ADJ", "AUX"):
            return next((p for p in _possible(tree, index, verbs) if _is_verb_of(tree, index, p)), None)
        if nouns and token.upos in ("NOUN", "PROPN") and not _is_in_name(tree, index):
            pattern = next((p for p in _possible(tree, index, nouns) if _is_noun_of(tree, index, p)), None)
            return None if pattern is None or self._is_claimed(tree, index, pattern) else pattern
        return None

    def _is_claimed(self, tree: Tree, noun: int, pattern: Pattern) -> bool:
        """Whether a noun is but a word of its verb's pattern, or the storm that its verb tells of."""
        above = tree.head(noun)
        if above >= 0 and tree.relation(noun) == "nmod" and tree.tokens[above].upos == "NOUN":
            entries = self._nouns.get(tree.lemmas[above], ())
            if any(
                len(p.words) > 1 and tree.lemmas[noun] in p.words[1:] and _is_noun_of(tree, above, p)
                for p, _ in entries
            ):
                return True  # "cessation of hostilities"
        for verb in tree.ancestors(noun)[:2]:
            if tree.tokens[verb].upos != "VERB":
                continue
            whole = self.at(tree, verb)
            owned = pattern.type != "ELECTION" and tree.children(noun, "nmod:poss")
            if owned and any(tree.tokens[k].upos != "PRON" for k in owned):
                continue  # "halt the army's attack": who halts it is not who attacks
            if whole is not None and tree.lemmas[noun] in whole.by | whole.only and whole.type == pattern.type:
                return True
            if whole is not None and tree.lemmas[noun] in whole.words[1:]:
                return whole.type != pattern.type or not tree.children(verb, "nsubj:pass", "aux:pass")
        return False


def _rank(pattern: Pattern) -> tuple[int, bool, bool, int]:
    """The most specific first: more words, then a condition on who acts or what it is done to, then longer words."""
    return -len(pattern.words), not pattern.by, not pattern.only, -len(pattern.name)


def _possible(tree: Tree, index: int, listed: list[tuple[Pattern, frozenset[str]]]) -> Iterator[Pattern]:
    """Those all of whose words stand around the trigger: a cheap sieve, as some verbs open hundreds of patterns."""
    around = slice(max(0, index - _WINDOW), index + _WINDOW)
    present = {*tree.lemmas[around], *tree.texts[around]}
    yield from (pattern for pattern, needed in listed if needed <= present)


def _is_gerund_noun(tree: Tree, index: int) -> bool:
    """Whether a gerund without object stands where a noun does ("Fighting broke out", "fighting between X and Y")."""
    if tree.tokens[index].xpos != "VBG" or tree.tokens[index].upos != "VERB" or tree.children(index, "obj"):
        return False
    is_between = any(tree.preposition(k) == "between" for k in tree.children(index, "obl", "nmod"))
    return is_between or tree.relation(index) in ("nsubj", "csubj", "obj", "obl", "nmod")


def _is_in_name(tree: Tree, index: int) -> bool:
    """Whether a noun is part of a name of somebody: the mission of that name is no sending of a mission."""
    mention = tree.mention(index)
    named = mention is not None and mention.form in (Form.NAME, Form.ACRONYM)
    return named and mention is not None and mention.type is not EntityType.NAMED_EVENT


def _is_verb_of(tree: Tree, index: int, pattern: Pattern) -> bool:
    """Whether the pattern's other words are there, and no particle that makes the verb another ("drive back")."""
    particles = {tree.lemmas[k] for k in tree.children(index, "compound:prt")}
    is_followed = index + 1 < len(tree.tokens) and tree.tokens[index + 1].upos in ("ADV", "ADP")
    if is_followed and tree.lemmas[index + 1] in ("back", "away", "off", "down") and tree.head(index + 1) == index:
        particles.add(tree.lemmas[index + 1])
    before, after = pattern.words[: pattern.head], pattern.words[pattern.head + 1 :]
    if not particles <= set(pattern.words) or not follows(tree, index, after):
        return False
    if not {tree.lemmas[k] for k in tree.children(index, "advmod")}.issuperset(before):
        return False
    return _is_meant(tree, index, pattern)


def _is_noun_of(tree: Tree, index: int, pattern: Pattern) -> bool:
    before, after = pattern.words[: pattern.head], pattern.words[pattern.head + 1 :]
    return precedes(tree, index, before) and succeeds(tree, index, after) and _is_meant(tree, index, pattern)


def _is_meant(tree: Tree, index: int, pattern: Pattern) -> bool:
    if pattern.only and not has_party(tree, index, pattern.only, (*pattern.recipient, "of")):
        return False
    return not pattern.by or has_doer(tree, index, pattern.by)


@cache
def lexicon(name: str, table: str) -> Lexicon:
    """The lexicon of one table of a pattern file."""
    return Lexicon(patterns_of(name, table))


def patterns_of(name: str, table: str) -> Iterator[Pattern]:
    """The patterns of one table, in the order of the files."""
    return (pattern for entry in tables(name)[table] for pattern in _patterns(name, entry))


def _patterns(name: str, entry: dict[str, Any]) -> Iterator[Pattern]:
    make = _maker(name, entry)  # what all words of an entry share is read once
    unless = _nouns(name, entry.get("unless", ()))
    for part, key in (("verb", "verbs"), ("noun", "nouns")):
        for listed in entry.get(key, ()):
            own = "*" in listed
            for words_of in map(_split, spelt_out(listed)):
                named = unless if unless.isdisjoint(words_of) else unless.difference(words_of)
                yield make(words=words_of, part=part, own=own, unless=named)


def _maker(name: str, entry: dict[str, Any]) -> Callable[..., Pattern]:
    return partial(
        Pattern,
        type=entry.get("type", ""),
        mode=entry.get("mode"),
        recipient=tuple(entry.get("recipient", ("object",))),
        of=entry.get("of", ""),
        sign=entry.get("sign", ""),
        reverse=entry.get("reverse", False),
        needs=tuple(entry.get("needs", ())),
        only=_nouns(name, entry.get("only", ())),
        by=_nouns(name, entry.get("by", ())),
    )


def _split(words: str) -> tuple[str, ...]:
    """The words of an entry; only those with marks inside need to be read as a text is."""
    plain = tuple(words.split(" "))
    return plain if all(map(str.isalpha, plain)) else tuple(token for token in tokens_of(words) if token != "-")


def spelt_out(listed: str) -> Iterator[str]:
    """Every entry that one with alternatives stands for: "lay|set_off bomb" is "lay bomb" and "set off bomb"."""
    listed = listed.replace("*", "")
    if "|" not in listed:
        yield listed.replace("_", " ")
        return
    slots = (part.split("|") for part in listed.split(" "))
    yield from (" ".join(choice).replace("_", " ") for choice in product(*slots))


def _nouns(name: str, listed: list[str]) -> frozenset[str]:
    """The nouns of a list; `@disasters` stands for the list of that name in the same pattern file."""
    named = [noun for entry in listed if entry.startswith("@") for noun in tables(name)[entry[1:]]]
    return frozenset([*(entry for entry in listed if not entry.startswith("@")), *named])
