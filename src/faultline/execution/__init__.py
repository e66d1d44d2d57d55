"""Who runs a batch step: one machine's cores now, a cluster later."""

from faultline.execution.local import LocalRunner, Outcome

__all__ = ["LocalRunner", "Outcome"]
