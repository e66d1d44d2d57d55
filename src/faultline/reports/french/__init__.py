"""A report in French: its own words by a phrasebook, statements said anew, quotes and names as they are."""

from faultline.reports.french.translating import finished, in_french

__all__ = ["finished", "in_french"]
