"""What coverage is of: factors of the frame, ways of each criterion, and the items that the approach rests on.

What is about the child stands apart everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.joint_sets import about_child
from queries.pieces import (
    Asked,
    Piece,
    PieceKind,
    asked_by_alternative,
    asked_by_factor,
    concerns,
    confined_in,
    items_of,
    named_by,
)
from queries.subjects import items_about
from queries.triggers import alternatives

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.process import Basis, RiskFactor
    from ontology.terms import InformationItem
    from queries.triggers import Alternative, Threshold

__all__ = [
    "ASPECTS",
    "FRAME_GROUPS",
    "Aspect",
    "AspectGroup",
    "criterion_groups",
    "frame_groups",
    "goal_groups",
    "indicator_groups",
    "risk_groups",
]


FRAME_GROUPS = ("partner-risk", "child-risk")
"""The two groups of the weighing frame."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that can be seen or not: a factor, one way of a trigger, or one item. ``items`` are those of its open
    pieces; ``child`` says that it is about the child; ``confined`` counts the items of it that stay closed.
    """

    id: str
    label: Text
    asked: Asked
    items: frozenset[str]
    child: bool
    confined: int = 0


@dataclass(frozen=True, slots=True)
class AspectGroup:
    """Aspects that are counted together, and never with those of another group. ``beyond`` counts what belongs to it
    but can never be seen in a model of kinds (an event, a lapse of time).
    """

    id: str
    label: Text
    aspects: tuple[Aspect, ...]
    beyond: int = 0


def frame_groups(model: Model, subject: str | None = None) -> tuple[AspectGroup, ...]:
    """The weighing frame as two groups: factors of the risk between partners, and those of the risk for the child."""
    kept = [factor for factor in model.risk_factors if concerns(model, subject, [factor.id])]
    groups = (
        AspectGroup(
            FRAME_GROUPS[0],
            Text("partnerrisico", "partner risk"),
            tuple(_factor(model, factor) for factor in kept if not factor.child_specific),
        ),
        AspectGroup(
            FRAME_GROUPS[1],
            Text("kindrisico", "child risk"),
            tuple(_factor(model, factor) for factor in kept if factor.child_specific),
        ),
    )
    return tuple(group for group in groups if group.aspects)


def criterion_groups(model: Model, subject: str | None = None) -> tuple[AspectGroup, ...]:
    """Per escalation criterion the ways in which its trigger can be met. A criterion of which no way concerns the
    subject is left out.
    """
    groups = []
    for criterion in model.criteria:
        kept = [one for one in alternatives(model, criterion) if concerns(model, subject, one.factors, one.items)]
        ways = tuple(_way(model, one) for one in kept if not one.beyond)
        if kept:
            groups.append(AspectGroup(criterion.id, criterion.label, ways, len(kept) - len(ways)))
    return tuple(groups)


def goal_groups(model: Model, subject: str | None = None) -> tuple[AspectGroup, ...]:
    """Per goal the items that it rests on. A goal of which nothing says what it rests on is left out."""
    return _resting(model, subject, [(one.id, one.label, one.basis) for one in model.goals])


def risk_groups(model: Model, subject: str | None = None) -> tuple[AspectGroup, ...]:
    """Per risk of the approach the items that show it, and per mitigation (``measure/…``) those that it takes."""
    listed = [
        one
        for risk in model.risks
        for one in (
            (risk.id, risk.label, risk.basis),
            (f"measure/{risk.mitigation.id}", risk.mitigation.label, risk.mitigation.basis),
        )
    ]
    return _resting(model, subject, listed)


def indicator_groups(model: Model, subject: str | None = None) -> tuple[AspectGroup, ...]:
    """Per indicator the items that are counted for it."""
    return _resting(model, subject, [(one.id, one.label, one.basis) for one in model.indicators])


ASPECTS: Mapping[str, Callable[[Model, str | None], tuple[AspectGroup, ...]]] = {
    "frame": frame_groups,
    "criterion": criterion_groups,
    "goal": goal_groups,
    "risk": risk_groups,
    "indicator": indicator_groups,
}
"""By what coverage can be asked (``--by``): each entry makes groups of aspects from a model and a subject."""


def _resting(model: Model, subject: str | None, listed: Iterable[tuple[str, Text, Basis]]) -> tuple[AspectGroup, ...]:
    """Two groups of items for each: those about a child (``…/child``) apart. A confined item is no aspect: it is
    counted where the demands are (``queries.approach_parts``), and named nowhere.
    """
    about = items_about(model, subject)
    groups = []
    for name, label, basis in listed:
        items = [model.item[item] for item in basis.items if item in about and not model.item[item].confined]
        for child in (False, True):
            aspects = tuple(_item(item) for item in items if (item.subject == "child") is child)
            if aspects:
                told = Text(f"{label.nl} (kind)", f"{label.en} (child)") if child else label
                groups.append(AspectGroup(f"{name}/child" if child else name, told, aspects))
    return tuple(groups)


def _item(item: InformationItem) -> Aspect:
    asked = Asked(1, (Piece(PieceKind.ITEM, item.id),))
    return Aspect(item.id, item.label, asked, frozenset({item.id}), item.subject == "child")


def _factor(model: Model, factor: RiskFactor) -> Aspect:
    asked = asked_by_factor(model, factor)
    return Aspect(
        factor.id,
        factor.label,
        asked,
        items_of(model, asked),
        factor.child_specific,
        confined_in(model, [factor.id]),
    )


def _way(model: Model, way: Alternative) -> Aspect:
    asked = asked_by_alternative(model, way)
    return Aspect(
        way.id,
        _label(model, way),
        asked,
        items_of(model, asked),
        about_child(model, way),
        confined_in(model, *named_by(model, [way])),
    )


def _label(model: Model, way: Alternative) -> Text:
    """The pieces of a way in words; a confined item is named by nothing."""
    named = [model.risk_factor[name].label for name in sorted(way.factors) if name in model.risk_factor]
    listed = (model.item[name] for name in sorted(way.items) if name in model.item)
    named += [Text("(gesloten)", "(closed)") if item.confined else item.label for item in listed]
    named += [_threshold(model, one) for one in sorted(way.thresholds)]
    return Text(" + ".join(text.nl for text in named), " + ".join(text.en for text in named))


def _threshold(model: Model, threshold: Threshold) -> Text:
    weight = threshold.minimum_weight.value
    label = model.labels.get(f"weight/{weight}", Text(weight, weight))
    return Text(
        f"minstens {threshold.count} factoren van gewicht {label.nl} of zwaarder",
        f"at least {threshold.count} factors of weight {label.en} or heavier",
    )
