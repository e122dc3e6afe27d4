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
    from queries.legal_gaps import Judged

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
        """The same rows for those who show :attr:`judged` beside them."""
        from queries.legal_gaps import beside_the_law

        return beside_the_law(self.factual)

    @cached_property
    def law(self) -> Law:
        """The packaged law."""
        from ontology.law_loading import load_law

        return load_law()

    @cached_property
    def judged(self) -> dict[str, Judged]:
        """The verdict on every gap, by the id of the need."""
        from queries.legal_gaps import judge

        return {one.need: one for one in judge(self.model, self.analysis, self.law, self.day, self.facts)}


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
