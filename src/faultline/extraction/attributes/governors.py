"""What a verb or noun makes of what it governs: a call, a plan, an allegation, a possibility, or nothing such."""

from __future__ import annotations

from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import by_noun, words
from faultline.model.statement import Modality

_GOVERNORS = (
    ("called_for", Modality.CALLED_FOR),
    ("planned", Modality.PLANNED),
    ("alleged", Modality.ALLEGED),
    ("hypothetical", Modality.HYPOTHETICAL),
)
_PLEDGED = ("troops", "police", "money", "vehicles", "weapons", "goods", "people")
_SETTING = ("at", "in", "during", "following", "after", "on", "upon")
_WITH = ("charge", "threaten", "connection")
_CHARGED = ("in", "over", "on", "with", "for", "of", "in connection with")
_ARRESTING = ("arrest", "detain")


def governed(tree: Tree, index: int) -> Modality | None:
    """What the governor makes of it: a call, a plan, an allegation, a possibility."""
    head = tree.head(index)
    if head < 0 or not _is_in_scope(tree, index) or is_polite(tree, index):
        return None
    lemma = tree.lemmas[head]
    if tree.relation(index) == "xcomp" and lemma == "go" and tree.tokens[head].text.lower() == "going":
        return Modality.PLANNED
    is_thing = tree.relation(index) in ("obj", "nsubj") or (tree.relation(index) == "xcomp" and tree.is_noun(index))
    if lemma in ("call", "appeal") and is_thing:
        return None  # "called the raid a mistake", "the sentence was appealed"
    is_wanted = lemma == "want" and tree.tokens[head].xpos == "VBN" and tree.preposition(index) in _CHARGED
    if is_wanted or _is_hearsay(tree, index) or believer(tree, index) is not None:
        return Modality.ALLEGED
    part = "verbs" if tree.is_verb(head) or tree.tokens[head].upos == "ADJ" else "nouns"
    infinitive = any(tree.lemmas[k] == "to" for k in tree.children(index, "mark"))
    if infinitive and any(
        tree.lemmas[o] in words("factuality", "called_for_nouns") for o in tree.children(head, "obj")
    ):
        return Modality.CALLED_FOR  # "faces calls to leave", the infinitive hung from the verb
    found = next((m for name, m in _GOVERNORS if lemma in words("factuality", f"{name}_{part}")), None)
    if _is_real(tree, index, infinitive=infinitive):
        return None
    if lemma == "expect" and found is Modality.PLANNED and _is_expected(tree, index, head):
        found = Modality.CALLED_FOR
    is_telling = tree.relation(index) == "ccomp" and (found is Modality.PLANNED or lemma == "warn")
    return None if is_telling else found


def _is_real(tree: Tree, index: int, *, infinitive: bool) -> bool:
    """Whether a thing is done though its governor may tell of plans: committed, decided, made able to be done."""
    head = tree.head(index)
    lemma = tree.lemmas[head]
    is_pledged = lemma == "commit" and by_noun("measures").get(tree.lemmas[index]) in _PLEDGED
    is_gerund = tree.tokens[index].xpos == "VBG" and tree.preposition(index) in ("", "of", "to", "in")
    is_duty = tree.is_noun(head) and is_gerund
    if lemma in words("factuality", "with_infinitive") and not (infinitive or is_pledged or is_duty):
        return True  # "committed crimes", but "commits 600 troops"
    is_past = any(tree.tokens[k].xpos == "VBD" for k in (head, *tree.children(head, "cop")))
    if lemma == "able" and is_past:
        return True  # "were able to vote" tells that they did
    if lemma in words("factuality", "deciding") and tree.lemmas[index] in words("factuality", "enacted"):
        return True  # a court that decides to suspend a law has suspended it
    # whom one arrests is no allegation, what for is
    return lemma in _ARRESTING and tree.relation(index) not in ("obl", "advcl")


def _is_expected(tree: Tree, index: int, head: int) -> bool:
    """Whether one expects it of another ("expects the army to leave"), who stands before the infinitive."""
    is_to = any(tree.lemmas[k] == "to" for k in tree.children(index, "mark"))
    is_active = not tree.children(head, "aux:pass", "nsubj:pass")
    asked = [*tree.children(index, "nsubj"), *tree.children(head, "obj", "iobj")]
    return is_to and is_active and any(head < k < index for k in asked)


def described(tree: Tree, noun: int) -> Modality | None:
    """What is said of a deed after its noun: "the vote scheduled for May", "strikes attributed to the army"."""
    if not tree.is_noun(noun):
        return None
    kids = [k for k in tree.children(noun, "acl", "acl:relcl") if tree.tokens[k].xpos == "VBN"]
    if any(tree.lemmas[k] in words("factuality", "scheduling") for k in kids):
        return Modality.PLANNED
    return Modality.ALLEGED if any(tree.lemmas[k] in words("factuality", "imputing") for k in kids) else None


def believer(tree: Tree, clause: int) -> int | None:
    """Who holds what an infinitive tells, where the parser hung it from him: "suspected by police to be armed"."""
    agent = tree.head(clause)
    verb = tree.head(agent) if agent >= 0 else -1
    is_told = tree.relation(clause) == "acl" and any(tree.lemmas[k] == "to" for k in tree.children(clause, "mark"))
    if verb < 0 or not is_told or tree.relation(agent) != "obl" or tree.preposition(agent) != "by":
        return None
    return agent if tree.tokens[verb].xpos == "VBN" and tree.lemmas[verb] in words("factuality", "held") else None


def _is_hearsay(tree: Tree, index: int) -> bool:
    """Whether nobody in particular holds it: "is believed to have", "it was reported that", "there were reports of"."""
    head = tree.head(index)
    lemma, relation = tree.lemmas[head], tree.tokens[index].relation
    if tree.is_verb(head):
        is_passive = bool(tree.children(head, "aux:pass", "nsubj:pass")) or tree.tokens[head].relation == "acl"
        is_agentless = not any(tree.preposition(k) == "by" for k in tree.children(head, "obl"))
        is_content = relation in ("xcomp", "advcl", "ccomp", "csubj", "csubj:pass")
        is_held = tree.tokens[head].xpos == "VBN" and is_passive and is_agentless and is_content
        return is_held and lemma in words("factuality", "held")
    is_many = "Number=Plur" in tree.tokens[head].feats and tree.relation(head) != "obj"
    owners = [
        *tree.children(head, "nmod:poss"),
        *(k for k in tree.children(head, "nmod") if tree.preposition(k) == "by"),
    ]
    is_content = relation == "acl" or (relation == "nmod" and tree.preposition(index) == "of")
    return is_many and is_content and not owners and lemma in words("attribution", "hearsay")


def is_polite(tree: Tree, index: int) -> bool:
    """Whether something is said by the wish to say it ("would like to thank", "wishes to express")."""
    head = tree.head(index)
    is_wish = tree.relation(index) == "xcomp" and head >= 0 and tree.lemmas[head] in ("like", "wish", "want", "desire")
    return is_wish and tree.lemmas[index] in words("factuality", "polite")


def _is_fronted(tree: Tree, index: int) -> bool:
    """Whether a phrase stands before the subject of its verb, as what sets the scene does."""
    subjects = tree.children(tree.head(index), "nsubj", "nsubj:pass")
    return bool(subjects) and index < subjects[0]


def _is_in_scope(tree: Tree, index: int) -> bool:
    relation = tree.tokens[index].relation
    if is_participle(tree, index):
        return False  # "prisoners captured": told beside, whatever is planned for them
    if relation in ("xcomp", "ccomp", "csubj", "acl", "obj", "nsubj:pass", "csubj:pass", "compound"):
        return True
    if relation == "advcl" and any(tree.lemmas[k] == "to" for k in tree.children(index, "mark")):
        return True
    if relation in ("obl", "nmod") and not tree.preposition(index):
        return any(
            tree.lemmas[k] in ("for", "on", "upon") and k < index for k in tree.children(tree.head(index), "obl")
        )
    if (
        relation == "obl"
        and index < tree.head(index)
        and tree.preposition(index) in _SETTING
        and _is_fronted(tree, index)
    ):
        return False  # "at a meeting in Gara, the envoy called for a truce": the meeting was
    if relation in ("obl", "nmod", "advcl"):
        is_charge = tree.preposition(index) == "with" and tree.lemmas[tree.head(index)] in _WITH
        return is_charge or tree.preposition(index) in ("for", "of", "to", "against", "from", "at")
    return False


def is_participle(tree: Tree, index: int) -> bool:
    """Whether a clause is a participle that describes a noun, and so asserts on its own."""
    is_acl = tree.tokens[index].relation == "acl" and tree.tokens[index].xpos in ("VBN", "VBG")
    return is_acl and not tree.children(index, "mark", "case") and not _is_arranged(tree, index)


def _is_arranged(tree: Tree, index: int) -> bool:
    """Whether a participle tells what one is to have done ("plans to have a brigade sent"), not what a thing is."""
    verb = tree.head(tree.head(index))
    is_object = verb >= 0 and tree.relation(tree.head(index)) == "obj" and tree.lemmas[verb] in ("have", "get", "see")
    return is_object and tree.tokens[verb].xpos == "VB" and tree.tokens[index].xpos == "VBN"


def is_denied(tree: Tree, index: int) -> bool:
    """Whether the governor says that it did not come about; what failed ("the failure of the talks") did."""
    head = tree.head(index)
    if head < 0 or not _is_in_scope(tree, index) or _is_of_another(tree, index):
        return False
    if tree.lemmas[head] == "failure" and tree.relation(index) == "nmod":
        return False
    if tree.lemmas[head] in ("have", "be") and any(tree.lemmas[k] == "yet" for k in tree.children(head, "advmod")):
        return any(tree.lemmas[k] == "to" for k in tree.children(index, "mark"))  # "has yet to"
    part = "verbs" if tree.is_verb(head) else "nouns"
    return tree.lemmas[head] in words("factuality", f"denied_{part}")


def _is_of_another(tree: Tree, index: int) -> bool:
    """Whether one rejects what somebody else does: "rejected the president's visit" denies no visit."""
    owners = (k for k in tree.children(index, "nmod:poss") if tree.tokens[k].upos != "PRON")
    return tree.lemmas[tree.head(index)] in ("reject", "oppose", "repudiate") and any(owners)
