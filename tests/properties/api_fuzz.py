"""Requests made up from the document: those that fit it and those that do not, with what must hold for every answer."""

from __future__ import annotations

import json
import warnings
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable

from tests.http_client import Client

__all__ = ["Tally", "fuzz"]

HEAVY = ("/analyses", "/blootstellingen", "/herstelplannen", "/informatieverzoeken", "/vergelijkingen", "/signalen",
         "/tijden", "/routes", "/oordelen")  # fmt: skip
"""Answers that are worked out; they get a tenth of the cases of those that are looked up."""


@dataclass
class Tally:
    """How many requests were sent, and which statuses came back."""

    sent: int = 0
    statuses: Counter[int] = field(default_factory=Counter)


def fuzz(client: Client, each: int, salt: int = 0) -> Tally:
    """Send ``each`` fitting and as many unfitting requests per operation; raises on the first answer that is a 5xx or
    that the document does not foresee (status, content type, headers, schema), or that lets nonsense pass.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import schemathesis
        from schemathesis import checks as known

    whole = schemathesis.openapi.from_dict(client.get("/v1/openapi.json").json())
    tally = Tally()
    judged = [
        known.not_a_server_error,
        known.CHECKS.get_one("status_code_conformance"),
        known.CHECKS.get_one("content_type_conformance"),
        known.CHECKS.get_one("response_headers_conformance"),
        known.CHECKS.get_one("response_schema_conformance"),
        known.CHECKS.get_one("negative_data_rejection"),
    ]
    for found in whole.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]
        share = each // 10 if operation.path.startswith(HEAVY) else each
        for mode in schemathesis.GenerationMode:
            _sent(client, operation.as_strategy(generation_mode=mode), max(1, share), salt, judged, tally)
    return tally


def _sent(client: Client, strategy: Any, count: int, salt: int, judged: list[Any], tally: Tally) -> None:
    import requests

    @seed(salt)
    @settings(
        max_examples=count, deadline=None, database=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(strategy)
    def send(case: Any) -> None:
        kwargs = case.as_transport_kwargs(base_url="http://localhost/v1")
        kwargs = {key: value for key, value in kwargs.items() if key not in ("cert", "verify", "timeout", "cookies")}
        try:
            ready = requests.Request(**kwargs).prepare()
            headers = {key: value for key, value in ready.headers.items() if key.lower() != "host"}
            answer = client.request(str(ready.method), str(ready.url), headers=headers, content=ready.body)
        except (requests.RequestException, UnicodeError, ValueError):
            return  # no client can send this
        tally.sent += 1
        tally.statuses[answer.status_code] += 1
        if answer.status_code >= 400:
            assert json.loads(answer.text)["status"] == answer.status_code
        case.validate_response(answer, checks=judged)

    try:
        send()
    except Unsatisfiable:
        return  # nothing can be wrong with a question that has no parts
