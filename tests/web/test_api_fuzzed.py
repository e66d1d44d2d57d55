"""Whatever the API is asked within its own description and beyond it, it answers, and never with a fault of its own."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faultline.web.application import create_application
from faultline.workspace import Workspace

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is in the extra dev: the API is not fuzzed")

OPERATIONS = 15
"""Of the API at least."""


@pytest.fixture(scope="module")
def described(workspace: Workspace) -> Any:
    return schemathesis.openapi.from_dict(create_application(workspace).openapi())


def test_no_question_that_fits_the_description_ends_in_a_fault(described: Any, browser: Any) -> None:
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) >= OPERATIONS
    for operation in operations:
        _ask_often(operation, browser)


def _ask_often(operation: Any, browser: Any) -> None:
    @given(case=operation.as_strategy())
    @settings(max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    def ask(case: Any) -> None:
        query = urlencode({name: str(value) for name, value in (case.query or {}).items()}, errors="replace")
        answer = browser.get(f"{case.formatted_path}?{query}", method=case.method)
        assert answer.status_code < 500, (case.method, case.formatted_path, query, answer.text)

    ask()


@given(path=st.text(max_size=40), query=st.text(max_size=80))
@settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_nor_does_any_other(browser: Any, path: str, query: str) -> None:
    for begin in ("/api/statements/", "/api/search?q=", "/entities/", "/search?q=", "/pages/"):
        whole = quote(f"{path}", errors="replace") + ("?" if "?" not in begin else "&") + quote(query, errors="replace")
        assert browser.get(begin + whole).status_code < 500
