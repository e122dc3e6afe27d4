"""A report as one HTML file without script or request; the PDF is made from the same template."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import asdict
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from visualisations.page import asset
from visualisations.reports.document import Bullets, Grid, Paragraph, Picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from visualisations.reports.document import Block, Report

__all__ = ["html", "page_of"]

_KINDS: dict[type, str] = {Paragraph: "paragraph", Bullets: "bullets", Grid: "grid", Picture: "picture"}


def html(report: Report) -> bytes:
    """The file; pictures are inside it."""
    return page_of(report, lambda _, picture: f"data:image/png;base64,{b64encode(picture.png).decode()}").encode()


def page_of(report: Report, source: Callable[[int, Picture], str], fonts: str | None = None) -> str:
    """The page, with the address of each picture (by its number) and, for paper, the rules of the ``fonts``. Without
    these the page has a content policy: nothing but its own style and pictures, and no request at all.
    """
    numbers = {id(block): number for number, block in enumerate(_grids(report))}
    pictures = [block for section in report.sections for block in section.blocks if isinstance(block, Picture)]
    sources = {id(one): source(number, one) for number, one in enumerate(pictures)}
    style = (fonts or "") + asset("report.css") + "\n".join(_widths(report))

    def shown(block: Block) -> dict[str, Any]:
        if isinstance(block, Picture):
            told = {"alt": block.alt, "caption": block.caption, "source": sources[id(block)]}
        else:
            told = asdict(block)
        return {**told, "kind": _KINDS[type(block)], "number": numbers.get(id(block))}

    sections = [
        {
            "title": section.title,
            "level": section.level,
            "wide": section.wide,
            "anchor": f"s{number}-{_slug(section.title)}",
            "blocks": [shown(block) for block in section.blocks],
        }
        for number, section in enumerate(report.sections, 1)
    ]
    environment = Environment(
        loader=PackageLoader("visualisations"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    policy = "" if fonts is not None else _policy(style)
    return environment.get_template("report.html.j2").render(
        report=report, sections=sections, style=Markup(style), policy=policy
    )


def _policy(style: str) -> str:
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"


def _grids(report: Report) -> Iterator[Grid]:
    yield from (block for section in report.sections for block in section.blocks if isinstance(block, Grid))


def _widths(report: Report) -> Iterator[str]:
    """The widths of the columns as rules: a style attribute would be refused by the policy."""
    for number, grid in enumerate(_grids(report)):
        for place, width in enumerate(grid.widths, 1):
            yield f".w{number} thead th:nth-child({place}){{width:{width}%}}"


def _slug(title: str) -> str:
    """A title as an anchor.

    >>> _slug("Wat moet dicht blijven, en waarom?")
    'wat-moet-dicht-blijven-en-waarom'
    """
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
