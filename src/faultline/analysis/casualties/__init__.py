"""Casualties: every figure of people killed or hurt, by incident, with its range, its revisions and its doubt."""

from faultline.analysis.casualties.analysing import Settings, analyse

__all__ = ["Settings", "analyse"]
