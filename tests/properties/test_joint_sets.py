"""Laws of joint sets: equal to looking at every set of actors, and never one set inside another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.law_loading import load_law
from ontology.model import Model
from ontology.process import Expression, ExpressionKind, RiskFactor
from ontology.terms import Composition, Weight
from queries.aspects import ASPECTS
from queries.coverage import coverage
from queries.deciding import Bench
from queries.gathering import gathering
from queries.joint_sets import JointKnowledge, joint_knowledge, joint_ways, moment_of_group
from queries.legal_flows import LegalFlows
from queries.minimal_groups import minimal_groups
from queries.pieces import Asked, Holdings, Piece, PieceKind, asked_by_factor, known_pieces
from queries.positions import Positions
from queries.sight import Sight
from tests.builders import STEPS, item_present, tiny
from tests.oracle import Chain, Oracle
from tests.properties.comparing import with_holding
from tests.properties.laws import law
from tests.properties.random_models import small_models

PARTS = 4


def opened(model: Model) -> Model:
    """The model with nothing confined: the oracle does not know of it."""
    return replace(model, items=tuple(replace(item, confined=False) for item in model.items))


def scattered(seed: int) -> Model:
    """A model in which pieces lie apart: each item with one or two actors, factors and triggers that ask several.

    In the models that every law is tried on somebody nearly always has enough alone.
    """
    rng = Random(seed)
    building = tiny("verspreid")
    who = [f"a{number}" for number in range(rng.randint(3, 6))]
    what = [f"i{number}" for number in range(rng.randint(3, 5))]
    for actor in who:
        building.actor(actor, complete=rng.random() < 0.8)
    for item in what:
        building.item(item, subject=rng.choice(("victim", "child")))
        for actor in rng.sample(who, rng.choice((1, 1, 1, 2, 3))):
            building.holds(actor, item, hearsay=rng.random() < 0.2)
    for _ in range(rng.randint(0, 3)):
        building.flow(*rng.sample(who, 2), rng.choice(what))
    building.table("t", *rng.sample(who, 3), legal_form=rng.choice(("none", "art20", "zvh")))
    for number in range(4):
        building.factor(
            f"rf{number}",
            *rng.sample(what, rng.randint(2, 3)),
            weight=rng.choice((Weight.MEDIUM, Weight.HIGH)),
            composition=rng.choice((Composition.ALL, Composition.ALL, Composition.PATTERN, Composition.ONE)),
        )
    for number in range(2):
        building.criterion(f"c{number}", _trigger(rng, f"c{number}", what))
    for _ in range(6):
        building.needs(rng.choice((*who, "t")), rng.choice(what), rng.choice(STEPS).id)
    return building.build()


def _trigger(rng: Random, name: str, what: list[str]) -> Expression:
    """One of two ways, each of two or three pieces; a piece is an item, a factor or a number of heavy factors."""

    def piece(identifier: str) -> Expression:
        match rng.randint(0, 3):
            case 0:
                return Expression(identifier, ExpressionKind.FACTOR_PRESENT, factor=f"rf{rng.randint(0, 3)}")
            case 1:
                count = rng.randint(1, 2)
                return Expression(identifier, ExpressionKind.AT_LEAST, count=count, minimum_weight=Weight.HIGH)
            case _:
                return item_present(identifier, rng.choice(what))

    ways = tuple(
        Expression(f"{name}-{way}", ExpressionKind.ALL_OF, tuple(piece(f"{name}-{way}-{n}") for n in range(size)))
        for way, size in enumerate((rng.randint(2, 3), rng.randint(2, 3)))
    )
    return Expression(name, ExpressionKind.ANY_OF, ways)


def scattered_models() -> st.SearchStrategy[Model]:
    """Models of :func:`scattered` by their seeds."""
    return st.builds(scattered, st.integers(0, 2**32 - 1))


def answers(model: Model) -> tuple[JointKnowledge, ...]:
    return joint_knowledge(model, known_pieces(Sight(Positions(model))))


def every_set(actors: tuple[str, ...]) -> Iterator[frozenset[str]]:
    return (frozenset(chosen) for size in range(len(actors) + 1) for chosen in combinations(actors, size))


def smallest(sets: Iterable[frozenset[str]], enough: Callable[[frozenset[str]], bool]) -> set[frozenset[str]]:
    """Of sets that come small before large: those that are enough and contain no other that is."""
    found: list[frozenset[str]] = []
    for one in sets:
        if not any(other <= one for other in found) and enough(one):
            found.append(one)
    return set(found)


class Remembering(Oracle):
    """The oracle that looks each chain up once: it is asked about every set of actors."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._arrived: dict[tuple[str, str], set[Chain]] = {}

    def arriving(self, party: str, item: str) -> set[Chain]:
        """All chains that end at the party."""
        if (party, item) not in self._arrived:
            self._arrived[(party, item)] = super().arriving(party, item)
        return self._arrived[(party, item)]


def expected(model: Model) -> dict[str, set[frozenset[str]]]:
    """By the oracle: for each composed factor and each criterion the smallest sets of actors that see it."""
    oracle, actors = Remembering(model), tuple(model.actor)
    found = {
        factor.id: smallest(every_set(actors), partial(_sees, oracle, factor))
        for factor in model.risk_factors
        if factor.composition is not Composition.ONE
    }
    for criterion in model.criteria:
        # A way that asks nothing (the absence of something) is seen by nobody.
        ways = [way for way in oracle._ways(criterion.trigger, {criterion.id}) if way]
        found[criterion.id] = smallest(every_set(actors), partial(_meets, oracle, ways))
    return found


def _sees(oracle: Oracle, factor: RiskFactor, group: frozenset[str]) -> bool:
    return oracle.sees(set(group), factor)


def _meets(oracle: Oracle, ways: list[frozenset[tuple[str, str, int]]], group: frozenset[str]) -> bool:
    return any(oracle.meets(set(group), way) for way in ways)


def disagreements(model: Model) -> list[str]:
    wanted = expected(model)
    got = {one.id: {frozenset(two.members) for two in one.sets} for one in answers(model)}
    return [f"{name}: {got[name]} and not {wanted[name]}" for name in sorted(wanted) if got[name] != wanted[name]]


@law
@given(scattered_models())
def test_equal_to_looking_at_every_set_of_actors(model: Model) -> None:
    assert disagreements(model) == []


@law
@given(small_models())
def test_equal_also_where_models_have_hearsay_circles_and_products(model: Model) -> None:
    assert disagreements(opened(model)) == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_equal_to_looking_at_every_set_on_five_thousand_models(part: int) -> None:
    wrong = {seed: disagreements(scattered(seed)) for seed in range(part, 5_000, PARTS)}
    assert {seed: found for seed, found in wrong.items() if found} == {}


def test_the_models_say_something() -> None:
    found = [answers(scattered(seed)) for seed in range(300)]
    assert sum(any(one.sets for one in each) for each in found) >= 0.9 * len(found)
    assert sum(any(one.joint for one in each) for each in found) >= 0.8 * len(found)
    assert sum(any(len(two.members) > 2 for one in each for two in one.sets) for each in found) >= 0.1 * len(found)
    assert sum(any(one.seated for one in each) for each in found) >= 0.2 * len(found)


@law
@given(scattered_models())
def test_no_set_contains_another_and_nobody_in_a_set_is_idle(model: Model) -> None:
    for one in answers(model):
        sets = [frozenset(two.members) for two in one.sets]
        assert not any(a < b for a in sets for b in sets)
        assert all(len(set(items)) > 0 for two in one.sets for _, items in two.brings)


@law
@given(scattered_models())
def test_who_learns_something_never_makes_a_set_too_small(model: Model) -> None:
    """After one more holding, every set that was enough still contains one that is."""
    after = with_holding(model, model.actors[0].id, model.items[0].id)
    later = {one.id: [frozenset(two.members) for two in one.sets] for one in answers(after)}
    for one in answers(model):
        for two in one.sets:
            assert any(smaller <= set(two.members) for smaller in later[one.id])


@law
@given(scattered_models())
def test_the_sets_of_a_criterion_are_the_smallest_of_those_of_its_ways(model: Model) -> None:
    holdings = known_pieces(Sight(Positions(model)))
    for one in (one for one in joint_knowledge(model, holdings) if one.criterion is not None):
        ways = joint_ways(model, holdings, one.criterion or "")
        sets = {frozenset(two.members) for way in ways for two in way.sets}
        assert {frozenset(two.members) for two in one.sets} == {
            chosen for chosen in sets if not any(other < chosen for other in sets)
        }


@law
@given(small_models())
def test_what_is_confined_is_in_no_answer(model: Model) -> None:
    confined = {item.id for item in model.items if item.confined}
    for one in answers(model):
        assert confined.isdisjoint(item for two in one.sets for _, items in two.brings for item in items)
    silent = replace(
        model,
        holdings=tuple(one for one in model.holdings if one.item not in confined),
        records=tuple(one for one in model.records if one.item not in confined),
    )
    assert answers(silent) == answers(model), "the answer is the same whoever knows it"


def random_tree(rng: Random, pieces: list[Piece], depth: int) -> Asked:
    if depth == 0 or rng.random() < 0.4:
        parts: tuple[Asked | Piece, ...] = tuple(rng.sample(pieces, rng.randint(1, min(4, len(pieces)))))
    else:
        parts = tuple(random_tree(rng, pieces, depth - 1) for _ in range(rng.randint(1, 4)))
    return Asked(rng.randint(1, len(parts)), parts)


def random_question(seed: int, actors: int) -> tuple[Asked, Holdings]:
    rng = Random(seed)
    pieces = [Piece(PieceKind.ITEM, f"i{number}") for number in range(rng.randint(2, 8))]
    holdings = {
        f"a{number:02}": frozenset(rng.sample(pieces, rng.choice((0, 1, 1, 2, 2, min(3, len(pieces))))))
        for number in range(actors)
    }
    return random_tree(rng, pieces, 2), holdings


def by_every_set(asked: Asked, holdings: Holdings) -> set[frozenset[str]]:
    def enough(group: frozenset[str]) -> bool:
        return asked.met(frozenset(piece for actor in group for piece in holdings[actor]))

    return smallest(every_set(tuple(sorted(holdings))), enough)


@law
@given(st.integers(0, 2**32 - 1), st.integers(1, 7))
def test_the_search_equals_the_power_set(seed: int, actors: int) -> None:
    asked, holdings = random_question(seed, actors)
    found = minimal_groups(asked, holdings)
    assert found.searched_to is None
    assert len(found.sets) == len(set(found.sets))
    assert {frozenset(one) for one in found.sets} == by_every_set(asked, holdings)
    assert list(found.sets) == sorted(found.sets, key=lambda one: (len(one), one))


@pytest.mark.parametrize("seed", range(25))
def test_the_search_equals_the_power_set_of_twelve_actors(seed: int) -> None:
    asked, holdings = random_question(seed, 12)
    assert {frozenset(one) for one in minimal_groups(asked, holdings).sets} == by_every_set(asked, holdings)


@law
@given(st.integers(0, 2**32 - 1), st.integers(0, 60))
def test_a_search_that_is_cut_short_is_complete_up_to_the_size_it_names(seed: int, budget: int) -> None:
    asked, holdings = random_question(seed, 7)
    whole, short = minimal_groups(asked, holdings), minimal_groups(asked, holdings, budget)
    size = 99 if short.searched_to is None else short.searched_to
    assert short.sets == tuple(one for one in whole.sets if len(one) <= size)


@law
@given(scattered_models(), st.integers(0, 2**32 - 1))
def test_the_moment_of_a_set_is_the_first_at_which_it_sees(model: Model, seed: int) -> None:
    """Whatever the unknown times are: the moment is an upper bound, and exact where it says so."""
    rng = Random(seed)
    when = {(a.id, i.id): rng.choice((None, 0.0, 1.0, 5.0)) for a in model.actors for i in model.items}
    holdings = known_pieces(Sight(Positions(model)))
    everyone = tuple(model.actor)
    for factor in model.risk_factors:
        if factor.composition is Composition.PATTERN:
            continue
        asked = asked_by_factor(model, factor)
        moment = moment_of_group(model, holdings, everyone, asked, lambda actor, item: when[(actor, item)])
        earliest, latest = (_by_hand(asked, holdings, when, unknown) for unknown in (-1.0, float("inf")))
        if moment is None:
            assert latest in (None, float("inf"))
        else:
            assert moment.hours == latest
            assert moment.at_most == (earliest != latest)


def _by_hand(
    asked: Asked, holdings: Holdings, when: dict[tuple[str, str], float | None], unknown: float
) -> float | None:
    times = [
        (unknown if when[(actor, piece.id)] is None else when[(actor, piece.id)] or 0.0, piece)
        for actor, pieces in holdings.items()
        for piece in pieces
        if piece.kind is PieceKind.ITEM
    ]
    for hour in sorted({time for time, _ in times}):
        if asked.met(frozenset(piece for time, piece in times if time <= hour)):
            return hour
    return None


@law
@given(scattered_models())
def test_coverage_adds_up_and_joint_sets_say_the_same(model: Model) -> None:
    sight = Sight(Positions(model))
    joint = {one.criterion: one for one in joint_knowledge(model, known_pieces(sight)) if one.criterion}
    found = coverage(sight, ASPECTS["criterion"](model, None))
    sizes = {group.id: len(group.aspects) for group in found.groups}
    for row in found.rows:
        listed = [*row.seen, *row.ungrounded, *row.unseen, *row.unknown]
        assert len(listed) == len(set(listed)) == row.asked <= sizes[row.group]
        assert row.ungrounded == ()
        if row.step is None and row.party in model.actor:
            assert bool(row.seen) == (row.party in joint[row.group].alone)


@law
@given(scattered_models())
def test_whoever_gathers_is_told_no_more_than_it_takes(model: Model) -> None:
    """Capacities are unknown in these models, so no telling has a verdict; which are needed does not turn on that."""
    sight = Sight(Positions(model))
    holdings = known_pieces(sight)
    flows = LegalFlows(Bench(model, load_law()))
    for factor in model.risk_factors:
        asked = asked_by_factor(model, factor)
        if factor.composition is Composition.PATTERN:
            continue
        for members in minimal_groups(asked, holdings).sets:
            found = gathering(flows, members, asked, holdings)
            assert found is not None
            told = [Piece(PieceKind.ITEM, one.item) for one in found.tellings]
            assert asked.met(holdings[found.gatherer] | set(told))
            for left_out in told:
                assert not asked.met(holdings[found.gatherer] | {one for one in told if one != left_out})
