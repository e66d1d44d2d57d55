"""Figures with what they count: "up to 600 troops", "$450 million", "between 1,000 and 1,500", "5 to 7 %".

Years and dates, numbers of lists, resolutions, documents and telephones are no quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from faultline.language.lexicons import read_lexicon
from faultline.language.numbers import DIGITS, SEVERAL_WORDS, VAGUE_WORDS, WORDS, Figure, read_figure
from faultline.language.tokens import TokenSpans, sentence_text
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Mention, QuantityExpression, Sentence, TimeExpression, Token
from faultline.model.value import Value

_BEFORE_NOUN = frozenset({"of", "the", "its", "their", "-", "in"})
_SCALE = r"(?:[\s-]?(?:hundred|thousand|million|millions|billion|billions|trillion|dozen)\b|\s?(?:bn|mn|[mk])\b)?"
_NUMBER = rf"(?:(?:{DIGITS}){_SCALE}|\b(?:{VAGUE_WORDS}|{SEVERAL_WORDS}|{WORDS})\b)"


def _choice(table: str) -> str:
    listed = sorted(read_lexicon("quantities")[table], key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed)


@cache
def _pattern() -> re.Pattern[str]:
    before, after = _choice("currency_before"), _choice("currency_after")
    money = rf"(?:(?<![A-Za-z])(?P<sign>{before})\s?)"
    return re.compile(
        rf"(?:(?P<between>\bbetween|\bfrom)\s+)?(?:(?:\b(?P<qualifier>{_choice('before')})\s+)|(?P<tilde>~\s?))?"
        rf"{money}?(?<![\w/.,:°#-])(?P<low>{_NUMBER})"
        rf"(?:(?P<to>\s?[-–—]\s?|\s+(?:to|and|or)\s+){money.replace('sign', 'second')}?(?P<high>{_NUMBER}))?"
        rf"(?![\w/:°]|[.,]\d|\s?(?:a\.m\.|p\.m\.|am\b|pm\b))"
        rf"(?:\s?(?P<percent>%|per\s?cent\b|percentage\spoints?)|(?:\s+of)?\s+(?P<money>(?:{after})\b))?"
        rf"(?:\s+(?P<after>{_choice('after')})\b)?",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure at `tokens[first:stop]`, with `last` the token that carries its number."""

    first: int
    stop: int
    last: int
    figure: Figure
    match: re.Match[str]


def find_quantities(
    text: str, sentence: Sentence, times: Sequence[TimeExpression], mentions: Sequence[Mention] = ()
) -> tuple[QuantityExpression, ...]:
    """The quantities of one sentence, in order, outside of its times and names."""
    if not any(t.upos == "NUM" or t.text[:1].isdigit() or _is_number_word(t) for t in sentence.tokens):
        return ()
    taken = {i for t in times for i in range(t.first, t.stop)}
    names = (m for m in mentions if m.form in (Form.NAME, Form.ACRONYM) and m.type is not EntityType.GOODS)
    taken |= {i for m in names for i in range(m.first, m.stop)}
    return tuple(_expression(sentence, found) for found in _found(text, sentence, taken))


def _is_number_word(token: Token) -> bool:
    return token.lemma in ("dozen", "hundred", "thousand", "million", "billion", "score") or token.text.lower() in (
        "dozens", "hundreds", "thousands", "millions", "billions", "scores", "tens",
    )  # fmt: skip


def _found(text: str, sentence: Sentence, taken: set[int]) -> Iterator[_Found]:
    plain = sentence_text(text, sentence)
    spans = TokenSpans(sentence)
    at = 0
    while match := _pattern().search(plain, at):
        found = _read(spans, match)
        at = max(match.end() if found else match.end("low"), at + 1)
        if found and not any(i in taken for i in range(found.first, found.stop)) and _is_quantity(sentence, found):
            yield found


def _read(spans: TokenSpans, match: re.Match[str]) -> _Found | None:
    figure = _figure(match)
    if figure is None:
        return None
    start = match.start("low") if match["between"] == "from" else match.start()
    first, stop = spans.at(
        start + len(match[0]) - len(match[0].lstrip()) if start == match.start() else start, match.end()
    )
    last_group = "high" if match["high"] else "low"
    last = spans.at(match.start(last_group), match.end(last_group))[1] - 1
    return _Found(first, stop, last, figure, match)


def _figure(match: re.Match[str]) -> Figure | None:
    low = read_figure(match["low"])
    if low is None or match["high"] is None:
        return low
    high = read_figure(match["high"])
    is_joined = match["to"].strip() == "and"
    if high is None or (is_joined and (match["between"] or "").lower() != "between"):
        return None
    scale = re.search(r"(hundred|thousand|million|billion|trillion|bn|mn|[mk])s?$", match["high"], re.IGNORECASE)
    if scale and low.low < 1_000 and not re.search(r"[A-Za-z]$", match["low"]):
        low = read_figure(f"{match['low']} {scale[1]}") or low
    return Figure(low.low, high.high) if low.low < high.high else None


def _is_quantity(sentence: Sentence, found: _Found) -> bool:
    """Whether the figure counts something, rather than naming or numbering it."""
    match, tokens = found.match, sentence.tokens
    if match["sign"] or match["percent"] or match["money"] or match["second"]:
        return True
    before = tokens[found.first - 1].text.lower().rstrip(".") if found.first else ""
    if before in words_not_after() and found.match["low"][:1].isdigit():
        return False
    if match["low"].lower() in ("a", "half") or (
        match["low"].lower() == "one" and tokens[found.last].relation != "nummod"
    ):
        return False
    is_listed = found.first == 0 and found.stop < len(tokens) and tokens[found.stop].text in (".", ")")
    inside = (
        found.first
        and tokens[found.first - 1].text in "("
        and found.stop < len(tokens)
        and tokens[found.stop].text == ")"
    )
    if is_listed or (inside and not match["qualifier"]):
        return False
    return tokens[found.last].relation != "flat" or not tokens[found.last].text.isdigit()


@cache
def words_not_after() -> frozenset[str]:
    """Nouns that a number names ("resolution 2100"), in lower case."""
    return frozenset(read_lexicon("quantities")["not_after"]["words"])


def _expression(sentence: Sentence, found: _Found) -> QuantityExpression:
    match = found.match
    head = _counted(sentence, found)
    currency, unit = _currency(match), _unit(sentence, head, found)
    if currency is not None:
        unit = "money"
    elif match["percent"]:
        unit = "percent"
    value = Value(
        low=found.figure.low,
        high=found.figure.high,
        unit=unit,
        qualifier=_qualifier(match),
        currency=currency or None,
        text=_spaced(match[0] if match["between"] != "from" else match[0][match.start("low") - match.start() :]),
    )
    return QuantityExpression(found.first, found.stop, head, value)


def _spaced(text: str) -> str:
    return text.strip()


def _currency(match: re.Match[str]) -> str | None:
    """The ISO code; empty for money of an unknown currency; None for what is no money."""
    tables = read_lexicon("quantities")
    for group in ("sign", "second"):
        if match[group]:
            return str(tables["currency_before"].get(match[group].upper(), ""))
    if match["money"]:
        return str(tables["currency_after"].get(re.sub(r"\s+", " ", match["money"].lower()), ""))
    return None


def _qualifier(match: re.Match[str]) -> str | None:
    tables = read_lexicon("quantities")
    if match["tilde"]:
        return "about"
    if match["qualifier"]:
        return str(tables["before"][re.sub(r"\s+", " ", match["qualifier"].lower())])
    if match["after"]:
        return str(tables["after"][re.sub(r"\s+", " ", match["after"].lower())])
    return None


def _counted(sentence: Sentence, found: _Found) -> int:
    """The index of the noun that is counted: by the parse where it says so, else the next noun to the right."""
    tokens = sentence.tokens
    number = tokens[found.last]
    if number.relation in ("nummod", "compound", "amod", "nmod", "det") and number.head >= found.stop:
        head = tokens[number.head]
        while head.relation == "compound" and head.index < head.head < found.stop + 6:
            head = tokens[head.head]
        if head.upos in ("NOUN", "PROPN") and head.index - found.stop < 6:
            return head.index
    return _noun_after(tokens, found.stop)


def _noun_after(tokens: Sequence[Token], start: int) -> int:
    """The last of the run of nouns after a figure, over adjectives and "of"; -1 where something else follows."""
    i, noun = start, -1
    while i < min(len(tokens), start + 7):
        token = tokens[i]
        if token.upos in ("NOUN", "PROPN"):
            noun = i
        elif noun >= 0 or not (
            token.upos in ("ADJ", "NUM") or token.relation == "amod" or token.text.lower() in _BEFORE_NOUN
        ):
            break
        i += 1
    return noun


def _unit(sentence: Sentence, head: int, found: _Found) -> str:
    if head >= 0:
        return unit_of(sentence.tokens[head])
    number = sentence.tokens[found.last]
    verb = sentence.tokens[number.head] if number.head >= 0 else None
    near = sentence.tokens[found.stop] if found.stop < len(sentence.tokens) else None
    counting = words_of_persons("verbs")
    if any(t is not None and (t.lemma in counting or t.text.lower() in ("dead", "injured")) for t in (verb, near)):
        return "persons"
    return ""


def unit_of(noun: Token) -> str:
    """The unit in which a noun is counted: `persons`, `vehicles`, … or its own lemma."""
    lemma = noun.lemma
    if lemma in words_of_persons("nouns"):
        return "persons"
    return _units().get(lemma.lower(), lemma.lower())


@cache
def words_of_persons(key: str) -> frozenset[str]:
    """Person nouns (`nouns`, with those of actors.toml) or the verbs that count persons (`verbs`)."""
    listed = frozenset(read_lexicon("quantities")["persons"][key])
    return listed.union(*read_lexicon("actors")["persons"].values()) if key == "nouns" else listed


@cache
def _units() -> dict[str, str]:
    return {noun: unit for unit, nouns in read_lexicon("quantities")["units"].items() for noun in nouns}
