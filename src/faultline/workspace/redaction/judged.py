"""The copies that a ledger holds of what analysts saw, without the names of who was taken out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from faultline.workspace.ledger import Ledger
from faultline.workspace.redaction.masking import Mask
from faultline.workspace.redaction.versions import Version

_ID = re.compile(r"[0-9a-f]{16}")
_JSON = ("seen", "terms", "detail")
_WORDS = ("note", "target", "name", "content", "before", "after")


class RewrittenLedger:
    """What becomes of the entries of a ledger.

    Args:
        mask: An empty one, which takes over what those of the versions found.
        now: The versions that take the places of others.
    """

    def __init__(self, mask: Mask, versions: Sequence[Version], now: Mapping[str, str] | None = None) -> None:
        self._mask = mask
        for version in versions:
            mask.texts.update(version.mask.texts)
            mask.renamed.update(version.mask.renamed)
            mask.paths.update(version.mask.paths)
        mask.renamed.update({old: new for old, new in (now or {}).items() if old != new})

    def count(self, ledger: Ledger) -> int:
        """How many entries name somebody."""
        if not ledger.exists():
            return 0
        entries = ledger.entries()
        return sum(self.change(table, row) != row for table, rows in entries.items() for row in rows)

    def change(self, table: str, row: dict[str, Any]) -> dict[str, Any]:
        """An entry as it is to be; who made it and when stays."""
        del table
        mask = self._mask
        told = " ".join(str(row.get(name, "")) for name in (*_JSON, *_WORDS))
        named = mask.named_in(_ID.findall(told)) | mask.names.named_in(told)
        new = {name: mask.string(cell, named) if name in _WORDS else cell for name, cell in row.items()}
        for name in _JSON:
            if name in row:
                new[name] = self._json(row[name], named)
        return new

    def _json(self, text: str, named: frozenset[int]) -> str:
        try:
            given = json.loads(text)
        except ValueError:
            return self._mask.string(text, named)
        changed = self._mask.value(given, None, named)
        return text if changed == given else json.dumps(changed, ensure_ascii=False)
