"""Whose deed it is not, though the grammar hands it on, and whose it is, though it does not."""

from __future__ import annotations

from faultline.extraction.subjects import owners, surface_subjects
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import words


def is_of_others(tree: Tree, verb: int, is_harm: bool) -> bool:
    """Whether the subject that a verb inherits does not do what it tells."""
    if _is_what_others_do(tree, verb) or _is_outcome_of(tree, verb) or _is_prevented(tree, verb):
        return True
    return is_harm and _is_suffered(tree, verb)


def _is_prevented(tree: Tree, verb: int) -> bool:
    """Whether it is what one keeps others from, whom the parser has lost ("must prevent … from acquiring arms")."""
    head = tree.head(verb)
    is_from = tree.tokens[verb].xpos == "VBG" and any(
        tree.lemmas[k] == "from" for k in tree.children(verb, "mark", "case")
    )
    is_keeping = is_from and head >= 0 and tree.lemmas[head] in words("frames", "preventing")
    return is_keeping and not is_passive(tree, head) and not tree.children(head, "obj", "iobj")


def _is_outcome_of(tree: Tree, verb: int) -> bool:
    """Whether a gerund says what has a consequence ("must soften the effects of denying aid")."""
    noun = tree.head(verb)
    is_content = noun >= 0 and tree.relation(verb) == "acl" and tree.tokens[verb].xpos == "VBG"
    is_of = is_content and any(tree.lemmas[k] == "of" for k in tree.children(verb, "mark", "case"))
    return is_of and tree.lemmas[noun] in words("frames", "outcomes") and not owners(tree, noun)


def _is_suffered(tree: Tree, verb: int) -> bool:
    """Whether harm comes to the subject of a passive by what is said of it ("are not listed, limiting them")."""
    head = tree.head(verb)
    is_beside = tree.relation(verb) == "advcl" and tree.tokens[verb].xpos == "VBG" and not tree.children(verb, "mark")
    return is_beside and head >= 0 and tree.is_verb(head) and head < verb and is_passive(tree, head)


def senders(tree: Tree, noun: int) -> list[int]:
    """Who does something by a deed that a noun names ("raised its strength with the deployment of reserves")."""
    verb = tree.head(noun)
    is_means = tree.relation(noun) == "obl" and tree.preposition(noun) in ("with", "through", "by", "via")
    if verb < 0 or not is_means or not tree.is_verb(verb) or is_passive(tree, verb):
        return []
    return surface_subjects(tree, verb)


def _is_what_others_do(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what others are to do: what one supports or needs ("backed efforts to end the war")."""
    noun = tree.head(verb)
    if noun < 0 or tree.tokens[verb].xpos != "VB" or tree.children(verb, "nsubj") or owners(tree, noun):
        return False
    if tree.relation(verb) in ("advcl", "xcomp") and tree.lemmas[noun] in words("frames", "seconding"):
        return any(tree.lemmas[k] in words("frames", "endeavours") for k in tree.children(noun, "obj"))
    if tree.relation(verb) != "acl":
        return False
    governor = tree.head(noun)
    if governor < 0 or tree.lemmas[governor] == "have":
        return False
    is_seconded = tree.relation(noun) == "obj" and tree.lemmas[governor] in words("frames", "seconding")
    return is_seconded or tree.lemmas[noun] in words("frames", "needed")
