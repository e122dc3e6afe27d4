"""Kinds of nodes and edges in the projected graph, and how a node is named."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["EdgeKind", "NodeKind", "node"]


class NodeKind(StrEnum):
    """What a node stands for; the value is the prefix of its name."""

    ACTOR = "actor"
    KNOWER = "knower"
    TABLE = "table"
    ITEM = "item"
    STEP = "step"


class EdgeKind(StrEnum):
    """What an edge says."""

    HOLDS = "holds"
    NEEDS = "needs"
    FLOW = "flow"
    SEATS = "seats"
    AWARE_OF = "aware-of"
    COVERS = "covers"
    SHOWN_BY = "shown-by"


def node(kind: NodeKind, identifier: str) -> str:
    """The name of a node.

    >>> node(NodeKind.ACTOR, "huisarts")
    'actor:huisarts'
    """
    return f"{kind.value}:{identifier}"
