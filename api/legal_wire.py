"""The legal half of an analysis on the wire: a verdict on every gap, received need and surplus flow; counts of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from api.law_wire import verdict_object
from api.wire_parts import text_object
from api.wording import DISCLAIMER
from queries.legal_answer import EXTENT_LABELS, NO_DISCLOSURE, NO_DISCLOSURE_LABELS, STANDING_LABELS
from queries.verdict_sentences import STATE_LABELS, state_of

if TYPE_CHECKING:
    from api.workspace import Workspace
    from queries.answer import NeedRow
    from queries.legal_answer import FlowVerdict, Judged, Leg, Narrower, NoDisclosure, Way
    from queries.verdict import Verdict

__all__ = ["with_verdicts"]

Json = dict[str, Any]


def with_verdicts(answer: Json, workspace: Workspace) -> Json:
    """``answer`` (of ``analysis_object``) with ``oordeel`` and the lawful ``herstel`` on every gap, with the verdict on
    every received need and every surplus flow, and ``perUitkomst`` and ``perHerstel``: one of each per gap.

    ``omvang`` of a verdict says how much of the item it is about. ``perUitkomst`` counts what holds for the content;
    ``perUitkomstMinder`` counts the gaps of which only something narrower may be told, which it counts there too.
    """
    rows = {row.need: row for row in workspace.analysis.rows}
    for written in answer["behoeften"]:
        _add_verdict(written, rows[written["id"]], workspace)
    for written in answer["overschot"]:
        one = workspace.surplus.get((written["stroom"], written["item"]))
        written["oordeel"] = None if one is None else _surplus(workspace, one)
    judged = workspace.judged.values()
    outcomes = Counter(NO_DISCLOSURE if one.on_content is None else one.on_content.outcome.value for one in judged)
    narrower = Counter(one.verdict.outcome.value for one in judged if one.verdict and one.extent != "content")
    remedies = Counter(one.remedy for one in judged if one.remedy is not None)
    answer["samenvatting"]["perUitkomst"] = dict(sorted(outcomes.items()))
    answer["samenvatting"]["perUitkomstMinder"] = dict(sorted(narrower.items()))
    answer["samenvatting"]["perHerstel"] = dict(sorted(remedies.items()))
    answer["kanttekening"] = text_object(DISCLAIMER)
    return answer


def _add_verdict(written: Json, row: NeedRow, workspace: Workspace) -> None:
    judged, way = workspace.judged.get(row.need), workspace.ways.get(row.need)
    written["oordeel"] = None
    if way is not None:
        written["oordeel"] = _way(workspace, way)
    if judged is None:
        return
    written["oordeel"] = _gap(workspace, judged)
    if row.need in workspace.refused:
        written["zonderGrond"] = [_leg(workspace, leg) for leg in workspace.refused[row.need]]
    if judged.remedy is not None:
        written["herstel"] = _remedy(workspace, row, judged)


def _gap(workspace: Workspace, one: Judged) -> Json:
    if one.verdict is None or one.disclosure is None:
        return _nothing(one.reason)
    told = verdict_object(workspace.law, one.disclosure, one.verdict)
    less = one.smaller
    return {
        "houder": one.holder,
        "doel": one.disclosure.purpose,
        "omvang": {"code": one.extent, **text_object(EXTENT_LABELS[one.extent])},
        **told,
        "perStoel": [{"stoel": seat, "uitkomst": verdict.outcome.value} for seat, verdict in one.per_seat],
        "houdersDieHetKunnenGeven": list(one.carriers),
        "alleenOnderVoorwaarden": list(one.conditional),
        "inhoud": None if one.content is None else _state(one.content),
        "minder": None if less is None else _less(workspace, less),
        "toelichting": _about(one.extent, told["toelichting"]),
    }


def _less(workspace: Workspace, less: Narrower) -> Json:
    """What may be told instead of the content, on a better verdict."""
    told = verdict_object(workspace.law, less.disclosure, less.verdict)
    return {
        "houder": less.holder,
        "doel": less.disclosure.purpose,
        "omvang": {"code": less.extent, **text_object(EXTENT_LABELS[less.extent])},
        **told,
        "toelichting": _about(less.extent, told["toelichting"]),
    }


def _about(extent: str, explanation: Json) -> Json:
    """An explanation that is not about the content says so before anything else."""
    if extent == "content":
        return explanation
    much = EXTENT_LABELS[extent]
    return {
        "nl": f"Dit gaat over {much.nl}. {explanation['nl']}",
        "en": f"This is about {much.en}. {explanation['en']}",
    }


def _state(verdict: Verdict) -> Json:
    """What holds for the content where the verdict itself is about less."""
    state = state_of(verdict)
    return {"uitkomst": verdict.outcome.value, "staat": {"code": state.value, **text_object(STATE_LABELS[state])}}


def _nothing(reason: NoDisclosure | None) -> Json:
    """No disclosure to decide on: a code of its own, with none of the words of a verdict."""
    if reason is None:
        return {"uitkomst": NO_DISCLOSURE}
    return {"uitkomst": NO_DISCLOSURE, "reden": {"code": reason.value, **text_object(NO_DISCLOSURE_LABELS[reason])}}


def _way(workspace: Workspace, way: Way) -> Json:
    """The verdict on a received need: that of the weakest flow of its chain."""
    return {**_leg(workspace, way.weakest), "keten": list(way.flows)}


def _leg(workspace: Workspace, leg: Leg) -> Json:
    flow = workspace.model.flow[leg.flow]
    told = {"stroom": flow.id, "van": flow.sender, "naar": flow.recipient}
    if leg.verdict is None or leg.disclosure is None:
        from queries.legal_answer import NoDisclosure

        return {**told, **_nothing(NoDisclosure.CAPACITY_UNKNOWN)}
    return {**told, "doel": leg.disclosure.purpose, **verdict_object(workspace.law, leg.disclosure, leg.verdict)}


def _surplus(workspace: Workspace, one: FlowVerdict) -> Json:
    standing = {"code": one.standing.value, **text_object(STANDING_LABELS[one.standing])}
    return {**_leg(workspace, one.leg), "stand": standing}


def _remedy(workspace: Workspace, row: NeedRow, one: Judged) -> Json:
    from queries.legal_helping import legal_help

    text = legal_help(workspace.model, workspace.law, row, one)
    label = workspace.model.labels.get(f"remedy/{one.remedy}")
    return {
        "code": one.remedy,
        "label": {"code": one.remedy, **({} if label is None else text_object(label))},
        "tekst": text_object(text),
    }
