"""Where a conflict lies: its neighbours, borders and regions, what crosses them, and whether it spills over."""

from faultline.analysis.setting.analysing import analyse
from faultline.analysis.setting.settings import Settings

__all__ = ["Settings", "analyse"]
