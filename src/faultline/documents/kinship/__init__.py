"""Which documents go back to one origin, so that they count as one voice: reprints, one wire story, one press release.

shingles → near_duplicates, wires, shared_quotations (links with their reasons) → origins (groups)
"""

from faultline.documents.kinship.origins import Origin, origins

__all__ = ["Origin", "origins"]
