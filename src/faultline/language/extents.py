"""How far a name reaches: trimmed of what does not belong to it, grown by the compounds and complements that do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faultline.language.dates import MONTHS, WEEKDAYS
from faultline.language.gazetteer import Hit
from faultline.language.kinds import LINKS, is_head, is_political
from faultline.language.lexicons import title_words, words
from faultline.model.sentence import Token

Span = tuple[int, int]
_DEPENDENT = frozenset({"flat", "compound", "nmod:desc"})
_DATE_WORDS = frozenset(
    {name.title() for name in (*MONTHS, *WEEKDAYS)} | {f"{name.title()}." for name in MONTHS if len(name) < 5}
)
_NEVER = words("abbreviations", "openers") | {"Or", "Of", "To"}
_TRIM = frozenset(
    [
        "'s",
        "’s",
        "'",
        "’",
        '"',
        "“",
        "”",
        "‘",
        ",",
        ".",
        ";",
        ":",
        "(",
        ")",
        "-",
        "–",
        "—",
        "[",
        "]",
        "«",
        "»",
        "...",
        "…",
        "/",
        "*",
        "&",
        "|",
        "•",
        "=",
        "+",
    ]
)
_INNER_LINKS = LINKS - {"'s", "’s", "in", "to", "with", "at", "on", "against", ",", "and", "&"}


def trimmed(tokens: Sequence[Token], first: int, stop: int) -> Span:
    """The span without punctuation, articles and words in lower case at its edges."""
    while first < stop and not _may_begin(tokens[first]):
        first += 1
    while stop > first and not _may_end(tokens[stop - 1]):
        stop -= 1
    return first, stop


def _may_begin(token: Token) -> bool:
    lower_start = token.text[:1].islower() and token.text.lower() not in (
        "al",
        "el",
        "bin",
        "ibn",
        "von",
        "van",
        "de",
        "anti",
        "ex",
    )
    is_small = token.text in _NEVER or token.text.lower() in ("the", "a", "an", "al-")
    return not (token.text in _TRIM or lower_start or is_small or token.text in _DATE_WORDS)


_PARTICLES = frozenset(
    {"al", "el", "ad", "ar", "as", "ash", "an", "at", "ez", "ul", "bin", "ben", "ibn", "ould", "ag", "de", "von", "van"}
)


def with_particles(tokens: Sequence[Token], stop: int, closed: frozenset[int] | set[int]) -> int:
    """The end of "Mays al-Jabal" or "Sidi el Mokhtar" seen from its first word: particles and what they bind."""
    while stop + 1 < len(tokens) and tokens[stop].text.lower() in _PARTICLES and stop not in closed:
        at = stop + 1
        is_bound = tokens[at].text in ("-", "‑") and at + 1 < len(tokens) and tokens[at].start == tokens[stop].end
        at += is_bound
        is_weak = tokens[stop].text in ("de", "as", "an", "at", "ad") and not is_bound
        if is_weak or not tokens[at].text[:1].isupper() or at in closed:
            break
        stop = at + 1
    return stop


def _with_owned(tokens: Sequence[Token], stop: int, closed: frozenset[int] | set[int]) -> int:
    """The end of "People's Defence Forces" seen from "People"."""
    if stop + 1 >= len(tokens) or tokens[stop - 1].text not in words("heads", "keeps_possessive"):
        return stop
    if tokens[stop].text not in ("'s", "’s", "'", "’") or not tokens[stop + 1].text[:1].isupper():
        return stop
    at = stop + 1
    while at < len(tokens) and tokens[at].text[:1].isupper() and at not in closed:
        at += 1
    return at


def _may_end(token: Token) -> bool:
    if re.fullmatch(r"\d+[.,]\d+", token.text):
        return False
    is_word = token.text[:1].isupper() or token.text[:1].isdigit() or "'" in token.text or "’" in token.text
    return is_word and token.text not in _TRIM and token.upos not in ("PART", "PUNCT", "DET")


def grown(tokens: Sequence[Token], first: int, stop: int, titles: frozenset[int], hits: Sequence[Hit]) -> Span:
    """The span with the parts of the name around it: compounds, and "of …" after the head of an organisation."""
    blocked = {i for h in hits for i in range(h.first, h.stop) if not (first <= h.first < stop)}
    while (
        first
        and _continues(tokens[first - 1])
        and first - 1 not in titles | blocked
        and _tied(tokens, first - 1, first, stop)
    ):
        first -= 1
    while (
        stop < len(tokens)
        and is_proper(tokens[stop])
        and stop not in titles | blocked
        and _tied(tokens, stop, first, stop)
    ):
        stop += 1
    stop = with_particles(tokens, stop, blocked | titles)
    stop = _with_owned(tokens, stop, blocked | titles)
    first = _with_coordinate(tokens, first, stop, blocked | titles)
    heads = [t.text for t in tokens[first:stop] if is_head(t.text)]
    has_link = any(t.text in ("of", "for", "des", "de") for t in tokens[first:stop])
    head = (heads[0] if has_link else heads[-1]) if heads else None
    if not head:
        return first, stop
    end = _with_complement(tokens, first, stop, head)
    cut = next((i for i in range(stop, end) if i in titles and tokens[i].text[:1].isdigit()), end)
    return first, cut


def _continues(token: Token) -> bool:
    """A capitalised word before a name that may belong to it; the first word of a sentence only as a proper noun."""
    if token.text in _NEVER or token.text in _DATE_WORDS or not token.text[:1].isupper():
        return False
    return token.upos == "PROPN" or (token.upos in ("ADJ", "NOUN") and token.index > 0)


def _tied(tokens: Sequence[Token], i: int, first: int, stop: int) -> bool:
    """Whether the parse ties a neighbour to the span, as compound, flat or capitalised adjective."""
    token = tokens[i]
    if first <= token.head < stop and token.relation in (*_DEPENDENT, "amod", "nmod", "appos"):
        return token.relation != "appos" and (token.relation != "nmod" or token.upos == "PROPN")
    return any(first <= t.index < stop and t.head == i and t.relation in _DEPENDENT for t in tokens[first:stop])


def _with_coordinate(tokens: Sequence[Token], first: int, stop: int, blocked: frozenset[int] | set[int]) -> int:
    """The start of "Peace and Stabilization Operations Program" or "Conference of … Institute" seen from its end."""
    if first < 2 or not is_head(tokens[stop - 1].text):
        return first
    link, word = tokens[first - 1], tokens[first - 2]
    is_plain = word.text[:1].isupper() and word.text not in _NEVER and first - 2 not in blocked
    is_alone = first < 3 or not tokens[first - 3].text[:1].isupper() or tokens[first - 3].text in _NEVER
    if not (is_plain and (is_alone or link.text == "of")):
        return first
    if link.text in ("and", "&") and word.upos in ("PROPN", "NOUN", "ADJ") and not is_head(word.text):
        return first - 2
    return first - 2 if link.text == "of" and is_head(word.text) else first


def _with_complement(tokens: Sequence[Token], first: int, stop: int, head: str) -> int:
    """The end of "Ministry of Foreign Affairs, Trade and Development", whose `head` is "Ministry"."""
    links = {"of", "for", "des", "de", "du", "pour"} | (
        {"in", "to"} if head in ("Mission", "Force", "Operation") else set()
    )
    links |= (
        {"on"}
        if head in ("Programme", "Framework", "Strategy", "Plan", "Protocol", "Agreement", "Guidelines")
        else set()
    )
    links |= (
        {"on", "against", "to"}
        if head in ("Commission", "Committee", "Convention", "Treaty", "Movement", "Office")
        else set()
    )
    end, i = stop, stop
    is_long = head in ("Ministry", "Department", "Office", "Committee", "Commission")
    is_list = is_long or head in ("Party", "Rally", "Union", "Movement", "Alliance", "Front", "Congress")
    goes_on = links | ({","} if is_long and tokens[stop - 1].text != head else set())
    if i >= len(tokens):
        return stop
    is_more = is_list and tokens[i].text == "and" and tokens[stop - 1].text != head and _list_goes_on(tokens, i)
    is_begun = tokens[i].text in goes_on and (tokens[stop - 1].text == head or tokens[i].text == ",")
    if not (is_more or is_begun):
        return stop
    while i < min(len(tokens), first + 16):
        if _is_part(tokens[i]):
            end = i + 1
        elif not _is_link(tokens, i, links, is_list=is_list):
            break
        i += 1
    return end


def _is_part(token: Token) -> bool:
    return token.text[:1].isupper() and token.text not in _DATE_WORDS and token.upos != "PRON"


def _is_link(tokens: Sequence[Token], i: int, links: set[str], *, is_list: bool) -> bool:
    """Whether a small word can stand inside the name; commas and "and" only in the list of a ministry's portfolios."""
    text = tokens[i].text
    if text in (",", "and", "&"):
        return is_list and _list_goes_on(tokens, i)
    return text in links or text in _INNER_LINKS


def _list_goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether capitalised words go on after a comma or "and" as the list of a ministry's portfolios does."""
    rest = [t.text for t in tokens[i + 1 : i + 3] if t.text != "and"]
    return (
        bool(rest) and rest[0][:1].isupper() and (rest[0].lower() in title_words("portfolios") or is_political(rest[0]))
    )


def is_proper(token: Token) -> bool:
    """Whether a token can be part of a name by its tag and its capital."""
    return (
        token.upos == "PROPN"
        and (token.text[:1].isupper() or token.text[:1].isdigit())
        and token.text not in _DATE_WORDS
    )
