"""Fragility on the wire: the cuts by kind of part, the pairs, the grounds, the stability, what it leans on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.fragility_text import leaned_on, state_text
from api.wire_parts import text_object
from api.wording import DISCLAIMER
from queries.cutting import By
from queries.fragility import LossKind
from queries.fragility_telling import BY_LABELS, LOSS_LABELS, MOVE_LABELS, element_label

if TYPE_CHECKING:
    from api.fragility_asking import Broken
    from queries.fragility import Cut, Loss, Move, Pair
    from queries.ground_use import GroundUse
    from queries.need_states import NeedState
    from queries.ranking_stability import Stability

__all__ = ["fragility_object", "state_object"]

Json = dict[str, Any]


def fragility_object(broken: Broken, top: int) -> Json:
    """The answer of ``fragility``: the first ``top`` parts of each kind; the counts are of all."""
    model = broken.workspace.model
    return {
        "model": model.id,
        "modelversie": model.version,
        "peildatumRecht": broken.day,
        "omstandigheden": dict(sorted(broken.workspace.facts.items())),
        "soorten": [_kind(broken, by, top) for by in broken.cuts],
        "gronden": None if broken.grounds is None else _grounds(broken.grounds),
        "stabiliteit": [_stability(one) for one in broken.stability],
        "aannamen": [text_object(text) for text in leaned_on(broken)],
        "kanttekening": text_object(DISCLAIMER),
    }


def state_object(state: NeedState) -> Json:
    """Whether a need is met, and the outcome of the way that meets it or would."""
    outcome = state.outcome
    return {
        "vervuld": state.met,
        "uitkomst": None if outcome is None else outcome[0].value,
        **text_object(state_text(state)),
    }


def _kind(broken: Broken, by: By, top: int) -> Json:
    cuts = broken.cuts[by]
    return {
        "soort": {"code": by.value, **text_object(BY_LABELS[by])},
        "geprobeerd": broken.tried[by],
        "raakt": len(cuts),
        "onderdelen": [_cut(broken, cut) for cut in cuts[:top]],
        "paren": [_pair(pair) for pair in broken.pairs[by]],
    }


def _cut(broken: Broken, cut: Cut) -> Json:
    workspace, element = broken.workspace, cut.element
    label = element_label(workspace.model, workspace.law, element.by, element.name, broken.day)
    return {
        "id": element.name,
        **text_object(label),
        "aantallen": {kind.value: cut.count(kind) for kind in LossKind},
        "verlies": [_loss(loss) for loss in cut.losses],
        "vervallen": list(cut.vanished),
        "risicoNaar": [_move(move) for move in cut.moves],
    }


def _loss(loss: Loss) -> Json:
    return {
        "behoefte": loss.need,
        "soort": {"code": loss.kind.value, **text_object(LOSS_LABELS[loss.kind])},
        "voor": state_object(loss.before),
        "na": state_object(loss.after),
    }


def _move(move: Move) -> Json:
    return {
        "actor": move.actor,
        "soort": {"code": move.kind.value, **text_object(MOVE_LABELS[move.kind])},
        "over": move.about,
    }


def _pair(pair: Pair) -> Json:
    return {"onderdelen": [pair.first, pair.second], "behoeften": list(pair.needs)}


def _grounds(use: GroundUse) -> Json:
    return {
        "leuntEenOordeelOp": list(use.leaned_on),
        "alleenAndereWeg": list(use.spare),
        "nietGebruikt": list(use.unused),
        "geenPartijenHier": list(use.elsewhere),
        "stromenOpEenGrond": [{"stroom": one.flow, "grond": one.ground, "items": list(one.items)} for one in use.sole],
    }


def _stability(one: Stability) -> Json:
    return {
        "soort": one.by.value,
        "top": list(one.top),
        "modellen": one.samples,
        "weggelatenDeel": one.share,
        "topBlijft": one.stays,
        "inDeTop": dict(one.kept),
    }
