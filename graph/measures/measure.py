"""What a measure is: a name, what it is taken of, its formula and where that comes from, and the function itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from graph.measures.matrices import Matrices
from ontology.terms import Text

__all__ = ["Edge", "Grade", "Key", "Level", "Measure", "Values", "each", "once", "paired"]

Key = tuple[str, ...]
"""What a value is of: nothing (the whole), an agent, a step, or two parties."""

Values = dict[Key, float | None]
"""A value per key; ``None`` where the measure is undefined (*n.v.t.*), which is not 0."""


class Level(StrEnum):
    """What a measure gives a value for."""

    ACTOR = "actor"
    STEP = "step"
    PAIR = "pair"
    LINK = "link"
    GRAPH = "graph"


class Grade(StrEnum):
    """How settled the definition is."""

    SETTLED = "A"  # unambiguous in words, so the formula follows
    PARTLY = "A/B"  # the words are settled, one choice in it is ours
    OWN = "own"  # not of the literature


class Edge(StrEnum):
    """What can be taken away to see how far a value leans on it."""

    HOLDING = "holding"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. ``edges`` names what its value depends on besides needs and steps; ``bounded`` says that every value
    is in [0, 1]; ``name`` is stable and is its anchor in the documentation.

    ``sentence`` says in plain words what a value means, ``formula`` how it is taken (letters as in
    :mod:`graph.measures.matrices`; K_i is what i holds, R_i what reaches it, AK⁺ both, C whom an agent knows, B what it
    believes, x and d links and distances) and ``reference`` after whom: from the literature, not compared with a
    programme.
    """

    name: str
    level: Level
    label: Text
    sentence: Text
    formula: str
    reference: str
    grade: Grade
    edges: frozenset[Edge]
    bounded: bool
    function: Callable[[Matrices], Values]

    def values(self, m: Matrices) -> Values:
        """The value for every key."""
        return self.function(m)


def once(function: Callable[[Matrices], float | None]) -> Callable[[Matrices], Values]:
    """A measure of the whole, under the one key ``()``."""
    return lambda m: {(): function(m)}


def each(function: Callable[[Matrices], Mapping[str, float | None]]) -> Callable[[Matrices], Values]:
    """A measure per agent or per step."""
    return lambda m: {(key,): value for key, value in function(m).items()}


def paired(function: Callable[[Matrices], Mapping[tuple[str, str], float | None]]) -> Callable[[Matrices], Values]:
    """A measure per pair of parties."""
    return lambda m: {tuple(pair): value for pair, value in function(m).items()}
