"""`faultline voices`: whose words the sources pass on."""

from __future__ import annotations

from faultline.cli.analysing import plain_command

voices = plain_command(
    "voices",
    """Tell whose words the sources pass on, and who is not heard.

Shares of officials, armed groups, experts, residents and others with their intervals; from near or far; named or
not; who is heard most; and which outlet passes on whom.

Example: faultline voices mali --source herald
""",
)
