"""What is left out: sentences about their page, text or meeting, courtesies, and titles in lists."""

from __future__ import annotations

import re

from faultline.extraction.registers import is_of_games
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import tables, words
from faultline.model.document import Role

_LONGEST_HEADING = 9
_LONGEST_COURTESY = 45
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_NUMBERED = r"^\W*(?:(?:\d{1,3}|[a-z]|[ivx]{1,4}) ?[.)] ?)?"
_PAPERS = "|".join(tables("screening")["papers"])
_MONTHS = "|".join(sorted(words("quantities", "months")))
_DATE = rf"\d{{1,2}} (?:{_MONTHS}) \d{{4}}"
_DATED_ITEM = re.compile(rf"\( ?{_DATE}(?: ?[;,] ?{_DATE})* ?;? ?\)? ?\.?$")
_MEETING = re.compile(_NUMBERED + r"\d{1,5}(?:st|nd|rd|th) (?:plenary )?meeting\b")
_PAPER = re.compile(
    rf"{_NUMBERED}(?:identical |joint |draft )?(?:{_PAPERS})s? (?:dated|from|of|by|on|to|submitted|adopted|in)\b"
)
_ASKING = re.compile(
    r"^\W*(?:how|what|in what ways?|to what extent|which)\b.{0,40}? "
    r"(?:can|could|should|might|would|must|be done|role|steps|measures)\b"
)
_THANKING = re.compile(rf"^\W*(?:{'|'.join(tables('screening')['courtesies'])})\b")
_THANKED_FOR = re.compile(rf"\b(?:{'|'.join(tables('screening')['thanked_for'])})\b")


def passed_over(tree: Tree) -> str | None:
    """Why a sentence is not read, as a constant phrase by which such sentences are counted; None if it is read."""
    text = " ".join(t.text.lower() for t in tree.tokens)
    if _is_listed(tree, text):
        return "title of an item, meeting or paper"
    if "( signed )" in text:
        return "signature"
    if _ASKING.search(text) and text.endswith("?"):
        return "question put to a meeting"
    if any(phrase in text for phrase in tables("screening")["meeting"]):
        return "sentence about the order of a meeting"
    if len(tree.tokens) <= _LONGEST_COURTESY and _THANKING.search(text) and _THANKED_FOR.search(text):
        return "sentence of courtesy"
    return "sentence about sport, shows or gadgets" if is_of_games(tree) else None


def is_about_itself(tree: Tree) -> bool:
    """Whether a sentence speaks of the page, the paper or the text it stands in, or is a heading that says nothing."""
    if tree.sentence.role is Role.HEADING and not any(t.upos == "VERB" for t in tree.tokens):
        return True
    if len(tree.tokens) <= _LONGEST_HEADING and tree.tokens[-1].upos != "PUNCT" and not _tells(tree):
        return True
    text = " ".join(t.text.lower() for t in tree.tokens[:60])
    return any(phrase in text for phrase in tables("screening")["phrases"])


def _is_listed(tree: Tree, text: str) -> bool:
    """Whether a line without a finite verb is an item of an agenda, a meeting in a list or the title of a paper."""
    if any(t.xpos in _FINITE for t in tree.tokens):
        return False
    return any(pattern.search(text) for pattern in (_DATED_ITEM, _MEETING, _PAPER))


def _tells(tree: Tree) -> bool:
    """Whether a short line has a finite verb, or is a headline: of what somebody is to do ("Minister to visit Gara"),
    or of what was done to him ("Mayor arrested").
    """
    if any(t.xpos in _FINITE for t in tree.tokens):
        return True
    if any(t.xpos == "VBN" and tree.head(t.index) < 0 and tree.children(t.index, "nsubj") for t in tree.tokens):
        return True
    infinitives = (t.index for t in tree.tokens[1:-1] if t.lemma == "to" and tree.tokens[t.index + 1].xpos == "VB")
    return any(tree.mention(i - 1) is not None for i in infinitives)
