"""The API under requests made up from its own document: nothing breaks, nothing undocumented comes back."""

from __future__ import annotations

import pytest

from api.http.app import create_app
from api.http.settings import Settings
from tests.http_client import Client
from tests.properties.api_fuzz import fuzz

CASES = 10_000


def fuzzed() -> Client:
    return Client(create_app(Settings(models=("voorbeeld",), timeout_seconds=600)))


def test_a_few_requests_made_up_from_the_document_are_answered_as_it_says() -> None:
    tally = fuzz(fuzzed(), each=2)
    assert tally.statuses[200]
    assert tally.statuses[400]


@pytest.mark.slow
def test_ten_thousand_requests_made_up_from_the_document_are_answered_as_it_says() -> None:
    tally = fuzz(fuzzed(), each=330, salt=1)
    print(f"{tally.sent:,} requests: {dict(sorted(tally.statuses.items()))}")  # noqa: T201
    assert tally.sent >= CASES
    assert not [status for status in tally.statuses if status >= 500]
