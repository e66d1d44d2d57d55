"""`faultline agreements`: who stands how to which agreement."""

from __future__ import annotations

from faultline.cli.analysing import plain_command

agreements = plain_command(
    "agreements",
    """Tell who stands how to which agreement, and what is told of its fortunes.

Accords, ceasefires, resolutions, treaties and sanctions: who signed, brokered, supports, refuses, broke or left them;
what they lay down; and whether sources call them kept, under way, stalled, broken or ended, with date and passage.

Example: faultline agreements mali --period 2015..2020
""",
)
