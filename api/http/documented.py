"""What the document says of an operation: its answer, and every error it can end in."""

from __future__ import annotations

from typing import Any

from api.http.problems import PROBLEM_JSON, TITLES

__all__ = ["of"]


def of(schema: str, description: str, *, missing: bool = False, body: bool = False, tag: str = "") -> dict[str, Any]:
    """Arguments of a route: the name of the schema of its answer, what it is, and the errors that can come instead.

    ``missing``: the path names something that may not be there (404). ``body``: it reads a body (413, 415).
    """
    errors = [400, 401, 406, 421, 500, 503] + ([404] if missing else []) + ([413, 415] if body else [])
    answers: dict[int | str, dict[str, Any]] = {
        200: {
            "description": description,
            "content": {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}},
        }
    }
    for status in sorted(errors):
        answers[status] = {
            "description": TITLES[status][1].nl + ".",
            "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Probleem"}}},
        }
    return {"responses": answers, **({"tags": [tag]} if tag else {})}
