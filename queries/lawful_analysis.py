"""The analysis under the law: what arrives over a flow that the law does not carry is not received but a gap."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.answer import Analysis, GapKind, NeedRow, RemedyCode
from queries.explaining import confined, opening
from queries.legal_gaps import beside_the_law
from queries.phrasing import chain, names
from queries.verdict import NoGroundReason, Outcome
from queries.verdict_sentences import citation

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.statutes import Law
    from queries.legal_answer import FlowVerdict, Leg, Way
    from queries.legal_flows import LegalFlows

__all__ = ["judge_surplus", "refused_legs", "under_the_law", "ways"]


def under_the_law(model: Model, analysis: Analysis, flows: LegalFlows) -> Analysis:
    """``analysis`` with each ``received`` row of which the law carries no way turned into ``ungrounded-flow``, and its
    counts made again. No other row changes its kind, and the order stays (design.md 5). Every row loses the remark that
    the law has not been asked.

    A row stays ``received`` where nobody can say in which capacity one of the parties acts: that is not known, and
    what is not known refuses nothing.
    """
    tested = beside_the_law(analysis)
    rows = tuple(
        _ungrounded(model, row, flows)
        if row.kind is GapKind.RECEIVED and flows.way(_receivers(model, row), row.item, row.step) is None
        else row
        for row in tested.rows
    )
    kinds = Counter(row.kind for row in rows)
    remedies = Counter(row.remedy for row in rows)
    counted = [kind for kind in GapKind if kind is GapKind.UNGROUNDED_FLOW or kind.value in analysis.summary.per_kind]
    summary = replace(
        analysis.summary,
        per_kind={kind.value: kinds[kind] for kind in counted},
        per_remedy={code.value: remedies[code] for code in RemedyCode if remedies[code]},
    )
    return replace(tested, rows=rows, summary=summary)


def ways(model: Model, analysis: Analysis, flows: LegalFlows) -> dict[str, Way]:
    """By the id of the need: the best lawful chain of each row that is received, but for what stays confined."""
    found = {
        row.need: flows.way(_receivers(model, row), row.item, row.step)
        for row in analysis.rows
        if row.kind is GapKind.RECEIVED and not model.item[row.item].confined
    }
    return {need: way for need, way in found.items() if way is not None}


def refused_legs(model: Model, analysis: Analysis, flows: LegalFlows) -> dict[str, tuple[Leg, ...]]:
    """By the id of the need: the legs on which the law stops each ``ungrounded-flow``; none for what stays confined."""
    return {
        row.need: flows.refused(_receivers(model, row), row.item, row.step, row.via)
        for row in analysis.rows
        if row.kind is GapKind.UNGROUNDED_FLOW and not model.item[row.item].confined
    }


def judge_surplus(model: Model, analysis: Analysis, flows: LegalFlows) -> dict[tuple[str, str], FlowVerdict]:
    """By flow and item: what the law makes of each surplus flow, but for what stays confined."""
    return {
        (found.flow, found.item): flows.by_itself(model.flow[found.flow], found.item)
        for found in analysis.surplus
        if found.flow is not None and not model.item[found.item].confined
    }


def _receivers(model: Model, row: NeedRow) -> tuple[str, ...]:
    table = model.table.get(row.needer)
    return (row.needer,) if table is None else tuple(seat.actor for seat in table.seats)


def _ungrounded(model: Model, row: NeedRow, flows: LegalFlows) -> NeedRow:
    if model.item[row.item].confined:
        # Nothing says over whom a confined item comes, not even that it should not.
        told = Text(*(f"{opening(model, row, row.hours, tongue)} {confined(tongue)}" for tongue in ("nl", "en")))
        kept = Text("Gesloten houden.", "Keep closed.")
        return replace(
            row, kind=GapKind.UNGROUNDED_FLOW, remedy=RemedyCode.KEEP_CLOSED, via=(), explanation=told, help=kept
        )
    legs = flows.refused(_receivers(model, row), row.item, row.step, row.via)
    law, day = flows.bench.law, flows.bench.day
    return replace(
        row,
        kind=GapKind.UNGROUNDED_FLOW,
        remedy=RemedyCode.STOP_FLOW,
        explanation=Text(*(_explanation(model, law, day, row, legs, tongue) for tongue in ("nl", "en"))),
        help=Text(*(_help(model, legs, tongue) for tongue in ("nl", "en"))),
    )


def _explanation(model: Model, law: Law, day: str, row: NeedRow, legs: tuple[Leg, ...], language: str) -> str:
    route = chain(model, row.via, language)
    arrives = (
        f"Het komt binnen via {route}, maar de wet draagt dat niet."
        if language == "nl"
        else f"It arrives by {route}, but the law does not carry that."
    )
    refused = [_refusal(model, law, day, leg, language) for leg in legs]
    return " ".join([opening(model, row, row.hours, language), arrives, *refused])


def _refusal(model: Model, law: Law, day: str, leg: Leg, language: str) -> str:
    """Between whom the law stops a flow, and why, with the articles that close it."""
    flow, verdict = model.flow[leg.flow], leg.verdict
    ends = (model.label(flow.sender).brief(language), model.label(flow.recipient).brief(language))
    between = f"Van {ends[0]} naar {ends[1]}" if language == "nl" else f"From {ends[0]} to {ends[1]}"
    if verdict is None:
        return f"{between}."
    on_day = law.on(day, pending=True).norm
    cited = [citation(law, on_day[name]).of(language) for name in verdict.blocks[:3] if name in on_day]
    articles = f" ({'; '.join(cited)})" if cited else ""
    match verdict.outcome:
        case Outcome.PROHIBITED:
            why = Text("is het verboden", "it is forbidden")
        case Outcome.ONLY_VIA:
            roads = [[law.capacity[name].label.of(language) for name in route[1:-1]] for route in verdict.routes]
            through = "; ".join(" → ".join(road) for road in roads)
            why, articles = Text("kan het alleen langs een ander", "it can go only through another"), f": {through}"
        case Outcome.ONLY_CONFLICT:
            why = Text(
                "kan het alleen in één zaak, bij een conflict van plichten, en niet als vaste stroom",
                "it is possible only in one case, in a conflict of duties, and not as a standing flow",
            )
        case _ if verdict.reason is NoGroundReason.NOTHING_RECORDED:
            why = Text(
                "is geen grond vastgelegd: geen verbod en geen toestemming",
                "no ground is recorded: neither a ban nor a permission",
            )
        case _:
            why = Text(
                "houdt de wet het gesloten, tenzij een uitzondering geldt",
                "the law keeps it closed unless an exception applies",
            )
    return f"{between} {why.of(language)}{articles}."


def _help(model: Model, legs: tuple[Leg, ...], language: str) -> str:
    pairs = dict.fromkeys((model.flow[leg.flow].sender, model.flow[leg.flow].recipient) for leg in legs)
    if language == "nl":
        listed = [f"van {names(model, [a], 'nl')} naar {names(model, [b], 'nl')}" for a, b in pairs]
        return f"Stop de stroom {' en '.join(listed)}, tot er een grond voor is."
    listed = [f"from {names(model, [a], 'en')} to {names(model, [b], 'en')}" for a, b in pairs]
    return f"Stop the flow {' and '.join(listed)} until there is a ground for it."
