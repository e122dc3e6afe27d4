"""What the public endpoint can be asked about: the served models, the terms and the law, each a named graph too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.vocabulary import DEF, iri
from ontology.writer import ntriples

if TYPE_CHECKING:
    from ontology.model import Model

__all__ = ["LAW_GRAPH", "TERMS_GRAPH", "GraphPart", "dataset_of", "graphs_of"]

TERMS_GRAPH = DEF.removesuffix("#")
LAW_GRAPH = "https://w3id.org/zichtlijn/law"


@dataclass(frozen=True, slots=True)
class GraphPart:
    """Turtle of one named graph; ``default`` when it is in the default graph as well."""

    graph: str
    turtle: bytes
    default: bool


def graphs_of(models: Sequence[Model]) -> tuple[str, ...]:
    """The names of the graphs: every model, the terms, the law."""
    return (*(iri("model", model.id) for model in models), TERMS_GRAPH, LAW_GRAPH)


def dataset_of(models: Sequence[Model]) -> tuple[GraphPart, ...]:
    """The parts of the dataset. The first model, the terms and the law are the default graph; models that share actors
    are not mixed. Leave out of the models what is confined first: who can ask here, can ask everything.
    """
    from ontology.catalogue import MODULES, REFERENCE
    from ontology.law_loading import statute_files

    return (
        *(GraphPart(iri("model", one.id), ntriples(one), place == 0) for place, one in enumerate(models)),
        *(GraphPart(TERMS_GRAPH, file.read_bytes(), True) for file in (*MODULES, *REFERENCE)),
        *(GraphPart(LAW_GRAPH, file.read_bytes(), True) for file in statute_files()),
    )
