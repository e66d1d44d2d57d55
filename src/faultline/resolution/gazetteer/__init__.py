"""The places of the world as a compact table in the package, with lookup in process; and those that a user adds."""

from faultline.model.place import Place
from faultline.resolution.gazetteer.current import gazetteer, using
from faultline.resolution.gazetteer.lookup import Candidate, Gazetteer, Parents
from faultline.resolution.gazetteer.rows import NameKind, Seat

__all__ = ["Candidate", "Gazetteer", "NameKind", "Parents", "Seat", "candidates", "gazetteer", "using"]


def candidates(name: str) -> list[Place]:
    """The places that bear the name, the most populous first."""
    return [c.place for c in gazetteer().candidates(name)]
