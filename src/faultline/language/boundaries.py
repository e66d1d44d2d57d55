"""Where a name begins and ends: whole compounds, without titles, articles, possessives and stray punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from faultline.language.extents import Span, grown, is_proper, trimmed
from faultline.language.found import Found
from faultline.language.gazetteer import Hit, find_known, known
from faultline.language.kinds import kind_by_words, kind_of_label
from faultline.language.lemmas import is_known_lemma, lemma
from faultline.language.lexicons import title_words, words
from faultline.language.parsing import Label
from faultline.language.roles import kind_by_context
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Sentence, Token

_SEPARATORS = frozenset({"(", ")", ";", ":", "“", "”", '"', "—", "|", "a", "an"})
_KEEPS_POSSESSIVE = frozenset(
    {"People", "Women", "Children", "Lord", "Workers", "Farmers", "Teachers", "King", "Queen", "Soldiers", "Men"}
)
_SYMBOL = re.compile(r"[A-Z]{1,4}/\S*\d")
"""The symbol of a document: "S/2024/817"."""


def names_in(sentence: Sentence, labels: Sequence[Label]) -> list[Found]:
    """The names of one sentence: known ones, labelled ones and runs of proper nouns, with boundaries mended."""
    tokens = sentence.tokens
    hits = find_known([t.text for t in tokens])
    hits = [h for h in hits if _is_used_as_name(tokens, h)]
    titles = _title_tokens(tokens, hits)
    seeds = [(x.first, x.stop, x.label) for x in labels if kind_of_label(x.label)]
    if not is_headline(tokens):
        seeds += [(first, stop, "") for first, stop in _proper_runs(tokens, titles)]
    seeds += [(h.first, h.stop, "") for h in hits if h.entry.form is not Form.DEMONYM]
    found = [name for span, label in _merged(tokens, seeds) for name in _named(sentence, span, label, hits, titles)]
    demonyms = [h for h in hits if h.entry.form is Form.DEMONYM and not _is_language(sentence, h)]
    found = [n for n in found if not any(h.first <= n.first and n.stop <= h.stop for h in demonyms)]
    found = list({(n.first, n.stop): n for n in found}.values())
    found = [n for n in found if not any(n is not o and o.first <= n.first and n.stop <= o.stop for o in found)]
    covered = {i for name in found for i in range(name.first, name.stop)}
    demonyms = [h for h in demonyms if h.first not in covered]
    found += [Found(h.first, h.stop, h.entry.type, h.entry.form, h.entry.key, 3, h.stop - 1) for h in demonyms]
    return sorted(found, key=lambda n: (n.first, -n.stop))


def _is_used_as_name(tokens: Sequence[Token], hit: Hit) -> bool:
    """Short acronyms that are also words in capitals count as names only outside of headlines in capitals."""
    if hit.stop - hit.first > 1 or not tokens[hit.first].text.isupper() or len(tokens[hit.first].text) > 3:
        return True
    capitals = sum(t.text.isupper() for t in tokens)
    return capitals < 0.5 * len(tokens) or len(tokens) < 4


def is_headline(tokens: Sequence[Token]) -> bool:
    """Whether most words have a capital, so that a capital tells nothing."""
    heavy = [t.text for t in tokens if len(t.text) > 3 and t.text[:1].isalpha()]
    return (
        len(heavy) > 2
        and tokens[-1].text not in (".", "?", "!", "”")
        and sum(w[0].isupper() for w in heavy) > 0.6 * len(heavy)
    )


def _is_language(sentence: Sentence, hit: Hit) -> bool:
    """Whether "French" is a language: "said in French", "speaks French"."""
    token = sentence.tokens[hit.stop - 1]
    if hit.entry.type is EntityType.GROUP or token.relation in ("amod", "compound", "nmod", "nmod:desc", "conj"):
        return False
    cases = {t.lemma for t in sentence.children(token.index, "case")}
    verb = sentence.tokens[token.head].lemma if token.head >= 0 else ""
    return "in" in cases or verb in ("speak", "learn", "understand", "translate")


def _title_tokens(tokens: Sequence[Token], hits: Sequence[Hit]) -> frozenset[int]:
    """Tokens that are titles ("Brig.-Gen.", "Minister of National Defence"), which no person's name contains."""
    known_tokens = {i for h in hits for i in range(h.first, h.stop) if h.stop - h.first > 1}
    found: set[int] = set()
    in_title = False
    for token in tokens:
        lower = token.text.lower().rstrip(".")
        is_title = lower in title_words("words") and token.upos in ("PROPN", "NOUN", "ADJ", "X")
        is_portfolio = in_title and (
            lower in title_words("portfolios") or lower in ("of", "for", "and", "the", ",", "to")
        )
        in_title = is_title or is_portfolio
        if (is_title or is_portfolio) and token.index not in known_tokens:
            found.add(token.index)
    return frozenset(found)


def _proper_runs(tokens: Sequence[Token], titles: frozenset[int]) -> Iterator[Span]:
    """Runs of proper nouns, over hyphens between them."""
    first = None
    for token in (*tokens, None):
        goes_on = token is not None and is_proper(token) and token.index not in titles
        if token is not None and not goes_on and first is not None and _is_joint(tokens, token.index):
            continue
        if goes_on and token is not None and first is None:
            first = token.index
        elif not goes_on and first is not None:
            yield first, token.index if token else len(tokens)
            first = None


def _is_joint(tokens: Sequence[Token], i: int) -> bool:
    """A hyphen without spaces between two proper nouns: "al-Qaeda", "Guinea-Bissau"."""
    if tokens[i].text not in ("-", "–") or i + 1 >= len(tokens) or not i:
        return False
    is_tight = tokens[i - 1].end == tokens[i].start and tokens[i].end == tokens[i + 1].start
    return is_tight and is_proper(tokens[i + 1])


def _merged(tokens: Sequence[Token], seeds: Sequence[tuple[int, int, str]]) -> list[tuple[Span, str]]:
    """Seeds that overlap as one span each, with the label of the longest labelled one."""
    merged: list[tuple[int, int, str, int]] = []
    for first, stop, label in sorted(seeds, key=lambda s: (s[0], -s[1])):
        first, stop = trimmed(tokens, first, stop)
        if first >= stop:
            continue
        size = stop - first if label else 0
        if merged and first < merged[-1][1]:
            start, end, held, held_size = merged[-1]
            merged[-1] = (start, max(end, stop), label if size > held_size else held, max(size, held_size))
        else:
            merged.append((first, stop, label, size))
    return [((first, stop), label) for first, stop, label, _ in merged]


def _named(sentence: Sentence, span: Span, label: str, hits: Sequence[Hit], titles: frozenset[int]) -> Iterator[Found]:
    """The name or names of one merged span."""
    tokens = sentence.tokens
    for first, stop in _split(tokens, span, hits, titles, is_person=label == "PERSON"):
        first, stop = trimmed(tokens, first, stop)
        if first >= stop or all(i in titles for i in range(first, stop)):
            continue
        hit = next((h for h in hits if (h.first, h.stop) == (first, stop)), None)
        if hit and _is_followed_by_region(tokens, hit):
            yield Found(first, stop + 1, hit.entry.type, Form.NAME, hit.entry.key, 3, stop)
            continue
        if hit is None and not is_headline(tokens):
            first, stop = grown(tokens, first, stop, titles, hits)
        name = _typed(sentence, first, stop, label)
        if name is not None:
            yield name


def _is_followed_by_region(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a known place is named in full: "South Kivu Province"."""
    following = tokens[hit.stop].text if hit.stop < len(tokens) else ""
    return hit.entry.type is EntityType.PLACE and following in (
        "Province",
        "Region",
        "State",
        "District",
        "County",
        "City",
    )


def _split(
    tokens: Sequence[Token], span: Span, hits: Sequence[Hit], titles: frozenset[int], *, is_person: bool
) -> Iterator[Span]:
    """Cut at possessives, titles before persons, and where a known country or city is glued to another name."""
    first, stop = span
    whole = known(" ".join(t.text for t in tokens[first:stop]))
    if whole or any(h.first <= first and h.stop >= stop for h in hits):
        yield span
        return
    cuts = {first, stop}
    for i in range(first, stop):
        is_possessive = tokens[i].text in ("'s", "’s") and tokens[i - 1].text not in _KEEPS_POSSESSIVE
        if is_possessive or tokens[i].text in _SEPARATORS:
            cuts |= {i, i + 1}
    is_organisation = kind_by_words([t.text for t in tokens[first:stop]]) not in (None, EntityType.PLACE)
    if is_person or not is_organisation:
        cuts |= _glued(span, hits)
        cuts |= {i + 1 for i in range(first, stop) if i in titles} if is_person else set()
    edges = sorted(cuts)
    yield from pairwise(edges)


def _glued(span: Span, hits: Sequence[Hit]) -> set[int]:
    """Edges of known countries, places and demonyms inside a span that is no organisation's name."""
    inside = [h for h in hits if span[0] <= h.first and h.stop <= span[1]]
    kinds = (EntityType.COUNTRY, EntityType.PLACE, EntityType.GROUP, EntityType.INTERNATIONAL_ORGANISATION)
    return {edge for h in inside if h.entry.type in kinds for edge in (h.first, h.stop)}


def _typed(sentence: Sentence, first: int, stop: int, label: str) -> Found | None:
    tokens = sentence.tokens
    parts = [t.text for t in tokens[first:stop]]
    head = _head(tokens, first, stop)
    entry = known(" ".join(parts)) or known("".join(parts))
    if entry:
        return Found(first, stop, entry.type, entry.form, entry.key, 3, head)
    form = Form.ACRONYM if len(parts) == 1 and is_acronym(parts[0]) else Form.NAME
    kind = kind_by_words(parts)
    if kind and not (label == "PERSON" and len(parts) == 1) and not (kind is EntityType.GOVERNMENT and len(parts) == 1):
        is_alone = len(parts) == 1 and label != "ORG" and not _is_definite(tokens, first)
        return None if is_alone else Found(first, stop, kind, form, None, 2, head)
    if not any(c.isalpha() for p in parts for c in p) or any(c in "()[]" for p in parts for c in p):
        return None
    if _SYMBOL.match("".join(parts)):
        return None
    if len(parts) == 1 and _is_common(tokens, first, label):
        return None
    by_label = kind_of_label(label)
    if by_label is EntityType.PERSON and form is Form.ACRONYM:
        by_label = EntityType.ORGANISATION
    if by_label in (EntityType.PERSON, EntityType.ORGANISATION) and len(parts) == 1 and form is Form.NAME:
        context = kind_by_context(sentence, first, stop, is_acronym=False)
        if context is EntityType.PLACE:
            return Found(first, stop, context, form, None, 2, head)
    if by_label:
        return Found(first, stop, by_label, form, None, 1, head)
    by_context = kind_by_context(sentence, first, stop, is_acronym=form is Form.ACRONYM)
    return Found(first, stop, by_context, form, None, 0, head) if by_context else None


def _is_definite(tokens: Sequence[Token], i: int) -> bool:
    """Whether "the" before a capitalised head makes it the short form of a name: "the Panel"."""
    return i > 0 and tokens[i - 1].text.lower() in ("the", "your", "this")


def _is_common(tokens: Sequence[Token], i: int, label: str) -> bool:
    """Whether a single capitalised word is no name: a title, a listed one, a noun or verb that begins a sentence."""
    text, lower = tokens[i].text, tokens[i].text.lower()
    if lower in title_words("words") or len(text) < 2 or text in words("heads", "never"):
        return True
    base = lemma(lower, "NOUN", "NNS")
    is_noun = is_known_lemma(base, "NOUN") or is_known_lemma(lower, "ADJ")
    if any(t.text[:1].isalpha() for t in tokens[:i]):
        return (
            is_noun and label in ("ORG", "LOC") and not (label == "LOC" and tokens[i - 1].text in ("in", "at", "near"))
        )
    is_word = is_noun or is_known_lemma(lower, "VERB")
    return (is_word and label != "LOC") or (tokens[i].upos not in ("PROPN", "X") and label not in ("PERSON", "LOC"))


def is_acronym(word: str) -> bool:
    """Two to ten capitals and digits, at least two of them letters: "MINUSMA", "G5", "PSC-CMA" by its parts."""
    plain = word.replace(".", "").replace("-", "")
    letters = sum(c.isupper() for c in plain)
    return 2 <= len(plain) <= 10 and letters >= 2 and letters >= len(plain) - 2 and not plain[:1].isdigit()


def _head(tokens: Sequence[Token], first: int, stop: int) -> int:
    """The token of the span whose own head lies outside it; the last one where the parse gives several."""
    outside = [t.index for t in tokens[first:stop] if not first <= t.head < stop]
    return outside[0] if outside else stop - 1
