"""What brings a thing about: the subject of a verb of cause, the means of who acts, the clause before a participle."""

from __future__ import annotations

from faultline.extraction.attributes.factuality import Factuality, factuality_of
from faultline.extraction.causes.spans import LIMIT, abstract, between, clause, is_somebody, phrase
from faultline.extraction.clauses import verb_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import words
from faultline.model.statement import Argument

_MEANS = ("by", "through", "via", "by means of")


def cause_of(context: SentenceContext, verb: int, word: str) -> Argument | None:
    """The subject where it is a thing, the means where it is somebody, the clause that a participle hangs from."""
    tree = context.tree
    heads = verb_frame(tree, verb).subjects[:1]
    is_beside = _is_beside(context, verb)
    if not heads and (acts := tree.children(verb, "csubj")):
        return clause(context, "cause", acts[0])  # "closing the border hurt trade"
    if not heads:
        return _governing_clause(context, verb) if is_beside else None
    if _is_of_clause(context, verb, heads[0]):
        return _governing_clause(context, verb)
    head = abstract(context, verb, heads[0])
    if (listed := _listed(context, verb, head)) is not None:
        return listed
    if head >= 0 and tree.is_verb(head):
        told = [v for v in (verb, *tree.ancestors(verb)) if tree.tokens[v].relation.endswith(":relcl")]
        return clause(context, "cause", head, outside=frozenset(tree.subtree(told[0]))) if told else None
    if is_beside and (head < 0 or head not in tree.children(verb, "nsubj")):
        return _governing_clause(context, verb) or _subject(context, head, word, verb)
    if head < 0 or is_somebody(context, head):
        return means_of(context, verb) or (_governing_clause(context, verb) if is_beside else None)
    return _subject(context, head, word, verb)


def _listed(context: SentenceContext, verb: int, head: int) -> Argument | None:
    """The things of a list that the parse began with a place: "In Peru, Chad and elsewhere, fear halted aid"."""
    tree = context.tree
    if head < 0 or tree.tokens[0].text != "In" or tree.tokens[head].upos != "PROPN":
        return None
    things = [k for k in tree.children(head, "conj") if k < verb and tree.tokens[k].upos == "NOUN"]
    if not things or is_somebody(context, things[0]):
        return None
    before = [k for k in tree.children(things[0], "det", "amod", "compound") if k < things[0]]
    first = min(before, default=things[0])
    ends = [i for i in range(things[0] + 1, min(verb + 1, first + LIMIT)) if i == verb or tree.tokens[i].text == ","]
    return between(context, "cause", first, ends[-1]) if ends else None


def _is_of_clause(context: SentenceContext, verb: int, subject: int) -> bool:
    """Whether "which" stands for the clause before it ("access was cut, which limited the relief")."""
    tree = context.tree
    own = [k for k in tree.children(verb, "nsubj") if tree.lemmas[k] == "which" and k < verb]
    if not own or tree.tokens[own[0] - 1].text != "," or tree.head(verb) < 0 or tree.head(verb) > verb:
        return False
    is_bare = tree.lemmas[subject] == "which" and tree.tokens[subject].upos != "NOUN"
    return tree.tokens[verb].relation == "advcl:relcl" and (is_bare or tree.is_verb(tree.head(verb)))


def _subject(context: SentenceContext, head: int, word: str, verb: int) -> Argument | None:
    """The subject as a cause, unless it is vague, a text that only permits, or somebody."""
    tree = context.tree
    if head < 0 or is_somebody(context, head):
        return None
    if tree.lemmas[head] in words("causes", "texts") and word in words("causes", "of_texts"):
        return None
    return thing(context, head, but=verb)


def thing(context: SentenceContext, head: int, *, but: int = -1) -> Argument | None:
    """A noun phrase that names a cause: not somebody, not a wish, not a vague noun alone."""
    tree = context.tree
    if tree.lemmas[head] in words("causes", "aims"):
        head = next((k for k in tree.children(head, "nmod") if tree.preposition(k) == "of"), head)
    lemma = tree.lemmas[head]
    telling = [k for k in tree.children(head, "nmod", "amod", "compound", "acl") if k != but]
    is_bare = all(tree.lemmas[k] in words("causes", "pale") for k in telling)
    if lemma in words("causes", "never") or (is_bare and lemma in words("causes", "vague")):
        return None
    return None if is_somebody(context, head) else phrase(context, "cause", head, but=but)


def _is_beside(context: SentenceContext, verb: int) -> bool:
    """Whether the verb is a participle that tells what the clause before it brings (", forcing schools to close")."""
    tree = context.tree
    if tree.relation(verb) == "conj" and tree.head(verb) >= 0 and not tree.children(verb, "nsubj"):
        return tree.tokens[verb].xpos == "VBG" and _is_beside(context, tree.head(verb))
    is_plain = tree.lemmas[verb] in words("causes", "bringing")
    is_beside = tree.relation(verb) == "advcl" or (is_plain and tree.relation(verb) == "xcomp")
    is_participle = is_beside and tree.tokens[verb].xpos == "VBG"
    if not is_participle or tree.children(verb, "nsubj", "case", "mark") or tree.head(verb) > verb:
        return False
    return is_plain or any(tree.tokens[i].text == "," for i in range(max(0, verb - 3), verb))


def means_of(context: SentenceContext, verb: int) -> Argument | None:
    """What somebody raises or lowers a thing by ("weakens trust by arresting elders"): that is the cause."""
    inside = [k for o in context.tree.children(verb, "obj") for k in context.tree.children(o, "nmod")]
    for kid in (*context.tree.children(verb, "advcl", "obl"), *inside):
        if context.tree.preposition(kid) not in _MEANS or is_somebody(context, kid):
            continue
        found = (
            phrase(context, "cause", kid) if context.tree.relation(kid) != "advcl" else clause(context, "cause", kid)
        )
        if found is not None:
            return found
    return None


def _governing_clause(context: SentenceContext, verb: int) -> Argument | None:
    """The clause that a participle hangs from, where it tells what happened."""
    tree = context.tree
    first = verb
    while tree.relation(first) == "conj" and tree.tokens[tree.head(first)].xpos == "VBG":
        first = tree.head(first)
    head = tree.head(first)
    if head >= 0 and not tree.is_verb(head) and tree.relation(head) == "xcomp":
        head = tree.head(head)  # "the plant was left idle, leading to …"
    is_listed = head >= 0 and tree.tokens[head].xpos == "VBG" and not tree.children(head, "aux")
    if head >= 0 and tree.tokens[head].xpos == "VB" and _is_only_meant(tree, head):
        return None
    if head < 0 or head > verb or is_listed or tree.lemmas[head] in words("grammar", "telling"):
        return None
    if tree.tokens[head].relation == "acl:relcl" and tree.head(head) >= 0:
        above = abstract(context, head, tree.head(head))
        return thing(context, above, but=head) if above >= 0 else None
    found = clause(context, "cause", head, outside=frozenset(tree.subtree(first)))
    subjects = tree.children(head, "nsubj")
    if found is not None and subjects and (found.start or 0) > tree.tokens[subjects[0]].start:
        # the subject was too long to fit: of what acts it says alone what brings it, of what is done to it not
        found = None if is_passive(tree, head) or not tree.is_verb(head) else thing(context, subjects[0])
    is_conditional = any(tree.lemmas[k] in ("if", "unless", "whether") for k in tree.children(head, "mark"))
    return None if is_conditional else found


def _is_only_meant(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what is to be done, not what is ("work with them to revive the panel, easing …")."""
    is_to = any(tree.lemmas[k] == "to" for k in tree.children(verb, "mark"))
    return is_to and tree.relation(verb) in ("advcl", "acl") and not tree.children(verb, "nsubj")


def sureness_of(tree: Tree, verb: int) -> Factuality | None:
    """Of a participle that tells what comes of a clause: what is denied is the clause ("is not paid, limiting")."""
    if tree.relation(verb) != "advcl" or tree.tokens[verb].xpos != "VBG" or tree.children(verb, "mark"):
        return None
    is_denied = any(tree.lemmas[k] in ("not", "never") for k in tree.children(verb, "advmod"))
    return None if is_denied else Factuality(factuality_of(tree, verb).modality)
