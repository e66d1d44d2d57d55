"""What the gazetteer of the package is made from, and how; `training/gazetteer.py` makes it."""
