"""How many models a law is tried on: 1,000 in ``make test``, fewer when a planted fault only has to be noticed, and
20,000 by their seeds in ``make check-full``.

``law`` is a decorator (``@law`` above ``@given``) and not the profile that hypothesis uses for everybody: other tests
choose their own numbers. The examples follow from the test alone, so every machine tries the same ones.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

__all__ = ["CASES", "PARTS", "law"]

CASES = 20_000
"""The seeds that every law is tried on in the slow tests."""

PARTS = 4
"""In how many tests the seeds are dealt out, so that two workers end at about the same time."""

settings.register_profile(
    "law",
    max_examples=1000,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("law-few", settings.get_profile("law"), max_examples=150)

law = settings.get_profile(os.environ.get("ZICHTLIJN_LAW_PROFILE", "law"))
