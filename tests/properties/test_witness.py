"""The decision, HermiT and SPARQL read the pattern of every norm alike; where one reads it otherwise, that is told."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from ontology.law_loading import load_law, statute_files
from ontology.signatures import name_of
from ontology.statutes import Law
from tools import witness
from tools.witness import by_decision, by_matching, by_owl, by_sparql, differences, report, witnessed
from tools.witness_questions import (
    Questions,
    packaged_questions,
    questions_of,
    random_disclosures,
    signature_of,
)

DAY = "2026-11-22"
ACTS = ("wth", "wmo-2015", "wpg")
WITH_THEM = ("capacities.ttl",)


@cache
def three_acts() -> Law:
    law = load_law()
    return replace(law, norms=tuple(norm for norm in law.norms if norm.act in ACTS), fingerprint="three acts")


@cache
def their_turtle() -> tuple[bytes, ...]:
    paths = [Path(str(file)) for file in statute_files()]
    return tuple(path.read_bytes() for path in paths if path.parent.name in ACTS or path.name in WITH_THEM)


def some(count: int = 300) -> Questions:
    found = {signature_of(one): one for one in random_disclosures(three_acts(), count, seed=1)}
    return Questions(found, {"random": count}, DAY)


@pytest.mark.reasoner
def test_all_readings_of_three_acts_agree(tmp_path: Path) -> None:
    compared = witnessed(three_acts(), their_turtle(), some(), DAY, tmp_path)
    assert compared.differences == ()
    assert compared.empty == ()
    assert compared.covered > 500
    assert "differences                        0" in report(compared)


def test_random_disclosures_meet_nearly_every_norm() -> None:
    law = load_law()
    asked = {signature_of(one): one for one in random_disclosures(law, 3000, seed=3)}
    met = frozenset().union(*by_matching(law, asked).values())
    assert len(met) > 0.9 * len({name_of(norm) for norm in law.norms if norm.kind.carries})


def test_sparql_reads_the_law_as_the_decision_does() -> None:
    asked = some(600).disclosures
    readings = {"matching": by_matching(three_acts(), asked), "SPARQL": by_sparql(their_turtle(), sorted(asked))}
    assert differences(readings) == ()


def test_a_norm_changed_in_the_turtle_only_is_told_by_name() -> None:
    asked = some().disclosures
    before = b"zl:coversPurpose purpose:home-ban ;"
    changed = tuple(part.replace(before, b"zl:coversPurpose purpose:housing ;") for part in their_turtle())
    assert changed != their_turtle()
    found = differences({"matching": by_matching(three_acts(), asked), "SPARQL": by_sparql(changed, sorted(asked))})
    assert found
    assert {one.norm.split("-")[0] for one in found} == {"wth"}
    assert any(one.yes == ("matching",) and one.no == ("SPARQL",) for one in found)


def test_a_norm_changed_for_the_decision_only_is_told_by_name_and_signature() -> None:
    asked = some().disclosures
    law = three_acts()
    covering = by_matching(law, asked)
    victim = next(norm for norm in law.norms if norm.purposes and any(name_of(norm) in c for c in covering.values()))
    planted = replace(victim, purposes=("a-purpose-of-nobody",))
    other = replace(law, norms=tuple(planted if norm is victim else norm for norm in law.norms), fingerprint="planted")
    found = differences({"matching": by_matching(other, asked), "SPARQL": by_sparql(their_turtle(), sorted(asked))})
    assert {one.norm for one in found} == {name_of(victim)}
    assert {one.signature for one in found} == {s for s, norms in covering.items() if name_of(victim) in norms}
    assert all(str(one).startswith(f"{name_of(victim)}: SPARQL say yes, matching say no; ") for one in found)


@pytest.mark.reasoner
def test_a_norm_changed_for_hermit_only_is_told(tmp_path: Path) -> None:
    asked = some(60).disclosures
    law = three_acts()
    changed = replace(law, norms=tuple(replace(norm, holders=("burger",)) for norm in law.norms))
    found = differences({"matching": by_matching(law, asked), "HermiT": by_owl(changed, sorted(asked), tmp_path)[0]})
    assert any(one.yes == ("matching",) for one in found)


@pytest.mark.reasoner
def test_a_second_run_does_not_start_java(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = sorted(some(40).disclosures)
    first = by_owl(three_acts(), asked, tmp_path)
    monkeypatch.setattr(witness, "realised", None)
    assert by_owl(three_acts(), asked, tmp_path) == first
    with pytest.raises(TypeError):
        by_owl(replace(three_acts(), norms=three_acts().norms[:-40]), asked, tmp_path)


def test_a_household_is_asked_member_by_member_and_a_way_round_step_by_step() -> None:
    one = next(iter(random_disclosures(load_law(), 1, seed=5)))
    home = replace(one, purpose="give-help", label=replace(one.label, subject="household"))
    found = questions_of(load_law(), {"one": [home]}, DAY).disclosures
    assert home not in found.values()
    subjects = {other.label.subject for other in found.values()}
    assert subjects == {"victim", "perpetrator", "child"}
    assert any(other.holder == "veilig-thuis" for other in found.values())


def test_the_decision_runs_exactly_the_grounds_in_force_that_cover() -> None:
    asked = some(200).disclosures
    grounds = {name_of(norm) for norm in three_acts().on(DAY).norms if norm.kind.carries}
    reference = by_matching(three_acts(), asked)
    assert by_decision(three_acts(), asked, DAY) == {one: norms & grounds for one, norms in reference.items()}


@pytest.mark.slow
@pytest.mark.reasoner
def test_all_readings_of_the_whole_law_agree() -> None:
    questions = packaged_questions(load_law())
    compared = witnessed(load_law(), [file.read_bytes() for file in statute_files()], questions, questions.day)
    assert compared.differences == (), report(compared)
    assert compared.empty == ()
    assert len(questions.disclosures) > 20_000
