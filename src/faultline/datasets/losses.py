"""What could not be read of one data set, counted by reason."""

from __future__ import annotations

from dataclasses import dataclass, field

from faultline.model.loss import Loss

STEP = "datasets"
_MOST = 100


@dataclass(slots=True)
class LossBook:
    """Losses of one data set: the first hundred of a reason by row and column, the rest as one that counts them."""

    path: str
    counts: dict[str, int] = field(default_factory=dict)
    _new: list[Loss] = field(default_factory=list)

    def add(self, reason: str, detail: str) -> None:
        self.counts[reason] = self.counts.get(reason, 0) + 1
        if self.counts[reason] <= _MOST:
            self._new.append(Loss(self.path, STEP, reason, detail))

    def take(self) -> tuple[Loss, ...]:
        """Those that are new since this was asked last."""
        taken, self._new = tuple(self._new), []
        return taken

    def rest(self) -> tuple[Loss, ...]:
        """One for each reason that has more than were named, when all is read."""
        more = [(reason, n - _MOST) for reason, n in self.counts.items() if n > _MOST]
        return tuple(Loss(self.path, STEP, reason, f"{n} more rows of the same file", n) for reason, n in more)
