"""The written context analysis: a view on the evidence, in sixteen sections."""

from faultline.reports.profiles import Profile
from faultline.reports.writing import write_report

__all__ = ["Profile", "write_report"]
