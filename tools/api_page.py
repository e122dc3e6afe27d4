"""The table of settings in ``docs/api.md``, made from ``api/http/settings.py``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from api.http.settings import PREFIX, Settings

__all__ = ["BEGIN", "END", "PAGE", "settings_table", "with_table"]

PAGE = Path(__file__).parent.parent / "docs/api.md"
BEGIN, END = "<!-- settings: made by tools.api_page -->", "<!-- end of settings -->"


def settings_table() -> str:
    """A row per setting: the variable, what it is without, and what it does."""
    rows = ["| variable | without | meaning |", "|---|---|---|"]
    for name, field in sorted(Settings.model_fields.items()):
        rows.append(f"| `{PREFIX}{name.upper()}` | {_told(field.default)} | {field.description} |")
    return "\n".join(rows)


def _told(value: Any) -> str:
    if value in (None, "", ()):
        return "–"
    listed = ",".join(value) if isinstance(value, tuple) else f"{value:,}" if isinstance(value, int) else str(value)
    return f"`{listed.replace(',', '') if isinstance(value, int) else listed}`"


def with_table(page: str) -> str:
    """The page with the table as it should be."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{settings_table()}\n\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
