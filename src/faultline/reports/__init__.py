"""The written context analysis: a view on the evidence, in sixteen sections."""

from faultline.reports.choosing import Profile
from faultline.reports.writing import Wanted, write_report

__all__ = ["Profile", "Wanted", "write_report"]
