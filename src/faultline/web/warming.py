"""What the first pages would have to wait for, made behind them."""

from __future__ import annotations

from faultline.web.narrowing import learn_names
from faultline.web.profile import learn_origins
from faultline.workspace import MapView


def warm(view: MapView) -> None:
    """Make what is made once for a view."""
    view.warm()
    learn_names(view)
    learn_origins(view)
