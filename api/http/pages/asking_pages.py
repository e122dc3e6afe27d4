"""The pages on which somebody asks something of the model and the law: one router for all of them."""

from __future__ import annotations

from fastapi import APIRouter

from api.http.pages import coverage_page, desks_page, exposures, sharing, steps_page, times, ways, what_if

__all__ = ["router"]

router = APIRouter(include_in_schema=False)
for _page in (sharing, ways, times, what_if, desks_page, exposures, coverage_page, steps_page):
    router.include_router(_page.router)
