"""The network that the package brings: what it holds, and that it reads a window by itself."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from faultline.errors import FaultlineError
from faultline.language.network import Network, english
from faultline.language.parsing import DEMONYM
from faultline.model.entity import EntityType

MODELS = Path(str(files("faultline.language"))) / "models"
LEFT = ("The", "rebels", "left", "Gao", ".")
TOOK = ("On", "Monday", "the", "army", "took", "the", "town", "and", "its", "airport", ".")


def test_a_missing_network_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FaultlineError, match="install the package whole"):
        Network(tmp_path)


def test_every_label_of_names_is_one_of_our_types() -> None:
    kinds = {label[2:] for label in english().labels.names if label != "O"}
    assert kinds == {kind.value for kind in EntityType} & kinds | {DEMONYM}
    assert {"person", "armed_group", "international_organisation", "agreement", "place"} <= kinds


def test_a_reading_has_the_size_of_its_window() -> None:
    long, short = english().read(TOOK), english().read(LEFT)
    assert (len(long.upos), len(short.upos)) == (len(TOOK), len(LEFT))
    assert long.arc.shape == (len(TOOK), len(TOOK) + 1)
    assert short.upos[1:3] == ("NOUN", "VERB")
    assert TOOK[int(long.arc[3].argmax()) - 1] == "took"


def test_a_window_reads_the_same_whatever_was_read_before() -> None:
    alone = english().read(LEFT)
    english().read(TOOK)
    assert np.array_equal(alone.arc, english().read(LEFT).arc)


def test_relations_have_one_root() -> None:
    reading = english().read(LEFT)
    assert english().relations(reading, [1, 2, -1, 2, 2]).count("root") == 1


def test_the_language_data_stay_small() -> None:
    assert sum(f.stat().st_size for f in MODELS.rglob("*") if f.is_file()) < 40e6
