"""One Chromium for all browser tests, and the pictures they open, written once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.opening import chromium
from tests.unit.visualisations.pictures import at_desks, every_kind, hostile, hostile_law, lawful, small
from tests.unit.visualisations.test_exposure_told import exposed
from visualisations.matrix import matrix_html
from visualisations.network import network_html


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Files by name: ``matrix`` and ``network``, each also ``-hostile``, ``-en``, ``-law``, ``-hostile-law``,
    ``-desks`` and ``-reach``.
    """
    folder = tmp_path_factory.mktemp("pictures")
    model, analysis = small()
    bad_model, bad_analysis = hostile()
    texts = {
        "matrix": matrix_html(model, every_kind(analysis)),
        "network": network_html(model, analysis),
        "matrix-en": matrix_html(model, every_kind(analysis), "en"),
        "network-en": network_html(model, analysis, "en"),
        "matrix-hostile": matrix_html(bad_model, every_kind(bad_analysis)),
        "network-hostile": network_html(bad_model, bad_analysis),
    }
    for suffix, (judged_model, judged_analysis, legal) in (
        ("law", lawful()),
        ("hostile-law", hostile_law()),
        ("desks", at_desks()),
        ("reach", exposed()),
    ):
        texts[f"matrix-{suffix}"] = matrix_html(judged_model, judged_analysis, "nl", legal)
        texts[f"network-{suffix}"] = network_html(judged_model, judged_analysis, "nl", legal)
    files = {}
    for name, text in texts.items():
        files[name] = folder / f"{name}.html"
        files[name].write_text(text, encoding="utf-8")
    return files
