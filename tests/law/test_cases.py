"""The 104 worked cases: each file is one disclosure with what the law is expected to say, and its flips.

The decision knows no case: nothing in the engine or the law names one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from api.case_reading import KEYS, read_case
from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.model import Model
from queries.lawfulness import decide
from queries.verdict import Verdict
from tests.architecture.source_tree import ROOT

FOLDER = Path(__file__).parent / "cases"
NOT_A_DISCLOSURE = {"c03", "c05", "c13", "c31", "c38", "c41"}
MOST_MARKED = 5


def load(path: Path) -> dict[str, Any]:
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


FILES = {path.stem: load(path) for path in sorted(FOLDER.glob("*.yaml"))}
DECIDED = {name: case for name, case in FILES.items() if case["class"] in ("decide", "split")}


def moments() -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Every question asked of the law: the case, its second date, its flips; with what is expected."""
    for name, case in DECIDED.items():
        yield name, case, case["expect"]
        if "second-date" in case:
            yield (
                f"{name}@{case['second-date']['date']}",
                {**case, "date": case["second-date"]["date"]},
                case["second-date"]["expect"],
            )
        for flip in case.get("flips") or ():
            yield f"{name}/{flip['id']}", flipped(case, flip["set"]), flip["expect"]
    for name, case in FILES.items():
        for number, leg in enumerate(case.get("legs") or (), start=1):
            yield f"{name}#{number}", {"date": case["date"], **leg}, leg["expect"]


def flipped(case: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """The case with the dotted keys of a flip set; ``label.wpg-class`` and ``facts.ots`` reach inside."""
    changed = {**case, "label": dict(case["label"]), "facts": dict(case.get("facts") or {})}
    for key, value in changes.items():
        part, dot, rest = key.partition(".")
        if dot and part in ("label", "facts"):
            changed[part][rest] = value
        else:
            changed[key] = value
    return changed


@cache
def reference() -> Model:
    return load_model("referentie")


def judged(case: dict[str, Any]) -> Verdict:
    law = load_law()
    asked = {key: value for key, value in case.items() if key in KEYS and key != "expect"}
    read = read_case(asked, law, reference(), "case")
    return decide(law, read.disclosure, read.situation, read.day)


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
    cases = {case["case"] for case in FILES.values()}
    assert len(cases) == 104
    kinds = {case["class"] for case in FILES.values()}
    assert kinds == {"decide", "split", "route", "not-a-disclosure"}


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
