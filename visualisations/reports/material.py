"""Everything a report is written from: one open model with its answers, handed over by ``api.report_material``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.statutes import Law
    from ontology.terms import Text
    from queries.answer import Analysis, NeedRow
    from queries.coverage import Coverage
    from queries.desks import Survey
    from queries.repair import Plan
    from queries.worst_hour import WorstHour
    from visualisations.legal_view import LegalView
    from visualisations.reports.document import Picture

__all__ = ["Material"]


@dataclass(frozen=True)
class Material:
    """The answers, by their own questions; ``leans`` is what the repair plan leans on and ``proof`` whether it is
    proven smallest. What only the full analysis tells is empty for a summary: ``coverages`` (by what, coverage),
    ``child_desks`` and ``pictures``.
    """

    model: Model
    analysis: Analysis
    legal: LegalView
    plan: Plan
    proof: Text
    leans: tuple[Text, ...]
    hour: WorstHour | None
    coverages: tuple[tuple[str, Coverage], ...] = ()
    child_desks: Survey | None = None
    pictures: tuple[Picture, ...] = ()

    @property
    def law(self) -> Law:
        """The packaged law."""
        return self.legal.law

    @cached_property
    def rows(self) -> tuple[NeedRow, ...]:
        """The needs that a report may speak of, heaviest first: none about a confined item, not even in a count."""
        return tuple(row for row in self.analysis.rows if not self.model.item[row.item].confined)

    @cached_property
    def gaps(self) -> tuple[NeedRow, ...]:
        """Those that are unmet or unknown."""
        return tuple(row for row in self.rows if row.kind.is_gap)

    @property
    def confined(self) -> int:
        """How many items are confined: that they exist may be told, and nothing more."""
        return sum(item.confined for item in self.model.items)

    @cached_property
    def row(self) -> dict[str, NeedRow]:
        """The needs by id."""
        return {row.need: row for row in self.rows}
