"""The ontology's Turtle files for tests: where they are and what they say together."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from rdflib import Graph

__all__ = ["MODULES", "ONTOLOGY", "REFERENCE", "ROOT", "merged"]

ROOT = Path(__file__).resolve().parents[3]
ONTOLOGY = ROOT / "ontology"
MODULES = tuple(sorted((ONTOLOGY / "modules").glob("*.ttl")))
REFERENCE = tuple(sorted((ONTOLOGY / "reference").glob("*.ttl")))


@cache
def merged(*folders: str) -> Graph:
    """Every Turtle file of the named folders of ``ontology``, as one graph. Do not change it: it is shared."""
    graph = Graph()
    for folder in folders:
        for path in sorted((ONTOLOGY / folder).glob("*.ttl")):
            graph.parse(path)
    return graph
