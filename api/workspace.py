"""One loaded, immutable model with its analysis: what every surface looks at. Loading happens once per command."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.statutes import Law
    from queries.answer import Analysis
    from queries.legal_answer import FlowVerdict, Judged, Leg, Way
    from queries.legal_flows import LegalFlows
    from queries.timing import Timing

__all__ = ["Workspace", "open_workspace"]


@dataclass(frozen=True)
class Workspace:
    """A model, the level at which it is asked, and the subject that is asked about (all of them for ``None``).

    ``day`` is the day of the law (the model's own date for ``None``), ``facts`` what is known of the situation.
    """

    model: Model
    level: int = 3
    subject: str | None = None
    day: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def factual(self) -> Analysis:
        """The factual half, done once on first use. Every row says that the law has not been asked."""
        from queries.analysis import analyse

        return analyse(self.model, self.level, self.subject)

    @cached_property
    def analysis(self) -> Analysis:
        """The analysis under the law and the clock: what arrives without a ground is a gap (``ungrounded-flow``), and
        so is what arrives after its term (``late``).
        """
        from queries.current import current_analysis

        return current_analysis(self.model, self.factual, self.flows, self.timing)

    @cached_property
    def law(self) -> Law:
        """The packaged law."""
        from ontology.law_loading import load_law

        return load_law()

    @cached_property
    def flows(self) -> LegalFlows:
        """The flows of the model under the law."""
        from queries.deciding import Bench
        from queries.legal_flows import LegalFlows

        return LegalFlows(Bench(self.model, self.law, self.day, self.facts))

    @cached_property
    def timing(self) -> Timing:
        """When what flows lawfully arrives, over the urgent lines."""
        from queries.timing import Timing

        return Timing(self.flows.bench)

    @cached_property
    def judged(self) -> dict[str, Judged]:
        """The verdict on every gap of :attr:`analysis`, by the id of the need."""
        from queries.legal_gaps import judge_rows

        return {one.need: one for one in judge_rows(self.analysis, self.flows)}

    @cached_property
    def ways(self) -> dict[str, Way]:
        """The lawful chain of every need that is received, by the id of the need."""
        from queries.lawful_analysis import ways

        return ways(self.model, self.analysis, self.flows)

    @cached_property
    def refused(self) -> dict[str, tuple[Leg, ...]]:
        """The flows on which the law stops every ``ungrounded-flow``, by the id of the need."""
        from queries.lawful_analysis import refused_legs

        return refused_legs(self.model, self.analysis, self.flows)

    @cached_property
    def surplus(self) -> dict[tuple[str, str], FlowVerdict]:
        """What the law makes of every surplus flow, by flow and item."""
        from queries.lawful_analysis import judge_surplus

        return judge_surplus(self.model, self.analysis, self.flows)


def open_workspace(
    reference: str,
    level: int = 3,
    subject: str | None = None,
    *,
    fresh: bool = False,
    day: str | None = None,
    facts: Mapping[str, str] | None = None,
) -> Workspace:
    """Open the packaged model, or the file, named ``reference``; ``fresh`` reads its Turtle, not its snapshot.

    Raises ``UnknownModel`` when there is neither, ``RefusedInput`` (with every fault) when a file cannot be accepted.
    """
    from ontology.loading import load_model

    return Workspace(load_model(reference, fresh=fresh), level, subject, day, dict(facts or {}))
