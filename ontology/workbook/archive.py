"""What may not be opened: the zip directory is judged first, then the bytes of every part, then only a parser."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from ontology.errors import Fault, RefusedInput
from ontology.refusals import refuse

__all__ = ["LARGEST_MB", "LARGEST_UNPACKED_MB", "Archive", "open_archive", "read_workbook"]

LARGEST_MB = 5
LARGEST_UNPACKED_MB = 20
MOST_PARTS = 1_000
STEEPEST = 100
"""How many times smaller a part of some size may have become by compression: our own become nine times smaller."""

_OF_SOME_SIZE = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_DECLARATION = re.compile(rb"<!(?!--|\[CDATA\[)")
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)")
_MACROS = re.compile(r"vbaproject|vbadata|macrosheet|activex|^basic/|^scripts/|dialogsheet", re.IGNORECASE)
_OUTSIDE = re.compile(
    r"externallinks?/|^xl/connections|querytables?/|embeddings/|oleobject|^xl/customdata|webextension|^object ",
    re.IGNORECASE,
)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")


def read_workbook(path: Path) -> bytes:
    """The bytes of a user's file, never more than the cap. Raises ``RefusedInput`` when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_MB * 1_000_000 + 1)
    except OSError:
        raise RefusedInput(path.name, [refuse("file-unreadable", path.name, None, "")]) from None


@dataclass(frozen=True, slots=True)
class Archive:
    """An opened workbook of kind ``xlsx`` or ``ods`` whose parts may be parsed."""

    name: str
    kind: str
    raw: bytes
    parts: dict[str, bytes]


def open_archive(raw: bytes, name: str) -> Archive:
    """The parts of a workbook. Raises ``RefusedInput`` for what is none, or may not be opened."""
    for fault in _before(raw, name):
        raise RefusedInput(name, [fault])
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            faults = tuple(_directory(archive.infolist(), name))
            if faults:
                raise RefusedInput(name, faults)
            parts = {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
        OSError,
        zlib.error,
    ):
        raise RefusedInput(name, [refuse("workbook-damaged", name, None, "")]) from None
    kind = _kind(parts)
    faults = tuple(_parts(parts, kind, name))
    if faults:
        raise RefusedInput(name, faults)
    return Archive(name, kind, raw, parts)


def _before(raw: bytes, name: str) -> Iterator[Fault]:
    if len(raw) > LARGEST_MB * 1_000_000:
        yield refuse("file-too-large", name, None, "", limit=LARGEST_MB)
    elif raw.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in raw
        yield refuse("workbook-encrypted" if locked else "workbook-old", name, None, "")
    elif not raw.startswith(b"PK\x03\x04"):
        yield refuse("workbook-not-one", name, None, "")


def _directory(entries: list[zipfile.ZipInfo], name: str) -> Iterator[Fault]:
    """Faults that the directory of the zip shows; no part has been unpacked yet."""
    total = sum(entry.file_size for entry in entries)
    steep = any(
        entry.file_size > _OF_SOME_SIZE and entry.file_size > STEEPEST * max(1, entry.compress_size)
        for entry in entries
    )
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_PARTS:
        yield refuse("workbook-too-big", name, None, "", what_nl="onderdelen", what_en="parts", limit=MOST_PARTS)
    elif total > LARGEST_UNPACKED_MB * 1_000_000 or steep:
        yield refuse("workbook-bomb", name, None, "", limit=LARGEST_UNPACKED_MB)
    elif any(entry.flag_bits & 1 for entry in entries):
        yield refuse("workbook-encrypted", name, None, "")
    elif len({one.casefold() for one in names}) < len(names) or any(map(_leads_out, names)):
        yield refuse("workbook-damaged", name, None, "")


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or ":" in name.split("/")[0]


def _kind(parts: dict[str, bytes]) -> str:
    types = parts.get("[Content_Types].xml", b"")
    if "xl/workbook.bin" in parts:
        return "xlsb"
    if b"spreadsheetml" in types or b"ms-excel.sheet" in types:
        return "xlsx"
    if parts.get("mimetype", b"").decode("latin-1").strip() == _ODS and "content.xml" in parts:
        return "ods"
    return ""


def _parts(parts: dict[str, bytes], kind: str, name: str) -> Iterator[Fault]:
    suffix = "." + name.rpartition(".")[2].lower()
    macros = any(_MACROS.search(part) for part in parts) or b"macroEnabled" in parts.get("[Content_Types].xml", b"")
    if kind == "xlsb":
        yield refuse("workbook-old", name, None, "")
    elif not kind:
        yield refuse("workbook-not-one", name, None, "")
    elif macros or b"<script:" in parts.get("content.xml", b""):
        yield refuse("workbook-macros", name, None, "")
    elif b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        yield refuse("workbook-encrypted", name, None, "")
    elif any(_is_hostile(part, raw) for part, raw in parts.items()):
        yield refuse("workbook-xml", name, None, "")
    elif any(_OUTSIDE.search(part) for part in parts) or any(_reaches_out(part, raw) for part, raw in parts.items()):
        yield refuse("workbook-external", name, None, "")
    elif suffix != f".{kind}":
        yield refuse("workbook-suffix", name, None, "", what=f".{kind}")


def _is_hostile(part: str, raw: bytes) -> bool:
    """Whether a part of XML can declare something, or hides its text from a reader of bytes."""
    if not part.lower().endswith((".xml", ".rels", ".vml", ".rdf")):
        return False
    declared = _ENCODING.search(raw[:200])
    hidden = raw.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00")) or b"\x00" in raw[:8]
    other = declared is not None and declared[1].lower() not in (b"utf-8", b"utf8", b"us-ascii", b"ascii")
    return hidden or other or _DECLARATION.search(raw) is not None


def _reaches_out(part: str, raw: bytes) -> bool:
    """Whether a part fetches something when opened. A link that somebody clicks does not."""
    if part.lower().endswith(".rels"):
        relations = _RELATION.findall(raw)
        return any(b'"External"' in one.replace(b"'", b'"') and b"hyperlink" not in one for one in relations)
    if part == "content.xml":
        return any(
            mark in raw for mark in (b"table:table-source", b"table:cell-range-source", b"office:dde-", b"draw:object")
        )
    return False
