"""Mentions → entities and places: one identity across documents, each merge with its reason.

chains → referents (what is known) → blocking → comparing → clustering → entities → filling statements in
"""

from faultline.resolution.resolving import Resolution, resolve

__all__ = ["VERSION", "Resolution", "resolve"]

VERSION = "4"
