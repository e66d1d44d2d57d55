"""Who is heard: whose words the sources pass on, how often, on what, and who is not heard."""

from faultline.analysis.voices.analysing import Settings, analyse

__all__ = ["Settings", "analyse"]
