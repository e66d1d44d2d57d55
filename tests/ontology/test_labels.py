"""An address is given on only where other programs will take it for one."""

from __future__ import annotations

import pytest

from faultline.model.document import Document
from faultline.ontology.labels import web_address


@pytest.mark.parametrize(
    ("address", "is_web"),
    [
        ("https://herald.example/2019/03?a=b#c", True),
        ("http://herald.example/é", True),
        ("javascript:alert(1)", False),
        ("https://herald.example/a b", False),
        ('https://herald.example/"><script>', False),
        ("herald.example", False),
        (None, False),
    ],
)
def test_what_is_an_address_of_the_web(address: str | None, is_web: bool) -> None:
    document = Document("d1", "a.html", "html", "", address=address)
    assert web_address(document) == (address if is_web else None)
