"""The web pages: one router per page, and errors as pages."""

from __future__ import annotations

from fastapi import APIRouter, Depends

from api.http.guard import guarded
from api.http.pages import asking_pages, gap, gaps, laws, pictures, serving, start, texts
from api.http.pages.errors import error_page
from api.http.problems import show_as_page

__all__ = ["router"]

router = APIRouter(include_in_schema=False, dependencies=[Depends(guarded)])
for _page in (asking_pages, start, gaps, gap, pictures, laws, texts, serving):
    router.include_router(_page.router)
show_as_page(error_page)
