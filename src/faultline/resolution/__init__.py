"""Mentions → entities and places: one identity across documents, each merge with its reason.

chains → referents (what is known) → blocking → comparing → clustering → entities → filling statements in
happenings: which statements, and which rows of event tables, tell of one; intervals and nearness: how times and
places lie
"""

from faultline.resolution.happenings import Row, Taxonomy, Windows, find_happenings, integrate
from faultline.resolution.registers import check_settings
from faultline.resolution.resolving import Resolution, resolve

__all__ = [
    "VERSION",
    "Resolution",
    "Row",
    "Taxonomy",
    "Windows",
    "check_settings",
    "find_happenings",
    "integrate",
    "resolve",
]

VERSION = "4"
