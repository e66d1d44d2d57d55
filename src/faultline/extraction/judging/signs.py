"""What speaks for or against a candidate statement: signs of its trigger, its arguments, its clause and its rivals.

A sign is a short string (`trigger=event/attack`, `event|actor:path=nsubj|`); a candidate has it or not. What a sign is
worth is learnt (`training/train_judge.py`) and shipped as a weight. Left out are words that only stand somewhere in the
sentence, and signs of the document: they teach the topics of the texts that were read and carry over to no other genre.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from faultline.extraction.context import SentenceContext
from faultline.extraction.tree import Tree
from faultline.model.sentence import Form
from faultline.model.statement import Argument, Kind, Statement

_LONGEST_PATH = 4
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_EXPECTED = {
    Kind.EVENT: ("actor", "recipient"),
    Kind.RELATION: ("source", "target"),
    Kind.EFFORT: ("actor", "recipient", "activity"),
    Kind.FLOW: ("goods", "origin", "destination"),
    Kind.CAUSE: ("cause", "effect"),
    Kind.QUANTITY: ("subject",),
    Kind.POSITION: ("holder", "target"),
}


def signs(context: SentenceContext, statement: Statement, rivals: Sequence[Statement]) -> list[str]:
    """All signs of a candidate, each once, in no order that matters; `rivals` are the candidates of its sentence."""
    trigger = context.triggers.get(statement.id, 0)
    kind = statement.kind.value
    found = set(_of_pattern(statement))
    found.update(_of_trigger(context.tree, trigger, kind))
    found.update(_of_attributes(statement))
    found.update(f"{kind}|{sign}" for sign in _of_arguments(context.tree, trigger, statement))
    found.update(_of_sentence(context.tree, trigger, kind))
    found.update(_of_rivals(context, statement, rivals, trigger))
    return sorted(found)


def _of_pattern(statement: Statement) -> Iterator[str]:
    kind = statement.kind.value
    yield f"kind={kind}"
    yield f"type={kind}/{statement.type}"
    yield f"mode={statement.mode}"
    yield f"pattern={statement.pattern}"
    source, _, rest = statement.pattern.partition(": ")
    yield f"source={source}"
    yield f"part={kind}/{rest.split(' ')[0]}"
    yield f"words={kind}/{min(3, rest.count(' '))}"


def _of_trigger(tree: Tree, trigger: int, kind: str) -> Iterator[str]:
    token = tree.tokens[trigger]
    yield f"trigger={tree.lemmas[trigger]}"
    yield f"trigger={kind}/{tree.lemmas[trigger]}"
    yield f"form={kind}/{token.xpos}"
    yield f"relation={kind}/{token.xpos}/{tree.relation(trigger)}"
    head = tree.head(trigger)
    yield f"governor={kind}/{tree.lemmas[head] if head >= 0 else '-'}"
    yield f"governor={tree.lemmas[head] if head >= 0 else '-'}"
    up = [tree.relation(i) for i in (trigger, *tree.ancestors(trigger))][:_LONGEST_PATH]
    yield f"up={'<'.join(up)}"
    yield f"depth={min(6, len(tree.ancestors(trigger)))}"
    for kid in tree.children(trigger):
        relation = tree.tokens[kid].relation
        yield f"kid={kind}/{relation}"
        if relation in ("aux", "mark", "case", "det", "neg", "advmod", "compound:prt", "compound", "amod"):
            yield f"kid={relation}/{tree.lemmas[kid]}"
        if relation in ("obj", "nsubj", "nsubj:pass", "obl", "nmod"):
            yield f"kid={kind}/{relation}/{tree.lemmas[kid]}"
            yield f"prep={kind}/{relation}/{tree.preposition(kid)}"
    for step in (-1, 1):
        if 0 <= trigger + step < len(tree.tokens):
            yield f"next={kind}/{step}/{tree.lemmas[trigger + step]}"
            yield f"next={kind}/{step}/{tree.tokens[trigger + step].xpos}"


def _of_attributes(statement: Statement) -> Iterator[str]:
    kind = statement.kind.value
    yield f"modality={kind}/{statement.modality.value}"
    yield f"polarity={kind}/{statement.polarity.value}"
    yield f"voice={kind}/{statement.attribution.value}"
    yield f"time={kind}/{statement.time.basis.value if statement.time else '-'}"
    yield f"place={kind}/{statement.place is not None}"
    yield f"counts={statement.counts is not None}"
    yield f"stage={statement.stage.value if statement.stage else '-'}"
    if statement.value is not None:
        yield f"unit={kind}/{statement.value.unit}"
        yield f"figure={kind}/{len(str(int(statement.value.high or 0)))}"
    yield f"quote={kind}/{_rounded(len(statement.evidence.quote.split()))}"


def _of_arguments(tree: Tree, trigger: int, statement: Statement) -> Iterator[str]:
    for role in _EXPECTED[statement.kind]:
        if not statement.roles(role):
            yield f"{role}:none"
            yield f"{statement.type}/{role}:none"
    yield "roles=" + "+".join(sorted(a.role for a in statement.arguments))
    for argument in statement.arguments:
        role = argument.role
        yield from (f"{role}:{sign}" for sign in _of_argument(tree, trigger, argument))


def _of_argument(tree: Tree, trigger: int, argument: Argument) -> Iterator[str]:
    inside = [t.index for t in tree.tokens if (argument.start or 0) <= t.start < (argument.end or 0)]
    yield f"words={_rounded(len(argument.text.split()))}"
    yield f"chain={argument.chain is not None}"
    if not inside:
        yield "elsewhere"
        return
    head = next((i for i in inside if tree.head(i) not in inside), inside[-1])
    mention = tree.mention(head)
    token = tree.tokens[head]
    yield f"form={mention.form.value if mention else '-'}/{token.upos}"
    yield f"who={mention.type.value if mention else '-'}/{mention.form.value if mention else '-'}"
    yield f"head={tree.lemmas[head] if mention is None or mention.form not in (Form.NAME, Form.ACRONYM) else '*'}"
    yield f"path={_path(tree, head, trigger)}"
    yield f"far={_rounded(abs(head - trigger))}/{'before' if head < trigger else 'after'}"
    yield f"first={tree.tokens[inside[0]].upos}"
    if tree.tokens[inside[-1]].index != head:
        yield f"last={tree.tokens[inside[-1]].upos}"
    following = inside[-1] + 1
    if following < len(tree.tokens):
        yield f"cut={tree.tokens[following].upos}/{tree.relation(following)}/{tree.head(following) in inside}"


def _path(tree: Tree, one: int, other: int) -> str:
    """The relations from a word up to where the two meet, and down to the other; `far` where that is long."""
    up = [one, *tree.ancestors(one)]
    down = [other, *tree.ancestors(other)]
    meeting = next((i for i in up if i in down), None)
    if meeting is None:
        return "none"
    rising = [tree.tokens[i].relation for i in up[: up.index(meeting)]]
    falling = [tree.tokens[i].relation for i in down[: down.index(meeting)]]
    if len(rising) + len(falling) > _LONGEST_PATH:
        return f"far{len(rising)}"
    return ">".join(rising) + "|" + "<".join(reversed(falling))


def _of_sentence(tree: Tree, trigger: int, kind: str) -> Iterator[str]:
    is_finite = any(t.xpos in _FINITE for t in tree.tokens)
    yield f"finite={is_finite}/{kind}"
    yield f"where={10 * trigger // len(tree.tokens) // 3}/{kind}"
    yield f"clause={tree.relation(tree.clause(trigger))}/{kind}"


def _of_rivals(
    context: SentenceContext, statement: Statement, rivals: Iterable[Statement], trigger: int
) -> Iterator[str]:
    kind = statement.kind.value
    others = [r for r in rivals if r.id != statement.id]
    for other in others:
        if context.triggers.get(other.id) == trigger:
            yield f"same-word={kind}/{other.kind.value}"
        if _is_within(statement, other):
            yield f"within={kind}/{other.kind.value}"
        if _is_within(other, statement):
            yield f"holds={kind}/{other.kind.value}"


def _is_within(one: Statement, other: Statement) -> bool:
    starts = (one.evidence.start or 0, other.evidence.start or 0)
    ends = (one.evidence.end or 0, other.evidence.end or 0)
    return starts[1] <= starts[0] and ends[0] <= ends[1]


def _rounded(number: int) -> int:
    """A number by its size: exact up to 4, then in steps that widen."""
    return number if number <= 4 else next((step for step in (6, 9, 13, 20, 30, 45, 70) if number <= step), 99)
