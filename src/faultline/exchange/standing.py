"""How a statement stands, for formats that know facts alone: nothing denied, planned or alleged may pass for one."""

from __future__ import annotations

from faultline.model.statement import Modality, Polarity, Statement


def short_of_fact(statement: Statement) -> str | None:
    """None for what a source says is so; else `denied`, `planned`, `alleged`, `called for` or `hypothetical`."""
    if statement.polarity is Polarity.DENIED:
        return "denied"
    if statement.modality is Modality.ACTUAL:
        return None
    return statement.modality.value.replace("_", " ")
