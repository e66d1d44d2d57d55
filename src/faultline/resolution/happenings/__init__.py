"""Which statements, and which rows of event tables, tell of one happening.

accounts (what one statement tells) → features → joining (refusals, then a score) → grouping; integrating (tables, by
MELTT)
"""

from faultline.resolution.happenings.grouping import Happening, find_happenings, may_be_one, same_happenings
from faultline.resolution.happenings.integrating import Incident, Integration, Row, integrate
from faultline.resolution.happenings.windows import Taxonomy, Windows

__all__ = [
    "Happening",
    "Incident",
    "Integration",
    "Row",
    "Taxonomy",
    "Windows",
    "find_happenings",
    "integrate",
    "may_be_one",
    "same_happenings",
]
