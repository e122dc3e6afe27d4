"""The legal half of an open model as the pictures are given it: verdicts, refused flows, and what the desks let die."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from api.workspace import Workspace
    from visualisations.legal_view import LegalView

__all__ = ["legal_view"]


def legal_view(workspace: Workspace) -> LegalView:
    """Everything that the pictures of ``workspace`` show of the law, of the entry desks, and of the ways to the alleged
    perpetrator.

    The desks are asked from Friday 18:00: the moment at which the question of this project is asked, and not the
    kindest hour of the week. What follows from it is modelled.
    """
    from queries.clock import Start
    from queries.desks import survey
    from queries.exposure import exposure
    from queries.signals import Signals
    from visualisations.legal_view import LegalView

    bench = workspace.flows.bench
    ways = exposure(workspace.model, workspace.law, bench.day, workspace.facts)
    asked = survey(Signals(bench), Start(4, 18.0), workspace.level, workspace.subject)
    return LegalView(
        workspace.law,
        bench.day,
        workspace.judged,
        workspace.facts,
        refused=workspace.refused,
        entries=asked.rows,
        exposure=ways,
    )
