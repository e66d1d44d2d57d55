"""Accords, ceasefires, resolutions and sanctions: who is party, who stands how, what they lay down, how they fare."""

from faultline.analysis.agreements.analysing import Settings, analyse

__all__ = ["Settings", "analyse"]
