"""Workbooks that mean harm, each with the rule that refuses it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

from ontology.workbook.ods_writing import ods
from ontology.workbook.pages import book_of
from tests.workbooks.messy import clean_export, shown_example

__all__ = ["HOSTILE", "RELATION", "an_ods", "with_part", "zip_of"]

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


def zip_of(parts: dict[str, bytes]) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw)
    return written.getvalue()


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
