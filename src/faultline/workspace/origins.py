"""Which documents go back to one origin, after what analysts decided about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from faultline.model.judgement import Decision, Judgement, Subject
from faultline.workspace.standing import deciding


def judged_origins(origins: Mapping[str, str], judgements: Iterable[Judgement]) -> dict[str, str]:
    """Document → the document that its origin is known by, the least of a group that analysts made; later ones win.

    Two of the same origin bring those along that the machine or earlier judgements gave to either. A document that is
    independent of another leaves the group in which both are, alone.
    """
    groups: dict[str, set[str]] = {}
    for document, origin in origins.items():
        groups.setdefault(origin, set()).add(document)
    machine = {frozenset(group) for group in groups.values()}
    group_of = {document: group for group in groups.values() for document in group}
    for judgement in deciding(judgements, Subject.DOCUMENT, Decision.SAME_ORIGIN, Decision.INDEPENDENT):
        a, b = group_of.get(judgement.target), group_of.get(judgement.terms.other)
        if a is None or b is None:
            continue
        if judgement.decision is Decision.SAME_ORIGIN and a is not b:
            a |= b
            group_of.update(dict.fromkeys(b, a))
        elif judgement.decision is Decision.INDEPENDENT and a is b:
            a.discard(judgement.target)
            group_of[judgement.target] = {judgement.target}
    least = {id(group): min(group) for group in group_of.values() if frozenset(group) not in machine}
    return {d: least.get(id(group_of[d]), origin) for d, origin in sorted(origins.items())}
