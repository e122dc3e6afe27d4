"""Frozen types for the approach: steps, BOB steps, risk factors, escalation criteria, goals, risks, indicators."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ontology.terms import Composition, Evidence, Text, Weight

__all__ = [
    "Basis",
    "BobStep",
    "Criterion",
    "Expression",
    "ExpressionKind",
    "Goal",
    "Indicator",
    "Measure",
    "Risk",
    "RiskFactor",
    "ServiceCapacity",
    "Step",
]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the approach, with its term in hours from the alarm at level 3 and level 4 (modelled)."""

    id: str
    label: Text
    order: int
    hours_level_3: float
    hours_level_4: float

    def hours(self, level: int) -> float:
        """The term in hours at ``level`` 3 or 4.

        >>> Step("TRI", Text("triage", "triage"), 2, 4, 0.5).hours(4)
        0.5
        """
        return self.hours_level_4 if level == 4 else self.hours_level_3


@dataclass(frozen=True, slots=True)
class BobStep:
    """A step of the working method beeldvorming, oordeelsvorming, besluitvorming."""

    id: str
    label: Text
    step: str | None
    inputs: tuple[str, ...]
    input_note: Text
    output: Text
    owners: tuple[str, ...]
    owner_note: Text
    term: Text
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class RiskFactor:
    """A factor of the weighing frame: which items show it, how, and how strong the evidence for lethality is."""

    id: str
    label: Text
    instruments: tuple[str, ...]
    instrument_reference: str
    evidence_text: Text
    weight: Weight
    items: tuple[str, ...]
    composition: Composition
    dynamics: str
    child_specific: bool
    evidence: Evidence


class ExpressionKind(StrEnum):
    """The node kinds of a trigger. In a model of kinds a trigger is never true or false: it has coverage."""

    ALL_OF = "all-of"
    ANY_OF = "any-of"
    NONE_OF = "none-of"
    AT_LEAST = "at-least"  # `count` distinct factors of `minimum_weight` or heavier
    FACTOR_PRESENT = "factor-present"
    ITEM_PRESENT = "item-present"
    ITEM_STALLED = "item-stalled"  # held by an actor without a flow that passes it on within its term
    CRITERION_MET = "criterion-met"
    EVENT_PRESENT = "event-present"
    FACTORS_SUBSIDED = "factors-subsided"
    NO_MEASURE_ENDING = "no-measure-ending"


@dataclass(frozen=True, slots=True)
class Expression:
    """A structured trigger. Which fields are set depends on ``kind``; hours are ages or horizons."""

    id: str
    kind: ExpressionKind
    operands: tuple[Expression, ...] = ()
    factor: str | None = None
    item: str | None = None
    criterion: str | None = None
    event: str | None = None
    count: int | None = None
    minimum_weight: Weight | None = None
    dynamics: str | None = None
    maximum_age_hours: float | None = None
    within_hours: float | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """An escalation criterion: trigger, who must be involved, term, measures. Thresholds are unvalidated proposals."""

    id: str
    label: Text
    level: str
    trigger: Expression
    involves: tuple[str, ...]
    involves_note: Text
    term: Text
    measures: Text
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Basis:
    """Which information something of the approach rests on: ``items``, at these ``steps`` (any for none).

    Who must act on it are the ``actors`` (those that count, for an indicator); where none is named, whoever the model
    says needs an item at one of the steps. Without items nobody has said what it rests on.
    """

    items: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal, pillar, principle or condition of a municipality's approach."""

    id: str
    municipality: str
    kind: str
    label: Text
    evidence: Evidence
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Measure:
    """A mitigation of a risk of the approach."""

    id: str
    label: Text
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Risk:
    """A legal, organisational or privacy risk of the approach, with its mitigation; ``basis`` is what shows it."""

    id: str
    kind: str
    label: Text
    mitigation: Measure
    evidence: Evidence
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A monitoring indicator. Aggregates only; cells under five are suppressed."""

    id: str
    group: str
    label: Text
    data_source: Text
    frequency: str
    evidence: Evidence
    basis: Basis = Basis()


@dataclass(frozen=True, slots=True)
class ServiceCapacity:
    """How much shelter, safety or care there is; ``amount`` stays ``None`` until somebody counted."""

    id: str
    label: Text
    subject: str
    items: tuple[str, ...]
    indicators: tuple[str, ...]
    amount: float | None
    evidence: Evidence
