"""A report as OpenDocument text, written part by part as the workbooks are: same report, same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from ontology.workbook.packing import pack
from visualisations.reports.document import Bullets, Grid, Paragraph, Picture

if TYPE_CHECKING:
    from visualisations.reports.document import Block, Report

__all__ = ["MIME", "odt"]

MIME = "application/vnd.oasis.opendocument.text"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in (
        ("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"), ("draw", "drawing"),
        ("meta", "meta"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_DARK, _PALE, _MIDDLE, _LINE = "#1F3A5F", "#E8EDF3", "#3D464F", "#AAB3BC"
_ROOM = {"raad": (210, 297, 16), "werkgroep": (297, 210, 15)}
_WIDE = (420, 297, 10)
_FOOT = 9
"""Millimetres that the line at the foot takes."""


def odt(report: Report) -> bytes:
    """The bytes of the document."""
    pictures = [block for section in report.sections for block in section.blocks if isinstance(block, Picture)]
    parts = {
        "mimetype": MIME.encode(),
        "META-INF/manifest.xml": _manifest(len(pictures)).encode(),
        "content.xml": _content(report).encode(),
        "meta.xml": _meta(report).encode(),
        "styles.xml": _styles(report).encode(),
        **{f"Pictures/{number}.png": one.png for number, one in enumerate(pictures)},
    }
    return pack(parts.items(), frozenset(("mimetype",)))


def _root(kind: str, inside: str) -> str:
    return f'{_HEAD}<office:document-{kind} {_SPACES} office:version="1.3">{inside}</office:document-{kind}>'


def _manifest(pictures: int) -> str:
    files = [("/", MIME), *((f"{name}.xml", "text/xml") for name in ("content", "meta", "styles"))]
    files += [(f"Pictures/{number}.png", "image/png") for number in range(pictures)]
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>' for path, kind in files
    )
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
    return f'{_HEAD}<manifest:manifest {space} manifest:version="1.3">{entries}</manifest:manifest>'


def _meta(report: Report) -> str:
    day = f"{report.day}T00:00:00"
    return _root(
        "meta",
        f"<office:meta><meta:generator>Zichtlijn</meta:generator><dc:title>{escape(report.title)}</dc:title>"
        f"<dc:subject>{escape(report.subtitle)}</dc:subject><dc:language>{report.language}</dc:language>"
        f"<meta:creation-date>{day}</meta:creation-date><dc:date>{day}</dc:date></office:meta>",
    )


def _styles(report: Report) -> str:
    country = {"nl": "NL", "en": "GB"}[report.language]
    size = 8.5 if report.compact else 9
    default = (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.6mm"/>'
        f'<style:text-properties fo:font-family="Arial, Liberation Sans" fo:font-size="{size}pt" '
        f'fo:language="{report.language}" fo:country="{country}"/></style:default-style>'
    )
    styles = "".join(
        f'<style:style style:name="{name}" style:family="paragraph" style:display-name="{shown}"{more}>'
        f"<style:paragraph-properties {paragraph}/><style:text-properties {letters}/></style:style>"
        for name, shown, more, paragraph, letters in _paragraphs(size)
    )
    strong = (
        '<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="bold"/>'
        "</style:style>"
    )
    bullet = (
        '<text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
        '<style:list-level-properties text:space-before="1mm" text:min-label-width="4mm"/>'
        "</text:list-level-style-bullet></text:list-style>"
    )
    foot = (
        f'<style:footer><text:p text:style-name="Small">{_text(report.foot)} · {escape(report.page)} '
        "<text:page-number>1</text:page-number> / <text:page-count>1</text:page-count></text:p></style:footer>"
    )
    sizes = (("Standard", *_ROOM[report.kind]), ("Wide", *_WIDE))
    layouts = "".join(
        f'<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="{width}mm" '
        f'fo:page-height="{height}mm" fo:margin="{margin}mm" fo:margin-bottom="7mm" '
        f'style:print-orientation="{"landscape" if width > height else "portrait"}"/>'
        f'<style:footer-style><style:header-footer-properties fo:min-height="{_FOOT - 2}mm" fo:margin-top="2mm"/>'
        "</style:footer-style></style:page-layout>"
        for name, width, height, margin in sizes
    )
    masters = "".join(
        f'<style:master-page style:name="{name}" style:page-layout-name="{name}">{foot}</style:master-page>'
        for name, *_ in sizes
    )
    return _root(
        "styles",
        f"<office:styles>{default}{styles}{strong}{bullet}</office:styles>"
        f"<office:automatic-styles>{layouts}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>",
    )


def _paragraphs(size: float) -> Iterator[tuple[str, str, str, str, str]]:
    """Name, shown name, more attributes, how it stands, and its letters."""
    dark = f'fo:font-weight="bold" fo:color="{_DARK}"'
    heading = 'fo:margin-top="{}mm" fo:margin-bottom="1mm" fo:keep-with-next="always"'
    small = f'fo:font-size="{size - 1}pt" fo:color="{_MIDDLE}"'
    cell = f'fo:font-size="{size - (0.5 if size < 9 else 1.5)}pt"'
    yield "Title", "Title", "", 'fo:margin-bottom="1mm"', f'{dark} fo:font-size="17pt"'
    yield "Subtitle", "Subtitle", "", "", f'fo:color="{_MIDDLE}" fo:font-size="11pt"'
    yield "Mark", "Mark", "", "", 'fo:font-weight="bold"'
    yield (
        "Heading_20_1",
        "Heading 1",
        ' style:default-outline-level="1"',
        heading.format(3),
        f'{dark} fo:font-size="12pt"',
    )
    yield (
        "Heading_20_2",
        "Heading 2",
        ' style:default-outline-level="2"',
        heading.format(2),
        f'{dark} fo:font-size="10.5pt"',
    )
    yield "Small", "Small", "", "", small
    yield "Cell", "Cell", "", 'fo:margin-bottom="0mm"', cell
    yield "Lead", "Lead", "", 'fo:margin-bottom="0mm"', f'{cell} fo:font-weight="bold"'


def _content(report: Report) -> str:
    width, _, margin = _ROOM[report.kind]
    room = width - 2 * margin
    grids = [block for section in report.sections for block in section.blocks if isinstance(block, Grid)]
    columns = {round(room * share / sum(grid.widths), 2) for grid in grids for share in grid.widths}
    cell = f'fo:border="0.5pt solid {_LINE}" fo:padding="0.6mm"'
    automatic = (
        f'<style:style style:name="Grid" style:family="table"><style:table-properties style:width="{room}mm" '
        'table:align="left" fo:margin-bottom="2mm"/></style:style>'
        '<style:style style:name="Row" style:family="table-row"><style:table-row-properties '
        'fo:keep-together="always"/></style:style>'
        f'<style:style style:name="Box" style:family="table-cell"><style:table-cell-properties {cell}/></style:style>'
        f'<style:style style:name="Top" style:family="table-cell"><style:table-cell-properties {cell} '
        f'fo:background-color="{_PALE}"/></style:style>'
        '<style:style style:name="Turn" style:family="paragraph" style:parent-style-name="Heading_20_1" '
        'style:master-page-name="Wide"/>'
        '<style:style style:name="Sheet" style:family="graphic"><style:graphic-properties '
        'style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>'
    )
    automatic += "".join(
        f'<style:style style:name="{_column(one)}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{one}mm"/></style:style>'
        for one in sorted(columns)
    )
    body = "".join(_body(report, room))
    return _root(
        "content",
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body>",
    )


def _body(report: Report, room: float) -> Iterator[str]:
    yield _line("Title", report.title)
    yield _line("Subtitle", report.subtitle)
    yield _line("Mark", " · ".join(report.flags))
    yield _line("Small", " · ".join(f"{term}: {value}" for term, value in report.facts))
    numbers = iter(range(10_000))
    for section in report.sections:
        style = "Turn" if section.wide else f"Heading_20_{section.level - 1}"
        yield (
            f'<text:h text:style-name="{style}" text:outline-level="{section.level - 1}">'
            f"{_text(section.title)}</text:h>"
        )
        for block in section.blocks:
            yield from _block(block, room, numbers)


def _block(block: Block, room: float, numbers: Iterator[int]) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield _line("Small" if block.note else "Standard", block.text)
    elif isinstance(block, Bullets):
        entries = "".join(f"<text:list-item>{_entry(line.lead, line.text)}</text:list-item>" for line in block.lines)
        yield f'<text:list text:style-name="Dots">{entries}</text:list>'
    elif isinstance(block, Grid):
        yield from _grid(block, room)
    else:
        yield _picture(block, next(numbers))


def _entry(lead: str, text: str) -> str:
    strong = f'<text:span text:style-name="Strong">{_text(lead)}</text:span>: ' if lead else ""
    return f'<text:p text:style-name="Standard">{strong}{_text(text)}</text:p>'


def _grid(grid: Grid, room: float) -> Iterator[str]:
    if grid.caption:
        yield _line("Small", grid.caption)
    widths = (round(room * share / sum(grid.widths), 2) for share in grid.widths)
    columns = "".join(f'<table:table-column table:style-name="{_column(width)}"/>' for width in widths)
    head = "".join(_cell("Top", "Lead", cell) for cell in grid.heads)
    rows = "".join(
        '<table:table-row table:style-name="Row">'
        + "".join(_cell("Box", "Cell" if place else "Lead", cell) for place, cell in enumerate(row))
        + "</table:table-row>"
        for row in grid.rows
    )
    yield (
        f'<table:table table:style-name="Grid">{columns}<table:table-header-rows>'
        f'<table:table-row table:style-name="Row">{head}</table:table-row></table:table-header-rows>{rows}'
        "</table:table>"
    )


def _cell(box: str, style: str, text: str) -> str:
    return (
        f'<table:table-cell table:style-name="{box}" office:value-type="string">{_line(style, text)}</table:table-cell>'
    )


def _picture(picture: Picture, number: int) -> str:
    width, height, margin = _WIDE
    room = (width - 2 * margin, height - 2 * margin - _FOOT - 16)
    scale = min(room[0] / picture.width, room[1] / picture.height)
    return (
        f'<text:p text:style-name="Standard"><draw:frame draw:style-name="Sheet" draw:name="beeld-{number}" '
        f'text:anchor-type="as-char" svg:width="{picture.width * scale:.1f}mm" '
        f'svg:height="{picture.height * scale:.1f}mm"><draw:image xlink:href="Pictures/{number}.png" '
        'xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        f"<svg:title>{_text(picture.caption)}</svg:title><svg:desc>{_text(picture.alt)}</svg:desc>"
        f"</draw:frame></text:p>{_line('Small', picture.caption)}"
    )


def _line(style: str, text: str) -> str:
    return f"<text:p text:style-name={quoteattr(style)}>{_text(text)}</text:p>"


def _column(width: float) -> str:
    return f"c{round(width * 100)}"


def _text(text: str) -> str:
    """Text on one line, escaped: a control character has no place in XML."""
    return escape(" ".join("".join(char if char.isprintable() else " " for char in text).split()))
