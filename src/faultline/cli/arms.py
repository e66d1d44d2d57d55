"""`faultline arms`: what becomes of arms and of those who bear them."""

from __future__ import annotations

from faultline.cli.analysing import plain_command

arms = plain_command(
    "arms",
    """Tell what becomes of arms and of those who bear them, figure against figure.

People registered, cantoned, disarmed, demobilised, integrated, reinserted, by place and date, as a ladder with what
is missing; arms held, moved, seized, collected, traced, destroyed; who arms whom, and who runs which programme.

Example: faultline arms mali --country ML --period 2015..2020
""",
)
