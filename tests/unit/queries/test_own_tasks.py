"""For which purposes an actor needs something: its task at this step, else its task, and of two the narrower one's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.law_loading import load_law
from ontology.legal_tasks import OwnTask
from queries.own_tasks import purposes_of
from tests.law_builders import small_law

LAW = replace(
    small_law(),
    tasks=(
        OwnTask("any", "any", ("give-help",), "test"),
        OwnTask("any.EVA", "any", ("accountability", "statistics"), "test", "EVA"),
        OwnTask("any-professional", "any-professional", ("protect-victim",), "test"),
        OwnTask("politie", "politie", ("police-task",), "test"),
        OwnTask("politie.OOR", "politie", ("home-ban",), "test", "OOR"),
    ),
)


@pytest.mark.parametrize(
    ("capacity", "step", "purposes"),
    [
        ("politie", "SIG", ("police-task",)),
        ("politie", "OOR", ("home-ban",)),
        ("politie", "EVA", ("accountability", "statistics")),
        ("arts", "OOR", ("protect-victim",)),
        ("buurman", "OOR", ("give-help",)),
    ],
)
def test_the_task_at_this_step_goes_first_and_then_that_of_the_narrower_capacity(
    capacity: str, step: str, purposes: tuple[str, ...]
) -> None:
    assert purposes_of(LAW, capacity, step) == purposes


def test_where_nobody_recorded_a_task_there_is_no_purpose() -> None:
    assert purposes_of(small_law(), "politie", "SIG") == ()


def test_an_unknown_capacity_has_no_task() -> None:
    with pytest.raises(KeyError):
        purposes_of(LAW, "nobody", "SIG")


@pytest.mark.parametrize(
    ("capacity", "step", "purposes"),
    [
        ("politie-hovj", "OOR", {"home-ban"}),
        ("politie-hovj", "BES", {"police-task"}),
        ("burgemeester", "BES", {"home-ban", "public-order"}),
        ("openbaar-ministerie", "OOR", {"prosecute"}),
        ("wethouder-sociaal-domein", "BES", {"give-help"}),
        ("leerplicht", "SIG", {"school-attendance"}),
        ("veilig-thuis", "TRI", {"investigate-domestic-violence"}),
        ("huisarts", "NAZ", {"give-help"}),
        ("huisarts", "EVA", {"statistics", "accountability"}),
    ],
)
def test_the_tasks_of_the_design(capacity: str, step: str, purposes: set[str]) -> None:
    """design.md 10."""
    assert set(purposes_of(load_law(), capacity, step)) == purposes
