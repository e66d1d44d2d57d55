"""Who does what to whom: the logical arguments of a verb or of a noun that names an action, and who inherits them."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.extraction.lexicon import agents, words
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_misread, is_passive
from faultline.model.entity import EntityType
from faultline.model.sentence import Form

RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "where"})
_ACTING = frozenset(EntityType) - {
    EntityType.AGREEMENT,
    EntityType.GOODS,
    EntityType.NAMED_EVENT,
    EntityType.FACILITY,
}
_DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Frame:
    """Token indexes of the heads of the arguments of one predicate; obliques are (preposition, head)."""

    subjects: tuple[int, ...] = ()
    objects: tuple[int, ...] = ()
    obliques: tuple[tuple[str, int], ...] = ()

    def by(self, *prepositions: str) -> tuple[int, ...]:
        """The heads that one of the prepositions introduces."""
        return tuple(head for preposition, head in self.obliques if preposition in prepositions)


def verb_frame(tree: Tree, verb: int) -> Frame:
    """The logical arguments: a passive's subject is the object, its agent the subject."""
    passive = is_passive(tree, verb)
    given = _surface_subjects(tree, verb)
    objects = tree.children(verb, "obj", "iobj")
    if passive:
        agents = [k for k in tree.children(verb, "obl") if _is_agent(tree, k)]
        subjects, objects = agents, given + objects
    else:
        subjects = given
        if not objects:
            objects = _gap(tree, verb)
    if not objects and not passive and is_misread(tree, verb):
        before = [k for k in tree.children(tree.head(verb), "compound", "nsubj", "nmod") if k < verb]
        subjects, objects = subjects or before[-1:], [tree.head(verb)]
    return Frame(expand(tree, subjects), expand(tree, objects), obliques(tree, verb))


def beyond(tree: Tree, frame: Frame, words: tuple[str, ...]) -> Frame:
    """The frame of a verb with a noun of its own ("took control of X", "pledged allegiance to X"): X is its object."""
    own = [h for h in frame.objects if tree.lemmas[h] in words]
    if not own:
        return frame
    reached = tuple(pair for noun in own for pair in obliques(tree, noun))
    objects = tuple(h for p, h in reached if p in ("of", "over", "from", "on", "against"))
    return Frame(frame.subjects, objects + tuple(h for h in frame.objects if h not in own), frame.obliques + reached)


def obliques(tree: Tree, predicate: int) -> tuple[tuple[str, int], ...]:
    """Prepositional dependents, each conjunct on its own, in order; agents of passives are left to the subject."""
    found: list[tuple[str, int]] = []
    for kid in tree.children(predicate, "obl", "nmod"):
        if tree.tokens[kid].relation in ("nmod:poss", "obl:tmod", "nmod:tmod", "obl:npmod", "obl:unmarked"):
            continue
        preposition = tree.preposition(kid)
        if preposition:
            found += [(preposition, head) for head in expand(tree, [kid])]
    return tuple(found)


def expand(tree: Tree, heads: list[int]) -> tuple[int, ...]:
    """Heads with their conjuncts and the members a list of examples names; relative pronouns give their noun."""
    found: list[int] = []
    for given in heads:
        head = antecedent(tree, given)
        for member in (head, *_members(tree, head)):
            if member not in found:
                found.append(member)
    return tuple(found)


def _members(tree: Tree, head: int) -> list[int]:
    found = [k for k in tree.children(head, "conj") if tree.is_noun(k)]
    for kid in tree.children(head, "nmod", "acl"):
        if tree.preposition(kid) in words("grammar", "listing") or tree.lemmas[kid] == "include":
            found += [kid] if tree.is_noun(kid) else tree.children(kid, "obj")
            found += [k for k in tree.children(kid, "conj") if tree.is_noun(k)]
    for member in [k for k in found if k in tree.children(head, "conj")]:
        found += [k for k in _members(tree, member) if k not in found]
    return found


def antecedent(tree: Tree, index: int) -> int:
    """The noun a relative pronoun stands for; any other token is its own."""
    if tree.lemmas[index] not in RELATIVE or tree.tokens[index].upos not in ("PRON", "DET", "SCONJ"):
        return index
    for ancestor in tree.ancestors(index):
        if tree.tokens[ancestor].relation == "acl:relcl" and tree.head(ancestor) >= 0:
            return tree.head(ancestor)
    return _before_relative(tree, index)


def _before_relative(tree: Tree, pronoun: int) -> int:
    """For a relative clause that hangs from a verb: the noun right before it, else that verb's subject."""
    before = pronoun - 1
    while before >= 0 and tree.tokens[before].upos == "PUNCT":
        before -= 1
    if before >= 0 and tree.tokens[before].upos in ("NOUN", "PROPN"):
        return before
    for ancestor in tree.ancestors(pronoun)[1:]:
        subjects = tree.children(ancestor, "nsubj")
        if subjects and subjects[0] != pronoun:
            return subjects[0]
    return pronoun


def _surface_subjects(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """The subject as written, or the one the verb inherits from what governs it."""
    own = tree.children(verb, "nsubj")
    if own or depth > _DEEPEST:
        return own
    head = tree.head(verb)
    if head < 0:
        return []
    relation = tree.tokens[verb].relation
    if relation.startswith("acl"):
        return _subject_of_modifier(tree, verb, head, relation, depth)
    if not tree.is_predicate(head):
        return _surface_subjects(tree, head, depth + 1) if relation in ("advcl", "xcomp") else []
    if relation in ("xcomp", "ccomp"):
        return _controller(tree, head) or _inherited(tree, head, depth)
    is_infinitive = any(tree.lemmas[k] == "to" for k in tree.children(verb, "mark"))
    if relation == "advcl" and is_infinitive and tree.lemmas[head] in words("grammar", "controls"):
        return _controller(tree, head) or _inherited(tree, head, depth)
    is_beside = relation == "advcl" and tree.tokens[verb].xpos == "VBG" and not tree.children(verb, "mark", "case")
    if is_beside and tree.lemmas[head] in words("grammar", "telling"):
        return []  # "reported a pattern of abuse targeting …": who reports does not target
    if relation in ("conj", "advcl", "parataxis"):
        return _inherited(tree, head, depth)
    return []


def _inherited(tree: Tree, head: int, depth: int) -> list[int]:
    given = _surface_subjects(tree, head, depth + 1)
    if not given and is_passive(tree, head):
        return [k for k in tree.children(head, "obl") if _is_agent(tree, k)]
    return given


def _controller(tree: Tree, head: int) -> list[int]:
    """The object that does what the governing verb asks of it ("urged X to", "called on X to")."""
    objects = [o for o in tree.children(head, "obj", "iobj") if acts(tree, o, agents())]
    if objects and tree.lemmas[head] not in ("promise", "pledge", "vow", "use", "make"):
        return objects
    if tree.lemmas[head] in ("call", "rely", "count", "depend", "appeal", "prevail"):
        return [k for k in tree.children(head, "obl") if tree.preposition(k) in ("on", "upon", "to")]
    return []


def _subject_of_modifier(tree: Tree, verb: int, noun: int, relation: str, depth: int) -> list[int]:
    if relation == "acl:relcl":
        pronouns = [k for k in tree.subtree(verb) if tree.lemmas[k] in ("who", "which", "that") and k < verb]
        return [noun] if pronouns or not tree.children(verb, "obj", "nsubj") else []
    if tree.tokens[verb].xpos in ("VBG", "VBN"):
        return tree.children(noun, "nsubj") if tree.tokens[noun].upos == "PRON" else [noun]
    owner = tree.children(noun, "nmod:poss")
    if owner:
        return owner
    governor = tree.head(noun)
    if tree.relation(noun) in ("obj", "obl") and governor >= 0 and tree.is_verb(governor):
        return _surface_subjects(tree, governor, depth + 1)
    return []


def _gap(tree: Tree, verb: int) -> list[int]:
    """The noun a relative clause is about, where the clause has a subject of its own and lacks its object."""
    if tree.tokens[verb].relation != "acl:relcl" or not tree.children(verb, "nsubj"):
        return []
    subjects = tree.children(verb, "nsubj")
    head = tree.head(verb)
    return [] if head < 0 or any(tree.lemmas[s] in RELATIVE for s in subjects) else [head]


def _is_agent(tree: Tree, index: int) -> bool:
    return tree.tokens[index].relation == "obl:agent" or tree.preposition(index) == "by"


def noun_frame(tree: Tree, noun: int) -> Frame:
    """The arguments of a noun that names an action: its owner, its `by`, a name before it, or who carries it out."""
    found = obliques(tree, noun)
    subjects = [head for preposition, head in found if preposition == "by"]
    subjects += tree.children(noun, "nmod:poss")
    subjects += [k for k in tree.children(noun, "amod", "compound", "nmod") if k < noun and names_actor(tree, k)]
    rest = tuple((p, h) for p, h in found if p != "by")
    if not subjects:
        governor = light_verb(tree, noun)
        if governor >= 0:
            frame = verb_frame(tree, governor)
            givers = frame.subjects
            if not givers and tree.lemmas[governor] in ("involve", "engage", "face"):
                givers = frame.objects
            subjects = [s for s in givers if s not in (noun, measured(tree, noun))]
            rest += tuple((p, h) for p, h in frame.obliques if p in ("against", "on", "with", "at", "to") and h != noun)
    return Frame(expand(tree, subjects), (), rest)


def light_verb(tree: Tree, noun: int) -> int:
    """The verb that carries out what the noun names ("launched an attack"), else -1."""
    noun = measured(tree, noun)
    governor = tree.head(noun)
    if governor < 0 or tree.lemmas[governor] not in words("grammar", "light"):
        return -1
    relation = tree.tokens[noun].relation
    if relation in ("obj", "nsubj:pass") or (
        relation.startswith("obl") and tree.preposition(noun) in ("in", "to", "up")
    ):
        return governor
    return -1


def measured(tree: Tree, noun: int) -> int:
    """The noun that measures this one ("a series of attacks"), else the noun itself."""
    head = tree.head(noun)
    is_part = head >= 0 and tree.relation(noun) == "nmod" and tree.preposition(noun) == "of"
    return head if is_part and tree.lemmas[head] in words("grammar", "measuring") else noun


def counted(tree: Tree, index: int) -> int:
    """What a measuring noun measures ("thousands of refugees" are refugees), else the token itself."""
    if tree.lemmas[index] not in words("grammar", "measuring"):
        return index
    return next((k for k in tree.children(index, "nmod") if tree.preposition(k) == "of"), index)


def names_actor(tree: Tree, index: int) -> bool:
    """Whether a modifier is the name of somebody who can act: `French`, `M23`, `UN`."""
    mention = tree.mention(index)
    if mention is None or mention.form in (Form.NOMINAL, Form.PRONOUN):
        return False
    return mention.type in _ACTING and mention.type is not EntityType.PLACE


def acts(tree: Tree, index: int, agents: frozenset[str]) -> bool:
    """Whether a phrase can be an actor: a mention of somebody, a pronoun for persons, a noun for people or bodies."""
    index = counted(tree, index)
    mention = tree.mention(index)
    if mention is not None:
        return mention.type in _ACTING
    token = tree.tokens[index]
    if token.upos in ("PROPN", "NOUN") and token.text.isupper() and len(token.text) > 2:
        return True
    if token.upos == "PRON":
        return tree.lemmas[index] in ("he", "she", "they", "we", "i", "who", "them", "him", "her", "us")
    return tree.lemmas[index] in agents
