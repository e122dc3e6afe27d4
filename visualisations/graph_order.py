"""A copy of the graph that every exchange format can hold: in order of name, with clean and uniform attributes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import networkx as nx

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["clean", "ordered"]

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NUMBERS = frozenset({"hours"})


def ordered(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Nodes and edges in order of name. The graph itself is read, never changed.

    A number that is unknown is left out, and all others are decimals: an attribute with two types is two attributes of
    one name in GraphML, which other programs refuse.
    """
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found.graph.update(_attributes(graph.graph))
    for name in sorted(graph.nodes):
        found.add_node(clean(name), **_attributes(graph.nodes[name]))
    for source, target, key in sorted(graph.edges(keys=True)):
        told = _attributes(graph.edges[source, target, key])
        found.add_edge(clean(source), clean(target), key=clean(key), **told)
    return found


def clean(text: str) -> str:
    r"""The text without the characters that XML cannot hold.

    >>> clean("a\x00b")
    'ab'
    """
    return _NOT_IN_XML.sub("", text)


def _attributes(attributes: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: float(value) if key in _NUMBERS else clean(value) if isinstance(value, str) else value
        for key, value in sorted(attributes.items())
        if not (key in _NUMBERS and value == "")
    }
