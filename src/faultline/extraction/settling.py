"""Which reading stands where several kinds read the same words: the one that says most.

The guideline knows one statement a clause. `RULES` says, pair by pair, which of two readings falls; the first rule that
knows both decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from faultline.extraction.wordlists import tables
from faultline.model.statement import Argument, Modality, Statement
from faultline.model.time import Precision

_NEAR = 4
_REACH = 24
Condition = Callable[[Statement, Statement], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """`stands` outdoes `falls` where the condition holds of the two, in this order.

    Attributes:
        stands, falls: A kind with its types, after a colon and parted by bars; without types any.
    """

    stands: str
    falls: str
    where: Condition

    def decides(self, one: Statement, other: Statement) -> bool:
        """Whether the first outdoes the second."""
        return _is(one, self.stands) and _is(other, self.falls) and self.where(one, other)


def settle(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The readings that no other outdoes, in their order; nobody asks something of himself."""
    told = tuple(s for s in statements if not (_is(s, "event:REQUEST") and _is_of_itself(s)))
    return tuple(s for s in told if not any(_outdoes(other, s) for other in told if other is not s))


def _is_of_itself(event: Statement) -> bool:
    actors = {a.text.lower() for a in event.roles("actor")}
    return bool(actors) and actors == {a.text.lower() for a in event.roles("recipient")}


def _outdoes(one: Statement, other: Statement) -> bool:
    if one.kind is other.kind:
        return False
    for rule in RULES:
        if rule.decides(one, other):
            return True
        if rule.decides(other, one):
            return False
    return False


def _is(statement: Statement, named: str) -> bool:
    kind, _, types = named.partition(":")
    return statement.kind.value == kind and (not types or statement.type in types.split("|"))


def of_one_word(one: Statement, other: Statement) -> bool:
    """Whether the same word of the same clause tells both."""
    return _word(one) == _word(other) and one.evidence.start == other.evidence.start


def on_a_day(one: Statement, other: Statement) -> bool:
    """One word, told with a day or a month: a deed."""
    time = one.time
    is_dated = time is not None and time.precision in (Precision.DAY, Precision.WEEK, Precision.MONTH)
    return of_one_word(one, other) and is_dated


def with_amount(one: Statement, other: Statement) -> bool:
    """One word, and the first says how much."""
    return of_one_word(one, other) and one.value is not None


def of_one_noun(one: Statement, other: Statement) -> bool:
    """The same noun: it names a programme."""
    return "noun" in one.pattern and of_one_word(one, other)


def as_its_activity(one: Statement, other: Statement) -> bool:
    """The second's noun stands in the first's activity, and the first has its doer."""
    words_of = " ".join(a.text.lower() for a in one.roles("activity"))
    doers = _starts(other, "source") | _starts(other, "actor")
    return (
        "noun" in other.pattern
        and _word(other) in words_of
        and bool(doers & _starts(one, "actor"))
        and _overlap(one, other)
    )


def in_words_alone(one: Statement, other: Statement) -> bool:
    """The support is voiced, not given ("reiterated its support for the government")."""
    voiced = one.pattern.split("'")[1].split(" ")[1:] if "'" in one.pattern else []
    is_noun = "noun" in other.pattern and _word(other) in voiced and other.value is None
    return is_noun and _overlap(one, other) and _starts(one, "actor") == _starts(other, "actor")


def of_refuge(one: Statement, other: Statement) -> bool:
    """The same people, and the deed is the grant of asylum."""
    return one.mode == "asylum" and _overlap(one, other) and _starts(one, "actor") == _starts(other, "actor")


def done_together(one: Statement, other: Statement) -> bool:
    """The same two or more do it, and for nobody else ("conducted joint patrols")."""
    doers = _starts(one, "actor")
    is_shared = len(doers) > 1 and doers == _starts(other, "actor")
    return is_shared and _overlap(one, other) and not other.roles("recipient")


def with_words_for_whom(one: Statement, other: Statement) -> bool:
    """One word, and nobody is asked: who is asked is said by the request alone."""
    return of_one_word(one, other) and not other.roles("recipient")


def as_a_feeling(one: Statement, other: Statement) -> bool:
    """The word tells how somebody feels about it ("are encouraged by the vote"), not that he is asked."""
    is_state = ": state '" in one.pattern and _word(one).startswith(_word(other))
    return is_state and _starts(one, "holder") == _starts(other, "recipient")


def towards_somebody(one: Statement, other: Statement) -> bool:
    """One word, and what the stance is on is somebody named, not a thing of his ("rejects the envoy", "… his plan")."""
    named = {(a.start, a.end) for a in one.roles("recipient") if a.chain is not None}
    return of_one_word(one, other) and any((t.start, t.end) in named for t in other.roles("target"))


def for_somebody(one: Statement, other: Statement) -> bool:
    """One word, and the first says who is helped or with how much."""
    return of_one_word(one, other) and (bool(one.roles("recipient")) or one.value is not None)


def asked_for_help(one: Statement, other: Statement) -> bool:
    """An effort called for that is what the one asked, named right before it, is to do."""
    asked = [a for a in other.roles("recipient") if a.start in _starts(one, "actor")]
    done = [a for a in one.roles("activity") if a.start is not None]
    is_next = any(0 <= (d.start or 0) - (a.end or 0) <= _REACH for a in asked for d in done)
    return one.modality is Modality.CALLED_FOR and is_next


def called_for_as_help(one: Statement, other: Statement) -> bool:
    """An effort called for, whose activity is what the position calls for."""
    done = one.roles("activity")
    wanted = other.roles("target")
    return one.modality is Modality.CALLED_FOR and any(_shares(d, w) for d in done for w in wanted)


def as_what_is_agreed(one: Statement, other: Statement) -> bool:
    """What several agree is needed: the need says more than the agreement."""
    is_need = "noun" in one.pattern and _word(one) in ("need", "necessity", "urgency", "importance")
    return is_need and _overlap(one, other) and _starts(one, "holder") == _starts(other, "actor")


def of_one_call(one: Statement, other: Statement) -> bool:
    """Whether who is asked stands in what is called for, or right before it."""
    asked, wanted = one.roles("recipient"), other.roles("target")
    return _word(one) == _word(other) and any(_shares(a, w, near=_NEAR) for a in asked for w in wanted)


def as_its_sum(one: Statement, other: Statement) -> bool:
    """The money of one giver is part of what he gives."""
    sum_, value = one.value, other.value
    if sum_ is None or value is None or other.type != "money" or len(one.roles("actor")) != 1:
        return False
    is_same = (value.unit, value.currency, value.low, value.high) == (sum_.unit, sum_.currency, sum_.low, sum_.high)
    return is_same and _overlap(one, other)


def as_its_toll(one: Statement, other: Statement) -> bool:
    """The people harmed by the event are part of it."""
    return _tells_toll(one, other) and not _is_total(other)


def as_its_total(one: Statement, other: Statement) -> bool:
    """A total of people harmed by nobody named is no event of its own."""
    return _tells_toll(other, one) and _is_total(one) and not other.roles("actor")


def as_its_party(one: Statement, other: Statement) -> bool:
    """Those counted, not too many and nobody else's, stand with their figure as a party to what is told."""
    figure = other.value.text if other.value is not None and (other.value.high or 0) < _MANY else ""
    counted = other.roles("subject")[:1]
    if not figure or other.type not in _PARTIES or not all(_follows(c, figure, other) for c in counted):
        return False
    parties = [a for a in one.arguments if figure in a.text and a.text.rstrip() != figure]
    return any(_shares(party, c) for party in parties for c in counted)


_MANY = 10_000
_PARTIES = frozenset({"people", "civilians", "police", "troops", "fighters", "children", "groups", "count", "vehicles"})


def _follows(counted: Argument, figure: str, quantity: Statement) -> bool:
    """Whether an argument names just what stands after the figure."""
    return re.search(re.escape(figure) + r"\W*" + re.escape(counted.text), quantity.evidence.quote) is not None


RULES = (
    # A lasting tie or a deed of the day.
    Rule("event:ASSAULT", "relation:opposes", of_one_word),
    Rule("event:ASSAULT", "relation:fights", on_a_day),
    Rule("relation:fights", "event:ASSAULT", of_one_word),
    Rule("event:CONSULT", "relation:negotiates_with", on_a_day),
    Rule("relation:negotiates_with", "event:CONSULT", of_one_word),
    Rule("event:COOPERATE", "relation:allied_with", on_a_day),
    Rule("relation:allied_with", "event:COOPERATE", of_one_word),
    Rule("event:AID", "relation:arms|funds|trains|supports", on_a_day),
    Rule("relation:arms|funds|trains|supports", "event:AID|MOBILIZE|SUPPORT", of_one_word),
    Rule("relation:leads", "event:OTHER|REQUEST", of_one_word),
    # Help: a tie says who stands behind whom, an effort what is given.
    Rule("effort", "relation", with_amount),
    Rule("effort", "relation:trains", of_one_noun),
    Rule("effort", "relation:trains", as_its_activity),
    Rule("effort", "event:MOBILIZE", as_its_activity),
    Rule("relation", "effort", of_one_word),
    Rule("event:AID", "effort", of_refuge),
    Rule("event:COOPERATE", "effort", done_together),
    Rule("event:SUPPORT", "effort", in_words_alone),
    Rule("effort", "event:AID|COOPERATE|SUPPORT|DEPLOY", of_one_word),
    Rule("effort", "position:supports", for_somebody),
    Rule("position:supports", "effort", of_one_word),
    # A call: for help, of somebody, for something.
    Rule("effort", "event:REQUEST", asked_for_help),
    Rule("effort", "position:calls_for", called_for_as_help),
    Rule("event:REQUEST", "position:calls_for", of_one_call),
    Rule("position:supports", "event:REQUEST", as_a_feeling),
    Rule("position", "event:REQUEST", with_words_for_whom),
    Rule("event:ACCUSE|REJECT|SUPPORT|THREATEN", "position", towards_somebody),
    Rule("position", "event:ACCUSE|REJECT|SUPPORT|THREATEN", of_one_word),
    Rule("position:supports", "event:COOPERATE|AGREE", of_one_word),
    Rule("position:calls_for", "event:AGREE", as_what_is_agreed),
    Rule("event", "position", of_one_word),
    Rule("relation", "position:supports|opposes", of_one_word),
    # A figure that belongs to what is told.
    Rule("effort", "quantity", as_its_sum),
    Rule("quantity", "event", as_its_total),
    Rule("event", "quantity", as_its_toll),
    Rule("event", "quantity", as_its_party),
    Rule("effort", "quantity", as_its_party),
)


def _word(statement: Statement) -> str:
    return statement.pattern.split("'")[1].split(" ")[0] if "'" in statement.pattern else ""


def _starts(statement: Statement, role: str) -> set[int | None]:
    return {a.start for a in statement.roles(role)}


def _overlap(one: Statement, other: Statement) -> bool:
    spans = (one.evidence.start, one.evidence.end, other.evidence.start, other.evidence.end)
    return None not in spans and max(spans[0] or 0, spans[2] or 0) < min(spans[1] or 0, spans[3] or 0)


def _shares(one: Argument, other: Argument, *, near: int = 0) -> bool:
    """Whether two arguments share words, or the first ends no more than `near` letters before the other."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return other.start - near <= one.end and one.start < other.end


def _tells_toll(event: Statement, quantity: Statement) -> bool:
    counts, value = event.counts, quantity.value
    if counts is None or value is None or not _overlap(event, quantity):
        return False
    tolls = (counts.killed, counts.injured, counts.detained)
    return any(toll is not None and (toll.low, toll.high) == (value.low, value.high) for toll in tolls)


def _is_total(quantity: Statement) -> bool:
    """Whether a figure of people harmed is one over time: by its words, or as what had come about by a date."""
    quote = quantity.evidence.quote.lower()
    is_so_far = re.search(r"\b(as of|by|so far|until)\b.*\b(had|have|has) (been|died|lost)\b", quote) is not None
    return is_so_far or not set(re.findall(r"[a-z]+", quote)).isdisjoint(tables("screening")["totals"])
