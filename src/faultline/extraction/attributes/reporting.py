"""Reported speech: whose words a clause passes on, by verbs and nouns of saying, "according to", and "X:"."""

from __future__ import annotations

from dataclasses import dataclass

from faultline.extraction.attributes.asides import aside_around, aside_speaker, is_source, label, source
from faultline.extraction.attributes.governors import believer
from faultline.extraction.attributes.speaking import as_speaker, can_speak, is_channel, is_one_person, phrase_head
from faultline.extraction.subjects import antecedent, surface_subjects
from faultline.extraction.tree import Tree
from faultline.extraction.wordlists import words
from faultline.model.document import Document
from faultline.model.statement import Speaker

_TOLD = ("ccomp", "xcomp", "parataxis", "acl", "advcl", "obl", "obj", "nmod")


@dataclass(frozen=True, slots=True)
class Report:
    """Whose words they are, and who passes these on ("the agency quoted the governor as saying")."""

    speaker: Speaker
    reported_by: Speaker | None = None


def report_of(document: Document, tree: Tree, index: int) -> Report | None:
    """The reported speech around a token, the innermost first."""
    for below in (index, *tree.ancestors(index)):
        sourced = _aside(document, tree, below)
        if sourced is not None and index not in tree.subtree(sourced[1]):
            return Report(sourced[0])
        head = tree.head(below)
        held = believer(tree, below)
        if held is not None and (holder := as_speaker(document, tree, held)) is not None:
            return Report(holder)
        is_thing = tree.relation(below) in ("obl", "obj", "nmod")
        if head < 0 or tree.relation(below) not in _TOLD or not _reports(tree, below, head):
            continue
        if is_thing and _is_told_of(tree, index, below):
            continue
        if (found := _reported(document, tree, head)) is not None:
            return _passed_on(document, tree, head, found)
    if (quoted := _quoted_before(tree, index)) is not None and (found := _reported(document, tree, quoted)) is not None:
        return found
    beside = aside_around(document, tree, index) or source(document, tree, index) or label(tree, index)
    return Report(beside) if beside is not None else None


def _passed_on(document: Document, tree: Tree, teller: int, found: Report) -> Report:
    """A report with who passes it on, where another tells of the saying ("she had boasted that …, the judge said")."""
    if found.reported_by is not None:
        return found
    outer = report_of(document, tree, teller)
    is_other = outer is not None and outer.speaker.start != found.speaker.start
    return Report(found.speaker, outer.speaker) if outer is not None and is_other else found


def _is_told_of(tree: Tree, index: int, thing: int) -> bool:
    """Whether a token stands in a relative clause about the thing that is told of, which is the author's."""
    path = (index, *tree.ancestors(index))
    return any(tree.tokens[i].relation == "acl:relcl" for i in path[: path.index(thing) + 1])


def _reported(document: Document, tree: Tree, teller: int) -> Report | None:
    """Who says it, and who passes it on, where the one who tells names another source."""
    if _is_quoted(tree, teller):
        quoted = next(iter(tree.children(tree.head(teller), "obj", "nsubj:pass")), None)
        origin = as_speaker(document, tree, quoted) if quoted is not None else None
        return Report(origin, _quoting(document, tree, teller)) if origin is not None else None
    speaker = speaker_of(document, tree, teller)
    cited = _cited(tree, teller)
    origin = as_speaker(document, tree, cited) if cited is not None else None
    if origin is None:
        return Report(speaker) if speaker is not None else None
    return Report(origin, speaker)


def _is_quoted(tree: Tree, teller: int) -> bool:
    """Whether a verb of saying hangs from "quoted" ("quoted the mayor as saying")."""
    head = tree.head(teller)
    return head >= 0 and tree.lemmas[head] in ("quote", "cite") and tree.tokens[teller].xpos == "VBG"


def _quoted_before(tree: Tree, index: int) -> int | None:
    """The "saying" of "quoted X as saying" that stands before a token, wherever its content was hung."""
    return next(
        (t.index for t in tree.tokens[:index] if _is_quoted(tree, t.index) and tree.preposition(t.index) == "as"), None
    )


def _cited(tree: Tree, teller: int) -> int | None:
    """The source that one who tells cites ("reported, citing the police")."""
    for index in range(teller + 1, len(tree.tokens) - 1):
        is_citing = tree.lemmas[index] in ("cite", "quote") and tree.tokens[index].xpos == "VBG"
        if is_citing and tree.tokens[index - 1].text == ",":
            nouns = (i for i in range(index + 1, len(tree.tokens)) if tree.tokens[i].upos in ("NOUN", "PROPN"))
            cited = next((phrase_head(tree, i) for i in nouns), None)
            return cited if cited is not None and can_speak(tree, cited) else None
    return None


def _quoting(document: Document, tree: Tree, teller: int) -> Speaker | None:
    head = tree.head(teller)
    subjects = tree.children(head, "nsubj") if head >= 0 and not tree.children(head, "nsubj:pass") else []
    return as_speaker(document, tree, subjects[0]) if subjects else None


def _reports(tree: Tree, clause: int, head: int) -> bool:
    """Whether what governs a clause or noun passes it on as somebody's words."""
    relation = tree.relation(clause)
    lemma = tree.lemmas[head]
    if relation in ("obl", "nmod") and lemma == "responsibility":
        return tree.preposition(clause) == "for" and tree.lemmas[tree.head(head)] in words("attribution", "owning_up")
    if relation in ("obl", "obj"):
        is_put = lemma in words("attribution", "putting_verbs") and any(
            tree.preposition(k) == "at" for k in tree.children(head, "obl")
        )
        is_told = lemma in words("attribution", "telling_verbs") or _is_of_text(tree, head)
        return is_put or (is_told and tree.lemmas[clause] != "responsibility")
    if relation == "ccomp":
        return lemma in words("attribution", "strong_verbs") or _is_heard(tree, head)
    has_that = any(tree.lemmas[k] == "that" for k in tree.children(clause, "mark"))
    if relation == "acl":
        told = tree.head(head) >= 0 and tree.lemmas[tree.head(head)] in ("tell", "inform", "warn", "assure", "remind")
        return has_that and (told or lemma in words("attribution", "nouns"))
    if relation == "nmod":
        return tree.preposition(clause) == "of" and lemma in words("attribution", "hearsay") and _has_owner(tree, head)
    is_gerund = relation == "xcomp" and tree.tokens[clause].xpos == "VBG" and lemma in words("attribution", "recalling")
    if is_gerund or _is_called_for(tree, clause, head):
        return True
    is_held = relation in ("advcl", "xcomp") and lemma in words("factuality", "held") and _has_agent(tree, head)
    return is_held or (relation == "advcl" and has_that and lemma in words("attribution", "strong_verbs"))


def _is_of_text(tree: Tree, verb: int) -> bool:
    """Whether a verb of saying tells what a text says ("a communiqué announcing the withdrawal")."""
    head = tree.head(verb)
    is_beside = head >= 0 and tree.relation(verb) == "acl" and tree.tokens[verb].xpos == "VBG"
    return is_beside and is_channel(tree, head) and tree.lemmas[verb] in words("attribution", "aside_verbs")


def _is_called_for(tree: Tree, clause: int, head: int) -> bool:
    """Whether a clause says what a person, in so many words, asks to be done or charges somebody with."""
    lemma = tree.lemmas[head]
    is_asked = lemma in words("positions", "urging") and any(
        tree.lemmas[k] == "to" for k in tree.children(clause, "mark")
    )
    is_charged = lemma in words("attribution", "charging_verbs") and tree.tokens[clause].xpos == "VBG"
    return is_charged or (is_asked and any(is_one_person(tree, s) for s in tree.children(head, "nsubj")))


def _is_heard(tree: Tree, verb: int) -> bool:
    """Whether a court or inquiry hears it: the words are of those who appear before it."""
    is_hearing = tree.lemmas[verb] in ("hear", "learn")
    return is_hearing and any(tree.lemmas[k] in words("attribution", "hearers") for k in tree.children(verb, "nsubj"))


def _has_done(tree: Tree, verb: int) -> bool:
    """Whether a participle is of a perfect, its own or that of the verb it is joined to ("has said and repeated")."""
    verbs = (verb, *(tree.ancestors(verb)[:1] if tree.relation(verb) == "conj" else ()))
    return any(tree.lemmas[k] == "have" for v in verbs for k in tree.children(v, "aux"))


def _has_agent(tree: Tree, verb: int) -> bool:
    """Whether a participle names who holds it so ("suspected by police to be armed")."""
    is_bare = tree.tokens[verb].xpos == "VBN" and not _has_done(tree, verb)
    agents_ = [k for k in tree.children(verb, "obl") if tree.preposition(k) == "by" and not tree.is_in_time(k)]
    return is_bare and bool(agents_)


def _has_owner(tree: Tree, noun: int) -> bool:
    return bool(tree.children(noun, "nmod:poss")) or any(
        tree.preposition(k) == "by" for k in tree.children(noun, "nmod")
    )


def _aside(document: Document, tree: Tree, index: int) -> tuple[Speaker, int] | None:
    """The source that a dependent of a clause gives, and that dependent: "according to X", "as X said", ", X said"."""
    for kid in tree.children(index, "obl", "nmod", "advcl"):
        if tree.preposition(kid) in words("attribution", "phrases") or (
            tree.lemmas[kid] == "accord" and tree.relation(kid) == "advcl"
        ):
            named = tree.children(kid, "obl") if tree.lemmas[kid] == "accord" else [kid]
            speaker = as_speaker(document, tree, named[0]) if named and is_source(tree, named[0]) else None
            if speaker is not None:
                return speaker, kid
        if tree.relation(kid) == "advcl" and _is_remark(tree, kid):
            speaker = speaker_of(document, tree, kid)
            if speaker is not None:
                return speaker, kid
    for kid in tree.children(index, "parataxis", "advcl"):
        is_told = tree.lemmas[kid] in words("attribution", "aside_verbs") and not tree.children(
            kid, "ccomp", "mark", "obj"
        )
        if is_told and (tree.relation(kid) == "parataxis" or _is_inverted(tree, kid)):
            speaker = speaker_of(document, tree, kid)
            if speaker is not None:
                return speaker, kid
    return None


def _is_remark(tree: Tree, verb: int) -> bool:
    """Whether a clause is "as X said", which gives the source, and not "even as he said Y", which is another deed."""
    if tree.lemmas[verb] not in words("attribution", "strong_verbs") or _is_quoted(tree, verb):
        return False
    has_as = any(tree.lemmas[k] == "as" for k in tree.children(verb, "mark", "advmod"))
    tells = bool(tree.children(verb, "ccomp", "obj", "xcomp", "obl"))
    return has_as and not tells and not any(tree.lemmas[k] in ("even", "just") for k in tree.kids[verb])


def _is_inverted(tree: Tree, verb: int) -> bool:
    """Whether a finite verb of saying follows a comma ("…, said the mayor")."""
    return (
        verb > 1 and tree.tokens[verb].xpos in ("VBD", "VBZ", "VBP") and tree.tokens[verb - 1].text in (",", "”", '"')
    )


def speaker_of(document: Document, tree: Tree, verb: int) -> Speaker | None:
    """The subject of a verb of saying, or the owner of the concern, statement or report that says it."""
    if not tree.is_verb(verb):
        return _owner(document, tree, verb)
    if (apart := aside_speaker(document, tree, verb)) is not None:
        return apart
    if tree.children(verb, "nsubj:pass", "aux:pass") or _has_agent(tree, verb):
        agents_ = [k for k in tree.children(verb, "obl") if tree.preposition(k) == "by"]
        return as_speaker(document, tree, agents_[0]) if agents_ else None
    if tree.tokens[verb].xpos == "VBN" and not _has_done(tree, verb):
        return None  # "the man accused of", "Jury shown": nobody says by whom
    subjects = tree.children(verb, "nsubj")
    if not subjects and tree.relation(verb) in ("conj", "advcl", "xcomp"):
        subjects = [] if _is_inverted(tree, verb) else surface_subjects(tree, verb)
    subjects = subjects or _strayed(tree, verb)
    subjects = sorted(subjects, key=lambda k: tree.lemmas[k] in words("attribution", "channels"))
    says = tree.lemmas[verb] in words("attribution", "aside_verbs") - words("attribution", "showing_verbs")
    if subjects and tree.lemmas[subjects[0]] == "it" and says:
        return as_speaker(document, tree, subjects[0], says=True)
    if subjects and can_speak(tree, antecedent(tree, subjects[0])):
        return as_speaker(document, tree, subjects[0], says=tree.lemmas[verb] in words("attribution", "aside_verbs"))
    if tree.lemmas[verb] in words("attribution", "showing_verbs"):
        return None
    beside = beside_verb(document, tree, verb)
    is_plain = tree.lemmas[verb] in ("say", "tell", "add")  # who says a thing can speak, whoever it is
    return beside or (as_speaker(document, tree, subjects[0]) if subjects and is_plain else None)


def _strayed(tree: Tree, verb: int) -> list[int]:
    """The subject of a verb of saying that the parser hung from its content, which has one of its own."""
    contents = [tree.children(k, "nsubj", "nsubj:pass") for k in tree.children(verb, "ccomp") if k > verb]
    return [s[0] for s in contents if len(s) > 1 and s[0] < verb < s[-1]]


def _owner(document: Document, tree: Tree, noun: int) -> Speaker | None:
    owners = tree.children(noun, "nmod:poss") or [
        k for k in tree.children(noun, "nmod") if tree.preposition(k) in ("by", "of")
    ]
    if owners and (found := as_speaker(document, tree, owners[0])) is not None:
        return found
    verb = tree.head(noun) if tree.relation(noun) != "nsubj" else -1
    return speaker_of(document, tree, verb) if verb >= 0 and tree.is_verb(verb) else None


def beside_verb(document: Document, tree: Tree, verb: int) -> Speaker | None:
    """Who stands right before or after a verb of saying, where the parse has lost its subject."""
    is_apart = verb > 1 and tree.tokens[verb - 1].text == "," and is_one_person(tree, verb - 2)
    apart = verb - 2 if is_apart else verb - 1
    for index in (apart, verb + 1, verb + 2):
        is_noun = 0 <= index < len(tree.tokens) and tree.tokens[index].upos in ("NOUN", "PROPN")
        if not is_noun or tree.is_in_time(index):
            continue
        head = phrase_head(tree, index)
        if head > verb and tree.relation(head) == "nsubj" and tree.head(head) > verb:
            continue  # "said soldiers had looted shops"
        if head != verb and head in (*range(verb - 6, verb), *range(verb + 1, verb + 8)) and can_speak(tree, head):
            return as_speaker(document, tree, head)
    return None
