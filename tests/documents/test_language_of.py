"""Languages of short texts of our own."""

from __future__ import annotations

import pytest

from faultline.documents.language_of import language_of
from faultline.model.document import Passage, Role


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Two hundred soldiers left the garrison on Monday, the governor of the province said.", "en"),
        ("Deux cents soldats ont quitté la garnison lundi, a déclaré le gouverneur de la province.", "fr"),
        ("غادر مئتا جندي الحامية يوم الاثنين بحسب ما قاله حاكم الولاية الشمالية للصحفيين", "ar"),
        ("Mopti 2019", None),
        ("", None),
    ],
)
def test_the_language_is_told_where_there_is_enough_text(text: str, code: str | None) -> None:
    assert language_of(text, (Passage(0, len(text), Role.BODY),)) == code


def test_boilerplate_does_not_decide() -> None:
    menu = "Accueil Actualités Politique Économie Culture Abonnez-vous à notre lettre d’information gratuite"
    body = "Two hundred soldiers left the garrison on Monday, the governor of the province said."
    passages = (Passage(0, len(menu), Role.BOILERPLATE), Passage(len(menu) + 1, len(menu) + 1 + len(body), Role.BODY))
    assert language_of(f"{menu}\n{body}", passages) == "en"
