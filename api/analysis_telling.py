"""The whole analysis as one object: ``analyse --json`` and ``GET /v1/analyses/{model}`` answer with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from api.workspace import Workspace

__all__ = ["analysis_answer"]


def analysis_answer(workspace: Workspace) -> dict[str, Any]:
    """The needs with verdicts and remedies, under the law of the day and the circumstances of ``workspace``."""
    from api.legal_wire import with_verdicts
    from api.wire import analysis_object

    answer = analysis_object(workspace.model, workspace.analysis)
    answer["peildatumRecht"] = workspace.day or workspace.model.reference_date
    answer["omstandigheden"] = dict(sorted(workspace.facts.items()))
    return with_verdicts(answer, workspace)
