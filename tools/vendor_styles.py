"""Take the styles of NL Design System that the pages use out of unpacked npm packages, and say what came from where.

Run as ``python -m tools.vendor_styles FOLDER``; ``FOLDER`` holds the packages, unpacked, by their short name
(``table-css/package/dist/index.css``). Component styles are copied as they are, without the pointer to a source map. Of
the example theme only the tokens are taken that those styles read, directly or through another token.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

__all__ = ["COMPONENTS", "THEME", "main", "read_tokens"]

PLACE = Path(__file__).resolve().parents[1] / "api" / "http" / "pages" / "static" / "vendor"
COMPONENTS = {
    "nl-button.css": "button-css/package/dist/button.css",
    "nl-data-badge.css": "data-badge-css/package/dist/data-badge.css",
    "nl-skip-link.css": "skip-link-css/package/dist/skip-link.css",
    "utrecht-alert.css": "alert-css/package/dist/index.css",
    "utrecht-form-label.css": "form-label-css/package/dist/index.css",
    "utrecht-select.css": "select-css/package/dist/index.css",
    "utrecht-table.css": "table-css/package/dist/index.css",
}
THEME = "voorbeeld-design-tokens/package/dist/theme.css"
_LINE = re.compile(r"^\s*(--[\w-]+):\s*(.*);\s*(?:/\*.*\*/)?\s*$", re.MULTILINE)
_READ = re.compile(r"var\(\s*(--[\w-]+)")
_OWN = re.compile(
    r"--basis-(color-(default|accent-1|action-1|action-2|info|warning|negative)-|focus-|text-|space-|border-)"
)


def read_tokens(theme: str, styles: str) -> str:
    """The part of ``theme`` that ``styles`` read, and the basic tokens our own style sheet reads, in its own order."""
    known = dict(_LINE.findall(theme))
    wanted = {name for name in known if _OWN.match(name)}
    queue = [*_READ.findall(styles), *wanted]
    while queue:
        name = queue.pop()
        if name in known:
            wanted.add(name)
            queue += [found for found in _READ.findall(known[name]) if found not in wanted]
    lines = "".join(f"  {name}: {value};\n" for name, value in known.items() if name in wanted)
    return (
        "/* @license EUPL-1.2. NL Design System Community, Voorbeeld theme: the tokens that the pages read. */\n"
        f".voorbeeld-theme {{\n{lines}}}\n"
    )


def main(folder: Path) -> None:
    """Write the files."""
    PLACE.mkdir(parents=True, exist_ok=True)
    styles = ""
    for name, source in COMPONENTS.items():
        text = re.sub(r"\s*/\*# sourceMappingURL=.*?\*/", "", (folder / source).read_text(encoding="utf-8"))
        (PLACE / name).write_text(text.rstrip("\n") + "\n", encoding="utf-8")
        styles += text
    tokens = read_tokens((folder / THEME).read_text(encoding="utf-8"), styles)
    (PLACE / "voorbeeld-tokens.css").write_text(tokens, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
