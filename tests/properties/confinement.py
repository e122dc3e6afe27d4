"""One rule for every answer: nothing joins a confined item to a party, but for the row of who needs it.

:func:`leaks` reads any answer made of dicts, lists and texts. :data:`SURFACES` makes the answers of every analysis;
what the question itself named (the recipient of a route) is no leak.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from api.workspace import Workspace
from ontology.law_loading import load_law
from ontology.model import Model
from ontology.terms import Text
from tests.unit.visualisations.pictures import in_words, panels, read

__all__ = ["NEEDS", "NEVER", "SURFACES", "Answer", "Told", "leaks", "plainly_named", "surfaces_of", "told_of"]


@dataclass(frozen=True)
class Answer:
    """What one analysis said, and the parties that the question named itself."""

    content: object
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Told:
    """The words that name confined items and parties of one model, and who needs the confined items. ``harmless`` are
    words of something else that contain one of those: a norm that is called after the safe address.
    """

    secrets: re.Pattern[str]
    harmless: re.Pattern[str]
    names: Mapping[str, str]
    labels: re.Pattern[str]
    ids: re.Pattern[str]
    needers: frozenset[str]


def told_of(model: Model) -> Told:
    """The ids and labels of a model. A label is looked for in any text, an id in what is written without spaces (an id,
    or one that is part of another): ``slachtoffer`` in a sentence is a word, as an id it is a party.
    """
    confined = [item for item in model.items if item.confined]
    secret = [word for item in confined for word in (item.id, item.label.nl, item.label.en)]
    labels: dict[str, Text] = {party.id: party.label for party in model.actors}
    labels |= {party.id: party.label for party in model.sources_of_knowledge}
    labels |= {party.id: party.label for party in model.tables}
    norms = [norm.id for norm in load_law().norms if any(word in norm.id for word in secret)]
    return Told(
        _words(secret or ["\0"]),
        _words(norms or ["\0"]),
        {word: name for name, label in labels.items() for word in (name, label.nl, label.en)},
        _words([word for label in labels.values() for word in (label.nl, label.en)]),
        _words(list(labels)),
        frozenset(need.needer for need in model.needs if model.item[need.item].confined),
    )


def plainly_named(model: Model) -> Model:
    """The model in which every party has a label that is no word of any sentence."""

    def named(identifier: str) -> Text:
        return Text(f"Partij={identifier}", f"Partij={identifier}")

    return replace(
        model,
        actors=tuple(replace(one, label=named(one.id)) for one in model.actors),
        sources_of_knowledge=tuple(replace(one, label=named(one.id)) for one in model.sources_of_knowledge),
        tables=tuple(replace(one, label=named(one.id)) for one in model.tables),
    )


def _words(words: list[str]) -> re.Pattern[str]:
    listed = "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{listed})(?![^\W_])")


def leaks(answer: Answer, told: Told, *, needs: bool) -> list[str]:
    """The smallest parts of an answer in which a confined item and a party stand together, unless that party alone
    needs it (``needs``) or the question named it. With ``needs`` false a confined item must not be named at all, but
    where the question named it.
    """
    found: list[str] = []
    allowed = answer.asked | (told.needers if needs else frozenset())
    whole = _without_lists(answer.content)
    _visit(whole, told, allowed, answer.asked, found)
    if isinstance(answer.content, dict) and _mentioned(whole, told):
        # The question was about it, so every row below is, whether or not it says so again.
        others = _parties(answer.content, told) - answer.asked
        found += [f"{sorted(others)} in an answer about it"] if others else []
    if not needs and not answer.asked and _mentioned(answer.content, told):
        found.append("named where nothing may name it")
    if isinstance(answer.content, dict):
        for part in _lists(answer.content):
            _visit(part, told, allowed, answer.asked, found)
    return found


def _without_lists(content: object) -> object:
    """An answer as a whole joins nothing by having two lists; its own values do."""
    if not isinstance(content, dict):
        return content
    return {key: value for key, value in content.items() if not isinstance(value, list)}


def _lists(content: dict[str, Any]) -> Iterator[object]:
    return (one for value in content.values() if isinstance(value, list) for one in value)


def _visit(
    node: object, told: Told, allowed: frozenset[str], asked: frozenset[str], found: list[str]
) -> tuple[bool, frozenset[str]]:
    """Whether a confined item is named in here, and which parties; a part that joins them is judged once."""
    if isinstance(node, (dict, list, tuple)):
        parts = [*node.values(), *node] if isinstance(node, dict) else list(node)
        read = [_visit(part, told, allowed, asked, found) for part in parts]
        joined = any(secret and parties for secret, parties in read)
        secret = any(one for one, _ in read)
        parties = frozenset[str]().union(*(one for _, one in read))
        if secret and parties and not joined:
            _judge(node, parties, allowed, asked, found)
        return secret, parties
    # A party whose name is part of the label of the item (the victim's address) is not told by that label.
    text = told.harmless.sub("", str(node))
    secret = told.secrets.search(text) is not None
    text = told.secrets.sub("", text)
    patterns = (told.labels,) if " " in text.strip() else (told.labels, told.ids)
    parties = frozenset(told.names[word] for pattern in patterns for word in pattern.findall(text))
    if secret and parties:
        _judge(node, parties, allowed, asked, found)
    return secret, parties


def _judge(
    node: object, parties: frozenset[str], allowed: frozenset[str], asked: frozenset[str], found: list[str]
) -> None:
    if parties - allowed or len(parties - asked) > 1:
        found.append(f"{sorted(parties)} in {str(node)[:300]}")


def _parties(node: object, told: Told) -> frozenset[str]:
    everybody = frozenset(told.names.values())
    _, parties = _visit(node, told, everybody, everybody, [])
    return parties


def _mentioned(node: object, told: Told) -> bool:
    if isinstance(node, dict):
        return any(_mentioned(part, told) for part in (*node, *node.values()))
    if isinstance(node, (list, tuple)):
        return any(_mentioned(part, told) for part in node)
    return told.secrets.search(told.harmless.sub("", str(node))) is not None


# ── every analysis ───────────────────────────────────────────────────────────────────────────────────────────────────


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
    from queries.cutting import By, Cutting
    from queries.fragility import Fragility

    found = Fragility(Cutting(workspace.model, workspace.law, workspace.flows.bench.day))
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
    from queries.table_forms import table_forms
    from visualisations.table_forms import table_forms_annex, table_forms_html, table_forms_markdown

    model, law, day = workspace.model, workspace.law, workspace.flows.bench.day
    for table in model.table:
        found = table_forms(workspace.flows, table, ("none", "art20", "zvh"), workspace.facts)
        yield Answer(table_forms_object(model, law, day, found))
        for written in (table_forms_html, table_forms_markdown, table_forms_annex):
            yield Answer(written(model, law, day, found, "nl"))


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


def _legal(workspace: Workspace) -> Any:
    from api.picture_view import legal_view

    return legal_view(workspace)


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
