"""A safe address goes nowhere: no route, repair, what-if, table or picture names it with anybody but who needs it.

Who reported or told is no item of any model; that it has no row either is in ``tests/unit/queries/test_exposure.py``.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from inspect import signature
from random import Random
from typing import Any

import pytest

from api.workspace import Workspace
from ontology.loading import load_model
from ontology.model import Model
from ontology.terms import Weight
from tests.builders import tiny
from tests.properties.confined_surfaces import NEEDS, SURFACES, shared_decisions, surfaces_of
from tests.properties.confinement import Answer, leaks, plainly_named, told_of
from tests.properties.random_approaches import random_approached, with_approach
from tests.properties.random_exposures import SECRET

PACKAGED = ("meierijstad", "referentie", "rijswijk")
QUICK, SLOW = 500, 5_000
ALL = tuple(name for name in SURFACES if name != "network")
"""The laid out network is drawn of packaged models; of random ones its lines, which is all that it can name."""

RARE = ("fragility", "next-question")
"""What asks the law once more for every ground, flow and fact, and so takes longer than all others together: in the
slow suite every tenth model.
"""


# ── no answer carries it ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("surface", ALL)
def test_no_answer_about_a_random_model_carries_a_confined_item(surface: str) -> None:
    """Each surface has models of its own, so that together they are 500."""
    for seed in range(ALL.index(surface), QUICK, len(ALL)):
        assert surfaces_of(random_approached(seed), (surface,)) == [], seed


@pytest.fixture(scope="module")
def one_bench() -> Iterator[None]:
    """All models of the slow suite ask one bench; the quick suite asks each its own, as a person does."""
    with shared_decisions():
        yield


@pytest.mark.slow
@pytest.mark.usefixtures("one_bench")
@pytest.mark.parametrize("block", range(50))
def test_no_answer_about_5000_random_models_carries_a_confined_item(block: int) -> None:
    for seed in range(block, SLOW, 50):
        names = ALL if seed // 50 % 10 == block % 10 else tuple(name for name in ALL if name not in RARE)
        assert surfaces_of(random_approached(seed, actors=4, items=2), names) == [], seed


@pytest.mark.parametrize("surface", SURFACES)
def test_no_answer_about_the_teaching_model_carries_it(surface: str) -> None:
    assert surfaces_of(plainly_named(load_model("voorbeeld")), (surface,)) == []


@pytest.mark.slow
@pytest.mark.parametrize("surface", SURFACES)
@pytest.mark.parametrize("name", PACKAGED)
def test_no_answer_about_a_packaged_model_carries_it(name: str, surface: str) -> None:
    assert surfaces_of(plainly_named(load_model(name)), (surface,)) == []


# ── the rule sees a leak ─────────────────────────────────────────────────────────────────────────────────────────────


def planted() -> Model:
    """The shelter keeps the address and tells Veilig Thuis; the police, a table and Veilig Thuis need it. The approach
    leans on it, and it can be told at the shelter's desk.
    """
    model = (
        tiny()
        .knower("slachtoffer")
        .actor("arosa")
        .actor("politie-basisteam")
        .actor("veilig-thuis")
        .table("tafel", "politie-basisteam", "veilig-thuis")
        .item(SECRET, confined=True)
        .item("iets")
        .holds("arosa", SECRET, "iets", register="client-dossier")
        .flow("arosa", "veilig-thuis", SECRET, "iets")
        .needs("politie-basisteam", SECRET, "INT")
        .needs("politie-basisteam", "iets")
        .needs("tafel", SECRET, "OOR")
        .needs("veilig-thuis", SECRET, "TRI")
        .factor("rf", SECRET, "iets", weight=Weight.VERY_HIGH)
        .build()
    )
    return with_approach(model, Random("planted"))


def caught(model: Model, surface: str) -> list[str]:
    """The leaks in what a surface says of ``model``, read by who knows what is confined in :func:`planted`."""
    told = told_of(planted())
    answers = SURFACES[surface](Workspace(model))
    return [leak for answer in answers for leak in leaks(answer, told, needs=surface in NEEDS)]


@pytest.mark.parametrize("surface", SURFACES)
def test_the_planted_model_itself_leaks_nowhere(surface: str) -> None:
    assert caught(planted(), surface) == []


@pytest.mark.parametrize(
    "surface",
    ["analyse", "spreadsheet", "routes", "repair", "what-if", "fragility", "exposure", "table", "timing", "matrix",
     "network", "lines", "graph", "coverage", "coverage --by", "compare", "next-question"],
)  # fmt: skip
def test_a_surface_that_does_not_look_is_caught(surface: str) -> None:
    """The same model with the mark taken off is what every guard that forgets to look would say."""
    model = planted()
    blind = replace(model, items=tuple(replace(item, confined=False) for item in model.items))
    assert caught(blind, surface) != []


def _adding(key: str, leak: dict[str, Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A function whose answer has one row more in the list under ``key``."""

    def wrapped(original: Callable[..., Any]) -> Callable[..., Any]:
        def answer(*given: Any, **named: Any) -> Any:
            found = original(*given, **named)
            return {**found, key: [*found.get(key, ()), leak]}

        return answer

    return wrapped


def _saying_it(original: Callable[..., str]) -> Callable[..., str]:
    """A text with one paragraph more."""

    def text(*given: Any) -> str:
        return f"{original(*given)}\n\narosa weet {SECRET}."

    return text


def _open(original: Callable[..., Any]) -> Callable[..., Any]:
    """A guard that keeps nothing shut, with the parameters of the one it stands in for."""

    def shut(*given: Any) -> None:
        assert len(given) == len(signature(original).parameters)

    return shut


def _all_positions(original: Callable[..., Any]) -> Callable[..., Any]:
    """Positions as they were before anybody thought of a safe address."""

    def positions(model: Model) -> Any:
        return original(replace(model, items=tuple(replace(item, confined=False) for item in model.items)))

    return positions


def _line_with_it(original: Callable[..., Any]) -> Callable[..., Any]:
    def lines(model: Model) -> Any:
        first, *rest = original(model)
        return (replace(first, items=(*first.items, SECRET)), *rest)

    return lines


ROW = {"item": SECRET, "houder": "arosa"}


@pytest.mark.parametrize(
    ("surface", "module", "name", "plant"),
    [
        ("routes", "queries.routes", "Routes._shut", _open),
        ("routes", "api.routes_wire", "routes_object", _adding("antwoorden", {"partijen": ["arosa", "tafel"], **ROW})),
        ("repair", "api.repair_wire", "plan_object", _adding("afspraken", {"van": "arosa", "items": [SECRET]})),
        ("what-if", "api.whatif_wire", "whatif_object", _adding("behoeften", {**ROW, "actor": "politie-basisteam"})),
        ("table", "api.table_forms_wire", "table_forms_object", _adding("cellen", ROW)),
        ("compare --table", "api.table_forms_text", "table_forms_text", _saying_it),
        ("compare", "api.whatif_wire", "comparison_object", _adding("behoeften", {**ROW, "actor": "arosa"})),
        ("coverage --by", "api.coverage_wire", "coverage_object", _adding("aanpak", {"rust": [ROW]})),
        ("next-question", "api.next_question_wire", "questions_object", _adding("vragen", {"nieuw": [ROW]})),
        ("exposure", "api.exposure_wire", "exposure_object", _adding("blootstelling", ROW)),
        ("matrix", "visualisations.cells", "_positions", _all_positions),
        ("lines", "visualisations.edges", "flow_edges", _line_with_it),
        ("network", "visualisations.edges", "flow_edges", _line_with_it),
    ],
)
def test_a_planted_leak_is_caught(
    monkeypatch: pytest.MonkeyPatch, surface: str, module: str, name: str, plant: Callable[..., Any]
) -> None:
    owner: Any = importlib.import_module(module)
    *inside, last = name.split(".")
    for part in inside:
        owner = getattr(owner, part)
    assert caught(planted(), surface) == []
    monkeypatch.setattr(owner, last, plant(getattr(owner, last)))
    assert caught(planted(), surface) != []


@pytest.mark.parametrize(
    ("content", "needs"),
    [
        ({"rijen": [{"actor": "politie-basisteam", "item": SECRET, "houders": ["arosa"]}]}, True),
        ({"rijen": [{"actor": "politie-basisteam", "item": SECRET, "houders": ["tafel"]}]}, True),
        ({"rijen": [f"arosa weet {SECRET}"]}, True),
        ({"rijen": [{"registratie": f"arosa-{SECRET}"}]}, True),
        ({"item": SECRET, "houder": {"code": "arosa"}}, True),
        ({f"arosa/{SECRET}": 1}, True),
        ({"diep": {"dieper": [[{"wie": "arosa"}, {"wat": SECRET}]]}}, True),
        ({"item": SECRET, "routes": [{"partijen": ["arosa", "tafel"]}]}, True),
        ({"items": [SECRET]}, False),
    ],
    ids=["holder", "second needer", "sentence", "record", "whole", "key", "deep", "asked about", "named at all"],
)
def test_a_leak_is_seen_wherever_it_stands(content: object, needs: bool) -> None:
    assert leaks(Answer(content), told_of(planted()), needs=needs) != []


@pytest.mark.parametrize(
    "content",
    [
        {"rijen": [{"actor": "politie-basisteam", "item": SECRET, "houders": []}]},
        {"items": [SECRET], "actoren": ["arosa"]},
        {"rijen": [{"actor": "arosa", "item": "iets"}, {"actor": "tafel", "item": SECRET}]},
    ],
    ids=["the need", "two lists", "two rows"],
)
def test_the_listed_need_and_two_lists_side_by_side_are_no_leak(content: object) -> None:
    assert leaks(Answer(content), told_of(planted()), needs=True) == []
