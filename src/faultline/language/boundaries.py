"""Where a name begins and ends: whole compounds, without titles, articles, possessives and stray punctuation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from faultline.language.classifying import MARKER, typed
from faultline.language.extents import Span, kept, with_particles
from faultline.language.found import Found
from faultline.language.gazetteer import Hit, find_known, known
from faultline.language.joining import forces_after, joined, with_demonyms
from faultline.language.kinds import kind_by_words
from faultline.language.lexicons import title_words, words
from faultline.language.listings import listed_names
from faultline.language.numbered import symbol_tokens, told_by_form
from faultline.language.parsing import Label
from faultline.model.entity import EntityType
from faultline.model.sentence import Form, Sentence, Token

Seed = tuple[int, int, EntityType | None]
"""Tokens that may be a name, and the type that the network sees in them."""
_LISTS_OF_LANGUAGES = ({"(", "official"}, {"[", "Original"})
_JOINTS = frozenset({"-", "–", ".", ","})
_STATES = frozenset({("Member", "State"), ("Member", "States"), ("State", "Party"), ("States", "Parties")})


def names_in(sentence: Sentence, labels: Sequence[Label]) -> list[Found]:
    """The names of one sentence: known ones and labelled ones, with boundaries mended."""
    tokens = sentence.tokens
    hits = find_known([t.text for t in tokens])
    hits = [h for h in hits if _is_used_as_name(tokens, h)]
    formed = [n for n in listed_names(sentence) if not _is_gainsaid(n, labels)]
    formed += [n for n in told_by_form(sentence) if not any(n.overlaps(other) for other in formed)]
    closed = (
        symbol_tokens(sentence)
        | _officialese(tokens, hits)
        | {i for name in formed for i in range(name.first, name.stop)}
    )
    hits = [h for h in hits if not any(i in closed for i in range(h.first, h.stop))]
    titles = _title_tokens(tokens, hits) | closed
    seeds: list[Seed] = [(x.first, x.stop, x.type) for x in labels if not x.is_demonym]
    seeds += [(h.first, h.stop, None) for h in hits if h.entry.form is not Form.DEMONYM]
    seeds += [forces for h in hits if h.entry.form is Form.DEMONYM and (forces := forces_after(tokens, h))]
    seeds = [(*part, seed[2]) for seed in seeds for part in _open_parts(seed[0], seed[1], closed)]
    found = [name for span, seen in _merged(tokens, seeds) for name in _named(sentence, span, seen, hits, titles)]
    found = [n for n in found if not any(n.first <= i < n.stop for i in closed)] + formed
    demonyms = [h for h in hits if h.entry.form is Form.DEMONYM and not _is_language(sentence, h)]
    found = [n for n in found if not any(h.first <= n.first and n.stop <= h.stop for h in demonyms)]
    found = list({(n.first, n.stop): n for n in found}.values())
    found = with_demonyms(joined(tokens, found), demonyms, tokens)
    found = [n for n in found if not any(n is not o and o.first <= n.first and n.stop <= o.stop for o in found)]
    found += _demonyms(found, demonyms, hits, labels, closed)
    found += _class_words(tokens, {i for name in found for i in range(name.first, name.stop)})
    return sorted(found, key=lambda n: (n.first, -n.stop))


def _demonyms(
    found: Sequence[Found],
    known_ones: Sequence[Hit],
    hits: Sequence[Hit],
    labels: Sequence[Label],
    closed: frozenset[int] | set[int],
) -> Iterator[Found]:
    """The demonyms outside of other names: known ones, and those that the network alone sees."""
    covered = {i for name in found for i in range(name.first, name.stop)}
    for hit in known_ones:
        if hit.first not in covered:
            yield Found(hit.first, hit.stop, hit.entry.type, hit.entry.form, hit.entry.key, 3, hit.stop - 1)
    covered |= {i for hit in hits for i in range(hit.first, hit.stop)} | closed
    for label in labels:
        if label.is_demonym and covered.isdisjoint(range(label.first, label.stop)):
            yield Found(label.first, label.stop, label.type, Form.DEMONYM, None, 1, label.stop - 1)


def _is_gainsaid(name: Found, labels: Sequence[Label]) -> bool:
    """Whether the network sees a name of another type in an entry of a list, which may list something else."""
    return any(x.first < name.stop and name.first < x.stop and x.type is not name.type for x in labels)


def _class_words(tokens: Sequence[Token], covered: set[int]) -> Iterator[Found]:
    """ "The Accord", "this Council": a class with a capital takes up a name, which the document tells."""
    for before, token in pairwise(tokens):
        following = tokens[token.index + 1].text if token.index + 1 < len(tokens) else ""
        is_alone = before.text.lower() in ("the", "this", "that", "its", "their") and not following[:1].isupper()
        if is_alone and token.text in words("heads", "class_words") and token.index not in covered:
            kind = kind_by_words([token.text]) or EntityType.ORGANISATION
            yield Found(token.index, token.index + 1, kind, Form.NAME, None, 0, token.index)


def _officialese(tokens: Sequence[Token], hits: Sequence[Hit]) -> frozenset[int]:
    """The tokens of "Member States" and "States Parties", which no name contains but a known one."""
    in_hit = {i for h in hits for i in range(h.first, h.stop) if h.stop - h.first > 1}
    pairs = (i for i in range(len(tokens) - 1) if (tokens[i].text, tokens[i + 1].text) in _STATES)
    return frozenset(at for i in pairs for at in (i, i + 1) if i not in in_hit)


def _open_parts(first: int, stop: int, closed: frozenset[int] | set[int]) -> Iterator[Span]:
    """The parts of a span that no closed token cuts off."""
    edges = [first - 1, *(i for i in range(first, stop) if i in closed), stop]
    yield from ((low + 1, high) for low, high in pairwise(edges) if low + 1 < high)


def _is_used_as_name(tokens: Sequence[Token], hit: Hit) -> bool:
    """No part of "1/CMA.4"; short acronyms in capitals, which are also words, only outside of headlines in capitals."""
    following = tokens[hit.stop : hit.stop + 2]
    if len(following) == 2 and following[0].text == "." and following[1].start == tokens[hit.stop - 1].end + 1:
        return not following[1].text[:1].isdigit()
    if hit.stop - hit.first > 1 or not tokens[hit.first].text.isupper() or len(tokens[hit.first].text) > 3:
        return True
    capitals = sum(t.text.isupper() for t in tokens)
    return capitals < 0.5 * len(tokens) or len(tokens) < 4


def _is_language(sentence: Sentence, hit: Hit) -> bool:
    """Whether "French" is a language ("said in French", "speaks French") or "Libyan" tells a currency."""
    token = sentence.tokens[hit.stop - 1]
    after = sentence.tokens[hit.stop].text.lower() if hit.stop < len(sentence.tokens) else ""
    if after.rstrip("s") in words("heads", "currencies"):
        return True
    if any(marks <= {t.text for t in sentence.tokens} for marks in _LISTS_OF_LANGUAGES):
        return True
    if hit.entry.type is EntityType.GROUP or token.relation in ("amod", "compound", "nmod", "nmod:desc", "conj"):
        return False
    around = {t.text.lower() for t in sentence.tokens[max(0, hit.first - 8) : hit.stop + 4]}
    following = sentence.tokens[hit.stop : hit.stop + 2]
    if around & {"original", "language", "languages", "translated"} or any(t.text == "speaking" for t in following):
        return True
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
        is_title = is_title and not _is_surname(tokens, token.index, found)
        is_portfolio = in_title and (
            lower in title_words("portfolios") or lower in ("of", "for", "and", "the", ",", "to")
        )
        in_title = is_title or is_portfolio
        if (is_title or is_portfolio) and token.index not in known_tokens:
            found.add(token.index)
    return frozenset(found)


def _is_surname(tokens: Sequence[Token], index: int, titles: AbstractSet[int]) -> bool:
    """Whether a word that may be a title ends a name ("Julie Bishop said", not "King Abdullah", "the Saudi King")."""
    word = tokens[index].text
    if word.lower() not in title_words("surnames") or not word[:1].isupper() or index == 0:
        return False
    is_after_name = tokens[index - 1].upos == "PROPN" and index - 1 not in titles
    is_last = index + 1 == len(tokens) or tokens[index + 1].upos != "PROPN"
    return is_after_name and is_last


def _merged(tokens: Sequence[Token], seeds: Sequence[Seed]) -> list[tuple[Span, EntityType | None]]:
    """Seeds that overlap as one span each, with the type of the longest labelled one."""
    merged: list[tuple[int, int, EntityType | None, int]] = []
    for first, stop, seen in sorted(seeds, key=lambda s: (s[0], -s[1], s[2] or "")):
        if seen is not None:
            first, stop = kept(tokens, first, stop)
        if first >= stop:
            continue
        size = stop - first if seen else 0
        if merged and first < merged[-1][1]:
            start, end, held, held_size = merged[-1]
            merged[-1] = (start, max(end, stop), seen if size > held_size else held, max(size, held_size))
        else:
            merged.append((first, stop, seen, size))
    return [((first, stop), seen) for first, stop, seen, _ in merged]


def _named(
    sentence: Sentence, span: Span, seen: EntityType | None, hits: Sequence[Hit], titles: frozenset[int]
) -> Iterator[Found]:
    """The name or names of one merged span."""
    tokens = sentence.tokens
    if seen is not None:
        yield from _seen(sentence, _without_marker(tokens, *span), seen, hits, titles)
        return
    hit = next(h for h in hits if (h.first, h.stop) == span)
    if _is_followed_by_region(tokens, hit):
        yield Found(hit.first, hit.stop + 1, hit.entry.type, Form.NAME, hit.entry.key, 3, hit.stop)
    else:
        yield from filter(None, [typed(sentence, *span, None)])


def _seen(
    sentence: Sentence, span: Span, seen: EntityType, hits: Sequence[Hit], titles: frozenset[int]
) -> Iterator[Found]:
    """The name at a span that the network labels; what stands before a person's name is no part of it."""
    tokens, (first, stop) = sentence.tokens, span
    if seen is EntityType.PERSON:
        first, stop = _without_titles(tokens, first, stop, titles)
        inside = [h for h in hits if span[0] <= h.first and h.stop <= first]
        yield from filter(None, (typed(sentence, h.first, h.stop, None) for h in inside))
    if seen in (EntityType.PERSON, EntityType.PLACE):
        stop = with_particles(tokens, stop, titles)
    yield from filter(None, [typed(sentence, first, stop, seen)])


def _without_titles(tokens: Sequence[Token], first: int, stop: int, titles: frozenset[int]) -> Span:
    """The span after its last title, without one at its end; none where it has nothing else."""
    while first < stop and stop - 1 in titles:
        stop -= 1
    inner = (i for i in range(first, stop) if i in titles and (i == first or len(tokens[i].text.rstrip(".")) > 1))
    first = max((i + 1 for i in inner), default=first)
    while first < stop and tokens[first].text in _JOINTS:
        first += 1
    return first, stop


def _without_marker(tokens: Sequence[Token], first: int, stop: int) -> Span:
    """The span without the number of a heading ("B. Security") and a plural class at its end ("Jonglei States")."""
    if first == 0 and MARKER.fullmatch(tokens[0].text) and stop == 1:
        return stop, stop
    if first == 0 and stop > 1 and MARKER.fullmatch(tokens[0].text) and not _is_initial(tokens):
        first += 1 + (tokens[1].text == ".")
    if (
        stop - first > 1
        and tokens[stop - 1].text in words("heads", "shared_plurals")
        and known(tokens[stop - 1].text) is None
    ):
        is_known = known(" ".join(t.text for t in tokens[first:stop])) is not None
        stop -= not is_known
    return first, stop


def _is_initial(tokens: Sequence[Token]) -> bool:
    """Whether a letter at the beginning is that of a first name: a verb follows the name, or a second initial."""
    return any(t.upos == "VERB" and "VerbForm=Fin" in t.feats for t in tokens)


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
