"""The map in Python, for notebooks and scripts: a `Map`, which `faultline.open` gives, its selections and tables."""

from faultline.notebook.map import Map
from faultline.notebook.selection import Selection

__all__ = ["Map", "Selection"]
