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
