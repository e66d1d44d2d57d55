"""What is left out: sentences about the page, the paper or the text they stand in."""

from __future__ import annotations

from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import tables
from faultline.model.document import Role

_LONGEST_HEADING = 9


def is_about_itself(tree: Tree) -> bool:
    """Whether a sentence speaks of the page, the paper or the text it stands in, or is a heading that says nothing."""
    if tree.sentence.role is Role.HEADING and not any(t.upos == "VERB" for t in tree.tokens):
        return True
    if len(tree.tokens) <= _LONGEST_HEADING and tree.tokens[-1].upos != "PUNCT" and not _tells(tree):
        return True
    text = " ".join(t.text.lower() for t in tree.tokens[:60])
    return any(phrase in text for phrase in tables("screening")["phrases"])


def _tells(tree: Tree) -> bool:
    """Whether a short line has a finite verb, or is a headline: of what somebody is to do ("Minister to visit Gara"),
    or of what was done to him ("Mayor arrested").
    """
    if any(t.xpos in ("VBD", "VBZ", "VBP", "MD") for t in tree.tokens):
        return True
    if any(t.xpos == "VBN" and tree.head(t.index) < 0 and tree.children(t.index, "nsubj") for t in tree.tokens):
        return True
    infinitives = (t.index for t in tree.tokens[1:-1] if t.lemma == "to" and tree.tokens[t.index + 1].xpos == "VB")
    return any(tree.mention(i - 1) is not None for i in infinitives)
