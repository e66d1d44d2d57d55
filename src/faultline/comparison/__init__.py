"""Statements → comparisons: which speak of the same matter, and how they stand.

matching (same matter) → values and periods (how two readings relate) → verdicts (how the group stands, and why)
"""

from faultline.comparison.comparing import compare

__all__ = ["VERSION", "compare"]

VERSION = "7"
