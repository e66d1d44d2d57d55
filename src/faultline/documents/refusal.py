"""Why a file is not read."""

from __future__ import annotations

from faultline.errors import UnreadableError
from faultline.model.loss import Loss

STEP = "documents"


class Refusal(UnreadableError):  # noqa: N818  (the field's word; it is caught, never shown as a class)
    """A file is refused by name.

    Attributes:
        reason: The short constant phrase by which refusals are counted.
        detail: What a person can do about it.
    """

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail

    def loss(self, path: str) -> Loss:
        """The refusal as an entry of the ledger of losses."""
        return Loss(path=path, step=STEP, reason=self.reason, detail=self.detail)
