"""Pack the table of dictionary forms that the package ships: `python training/lemmas.py`.

The table was counted in the training parts of the treebanks (CC BY-SA 4.0, as the model); entries that the rules of
`faultline.language.lemmas` give anyway are kept, since they also say which words exist. The same table gives the same
bytes.
"""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

TABLE = Path(__file__).parent.parent / "src" / "faultline" / "language" / "models" / "lemmas.json.gz"
CLOSED = {"AUX", "DET", "PRON", "ADP", "CCONJ", "SCONJ", "PART"}
"""Their numbers of entries are small and their noise (typing errors of web text) is not: kept where plainly words."""


def packed(table: dict[str, str]) -> bytes:
    """The table, sorted and compressed, without a time stamp."""
    kept = {key: base for key, base in sorted(table.items()) if is_useful(key, base)}
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), 9, mtime=0)


def is_useful(key: str, base: str) -> bool:
    """Whether an entry says something about the language: no numbers, no symbols, no names in lower case."""
    form, _, upos = key.rpartition("|")
    if upos in ("NUM", "PUNCT", "SYM", "X", "PROPN") or not base:
        return False
    if upos in CLOSED:
        return len(form) < 12
    return form.replace("-", "").replace("'", "").isalpha()


def main() -> None:
    source = Path(os.environ.get("FAULTLINE_DATA", "../shared")) / "training" / "data" / "lemma_table.json"
    if not source.is_file():
        raise SystemExit(f"{source} is not there: set FAULTLINE_DATA to the folder of development data")
    TABLE.write_bytes(packed(json.loads(source.read_text(encoding="utf-8"))))
    print(f"{TABLE}: {TABLE.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
