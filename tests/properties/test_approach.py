"""Laws of the approach: what is carried, and who sees a criterion from a desk, equals trying everything."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology.process import Basis, Expression, ExpressionKind, RiskFactor
from ontology.terms import Assurance, Composition, Flow, Quality, Weight
from queries.approach import Carried, Clocks, approach
from queries.approach_parts import goal_parts, indicator_parts, risk_parts
from queries.clock import Start
from queries.deciding import Bench
from queries.escalation import FromDesk, Reach, Seer, escalations
from queries.legal_flows import LegalFlows
from queries.pieces import Piece, PieceKind
from queries.timing import Moment
from queries.verdict import Disclosure, Hop, Outcome, Verdict
from tests.builders import STEPS, item_present, tiny
from tests.properties.laws import PARTS, law
from tests.properties.random_timing import Timed, random_timed
from tests.properties.timing_oracle import Every, Lying

QUICK, SLOW_CASES = 300, 2000

# ── what is carried ──────────────────────────────────────────────────────────────────────────────────────────────────


def resting(seed: int) -> Timed:
    """A timed model whose goal, risk, measure and indicator rest on some of its items; some are about a child, and some
    actors did not declare all they hold.
    """
    rng, case = Random(seed), random_timed(seed, actors=5, items=4, flows=9)
    model = tiny().programme().build()
    items, actors = [one.id for one in case.model.items], [one.id for one in case.model.actors]

    def basis(*, counted: bool = False) -> Basis:
        steps = tuple(sorted(rng.sample([step.id for step in STEPS], rng.choice((0, 0, 3, 5)))))
        resting_on = tuple(sorted(rng.sample(items, rng.randint(0, len(items)))))
        by = tuple(sorted(rng.sample(actors, rng.randint(1, 2)))) if counted else ()
        return Basis(resting_on, ("EVA",) if counted else steps, by)

    (goal,), (risk,), (indicator,) = model.goals, model.risks, model.indicators
    changed = replace(
        case.model,
        goals=(replace(goal, basis=basis()),),
        risks=(replace(risk, basis=basis(), mitigation=replace(risk.mitigation, basis=basis())),),
        indicators=(replace(indicator, basis=basis(counted=True)),),
        items=tuple(replace(one, subject=rng.choice(("victim", "child"))) for one in case.model.items),
        actors=tuple(replace(one, complete_holdings=rng.random() < 0.8) for one in case.model.actors),
    )
    return replace(case, model=changed)


class Certain(Every):
    """Only chains on which the law gives an answer: everybody's capacity is known, and no question of law is open."""

    def __init__(self, case: Timed) -> None:
        super().__init__(case)
        self.bench = _Answering(case.model, case.law)

    def _ways(self, one: Lying, flow: Flow, item: str, step: str, needed: str) -> Iterator[tuple[Hop, ...] | None]:
        return (way for way in super()._ways(one, flow, item, step, needed) if way is not None)


class _Answering(Bench):
    """A bench for which an open question of law is a no."""

    def decide(
        self, disclosure: Disclosure, step: str, implied: tuple[str, ...] = (), item: str | None = None
    ) -> Verdict:
        verdict = super().decide(disclosure, step, implied, item)
        is_open = verdict.outcome is Outcome.UNDETERMINED
        return replace(verdict, outcome=Outcome.NO_GROUND, per_subject=()) if is_open else verdict


class Trying:
    """What is carried in one model, by looking at every chain and every way in which the unknown may turn out."""

    def __init__(self, case: Timed) -> None:
        self.case, self.model = case, case.model
        self.every, self.certain = Every(case), Certain(case)

    def part(self, basis: Basis, child: bool) -> Carried | None:
        states: list[Carried] = []
        for item in (one for one in basis.items if (self.model.item[one].subject == "child") is child):
            if self.model.item[item].confined:
                states.append(Carried.UNSAID)
                continue
            needs = {
                (need.needer, need.step)
                for need in self.model.needs
                if need.item == item and (not basis.steps or need.step in basis.steps)
            }
            if basis.actors:
                needs = set(product(basis.actors, basis.steps))
            states += [self.demand(needer, item, step) for needer, step in needs] or [Carried.UNSAID]
        return every_outcome(states) if states else None

    def demand(self, needer: str, item: str, step: str) -> Carried:
        table = self.model.table.get(needer)
        receivers = [needer] if table is None else [seat.actor for seat in table.seats]
        holdings = [one for one in self.model.holdings if one.item == item]
        if any(one.holder in receivers and one.quality is Quality.FIRST_HAND for one in holdings):
            return Carried.CARRIED
        declared = all(self.model.actor[one].complete_holdings for one in receivers if one in self.model.actor)
        no = Carried.NOT if declared else Carried.UNSAID
        if self.comes_in_fact(receivers, item):
            return self.in_time(needer, item, step, no)
        if not holdings and not all(actor.complete_holdings for actor in self.model.actors):
            return Carried.UNSAID
        return no

    def in_time(self, needer: str, item: str, step: str, no: Carried) -> Carried:
        term = self.model.step[step].hours(3) * 60
        lawful, certain = self.every.answer(needer, item, step), self.certain.answer(needer, item, step)
        if lawful.at_best is None:
            return no
        if certain.known is not None and certain.known <= term:
            return Carried.CARRIED
        late = lawful.known is not None and lawful.known > term and lawful.at_best > term
        return no if late else Carried.UNSAID

    def comes_in_fact(self, receivers: list[str], item: str) -> bool:
        first_hand = (one for one in self.model.holdings if one.item == item and one.quality is Quality.FIRST_HAND)
        reached = {one.holder for one in first_hand}
        moving = [one for one in self.model.flows if item in one.items and one.assurance is not Assurance.OUGHT]
        for _ in moving:
            reached |= {one.recipient for one in moving if one.sender in reached}
        return not reached.isdisjoint(receivers)


def every_outcome(states: list[Carried]) -> Carried:
    """What it is whichever way the unknown turns out; not to say where that differs."""
    open_ended = {Carried.UNSAID: (True, False), Carried.CARRIED: (True,), Carried.NOT: (False,)}
    found = set()
    for outcome in product(*(open_ended[state] for state in states)):
        found.add(Carried.CARRIED if all(outcome) else Carried.PARTLY if any(outcome) else Carried.NOT)
    return found.pop() if len(found) == 1 else Carried.UNSAID


def differences(case: Timed) -> list[str]:
    model, bench, trying = case.model, case.bench(), Trying(case)
    parts = (*goal_parts(model), *risk_parts(model), *indicator_parts(model))
    clocks = Clocks(bench, ordinary=case.ordinary)
    bases = (
        model.goals[0].basis,
        model.risks[0].basis,
        model.risks[0].mitigation.basis,
        model.indicators[0].basis,
    )
    found = []
    for standing, basis in zip(approach(model, parts, LegalFlows(bench), clocks, case.start), bases, strict=True):
        tracks = {track.child: track.carried for track in standing.tracks}
        expected = {child: one for child in (False, True) if (one := trying.part(basis, child)) is not None}
        if tracks != expected:
            found.append(f"{standing.part.kind}: engine {tracks}, trying everything {expected}")
    return found


@settings(law, max_examples=QUICK)
@given(st.integers(0, 2**32 - 1))
def test_what_is_carried_is_what_trying_everything_finds(seed: int) -> None:
    assert differences(resting(seed)) == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_it_is_on_thousands_of_seeds(part: int) -> None:
    for seed in range(part, SLOW_CASES, PARTS):
        assert differences(resting(seed)) == [], f"seed {seed}"


def test_every_answer_occurs() -> None:
    """The models are no bed of one answer: all four come up, for children too."""
    found = set()
    for seed in range(120):
        case = resting(seed)
        parts = (*goal_parts(case.model), *risk_parts(case.model))
        standings = approach(case.model, parts, LegalFlows(case.bench()), Clocks(case.bench()), case.start)
        found |= {(track.child, track.carried) for one in standings for track in one.tracks}
    assert found == set(product((False, True), Carried))


# ── who sees a criterion from a desk ─────────────────────────────────────────────────────────────────────────────────

MONDAY = Start(0, 9.0)
Moments = Mapping[Piece, Moment]


class Scene:
    """A model with a criterion, what can be told at two desks, and random moments at which everybody knows things."""

    def __init__(self, seed: int) -> None:
        rng = Random(seed)
        who, what = [f"a{n}" for n in range(3)], [f"i{n}" for n in range(rng.randint(2, 4))]
        building = tiny()
        for actor in who:
            building.actor(actor)
        for item in what:
            building.item(item, subject=rng.choice(("victim", "child")), confined=rng.random() < 0.1)
            for actor in rng.sample(who, rng.randint(0, 2)):
                building.holds(actor, item)
        for number in range(3):
            building.factor(
                f"rf{number}",
                *rng.sample(what, rng.randint(1, 2)),
                weight=rng.choice((Weight.MEDIUM, Weight.HIGH)),
                composition=rng.choice(tuple(Composition)),
            )
        called = rng.sample(who, rng.randint(0, 2))
        building.criterion("c", _trigger(rng, what), *called, level=rng.choice(("3", "4", "K")))
        self.model, self.called = building.build(), set(called)
        self.desks = {desk: frozenset(rng.sample(self.open, rng.randint(0, len(self.open)))) for desk in who[:2]}
        self.heard = {
            (desk, item): {actor: _moment(rng) for actor in who if rng.random() < 0.6}
            for desk, items in self.desks.items()
            for item in items
        }
        self.own: dict[str, Moments] = {
            actor: {piece: _moment(rng) for piece in self._pieces(actor) if rng.random() < 0.5} for actor in who
        }

    @property
    def open(self) -> list[str]:
        """The items that are not confined."""
        return [item.id for item in self.model.items if not item.confined]

    def _pieces(self, actor: str) -> list[Piece]:
        records = (one for one in self.model.records if one.keeper == actor and one.item in self.open)
        return [
            *(Piece(PieceKind.ITEM, item) for item in self.open),
            *(Piece(PieceKind.RECORD, one.id) for one in records),
        ]


def _moment(rng: Random) -> Moment:
    hours = rng.choice((None, 0.0, 1.0, 2.0, 24.0, 30.0))
    return Moment(MONDAY, hours=hours, at_best=0.0 if hours is None else rng.choice((hours, hours / 2)))


def _trigger(rng: Random, what: list[str]) -> Expression:
    def leaf(name: str) -> Expression:
        match rng.randint(0, 3):
            case 0:
                return item_present(name, rng.choice(what))
            case 1:
                count = rng.randint(1, 3)
                return Expression(name, ExpressionKind.AT_LEAST, count=count, minimum_weight=Weight.MEDIUM)
            case _:
                return Expression(name, ExpressionKind.FACTOR_PRESENT, factor=f"rf{rng.randint(0, 2)}")

    return Expression("c", ExpressionKind.ALL_OF, tuple(leaf(f"c-{n}") for n in range(1, rng.randint(2, 4))))


class Watching:
    """One actor at one moment, looked at in the words of the criterion and not in pieces."""

    def __init__(self, scene: Scene, desk: str, actor: str, hours: float, *, best: bool) -> None:
        self.model, self.desk = scene.model, desk
        self.closed = {one.id for one in scene.model.items if one.confined}
        arrived = {
            item for item in scene.desks[desk] if (one := scene.heard[desk, item].get(actor)) and _by(one, hours, best)
        }
        self.now = self._lying(arrived)
        self.all_told = self._lying(scene.desks[desk])
        own = {piece for piece, moment in scene.own[actor].items() if _by(moment, hours, best)}
        self.mine = {piece for piece in own - self.all_told if self._is_asked(piece)}

    def _lying(self, items: Collection[str]) -> set[Piece]:
        """What lies at the desk of these items: each of them, and the desk's own records of it."""
        kept = (one for one in self.model.records if one.keeper == self.desk and one.item in items)
        return {*(Piece(PieceKind.ITEM, item) for item in items), *(Piece(PieceKind.RECORD, one.id) for one in kept)}

    def sees(self, *, own_only: bool = False) -> bool:
        having = self.mine if own_only else self.now | self.mine
        return all(self._met(one, having) for one in self._operands)

    @property
    def _operands(self) -> tuple[Expression, ...]:
        return self.model.criteria[0].trigger.operands

    def _is_asked(self, piece: Piece) -> bool:
        """Whether something that the telling leaves open rests on this piece."""
        item = self.model.record[piece.id].item if piece.kind is PieceKind.RECORD else piece.id
        for operand in self._operands:
            if self._met(operand, self.all_told):
                continue
            if operand.item == item and piece.kind is PieceKind.ITEM:
                return True
            for factor in self._factors(operand):
                pattern = factor.composition is Composition.PATTERN
                shows = item in factor.items and pattern is (piece.kind is PieceKind.RECORD)
                if shows and not self._shown(factor, self.all_told):
                    return True
        return False

    def _factors(self, operand: Expression) -> list[RiskFactor]:
        least = None if operand.minimum_weight is None else operand.minimum_weight.rank
        return [
            one
            for one in self.model.risk_factors
            if one.id == operand.factor or (least is not None and one.weight.rank >= least)
        ]

    def _met(self, operand: Expression, having: set[Piece]) -> bool:
        if operand.item is not None:
            return operand.item not in self.closed and Piece(PieceKind.ITEM, operand.item) in having
        return sum(self._shown(one, having) for one in self._factors(operand)) >= (operand.count or 1)

    def _shown(self, factor: RiskFactor, having: set[Piece]) -> bool:
        known = [one for one in factor.items if Piece(PieceKind.ITEM, one) in having and one not in self.closed]
        match factor.composition:
            case Composition.ALL:
                return len(known) == len(factor.items)
            case Composition.PATTERN:
                records = (one.id for one in having if one.kind is PieceKind.RECORD)
                return sum(self.model.record[one].item in factor.items for one in records) >= 2
            case _:
                return bool(known)


def _by(moment: Moment, hours: float, best: bool) -> bool:
    when = moment.at_best if best else moment.hours
    return when is not None and when <= hours


def watched(scene: Scene, desk: str) -> tuple[set[tuple[str, float | None, float]], set[str], Reach]:
    """Who comes to see it when, who sees it anyway, and what that makes of it."""
    seers, anyway = set(), set()
    for actor in scene.model.actor:
        if Watching(scene, desk, actor, 999, best=True).sees(own_only=True):
            anyway.add(actor)
            continue
        when = {
            best: next((t for t in every_moment() if Watching(scene, desk, actor, t, best=best).sees()), None)
            for best in (False, True)
        }
        at_best = when[True]
        if at_best is not None:
            seers.add((actor, when[False], at_best))
    term = scene.model.step["BES"].hours(4 if scene.model.criteria[0].level == "4" else 3)
    called = [(hours, best) for actor, hours, best in seers if actor in scene.called]
    if not scene.called:
        return seers, anyway, Reach.NOBODY_CALLED
    if any(hours is not None and hours <= term for hours, _ in called):
        return seers, anyway, Reach.IN_TIME
    if any(best <= term for _, best in called):
        return seers, anyway, Reach.UNSAID
    return seers, anyway, Reach.ANYWAY if scene.called & anyway else Reach.DIES


def every_moment() -> list[float]:
    return [0.0, 0.5, 1.0, 2.0, 12.0, 15.0, 24.0, 30.0]


def views(scene: Scene) -> tuple[FromDesk, ...]:
    (one,) = escalations(scene.model, scene.desks, lambda desk, item: scene.heard[desk, item], scene.own.__getitem__)
    return one.views


def unlike(scene: Scene) -> list[str]:
    found = []
    for view in views(scene):
        seen = {(seer.actor, seer.hours, seer.at_best) for seer in view.seers}
        expected = watched(scene, view.desk)
        if (seen, set(view.anyway), view.reach) != expected:
            found.append(f"{view.desk}: engine {(seen, view.anyway, view.reach)}, watching {expected}")
    return found


@settings(law, max_examples=QUICK)
@given(st.integers(0, 2**32 - 1))
def test_who_sees_it_from_a_desk_is_what_watching_everybody_finds(seed: int) -> None:
    assert unlike(Scene(seed)) == []


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_watching_finds_it_on_thousands_of_seeds(part: int) -> None:
    for seed in range(part, SLOW_CASES, PARTS):
        assert unlike(Scene(seed)) == [], f"seed {seed}"


def test_every_reach_occurs() -> None:
    assert {view.reach for seed in range(120) for view in views(Scene(seed))} == set(Reach)


def test_who_is_called_in_is_marked() -> None:
    marked: set[tuple[Seer, bool]] = set()
    for seed in range(40):
        scene = Scene(seed)
        marked |= {(seer, seer.actor in scene.called) for view in views(scene) for seer in view.seers}
    assert all(seer.called is called for seer, called in marked)
    assert {called for _, called in marked} == {True, False}


def test_nothing_that_stays_closed_is_told_or_shown() -> None:
    for seed in range(80):
        scene = Scene(seed)
        closed = {item.id for item in scene.model.items if item.confined}
        named = {name for view in views(scene) for seer in view.seers for name in (*view.told, *view.untold, *seer.own)}
        assert named.isdisjoint(closed)
