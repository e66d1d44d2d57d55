"""What changed in the written analysis from one version of a map to another, sentence by sentence, and because of what.

A sentence is the same where the same words stand in the same part of the report. Of the others, those most alike are
taken for one that changed: rows of a table by what they are about, sentences by the statements that they cite and the
words that they share. Annexes and what only names the version are left out.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from faultline.exchange.wording import say
from faultline.reports.elements import Report
from faultline.reports.sentences import Place, Told, told_in
from faultline.workspace.changes import Changes, changes
from faultline.workspace.view import MapView

ALIKE = 0.6
"""Share of their words that two sentences have in common to be one that changed; less where they cite the same."""
ALIKE_AND_CITING = 0.3
BEGINNING = 2
"""Words that must then be the same at their beginning: whom or what they tell of."""
_WORD = re.compile(r"\S+")


class Change(StrEnum):
    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


Pair = tuple[Told | None, Told | None]
"""A sentence as it was and as it is."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that both versions of a sentence have ("same"), or one of them ("gone", "new")."""

    change: str
    text: str


@dataclass(frozen=True, slots=True)
class Reason:
    """What a sentence changed by.

    Attributes:
        change: Of the document: added, removed, replaced, read again; or "judged" where it is the same.
        statement: Id of the one that came or went; empty where the sentence tells of more than it cites.
    """

    document: str
    change: str
    statement: str = ""


@dataclass(frozen=True, slots=True)
class ChangedSentence:
    """One change. `before` or `after` is None where there is none; `also` has the other places where it is told."""

    change: Change
    before: Told | None
    after: Told | None
    words: tuple[Stretch, ...]
    because: tuple[Reason, ...]
    also: tuple[Place, ...] = ()

    @property
    def told(self) -> Told:
        """The sentence as it stands now, or stood."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, slots=True)
class ReportChanges:
    """All changes in the order of the report, with those of the map behind them."""

    map: Changes
    sentences: tuple[ChangedSentence, ...]

    def of(self, change: Change) -> tuple[ChangedSentence, ...]:
        """The findings that changed so."""
        return tuple(s for s in self.sentences if s.change is change and s.told.is_finding)


def report_changes(old: Report, new: Report, before: MapView, after: MapView) -> ReportChanges:
    """The changes from the older report to the newer; both without the analysts' own texts, which stay as they are."""
    found = changes(before, after)
    reasons = _Reasons(found, before, after)
    then, now = list(told_in(old)), list(told_in(new))
    moved = _without_moved(_paired(then, now), {t.text for t in then}, {t.text for t in now})
    pairs = _once(_without_outranked(moved, before, after))
    reasons.look_up({i for (a, b), _ in pairs for told in (a, b) if told for i in told.statements})
    return ReportChanges(found, tuple(_changed(a, b, reasons, also) for (a, b), also in pairs))


def _paired(old: list[Told], new: list[Told]) -> Iterator[Pair]:
    """What is not the same, each with its partner, in the order of the newer report; what is gone ends its part."""
    then, now = _by_part(old), _by_part(new)
    ranks = _ranks([*now, *then])
    for place in sorted(ranks, key=lambda place: ranks[place]):
        left, right = _without_the_same(then.get(place, []), now.get(place, []))
        partners = _partners(left, right)
        yield from ((partners.get(number), told) for number, told in enumerate(right))
        kept = {id(told) for told in partners.values()}
        yield from ((told, None) for told in left if id(told) not in kept)


def _without_moved(pairs: Iterable[Pair], then: set[str], now: set[str]) -> Iterator[Pair]:
    """Those that are not told, word for word, elsewhere in the other report."""
    for before, after in pairs:
        is_new, is_gone = before is None, after is None
        if not (is_new and after and after.text in then) and not (is_gone and before and before.text in now):
            yield before, after


def _without_outranked(pairs: Iterable[Pair], before: MapView, after: MapView) -> list[Pair]:
    """Those that one report alone tells, but for readings of statements that both maps have: a list that cannot tell
    all tells others, and nothing changed in what the sources say."""
    every = list(pairs)
    alone = [(a or b, after if a else before) for a, b in every if a is None or b is None]
    readings: dict[int, set[str]] = {}
    for other in (before, after):
        ids = {i for told, view in alone if told and view is other for i in told.statements}
        readings[id(other)] = {say(s) for s in other.statements_by_id(sorted(ids))}
    outranked = {id(told) for told, view in alone if told and told.text in readings[id(view)]}
    return [(a, b) for a, b in every if id(a) not in outranked and id(b) not in outranked]


def _once(pairs: Iterable[Pair]) -> list[tuple[Pair, tuple[Place, ...]]]:
    """Each change where it is told first, with the other places where the same words changed the same way."""
    found: dict[tuple[str | None, str | None], list[Pair]] = {}
    for pair in pairs:
        before, after = pair
        found.setdefault((before.text if before else None, after.text if after else None), []).append(pair)
    return [(same[0], tuple(dict.fromkeys(_place(pair) for pair in same[1:]))) for same in found.values()]


def _place(pair: Pair) -> Place:
    told = pair[1] or pair[0]
    assert told is not None
    return told.section, told.part


def _by_part(told: Iterable[Told]) -> dict[Place, list[Told]]:
    found: dict[Place, list[Told]] = defaultdict(list)
    for one in told:
        found[one.section, one.part].append(one)
    return found


def _ranks(places: Sequence[Place]) -> dict[Place, tuple[int, int]]:
    ranks: dict[Place, tuple[int, int]] = {}
    for number, place in enumerate(places):
        ranks.setdefault(place, (place[0], number))
    return ranks


def _without_the_same(old: Sequence[Told], new: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """What only one of them says, word for word."""
    same = Counter(t.text for t in old) & Counter(t.text for t in new)

    def rest(told: Iterable[Told]) -> list[Told]:
        left, kept = Counter(same), []
        for one in told:
            if left[one.text]:
                left[one.text] -= 1
            else:
                kept.append(one)
        return kept

    return rest(old), rest(new)


def _partners(old: Sequence[Told], new: Sequence[Told]) -> dict[int, Told]:
    """For sentences of the newer report, by their number, the one of the older that they were; the most alike first."""
    scored = [
        (-score, after, before)
        for after, b in enumerate(new)
        for before, a in enumerate(old)
        if (score := _likeness(a, b)) > 0
    ]
    found: dict[int, Told] = {}
    taken: set[int] = set()
    for _, after, before in sorted(scored):
        if after not in found and before not in taken:
            found[after] = old[before]
            taken.add(before)
    return found


def _likeness(a: Told, b: Told) -> float:
    """0 for two that are different sentences."""
    if a.key or b.key:
        return float(a.key == b.key)
    first, second = _WORD.findall(a.text), _WORD.findall(b.text)
    shared = 2 * (Counter(first) & Counter(second)).total() / (len(first) + len(second))
    if _cite_the_same(a, b):
        return shared if shared >= ALIKE_AND_CITING else 0.0
    return shared if shared >= ALIKE and first[:BEGINNING] == second[:BEGINNING] else 0.0


def _cite_the_same(a: Told, b: Told) -> bool:
    """Whether most of what the one that cites less cites is cited by the other."""
    shared = len(set(a.statements) & set(b.statements))
    return bool(shared) and 2 * shared > min(len(a.statements), len(b.statements))


def _changed(before: Told | None, after: Told | None, reasons: _Reasons, also: tuple[Place, ...]) -> ChangedSentence:
    change = Change.NEW if before is None else Change.GONE if after is None else Change.CHANGED
    return ChangedSentence(change, before, after, _words(before, after), reasons.of(before, after), also)


def _words(before: Told | None, after: Told | None) -> tuple[Stretch, ...]:
    """The words of both, those that only one has marked; nothing for a sentence that is new or gone."""
    if before is None or after is None:
        return ()
    old, new = _WORD.findall(before.text), _WORD.findall(after.text)
    found: list[Stretch] = []
    for _, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[a:b] == new[c:d]:
            found.append(Stretch("same", " ".join(old[a:b])))
            continue
        found += [Stretch("gone", " ".join(old[a:b]))] if a < b else []
        found += [Stretch("new", " ".join(new[c:d]))] if c < d else []
    return tuple(found)


class _Reasons:
    """Tells which document, and which statement of it, a change of a sentence comes from."""

    def __init__(self, found: Changes, before: MapView, after: MapView) -> None:
        self._views = before, after
        self._kinds = {document.path: document.change for document in found.documents}
        self._every = tuple(Reason(d.path, d.change.value) for d in found.documents)
        self._homes: tuple[dict[str, str], dict[str, str]] = ({}, {})

    def look_up(self, statements: set[str]) -> None:
        """Find on either map the paths of the documents of these statements."""
        for view, homes in zip(self._views, self._homes, strict=True):
            paths = {document.id: document.path for document in view.documents()}
            homes |= {s.id: paths[s.evidence.document] for s in view.statements_by_id(sorted(statements))}

    def of(self, before: Told | None, after: Told | None) -> tuple[Reason, ...]:
        """The statements that only one of them cites and only one of the maps has; else all documents that changed."""
        then, now = (set(told.statements) if told else set() for told in (before, after))
        old, new = self._homes
        found = [self._reason(new[i], i) for i in sorted(now - then) if i in new and i not in old]
        found += [self._reason(old[i], i) for i in sorted(then - now) if i in old and i not in new]
        return tuple(dict.fromkeys(found)) or self._every

    def _reason(self, path: str, statement: str) -> Reason:
        kind = self._kinds.get(path)
        return Reason(path, kind.value if kind else "judged", statement)
