"""The parties of an event: who does it, and who or what bears or receives it."""

from __future__ import annotations

from faultline.extraction.clauses import Frame, beyond, expand, noun_frame
from faultline.extraction.context import SentenceContext
from faultline.extraction.lexicon import Pattern, lexicon
from faultline.extraction.subjects import owners
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import agents, by_noun, words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form

SYMMETRIC = ("AGREE", "CONSULT")
_HARM = ("ASSAULT", "COERCE", "SANCTION")
_BY_MEANS = (*_HARM, "COUP")
_BY_VIOLENCE = ("ASSAULT", "deport")
_ARMED = frozenset({EntityType.ARMED_GROUP, EntityType.MILITARY})


def actors(context: SentenceContext, frame: Frame, pattern: Pattern, trigger: int) -> tuple[int, ...]:
    """Heads of who does it; an instrument stands for its owner, an attack in which one was harmed for its attacker."""
    if pattern.part == "verb" and not pattern.own:
        frame = beyond(context.tree, frame, pattern.words)
    found = frame.subjects
    if not found or pattern.part == "noun":
        found += frame.by("between", "among")
    if pattern.part == "noun" and pattern.of == "actor":
        found += frame.by("of")
    if "subject" in pattern.recipient:
        found = tuple(h for h in frame.objects if context.tree.lemmas[h] not in pattern.words)
        found = found or frame.by(*pattern.recipient, "by", "from")
    patients = _patients(context.tree, frame, trigger, pattern)
    found = tuple(h for h in found if h not in patients)
    named = pattern.by | pattern.only if pattern.type == "OTHER" else frozenset()
    kept = tuple(h for h in found if context.tree.lemmas[h] in named or context.acts(h))
    kept = kept or _described(context.tree, trigger, pattern, "actor")
    if not kept:
        through = [
            h for h in found if pattern.type in _BY_MEANS or context.tree.lemmas[h] in words("frames", "speeches")
        ]
        kept = context.actors(tuple(h for head in through for h in stand_ins(context.tree, head)))
    if not kept and pattern.type == "DEPLOY":
        sent = (*frame.objects, *frame.by("of"))
        kept = tuple(h for h in sent if _is_armed(context.tree, h))  # who is sent, where nobody sends them
    return kept or context.actors(_attackers(context.tree, frame, pattern))


def _patients(tree: Tree, frame: Frame, noun: int, pattern: Pattern) -> tuple[int, ...]:
    """The possessor who bears the deed ("his arrest", "the activists' release"): a person, where no other is named."""
    if pattern.part != "noun" or pattern.of != "recipient" or frame.by("of", "by") or frame.objects:
        return ()
    return tuple(h for h in expand(tree, owners(tree, noun)) if _is_person(tree, h))


def _is_person(tree: Tree, head: int) -> bool:
    mention = tree.mention(head)
    if mention is not None and mention.form is not Form.PRONOUN:
        return mention.type in (EntityType.PERSON, EntityType.GROUP)
    pronouns = ("his", "her", "their", "he", "she", "they")
    return tree.lemmas[head] in pronouns or tree.lemmas[head] in words("frames", "victims")


def stand_ins(tree: Tree, head: int) -> tuple[int, ...]:
    """Who is behind an instrument or deed that stands as subject: "Syrian shells", "clashes between A and B"."""
    frame = noun_frame(tree, head)
    return frame.subjects or frame.by("between")


def _attackers(tree: Tree, frame: Frame, pattern: Pattern) -> tuple[int, ...]:
    """Who did the deed in which one was harmed ("killed in an air strike by X", "displaced by fighting between …")."""
    if pattern.part != "verb" or not {pattern.type, pattern.mode} & set(_BY_VIOLENCE):
        return ()
    deeds = lexicon("events", "event")
    for head in (*frame.subjects, *frame.by(*words("frames", "occasion"))):
        deed = deeds.at(tree, head)
        if deed is not None and deed.part == "noun" and deed.type in _HARM:
            found = stand_ins(tree, head) or (noun_frame(tree, head).by("of") if deed.of == "actor" else ())
            found = found or _described(tree, head, deed, "actor")
            if found:
                return found
    return ()


def _described(tree: Tree, noun: int, pattern: Pattern, role: str) -> tuple[int, ...]:
    """Who is named by the noun before the deed: the doer ("rebel attack"), or who is done to ("prisoner release")."""
    if pattern.part != "noun":
        return ()
    found = []
    for kid in tree.children(noun, "compound"):
        if tree.tokens[kid].upos != "NOUN" or tree.lemmas[kid] not in agents() or tree.lemmas[kid] in pattern.words:
            continue
        if (role == "actor") == (pattern.of == "actor" or _is_armed(tree, kid)):
            found.append(kid)
    return expand(tree, found)


def _is_armed(tree: Tree, head: int) -> bool:
    mention = tree.mention(head)
    return (mention is not None and mention.type in _ARMED) or tree.lemmas[head] in words("frames", "armed")


def recipients(context: SentenceContext, frame: Frame, pattern: Pattern, trigger: int) -> tuple[int, ...]:
    """Heads of who bears or receives it; a thing where the type has things for its object and nobody is named."""
    tree = context.tree
    signed = frame.objects if pattern.part == "verb" and not frame.subjects else ()
    if pattern.part == "verb" and not pattern.own:
        frame = beyond(tree, frame, pattern.words)
    found: tuple[int, ...] = frame.objects if pattern.part == "noun" or "object" in pattern.recipient else ()
    if "subject" in pattern.recipient:
        found += frame.subjects
    else:
        found += frame.by(*pattern.recipient)
    if pattern.part == "noun" and pattern.of == "recipient":
        found += frame.by("of")
    if pattern.type in SYMMETRIC:
        found += frame.by("with")
    found += _patients(tree, frame, trigger, pattern)
    found = tuple(h for h in found if tree.lemmas[h] not in words("grammar", "weekdays"))
    if not found and pattern.part == "verb" and len(pattern.words) > 1 and pattern.type in _HARM:
        found = frame.by("to", "on", "against", "at")  # "laid siege to X"
    kept = tuple(h for h in found if context.acts(h) or _counts(tree, h, pattern))
    kept = kept or tuple(h for h in found if _is_listed(tree, h, pattern))
    kept = kept or _described(tree, trigger, pattern, "recipient")
    if not kept and pattern.type == "AGREE":
        kept = tuple(h for h in signed if tree.lemmas[h] in words("frames", "agreements") and _is_one(tree, h))
    if not kept and pattern.type in words("frames", "through_deeds"):
        kept = context.actors(tuple(h for head in found for h in stand_ins(tree, head)))
    if not kept and pattern.type in words("frames", "things") and "people" not in pattern.needs:
        kept = tuple(h for h in found if _is_thing(tree, h, pattern) and _is_of_use(tree, h, pattern))
    return kept


def _is_one(tree: Tree, head: int) -> bool:
    """Whether it is one that the reader knows: by its name or "the"."""
    return tree.mention(head) is not None or any(tree.lemmas[k] == "the" for k in tree.children(head, "det"))


def _is_listed(tree: Tree, head: int, pattern: Pattern) -> bool:
    """Whether the pattern itself names the noun as what the deed is done to."""
    return tree.lemmas[head] in (pattern.only.union(pattern.words) if pattern.own else pattern.only)


def _counts(tree: Tree, head: int, pattern: Pattern) -> bool:
    """Whether a figure stands for people ("50 were injured", "dozens were arrested")."""
    is_harm = pattern.part == "verb" and pattern.type in _HARM and pattern.mode != "heavy-weapons"
    if not is_harm or tree.is_in_time(head):
        return False
    is_figure = tree.tokens[head].upos == "NUM" or tree.lemmas[head] in ("dozen", "hundred", "thousand", "score")
    return is_figure and not tree.children(head, "nmod", "nummod")


def _is_thing(tree: Tree, head: int, pattern: Pattern) -> bool:
    """Whether a noun can be attacked or seized: `terrorism` and `security` cannot."""
    lemma = tree.lemmas[head]
    if tree.tokens[head].upos not in ("NOUN", "PROPN") or tree.is_in_time(head):
        return False
    if pattern.type in words("frames", "of_anything"):
        return True
    return lemma in words("frames", "concrete") or not lemma.endswith(tuple(words("frames", "abstract")))


def _is_of_use(tree: Tree, head: int, pattern: Pattern) -> bool:
    """Whether the deed can be done to the thing: violence to what can be touched, sending to people and arms."""
    lemma = tree.lemmas[head]
    if pattern.type == "ASSAULT":
        return lemma not in words("frames", "untouchable")
    if pattern.type not in ("DEPLOY", "MOBILIZE"):
        return True
    return lemma in by_noun("measures") or lemma in by_noun("goods")
