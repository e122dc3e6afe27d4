"""What ``analyse --full`` adds: every other question of Zichtlijn asked of the same workspace, once, in one answer.

Each part is the answer of its own command with that command's defaults. What would take minutes is left out by name:
the ranges of measures, and the pairs and the stability of fragility; of the survey of desks the separate signals.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ontology.terms import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from api.coverage_asking import CoverageAnswer
    from api.fragility_asking import Broken
    from api.signal_asking import SignalAnswer
    from api.workspace import Workspace
    from graph.measures.matrices import Matrices
    from graph.measures.measure import Key
    from graph.measures.sensitivity import Range
    from ontology.model import Model
    from queries.best_question import BestQuestion
    from queries.clock import Start
    from queries.cutting import Cutting
    from queries.exposure import Exposure
    from queries.repair import Plan
    from queries.worst_hour import WorstHour

__all__ = ["QUESTIONS", "FullAnalysis", "Measured", "full_analysis", "full_object"]

Json = dict[str, Any]

QUESTIONS = 5
"""How many questions, and how many parts of each kind, are told."""
_STEPS = (
    Text("Volledig: herstel …", "In full: repair …"),
    Text("Volledig: dekking …", "In full: coverage …"),
    Text("Volledig: maten …", "In full: measures …"),
    Text("Volledig: vragen …", "In full: questions …"),
    Text("Volledig: kwetsbaarheid …", "In full: fragility …"),
    Text("Volledig: signalen …", "In full: signals …"),
    Text("Volledig: blootstelling …", "In full: exposure …"),
    Text("Volledig: weekprofiel …", "In full: profile of the week …"),
)


@dataclass(frozen=True)
class Measured:
    """The values of every measure but those of pairs, without their ranges: low and high are the value itself."""

    model: Model
    matrix: Matrices
    found: dict[str, dict[Key, Range]]


@dataclass(frozen=True)
class FullAnalysis:
    """The answers, one per question; ``hour`` is ``None`` when no need says when it arrives."""

    workspace: Workspace
    plan: Plan
    coverage: CoverageAnswer
    measured: Measured
    questions: tuple[BestQuestion, ...]
    broken: Broken
    signals: SignalAnswer
    exposed: Exposure
    hour: WorstHour | None


def full_analysis(workspace: Workspace, progress: Callable[[Text], None]) -> FullAnalysis:
    """Ask everything; ``progress`` is told what is being worked on. The subject of the workspace narrows repair,
    coverage, measures, signals and the worst hour; fragility, questions and exposure are of the whole model.
    """
    from queries.cutting import Cutting
    from queries.repair import repair
    from queries.repair_options import options_for
    from queries.worst_hour import worst_hour

    says = iter(_STEPS)
    progress(next(says))
    plan = repair(options_for(workspace.analysis.rows, workspace.judged, workspace.flows))
    progress(next(says))
    coverage = _coverage(workspace)
    progress(next(says))
    measured = _measured(workspace)
    progress(next(says))
    cutting = Cutting(workspace.model, workspace.law, workspace.day, workspace.facts)
    from queries.best_question import best_questions

    # Before the cuts: these ask the bench about a model in which nothing is missing.
    questions = best_questions(cutting)
    progress(next(says))
    broken = _broken(workspace, cutting)
    progress(next(says))
    signals = _signals(workspace)
    progress(next(says))
    exposed = _exposed(workspace)
    progress(next(says))
    hour = worst_hour(workspace.analysis.rows, workspace.timing)
    return FullAnalysis(workspace, plan, coverage, measured, questions, broken, signals, exposed, hour)


def full_object(full: FullAnalysis) -> Json:
    """The key ``volledig``: per part the JSON of its own command, without what was not asked."""
    from api.coverage_wire import coverage_object
    from api.exposure_wire import exposure_object
    from api.fragility_wire import fragility_object
    from api.measures_wire import measures_object
    from api.next_question_wire import questions_object
    from api.repair_wire import plan_object
    from api.signal_wire import signal_object

    workspace, measured = full.workspace, full.measured
    return {
        "herstelplan": plan_object(workspace, full.plan, len(full.plan.arrangements)),
        "dekking": coverage_object(full.coverage),
        "maten": _without_ranges(measures_object(measured.model, measured.matrix, measured.found)),
        "kwetsbaarheid": _without_pairs(fragility_object(full.broken, QUESTIONS)),
        "vragen": questions_object(workspace, full.questions, None, QUESTIONS),
        "signalen": _without(signal_object(full.signals, workspace.facts), "signalen"),
        "blootstelling": exposure_object(workspace.model, workspace.law, full.exposed),
        "weekprofiel": _week(full.hour),
    }


def _coverage(workspace: Workspace) -> CoverageAnswer:
    from api.coverage_asking import CoverageQuestion, answer_for, clock_from
    from queries.clock import DEFAULT_START

    question = CoverageQuestion(subject=workspace.subject)
    return answer_for(workspace, question, clock_from(DEFAULT_START)(workspace), DEFAULT_START)


def _measured(workspace: Workspace) -> Measured:
    from graph.measures.measure import Level
    from graph.measures.registry import MEASURES
    from graph.measures.sensitivity import Range
    from queries.matrices import matrices
    from queries.subjects import narrowed

    model = narrowed(workspace.model, workspace.subject)
    matrix = matrices(model)
    found = {
        one.name: {key: Range(value, value, value, can_vanish=False) for key, value in one.values(matrix).items()}
        for one in MEASURES
        if one.level is not Level.PAIR
    }
    return Measured(model, matrix, found)


def _broken(workspace: Workspace, cutting: Cutting) -> Broken:
    from api.fragility_asking import Broken
    from queries.cutting import By
    from queries.fragility import Fragility
    from queries.ground_use import ground_use

    asked = Fragility(cutting)
    return Broken(
        workspace=workspace,
        cuts={kind: asked.cuts(kind) for kind in By},
        tried={kind: len(cutting.names(kind)) for kind in By},
        pairs=dict.fromkeys(By, ()),
        grounds=ground_use(cutting),
        stability=(),
    )


def _signals(workspace: Workspace) -> SignalAnswer:
    from api.signal_asking import answer_to
    from queries.signals import Signals

    return answer_to(Signals(workspace.flows.bench), None, None, "ma 09:00", workspace.level, workspace.subject)


def _exposed(workspace: Workspace) -> Exposure:
    from queries.exposure import exposure

    return exposure(workspace.model, workspace.law, workspace.day, workspace.facts)


def _without_ranges(answer: Json) -> Json:
    values = ("laagst", "hoogst", "kanVervallen")
    measures = [{**one, "waarden": [_without(value, *values) for value in one["waarden"]]} for one in answer["maten"]]
    return {**answer, "maten": measures}


def _without_pairs(answer: Json) -> Json:
    kinds = [_without(kind, "paren") for kind in answer["soorten"]]
    return {**_without(answer, "stabiliteit"), "soorten": kinds}


def _without(answer: Json, *keys: str) -> Json:
    return {key: value for key, value in answer.items() if key not in keys}


def _week(hour: WorstHour | None) -> Json | None:
    if hour is None:
        return None
    return {
        "slechtsteBegin": {**_start(hour.start), "teLaat": len(hour.late)},
        "gunstigsteBegin": {**_start(hour.best), "teLaat": hour.fewest},
        "teLaat": list(hour.late),
        "teZeggen": hour.told,
        "gemodelleerd": True,
    }


def _start(start: Start) -> Json:
    hour = start.hour
    return {
        "weekdag": start.weekday,
        "uur": int(hour) if hour == int(hour) else hour,
        "nl": start.text.nl,
        "en": start.text.en,
    }
