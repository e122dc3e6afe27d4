"""The plain pages of a term, an individual and the API: escaped, no script, no style in the page itself."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["STYLE_ADDRESS", "page", "style"]

STYLE_ADDRESS = "/docs/stijl.css"


@cache
def _environment() -> Any:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("api.http", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


def page(template: str, language: str, **told: object) -> bytes:
    """The page of ``template`` (``templates/<template>.html.j2``) in a language."""
    made: str = (
        _environment()
        .get_template(f"{template}.html.j2")
        .render(language=language, nl=language == "nl", style=STYLE_ADDRESS, **told)
    )
    return made.encode()


@cache
def style() -> bytes:
    """The style sheet of these pages."""
    return files("api.http").joinpath("assets", "plain.css").read_bytes()
