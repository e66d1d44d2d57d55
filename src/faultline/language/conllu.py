"""CoNLL-U of an analysis, for `faultline parse` and any tool of Universal Dependencies.

Each sentence has `# sent_id` and `# text`; contractions ("don't", "Mali's") are multiword tokens, as in the English
treebanks. MISC holds `TokenRange=start:end` on every line (code points of the document), `SpaceAfter=No` where no white
space follows, and names as `Entity=`, bracketed as in GUM: `(person-3` on the first word, `person-3)` on the last,
`(person-3)` on the only one, one after the other where several begin or end; the number is the mention's chain.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from faultline.language.tokens import sentence_text
from faultline.model.sentence import Analysis, Form, Mention, Sentence, Token

_CLITICS = frozenset({"'s", "n't", "'m", "'re", "'ve", "'d", "'ll", "'", "not", "na", "ta", "s'"})


def to_conllu(analysis: Analysis, text: str) -> str:
    """The sentences of an analysis of `text`, each followed by an empty line."""
    return "".join(f"{block}\n" for block in (_block(s, text) for s in analysis.sentences))


def _block(sentence: Sentence, text: str) -> str:
    lines = [f"# sent_id = {sentence.index + 1}", f"# text = {_one_line(sentence_text(text, sentence))}"]
    brackets = _brackets(sentence.mentions)
    ranges = dict(_multiword(sentence.tokens))
    inside = {i for first, stop in ranges.items() for i in range(first, stop)}
    for token in sentence.tokens:
        if token.index in ranges:
            lines.append(_range_line(sentence, token.index, ranges[token.index], text))
        lines.append(_word_line(sentence, token, brackets.get(token.index, ""), text, is_part=token.index in inside))
    return "\n".join(lines) + "\n"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _multiword(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Spans of words written as one: a word with the clitics that follow without a space."""
    first = 0
    while first < len(tokens):
        stop = first + 1
        while stop < len(tokens) and tokens[stop].start == tokens[stop - 1].end and _is_clitic(tokens, stop):
            stop += 1
        if stop - first > 1:
            yield first, stop
        first = stop


def _is_clitic(tokens: Sequence[Token], i: int) -> bool:
    token = tokens[i]
    plain = token.text.lower().replace("’", "'")
    return plain in _CLITICS and token.upos in ("PART", "AUX", "VERB", "PRON") and tokens[i - 1].text[-1:].isalnum()


def _range_line(sentence: Sentence, first: int, stop: int, text: str) -> str:
    start, end = sentence.tokens[first].start, sentence.tokens[stop - 1].end
    misc = "|".join((*_space(sentence, stop - 1, text), f"TokenRange={start}:{end}"))
    return "\t".join((f"{first + 1}-{stop}", text[start:end], *["_"] * 7, misc))


def _word_line(sentence: Sentence, token: Token, entity: str, text: str, *, is_part: bool) -> str:
    misc = [f"Entity={entity}"] if entity else []
    misc += [] if is_part else _space(sentence, token.index, text)
    misc.append(f"TokenRange={token.start}:{token.end}")
    return "\t".join(
        (
            str(token.index + 1),
            _field(token.text),
            _field(token.lemma),
            token.upos or "X",
            token.xpos or "_",
            token.feats or "_",
            str(token.head + 1),
            token.relation,
            "_",
            "|".join(misc),
        )
    )


def _field(text: str) -> str:
    """A form or lemma without what would break the table: white space and control characters are replaced."""
    shown = "".join("\ufffd" if c.isspace() or unicodedata.category(c) in ("Cc", "Cs") else c for c in text)
    return shown or "_"


def _space(sentence: Sentence, index: int, text: str) -> list[str]:
    """`SpaceAfter=No` where the next character of the document is none of white space."""
    end = sentence.tokens[index].end
    is_last = index == len(sentence.tokens) - 1
    following = text[end : end + 1]
    is_tight = bool(following) and not (following.isspace() or following < " ")
    return ["SpaceAfter=No"] if is_tight and not (is_last and not following) else []


def _brackets(mentions: Sequence[Mention]) -> dict[int, str]:
    """Token index → the brackets of the names that begin and end there, outer ones outside."""
    names = [m for m in mentions if m.form is not Form.PRONOUN and m.form is not Form.NOMINAL]
    opening: dict[int, str] = {}
    single: dict[int, str] = {}
    closing: dict[int, str] = {}
    for name in sorted(names, key=lambda m: (m.first, -m.stop)):
        label = f"{name.type.value}-{name.chain}"
        if name.stop - name.first == 1:
            single[name.first] = single.get(name.first, "") + f"({label})"
        else:
            opening[name.first] = opening.get(name.first, "") + f"({label}"
            closing[name.stop - 1] = f"{label})" + closing.get(name.stop - 1, "")
    return {
        i: opening.get(i, "") + single.get(i, "") + closing.get(i, "") for i in sorted({*opening, *single, *closing})
    }
