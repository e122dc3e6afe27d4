"""Direct cover and reach of the needs in Oxigraph, in SPARQL: each pass of a route is a triple, the label included.

SPARQL has no moment of arrival and no grade, so this is asked of it alone: which needs can be met by one pass, and
which by at most three. Best form found: the states are nodes, and per need the first route is enough. As a union, and
with all routes worked out in a sub-select first, the same question took ten times as long.
"""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad, QuerySolutions, Store

from graph.arrays import Blocks, Passing

__all__ = ["DIRECT", "REACH", "met_in_sparql", "store_of"]

_NEED = "?need <urn:of> ?item ; <urn:mode> ?held ; <urn:asks> ?asks ; <urn:who> ?who"
_START = "?item ?held ?start . ?start <urn:by> ?origin . FILTER(?origin != ?who)"
_THERE = "?item <urn:in> ?block ."

DIRECT = f"SELECT ?need WHERE {{ {_NEED} . FILTER EXISTS {{ {_START} ?start ?asks ?who }} }}"
"""Needs that a holder can meet in one pass."""

REACH = f"""SELECT ?need WHERE {{ {_NEED} .
  FILTER(
    EXISTS {{ {_START} ?start ?asks ?who }}
    || EXISTS {{ {_START} {_THERE} ?start <urn:becomes> ?one . ?one ?asks ?who ; <urn:by> ?first .
      FILTER(?first != ?origin && ?first != ?who) ?block <urn:has> ?first }}
    || EXISTS {{ {_START} {_THERE} ?start <urn:becomes> ?one . ?one <urn:becomes> ?two .
      ?two ?asks ?who ; <urn:by> ?second . ?one <urn:by> ?first .
      FILTER(?first != ?origin && ?second != ?origin && ?first != ?second && ?first != ?who && ?second != ?who)
      ?block <urn:has> ?first , ?second }}
  ) }}"""
"""Needs that can be met in at most three passes, nobody told twice on the way."""


def store_of(passing: Passing, blocks: Blocks) -> Store:
    """The passes, and who holds and needs what where, as quads."""
    store = Store()
    store.bulk_extend(
        Quad(NamedNode(f"urn:{subject}"), NamedNode(f"urn:{predicate}"), NamedNode(f"urn:{value}"))
        for subject, predicate, value in (*_law(passing), *_place(passing, blocks))
    )
    store.optimize()
    return store


def met_in_sparql(store: Store, query: str) -> set[int]:
    """The numbers of the needs that the query finds."""
    found = store.query(query)
    assert isinstance(found, QuerySolutions)
    return {int(row["need"].value.removeprefix("urn:need")) for row in found}


def _law(passing: Passing) -> Iterator[tuple[str, str, str]]:
    states, aims, parties = passing.grade.shape
    for state in range(states):
        yield f"state{state}", "by", f"party{passing.party_of[state]}"
        for to in passing.moves[passing.moves_start[state] : passing.moves_start[state + 1]].tolist():
            yield f"state{state}", "becomes", f"state{to}"
        for aim in range(aims):
            told = int(passing.told[state, aim])
            for party in range(parties):
                if told >> party & 1:
                    yield f"state{state}", f"told{aim}", f"party{party}"


def _place(passing: Passing, blocks: Blocks) -> Iterator[tuple[str, str, str]]:
    for block, present in enumerate(blocks.present.tolist()):
        for party in range(len(blocks.pattern)):
            if present >> party & 1:
                yield f"block{block}", "has", f"party{party}"
    for cell in range(len(blocks.present) * blocks.cells):
        yield f"item{cell}", "in", f"block{cell // blocks.cells}"
        for holding in range(blocks.hold_start[cell], blocks.hold_start[cell + 1]):
            for mode, state in enumerate(blocks.held_as[holding].tolist()):
                yield f"item{cell}", f"held{mode}", f"state{state}"
        for need in range(blocks.need_start[cell], blocks.need_start[cell + 1]):
            aim = int(blocks.need_aim[need])
            yield f"need{need}", "of", f"item{cell}"
            yield f"need{need}", "mode", f"held{passing.mode_of[aim]}"
            yield f"need{need}", "asks", f"told{aim}"
            yield f"need{need}", "who", f"party{blocks.need_party[need]}"
