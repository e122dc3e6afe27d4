"""Packaged models as they were read, keyed by the hash of all they were read from: a stale one is never used.

``python -m ontology.snapshot`` writes them, ``python -m ontology.snapshot --check`` says whether they are fresh.
"""

from __future__ import annotations

import sys
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import msgspec

from ontology.catalogue import files_of, packaged_models
from ontology.errors import PackageError, RefusedInput
from ontology.model import Model

__all__ = ["fingerprint", "framed", "fresh_model", "key", "main", "read_snapshot", "write_snapshot"]

_SCHEMA = (
    "terms.py", "process.py", "model.py", "vocabulary.py", "bookkeeping.py", "catalogue.py", "composition.py",
    "assembly.py", "extraction.py", "extraction_values.py", "extraction_parties.py", "extraction_positions.py",
    "extraction_movement.py", "extraction_approach.py", "extraction_programme.py", "snapshot.py",
)  # fmt: skip
"""The code that decides what a model looks like: when it changes, so does the key."""


class _Snapshot(msgspec.Struct):
    key: str
    model: Model


def read_snapshot(name: str, folder: Traversable | None = None) -> Model | None:
    """The model as it was snapshot, or ``None`` when there is no snapshot of exactly these files and this code."""
    place = (folder or _folder()) / f"{name}.json"
    if not place.is_file():
        return None
    try:
        snapshot = msgspec.json.decode(place.read_bytes(), type=_Snapshot)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    return snapshot.model if snapshot.key == key(name) else None


def write_snapshot(name: str, folder: Path) -> Path:
    """Read the model from its Turtle and keep it in ``folder``."""
    place = folder / f"{name}.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(msgspec.json.encode(_Snapshot(key(name), fresh_model(name))) + b"\n")
    return place


def fresh_model(name: str) -> Model:
    """A packaged model, read from its Turtle. Raises ``UnknownModel``; a fault in our own files is ``PackageError``."""
    from ontology.assembly import assemble
    from ontology.extraction import to_model

    try:
        return to_model(assemble(name), name, fingerprint(name))
    except RefusedInput as refused:
        first = refused.faults[0]
        raise PackageError(
            f"{name}: {len(refused.faults)} faults, first {first.place}: {first.message_en}"
        ) from refused


def fingerprint(name: str) -> str:
    """SHA-256 over the names and bytes of every Turtle file the model leans on."""
    digest = sha256()
    for file in files_of(name):
        digest.update(framed(file))
    return digest.hexdigest()


def key(name: str) -> str:
    """The fingerprint together with the version of the code that read it."""
    return sha256(f"{fingerprint(name)} {_schema_version()}".encode()).hexdigest()


@cache
def _schema_version() -> str:
    digest = sha256()
    for module in _SCHEMA:
        digest.update(framed(files("ontology") / module))
    return digest.hexdigest()


def framed(file: Traversable) -> bytes:
    """Name and length before the bytes, so that no two different sets of files run together into the same row."""
    raw = file.read_bytes()
    return f"{file.name} {len(raw)}\n".encode() + raw


def _folder() -> Traversable:
    return files("ontology") / "snapshots"


def main(arguments: list[str]) -> int:
    """Write the snapshots, or with ``--check`` say which are stale; 1 when one is."""
    if arguments == ["--check"]:
        stale = [name for name in packaged_models() if read_snapshot(name) is None]
        sys.stdout.write("".join(f"{name}: stale, run python -m ontology.snapshot\n" for name in stale))
        return 1 if stale else 0
    for name in packaged_models():
        written = write_snapshot(name, Path(str(_folder())))
        sys.stdout.write(f"{written.name}: {written.stat().st_size:,} bytes\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
