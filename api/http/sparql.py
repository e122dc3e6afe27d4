"""The read-only SPARQL endpoint, outside ``/v1`` because its parameters are not those of the API rules."""

from __future__ import annotations

from fastapi import APIRouter

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
