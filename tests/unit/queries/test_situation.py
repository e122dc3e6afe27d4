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


@pytest.mark.parametrize(
    ("flag", "truth", "exceptions"),
    [
        ("true", Truth.UNKNOWN, ()),
        ("false", Truth.TRUE, ()),
        ("unknown", Truth.TRUE, ("recipient.alleged-perpetrator",)),
    ],
)
def test_a_parent_flagged_as_alleged_perpetrator_gives_no_consent_for_a_child(
    flag: str, truth: Truth, exceptions: tuple[str, ...]
) -> None:
    """Not refused but still to come, from another; while nobody knows, it is to be checked before sharing."""
    clause = asks("consent.subject", "given")
    given = Situation({"consent.child": "given", "recipient.alleged-perpetrator": flag})
    found = read_clauses((clause,), given, "child")
    assert (found.truth, found.exceptions) == (truth, exceptions)
    assert found.used == found.turned == ("consent.child", "recipient.alleged-perpetrator")
    of_the_victim = Situation({"consent.victim": "given", "recipient.alleged-perpetrator": flag})
    assert read_clauses((clause,), of_the_victim, "victim").truth is Truth.TRUE


def test_the_flag_is_no_question_where_something_else_meets_the_clause_or_no_consent_was_given() -> None:
    clause = either(("consent.subject", ("given",), Role.TRACK), ("order", ("true",), Role.TRACK))
    ordered = Situation({"consent.child": "given", "order": "true"})
    assert read_clauses((clause,), ordered, "child").exceptions == ()
    assert read_clauses((clause,), Situation({"consent.child": "refused"}), "child").used == ("consent.child", "order")


@pytest.mark.parametrize(
    ("facts", "turned"),
    [
        ({"a": "true", "c": "true"}, ("a", "c")),
        ({"a": "true", "b": "false", "c": "false"}, ("c",)),
        ({"a": "false", "c": "true"}, ("a", "b", "c")),
        ({}, ("a", "b", "c")),
    ],
)
def test_a_norm_turns_on_what_meets_it_or_on_what_fails(facts: dict[str, str], turned: tuple[str, ...]) -> None:
    one_of = either(("a", ("true",), Role.CIRCUMSTANCE), ("b", ("true",), Role.CIRCUMSTANCE))
    found = read_clauses((one_of, asks("c")), Situation(facts), "victim")
    assert found.turned == turned
    assert found.used == ("a", "b", "c")


def test_nobody_is_no_fact_to_turn_on() -> None:
    found = read_clauses((asks("consent.subject", "given"),), Situation(), "deceased-victim")
    assert (found.truth, found.turned) == (Truth.FALSE, ())
