"""Train the English pipeline that the package ships: `make train`.

Reads the converted corpora of `$FAULTLINE_DATA/training/data` (docs/accuracy.md names their origin), trains syntax
and names apart, joins them into one spaCy pipeline and writes it to `src/faultline/language/models/english`.

    python training/train.py [--steps N] [--out DIR]

The same seed, versions and machine give the same weights.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from pathlib import Path
from typing import Any

import spacy
from spacy.cli.init_config import fill_config
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

HERE = Path(__file__).parent
MODEL = HERE.parent / "src" / "faultline" / "language" / "models" / "english"
ABOUT = "UD tags, morphology and parse, and names, learnt from open corpora only"


def corpora() -> Path:
    """The folder of converted corpora; says what to do when it is absent."""
    folder = Path(os.environ.get("FAULTLINE_DATA", "../shared")) / "training" / "data"
    if not folder.is_dir():
        raise SystemExit(f"{folder} is not there: set FAULTLINE_DATA to the folder of development data")
    return folder


def train_part(config_name: str, train_file: str, dev_file: str, out: Path, *, steps: int | None) -> Path:
    """Train one of the two parts and return the folder of its last model."""
    data = corpora()
    filled = out / config_name
    fill_config(filled, HERE / config_name, pretraining=False, diff=False, silent=True)
    overrides: dict[str, Any] = {"paths.train": str(data / train_file), "paths.dev": str(data / dev_file)}
    if steps:
        overrides |= {"training.max_steps": steps, "training.optimizer.learn_rate.total_steps": steps}
    nlp = init_nlp(load_config(filled, overrides=overrides, interpolate=False))
    folder = out / Path(config_name).stem
    folder.mkdir()
    train(nlp, folder)
    return folder / "model-last"


def join(syntax: Path, names: Path, out: Path) -> None:
    """One pipeline of both parts, each over its own CNN."""
    nlp = spacy.load(syntax)
    other = spacy.load(names)
    other.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=other)
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.meta.update(name="faultline_english", version="1.0.0", license="CC-BY-SA-4.0", description=ABOUT)
    nlp.to_disk(out, exclude=["vectors"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, help="steps of each part (default: as in the configurations)")
    parser.add_argument("--out", type=Path, default=MODEL)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        names = train_part("names.cfg", "ner_TRAIN_open.spacy", "ner_dev_gumopen.spacy", work, steps=options.steps)
        syntax = train_part(
            "syntax.cfg", "syntax_train_ewt+gumopen.spacy", "syntax_dev_mix.spacy", work, steps=options.steps
        )
        options.out.mkdir(parents=True, exist_ok=True)
        join(syntax, names, options.out)


if __name__ == "__main__":
    main()
