"""The packaged law: read from the statute modules, or from its snapshot when that is of exactly these files."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from ontology.errors import PackageError
from ontology.snapshot import framed
from ontology.statutes import Law

__all__ = ["fresh_law", "load_law", "main", "statute_files"]

_SNAPSHOT = "law.json"
_SCHEMA = (
    "terms.py", "norms.py", "legal_doubts.py", "legal_exposure.py", "legal_items.py",
    "legal_tasks.py", "statutes.py", "vocabulary.py", "extraction_values.py",
    "law_statements.py", "law_extraction.py", "law_extraction_doubts.py", "law_extraction_exposure.py",
    "law_extraction_items.py", "law_extraction_tasks.py", "law_loading.py",
)  # fmt: skip


class _Kept(msgspec.Struct):
    key: str
    law: Law


@cache
def load_law() -> Law:
    """The law as it is packaged. A fault in our own files is a ``PackageError``.

    >>> load_law().canonical_id["school-5-2-6"]
    'wmo-5-2-6'
    """
    place = files("ontology") / "snapshots" / _SNAPSHOT
    if place.is_file():
        try:
            kept = msgspec.json.decode(place.read_bytes(), type=_Kept)
        except (msgspec.DecodeError, UnicodeDecodeError):
            return fresh_law()
        if kept.key == _key():
            return kept.law
    return fresh_law()


def fresh_law() -> Law:
    """The law read from its Turtle. Every fault stops the loading: a norm without provision or source is none."""
    from rdflib import Graph

    from ontology.extraction_values import Reading
    from ontology.law_extraction import to_law

    graph = Graph(bind_namespaces="none")
    for file in statute_files():
        graph.parse(data=file.read_text(encoding="utf-8"), format="turtle")
    reading = Reading(graph, "ontology/law")
    law = to_law(reading, _fingerprint())
    reading.report_leftovers()
    if reading.faults:
        first = reading.faults[0]
        raise PackageError(f"law: {len(reading.faults)} faults, first {first.place}: {first.message_en}")
    return law


def statute_files() -> tuple[Traversable, ...]:
    """Every Turtle file of ``ontology/law`` except the words and the schemes, in a fixed order."""
    return tuple(sorted(_walk(files("ontology") / "law"), key=str))


def _walk(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry)
        elif entry.name.endswith(".ttl") and entry.name not in ("terms.ttl", "schemes.ttl"):
            yield entry


@cache
def _fingerprint() -> str:
    digest = sha256()
    for file in statute_files():
        digest.update(framed(file))
    return digest.hexdigest()


@cache
def _key() -> str:
    digest = sha256(_fingerprint().encode())
    for name in _SCHEMA:
        digest.update(framed(files("ontology") / name))
    return digest.hexdigest()


def main(arguments: list[str]) -> int:
    """``python -m ontology.law_loading`` keeps the snapshot; ``--check`` says whether it is fresh."""
    place = Path(str(files("ontology") / "snapshots" / _SNAPSHOT))
    written = msgspec.json.encode(_Kept(_key(), fresh_law())) + b"\n"
    if "--check" in arguments:
        return 0 if place.is_file() and place.read_bytes() == written else 1
    place.write_bytes(written)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
