"""What ``fragility`` asks of a workspace: the cuts, pairs, grounds and stability that its text and its JSON tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from api.workspace import Workspace
    from queries.cutting import By
    from queries.fragility import Cut, Pair
    from queries.ground_use import GroundUse
    from queries.ranking_stability import Stability

__all__ = ["Broken", "break_all"]

_SAMPLES = 200


@dataclass(frozen=True)
class Broken:
    """Everything that was asked: the cuts and pairs by kind of part, the grounds, and the stability that was asked."""

    workspace: Workspace
    cuts: dict[By, tuple[Cut, ...]]
    tried: dict[By, int]
    pairs: dict[By, tuple[Pair, ...]]
    grounds: GroundUse | None
    stability: tuple[Stability, ...]

    @property
    def day(self) -> str:
        """The day of the law."""
        return self.workspace.flows.bench.day


def break_all(workspace: Workspace, kinds: tuple[By, ...], *, stability: bool = False) -> Broken:
    """Cut everything of these kinds; the grounds are looked at when they are among them."""
    from queries.cutting import By, Cutting
    from queries.fragility import Fragility
    from queries.ground_use import ground_use
    from queries.ranking_stability import stability as stands

    cutting = Cutting(workspace.model, workspace.law, workspace.day, workspace.facts)
    asked = Fragility(cutting)
    ranked = [kind for kind in kinds if kind is not By.GROUND] if stability else []
    return Broken(
        workspace=workspace,
        cuts={kind: asked.cuts(kind) for kind in kinds},
        tried={kind: len(cutting.names(kind)) for kind in kinds},
        pairs={kind: asked.pairs(kind) for kind in kinds},
        grounds=ground_use(cutting) if By.GROUND in kinds else None,
        stability=tuple(stands(cutting, kind, samples=_SAMPLES) for kind in ranked),
    )
