"""Plain text: mostly articles copied from the web, with what stood around them."""

from __future__ import annotations

from faultline.documents.articles.article import read_article
from faultline.documents.content import Content
from faultline.documents.draft import Draft, Reading
from faultline.documents.encodings import Decoded, damage_losses, decode
from faultline.documents.limits import LIMITS
from faultline.documents.refusal import STEP, Refusal
from faultline.documents.sniffing import is_json, is_text
from faultline.model.loss import Loss

_DATA = (b"<?xml", b"{\\rtf")


class PlainTextReader:
    """Reads text in any encoding; only white space changes (newlines become `\\n`)."""

    name = "text"

    def recognises(self, content: Content) -> bool:
        """Anything that is text and not plainly data; a name in .txt or .md makes it text all the same."""
        if content.extension not in (".txt", ".md", ".text") and (
            content.head.startswith(_DATA) or is_json(content.head)
        ):
            return False
        return is_text(content.sample)

    def read(self, content: Content) -> Reading:
        """The whole text, each paragraph with its role."""
        decoded = decode(content.data)
        if not decoded.text.strip():
            raise Refusal("empty file", "it holds no characters: check that it was saved or downloaded whole")
        text = decoded.text[: LIMITS.characters]
        article = read_article(text)
        draft = Draft(
            text=text,
            passages=article.passages,
            title=article.title,
            author=article.author,
            publisher=article.publisher,
            date=article.date,
            address=article.address,
        )
        return Reading(draft=draft, losses=(*damage_losses(content.path, decoded), *_cut(content.path, decoded)))


def _cut(path: str, decoded: Decoded) -> tuple[Loss, ...]:
    rest = len(decoded.text) - LIMITS.characters
    if rest <= 0:
        return ()
    return (Loss(path, STEP, "text cut at limit", f"{rest} characters are left out: split the file"),)
