"""Ask HermiT whether a named model and the ontology can be true together: the witness behind ``validate --reason``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ontology.catalogue import MODULES, packaged_models

if TYPE_CHECKING:
    from ontology.errors import Fault

__all__ = ["consistency_of"]


def consistency_of(reference: str) -> tuple[Fault, ...]:
    """What contradicts what, in the packaged model or the file that ``reference`` names; empty when nothing does.

    Raises ``UserError`` when there is no Java, ``RefusedInput`` when the file cannot be read at all.
    """
    from ontology.assembly import assemble, assemble_graph
    from ontology.reader import read_file, read_packaged
    from ontology.reasoner import consistent

    packaged = reference in packaged_models()
    whole = assemble(reference) if packaged else assemble_graph(read_file(Path(reference)))
    return consistent(read_packaged(MODULES), whole, file=Path(reference).name).faults
