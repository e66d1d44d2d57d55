"""Arms and those who bear them: what is held, seized, collected, destroyed; who is registered, disarmed, integrated."""

from faultline.analysis.arms.analysing import Settings, analyse

__all__ = ["Settings", "analyse"]
