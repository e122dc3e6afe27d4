"""The worked cases: each file is one disclosure with what the law is expected to say, and its flips. 104 come from the
research; those with ``own: true`` are our own, about what the research left open (a woman who was killed, her child).

The decision knows no case: nothing in the engine or the law names one.
"""

from __future__ import annotations

from typing import Any

import pytest

from ontology.law_loading import load_law
from queries.verdict import Verdict
from tests.architecture.source_tree import ROOT
from tests.law.cases_read import DECIDED, FILES, OWN, judged, moments

NOT_A_DISCLOSURE = {"c03", "c05", "c13", "c31", "c38", "c41"}
MOST_MARKED = 5


def named_in(verdict: Verdict) -> set[str]:
    """Every norm the verdict names: as ground, alternative, block or in a layer."""
    in_layers = {norm for layer in verdict.layers for norm in layer.norms}
    return {*verdict.grounds, *verdict.blocks, *(one.ground for one in verdict.alternatives), *in_layers}


MOMENTS = [pytest.param(case, expect, id=name) for name, case, expect in moments()]


@pytest.mark.parametrize(("case", "expect"), MOMENTS)
def test_the_law_says_what_the_case_expects(case: dict[str, Any], expect: dict[str, Any]) -> None:
    verdict = judged(case)
    said = {verdict.outcome.value, f"{verdict.outcome.value}[{verdict.decision.value}]"}
    as_expected = bool(said & set(expect["outcomes"]))
    if "wrong" in case and expect is case["expect"]:
        assert not as_expected, "the case is marked wrong, and the law now says what it expects: take the mark away"
        return
    assert as_expected, f"{verdict.outcome} ({verdict.decision}) on {verdict.grounds}; blocks {verdict.blocks}"
    canonical = load_law().canonical_id
    assert {canonical[norm] for norm in expect.get("norms") or ()} <= named_in(verdict)
    assert set(expect.get("doubts") or ()) <= set(verdict.doubts)


def test_every_case_of_the_research_is_there_once() -> None:
    cases = {case["case"] for name, case in FILES.items() if name not in OWN}
    assert len(cases) == 104
    kinds = {case["class"] for case in FILES.values()}
    assert kinds == {"decide", "split", "route", "not-a-disclosure"}


def test_our_own_examples_are_about_the_dead_and_the_child_and_cite_what_they_rest_on() -> None:
    assert {name.partition("-")[0] for name in OWN} == {"deceased", "femicide"}
    assert {name for name, case in OWN.items() if case["case"] != name} == set()
    for case in OWN.values():
        assert any(char.isdigit() for char in case["why"])
        assert case["flips"]
        assert all(any(char.isdigit() for char in flip["article"]) for flip in case["flips"])


def test_only_the_six_named_cases_are_no_disclosure() -> None:
    found = {case["case"] for case in FILES.values() if case["class"] == "not-a-disclosure"}
    assert found == NOT_A_DISCLOSURE


def test_few_cases_are_marked_wrong_and_each_says_on_which_article() -> None:
    legs = {f"{name}#": leg for name, case in FILES.items() for leg in case.get("legs") or () if "wrong" in leg}
    marked = {name: case["wrong"] for name, case in {**FILES, **legs}.items() if "wrong" in case}
    assert len(marked) <= MOST_MARKED
    assert all(any(char.isdigit() for char in reason) for reason in marked.values())


def test_every_care_case_that_is_decided_has_a_flip() -> None:
    without = [name for name, case in DECIDED.items() if name.startswith("c") and not case.get("flips")]
    assert without == []


def test_no_module_names_a_case() -> None:
    names = {case["case"] for case in FILES.values()}
    code = [path for package in ("queries", "ontology", "graph", "api") for path in (ROOT / package).glob("*.py")]
    found = {(path.name, name) for path in code for name in names if f'"{name}"' in path.read_text(encoding="utf-8")}
    assert found == set()
