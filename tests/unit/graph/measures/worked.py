"""The worked example of ``peers.md`` (b): four agents, five items, three steps. Not a published value of anyone.

Agents P, V, G, Z; k5 is held by none; t1 comes before t2. The links have directions here, chosen so that P and V answer
each other; without direction they are the three pairs of the example. Z, V and P said whom they know, G did not.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.measures.matrices import Matrices

__all__ = ["shown", "worked"]


def row(words: str) -> frozenset[str]:
    return frozenset(words.split())


def worked() -> Matrices:
    """The matrices of the example; N is written out as the example has it (everything needed at the agent's steps)."""
    holds = {"P": row("k1 k3"), "V": row("k1 k2"), "G": row("k4"), "Z": row("k2")}
    works = {"P": row("t2 t3"), "V": row("t1 t2"), "G": row("t3"), "Z": row("t2")}
    required = {"t1": row("k1 k2"), "t2": row("k1 k2 k3 k4 k5"), "t3": row("k1 k3")}
    return Matrices(
        agents=("P", "V", "G", "Z"),
        items=("k1", "k2", "k3", "k4", "k5"),
        steps=("t1", "t2", "t3"),
        holds=holds,
        works=works,
        required=required,
        needs={(agent, step): required[step] for agent, steps in works.items() for step in steps},
        follows=frozenset({("t1", "t2")}),
        links={
            ("P", "V"): row("k3"),
            ("V", "P"): row("k2"),
            ("Z", "V"): row("k2"),
            ("P", "G"): row("k1"),
        },
        origins=holds,
        contacts={"P": row("V G"), "V": row("P Z"), "Z": row("V")},
        complete=row("P V G Z"),
    )


def shown(values: Mapping[str, float | None]) -> dict[str, float | None]:
    """Values per agent or step, sorted and rounded to four places, as the example prints them."""
    return {key: None if value is None else round(value, 4) for key, value in sorted(values.items())}
