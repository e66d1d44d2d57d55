"""The network that the package brings: what it holds, and that it reads the same alone and in company."""

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


def test_readings_come_in_the_order_of_the_windows() -> None:
    long, short = english().read([TOOK, LEFT])
    assert (len(long.upos), len(short.upos)) == (len(TOOK), len(LEFT))
    assert long.arc.shape == (len(TOOK), len(TOOK) + 1)
    assert short.upos[1:3] == ("NOUN", "VERB")
    assert TOOK[int(long.arc[3].argmax()) - 1] == "took"


def test_a_window_reads_nearly_the_same_alone_and_in_company() -> None:
    alone = english().read([LEFT])[0]
    company = english().read([TOOK, LEFT, TOOK])[1]
    assert alone.upos == company.upos
    assert np.abs(alone.arc - company.arc).max() < 0.15 * np.abs(alone.arc).max()


def test_the_same_windows_give_the_same_readings() -> None:
    one, other = (english().read([TOOK, LEFT])[0] for _ in range(2))
    assert np.array_equal(one.arc, other.arc)


def test_relations_have_one_root() -> None:
    reading = english().read([LEFT])[0]
    assert english().relations(reading, [1, 2, -1, 2, 2]).count("root") == 1


def test_the_language_data_stay_small() -> None:
    assert sum(f.stat().st_size for f in MODELS.rglob("*") if f.is_file()) < 40e6
