"""What the steps lose when one link between two parties is cut.

After the broken-links analysis of EAST: Stanton & Harvey 2017, doi 10.1080/00140139.2016.1232841 (abstract read).
"""

from __future__ import annotations

from functools import lru_cache

from graph.measures.matrices import NOTHING, Link, Matrices, spread

__all__ = ["broken_link", "steps_losing"]


def broken_link(m: Matrices) -> dict[Link, float | None]:
    """For every link, at how many steps some agent loses an item that it needs there when the link is cut.

    What an agent knows by itself, or over another way, is not lost.

    >>> from tests.unit.graph.measures.worked import worked
    >>> broken_link(worked())["P", "V"]  # V needs k3 at t2 and knows it from P alone
    1.0
    """
    return {link: float(len(steps)) for link, steps in steps_losing(m).items()}


def steps_losing(m: Matrices) -> dict[Link, frozenset[str]]:
    """For every link, the steps at which some agent loses an item that it needs there when the link is cut."""
    found: dict[Link, set[str]] = {link: set() for link in m.links}
    for item, carrying in m.carried_by.items():
        for link, losers in _losers(m.known_from.get(item, NOTHING), carrying):
            for agent in losers:
                found[link] |= m.needed_when.get((agent, item), NOTHING)
    return {link: frozenset(steps) for link, steps in found.items()}


# Leaving out one holding moves one item: the answers for all others are asked again and again.
@lru_cache(maxsize=4096)
def _losers(knowing: frozenset[str], carrying: frozenset[Link]) -> tuple[tuple[Link, frozenset[str]], ...]:
    """For each of the links that carry an item, the parties that no longer know it when that link is cut."""
    whole = _reached(knowing, carrying)
    return tuple(
        (link, whole - _reached(knowing, carrying - {link}))
        for link in carrying
        if link[0] in whole and link[1] not in knowing
    )


def _reached(knowing: frozenset[str], carrying: frozenset[Link]) -> frozenset[str]:
    one = frozenset({""})
    return frozenset(spread(dict.fromkeys(knowing, one), dict.fromkeys(carrying, one)))
