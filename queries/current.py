"""The analysis as it stands: the law asked of every row, then the clock. Every surface counts by this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.clock import DEFAULT_START, Start
from queries.late import under_the_clock
from queries.lawful_analysis import under_the_law

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.answer import Analysis
    from queries.legal_flows import LegalFlows
    from queries.timing import Timing

__all__ = ["current_analysis"]


def current_analysis(
    model: Model, factual: Analysis, flows: LegalFlows, timing: Timing, start: Start = DEFAULT_START
) -> Analysis:
    """``factual`` with what arrives without a ground as ``ungrounded-flow`` (:mod:`queries.lawful_analysis`), and what
    arrives lawfully but after its term, from an alarm at ``start``, as ``late`` (:mod:`queries.late`).
    """
    return under_the_clock(model, under_the_law(model, factual, flows), timing, start)
