"""Who does the deed of an event."""

from __future__ import annotations

from faultline.extraction.agency import acts
from faultline.extraction.clauses import Frame, beyond, expand, light_verb, noun_frame, obliques
from faultline.extraction.context import SentenceContext
from faultline.extraction.events.others import is_of_others, senders
from faultline.extraction.events.standing import sunk_into
from faultline.extraction.lexicon import Pattern, lexicon
from faultline.extraction.subjects import owners, surface_subjects
from faultline.extraction.tree import Tree
from faultline.extraction.verb_forms import is_passive
from faultline.extraction.wordlists import agents, words
from faultline.model.entity import EntityType
from faultline.model.sentence import Form

SYMMETRIC = ("AGREE", "CONSULT")
_HIGHEST = 5
_FINITE = ("VBD", "VBZ", "VBP")
HARM = ("ASSAULT", "COERCE", "SANCTION")
_BY_MEANS = (*HARM, "COUP")
_BY_VIOLENCE = ("ASSAULT", "deport")
_ARMED = frozenset({EntityType.ARMED_GROUP, EntityType.MILITARY})


def actors(context: SentenceContext, frame: Frame, pattern: Pattern, trigger: int) -> tuple[int, ...]:
    """Heads of who does it; an instrument stands for its owner, an attack in which one was harmed for its attacker."""
    whole = frame
    if pattern.part == "verb" and not pattern.own:
        frame = beyond(context.tree, frame, pattern.words)
    if pattern.part == "noun" and sunk_into(context.tree, trigger) >= 0:
        return context.actors(frame.by("between") or frame.by("by"))
    is_others = pattern.part == "verb" and is_of_others(context.tree, trigger, pattern.type in HARM)
    found = () if is_others else frame.subjects
    if not found or pattern.part == "noun":
        found = frame.by("between") or found + frame.by("among")
    if pattern.part == "noun" and context.tree.lemmas[trigger] in words("frames", "lasting"):
        found = tuple(h for h in found if not _is_where(context.tree, h))
    if pattern.part == "noun" and pattern.of == "actor":
        found += frame.by("of")
    if "subject" in pattern.recipient:
        found = tuple(h for h in frame.objects if context.tree.lemmas[h] not in pattern.words)
        found = found or frame.by(*pattern.recipient, "by", "from", "between", "among")
    borne = patients(context.tree, frame, trigger, pattern)
    found = tuple(h for h in found if h not in borne) or (_orderers(context.tree, trigger) if borne else ())
    named = pattern.by | pattern.only if pattern.type == "OTHER" else frozenset()
    kept = tuple(h for h in found if context.tree.lemmas[h] in named or context.acts(h))
    kept = kept or described(context.tree, trigger, pattern, "actor") or _further_up(context, trigger, pattern)
    if pattern.type in SYMMETRIC:
        kept += tuple(h for h in _leaders(context.tree, kept) if h not in kept)
    if not kept:
        through = [
            h for h in found if pattern.type in _BY_MEANS or context.tree.lemmas[h] in words("frames", "speeches")
        ]
        kept = context.actors(tuple(h for head in through for h in stand_ins(context.tree, head)))
    if not kept and pattern.type == "DEPLOY":
        sent = (*whole.objects, *frame.by("of"))
        kept = context.actors(expand(context.tree, senders(context.tree, trigger)))
        kept = kept or tuple(h for h in sent if is_sent(context.tree, h))  # who is sent, where nobody sends them
    return kept or context.actors(_attackers(context.tree, frame, pattern) or _agents_below(context, trigger, pattern))


def _is_where(tree: Tree, head: int) -> bool:
    """Whether a nationality before a war says where it is fought ("the Syrian civil war")."""
    mention = tree.mention(head)
    return tree.relation(head) == "amod" and mention is not None and mention.form is Form.DEMONYM


def _orderers(tree: Tree, noun: int) -> tuple[int, ...]:
    """Who orders or carries out what its possessor bears ("a judge ordered his arrest")."""
    governor = light_verb(tree, noun)
    return expand(tree, surface_subjects(tree, governor)) if governor >= 0 else ()


def _further_up(context: SentenceContext, verb: int, pattern: Pattern) -> tuple[int, ...]:
    """The first subject above that can act, for a joined verb whose own cannot ("said the plan failed and accused …").

    The parser joins such a verb to the nearest clause, which tells what is said.
    """
    tree = context.tree
    is_joined = pattern.part == "verb" and tree.relation(verb) == "conj" and not tree.children(verb, "nsubj")
    if not is_joined or tree.tokens[verb].xpos not in (*_FINITE, "VBG") or is_passive(tree, verb):
        return ()
    if tree.tokens[tree.head(verb)].relation == "acl:relcl":
        return ()  # "condemns raids that hit the camp and killed two"
    for above in tree.ancestors(verb)[1:_HIGHEST]:
        forms = {tree.tokens[above].xpos, tree.tokens[verb].xpos}
        is_alike = len(forms) == 1 or forms <= set(_FINITE)
        if not is_alike or not tree.is_verb(above) or is_passive(tree, above):
            continue
        found = context.actors(expand(tree, surface_subjects(tree, above)))
        if found:
            return found
    return ()


def _leaders(tree: Tree, heads: tuple[int, ...]) -> tuple[int, ...]:
    """Who leads the delegation that meets ("a delegation led by the mayor")."""
    found: list[int] = []
    for head in heads:
        if tree.lemmas[head] in words("frames", "delegations"):
            led = [k for k in tree.children(head, "acl") if tree.lemmas[k] in ("lead", "head", "chair", "comprise")]
            found += [k for verb in led for k in tree.children(verb, "obl") if tree.preposition(k) == "by"]
    return expand(tree, found)


def patients(tree: Tree, frame: Frame, noun: int, pattern: Pattern) -> tuple[int, ...]:
    """The possessor who bears the deed: a person ("his arrest"), or whom another does it to ("its seizure by …")."""
    if pattern.part != "noun" or pattern.of != "recipient" or frame.by("of") or frame.objects:
        return ()
    borne = expand(tree, owners(tree, noun))
    if any(acts(tree, h, agents()) for h in frame.subjects if h not in borne):
        return borne
    return tuple(h for h in borne if _is_person(tree, h))


def _is_person(tree: Tree, head: int) -> bool:
    mention = tree.mention(head)
    if mention is not None and mention.form is not Form.PRONOUN:
        return mention.type in (EntityType.PERSON, EntityType.GROUP)
    pronouns = ("his", "her", "their", "he", "she", "they")
    return tree.lemmas[head] in pronouns or tree.lemmas[head] in words("frames", "victims")


def stand_ins(tree: Tree, head: int) -> tuple[int, ...]:
    """Who is behind an instrument or deed that stands as subject: "Syrian shells", "clashes between A and B"."""
    frame = noun_frame(tree, head)
    is_lasting = tree.lemmas[head] in words("frames", "lasting")
    return tuple(s for s in frame.subjects if not (is_lasting and _is_where(tree, s))) or frame.by("between")


def _attackers(tree: Tree, frame: Frame, pattern: Pattern) -> tuple[int, ...]:
    """Who did the deed in which one was harmed ("killed in an air strike by X", "the death of Y in shelling by X")."""
    if not {pattern.type, pattern.mode} & set(_BY_VIOLENCE):
        return ()
    deeds = lexicon("events", "event")
    for head in (*frame.subjects, *frame.by(*words("frames", "occasion"))):
        deed = deeds.at(tree, head)
        if deed is not None and deed.part == "noun" and deed.type in HARM:
            found = stand_ins(tree, head) or (noun_frame(tree, head).by("of") if deed.of == "actor" else ())
            found = found or described(tree, head, deed, "actor")
            if found:
                return found
    return ()


def _agents_below(context: SentenceContext, verb: int, pattern: Pattern) -> tuple[int, ...]:
    """The agent of a passive that the parser hung from a noun before it ("arrested on his return by the police")."""
    tree = context.tree
    if pattern.part != "verb" or not is_passive(tree, verb):
        return ()
    near = [k for noun in tree.children(verb, "obl", "obj", "xcomp") for k in tree.children(noun, "nmod", "obl")]
    return expand(tree, [k for k in near if tree.preposition(k) == "by" and context.acts(k)])


def described(tree: Tree, noun: int, pattern: Pattern, role: str) -> tuple[int, ...]:
    """Who is named by the noun before the deed: the doer ("rebel attack"), or who is done to ("prisoner release")."""
    if pattern.part != "noun":
        return ()
    found = []
    for kid in tree.children(noun, "compound"):
        if tree.tokens[kid].upos != "NOUN" or tree.lemmas[kid] not in agents():
            continue
        is_against = any(p in ("on", "against") for p, _ in obliques(tree, noun))
        is_doer = role == "actor" and is_against and pattern.type in HARM and is_armed(tree, kid)
        if tree.lemmas[kid] in pattern.words and not is_doer:
            continue
        if (role == "actor") == (pattern.of == "actor" or is_armed(tree, kid)):
            found.append(kid)
    return expand(tree, found)


def is_sent(tree: Tree, head: int) -> bool:
    """Whether it is troops or a mission, who act where they are sent."""
    return is_armed(tree, head) or tree.lemmas[head].lower() in words("frames", "missions")


def is_armed(tree: Tree, head: int) -> bool:
    mention = tree.mention(head)
    return (mention is not None and mention.type in _ARMED) or tree.lemmas[head] in words("frames", "armed")
