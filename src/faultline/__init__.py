"""Faultline draws the map of a conflict from what has been written about it.

The way of the data, a package a line:

    documents    file → Document
    datasets     coded row → Statements
    language     text → Sentences
    extraction   Sentences → Statements
    resolution   mentions → entities and places
    comparison   statements → Comparisons
    workspace    the map at rest: versions, ledger, search
    exchange     map → files
    reports      map → the written analysis
    web          map → the workbench
    cli          thin commands

`pipeline.STAGES` is the same list as code.
"""

from importlib.metadata import version

__version__ = version("faultline")
