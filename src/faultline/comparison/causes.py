"""Which causes are on one matter, and which way each points: what raises the loss of a thing lowers the thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faultline.comparison.gathering import gather
from faultline.comparison.stances import are_of_two_lands, is_particular, words_of
from faultline.comparison.wording import are_near, content_words, general, listed
from faultline.model.statement import Argument, Polarity, Statement
from faultline.resolution.folding import fold

Key = tuple[str, ...]

_FACTORS = ("cause", "effect")
_LEADING = 3
"""Words of a factor among which one of lessening turns the sense of the whole: "diminished access to water"."""


def same_causes(key: Key, statements: Sequence[Statement]) -> Iterator[tuple[Key, list[Statement]]]:
    """Causes whose factors are near in wording, each with each."""
    known = {s.id: (words_of(s.roles("cause")), words_of(s.roles("effect"))) for s in statements}

    def is_one(a: Statement, b: Statement) -> bool:
        if any(are_of_two_lands(a, b, r) or _count_apart(a.roles(r), b.roles(r)) for r in _FACTORS):
            return False
        if a.evidence.document != b.evidence.document and (_is_of_its_text(a) or _is_of_its_text(b)):
            return False
        return all(
            are_near(x, y, least=0.6, longest=0.5) and x & y - general()
            for x, y in zip(known[a.id], known[b.id], strict=True)
        )

    for group in gather(statements, {s.id: known[s.id][0] | known[s.id][1] for s in statements}, is_one):
        yield (*key, group[0].id), group


def bearing(statement: Statement) -> int:
    """1 where more of the cause makes for more of what the effect is about, else -1."""
    turned = sum(_is_lessened(a) for role in _FACTORS for a in statement.roles(role))
    return 1 if (statement.type == "+") is (turned % 2 == 0) else -1


def is_denied(statement: Statement) -> bool:
    """Whether the effect is said not to come: by the verb, or by an effect of "no casualties"."""
    is_none = any(fold(a.text).split()[:1] == ["no"] for a in statement.roles("effect"))
    return (statement.polarity is Polarity.DENIED) is not is_none


def _is_lessened(argument: Argument) -> bool:
    """Whether a factor is the loss, lack or endangering of what it is about."""
    words = fold(argument.text).split()
    first = words[:_LEADING]
    is_threat = any(w in listed("threats") and "to" in words[i + 1 : i + 3] for i, w in enumerate(words))
    is_worry = any(
        w in listed("worries") and {"about", "over", "for"} & set(words[i + 1 : i + 2]) for i, w in enumerate(words)
    )
    is_of_more = len(content_words(argument.text)) > 1  # "were damaged" is all that the effect is
    return is_threat or is_worry or (is_of_more and any(w in listed("lessening") for w in first))


def _is_of_its_text(statement: Statement) -> bool:
    """Whether only its own text tells what is meant: "this attack endangered civilians"; a name tells it anywhere."""
    factors = [a for role in _FACTORS for a in statement.roles(role)]
    has_name = any(w[:1].isupper() for a in factors for w in a.text.split()[1:])
    return not has_name and any(is_particular(a.text) and len(content_words(a.text) - general()) <= 1 for a in factors)


def _count_apart(a: Sequence[Argument], b: Sequence[Argument]) -> bool:
    """Whether both name figures, and other ones: "the arrest of 80 men", "the arrest of 2 men"."""
    x, y = ({w for i in side for w in fold(i.text).split() if w.isdecimal()} for side in (a, b))
    return x != y
