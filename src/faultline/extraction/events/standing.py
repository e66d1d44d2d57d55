"""Whether a word of the event lexicon stands where it tells of no event: in a title, a courtesy, a right, guidance."""

from __future__ import annotations

from faultline.extraction.context import SentenceContext
from faultline.extraction.lexicon import Pattern
from faultline.extraction.subjects import surface_subjects
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import words

_HIGHEST = 4
_OPENING, _CLOSING = frozenset("“‘\"'«"), frozenset("”’\"'»")
_NOT = ("neither", "not", "n't", "n’t", "never")


def is_untold(context: SentenceContext, trigger: int, pattern: Pattern) -> bool:
    """Whether what surrounds the word makes it no event, whoever its parties are."""
    tree = context.tree
    if _is_left_open(tree, trigger):
        return True
    if pattern.part == "verb":
        return (
            _is_missed(tree, trigger)
            or _is_sinking(tree, trigger)
            or _is_left_so(tree, trigger)
            or _is_matter(tree, trigger)
            or _is_right(tree, trigger)
            or (pattern.type == "DEPLOY" and _is_bare(tree, trigger))
            or (pattern.mode == "seize" and _is_held(tree, trigger))
            or _is_state(tree, trigger)
            or (pattern.type == "PROTEST" and _is_crowding(tree, trigger, pattern))
            or (pattern.type == "REQUEST" and _is_of_office(tree, trigger, pattern))
            or (pattern.type == "ACCUSE" and _is_entrusted(tree, trigger, pattern))
            or _is_courtesy(tree, trigger)
            or (tree.tokens[trigger].upos == "ADJ" and tree.lemmas[trigger] in words("frames", "mere_adjectives"))
        )
    if pattern.type == "PROTEST" and _is_advance(tree, trigger):
        return True
    is_weighed = pattern.type in ("COOPERATE", "CONSULT") and (_is_rated(tree, trigger) or _is_agreed_on(tree, trigger))
    if is_weighed or _is_scare_quoted(tree, trigger):
        return True
    return _is_ruled(tree, trigger, pattern) or _is_entitled(tree, trigger) or _is_courtesy(tree, trigger)


def _is_scare_quoted(tree: Tree, noun: int) -> bool:
    """Whether a noun stands alone between quotation marks: the writer does not call it so ("the “war” on poverty")."""
    if not 0 < noun < len(tree.tokens) - 1:
        return False
    return tree.tokens[noun - 1].text in _OPENING and tree.tokens[noun + 1].text in _CLOSING


def _is_left_open(tree: Tree, trigger: int) -> bool:
    """Whether somebody neither confirms nor denies it."""
    above = tree.ancestors(trigger)[:_HIGHEST]
    return any(is_unanswered(tree, k) for a in above for k in (a, *tree.children(a, "conj")))


def is_unanswered(tree: Tree, verb: int) -> bool:
    """Whether a verb is the denial in "neither confirmed nor denied"."""
    other = tree.head(verb)
    is_nor = any(tree.lemmas[k] in ("nor", "or") for k in tree.children(verb, "cc"))
    is_beside = other >= 0 and tree.relation(verb) == "conj" and tree.lemmas[other] == "confirm"
    is_open = is_beside and any(tree.lemmas[k] in _NOT for k in tree.children(other, "advmod", "cc", "det"))
    return tree.lemmas[verb] == "deny" and is_nor and is_open


def _is_missed(tree: Tree, verb: int) -> bool:
    """Whether it only came near ("was nearly killed")."""
    return any(tree.lemmas[k] in words("frames", "missing") for k in tree.children(verb, "advmod"))


def _is_sinking(tree: Tree, verb: int) -> bool:
    """Whether a land comes into war ("fell into civil war"): the noun tells of it."""
    is_so = tree.lemmas[verb] in words("places", "undergoing")
    return is_so and any(sunk_into(tree, k) == verb for k in tree.children(verb, "obl"))


def sunk_into(tree: Tree, noun: int) -> int:
    """The verb by which somewhere comes into a war that a noun names ("slid into its second war"), or -1."""
    above = tree.head(noun)
    is_war = tree.lemmas[noun] in words("frames", "lasting") and tree.preposition(noun) == "into"
    is_so = is_war and tree.relation(noun) == "obl" and tree.lemmas[above] in words("places", "undergoing")
    return above if is_so else -1


def _is_left_so(tree: Tree, verb: int) -> bool:
    """Whether a participle only says in what state somebody was left, which "leave" tells ("leaving two wounded")."""
    harmed = words("events", "killed_words") | words("events", "injured_words")
    head = tree.head(verb)
    is_state = tree.relation(verb) in ("xcomp", "acl", "ccomp") and tree.tokens[verb].xpos == "VBN"
    return (
        is_state
        and tree.lemmas[verb] in harmed
        and head >= 0
        and "leave" in (tree.lemmas[head], tree.lemmas[tree.head(head)] if tree.head(head) >= 0 else "")
    )


def _is_matter(tree: Tree, verb: int) -> bool:
    """Whether a court or council is "seized of" a matter."""
    if tree.lemmas[verb] != "seize" or not is_passive(tree, verb):
        return False
    bodies = words("frames", "assemblies") | words("events", "courts")
    is_of = any(tree.preposition(k) == "of" for k in tree.children(verb, "obl"))
    return is_of or any(tree.lemmas[s].lower() in bodies for s in surface_subjects(tree, verb))


def _is_state(tree: Tree, verb: int) -> bool:
    """Whether a participle only says what somebody carries ("men armed with knives robbed the shop")."""
    is_bare = tree.tokens[verb].xpos in ("VBN", "VBD", "JJ") and not tree.children(verb, "obj")
    is_by = any(tree.preposition(k) == "by" for k in tree.children(verb, "obl"))
    return is_bare and not is_by and tree.lemmas[verb] == "arm"


def _is_crowding(tree: Tree, verb: int, pattern: Pattern) -> bool:
    """Whether people come together and nothing says where or what for ("as crowds gathered")."""
    is_bare = pattern.words in (("gather",), ("assemble",))
    return is_bare and not tree.children(verb, "obl", "advcl", "xcomp", "advmod")


def _is_of_office(tree: Tree, verb: int, pattern: Pattern) -> bool:
    """Whether one commands a force or advises a body, and nothing is said of what they are to do."""
    is_work = pattern.words in (("command",), ("advise",))
    return is_work and not tree.children(verb, "xcomp", "ccomp", "advcl") and tree.preposition(verb) == ""


def _is_entrusted(tree: Tree, verb: int, pattern: Pattern) -> bool:
    """Whether to be charged with it is to have it as a duty ("a unit charged with guarding the port")."""
    if pattern.words != ("charge", "with"):
        return False
    charges = tree.children(verb, "advcl", "xcomp", "obl")
    return any(tree.lemmas[k] in words("frames", "charged_with") for k in charges)


def _is_advance(tree: Tree, noun: int) -> bool:
    """Whether a march is that of an army ("their march towards the capital")."""
    is_march = tree.lemmas[noun] == "march"
    return is_march and any(tree.preposition(k) in ("toward", "towards", "into") for k in tree.children(noun, "nmod"))


def _is_right(tree: Tree, verb: int) -> bool:
    """Whether an infinitive says what somebody may or can do ("the right to elect mayors"), not what is done."""
    noun = tree.head(verb)
    is_its = noun >= 0 and tree.relation(verb) == "acl" and tree.tokens[verb].xpos == "VB"
    return is_its and tree.lemmas[noun] in words("frames", "entitling")


def _is_bare(tree: Tree, verb: int) -> bool:
    """Whether a participle alone only says which are meant ("the forces deployed were told …")."""
    is_beside = tree.relation(verb) == "acl" and tree.tokens[verb].xpos == "VBN"
    return is_beside and not tree.children(verb, "obl", "advmod", "obj", "advcl", "xcomp", "conj")


def _is_held(tree: Tree, verb: int) -> bool:
    """Whether a participle only says whose ground it is ("an area controlled by rebels")."""
    return tree.tokens[verb].relation == "acl" and tree.lemmas[verb] in ("control", "hold", "dominate", "administer")


def _is_rated(tree: Tree, noun: int) -> bool:
    """Whether it is only said how good or needed it would be ("cooperation between banks will be critical")."""
    predicate = tree.head(noun)
    is_subject = predicate >= 0 and tree.relation(noun) == "nsubj" and bool(tree.children(predicate, "cop"))
    return is_subject and tree.tokens[predicate].upos == "ADJ"


def _is_agreed_on(tree: Tree, noun: int) -> bool:
    """Whether it is what an agreement is on ("a declaration on security cooperation"): no cooperation yet."""
    above = tree.head(noun)
    is_on = above >= 0 and tree.relation(noun) == "nmod" and tree.preposition(noun) in ("on", "for", "about")
    return is_on and tree.lemmas[above] in words("frames", "agreements")


def _is_courtesy(tree: Tree, index: int) -> bool:
    """Whether one is thanked for it ("I thank the envoy for convening this meeting")."""
    above = tree.ancestors(index)[:_HIGHEST]
    thanks = next((a for a in above if tree.lemmas[a] in words("frames", "thanking")), -1)
    if thanks < 0:
        return False
    chain = (index, *above[: above.index(thanks)])
    return any(tree.lemmas[k] == "for" for i in chain for k in tree.children(i, "mark", "case"))


def _is_ruled(tree: Tree, noun: int, pattern: Pattern) -> bool:
    """Whether the deed is what guidance, a plan or rules are about ("a note on the release of children")."""
    above = tree.head(noun)
    if tree.relation(noun) == "conj" and above >= 0:
        noun, above = above, tree.head(above)
    if above < 0 or pattern.type == "ASSAULT" or tree.relation(noun) not in ("nmod", "obl"):
        return False
    is_about = tree.preposition(noun) in ("on", "for", "about", "concerning", "regarding", "governing")
    return is_about and tree.lemmas[above] in words("frames", "guiding")


def _is_entitled(tree: Tree, noun: int) -> bool:
    """Whether it is in the title of something ("the item entitled “Cooperation between …”")."""
    return any(
        tree.lemmas[a] in ("entitle", "title") and a < noun and tree.tokens[a].xpos in ("VBN", "VBD")
        for a in tree.ancestors(noun)[:_HIGHEST]
    )
