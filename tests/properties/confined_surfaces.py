"""The answers of every analysis of one model: what the rule of confinement is held against."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from typing import Any

import pytest

from api.workspace import Workspace
from ontology.law_loading import load_law
from ontology.model import Model
from ontology.process import Criterion, Goal, Indicator, Risk
from ontology.statutes import Law
from queries.situation import Situation
from queries.verdict import Disclosure
from tests.properties.confinement import Answer, leaks, told_of
from tests.unit.visualisations.pictures import in_words, panels, read

__all__ = ["NEEDS", "NEVER", "SURFACES", "shared_decisions", "surfaces_of"]


def analysed(workspace: Workspace) -> Iterator[Answer]:
    from api.legal_wire import with_verdicts
    from api.wire import analysis_object

    yield Answer(with_verdicts(analysis_object(workspace.model, workspace.analysis), workspace))


def routed(workspace: Workspace) -> Iterator[Answer]:
    from api.routes_wire import routes_object
    from queries import routes as lawful

    search, model = lawful.Routes(workspace.flows.bench), workspace.model
    for to in model.actor:
        for item in [item.id for item in model.items if item.confined] + [need.item for need in model.needs][:1]:
            asked = frozenset({to}) if model.item[item].confined else frozenset[str]()
            yield Answer(routes_object(workspace, to, None, [search.to(to, item)]), asked)


def repaired(workspace: Workspace) -> Iterator[Answer]:
    from api.repair_text import plan_text
    from api.repair_wire import plan_object
    from queries.repair import repair
    from queries.repair_options import options_for

    plan = repair(options_for(workspace.analysis.rows, workspace.judged, workspace.flows))
    yield Answer(plan_object(workspace, plan, 500))
    yield Answer(_flat(plan_text(workspace, plan, 500, "nl")))


def supposed(workspace: Workspace) -> Iterator[Answer]:
    from api.whatif_wire import whatif_object
    from queries.editing import edited
    from queries.edits import read_edits
    from queries.outlook import look
    from queries.premise import Premise
    from queries.whatif import what_if

    model = workspace.model
    premise = Premise(model, workspace.law, workspace.flows.bench.day, workspace.facts)
    before = look(premise, workspace.level)
    keepers = sorted({one.holder for one in model.holdings} & set(model.actor))
    for gone in [f"actor:{name}" for name in keepers[:2]] + [f"flow:{flow.id}" for flow in model.flows[:2]]:
        edits, faults = read_edits([], [gone])
        assert not faults
        answer = whatif_object(what_if(before, edited(premise, edits)))
        # What was asked to go is named in the question, and stands apart from the rows.
        yield Answer({key: value for key, value in answer.items() if key not in ("wijzigingen", "verondersteld")})


def covered(workspace: Workspace) -> Iterator[Answer]:
    from api.coverage_asking import CoverageQuestion, answer_for
    from api.coverage_text import coverage_text
    from api.coverage_wire import coverage_object

    found = answer_for(workspace, CoverageQuestion())
    yield Answer(coverage_object(found))
    yield Answer(_flat(coverage_text(found, "nl")))


def covered_by(workspace: Workspace) -> Iterator[Answer]:
    """Coverage by each kind of part of the approach; in full, with every reason, where a model has one of the kind."""
    from api.coverage_asking import CoverageQuestion, answer_for
    from api.coverage_text import coverage_text
    from api.coverage_wire import coverage_object

    model = workspace.model
    kinds: dict[str, Sequence[Goal | Risk | Indicator]] = {
        "goal": model.goals,
        "risk": model.risks,
        "indicator": model.indicators,
    }
    asked = [CoverageQuestion(by, part=parts[0].id if len(parts) == 1 else None) for by, parts in kinds.items()]
    for question in (CoverageQuestion("criterion", criterion=_only(model.criteria)), *asked):
        found = answer_for(workspace, question)
        yield Answer(coverage_object(found))
        yield Answer(_flat(coverage_text(found, "nl")))


def _only(criteria: tuple[Criterion, ...]) -> str | None:
    return criteria[0].id if len(criteria) == 1 else None


def questioned(workspace: Workspace) -> Iterator[Answer]:
    from api.next_question_text import questions_text
    from api.next_question_wire import questions_object
    from queries.best_question import best_questions

    found = best_questions(_cutting(workspace))
    yield Answer(questions_object(workspace, found, None, 500))
    yield Answer(_flat(questions_text(workspace, found, None, 500, "nl")))


def compared(workspace: Workspace) -> Iterator[Answer]:
    """The model beside itself: with one flow less, and where only this side knows that the item is confined."""
    from api.whatif_text import comparison_text
    from api.whatif_wire import comparison_object
    from queries.comparison import compare
    from queries.outlook import look
    from queries.premise import Premise

    model = workspace.model
    less = replace(model, flows=model.flows[1:])
    open_items = tuple(replace(item, confined=False) for item in less.items)
    here = Premise(model, workspace.law, workspace.flows.bench.day, workspace.facts)
    one = look(here, workspace.level)
    for beside in (less, replace(less, items=open_items)):
        other = look(replace(here, model=beside), workspace.level)
        found = compare(one, other)
        yield Answer(comparison_object(one, other, found))
        yield Answer(_flat(comparison_text(one, other, found, 500, "nl")))


def compared_at_a_table(workspace: Workspace) -> Iterator[Answer]:
    """What ``compare --table`` prints. Its JSON and the files that it writes are the surface ``table``."""
    from api.table_forms_text import table_forms_text
    from visualisations.table_form_pages import pages_of

    model, law, day = workspace.model, workspace.law, workspace.flows.bench.day
    for table in model.table:
        found = _forms(workspace, table)
        yield Answer(_flat(table_forms_text(pages_of(model, law, day, found, "nl"))))


def timed(workspace: Workspace) -> Iterator[Answer]:
    from api.when_wire import when_object
    from queries.asking_when import when
    from queries.clock import DEFAULT_START
    from queries.timing import Timing

    timing = Timing(workspace.flows.bench)
    for party in sorted({need.needer for need in workspace.model.needs}):
        asked = when(timing, party, DEFAULT_START, workspace.level)
        yield Answer(when_object(timing, asked, workspace.facts), frozenset({party}))


def fragile(workspace: Workspace) -> Iterator[Answer]:
    from queries.cutting import By
    from queries.fragility import Fragility

    found = Fragility(_cutting(workspace))
    for by in (By.ACTOR, By.FLOW, By.GROUND):
        yield Answer([asdict(cut) for cut in found.cuts(by)])


def measured(workspace: Workspace) -> Iterator[Answer]:
    from api.measures_wire import measures_object
    from graph.measures.measure import Level
    from graph.measures.registry import MEASURES
    from graph.measures.sensitivity import ranges
    from queries.matrices import matrices

    matrix = matrices(workspace.model)
    found = ranges(matrix, [one for one in MEASURES if one.level is not Level.PAIR])
    yield Answer(measures_object(workspace.model, matrix, found))


def exposed(workspace: Workspace) -> Iterator[Answer]:
    from api.exposure_text import exposure_text
    from api.exposure_wire import exposure_object
    from queries.exposure import exposure

    found = exposure(workspace.model, workspace.law, workspace.day, workspace.facts)
    yield Answer(exposure_object(workspace.model, workspace.law, found))
    yield Answer(_flat(exposure_text(workspace.model, workspace.law, found, "nl", 2_000)))


def signalled(workspace: Workspace) -> Iterator[Answer]:
    from api.signal_asking import answer_to
    from api.signal_wire import signal_object
    from queries.signals import Signals

    signals = Signals(workspace.flows.bench)
    yield Answer(signal_object(answer_to(signals, None, None, "ma 09:00", workspace.level, None), workspace.facts))


def seated(workspace: Workspace) -> Iterator[Answer]:
    from api.table_forms_wire import table_forms_object
    from visualisations.table_forms import table_forms_annex, table_forms_html, table_forms_markdown

    model, law, day = workspace.model, workspace.law, workspace.flows.bench.day
    for table in model.table:
        found = _forms(workspace, table)
        yield Answer(table_forms_object(model, law, day, found))
        for written in (table_forms_html, table_forms_markdown, table_forms_annex):
            yield Answer(written(model, law, day, found, "nl"))


def _forms(workspace: Workspace, table: str) -> Any:
    from api.table_forms_commands import ask_table_forms

    return _once(workspace, f"forms {table}", lambda: ask_table_forms(workspace, table, "none,art20,zvh"))


def spread_out(workspace: Workspace) -> Iterator[Answer]:
    from visualisations.exports import gaps_csv

    for legal in (None, _legal(workspace)):
        text = gaps_csv(workspace.model, workspace.analysis, "nl", legal).removeprefix("\ufeff")
        yield Answer(list(csv.reader(io.StringIO(text, newline=""), delimiter=";")))


def matrix(workspace: Workspace) -> Iterator[Answer]:
    from visualisations.matrix import matrix_html

    for legal in (None, _legal(workspace)):
        written = matrix_html(workspace.model, workspace.analysis, "nl", legal)
        page = read(written)
        yield Answer([list(panels(page).values()), _cells_in(written), in_words(page)])


def network(workspace: Workspace) -> Iterator[Answer]:
    from visualisations.network import network_html

    for legal in (None, _legal(workspace)):
        yield Answer(network_html(workspace.model, workspace.analysis, "nl", legal))


def drawn(workspace: Workspace) -> Iterator[Answer]:
    """The lines of the network, before they are laid out: laying out is slow, and adds no item to a line."""
    from visualisations.edges import edges

    for legal in (None, _legal(workspace)):
        yield Answer([asdict(line) for line in edges(workspace.model, workspace.analysis, legal)])


def written_out(workspace: Workspace) -> Iterator[Answer]:
    """The graph for another tool: one text per edge."""
    from graph.projection import project
    from visualisations.closing import closing_note, graph_without_confined
    from visualisations.exports import graphml

    model = workspace.model
    text = graphml(graph_without_confined(project(model), model), closing_note(model))
    yield Answer(re.findall(r"<edge .*?</edge>", text, re.DOTALL))


def _cutting(workspace: Workspace) -> Any:
    from queries.cutting import Cutting

    return _once(workspace, "cutting", lambda: Cutting(workspace.model, workspace.law, workspace.flows.bench.day))


def _legal(workspace: Workspace) -> Any:
    from api.picture_view import legal_view

    return _once(workspace, "picture", lambda: legal_view(workspace))


def _once(workspace: Workspace, name: str, make: Callable[[], Any]) -> Any:
    """What several surfaces of one model look at, made for the first of them."""
    kept = workspace.__dict__
    if name not in kept:
        kept[name] = make()
    return kept[name]


@contextmanager
def shared_decisions() -> Iterator[None]:
    """While this lasts every model asks one bench: a decision is a pure function of law, disclosure, facts and day, and
    random models ask the same ones over and over.
    """
    from queries import deciding
    from queries.lawfulness import decide

    kept = dict[tuple[object, ...], Any]()

    def once(law: Law, disclosure: Disclosure, situation: Situation, *rest: Any) -> Any:
        key = (id(law), disclosure, tuple(sorted(situation.facts.items())), *rest)
        if key not in kept:
            kept[key] = decide(law, disclosure, situation, *rest)
        return kept[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(deciding, "decide", once)
        yield


def _cells_in(page: str) -> list[str]:
    """Every button of a picture with its words for who cannot see it."""
    return re.findall(r"<button[^>]*>.*?</button>", page, re.DOTALL)


def _flat(text: str) -> list[str]:
    """A text of the terminal as its paragraphs, each on one line."""
    return [" ".join(part.split()) for part in re.split(r"\n\s*\n|\n(?=\s*\d+\. )", text)]


Surface = Callable[[Workspace], Iterator[Answer]]

NEEDS: Mapping[str, Surface] = {
    "analyse": analysed,
    "timing": timed,
    "spreadsheet": spread_out,
    "matrix": matrix,
}
"""What lists needs: it may name a confined item with who needs it, and with nobody else."""

NEVER: Mapping[str, Surface] = {
    "routes": routed,
    "repair": repaired,
    "what-if": supposed,
    "coverage": covered,
    "coverage --by": covered_by,
    "next-question": questioned,
    "compare": compared,
    "compare --table": compared_at_a_table,
    "fragility": fragile,
    "measures": measured,
    "exposure": exposed,
    "signal": signalled,
    "table": seated,
    "network": network,
    "lines": drawn,
    "graph": written_out,
}
"""What may not name a confined item at all; a question that names it gets it back, with whom it named itself."""

SURFACES: Mapping[str, Surface] = {**NEEDS, **NEVER}


def surfaces_of(model: Model, names: tuple[str, ...] = tuple(SURFACES)) -> list[str]:
    """The leaks of every surface of one model, each with the name of the surface."""
    workspace, told = Workspace(model), told_of(model)
    workspace.__dict__["law"] = load_law()
    return [
        f"{name}: {leak}"
        for name in names
        for answer in SURFACES[name](workspace)
        for leak in leaks(answer, told, needs=name in NEEDS)
    ]
