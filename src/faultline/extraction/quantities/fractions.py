"""Shares told in words: "two thirds of the homes", "one in five children", "half of the population"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import tables, words
from faultline.model.sentence import QuantityExpression
from faultline.model.value import Value

_NUMBERS: dict[str, int] = tables("quantities")["fraction_numbers"]
_PARTS: dict[str, int] = tables("quantities")["fraction_parts"]
_QUALIFIERS: dict[str, str] = tables("quantities")["fraction_qualifiers"]
_COUNT = "|".join(_NUMBERS)
_PART = "|".join(_PARTS)
_ONE = rf"(?:(?:(?:{_COUNT}) (?:- )?)?(?:{_PART})s?)"
_FRACTION = re.compile(rf"(?<![\w-])(?:between (?P<low>{_ONE}) and )?(?P<part>{_ONE})(?= (?:of|the|its|their) )")
_RATIO = re.compile(rf"(?<![\w-])(?P<some>{_COUNT}|\d+) (?:in|out of)(?: every)? (?P<all>{_COUNT}|\d+)(?= [a-z])", re.I)


def fractions(tree: Tree) -> Iterator[QuantityExpression]:
    """Every fraction of something, as a percentage; the second half of a year is none."""
    texts = [t.text.lower() for t in tree.tokens]
    if not any(w.rstrip("s") in _PARTS for w in texts) and not {"in", "out"} & set(texts):
        return
    starts = {}
    position = 0
    for index, word in enumerate(texts):
        starts[position] = index
        position += len(word) + 1
    line = " ".join(texts) + " "
    for pattern in (_FRACTION, _RATIO):
        for match in pattern.finditer(line):
            found = _expression(tree, match, starts)
            if found is not None:
                yield found


def _expression(tree: Tree, match: re.Match[str], starts: dict[int, int]) -> QuantityExpression | None:
    first = starts.get(match.start())
    stop = starts.get(match.end() + 1, len(tree.tokens))
    if first is None or first >= stop:
        return None
    head = next(
        (i for i in range(stop, min(len(tree.tokens), stop + 5)) if tree.tokens[i].upos in ("NOUN", "PROPN", "PRON")),
        -1,
    )
    if (
        head < 0
        or tree.lemmas[head] in words("quantities", "spent")
        or any(tree.is_in_time(i) for i in range(first, stop))
    ):
        return None
    if first > 1 and tree.lemmas[first - 1] == "of" and tree.lemmas[first - 2] in words("quantities", "required"):
        return None
    if match[0].strip() == "half" and first and tree.tokens[first - 1].upos == "ADJ":
        return None  # "the northern half of the country" is a place
    high = _share(match)
    low = _part(match["low"]) if "low" in match.groupdict() and match["low"] else high
    if low is None or high is None or not 0 < low <= high < 100:
        return None
    before = tree.lemmas[first - 1] if first else ""
    return QuantityExpression(
        first, stop, head, Value(low, high, "percent", _QUALIFIERS.get(before), None, match[0].strip())
    )


def _share(match: re.Match[str]) -> float | None:
    if "part" in match.groupdict():
        return _part(match["part"])
    some, whole = _number(match["some"]), _number(match["all"])
    return round(100 * some / whole, 1) if some and whole and some < whole <= 1_000 else None


def _part(said: str) -> float | None:
    """ "two thirds" → 66.7; "half" → 50; "thirds" alone is nothing."""
    pieces = said.replace("-", " ").split()
    count = _number(pieces[0]) if len(pieces) > 1 else 1
    share = _PARTS.get(pieces[-1]) or _PARTS.get(pieces[-1].rstrip("s"))
    if not count or not share or (len(pieces) == 1 and pieces[0] != "half"):
        return None
    return round(100 * count / share, 1)


def _number(word: str) -> int | None:
    return int(word) if word.isdigit() else _NUMBERS.get(word.lower())
