"""Whose state "the government" and "the army" are: never that of a country that the text has left for another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from faultline.extraction.coreference import lexicon
from faultline.extraction.coreference.candidates import DEFINITE, Candidate
from faultline.extraction.tree import Tree
from faultline.language.gazetteer import country_code


class Lands:
    """The countries that the names of a document are of."""

    def __init__(self, found: Sequence[Candidate], trees: Sequence[Tree]) -> None:
        self._found = found
        self._trees = trees
        self._of_chain: dict[int, str] = {}
        for one in found:
            if one.is_named and one.chain is not None and (land := self._named(one)):
                self._of_chain.setdefault(one.chain, land)

    def left(self, anaphor: int) -> str | None:
        """The country that the paragraph has come to before "the government" in it; None where that tells nothing.

        "The Government", with a capital, is the one that the text is about: another only where its paragraph names no
        third country.
        """
        one = self._found[anaphor]
        if one.kind != DEFINITE or not lexicon.is_in("national", one.lemma):
            return None
        lands = list(dict.fromkeys(self._before(anaphor)))
        is_title = self._trees[one.sentence].tokens[one.head].text[:1].isupper()
        return lands[0] if lands and (len(lands) == 1 or not is_title) else None

    def _before(self, anaphor: int) -> Iterator[str]:
        """The countries that are named before in its paragraph, the last first."""
        for index in range(anaphor - 1, -1, -1):
            other = self._found[index]
            if other.paragraph != self._found[anaphor].paragraph:
                return
            if land := self._named(other):
                yield land

    def parted(self) -> dict[int, int]:
        """For "the government" that the language pipeline chained with one of another country: a key for it by itself.

        The key is the position of the first of those between which the text comes to no other country.
        """
        now: dict[int, tuple[str, int]] = {}
        keys = {}
        for index, one in enumerate(self._found):
            land = self.left(index) if one.chain is not None else None
            if one.chain is None or land is None:
                continue
            before, key = now.get(one.chain, (land, -1))
            now[one.chain] = land, key = (land, key if before == land else index)
            if key >= 0:
                keys[index] = key
        return keys

    def is_of_another(self, anaphor: int, index: int, land: str) -> bool:
        """Whether a mention of an earlier paragraph is of the state of another country than this one."""
        other = self._found[index]
        own = self._of_chain.get(-1 if other.chain is None else other.chain) or self.left(index)
        return own is not None and own != land and other.paragraph != self._found[anaphor].paragraph

    def _named(self, one: Candidate) -> str | None:
        mention = self._trees[one.sentence].mention(one.head)
        return _land(mention.text) if mention is not None and one.proper else None


@cache
def _land(name: str) -> str | None:
    """The country whose name, capital or people a name is or holds, the longest first."""
    words = name.split()
    spans = ((a, a + n) for n in range(len(words), 0, -1) for a in range(len(words) - n + 1))
    return next((code for a, b in spans if (code := country_code(" ".join(words[a:b]).removesuffix("’s")))), None)
