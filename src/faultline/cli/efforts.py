"""`faultline efforts`: who does or funds what where."""

from __future__ import annotations

from faultline.cli.analysing import plain_command

efforts = plain_command(
    "efforts",
    """Tell who does or funds what, where and when.

Actors with their sectors and places, who is present where and how concentrated that is, overlaps, gaps, promises
and what came of them, and what was tried before. One gift told twice is counted once.

Example: faultline efforts mali --country ML
""",
)
