"""A report as Word document, through python-docx: real headings, lists, header rows and alternative texts.

Same report, same bytes: the properties carry the model's own date, and the zip has fixed times.
"""

from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from ontology.workbook.packing import pack
from visualisations.reports.document import Bullets, Grid, Paragraph

if TYPE_CHECKING:
    from visualisations.reports.document import Block, Picture, Report

__all__ = ["docx"]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_DARK, _PALE, _LINE = "1F3A5F", "E8EDF3", "AAB3BC"
_FONT = "Arial"
_ROOM = {"raad": (210, 297, 16), "werkgroep": (297, 210, 15)}
_WIDE = (420, 297, 10)


def docx(report: Report) -> bytes:
    """The bytes of the document."""
    return _Writer(report).written()


class _Writer:
    def __init__(self, report: Report) -> None:
        from docx import Document

        self.report = report
        self.file = Document()
        self.width, self.height, self.margin = _ROOM[report.kind]
        self.size = 8.5 if report.compact else 9
        self.numbers = iter(range(1, 10_000))

    def written(self) -> bytes:
        self._styles()
        self._page(self.file.sections[0])
        self._properties()
        self._head()
        for section in self.report.sections:
            if section.wide:
                self._turn()
            self.file.add_heading(section.title, section.level - 1)
            for block in section.blocks:
                self._block(block)
        written = BytesIO()
        self.file.save(written)
        with zipfile.ZipFile(BytesIO(written.getvalue())) as archive:
            names = sorted(archive.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
            return pack((name, archive.read(name)) for name in names)

    def _styles(self) -> None:
        from docx.oxml import parse_xml
        from docx.shared import Pt, RGBColor

        styles: Any = self.file.styles
        sizes = {"Normal": self.size, "Title": 17, "Subtitle": 11, "Heading 1": 12, "Heading 2": 10.5}
        sizes |= {"List Bullet": self.size, "Caption": self.size - 1}
        for name, size in sizes.items():
            style = styles[name]
            style.font.name, style.font.size = _FONT, Pt(size)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for key in list(fonts.attrib):
                del fonts.attrib[key]
            for which in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(f"{{{_W[9:-1]}}}{which}", _FONT)
            style.paragraph_format.space_after = Pt(2)
            style.paragraph_format.space_before = Pt(0)
            style.paragraph_format.line_spacing = 1.05
        for name in ("Title", "Subtitle", "Heading 1", "Heading 2"):
            styles[name].font.color.rgb = RGBColor.from_string(_DARK)
            styles[name].font.italic = False
            styles[name].font.bold = name != "Subtitle"
            for spacing in styles[name].element.rPr.findall(f"{{{_W[9:-1]}}}spacing"):
                styles[name].element.rPr.remove(spacing)
        for name in ("Heading 1", "Heading 2"):
            styles[name].paragraph_format.space_before = Pt(7)
        styles["Caption"].font.bold = False
        styles["Caption"].font.color.rgb = RGBColor(0x3D, 0x46, 0x4F)
        for border in styles["Title"].element.pPr.findall(f"{{{_W[9:-1]}}}pBdr"):
            styles["Title"].element.pPr.remove(border)
        language = {"nl": "nl-NL", "en": "en-GB"}[self.report.language]
        defaults = styles.element.find(f".//{{{_W[9:-1]}}}rPrDefault/{{{_W[9:-1]}}}rPr")
        for old in defaults.findall(f"{{{_W[9:-1]}}}lang"):
            defaults.remove(old)
        defaults.append(parse_xml(f'<w:lang {_W} w:val="{language}" w:eastAsia="{language}"/>'))

    def _page(self, section: Any) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.shared import Mm

        section.page_width, section.page_height = Mm(self.width), Mm(self.height)
        section.orientation = WD_ORIENT.LANDSCAPE if self.width > self.height else WD_ORIENT.PORTRAIT
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(self.margin)
        section.footer_distance = section.header_distance = Mm(7)
        section.footer.is_linked_to_previous = False
        line = section.footer.paragraphs[0]
        line.style = self.file.styles["Caption"]
        line.add_run(f"{self.report.foot} · {self.report.page} ")
        self._field(line, "PAGE")
        line.add_run(" / ")
        self._field(line, "NUMPAGES")

    def _field(self, line: Any, name: str) -> None:
        from docx.oxml import parse_xml

        text = f'<w:fldSimple {_W} w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        line._p.append(parse_xml(text))

    def _turn(self) -> None:
        """The pictures lie on A3."""
        self.width, self.height, self.margin = _WIDE
        self._page(self.file.add_section())

    def _properties(self) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE

        told = self.file.core_properties
        told.title, told.subject, told.author = self.report.title, self.report.subtitle, "Zichtlijn"
        told.language, told.comments, told.keywords = self.report.language, "", ""
        told.last_modified_by, told.revision = "Zichtlijn", 1
        told.created = told.modified = datetime.fromisoformat(self.report.day)
        # The template comes with a thumbnail of another document.
        relations = self.file.part.package.rels
        for key in [name for name, one in relations.items() if one.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
            del relations[key]

    def _head(self) -> None:
        self.file.add_paragraph(self.report.title, style="Title")
        self.file.add_paragraph(self.report.subtitle, style="Subtitle")
        self.file.add_paragraph().add_run(" · ".join(self.report.flags)).bold = True
        facts = " · ".join(f"{term}: {value}" for term, value in self.report.facts)
        self.file.add_paragraph(facts, style="Caption")

    def _block(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self.file.add_paragraph(_clean(block.text), style="Caption" if block.note else None)
        elif isinstance(block, Bullets):
            for line in block.lines:
                entry = self.file.add_paragraph(style="List Bullet")
                if line.lead:
                    entry.add_run(f"{_clean(line.lead)}: ").bold = True
                entry.add_run(_clean(line.text))
        elif isinstance(block, Grid):
            self._grid(block)
        else:
            self._picture(block)

    def _grid(self, grid: Grid) -> None:
        from docx.oxml import parse_xml
        from docx.shared import Pt

        if grid.caption:
            self.file.add_paragraph(_clean(grid.caption), style="Caption").paragraph_format.keep_with_next = True
        room = (self.width - 2 * self.margin) / 25.4 * 1440
        widths = [round(room * width / sum(grid.widths)) for width in grid.widths]
        size = round((self.size - (0.5 if self.report.compact else 1.5)) * 2)
        edges = "".join(
            f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>'
            for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        rows = "".join(
            _row(cells, widths, size, head=number == 0) for number, cells in enumerate((grid.heads, *grid.rows))
        )
        table = (
            f'<w:tbl {_W}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
            '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/>'
            '<w:right w:w="60" w:type="dxa"/></w:tblCellMar><w:tblLook w:firstRow="1" w:firstColumn="1" w:noVBand="1"/>'
            f"</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
        )
        body = self.file.element.body
        body.insert_element_before(parse_xml(table), "w:sectPr")
        gap = self.file.add_paragraph()  # two tables that touch would become one
        gap.paragraph_format.line_spacing = Pt(5)
        gap.paragraph_format.space_after = Pt(0)

    def _picture(self, picture: Picture) -> None:
        from docx.shared import Mm

        room = self.width - 2 * self.margin, self.height - 2 * self.margin - 22
        scale = min(room[0] / picture.width, room[1] / picture.height)
        place = self.file.add_paragraph()
        shape = place.add_run().add_picture(BytesIO(picture.png), Mm(picture.width * scale))
        told = shape._inline.docPr
        told.set("descr", picture.alt)
        told.set("title", picture.caption)
        told.set("name", f"beeld-{next(self.numbers)}")
        self.file.add_paragraph(_clean(picture.caption), style="Caption")


def _row(cells: tuple[str, ...], widths: list[int], size: int, *, head: bool) -> str:
    settings = "<w:cantSplit/>" + ("<w:tblHeader/>" if head else "")
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{_PALE}"/>' if head else ""
    told = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr><w:p><w:pPr>'
        f'<w:spacing w:before="10" w:after="10"/></w:pPr><w:r><w:rPr>{"<w:b/>" if head or place == 0 else ""}'
        f'<w:sz w:val="{size}"/></w:rPr><w:t xml:space="preserve">{escape(_clean(cell))}</w:t></w:r></w:p></w:tc>'
        for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return f"<w:tr><w:trPr>{settings}</w:trPr>{told}</w:tr>"


def _clean(text: str) -> str:
    """Text on one line: a control character has no place in XML."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
