"""Laws of lawful routes: the search finds what trying every chain finds, and one more permission loses no route."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, product
from random import Random

import pytest

from ontology.model import Model
from ontology.norms import Act, LegalCapacity, Norm
from ontology.terms import Assurance, Flow, Holding, Quality, Record, Text
from queries.deciding import Bench
from queries.intermediaries import next_label, origins
from queries.own_tasks import purposes_of
from queries.routes import LawfulRoute, Routes
from queries.verdict import OUTCOME_ORDER, Disclosure, Hop, Label, Outcome, Verdict
from tests.builders import MODELLED
from tests.law_builders import asks, power
from tests.properties.laws import law
from tests.properties.test_lawful_flows import Case, random_case

_GOES = ("arts", "gemeente", "politie", "veilig-thuis")
QUICK = min(150, law.max_examples)
SLOW = 5_000
TAKEN = 5
"""The rank of ONLY_CONSENT: the last that can be taken without danger."""


def case_of(seed: int) -> Case:
    """A random case whose grounds mostly name both ends, so that going round can be needed; some leave an origin, as
    the acts on police data and on partnerships do.
    """
    rng = Random(seed)
    case = random_case(seed, flows=7)
    acts = (*case.law.acts, Act("politiewet", Text("P", "P"), "P", origin="wpg"))
    own = [_between(rng, one) if one.kind.carries else one for one in case.law.norms]
    more = [_permission(rng, f"h{number}") for number in range(rng.randint(0, 3))]
    along = rng.sample(_GOES, rng.choice((2, 3, 4)))
    more += [_permission(rng, f"k-{holder}", (holder, recipient)) for holder, recipient in pairwise(along)]
    norms = tuple(sorted((*own, *more), key=lambda one: one.id))
    acting = [_acting(party, _GOES[number % 4]) for number, party in enumerate(sorted(case.model.actor))]
    known = {one.id for one in acting}
    capacities = (*(one for one in case.law.capacities if one.id not in known), *acting[: rng.randint(3, 6)])
    full = replace(case.law, acts=acts, norms=norms, capacities=capacities, fingerprint=f"routes {seed}")
    return replace(case, law=full, model=_known_somewhere(rng, case.model))


def _acting(party: str, capacity: str) -> LegalCapacity:
    return LegalCapacity(party, Text(party, party), tuple(sorted({"any", "avg-controller", capacity})))


def _known_somewhere(rng: Random, model: Model) -> Model:
    """The model in which the first or second actor records each item, mostly."""
    records, holdings = list(model.records), list(model.holdings)
    for item in model.item:
        keeper = rng.choice(sorted(model.actor)[:2])
        if rng.random() < 0.7 and not any(one.holder == keeper and one.item == item for one in holdings):
            name = f"eigen-{keeper}-{item}"
            records.append(Record(name, item, keeper, "dossier", "ordinary", "avg"))
            holdings.append(Holding(name, keeper, name, item, Quality.FIRST_HAND, (), MODELLED))
    return replace(model, records=tuple(records), holdings=tuple(holdings))


def _between(rng: Random, ground: Norm) -> Norm:
    """The ground between two capacities, where it was for all of them."""
    holder, recipient = rng.sample(_GOES, 2)
    return replace(
        ground,
        holders=ground.holders or (holder,),
        recipients=ground.recipients or (recipient,),
        act=rng.choice(("wet", "wet", "politiewet")),
    )


def _permission(rng: Random, name: str, ends: tuple[str, str] | None = None) -> Norm:
    asked = rng.choice((None, None, "minor", "request"))
    limits = {"onward_to": rng.choice(((), ("politie",), ("gemeente", "arts")))} if rng.random() < 0.25 else {}
    plain = power(name, opens=("s0", "s1"), when=() if asked is None else (asks(asked),), **limits)
    holders, recipients = ((), ()) if ends is None else ((ends[0],), (ends[1],))
    return _between(rng, replace(plain, holders=holders, recipients=recipients))


def questions(case: Case) -> Iterator[tuple[str, str, str]]:
    """Every actor with every item, at a step before the report and at one after."""
    for number, (party, item) in enumerate(product(case.model.actor, case.model.item)):
        yield party, item, ("SIG", "INT")[number % 2]


# ── the laws ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def agree(seed: int) -> tuple[int, int, int]:
    """Checks every question of one case; how many had a route, one of two hops, one to be asked facts for."""
    case = case_of(seed)
    routes = Routes(Bench(case.model, case.law, None, case.facts))
    some = two = unknown = 0
    for party, item, step in questions(case):
        answer = routes.to(party, item, step, k=None)
        expected = [] if case.model.item[item].confined else Trying(case, item, step).best(party)
        assert [_told(route) for route in answer.routes] == expected, (seed, party, item, step)
        some += bool(expected)
        two += any(len(parties) > 2 for _, _, parties in expected)
        unknown += any(grade in (4, 5) for grade, _, _ in expected)
    return bool(some), bool(two), bool(unknown)


def _told(route: LawfulRoute) -> tuple[int, int, tuple[str, ...]]:
    return (route.grade, len(route.without_flow), route.parties)


def test_the_search_finds_what_trying_every_chain_finds() -> None:
    counted = [agree(seed) for seed in range(QUICK)]
    some, two, unknown = (sum(column) for column in zip(*counted, strict=True))
    assert some >= 0.4 * QUICK
    assert two >= 0.2 * QUICK
    assert unknown >= 0.1 * QUICK


@pytest.mark.slow
def test_the_search_finds_what_trying_every_chain_finds_on_thousands() -> None:
    for seed in range(QUICK, SLOW):
        agree(seed)


def test_one_more_permission_never_loses_a_route_nor_makes_the_best_one_weaker() -> None:
    more = 0
    for seed in range(QUICK):
        rng, case = Random(-seed), case_of(seed)
        added = _permission(rng, rng.choice(("a-nieuw", "z-nieuw")))
        norms = tuple(sorted((*case.law.norms, added), key=lambda one: one.id))
        wider = replace(case.law, norms=norms, fingerprint=f"wider {seed}")
        before = Routes(Bench(case.model, case.law, None, case.facts))
        after = Routes(Bench(case.model, wider, None, case.facts))
        for party, item, step in questions(case):
            old, new = (_best(one, party, item, step) for one in (before, after))
            assert new <= old, (seed, party, item, step)
            more += new < old
    assert more, "a permission that permits nothing proves nothing"


def _best(routes: Routes, party: str, item: str, step: str) -> int:
    found = routes.to(party, item, step, k=1).routes
    return found[0].grade if found else len(OUTCOME_ORDER)


# ── every simple chain, tried one by one ─────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Lying:
    """An item with a party, after a chain along ``passed``; with the worst rank and the hops without a flow so far."""

    passed: tuple[str, ...]
    label: Label
    hops: tuple[Hop, ...] = ()
    implied: tuple[str, ...] = ()
    worst: int = 0
    missing: int = 0


class Trying:
    """Every way along every simple chain of at most three hops, with every choice of grounds."""

    def __init__(self, case: Case, item: str, step: str) -> None:
        self.model, self.law, self.item, self.step = case.model, case.law, item, step
        self.bench = Bench(case.model, case.law, None, case.facts)

    def best(self, target: str) -> list[tuple[int, int, tuple[str, ...]]]:
        """Grade, hops without a flow and parties: no detours, the best along the same parties, best first."""
        ends: set[tuple[int, int, tuple[str, ...]]] = set()
        now = set(self._origins(target))
        for length in (1, 2, 3):
            following: set[Lying] = set()
            for lying in now:
                ends |= {(one.worst, one.missing, one.passed) for one in self._told(lying, target, self.step)}
                for other in self.model.actor if length < 3 else ():
                    if other != target and other not in lying.passed:
                        following |= set(self._told(lying, other, ""))
            now = following
        best: dict[tuple[str, ...], tuple[int, int, int, tuple[str, ...]]] = {}
        for one in ends:
            if not any(_spares(other, one) for other in ends):
                key = (one[0], one[1], len(one[2]), one[2])
                best[one[2]] = min(key, best.get(one[2], key))
        return [(key[0], key[1], key[3]) for key in sorted(best.values())]

    def _origins(self, target: str) -> Iterator[Lying]:
        own = [one for one in self.model.holdings if one.item == self.item and not one.brought_by]
        first_hand = {one.holder for one in own if one.quality is Quality.FIRST_HAND}
        for one in own:
            label = self.bench.label(self.model.record[one.record])
            if one.holder in first_hand and one.holder in self.model.actor and one.holder != target and label:
                yield Lying((one.holder,), label)

    def _told(self, lying: Lying, recipient: str, step: str) -> Iterator[Lying]:
        holder, capacity = lying.passed[-1], self.bench.capacity(recipient)
        purposes = () if capacity is None else purposes_of(self.law, capacity, step)
        flows = [
            flow
            for flow in self.model.flows
            if (flow.sender, flow.recipient) == (holder, recipient)
            and self.item in flow.items
            and flow.assurance is not Assurance.OUGHT
        ]
        standing = [flow for flow in flows if not _acute(flow)]
        for acute in (False, True) if len(standing) < len(flows) else (False,):
            implied = tuple(sorted({*lying.implied, *(("acute-danger",) if acute else ())}))
            missing = lying.missing + (not acute and not standing)
            for asked in self.bench.disclosures(holder, recipient, lying.label, purposes, lying.hops):
                verdict = self.bench.decide(asked, self.step, implied)
                for grounds, rank in _choices(verdict, acute=acute):
                    for label in self._labels(lying.label, asked, recipient, grounds):
                        made = tuple(Hop(asked.holder, asked.recipient, each, asked.purpose) for each in grounds)
                        reported = "veilig-thuis" in self.law.within(asked.recipient)
                        known = tuple(sorted({*lying.implied, *(("vt-report",) if reported else ())}))
                        passed = (*lying.passed, recipient)
                        yield Lying(passed, label, (*lying.hops, *made), known, max(lying.worst, rank), missing)

    def _labels(self, before: Label, asked: Disclosure, recipient: str, grounds: tuple[str, ...]) -> list[Label]:
        new = next_label(self.law, asked.recipient, before)
        came = origins(self.law, new, [Hop("", "", ground, "") for ground in grounds])
        own = [self.bench.label(record) for record in self.bench.records(recipient, self.item)]
        known = [one for one in own if one is not None] or [new]
        return [replace(one, origin=tuple(sorted({*one.origin, *came}))) for one in known]


def _acute(flow: Flow) -> bool:
    return "levensgevaar" in flow.trigger.nl


def _spares(other: tuple[int, int, tuple[str, ...]], one: tuple[int, int, tuple[str, ...]]) -> bool:
    places = [one[2].index(party) for party in other[2] if party in one[2]]
    inside = len(other[2]) < len(one[2]) and len(places) == len(other[2]) and places == sorted(places)
    return inside and other[0] <= one[0] and other[1] <= one[1]


def _choices(verdict: Verdict, *, acute: bool) -> set[tuple[tuple[str, ...], int]]:
    members = [member for _, member in verdict.per_subject] or [verdict]
    return {
        (tuple(sorted({ground for ground, _ in choice})), max(rank for _, rank in choice))
        for choice in product(*(_each(member, acute=acute) for member in members))
    }


def _each(verdict: Verdict, *, acute: bool) -> list[tuple[str, int]]:
    others = [
        (one.ground, OUTCOME_ORDER.index((one.outcome, one.decision if one.outcome is Outcome.PERMITTED_IF else None)))
        for one in verdict.alternatives
    ]
    ranked = [*((ground, verdict.rank) for ground in verdict.grounds), *others]
    conflict = OUTCOME_ORDER.index((Outcome.ONLY_CONFLICT, None))
    good = {*range(TAKEN + 1), *((conflict,) if acute else ())}
    return [one for one in ranked if one[1] in good] if verdict.rank in good else []
