"""What the training of the network rests on; needs torch and spaCy, which only training installs."""

from __future__ import annotations

import random

import pytest

torch = pytest.importorskip("torch", reason="torch is installed for training alone: `make train`")
pytest.importorskip("transformers", reason="transformers is installed for training alone: `make train`")

from joint.batches import IGNORED, Labels  # noqa: E402
from joint.corpora import MISSING, Window, dressed  # noqa: E402
from joint.training import names_loss  # noqa: E402

OURS = Window(("Mali", "'s", "army"), names=("B-country", "O", "O"))
ARMY = Window(("Army", "of", "Mali"), names=("B-military", "I-military", "I-military"))
OPEN = Window(("UN", "said", "X", "today"), names=("B-ORG", "OTHER", MISSING, "B-DATE"))


def test_a_coarse_label_leaves_our_types_open() -> None:
    labels = Labels.of([OURS, ARMY, OPEN])
    allowed = labels.allowed()

    def left(given: str) -> set[str]:
        row = allowed[labels.given.index(given)]
        return {name for name, is_left in zip(labels.names, row, strict=True) if is_left}

    assert labels.names == ("O", "B-country", "I-country", "B-military", "I-military")
    assert left("B-ORG") == {"B-military"}
    assert left("OTHER") == left("B-DATE") == {"O"}
    assert left("B-country") == {"B-country"}
    assert MISSING not in labels.given


def test_the_loss_is_the_surprise_at_what_is_left_open() -> None:
    scores = torch.zeros(1, 3, 4)
    allowed = torch.tensor([[True, False, False, False], [True, True, False, False]])
    loss = names_loss(scores, torch.tensor([[0, 1, IGNORED]]), allowed)
    assert loss.item() == pytest.approx(torch.log(torch.tensor(4.0)).item() + torch.log(torch.tensor(2.0)).item())


def test_windows_are_dressed_as_the_press_sets_them() -> None:
    window = Window(('"', "Don", "'t", '"'), starts=(True, False, False, False))
    assert dressed(window, random.Random(0), 1.0, 0.0).words == ("“", "Don", "’t", "”")
    assert dressed(window, random.Random(0), 0.0, 1.0).words == ('"', "DON", "'T", '"')
    assert dressed(window, random.Random(0), 0.0, 0.0) == window
