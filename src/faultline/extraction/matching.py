"""Whether the other words of a pattern stand by its trigger: after and below a verb, right beside a noun."""

from __future__ import annotations

from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words

_NEAR = 12
_DEEPEST = 3


def follows(tree: Tree, index: int, rest: tuple[str, ...]) -> bool:
    """Whether the other words of a verb stand near it and hang from it; one may be its subject, if passive."""
    start = index + 1
    before = [*tree.children(index, "nsubj:pass"), *([tree.head(index)] if tree.relation(index) == "acl" else [])]
    for word in rest:
        near = range(start, min(len(tree.tokens), start + _NEAR))
        match = next((i for i in near if _is_word(tree, i, word) and _is_its(tree, i, index, rest)), None)
        if match is not None:
            start = match + 1
        elif not any(_is_word(tree, i, word) for i in before):
            return False
    return True


def _is_its(tree: Tree, index: int, verb: int, rest: tuple[str, ...]) -> bool:
    """Whether a word hangs from the verb, and under no preposition that the pattern does not name ("spoke on law")."""
    if not _hangs_from(tree, index, verb):
        return False
    path = (index, *tree.ancestors(index)[:_DEEPEST])
    inside = path[: path.index(verb)] if verb in path else ()
    return all(_is_open(tree, i, rest) for i in inside)


def _is_open(tree: Tree, index: int, rest: tuple[str, ...]) -> bool:
    preposition, head = tree.preposition(index), tree.head(index)
    if preposition == "of" and "of" not in rest:
        return tree.lemmas[head] in words("grammar", "measuring") or tree.lemmas[head] in rest
    return preposition in ("", "including") or any(word in rest for word in preposition.split(" "))


def _hangs_from(tree: Tree, index: int, verb: int) -> bool:
    """Whether a word is near below a verb, with no other verb between ("called on them to keep the truce")."""
    is_mark = tree.relation(index) == "mark"  # "kept them from leaving"
    for depth, ancestor in enumerate(tree.ancestors(index)[:_DEEPEST]):
        if ancestor == verb:
            return True
        if tree.tokens[ancestor].upos == "VERB" and not (is_mark and depth == 0):
            break
    return tree.head(verb) == index


def _is_word(tree: Tree, index: int, word: str) -> bool:
    """Whether a token is the word, the `to` of an infinitive being no preposition."""
    token = tree.tokens[index]
    if token.xpos == "VBG" and tree.lemmas[index] != word and tree.children(index, "obj"):
        return False  # "began hearing evidence" is no hearing
    if tree.relation(index) == "case" and tree.is_in_time(tree.head(index)):
        return False  # "fired its coach on Saturday" is no firing on anybody
    if word in words("grammar", "months") and tree.is_in_time(index):
        return False  # "joined the alliance in March" is no march
    return token.upos != "PART" and word in (tree.lemmas[index], token.text.lower())


def precedes(tree: Tree, index: int, rest: tuple[str, ...]) -> bool:
    """Whether the other words of a noun stand right before it; hyphens do not count."""
    for word in reversed(rest):
        index -= 1
        if index >= 0 and tree.tokens[index].text in ("-", "–"):
            index -= 1
        if index < 0 or word not in (tree.lemmas[index], tree.tokens[index].text.lower()):
            return False
    return True


def succeeds(tree: Tree, index: int, rest: tuple[str, ...]) -> bool:
    """Whether the other words of a noun stand right after it; articles, adjectives and hyphens do not count."""
    for word in rest:
        index += 1
        while index < len(tree.tokens) and tree.tokens[index].upos in ("DET", "ADJ", "PUNCT") and word != "of":
            index += 1
        if index < len(tree.tokens) and tree.tokens[index].text in ("-", "–"):
            index += 1
        if index >= len(tree.tokens) or word not in (tree.lemmas[index], tree.tokens[index].text.lower()):
            return False
    return True
