"""How right a map is: its statements, entities and comparisons against annotations of the same documents."""

from faultline.evaluation.evaluating import Evaluation, evaluate
from faultline.evaluation.gold import Gold, read_gold

__all__ = ["Evaluation", "Gold", "evaluate", "read_gold"]
