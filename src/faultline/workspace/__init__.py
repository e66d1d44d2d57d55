"""The map at rest: a folder of originals, versions of the map, a ledger of judgements and a search index.

`Workspace` is the folder, `build` and `remove` make versions, `MapView` is the one way to look at them.
"""

from faultline.workspace.build_report import BuildReport
from faultline.workspace.building import build, rebuild, remove
from faultline.workspace.ledger import Ledger
from faultline.workspace.search import Hit, SearchResult
from faultline.workspace.selected import Selected
from faultline.workspace.selection import Selection
from faultline.workspace.view import MapView
from faultline.workspace.workspace import Workspace

__all__ = [
    "BuildReport",
    "Hit",
    "Ledger",
    "MapView",
    "SearchResult",
    "Selected",
    "Selection",
    "Workspace",
    "build",
    "rebuild",
    "remove",
]
