"""Three-valued circumstances, and the three roles a condition can have."""

from __future__ import annotations

import pytest

from ontology.norms import Role
from queries.situation import Situation, Truth, read_clauses, resolve
from tests.law_builders import asks, either


def test_what_nobody_said_is_unknown_and_so_is_unknown_said_aloud() -> None:
    assert Situation().holds("ots") is Truth.UNKNOWN
    assert Situation({"ots": "unknown"}).holds("ots") is Truth.UNKNOWN
    assert Situation({"ots": "false"}).holds("ots") is Truth.FALSE


def test_a_fact_with_several_values_holds_at_any_of_those_asked() -> None:
    assert Situation({"relation": "spouse"}).holds("relation", ("family", "spouse")) is Truth.TRUE
    assert Situation({"relation": "none"}).holds("relation", ("family", "spouse")) is Truth.FALSE


def test_clauses_are_an_and() -> None:
    both = (asks("a"), asks("b"))
    assert read_clauses(both, Situation({"a": "true", "b": "true"}), "victim").truth is Truth.TRUE
    assert read_clauses(both, Situation({"a": "true"}), "victim").truth is Truth.UNKNOWN
    assert read_clauses(both, Situation({"a": "false"}), "victim").truth is Truth.FALSE


def test_options_in_a_clause_are_an_or() -> None:
    one = (either(("a", ("true",), Role.CIRCUMSTANCE), ("b", ("true",), Role.CIRCUMSTANCE)),)
    assert read_clauses(one, Situation({"a": "false", "b": "true"}), "victim").truth is Truth.TRUE
    assert read_clauses(one, Situation({"a": "false"}), "victim").missing == ("b",)
    assert read_clauses(one, Situation({"a": "false", "b": "false"}), "victim").failed == ("a", "b")


@pytest.mark.parametrize(
    ("role", "truth", "listed_in"),
    [
        (Role.CIRCUMSTANCE, Truth.UNKNOWN, "missing"),
        (Role.TRACK, Truth.UNKNOWN, "waiting"),
        (Role.EXCEPTION, Truth.TRUE, "exceptions"),
    ],
)
def test_an_unknown_fact_is_asked_for_waited_for_or_warned_of(role: Role, truth: Truth, listed_in: str) -> None:
    found = read_clauses((asks("x", role=role),), Situation(), "victim")
    assert found.truth is truth
    assert getattr(found, listed_in) == ("x",)
    assert found.used == ("x",)


def test_an_unknown_exception_beside_another_option_leaves_the_clause_standing_and_is_listed() -> None:
    clause = either(("reuse", ("false",), Role.EXCEPTION), ("consent.subject", ("given",), Role.TRACK))
    found = read_clauses((clause,), Situation(), "victim")
    assert (found.truth, found.exceptions, found.waiting) == (Truth.TRUE, ("reuse",), ())
    assert read_clauses((clause,), Situation({"reuse": "true"}), "victim").waiting == ("consent.victim",)
    assert read_clauses((clause,), Situation({"consent.victim": "given"}), "victim").exceptions == ()


@pytest.mark.parametrize("subject", ["victim", "perpetrator", "child"])
def test_consent_is_that_of_the_person_the_record_is_about(subject: str) -> None:
    clause = asks("consent.subject", "given")
    assert resolve(clause.options[0], subject) == f"consent.{subject}"
    assert read_clauses((clause,), Situation({f"consent.{subject}": "given"}), subject).truth is Truth.TRUE


@pytest.mark.parametrize("subject", ["deceased-victim", "third-person"])
def test_nobody_consents_for_the_dead_or_for_a_third_person(subject: str) -> None:
    assert read_clauses((asks("consent.subject", "given"),), Situation(), subject).truth is Truth.FALSE


@pytest.mark.parametrize(
    ("state", "truth"),
    [
        ("given", Truth.TRUE),
        ("not-asked", Truth.UNKNOWN),
        ("refused", Truth.FALSE),
        ("withdrawn", Truth.FALSE),
        ("unknown", Truth.UNKNOWN),
    ],
)
def test_consent_that_was_not_asked_is_still_to_come(state: str, truth: Truth) -> None:
    found = read_clauses((asks("consent.subject", "given"),), Situation({"consent.victim": state}), "victim")
    assert found.truth is truth
