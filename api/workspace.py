"""One loaded, immutable model with its analysis: what every surface looks at. Loading happens once per command."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.answer import Analysis

__all__ = ["Workspace", "open_workspace"]


@dataclass(frozen=True)
class Workspace:
    """A model, the level at which it is asked, and the subject that is asked about (all of them for ``None``)."""

    model: Model
    level: int = 3
    subject: str | None = None

    @cached_property
    def analysis(self) -> Analysis:
        """The main job, done once on first use."""
        from queries.analysis import analyse

        return analyse(self.model, self.level, self.subject)


def open_workspace(reference: str, level: int = 3, subject: str | None = None, *, fresh: bool = False) -> Workspace:
    """Open the packaged model, or the file, named ``reference``; ``fresh`` reads its Turtle, not its snapshot.

    Raises ``UnknownModel`` when there is neither, ``RefusedInput`` (with every fault) when a file cannot be accepted.
    """
    from ontology.loading import load_model

    return Workspace(load_model(reference, fresh=fresh), level, subject)
