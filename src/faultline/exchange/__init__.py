"""Map → files: one exporter a file, named in `EXPORTERS`; `wording` says a statement in plain words."""

from faultline.exchange.exporting import EXPORTERS, Exporter, exporter_named, write_export

__all__ = ["EXPORTERS", "Exporter", "exporter_named", "write_export"]
