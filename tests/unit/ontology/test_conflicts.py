"""The search for what contradicts what, with a stand-in for the reasoner."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ontology.conflicts import Conflict, smallest_conflict


def never_together(*quarrels: set[str]) -> Callable[[frozenset[str]], bool]:
    """A stand-in for the reasoner: a set is consistent unless it contains one of the quarrels."""
    return lambda kept: not any(quarrel <= kept for quarrel in quarrels)


LETTERS = list("abcdefghijklmnopqrstuvwxyz")


def test_one_quarrel_is_found_whole_and_one_of_it_removed() -> None:
    assert smallest_conflict(LETTERS, never_together({"c", "k", "z"})) == Conflict(("c", "k", "z"), ("c",))


def test_two_quarrels_with_a_common_member_lose_that_member() -> None:
    found = smallest_conflict(LETTERS, never_together({"a", "m"}, {"m", "x"}))
    assert found.removal == ("m",)


def test_two_separate_quarrels_lose_one_member_each() -> None:
    found = smallest_conflict(LETTERS, never_together({"a", "b"}, {"y", "z"}))
    assert found.removal == ("a", "y")


def test_a_member_that_contradicts_alone_is_the_core() -> None:
    assert smallest_conflict(LETTERS, never_together({"q"})) == Conflict(("q",), ("q",))


@pytest.mark.parametrize("quarrels", [[], [set()]], ids=["the whole is fine", "nothing is fine"])
def test_there_is_nothing_to_find(quarrels: list[set[str]]) -> None:
    assert smallest_conflict(LETTERS, never_together(*quarrels)) == Conflict((), ())


def test_the_search_asks_few_questions() -> None:
    asked = []

    def counted(kept: frozenset[str]) -> bool:
        asked.append(kept)
        return not {"m7", "m812", "m1400"} <= kept

    members = [f"m{number}" for number in range(2000)]
    assert smallest_conflict(members, counted).removal == ("m7",)
    assert len(asked) < 80


def test_when_time_runs_out_the_smallest_known_set_is_given() -> None:
    questions = iter(range(6))

    def hurried(kept: frozenset[str]) -> bool:
        if next(questions, None) is None:
            raise TimeoutError
        return not {"c", "k"} <= kept

    found = smallest_conflict(LETTERS, hurried)
    assert found.removal == ()
    assert {"c", "k"} <= set(found.core) < set(LETTERS)
