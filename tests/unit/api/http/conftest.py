"""One application over two packaged models for all these tests: reading them once is enough."""

from __future__ import annotations

import pytest

from api.http.app import create_app
from api.http.settings import Settings
from api.http.state import Loaded, load
from tests.http_client import Client


@pytest.fixture(scope="session")
def loaded() -> Loaded:
    return load(Settings(models=("rijswijk", "voorbeeld")))


@pytest.fixture(scope="session")
def client(loaded: Loaded) -> Client:
    return Client(create_app(loaded.settings, loaded))
