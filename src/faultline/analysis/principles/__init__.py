"""Whether what is told of efforts and deeds supports or contradicts the principles of a rule file."""

from faultline.analysis.principles.analysing import Settings, analyse
from faultline.analysis.principles.reading import SHIPPED, read_rules, shipped_rules
from faultline.analysis.principles.rules import RuleSet

__all__ = ["SHIPPED", "RuleSet", "Settings", "analyse", "read_rules", "shipped_rules"]
