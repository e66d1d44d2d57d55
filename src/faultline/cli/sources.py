"""`faultline sources`: how the sources stand."""

from __future__ import annotations

from faultline.cli.analysing import plain_command

sources = plain_command(
    "sources",
    """Tell how the sources stand, and who is silent on what.

Each outlet's track record and its independence, two figures with their n, and the grades that you gave beside
them; and the matters that some tell and others, who cover the same actors, place and time, do not.

Example: faultline sources mali
""",
)
