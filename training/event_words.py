"""Makes the small vectors by which words for events are alike in meaning: `python training/event_words.py --encoder
DIR`.

Every verb and noun of the dictionary of lemmas and every word of the event patterns is encoded alone by
all-MiniLM-L6-v2 (Apache License 2.0), the encoder that the network was trained from; the mean of all is taken away
and the rest reduced to the 48 directions that differ most, a byte each. DIR holds the encoder as the transformers
library reads it.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tomllib
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from transformers import AutoModel, AutoTokenizer

PACKAGE = Path("src/faultline")
TARGET = PACKAGE / "language" / "models" / "event_words.npz"
WIDTH = 48
_WORD = re.compile(r"[a-z][a-z-]{1,24}")


def words() -> list[str]:
    """The words in order: lemmas of verbs and nouns, and what event patterns are made of."""
    found: set[str] = set()
    with gzip.open(PACKAGE / "language" / "models" / "lemmas.json.gz") as file:
        for form, lemma in json.load(file).items():
            if form.rsplit("|", 1)[-1] in ("VERB", "NOUN"):
                found.add(lemma.lower())
    for path in (PACKAGE / "extraction" / "patterns" / "events").glob("*.toml"):
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("event", ()):
            for pattern in (*entry.get("verbs", ()), *entry.get("nouns", ())):
                found.update(part.lower() for part in re.split(r"[ |*]+", pattern))
    return sorted(word for word in found if _WORD.fullmatch(word))


def encoded(given: list[str], encoder: Path) -> NDArray[np.float32]:
    """A vector of length 1 for each word: the mean over its pieces."""
    tokenizer, model = AutoTokenizer.from_pretrained(encoder), AutoModel.from_pretrained(encoder).eval()
    parts = []
    for start in range(0, len(given), 256):
        batch = tokenizer(given[start : start + 256], padding=True, return_tensors="pt")
        with torch.no_grad():
            states = model(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1)
        mean = (states * mask).sum(1) / mask.sum(1)
        parts.append(torch.nn.functional.normalize(mean, dim=1).numpy())
    return np.concatenate(parts)


def reduced(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """The vectors without their mean along their main directions, as bytes."""
    centred = vectors - vectors.mean(0)
    directions = np.linalg.svd(centred, full_matrices=False)[2][:WIDTH]
    small = centred @ directions.T
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    return np.round(small / np.abs(small).max() * 127).astype(np.int8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True, help="the folder of all-MiniLM-L6-v2")
    found = words()
    vectors = reduced(encoded(found, parser.parse_args().encoder))
    np.savez_compressed(TARGET, words=np.array(" ".join(found)), vectors=vectors)
    print(f"{len(found)} words of {WIDTH} bytes: {TARGET.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
