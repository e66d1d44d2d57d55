"""Early-warning baselines: what the next months bring if they are like the last, how well that did, and alerts."""

from faultline.analysis.watch.analysing import Settings, analyse

__all__ = ["Settings", "analyse"]
