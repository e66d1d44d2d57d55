"""Map → files: one exporter a file, named in `EXPORTERS`; what is on the map in plain words, and why it is so."""

from faultline.exchange.explained import Explanation
from faultline.exchange.explaining import explain
from faultline.exchange.exporting import EXPORTERS, Exporter, exporter_named, stream_export, write_export
from faultline.exchange.forms import Written

__all__ = [
    "EXPORTERS",
    "Explanation",
    "Exporter",
    "Written",
    "explain",
    "exporter_named",
    "stream_export",
    "write_export",
]
