"""Dictionary forms: a table learnt from the treebanks, the irregular verbs, then rules of English spelling.

A dictionary never invents a verb, as a trained lemmatiser does.
"""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from importlib.resources import files

from faultline.language.lexicons import read_lexicon

_PREFIXES = ("over", "under", "out", "up", "re", "un", "mis", "fore", "with", "pre", "inter", "co-", "re-")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_VERB_ENDINGS = ("ing", "ed", "es", "s")
_FINAL_E = re.compile(
    r"(?:[aeiou][bcgkmpsvz]|[lrnp]s|[cvzu]|[^aeioulr]l|[^aeiou]at|[io]at|[aeo]dat|[rlnst]ag|ir|ur|"
    r"[aeiou]tut|[iu]d|[aeiou]n?c|rg|dg|ng|[rl]v|[bcdfgkpt]l|[ou]r|ak|ok|ik|op|yp|ok)$"
)
_NO_FINAL_E = re.compile(
    r"(?:ss|[eo]n|er|on|it|om|[aeiou]{2}[bcdgklmnprtz]|ow|aw|ew|ck|sh|ch|lk|nk|rk|et|or|im|ad|ib)$"
)
_DOUBLED = re.compile(r"([bdgmnprtkvz])\1$")


@cache
def _table() -> dict[str, str]:
    packed = files("faultline.language").joinpath("models", "lemmas.json.gz").read_bytes()
    table: dict[str, str] = json.loads(gzip.decompress(packed))
    return table


@cache
def _known() -> frozenset[str]:
    """`lemma|POS` of everything in the table and the lists of verbs: candidates among these win."""
    known = {f"{base.lower()}|{key.rpartition('|')[2]}" for key, base in _table().items()}
    listed = read_lexicon("irregular_forms")
    verbs = {*listed["forms"], *listed["spelling"], *read_lexicon("regular_verbs")["verbs"]}
    return frozenset(known | {f"{verb}|VERB" for verb in verbs})


def is_known_lemma(lemma: str, upos: str) -> bool:
    """Whether the treebanks or the list of irregular verbs have this dictionary form (in lower case)."""
    return f"{lemma}|{upos}" in _known()


@cache
def _irregular() -> dict[str, str]:
    listed = read_lexicon("irregular_forms")
    return {form: base for part in ("spelling", "forms") for base, forms in listed[part].items() for form in forms}


@cache
def lemma(form: str, upos: str, xpos: str) -> str:
    """The dictionary form of a word with its universal and Penn tag."""
    lower = form.lower().translate(_STRAIGHT)
    if len(form) > 40:
        return lower
    if upos in ("VERB", "AUX"):
        return _verb(lower, upos, xpos)
    nouns = read_lexicon("irregular_forms")["nouns"]
    if upos == "NOUN" and lower in nouns:
        return str(nouns[lower])
    found = _table().get(f"{lower}|{upos}")
    if found:
        return found
    if upos == "PROPN":
        return _singular(form) if xpos == "NNPS" else form
    if upos == "NUM":
        return lower.replace(",", "")
    if upos == "NOUN":
        return _noun(lower) if xpos != "NN" else lower
    if upos in ("ADJ", "ADV") and xpos in ("JJR", "RBR", "JJS", "RBS"):
        return _positive(lower, upos)
    return lower


def _verb(lower: str, upos: str, xpos: str) -> str:
    base = _irregular_base(lower)
    is_base = xpos in ("VB", "VBP") and f"{lower}|{upos}" in _known()
    if base and not is_base:
        return base
    found = _table().get(f"{lower}|{upos}")
    return found.lower() if found else _regular_base(lower, xpos)


def _irregular_base(lower: str) -> str | None:
    """The base of an irregular form, also behind a prefix: overthrew → overthrow, retook → retake."""
    listed = _irregular()
    if lower in listed:
        return listed[lower]
    for prefix in _PREFIXES:
        rest = lower.removeprefix(prefix)
        if rest != lower and rest in read_lexicon("irregular_forms")["forms"]:
            return None
        if rest != lower and rest in listed and len(rest) > 2:
            return prefix + listed[rest]
    return None


def _regular_base(lower: str, xpos: str) -> str:
    if xpos in ("VB", "VBP", "MD"):
        return lower
    for ending in _VERB_ENDINGS:
        stem = lower.removesuffix(ending)
        if stem != lower and len(stem) > 1:
            candidates = _verb_candidates(stem, ending)
            return next((c for c in candidates if f"{c}|VERB" in _known()), candidates[0])
    return lower


def _verb_candidates(stem: str, ending: str) -> list[str]:
    """Possible bases, the likeliest first."""
    if stem.endswith("i") and ending in ("ed", "es"):
        return [stem[:-1] + "y", stem + "e"]
    if ending == "s":
        return [stem]
    if ending == "es":
        return [stem, stem + "e"] if re.search(r"(?:ss|sh|ch|x|zz|o)$", stem) else [stem + "e", stem]
    if _DOUBLED.search(stem):
        return [stem[:-1], stem, stem + "e"]
    if _FINAL_E.search(stem) and not _NO_FINAL_E.search(stem):
        return [stem + "e", stem]
    return [stem, stem + "e"]


_PLURALS = {"women": "woman", "men": "man", "children": "child"}


def _noun(lower: str) -> str:
    for plural, singular in _PLURALS.items():
        if lower.endswith(plural):
            return lower.removesuffix(plural) + singular
    if lower.endswith(("ss", "us", "is")) or not lower.endswith("s"):
        return lower
    if lower.endswith("ies") and len(lower) > 4:
        return lower[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|zz)es$", lower):
        return lower[:-2]
    return lower[:-1]


def _singular(form: str) -> str:
    """A plural proper noun in the singular: Nations → Nation."""
    if form.endswith("ies") and len(form) > 5:
        return form[:-3] + "y"
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form


def _positive(lower: str, upos: str) -> str:
    for ending in ("iest", "ier", "est", "er"):
        stem = lower.removesuffix(ending)
        if stem != lower and len(stem) > 1:
            stem += "y" if ending.startswith("i") else ""
            candidates = (stem, stem + "e", stem[:-1])
            return next((c for c in candidates if f"{c}|{upos}" in _known()), stem)
    return lower
