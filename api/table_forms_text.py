"""One table in its legal forms on the terminal: the two pages, at most 80 columns wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.terminal import table, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from visualisations.table_form_pages import Pages, Section

__all__ = ["table_forms_text"]


def table_forms_text(pages: Pages) -> str:
    """The pages as lines; tables are folded, never cut."""
    lines = [wrap(pages.title), wrap(pages.subtitle), *(wrap(flag) for flag in pages.flags), wrap(pages.dated)]
    for section in (*pages.first, *pages.second):
        lines += ["", section.title, *_section(section)]
    return "\n".join(lines)


def _section(section: Section) -> Iterator[str]:
    yield from (wrap(line) for line in section.lead)
    for line in section.bullets:
        folded = wrap(line, "  ")
        yield f"- {folded[2:]}"
    for grid in section.grids:
        rows = [[int(cell) if cell.isdecimal() else cell for cell in row] for row in grid.rows]
        yield table(grid.heads, rows)
        if grid.caption:
            yield wrap(grid.caption)
    yield from (wrap(line) for line in section.after)
