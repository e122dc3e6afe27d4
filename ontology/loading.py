"""The one way in: a packaged model by name, or a user's Turtle file or workbook by path."""

from __future__ import annotations

from pathlib import Path

from ontology.catalogue import packaged_models
from ontology.errors import Fault, UnknownModel
from ontology.model import Model
from ontology.snapshot import fresh_model, read_snapshot

__all__ = ["WORKBOOKS", "inspect_model", "load_model"]

WORKBOOKS = (".xlsx", ".ods")
"""How the name of a workbook ends."""


def load_model(reference: str, *, fresh: bool = False) -> Model:
    """The packaged model, or the model in the file, that ``reference`` names.

    ``fresh`` reads a packaged model from its Turtle even when its snapshot is good. Raises ``UnknownModel`` when there
    is neither a model nor a file of that name, ``RefusedInput`` (with every fault) when a file cannot be accepted.

    >>> load_model("voorbeeld").id
    'voorbeeld'
    """
    if reference in packaged_models():
        snapshot = None if fresh else read_snapshot(reference)
        return snapshot if snapshot is not None else fresh_model(reference)
    path = _existing(reference)
    if path.suffix.lower() in WORKBOOKS:
        from ontology.workbook.admission import admit_workbook

        return admit_workbook(path)
    from ontology.admission import admit

    return admit(path)


def inspect_model(reference: str) -> tuple[Fault, ...]:
    """Every fault of a packaged model or a user's file, warnings too; empty when there is nothing to say."""
    from ontology.admission import examine_file, examine_packaged
    from ontology.reader import read_bytes

    if reference in packaged_models():
        return examine_packaged(reference)
    path = _existing(reference)
    if path.suffix.lower() in WORKBOOKS:
        from ontology.workbook.admission import examine_workbook
        from ontology.workbook.archive import read_workbook

        return examine_workbook(read_workbook(path), path.name).faults
    return examine_file(read_bytes(path), path.name).faults


def _existing(reference: str) -> Path:
    """The file of that name; a name that no file system takes is no file either."""
    path = Path(reference)
    try:
        found = path.is_file()
    except (OSError, ValueError):
        found = False
    if not found:
        raise UnknownModel(reference, packaged_models())
    return path
