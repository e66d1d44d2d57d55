"""Which of several meanings a trigger has: by the nouns beside it, read before any frame is made.

Heads are enough for that: a quake strikes no deal, and who signs a bill makes a law, not a peace.
"""

from __future__ import annotations

from faultline.extraction.agency import counted, names_actor
from faultline.extraction.subjects import antecedent
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import words

_FARTHEST = 4


def has_party(tree: Tree, index: int, nouns: frozenset[str], prepositions: tuple[str, ...]) -> bool:
    """Whether one of the nouns (or kinds of entity) is what the deed is done to: object, or after a preposition."""
    heads = tree.children(index, "obj", "iobj", "nsubj:pass", "compound")
    heads += [k for k in tree.children(index, "obl", "nmod") if tree.preposition(k) in prepositions]
    if tree.is_verb(index) and not heads and is_passive(tree, index):
        heads = tree.children(index, "nsubj")  # a headline
    if tree.relation(index) == "acl" and tree.head(index) >= 0:
        heads = [*heads, tree.head(index)]
    return any(_is_one_of(tree, head, nouns) for head in heads if not tree.is_in_time(head))


def has_doer(tree: Tree, index: int, nouns: frozenset[str]) -> bool:
    """Whether one of the nouns (or kinds of entity) does the deed, or nobody does and it stands in the same event."""
    if tree.children(index, "nsubj:pass", "aux:pass") or (tree.is_verb(index) and is_passive(tree, index)):
        agents = [k for k in tree.children(index, "obl") if tree.preposition(k) == "by"]
        return any(_is_one_of(tree, k, nouns) for k in agents or [*_around(tree, index), *_bare_subjects(tree, index)])
    return any(_is_one_of(tree, k, nouns) for k in _doers(tree, index))


def _doers(tree: Tree, index: int, depth: int = 0) -> list[int]:
    """The subject as written, or of the clause that the deed is an outcome of ("struck the coast, killing ten")."""
    found = [antecedent(tree, k) for k in tree.children(index, "nsubj", "obl:agent")]
    head = tree.head(index)
    if found or head < 0 or depth > _FARTHEST:
        return found
    if tree.relation(index) == "acl":
        return [head]
    if not tree.is_verb(index):
        return [k for k in tree.children(index, "nmod", "compound", "nmod:poss") if tree.preposition(k) in ("by", "")]
    return _doers(tree, head, depth + 1) if tree.is_verb(head) else []


def _bare_subjects(tree: Tree, verb: int) -> list[int]:
    """The subject of a passive without auxiliary, which may be a past that the parser mistook ("polls closed")."""
    return [] if tree.children(verb, "aux") else tree.children(verb, "nsubj")


def _around(tree: Tree, index: int) -> list[int]:
    """What a passive without agent happened in, and who acts in the clauses that hang from it.

    Who is killed in a car is not killed by it.
    """
    joined = [index, *(k for k in tree.children(index, "conj") if tree.is_verb(k))]
    clauses = [k for verb in joined for k in tree.children(verb, "advcl", "conj", "parataxis")] + [tree.head(index)]
    told = [k for clause in clauses if clause >= 0 for k in tree.children(clause, "nsubj", "obl:agent")]
    occasions = [k for k in tree.children(index, "obl") if tree.lemmas[k] not in words("events", "vehicles")]
    return [*occasions, *told]


def _is_one_of(tree: Tree, head: int, nouns: frozenset[str]) -> bool:
    for member in (head, *tree.children(head, "conj"), counted(tree, head)):
        mention = tree.mention(member)
        if mention is not None and mention.type.value in nouns:
            return True
        if tree.lemmas[member] in nouns and not _is_of_arms(tree, member):
            return True
    return False


def _is_of_arms(tree: Tree, noun: int) -> bool:
    """Whether a word for a calamity tells of arms after all ("mortar fire", "the fire of the army", "Syrian fire")."""
    before = tree.children(noun, "compound", "amod")
    if tree.lemmas[noun] in words("events", "vehicles"):
        return any(tree.lemmas[k] in ("bomb", "suicide") for k in before)  # but a police car is a car
    if tree.lemmas[noun] not in words("events", "calamities") | words("events", "disasters"):
        return False  # but an army base is a base
    if any(tree.lemmas[k] in words("frames", "weapons") for k in before):
        return True
    if tree.lemmas[noun] not in words("frames", "of_arms"):
        return False
    return bool(tree.children(noun, "nmod:poss")) or any(names_actor(tree, k) for k in before)
