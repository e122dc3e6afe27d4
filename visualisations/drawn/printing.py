"""From sheets to bytes: SVG and PNG of one sheet, PDF of all. The same drawing gives the same bytes in every process.

No clock and no version of a library goes in: the only date is that of the model. The PDF is not tagged, so it is not
accessible to screen readers; the text twin is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

if TYPE_CHECKING:
    from visualisations.drawn.formats import Format
    from visualisations.drawn.sheet import Sheet
    from visualisations.drawn.told import Drawing

__all__ = ["DPI", "pdf", "png", "sheets", "svg"]

DPI = 300
"""Points per inch of a PNG."""

_SETTINGS: Mapping[Any, Any] = MappingProxyType(
    {
        "svg.hashsalt": "zichtlijn",
        "svg.fonttype": "path",
        "pdf.fonttype": 42,
        "pdf.compression": 6,
        "text.hinting": "none",
        "text.usetex": False,
        "path.simplify": False,
        "axes.unicode_minus": False,
    }
)
_SVG = "http://www.w3.org/2000/svg"
_TOOL = "Zichtlijn"


def sheets(drawing: Drawing, paper: Format) -> tuple[Sheet, ...]:
    """The drawing on this paper, before it is turned into bytes."""
    with _settings():
        return drawing.paint(drawing, paper)


def svg(drawing: Drawing, sheet: Sheet) -> bytes:
    """One sheet as SVG, with a title and a description for who does not see it."""
    written = BytesIO()
    with _settings():
        sheet.figure.savefig(written, format="svg", metadata={"Date": None, "Creator": _TOOL})
    return _described(written.getvalue(), drawing)


def png(drawing: Drawing, sheet: Sheet, dpi: int = DPI) -> bytes:
    """One sheet as PNG."""
    written = BytesIO()
    with _settings():
        sheet.figure.savefig(written, format="png", dpi=dpi, metadata={"Software": _TOOL, "Title": drawing.title})
    return written.getvalue()


def pdf(drawing: Drawing, pages: tuple[Sheet, ...]) -> bytes:
    """All sheets as one PDF, dated by the model."""
    from matplotlib.backends.backend_pdf import PdfPages

    written = BytesIO()
    day = _date(drawing.source.analysis.reference_date)
    told = {
        "Title": drawing.title,
        "Subject": drawing.source.model.title.of(drawing.source.language),
        "Creator": _TOOL,
        "Producer": _TOOL,
        "CreationDate": day,
    }
    with _settings(), PdfPages(written, metadata=told) as file:
        for sheet in pages:
            file.savefig(sheet.figure)
    return written.getvalue()


def _date(day: str) -> datetime | None:
    try:
        return datetime.fromisoformat(day).replace(tzinfo=UTC)
    except ValueError:
        return None


def _described(raw: bytes, drawing: Drawing) -> bytes:
    """Title and description put first in the SVG, and named as its label."""
    for prefix, space in (("", _SVG), ("xlink", "http://www.w3.org/1999/xlink")):
        ElementTree.register_namespace(prefix, space)
    root = ElementTree.fromstring(raw)
    source = drawing.source
    title = ElementTree.Element(f"{{{_SVG}}}title", {"id": "title"})
    title.text = f"{drawing.title}: {source.model.title.of(source.language)}"
    desc = ElementTree.Element(f"{{{_SVG}}}desc", {"id": "desc"})
    fictional = (source.say("fictional-note"),) if source.model.fictional else ()
    pointer = source.say("twin-pointer", name=drawing.name) + "."
    desc.text = " ".join((drawing.lead, f"{source.stamp}.", *fictional, pointer, source.say("closing")))
    root.insert(0, title)
    root.insert(1, desc)
    root.set("role", "img")
    root.set("aria-labelledby", "title desc")
    for metadata in root.findall(f"{{{_SVG}}}metadata"):
        root.remove(metadata)
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


@contextmanager
def _settings() -> Iterator[None]:
    """Our own settings only, whatever a settings file of the machine says."""
    import matplotlib

    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)
        yield
