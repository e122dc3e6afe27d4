"""The main job: every need with its kind, its reason and what would help; joint gaps, surplus and counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from queries.answer import Analysis, GapKind, NeedRow, RemedyCode, Summary, weight_number
from queries.counts import actor_counts
from queries.explaining import assumed, explain
from queries.gaps import classify, remedy_for
from queries.helping import help_text
from queries.joint import joint_gaps
from queries.positions import Positions
from queries.sight import Sight
from queries.subjects import about_joint, items_about, narrowed
from queries.surplus import surplus

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.terms import Need

__all__ = ["analyse"]


def analyse(model: Model, level: int = 3, subject: str | None = None) -> Analysis:
    """Analyse ``model`` at escalation ``level`` 3 or 4 (the level sets the terms of the steps).

    With ``subject`` (``"child"``) only what concerns that subject is answered: its rows, surplus and counts, and the
    joint gaps that have a piece about it. Kinds are those of the whole model. Raises ``UnknownName`` for a subject that
    no item concerns.

    Rows are heaviest first: weight, then shortest term, then needer, item, step (design.md 10). A pure function: the
    same model and level give an equal answer, and the model is never changed.
    """
    if level not in (3, 4):
        raise ValueError("level is 3 or 4")
    kept = items_about(model, subject)
    positions = Positions(model)
    factors = _factors_per_item(model)
    rows = sorted(
        (_row(positions, need, level, factors.get(need.item, ())) for need in model.needs if need.item in kept),
        key=lambda row: (-row.weight, row.hours, row.needer, row.item, row.step),
    )
    return Analysis(
        model=model.id,
        version=model.version,
        reference_date=model.reference_date,
        level=level,
        rows=tuple(rows),
        joint=tuple(gap for gap in joint_gaps(Sight(positions)) if about_joint(model, gap, subject)),
        surplus=tuple(found for found in surplus(model, positions) if found.item in kept),
        summary=_summary(narrowed(model, subject), rows),
        assumptions=tuple(assumption.text for assumption in model.assumptions),
        subject=subject,
    )


def _row(positions: Positions, need: Need, level: int, factors: tuple[str, ...]) -> NeedRow:
    model = positions.model
    evidence = classify(positions, need)
    remedy = remedy_for(evidence, confined=model.item[need.item].confined)
    hours = model.step[need.step].hours(level)
    weights = [weight_number(model.risk_factor[factor].weight) for factor in factors]
    return NeedRow(
        need=need.id,
        needer=need.needer,
        item=need.item,
        step=need.step,
        level=level,
        hours=hours,
        weight=max(weights, default=1),
        kind=evidence.kind,
        remedy=remedy,
        holders=evidence.holders,
        hearsay_holders=evidence.hearsay_holders,
        knowers=evidence.knowers,
        own_units=evidence.own_units,
        via=evidence.via,
        seats_knowing=evidence.seats_knowing,
        agreements=evidence.agreements,
        idle_flows=evidence.idle_flows,
        factors=factors,
        contacts_declared=evidence.contacts_declared,
        incomplete=evidence.incomplete,
        explanation=explain(model, need, evidence, hours),
        help=help_text(model, need, evidence, remedy),
        assumed=assumed(model, need),
    )


def _factors_per_item(model: Model) -> dict[str, tuple[str, ...]]:
    shown: dict[str, list[str]] = {}
    for factor in model.risk_factors:
        for item in factor.items:
            shown.setdefault(item, []).append(factor.id)
    return {item: tuple(sorted(factors)) for item, factors in shown.items()}


def _summary(model: Model, rows: list[NeedRow]) -> Summary:
    kinds = Counter(row.kind for row in rows)
    remedies = Counter(row.remedy for row in rows if row.remedy is not None)
    # Only a reference model recounts the researched tables; a local model counts what it really says.
    recounts = bool(model.repairs) and not model.local_choices
    counted = [kind for kind in GapKind if kind not in (GapKind.UNGROUNDED_FLOW, GapKind.LATE)]
    return Summary(
        needs=len(rows),
        per_kind={kind.value: kinds[kind] for kind in counted},
        per_remedy={code.value: remedies[code] for code in RemedyCode if remedies[code]},
        per_actor=actor_counts(model, before_repairs=recounts),
        per_actor_after_repairs=actor_counts(model) if recounts else None,
    )
