"""Places that goods pass through: "X is a hub for arms trafficking", "X lies on the route of the migrants"."""

from __future__ import annotations

from collections.abc import Iterator

from faultline.extraction.attributes.places_of import PLACES
from faultline.extraction.clauses import expand
from faultline.extraction.context import SentenceContext
from faultline.extraction.goods import goods_class
from faultline.extraction.making import Finding
from faultline.extraction.relations.beside import after
from faultline.extraction.relations.ties import subjects_of
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.statement import Kind


def gateway_findings(context: SentenceContext) -> Iterator[Finding]:
    """A flow for each place that is told to be a hub, point or route of goods or of their trafficking."""
    tree = context.tree
    for token in tree.tokens:
        if tree.lemmas[token.index] not in words("flows", "gateways"):
            continue
        moved = next((m for m in _moved(context, token.index)), None)
        places = _places(tree, token.index) if moved is not None else ()
        goods = context.arguments("goods", (moved,)) if moved is not None else ()
        via = context.arguments("via", places)
        if goods and via and moved is not None:
            pattern = f"flow/gateway: noun '{tree.lemmas[token.index]}'"
            yield Finding(
                Kind.FLOW, goods_class(context, moved) or "illicit", token.index, (*goods, *via), pattern, base=0.4
            )


def _moved(context: SentenceContext, index: int) -> Iterator[int]:
    """The goods, or the trafficking of them, that a gateway is for."""
    tree = context.tree
    before = [k for k in tree.children(index, "compound") if k < index]
    around = [*after(tree, index, ("for", "of", "in", "on", "along")), *before]
    for noun in around:
        inside = [*after(tree, noun, ("of", "in", "for")), *tree.children(noun, "compound")]
        if tree.lemmas[noun] in words("flows", "traffics"):
            yield next((k for k in inside if goods_class(context, k) is not None), noun)
        elif tree.lemmas[noun] in words("flows", "gateways") | words("relations", "trades"):
            yield from (k for k in inside if _is_trafficked(context, k))
        elif _is_trafficked(context, noun):
            yield noun


def _is_trafficked(context: SentenceContext, noun: int) -> bool:
    """Whether a noun is goods: people pass through many places that are no gateway."""
    kind = goods_class(context, noun)
    return context.tree.lemmas[noun] in words("flows", "traffics") or (kind is not None and not context.acts(noun))


def _places(tree: Tree, index: int) -> tuple[int, ...]:
    """The places said to be the gateway, those that stand as examples of a common noun first."""
    found: list[int] = []
    for subject in subjects_of(tree, index):
        named = [k for k in tree.children(subject, "nmod", "appos") if _is_place(tree, k) and k > subject]
        is_example = tree.preposition(named[0]) in words("grammar", "listing") if named else False
        found += expand(tree, named[:1]) if is_example else [subject]
    return tuple(p for p in found if _is_place(tree, p))


def _is_place(tree: Tree, index: int) -> bool:
    mention = tree.mention(index)
    return mention is not None and mention.type in PLACES
