"""Laws of what-if: what an edit touches, worked out again, gives what everything worked out again gives."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from random import Random

import pytest
from hypothesis import given

from queries.comparison import Change, compare
from queries.editing import Edited, edited
from queries.edits import Edit, What
from queries.outlook import Outlook, look
from queries.premise import Premise
from queries.whatif import what_if
from tests.properties.laws import PARTS, law
from tests.properties.random_edits import Supposed, random_edits, random_supposed, supposed_cases

SLOW_CASES = 5_000
ANSWERS = ("factual", "rows", "judged", "ways", "surplus", "standing", "joint")


def made(case: Supposed) -> Edited:
    return edited(case.premise, case.edits, case.catalogue)


def differing(one: Outlook, other: Outlook) -> list[str]:
    """The answers in which two outlooks differ."""
    return [name for name in ANSWERS if getattr(one, name) != getattr(other, name)]


def fingerprint(premise: Premise) -> str:
    """Everything that a model and the facts say, in one line."""
    return sha256(repr((premise.model, premise.day, sorted(premise.facts.items()))).encode()).hexdigest()


# ── the same as everything worked out again ──────────────────────────────────────────────────────────────────────────


@law
@given(supposed_cases())
def test_only_what_is_touched_gives_the_same_as_everything(case: Supposed) -> None:
    changed = made(case)
    assert differing(look(case.premise).after(changed), look(changed.premise)) == []


@law
@given(supposed_cases())
def test_a_second_what_if_on_the_first_one_gives_the_same_too(case: Supposed) -> None:
    first = look(case.premise).after(made(case))
    again = edited(first.premise, more_edits(first.premise, case))
    assert differing(first.after(again), look(again.premise)) == []


def more_edits(premise: Premise, case: Supposed) -> tuple[Edit, ...]:
    rng = Random(len(premise.model.flows) * 31 + len(case.edits))
    return tuple(one for one in random_edits(rng, premise, premise.model) if one.what is not What.NORM)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_it_gives_the_same_on_thousands_of_seeds(part: int) -> None:
    for seed in range(part, SLOW_CASES, PARTS):
        case = random_supposed(seed)
        changed = made(case)
        assert differing(look(case.premise).after(changed), look(changed.premise)) == [], f"seed {seed}"


def test_the_edits_are_of_every_kind_and_most_change_something() -> None:
    kinds: Counter[tuple[str, str]] = Counter()
    changes: Counter[Change] = Counter()
    partial = changing = 0
    for seed in range(300):
        case = random_supposed(seed)
        kinds.update((edit.act.value, edit.what.value) for edit in case.edits)
        told = what_if(look(case.premise), made(case))
        partial += made(case).touched is not None
        changing += not told.comparison.nothing
        changes.update(row.change for row in told.comparison.rows)
    assert len(kinds) == 14
    assert partial > 200
    assert changing > 150
    assert {Change.OPENED, Change.CLOSED, Change.KIND, Change.VERDICT, Change.REASON, Change.GONE} <= set(changes)


# ── the original and the order ───────────────────────────────────────────────────────────────────────────────────────


@law
@given(supposed_cases())
def test_the_model_asked_about_stays_as_it_is(case: Supposed) -> None:
    before = look(case.premise)
    stated, answered = fingerprint(case.premise), {name: repr(getattr(before, name)) for name in ANSWERS}
    what_if(before, made(case))
    assert fingerprint(case.premise) == stated
    assert {name: repr(getattr(before, name)) for name in ANSWERS} == answered


@law
@given(supposed_cases())
def test_the_order_of_the_edits_does_not_matter(case: Supposed) -> None:
    one = edited(case.premise, case.edits, case.catalogue)
    other = edited(case.premise, case.edits[::-1], case.catalogue)
    assert fingerprint(one.premise) == fingerprint(other.premise)
    assert (one.touched, one.contacts, one.supposed) == (other.touched, other.contacts, other.supposed)


# ── the comparison ───────────────────────────────────────────────────────────────────────────────────────────────────

_MIRRORED = {Change.OPENED: Change.CLOSED, Change.CLOSED: Change.OPENED, Change.ADDED: Change.GONE}
_MIRRORED[Change.GONE] = Change.ADDED


@law
@given(supposed_cases())
def test_the_other_way_round_everything_is_exchanged(case: Supposed) -> None:
    before = look(case.premise)
    after = before.after(made(case))
    there, back = compare(before, after), compare(after, before)
    assert (there.before, there.after) == (back.after, back.before)
    assert (there.joint_opened, there.joint_closed) == (back.joint_closed, back.joint_opened)
    assert (there.surplus_opened, there.surplus_closed) == (back.surplus_closed, back.surplus_opened)
    mirrored = {
        (row.needer, row.item, row.step): (
            _MIRRORED.get(row.change, row.change),
            row.after,
            row.before,
            None if row.better is None else not row.better,
        )
        for row in there.rows
    }
    assert mirrored == {
        (row.needer, row.item, row.step): (row.change, row.before, row.after, row.better) for row in back.rows
    }


@law
@given(supposed_cases())
def test_the_counts_differ_by_what_is_listed(case: Supposed) -> None:
    found = what_if(look(case.premise), made(case)).comparison
    more = len(found.of(Change.OPENED)) + sum(
        row.after is not None and row.after.is_gap for row in found.of(Change.ADDED)
    )
    less = len(found.of(Change.CLOSED)) + sum(
        row.before is not None and row.before.is_gap for row in found.of(Change.GONE)
    )
    assert found.after.gaps - found.before.gaps == more - less


@law
@given(supposed_cases())
def test_nothing_is_told_of_what_is_confined(case: Supposed) -> None:
    found = what_if(look(case.premise), made(case)).comparison
    closed = {item.id for item in case.premise.model.items if item.confined}
    assert closed.isdisjoint(row.item for row in found.rows)
    assert closed.isdisjoint(one.item for one in (*found.surplus_opened, *found.surplus_closed))
    assert all(closed.isdisjoint(gap.pieces) for gap in (*found.joint_opened, *found.joint_closed))
