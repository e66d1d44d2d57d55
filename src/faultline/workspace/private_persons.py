"""Who of the persons of a map is private: all of whom it tells no office and no public role."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from faultline.model.document import Document
from faultline.model.entity import Entity, EntityType
from faultline.model.sentence import Form
from faultline.model.statement import Kind, Statement
from faultline.ontology import vocabulary
from faultline.tables.schemas import Named

_NEAR = 100
"""Characters before and after a name in which an office is looked for."""
_TITLED = ": title '"
"""In what says how a tie was found: by a title beside a name."""
_NAMES = re.compile(r",|;| and | & ")
_ENDS = re.compile(r"[.;:!?\n]")


def private_persons(
    entities: Iterable[Entity],
    statements: Iterable[Statement],
    mentions: Mapping[str, Sequence[Named]],
    texts: Mapping[str, Document],
) -> list[Entity]:
    """The private ones, in the order given: none who writes or is quoted by name, or holds a title beside a body.

    Args:
        mentions: Of each person, by the id.
        texts: Documents with their texts, as far as they are at hand.
    """
    people = [e for e in entities if e.type is EntityType.PERSON and not e.residual]
    said = list(statements)
    tied = _tied(said) | _voices(said)
    authors = {_folded(author) for d in texts.values() if d.author for author in _NAMES.split(d.author)}
    public = {e.id for e in people if e.id in tied or authors & {_folded(name) for name in _names(e)}}
    return [e for e in people if e.id not in public and not _has_office(e, mentions.get(e.id, ()), texts)]


def _names(entity: Entity) -> list[str]:
    return [entity.name, *(alias.text for alias in entity.aliases)]


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _voices(statements: Sequence[Statement]) -> set[str]:
    """Who is quoted by name, but for those to whom something was done: victims and the accused stay private."""
    deeds = frozenset(vocabulary("public_roles")["harm"]["events"])
    borne = (s for s in statements if s.kind is Kind.EVENT and s.type in deeds)
    harmed = {a.entity for s in borne for a in s.roles("recipient") if a.entity}
    return {s.speaker.entity for s in statements if s.speaker and s.speaker.entity} - harmed


def _tied(statements: Iterable[Statement]) -> set[str]:
    ties = {name: frozenset(roles) for name, roles in vocabulary("public_roles")["ties"].items()}
    relations = [s for s in statements if s.kind is Kind.RELATION]
    titled = (a for s in relations if _TITLED in s.pattern for a in s.arguments)
    told = (a for s in relations if s.type in ties for a in s.arguments if a.role in ties[s.type])
    return {a.entity for a in (*titled, *told) if a.entity}


def _has_office(entity: Entity, mentions: Sequence[Named], texts: Mapping[str, Document]) -> bool:
    said = [*_names(entity), *(m.text for m in mentions)]
    return any(_offices().search(words) for words in said) or any(_stands_beside(m, texts) for m in mentions)


def _stands_beside(mention: Named, texts: Mapping[str, Document]) -> bool:
    document = texts.get(mention.document)
    if document is None or mention.start is None or mention.end is None or mention.form is not Form.NAME:
        return False
    before = _ENDS.split(document.text[max(0, mention.start - _NEAR) : mention.start])[-1]
    after = _ENDS.split(document.text[mention.end : mention.end + _NEAR])[0]
    return bool(_before().search(before) or _after().match(after))


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{_listed()})(?![\w-])", re.IGNORECASE)


@cache
def _before() -> re.Pattern[str]:
    """An office before a name, with what it is of ("ambassador to Mali", "Minister of Public Safety")."""
    between = r"(?:\s+(?:of|to|for|in|at|and|the|[A-Z][\w’'-]*)){0,8}"
    return re.compile(rf"(?<![\w-])(?i:{_listed()}){between}\W{{1,2}}$")


@cache
def _after() -> re.Pattern[str]:
    """An office told of a name right after it: ", the mayor of Gao", ", prime minister"."""
    return re.compile(rf",? (?:(?:the|a|an|its|their|former) )?(?:\w+ ){{0,2}}(?:{_listed()})(?![\w-])", re.IGNORECASE)


def _listed() -> str:
    words: list[str] = vocabulary("public_roles")["words"]["offices"]
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
