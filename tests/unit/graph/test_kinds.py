"""How nodes are named."""

from __future__ import annotations

import pytest

from graph.kinds import EdgeKind, NodeKind, node


@pytest.mark.parametrize("kind", NodeKind)
def test_a_node_is_named_after_its_kind_and_id(kind: NodeKind) -> None:
    assert node(kind, "huisarts") == f"{kind.value}:huisarts"


def test_two_things_of_one_id_and_another_kind_are_two_nodes() -> None:
    assert len({node(kind, "x") for kind in NodeKind}) == len(NodeKind)


def test_kinds_are_plain_words_for_every_exchange_format() -> None:
    assert all(type(str(kind)) is str and " " not in kind for kind in (*NodeKind, *EdgeKind))
