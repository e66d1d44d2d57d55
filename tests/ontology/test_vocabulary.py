from __future__ import annotations

import pytest

from faultline.errors import UsageError
from faultline.ontology import vocabulary


def test_an_unknown_vocabulary_is_named() -> None:
    with pytest.raises(UsageError, match="no vocabulary 'nonsense'"):
        vocabulary("nonsense")
