"""Workbooks that mean harm are refused before a parser sees them, each with its own clear error."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from ontology.errors import RefusedInput
from ontology.workbook.admission import examine_workbook, read_grids
from ontology.workbook.archive import open_archive
from ontology.workbook.ods_writing import ods
from ontology.workbook.pages import book_of
from tests.workbooks.messy import clean_export, shown_example

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
RELATION = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}" '
    'TargetMode="External"/></Relationships>'
)
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


def with_part(part: str, raw: bytes, base: bytes | None = None) -> bytes:
    """A workbook with one part put in or replaced."""
    written = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(base or clean_export())) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, raw)
    return written.getvalue()


def an_ods() -> bytes:
    return ods(book_of(shown_example()))


HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "an old xls": ("a.xls", lambda: OLE, "workbook-old"),
    "a password": ("a.xlsx", lambda: OLE + "EncryptedPackage".encode("utf-16-le"), "workbook-encrypted"),
    "a text": ("a.xlsx", lambda: b"naam;waarde", "workbook-not-one"),
    "a picture": ("a.xlsx", lambda: b"\x89PNG\r\n\x1a\n", "workbook-not-one"),
    "another zip": ("a.xlsx", lambda: with_part("x", b"y", zip_of({"a.txt": b"x"})), "workbook-not-one"),
    "half a workbook": ("a.xlsx", lambda: clean_export()[:4000], "workbook-damaged"),
    "an ods called xlsx": ("a.xlsx", an_ods, "workbook-suffix"),
    "macros": ("a.xlsx", lambda: with_part("xl/vbaProject.bin", b"x"), "workbook-macros"),
    "an old macro sheet": ("a.xlsx", lambda: with_part("xl/macrosheets/1.xml", b"<x/>"), "workbook-macros"),
    "basic in an ods": ("a.ods", lambda: with_part("Basic/Standard/Module1.xml", b"<x/>", an_ods()), "workbook-macros"),
    "a link to another file": (
        "a.xlsx",
        lambda: with_part("xl/externalLinks/externalLink1.xml", b"<x/>"),
        "workbook-external",
    ),
    "an external relation": (
        "a.xlsx",
        lambda: with_part("xl/_rels/x.rels", RELATION.format(kind="attachedTemplate", target="file:///x").encode()),
        "workbook-external",
    ),
    "a data connection": ("a.xlsx", lambda: with_part("xl/connections.xml", b"<x/>"), "workbook-external"),
    "entities in a sheet": ("a.xlsx", lambda: with_part("xl/sharedStrings.xml", BOMB), "workbook-xml"),
    "entities in an ods": ("a.ods", lambda: with_part("content.xml", BOMB, an_ods()), "workbook-xml"),
    "a sheet in utf-16": ("a.xlsx", lambda: with_part("xl/styles.xml", "<x/>".encode("utf-16")), "workbook-xml"),
    "an encrypted ods": (
        "a.ods",
        lambda: with_part("META-INF/manifest.xml", b"<m><manifest:encryption-data/></m>", an_ods()),
        "workbook-encrypted",
    ),
    "a part that leads out": ("a.xlsx", lambda: with_part("../../x.xml", b"<x/>"), "workbook-damaged"),
    "a broken sheet": ("a.xlsx", lambda: with_part("xl/workbook.xml", b"<workbook"), "workbook-damaged"),
    "too many parts": ("a.xlsx", lambda: zip_of({f"x{n}": b"" for n in range(1_001)}), "workbook-too-big"),
}  # fmt: skip


def zip_of(parts: dict[str, bytes]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw)
    return written.getvalue()


@pytest.mark.parametrize("mean", HOSTILE)
def test_a_hostile_workbook_is_refused_by_its_own_rule(mean: str) -> None:
    name, make, rule = HOSTILE[mean]
    imported = examine_workbook(make(), name)
    assert imported.model is None
    assert [fault.rule for fault in imported.faults] == [rule]


def test_88_mb_in_a_small_file_is_refused_in_a_tenth_of_a_second() -> None:
    raw = with_part("xl/worksheets/sheet1.xml", b"<row><c><v>1</v></c></row>" * 3_400_000)
    assert len(raw) < 500_000
    started = time.perf_counter()
    with pytest.raises(RefusedInput) as refused:
        open_archive(raw, "bom.xlsx")
    assert time.perf_counter() - started < 0.1
    assert refused.value.faults[0].rule == "workbook-bomb"


def test_a_cell_repeated_a_million_times_is_counted_not_made() -> None:
    content = zipfile.ZipFile(BytesIO(an_ods())).read("content.xml").decode()
    row = (
        '<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="string">'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
    )
    with pytest.raises(RefusedInput) as refused:
        read_grids(with_part("content.xml", content.replace("</table:table>", row, 1).encode(), an_ods()), "a.ods")
    assert refused.value.faults[0].rule == "workbook-too-big"


def test_a_link_that_somebody_clicks_is_no_harm() -> None:
    raw = with_part("xl/_rels/x.rels", RELATION.format(kind="hyperlink", target="https://example.org/").encode())
    assert open_archive(raw, "a.xlsx").kind == "xlsx"
