"""Who does or funds what, where and when: presence, overlaps, gaps, concentration, pledges and what came of them."""

from faultline.analysis.efforts.analysing import Settings, analyse

__all__ = ["Settings", "analyse"]
