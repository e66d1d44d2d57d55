"""Data sets in XML: the forms that are known, each in a module of its own."""

from __future__ import annotations

from faultline.datasets import iati
from faultline.datasets.json_data import Form
from faultline.documents.content import Content

_FORMS: tuple[Form, ...] = (iati,)


def xml_form(content: Content) -> Form | None:
    """The first form that recognises the file."""
    return next((form for form in _FORMS if form.recognises(content.head)), None)
