"""All measures, each once, with label, plain sentence, formula, reference and how settled the definition is.

Named *ORA-achtig* (ORA-style), never more: the formulas are those of the literature as written here and were not
compared with the programme of that name. Left out because their definition is not settled: knowledge access index,
cognitive demand, need for negotiation, shared situation awareness; and all measures of resources and places, which the
model does not have.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from graph.measures.measure import Edge, Grade, Level, Measure
from graph.measures.registry_actors import OF_ACTORS
from graph.measures.registry_graph import OF_THE_WHOLE
from graph.measures.registry_parts import OF_PAIRS_AND_LINKS, OF_STEPS

__all__ = ["MEASURE", "MEASURES", "Edge", "Grade", "Level", "Measure"]

MEASURES: Final[tuple[Measure, ...]] = (*OF_THE_WHOLE, *OF_STEPS, *OF_ACTORS, *OF_PAIRS_AND_LINKS)
"""In the order in which they are shown: the whole, steps, actors, pairs, links."""

MEASURE: Final[Mapping[str, Measure]] = {measure.name: measure for measure in MEASURES}
"""Measures by name.

>>> MEASURE["knowledge-exclusivity"].formula
'Σ_k AK[i,k]·exp(1 − h_k)'
"""
