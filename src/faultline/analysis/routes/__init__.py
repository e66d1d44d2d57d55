"""Where goods and people go: reported legs, likely ways, choke points, closures and where traffic goes then."""

from faultline.analysis.routes.analysing import analyse
from faultline.analysis.routes.settings import Settings

__all__ = ["Settings", "analyse"]
