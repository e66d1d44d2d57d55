"""What drives what, as the sources tell it: factors, links as bundles of claims, loops, roots and leverage.

Claims, not causes: a link says who holds that one thing raises or lowers another, never that it does.
"""

from faultline.analysis.causes.analysing import Settings, analyse

__all__ = ["Settings", "analyse"]
