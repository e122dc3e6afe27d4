"""Reports: two pages that a councillor can read, everything for a working group, and the same words in every format."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from functools import cache
from html import unescape
from io import BytesIO
from typing import Any

import docx as python_docx
import pypdf
import pytest

from api.report_commands import FORMATS, KINDS, report_of, written
from api.report_material import PICTURES
from api.workspace import Workspace, open_workspace
from ontology.loading import load_model
from ontology.model import Model
from ontology.terms import Text
from visualisations.closing import without_confined
from visualisations.reports import pdf as pdf_writing
from visualisations.reports.document import Bullets, Grid, Line, Paragraph, Picture, Report, Section, sentence_lengths
from visualisations.reports.markdown import markdown
from visualisations.reports.pictures import lighter

PACKAGED = ("meierijstad", "referentie", "rijswijk", "voorbeeld")


@cache
def told(kind: str, language: str = "nl", name: str = "voorbeeld") -> Report:
    return report_of(open_workspace(name), kind, language, drawn=language == "nl")


@cache
def raw(kind: str, form: str) -> bytes:
    return written(told(kind), form)


def words_of(form: str, content: bytes) -> str:
    """All text of a file, without its white space."""
    if form == "docx":
        file = python_docx.Document(BytesIO(content))
        lines = [one.text for one in file.paragraphs]
        lines += [cell.text for table in file.tables for row in table.rows for cell in row.cells]
        lines += [one.text for section in file.sections for one in section.footer.paragraphs]
        text = " ".join(lines)
    elif form == "odt":
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = (archive.read(name).decode() for name in ("content.xml", "styles.xml"))
            text = unescape(re.sub(r"<[^>]+>", " ", " ".join(parts)))
    elif form == "pdf":
        text = " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)
    elif form == "html":
        text = unescape(re.sub(r"<[^>]+>", " ", content.decode()))
    else:
        text = unescape(re.sub(r"\\([\\`*_\[\]|])", r"\1", content.decode().replace("**", "")))
    return "".join(text.split())


def said(report: Report) -> list[str]:
    """Everything a report says, but for pictures."""
    texts = [report.title, report.subtitle, report.foot]
    for section in report.sections:
        texts.append(section.title)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                texts.append(block.text)
            elif isinstance(block, Bullets):
                texts += [part for line in block.lines for part in (line.lead, line.text)]
            elif isinstance(block, Grid):
                texts += [block.caption, *block.heads, *(cell for row in block.rows for cell in row)]
    return [text for text in texts if text]


_COMBINED = [
    pytest.param(kind, form, marks=[pytest.mark.slow] if (kind, form) == ("werkgroep", "pdf") else [])
    for kind in KINDS
    for form in FORMATS
]


@pytest.mark.parametrize(("kind", "form"), _COMBINED)
def test_every_format_says_the_same(kind: str, form: str) -> None:
    found = words_of(form, raw(kind, form))
    assert [text for text in said(told(kind)) if "".join(text.split()) not in found] == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_councillor_reads_short_sentences(language: str) -> None:
    lengths = sentence_lengths(told("raad", language))
    assert len(lengths) > 30
    assert sum(lengths) / len(lengths) <= 15
    assert max(lengths) <= 30


def test_sentences_are_counted_as_a_reader_does() -> None:
    blocks = (Paragraph("Een twee drie. Vier vijf! Zes?"), Bullets((Line("acht negen.", "Zeven"),)))
    report = replace(told("raad"), sections=(Section("Kop telt niet", blocks),))
    assert sentence_lengths(report) == (3, 2, 1, 3)


def test_the_summary_is_two_pages_with_the_marks_on_each() -> None:
    pages = pypdf.PdfReader(BytesIO(raw("raad", "pdf"))).pages
    assert len(pages) <= 2
    for page in pages:
        text = " ".join(page.extract_text().split())
        assert "FICTIEF" in text
        assert "Model voorbeeld, versie 0.1.0, peildatum 22 november 2026." in text
        assert "Hulpmiddel, geen juridisch advies." in text


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", PACKAGED)
def test_the_summary_of_every_packaged_model_is_two_pages_of_short_sentences(name: str, language: str) -> None:
    report = told("raad", language, name)
    lengths = sentence_lengths(report)
    assert sum(lengths) / len(lengths) <= 15
    assert len(pypdf.PdfReader(BytesIO(written(report, "pdf"))).pages) <= 2


def test_the_pdf_is_tagged_and_dated_by_the_model() -> None:
    file = pypdf.PdfReader(BytesIO(raw("raad", "pdf")))
    catalog: Any = file.root_object
    assert catalog["/Lang"] == "nl"
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert file.metadata is not None
    assert file.metadata.title == told("raad").title
    assert file.metadata.producer == "Zichtlijn"
    assert str(file.metadata["/CreationDate"]).startswith("D:20261122")


def test_the_word_document_is_built_of_real_headings_and_header_rows() -> None:
    file = python_docx.Document(BytesIO(raw("werkgroep", "docx")))
    headings = [one.text for one in file.paragraphs if one.style is not None and one.style.name.startswith("Heading")]
    assert headings == [section.title for section in told("werkgroep").sections]
    assert all(table._tbl.xpath("./w:tr[1]/w:trPr/w:tblHeader") for table in file.tables)
    described = file.element.body.xpath(".//wp:docPr/@descr")
    assert described
    assert all(described)
    assert file.core_properties.created.isoformat().startswith("2026-11-22")


def test_the_web_page_asks_nothing_of_anybody() -> None:
    page = unescape(raw("werkgroep", "html").decode())
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert re.findall(r'(?:src|href)="(?!data:image/png|#)[^"]*', page) == []
    assert " style=" not in page


def test_the_full_analysis_has_every_part_and_both_pictures() -> None:
    titles = [section.title for section in told("werkgroep", "en").sections]
    wanted = (
        "In short", "Positions in one table", "Per partner", "Repair plan", "The worst hour",
        "Desks where signals stop", "Ways to the alleged perpetrator", "The child apart",
        "Coverage of the risk frame", "Assumptions", "The law that was used", "Method and limits", "Sources",
    )  # fmt: skip
    assert [title for title in wanted if title not in titles] == []
    drawn = [section for section in told("werkgroep").sections if section.wide]
    captions = {re.sub(r" \(\d+/\d+\)$", "", one.caption) for one in drawn[0].blocks if isinstance(one, Picture)}
    assert len(drawn) == 1
    assert len(captions) == len(PICTURES) == 2


def test_every_need_that_may_be_told_stands_in_the_full_analysis() -> None:
    workspace = open_workspace("voorbeeld")
    text = raw("werkgroep", "md").decode()
    model = workspace.model
    for row in workspace.analysis.rows:
        if not model.item[row.item].confined:
            assert model.item[row.item].label.nl in text


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_tells_who_knows_a_confined_item(kind: str) -> None:
    """A model without anybody who holds, needs or passes it on gives the same report, to the byte."""
    model = load_model("voorbeeld")
    assert any(item.confined for item in model.items)
    hidden = without_confined(model)
    assert len(hidden.holdings) < len(model.holdings)
    assert len(hidden.needs) < len(model.needs)
    bare = [markdown(report_of(Workspace(one), kind, "nl", drawn=False)) for one in (model, hidden)]
    assert bare[0] == bare[1]


def test_a_label_is_never_markup() -> None:
    model = load_model("voorbeeld")
    evil = Text('<script>alert(1)</script> & "x" | *y*', "<script>")
    items = tuple(replace(item, label=evil) for item in model.items)
    report = report_of(Workspace(_renamed(model, items=items)), "raad", "nl")
    assert "<script" not in written(report, "html").decode()
    assert "<script" not in written(report, "md").decode()
    assert evil.nl in " ".join(said(report))
    for form in ("docx", "odt", "pdf"):
        assert written(report, form)


def test_without_pango_the_person_hears_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    from ontology.errors import UserError

    real = builtins.__import__

    def broken(name: str, *rest: object, **more: object) -> object:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", broken)
    with pytest.raises(UserError) as failed:
        pdf_writing.pdf(told("raad"))
    assert "libpango" in failed.value.message("nl")
    assert "--format docx" in failed.value.message("en")


def test_the_pdf_fetches_its_own_parts_only() -> None:
    fetcher = pdf_writing._fetcher({"zichtlijn:font/a": b"x"})
    assert fetcher.fetch("zichtlijn:font/a").read() == b"x"
    for url in ("file:///etc/passwd", "https://example.org/a.png"):
        with pytest.raises(ValueError, match="not part of the report"):
            fetcher.fetch(url)


def test_a_lighter_picture_shows_the_same() -> None:
    from PIL import Image

    drawn = Image.new("RGB", (300, 200), "#FFFFFF")
    drawn.paste("#1F3A5F", (10, 10, 60, 60))
    written_once = BytesIO()
    drawn.save(written_once, "PNG", compress_level=0)
    small = lighter(written_once.getvalue())
    assert len(small) < len(written_once.getvalue())
    with Image.open(BytesIO(small)) as again:
        assert again.size == drawn.size
        assert again.convert("RGB").getpixel((30, 30)) == (31, 58, 95)


def _renamed(model: Model, **changes: object) -> Model:
    return replace(model, **changes)  # type: ignore[arg-type]
