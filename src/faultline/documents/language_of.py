"""Which language a document is in, by its content passages."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from faultline.model.document import Passage

_SAMPLE = 6000
_LEAST_LETTERS = 40
_LEAST_PROBABILITY = 0.7
_WIDER = {"ary": "ar", "arz": "ar", "nb": "no", "nn": "no"}  # varieties that the model tells apart → ISO 639-1 code


def language_of(text: str, passages: Sequence[Passage]) -> str | None:
    """ISO 639-1 code, or None where there is too little text or no language is likely enough."""
    return language_of_text(_sample(text, passages))


def language_of_text(sample: str) -> str | None:
    """The same for a bare string."""
    if sum(character.isalpha() for character in sample) < _LEAST_LETTERS:
        return None
    code, probability = _identifier().classify(sample)
    if probability < _LEAST_PROBABILITY:
        return None
    code = _WIDER.get(code, code)
    return str(code) if len(code) == 2 else None


def _sample(text: str, passages: Sequence[Passage]) -> str:
    """The first content passages; all passages where none is content."""
    content = [p for p in passages if p.role.is_content] or list(passages)
    parts: list[str] = []
    length = 0
    for passage in content:
        if length >= _SAMPLE:
            break
        parts.append(text[passage.start : min(passage.end, passage.start + _SAMPLE - length)])
        length += len(parts[-1]) + 1
    return "\n".join(parts)


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
