"""What was read after the two halves, for development alone: runs of sentences out of longer documents, and more news.

The halves had told that what is developed on one document fits it too well; these are other documents, of other places.
"""

from __future__ import annotations

EXCERPTS: dict[str, tuple[int, int]] = {
    "documents/un/S_2025_509.en.pdf": (12, 30),
    "documents/un/S_2025_504.en.pdf": (10, 35),
    "documents/un/S_2025_97.en.pdf": (15, 30),
    "documents/un/S_2025_495.en.pdf": (12, 30),
    "documents/un/S_2025_72.en.pdf": (25, 35),
    "documents/un/S_2025_323.en.pdf": (8, 30),
    "documents/un/S_2025_153.en.pdf": (14, 25),
    "documents/un/S_2025_389.en.pdf": (60, 35),
    "documents/un/S_2025_303.en.pdf": (20, 35),
    "text/ecbplus/ECB+/13/13_7ecbplus.xml": (0, 10),
    "text/ecbplus/ECB+/16/16_4ecbplus.xml": (0, 22),
    "text/ecbplus/ECB+/26/26_2ecbplus.xml": (0, 28),
    "text/ecbplus/ECB+/32/32_4ecbplus.xml": (0, 18),
    "text/ecbplus/ECB+/33/33_4ecb.xml": (0, 14),
    "text/ecbplus/ECB+/13/13_7ecb.xml": (0, 10),
    "text/ecbplus/ECB+/8/8_4ecbplus.xml": (0, 19),
    "text/ecbplus/ECB+/11/11_4ecbplus.xml": (0, 13),
    "text/ecbplus/ECB+/20/20_4ecbplus.xml": (0, 28),
    "documents/factbook/ml.json": (0, 14),
    "documents/factbook/mr.json": (0, 14),
    "documents/factbook/ag.json": (0, 14),
    "documents/factbook/iv.json": (0, 14),
}
"""Documents, with the number of the first sentence read and how many were read."""
LATER: dict[str, dict[str, tuple[int, int]]] = {
    "next": {
        "documents/un/S_2025_530.en.pdf": (0, 13),
        "documents/un/S_2025_295.en.pdf": (44, 36),
        "documents/un/S_2025_455.en.pdf": (2, 14),
        "documents/un/S_2025_457.en.pdf": (0, 9),
        "documents/un/S_RES_2788_(2025).en.pdf": (0, 22),
        "documents/un/S_2025_22.en.pdf": (44, 16),
        "documents/factbook/sg.json": (0, 25),
        "text/ecbplus/ECB+/3/3_7ecb.xml": (0, 16),
        "text/ecbplus/ECB+/9/9_12ecbplus.xml": (0, 19),
        "text/ecbplus/ECB+/24/24_2ecbplus.xml": (0, 11),
        "text/ecbplus/ECB+/30/30_11ecb.xml": (0, 14),
    },
    "last": {
        "documents/un/S_2025_224.en.pdf": (0, 10),
        "documents/un/S_2025_335.en.pdf": (8, 12),
        "documents/un/S_2025_499.en.pdf": (8, 24),
        "documents/un/S_2025_427.en.pdf": (20, 36),
        "documents/un/S_2025_476.en.pdf": (4, 12),
        "documents/factbook/ca.json": (0, 13),
        "text/ecbplus/ECB+/9/9_2ecbplus.xml": (0, 18),
        "text/ecbplus/ECB+/16/16_2ecbplus.xml": (0, 20),
        "text/ecbplus/ECB+/28/28_12ecbplus.xml": (0, 16),
    },
    "final": {
        "documents/un/S_2025_346.en.pdf": (24, 34),
        "documents/un/S_2025_180.en.pdf": (2, 8),
        "documents/factbook/fr.json": (0, 14),
        "text/ecbplus/ECB+/3/3_2ecbplus.xml": (0, 12),
        "text/ecbplus/ECB+/14/14_7ecb.xml": (0, 14),
        "text/ecbplus/ECB+/22/22_13ecbplus.xml": (0, 17),
        "text/ecbplus/ECB+/26/26_7ecbplus.xml": (0, 13),
    },
}
"""What was read later still, each batch before anybody had seen what the rules make of it."""


def is_excerpt(document: str) -> bool:
    """Whether only a passage of a document is annotated."""
    return document in EXCERPTS or any(document in passages for passages in LATER.values())
