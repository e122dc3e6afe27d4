"""The national questions in NetworkX: passes as one graph of states, flows as one graph per item, walked in Python.

NetworkX has no search in which a label travels along, nor one in which a moment of the week matters; its graphs and
``descendants`` are used, and the walk over them is written out. It keeps, as the compiled search does, what all routes
to a state have in common, so that it too looks at states and not at routes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import networkx as nx
import numpy as np

from graph.arrays import NEVER, NOTHING, Answers, Blocks, Finding, Passing
from graph.availability import WEEK

__all__ = ["Graphs", "answer_in_graphs"]


@dataclass
class _Cell:
    """One item in one block."""

    number: int
    there: frozenset[int]
    held: list[list[int]]
    first: list[bool]
    flows: nx.MultiDiGraph[int]
    needs: list[tuple[int, int, int, int]]


@dataclass
class Graphs:
    """What is built before the first question."""

    passing: Passing
    blocks: Blocks
    passes: nx.DiGraph[int] = field(init=False)
    flows: nx.DiGraph[int] = field(init=False)
    told: list[list[frozenset[int]]] = field(init=False)
    flowed: list[list[frozenset[int]]] = field(init=False)
    cells: list[_Cell] = field(init=False)

    def __post_init__(self) -> None:
        passing, blocks = self.passing, self.blocks
        self.passes = _graph(passing, passing.moves_start, passing.moves)
        self.flows = _graph(passing, passing.flows_start, passing.flows)
        parties = range(len(blocks.pattern))
        self.told, self.flowed = (
            [[frozenset(p for p in parties if int(one) >> p & 1) for one in row] for row in masks]
            for masks in (passing.told, passing.flowed)
        )
        self.cells = [_cell(blocks, number) for number in range(len(blocks.present) * blocks.cells)]


def _graph(passing: Passing, start: Any, targets: Any) -> nx.DiGraph[int]:
    graph: nx.DiGraph[int] = nx.DiGraph()
    for state, party in enumerate(passing.party_of.tolist()):
        graph.add_node(state, party=party)
    for state in range(len(passing.party_of)):
        graph.add_edges_from((state, to) for to in targets[start[state] : start[state + 1]].tolist())
    return graph


def _cell(blocks: Blocks, number: int) -> _Cell:
    flows: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    for at in range(blocks.flow_start[number], blocks.flow_start[number + 1]):
        minutes = int(blocks.flow_minutes[at])
        flows.add_edge(int(blocks.flow_from[at]), int(blocks.flow_to[at]), minutes=None if minutes < 0 else minutes)
    held = slice(blocks.hold_start[number], blocks.hold_start[number + 1])
    present = int(blocks.present[number // blocks.cells])
    needs = range(blocks.need_start[number], blocks.need_start[number + 1])
    return _Cell(
        number,
        frozenset(party for party in range(len(blocks.pattern)) if present >> party & 1),
        blocks.held_as[held].tolist(),
        [bool(one) for one in blocks.first_hand[held]],
        flows,
        [(n, int(blocks.need_party[n]), int(blocks.need_aim[n]), int(blocks.need_minutes[n])) for n in needs],
    )


def answer_in_graphs(graphs: Graphs) -> Answers:
    """What the compiled search answers."""
    passing, blocks = graphs.passing, graphs.blocks
    shape, needs = (len(graphs.cells), len(passing.mode_of)), len(blocks.need_party)
    answers = Answers(
        np.zeros(shape, np.uint64),
        np.zeros(shape, np.uint64),
        np.full(needs, NOTHING, np.uint8),
        np.full(needs, NEVER, np.int32),
        np.zeros(needs, np.uint8),
    )
    for cell in graphs.cells:
        modes = range(blocks.held_as.shape[1])
        direct, reach = _cover(graphs, cell, modes)
        for aim in range(shape[1]):
            answers.direct[cell.number, aim] = sum(1 << party for party in direct[aim])
            answers.reach[cell.number, aim] = sum(1 << party for party in reach[aim])
        if cell.needs:
            _needs(graphs, cell, modes, reach, answers)
    return answers


def _cover(graphs: Graphs, cell: _Cell, modes: range) -> tuple[list[set[int]], list[set[int]]]:
    party = graphs.passes.nodes
    aims = range(len(graphs.passing.mode_of))
    direct: list[set[int]] = [set() for _ in aims]
    for state in (state for states in cell.held for state in states):
        for aim in aims:
            direct[aim] |= graphs.told[state][aim] - {party[state]["party"]}
    direct = [told & cell.there for told in direct]
    reach = [set(told) for told in direct]
    for mode in modes:
        origins: dict[int, set[int]] = {}
        for states in cell.held:
            own = party[states[mode]]["party"]
            for to in graphs.passes[states[mode]]:
                if party[to]["party"] in cell.there and party[to]["party"] != own:
                    origins.setdefault(to, set()).add(own)
        ways = {state: {party[state]["party"], *(of if len(of) == 1 else ())} for state, of in origins.items()}
        for state, passed in (*ways.items(), *_twice(graphs, cell, origins).items()):
            for aim in aims:
                reach[aim] |= (graphs.told[state][aim] & cell.there) - passed
    return direct, reach


def _twice(graphs: Graphs, cell: _Cell, origins: dict[int, set[int]]) -> dict[int, set[int]]:
    """Per state after two passes: who is on every way to it."""
    party = graphs.passes.nodes
    found: dict[int, set[int]] = {}
    for state, of in origins.items():
        via = party[state]["party"]
        for to in graphs.passes[state]:
            own = party[to]["party"]
            sources = of - {own}
            if own in cell.there and own != via and sources:
                passed = {via, own, *(sources if len(sources) == 1 else ())}
                found[to] = found[to] & passed if to in found else passed
    return found


def _needs(graphs: Graphs, cell: _Cell, modes: range, reach: list[set[int]], answers: Answers) -> None:
    passing = graphs.passing
    own = [int(passing.party_of[states[0]]) for states in cell.held]
    holders = {party for party, first in zip(own, cell.first, strict=True) if first}
    first = _with_flows(cell, holders)
    known = first | _with_flows(cell, {party for party, first in zip(own, cell.first, strict=True) if not first})
    chains = [_chains(graphs, cell, mode) for mode in modes] if cell.flows else [[] for _ in modes]
    for need, party, aim, deadline in cell.needs:
        mode = int(passing.mode_of[aim])
        grades = [int(passing.grade[s[mode], aim, party]) for s, p in zip(cell.held, own, strict=True) if p != party]
        moments = _moments(graphs, cell, chains[mode], party, aim)
        known_moments = [moment for moment in moments if moment is not None]
        moment = min(known_moments, default=None)
        answers.grade[need] = min(grades, default=NOTHING)
        answers.moment[need] = NEVER if moment is None else moment
        if party in holders:
            found = Finding.HELD
        elif moment is not None and moment <= deadline:
            found = Finding.IN_TIME
        elif moments:
            found = Finding.UNSAID if None in moments else Finding.LATE
        else:
            found = _missing(graphs, party, first, known, reached=party in reach[aim])
        answers.finding[need] = found


def _missing(graphs: Graphs, party: int, first: set[int], known: set[int], *, reached: bool) -> Finding:
    if party in known:
        return Finding.STOPPED if party in first else Finding.HEARSAY
    near = int(graphs.blocks.near[party])
    if any(near >> other & 1 for other in known):
        return Finding.NEAR
    if known:
        return Finding.ROUTE if reached else Finding.NO_ROUTE
    return Finding.NOWHERE


def _with_flows(cell: _Cell, holders: set[int]) -> set[int]:
    return holders.union(*(nx.descendants(cell.flows, party) for party in holders if party in cell.flows))


def _chains(graphs: Graphs, cell: _Cell, mode: int) -> list[tuple[int, int | None, frozenset[int]]]:
    """State, minute and parties passed, of every simple chain of flows from who holds it first-hand."""
    party = graphs.flows.nodes
    starts = [states[mode] for states, first in zip(cell.held, cell.first, strict=True) if first]
    queue: list[tuple[int, int | None, frozenset[int]]] = [(s, 0, frozenset({party[s]["party"]})) for s in starts]
    found = set(queue)
    while queue:
        state, minute, passed = queue.pop()
        sender = party[state]["party"]
        if sender not in cell.flows:
            continue
        leaving: Iterable[tuple[int, int, int | None]] = cell.flows.out_edges(sender, data="minutes")
        for _, recipient, minutes in leaving:
            if recipient not in passed:
                arrival = _arrival(graphs.blocks, sender, recipient, minutes, minute)
                for to in graphs.flows[state]:
                    chain = (to, arrival, passed | {recipient})
                    if party[to]["party"] == recipient and chain not in found:
                        found.add(chain)
                        queue.append(chain)
    return list(found)


def _moments(
    graphs: Graphs, cell: _Cell, chains: list[tuple[int, int | None, frozenset[int]]], party: int, aim: int
) -> list[int | None]:
    if party not in cell.flows:
        return []
    edges: Iterable[tuple[int, int, int | None]] = cell.flows.in_edges(party, data="minutes")
    bringing = [(sender, minutes) for sender, _, minutes in edges]
    return [
        _arrival(graphs.blocks, sender, party, minutes, minute)
        for state, minute, passed in chains
        for sender, minutes in bringing
        if sender == graphs.flows.nodes[state]["party"] and party not in passed and party in graphs.flowed[state][aim]
    ]


def _arrival(blocks: Blocks, sender: int, recipient: int, minutes: int | None, minute: int | None) -> int | None:
    if minutes is None or minute is None:
        return None
    wait = int(blocks.wait[blocks.pattern[sender], (blocks.starts_at + minute) % WEEK])
    if wait < 0:
        return None
    minute += wait + minutes
    wait = int(blocks.wait[blocks.pattern[recipient], (blocks.starts_at + minute) % WEEK])
    return None if wait < 0 else minute + wait
