"""Whose deed a verb tells of: its written subject, or the one it inherits from what governs it."""

from __future__ import annotations

from faultline.extraction.agency import acts
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_agent, is_passive
from faultline.extraction.wordlists import agents, words

RELATIVE = frozenset({"who", "which", "that", "whom", "whose", "where"})
_DEEPEST = 5


def surface_subjects(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """The subject as written, or the one the verb inherits from what governs it."""
    own = _written(tree, verb)
    if own or depth > _DEEPEST:
        return own
    head = tree.head(verb)
    if head < 0:
        return []
    relation = tree.tokens[verb].relation
    sharer = _sharer(tree, verb, head)
    if sharer >= 0:
        return surface_subjects(tree, sharer, depth + 1)
    if relation.startswith("acl"):
        return _subject_of_modifier(tree, verb, head, relation, depth)
    if not tree.is_predicate(head):
        return surface_subjects(tree, head, depth + 1) if relation in ("advcl", "xcomp") else []
    if _is_charge(tree, verb, head):
        return charged(tree, head)  # "accused the army of killing …": the army kills
    if _is_controlled(tree, verb, head):
        return controlled(tree, head) or _inherited(tree, head, depth)
    is_beside = relation == "advcl" and tree.tokens[verb].xpos == "VBG" and not tree.children(verb, "mark", "case")
    if is_beside and tree.lemmas[head] in words("grammar", "telling"):
        return []  # "reported a pattern of abuse targeting …": who reports does not target
    if relation in ("conj", "advcl", "parataxis"):
        return _inherited(tree, head, depth)
    return []


def _written(tree: Tree, verb: int) -> list[int]:
    """The subject in its place, also where the parser gave it to the verb of saying that follows or is thrown in.

    "Gunmen killed nine, the governor said" and "the men, believed to be rebels, burned houses".
    """
    own = tree.children(verb, "nsubj")
    if len(own) > 1:
        said = [k for k in tree.children(verb, "ccomp") if k < verb]
        return [s for s in own if not any(s < k for k in said)] or own
    head = tree.head(verb)
    if own or head < 0:
        return own or _before_insertion(tree, verb)
    beside = _accompanying(tree, verb)
    if beside:
        return beside
    subjects = tree.children(head, "nsubj") if verb < head and tree.relation(verb) == "ccomp" else []
    return [s for s in subjects if s < verb] if len(subjects) > 1 else []


def _accompanying(tree: Tree, verb: int) -> list[int]:
    """The noun between "with" and a participle, which does what that tells ("won, with jets bombing the hills")."""
    marks = [k for k in tree.children(verb, "mark", "case") if tree.lemmas[k] in ("with", "without")]
    if not marks or tree.tokens[verb].xpos not in ("VBG", "VBN"):
        return []
    return [k for k in tree.children(tree.head(verb), "obl", "nmod", "obj") if marks[0] < k < verb][-1:]


def _before_insertion(tree: Tree, verb: int) -> list[int]:
    """The subject that stands before a participle between commas, which the parser took for the subject of that."""
    for inserted in tree.children(verb, "parataxis", "advcl", "ccomp"):
        is_participle = inserted < verb and tree.tokens[inserted].xpos in ("VBN", "VBD")
        subjects = tree.children(inserted, "nsubj") if is_participle and not tree.children(inserted, "aux") else []
        if subjects and tree.tokens[subjects[0] + 1].text == "," and tree.tokens[verb - 1].text == ",":
            return subjects
    return []


def _sharer(tree: Tree, verb: int, head: int) -> int:
    """The verb whose subject a verb shares though it hangs from another, or -1."""
    if tree.relation(verb) == "conj" and tree.is_predicate(head):
        caller = _caller(tree, verb)
        return caller if caller >= 0 else _of_one_tense(tree, verb, head)
    forcer = _forcer(tree, verb, head)
    return forcer if forcer >= 0 else _asked(tree, verb, head)


def _asked(tree: Tree, verb: int, head: int) -> int:
    """What somebody is asked to do by the means that a gerund tells ("urged X to keep the peace by leaving"), or -1."""
    is_means = tree.tokens[verb].xpos == "VBG" and any(tree.lemmas[k] == "by" for k in tree.children(verb, "mark"))
    if not is_means or tree.lemmas[head] not in words("grammar", "controls"):
        return -1
    return next((k for k in tree.children(head, "xcomp", "advcl", "ccomp") if head < k < verb), -1)


def _forcer(tree: Tree, verb: int, head: int) -> int:
    """The verb of who goes on after making others do something ("forced them to flee, before burning …"), or -1."""
    marks = [
        k for k in tree.children(verb, "mark", "case") if tree.lemmas[k] in ("before", "after", "while", "without")
    ]
    is_apart = bool(marks) and marks[0] > 0 and tree.tokens[marks[0] - 1].text == ","
    above = tree.head(head)
    is_made = is_apart and above >= 0 and tree.relation(head) == "xcomp" and bool(tree.children(above, "obj"))
    return above if is_made and tree.tokens[verb].xpos == "VBG" else -1


def _is_controlled(tree: Tree, verb: int, head: int) -> bool:
    """Whether whom the governing verb asks or makes to do it does it."""
    if tree.tokens[verb].relation in ("xcomp", "ccomp"):
        return True
    marks = {tree.lemmas[k] for k in tree.children(verb, "mark", "case")}
    if "from" in marks and tree.tokens[verb].xpos == "VBG":
        return bool(tree.children(head, "obj"))  # "stopped the rebels from advancing"
    is_infinitive = "to" in marks
    is_asked = tree.lemmas[head] in words("grammar", "controls")
    return tree.tokens[verb].relation == "advcl" and is_infinitive and is_asked


def _is_charge(tree: Tree, verb: int, head: int) -> bool:
    """Whether a gerund is what somebody is accused of, suspected of or praised for."""
    if tree.tokens[verb].xpos != "VBG" or tree.lemmas[head] not in words("frames", "charging"):
        return False
    if tree.tokens[verb].relation not in ("xcomp", "ccomp", "advcl"):
        return False
    return any(tree.lemmas[k] in ("of", "for", "with", "over") for k in tree.children(verb, "mark", "case"))


def charged(tree: Tree, verb: int) -> list[int]:
    """Who is accused, tried or praised, also where the verb only describes him ("a man accused of …") or is joined."""
    found = tree.children(verb, "obj", "iobj", "nsubj:pass")
    above = tree.head(verb)
    if found or above < 0:
        return found
    is_beside = verb > 0 and tree.tokens[verb].xpos == "VBN" and not tree.children(verb, "aux", "nsubj")
    if is_beside and tree.relation(verb) != "conj" and tree.is_noun(verb - 1) and acts(tree, verb - 1, agents()):
        return [verb - 1]  # "a member convicted of …", whatever the parser hung it from
    if tree.tokens[verb].relation == "acl":
        return [above]
    if is_passive(tree, verb):
        return [s for s in surface_subjects(tree, verb, 1) if tree.is_noun(s) or tree.tokens[s].upos == "PRON"]
    return tree.children(verb, "nsubj") if tree.tokens[verb].xpos == "VBN" else []


def _caller(tree: Tree, verb: int) -> int:
    """The call that a second call is joined to, hung from what the first asks ("asks X to stay and urges Y"), or -1."""
    calls = words("frames", "calling")
    if tree.lemmas[verb] not in calls:
        return -1
    above = [a for a in tree.ancestors(verb)[:4] if tree.is_verb(a)]
    return next((a for a in above[1:] if tree.lemmas[a] in calls), -1)


def _of_one_tense(tree: Tree, verb: int, head: int) -> int:
    """The verb of a relative clause that a verb of its tense goes on with, though joined to one of another; or -1.

    "condemns attacks which hit X and killed Y"
    """
    if (tree.tokens[head].xpos, tree.tokens[verb].xpos) not in (("VBZ", "VBD"), ("VBP", "VBD")):
        return -1
    between = (i for i in range(verb - 1, head, -1) if tree.tokens[i].xpos == "VBD")
    return next((i for i in between if tree.tokens[i].relation == "acl:relcl"), -1)


def _inherited(tree: Tree, head: int, depth: int) -> list[int]:
    given = surface_subjects(tree, head, depth + 1)
    if not given and is_passive(tree, head):
        return [k for k in tree.children(head, "obl") if is_agent(tree, k)]
    return given


def controlled(tree: Tree, head: int) -> list[int]:
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
    writer = _writer(tree, verb, noun)
    if writer >= 0:
        return surface_subjects(tree, writer, depth + 1)
    is_content = tree.tokens[verb].xpos == "VBG" and bool(tree.children(verb, "mark", "case"))  # "its goal of holding"
    if tree.tokens[verb].xpos in ("VBG", "VBN") and not is_content:
        is_bare = tree.tokens[noun].upos == "PRON" and tree.tokens[noun].text.lower() != "those"
        return tree.children(noun, "nsubj") if is_bare else [noun]
    whose = ("by", "of", "from")
    owner = owners(tree, noun) or [
        k for k in tree.children(noun, "nmod") if tree.preposition(k) in whose and acts(tree, k, agents())
    ]
    if owner:
        return owner
    governor = tree.head(noun)
    if tree.relation(noun) in ("obj", "obl") and governor >= 0 and tree.is_verb(governor):
        return surface_subjects(tree, governor, depth + 1)
    return []


def _writer(tree: Tree, verb: int, noun: int) -> int:
    """The verb of "wrote to states urging them to stay": who writes urges, though it hangs from the states; else -1."""
    governor = tree.head(noun)
    is_addressed = tree.relation(noun) == "obl" and tree.preposition(noun) == "to" and governor >= 0
    is_said = tree.tokens[verb].xpos == "VBG" and tree.lemmas[verb] in words("positions", "writing")
    return governor if is_addressed and is_said and tree.lemmas[governor] in ("write", "appeal", "speak") else -1


def owners(tree: Tree, noun: int) -> list[int]:
    """Whose it is: the possessor; "its" is that of the subject of the clause, where there is one that fits."""
    found: list[int] = []
    for owner in tree.children(noun, "nmod:poss"):
        is_bound = tree.lemmas[owner] in ("its", "their", "it", "they")
        found += _binder(tree, noun, owner) if is_bound and tree.mention(owner) is None else [owner]
    return found


def _binder(tree: Tree, noun: int, pronoun: int) -> list[int]:
    """The nearest subject before the pronoun, outside the noun's own phrase, of the same number."""
    is_plural = tree.lemmas[pronoun] in ("their", "they")
    inside = tree.subtree(noun)
    for ancestor in tree.ancestors(noun):
        if not tree.is_verb(ancestor):
            continue
        subjects = [s for s in surface_subjects(tree, ancestor, 1) if s < pronoun and s not in inside]
        if subjects:
            many = "Number=Plur" in tree.tokens[subjects[0]].feats or bool(tree.children(subjects[0], "conj"))
            return subjects if many == is_plural and tree.tokens[subjects[0]].upos != "PRON" else []
    return []


def antecedent(tree: Tree, index: int) -> int:
    """The noun a relative pronoun stands for; any other token is its own."""
    if tree.tokens[index].text.lower() == "those":
        return index
    of = [k for k in tree.children(index, "nmod") if tree.lemmas[k] in ("whom", "which", "who")]
    if of and tree.lemmas[index] in words("grammar", "measuring"):
        return antecedent(tree, of[0])  # "candidates, all of whom"
    if tree.lemmas[index] not in RELATIVE or tree.tokens[index].upos not in ("PRON", "DET", "SCONJ"):
        return index
    for ancestor in tree.ancestors(index):
        if tree.tokens[ancestor].relation == "acl:relcl" and tree.head(ancestor) >= 0:
            return (
                index if _is_of_clause(tree, index, ancestor, tree.head(ancestor)) else _person(tree, index, ancestor)
            )
    before = _before_relative(tree, index)
    return index if _is_of_clause(tree, index, tree.head(index), before) else before


def _person(tree: Tree, pronoun: int, clause: int) -> int:
    """The noun a relative clause is about: not the agent inside ("Li, arrested by the police, who confessed …")."""
    noun = tree.head(clause)
    participle = tree.head(noun)
    is_after_comma = pronoun > 0 and tree.tokens[pronoun - 1].text == "," and tree.lemmas[pronoun] == "who"
    if not is_after_comma or participle < 0 or tree.relation(participle) != "acl" or tree.preposition(noun) != "by":
        return noun
    return tree.head(participle)


def _is_of_clause(tree: Tree, pronoun: int, verb: int, noun: int) -> bool:
    """Whether "which" stands for all that was said ("gave aid to the survivors, which shows that …"): by the number."""
    if tree.lemmas[pronoun] != "which" or tree.head(pronoun) != verb or tree.tokens[verb].xpos != "VBZ":
        return False
    is_after_comma = pronoun > 0 and tree.tokens[pronoun - 1].text == ","
    return is_after_comma and "Number=Plur" in tree.tokens[noun].feats and not tree.children(verb, "aux:pass")


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
