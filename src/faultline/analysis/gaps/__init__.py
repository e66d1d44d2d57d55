"""What the map does not know: places, actors, periods, sides and matters without statements, and whom to ask."""

from faultline.analysis.gaps.analysing import Settings, analyse

__all__ = ["Settings", "analyse"]
