"""`faultline positions`: who stands for and against what."""

from __future__ import annotations

from faultline.cli.analysing import plain_command

positions = plain_command(
    "positions",
    """Tell who asks for, supports, opposes or condemns what.

And where one holder stands otherwise on like events, side by side for you to judge.

Example: faultline positions mali --period 2012..2020
""",
)
