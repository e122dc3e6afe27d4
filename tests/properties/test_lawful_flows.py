"""Laws of the flows: what the law may change in an analysis; the search finds what trying every chain finds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ontology.legal_tasks import OwnTask
from ontology.model import Model
from ontology.norms import Act, LabelPattern, LabelRule, LegalCapacity, Modality, Norm, NormKind, Stop
from ontology.statutes import Law
from ontology.terms import Assurance, Flow, Quality, Text
from queries.analysis import analyse
from queries.answer import GapKind, RemedyCode
from queries.deciding import Bench
from queries.intermediaries import next_label, origins
from queries.lawful_analysis import refused_legs, under_the_law
from queries.legal_answer import Way
from queries.legal_flows import LegalFlows
from queries.legal_gaps import judge_rows
from queries.own_tasks import purposes_of
from queries.verdict import OUTCOME_ORDER, Hop, Label, Outcome, Verdict
from tests.law_builders import CAPACITIES, GIVEN, asks, closed, consent_basis, norm, secrecy, small_law
from tests.properties.laws import law
from tests.properties.random_laws import VALUES
from tests.properties.random_models import random_model

_GOES = ("arts", "gemeente", "politie", "veilig-thuis")
UNDECIDED = OUTCOME_ORDER.index((Outcome.UNDETERMINED, None))
_LAYERS = ("basis", "exemption_holder", "exemption_recipient", "compatibility", "recipient_task")


@dataclass(frozen=True)
class Case:
    """A model with what is known of the situation, under a law."""

    model: Model
    law: Law
    facts: dict[str, str]

    def flows(self, other: Law | None = None) -> LegalFlows:
        return LegalFlows(Bench(self.model, other or self.law, None, self.facts))


def cases() -> st.SearchStrategy[Case]:
    """Random models of at most six actors, each of which acts in one of four capacities or in none that is known."""
    return st.builds(random_case, st.integers(0, 2**32 - 1), flows=st.integers(2, 9))


def random_case(seed: int, *, flows: int = 9) -> Case:
    rng = Random(seed)
    model = random_model(seed, flows=flows)
    danger = Text("Acuut levensgevaar", "Acute danger to life")
    moving = tuple(replace(one, trigger=danger) if rng.random() < 0.15 else one for one in model.flows)
    acting = (_acting(rng, party) for party in (*model.actor, *model.source_of_knowledge) if rng.random() < 0.95)
    names = [f"g{number}" for number in range(rng.randint(2, 6))]
    norms = [_ground(rng, name) for name in names]
    norms += [consent_basis()] if rng.random() < 0.2 else []
    norms += [secrecy("s0"), closed("s1", Stop(duty=True, grounds=(names[0],)))]
    norms += [secrecy("s2", label=LabelPattern((("origin", ("wpg",)),)))] if rng.random() < 0.3 else []
    rules = [LabelRule(name, "*", *_regime(rng)) for name in ("any", *_GOES)]
    plain = small_law(*norms, label_rules=rules)
    capacities = (*CAPACITIES, LegalCapacity("burger", Text("burger", "citizen"), ("any",)), *acting)
    tasks = (OwnTask("hulp", "any", ("give-help",), "t"), OwnTask("politie", "politie", ("police-task",), "t"))
    acts = (*plain.acts, Act("politiewet", Text("P", "P"), "P", origin="wpg"))
    full = replace(plain, acts=acts, capacities=capacities, tasks=tasks, fingerprint=f"{seed} {flows}")
    facts = {name: rng.choice(VALUES[name]) for name in ("minor", "request", "consent.victim") if rng.random() < 0.3}
    whole = tuple(replace(one, subject="household") if rng.random() < 0.2 else one for one in model.items)
    return Case(replace(model, flows=moving, items=whole), full, facts)


def _acting(rng: Random, party: str) -> LegalCapacity:
    return LegalCapacity(party, Text(party, party), tuple(sorted({"any", "avg-controller", rng.choice(_GOES)})))


def _regime(rng: Random) -> tuple[str, tuple[str, ...] | None]:
    secret = rng.choice(((), (), (), ("s0",), ("s1",), None))
    return rng.choice(("avg", "avg", "wpg")), secret


def _ground(rng: Random, name: str) -> Norm:
    modality = rng.choice((Modality.MUST, *[Modality.MAY] * 4, Modality.MAY_IN_CONFLICT))
    kind = NormKind.DUTY if modality is Modality.MUST else NormKind.POWER
    limits = {"onward_to": rng.choice(((), ("politie",), ("gemeente", "arts")))} if rng.random() < 0.35 else {}
    came = LabelPattern((("origin", ("wpg",)),)) if rng.random() < 0.15 else LabelPattern()
    asked = rng.choice((None, None, "minor", "request"))
    return norm(
        name,
        kind,
        modality,
        **dict.fromkeys(_LAYERS, GIVEN),
        **limits,
        label=came,
        holders=rng.choice(((), (rng.choice(_GOES),))),
        recipients=rng.choice(((), (rng.choice(_GOES),), (rng.choice(_GOES),))),
        purposes=rng.choice(((), (), ("give-help",))),
        opens=rng.choice(((), ("s0",))),
        when=() if asked is None else (asks(asked),),
        act=rng.choice(("wet", "wet", "wet", "politiewet")),
    )


# ── the laws ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@law
@given(cases())
def test_only_what_is_received_becomes_a_flow_without_a_ground_and_every_gap_has_one_outcome(case: Case) -> None:
    factual, flows = analyse(case.model), case.flows()
    lawful = under_the_law(case.model, factual, flows)
    assert [row.need for row in lawful.rows] == [row.need for row in factual.rows]
    for before, after in zip(factual.rows, lawful.rows, strict=True):
        if before.kind is not after.kind:
            assert (before.kind, after.kind) == (GapKind.RECEIVED, GapKind.UNGROUNDED_FLOW)
            assert after.remedy in (RemedyCode.STOP_FLOW, RemedyCode.KEEP_CLOSED)
        else:
            assert replace(before, assumed=()) == replace(after, assumed=())
    assert sum(lawful.summary.per_kind.values()) == len(lawful.rows)
    assert sum(lawful.summary.per_remedy.values()) == len(lawful.gaps)
    judged = judge_rows(lawful, flows)
    assert [one.need for one in judged] == [row.need for row in lawful.gaps]
    for one in judged:
        assert (one.verdict is None) == (one.reason is not None) == (one.holder is None)
        assert one.remedy


@law
@given(cases(), st.integers(0, 10**6))
def test_one_more_permission_never_takes_a_flow_away(case: Case, pick: int) -> None:
    """A permission of the flow itself. One that opens a better way round does: then the flow is "not this way"."""
    rng = Random(pick)
    holder, recipient = (rng.choice(("arts", "gemeente", "politie")) for _ in range(2))
    more = replace(_ground(rng, "z-nieuw"), holders=(holder,), recipients=(recipient,), opens=("s0",))
    more = replace(more, kind=NormKind.POWER, modality=Modality.MAY)
    wider = replace(
        case.law, norms=tuple(sorted((*case.law.norms, more), key=lambda one: one.id)), fingerprint=f"+{pick}"
    )
    factual = analyse(case.model)
    before = under_the_law(case.model, factual, case.flows())
    after = under_the_law(case.model, factual, case.flows(wider))
    for old, new in zip(before.rows, after.rows, strict=True):
        assert (old.kind, new.kind) != (GapKind.RECEIVED, GapKind.UNGROUNDED_FLOW)


@law
@given(cases())
def test_the_search_finds_what_trying_every_chain_finds(case: Case) -> None:
    flows = case.flows()
    lawful = under_the_law(case.model, analyse(case.model), flows)
    stopped = refused_legs(case.model, lawful, flows)
    for row in lawful.rows:
        if row.kind not in (GapKind.RECEIVED, GapKind.UNGROUNDED_FLOW):
            continue
        table = case.model.table.get(row.needer)
        receivers = (row.needer,) if table is None else tuple(seat.actor for seat in table.seats)
        way = flows.way(receivers, row.item, row.step)
        assert (None if way is None else way.weakest.rank) == Trying(case, row.item, row.step).best(receivers)
        assert way is None or is_chain(case.model, way, row.item)
        assert bool(stopped.get(row.need)) == (way is None and not case.model.item[row.item].confined)


def is_chain(model: Model, way: Way, item: str) -> bool:
    """Whether these are working flows of the item, each from where the one before arrived, and nobody is told twice."""
    moves = [model.flow[name] for name in way.flows]
    told = [moves[0].sender, *(move.recipient for move in moves)]
    return (
        all(item in move.items and move.assurance is not Assurance.OUGHT for move in moves)
        and [move.recipient for move in moves[:-1]] == [move.sender for move in moves[1:]]
        and len(told) == len(set(told))
    )


# ── every simple chain, tried one by one ─────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Lying:
    """An item with a party, after a chain that passed ``passed`` on the grounds of ``hops``."""

    party: str
    label: Label | None
    hops: tuple[Hop, ...]
    implied: tuple[str, ...]
    passed: frozenset[str]


class Trying:
    """All simple chains of one item at one step, with every choice of grounds; nothing is left out as no better."""

    def __init__(self, case: Case, item: str, step: str) -> None:
        self.model, self.law, self.item, self.step = case.model, case.law, item, step
        self.bench = Bench(case.model, case.law, None, case.facts)

    def best(self, receivers: tuple[str, ...]) -> int | None:
        """The rank of the weakest flow of the best lawful chain; ``None`` when there is none."""
        ends: list[int] = []
        now = dict.fromkeys(self._origins(), 0)
        while now:
            following: dict[Lying, int] = {}
            for lying, weakest in now.items():
                for flow in self._leaving(lying):
                    if flow.recipient in receivers:
                        ends += [max(weakest, rank) for _, rank in self._told(lying, flow, self.step)]
                    for after, rank in self._told(lying, flow, ""):
                        following[after] = min(max(weakest, rank), following.get(after, max(weakest, rank)))
            now = following
        return min(ends, default=None)

    def _leaving(self, lying: Lying) -> list[Flow]:
        return [
            flow
            for flow in self.model.flows
            if flow.sender == lying.party
            and self.item in flow.items
            and flow.assurance is not Assurance.OUGHT
            and flow.recipient not in lying.passed
        ]

    def _origins(self) -> list[Lying]:
        own = [one for one in self.model.holdings if one.item == self.item and not one.brought_by]
        first_hand = {one.holder for one in own if one.quality is Quality.FIRST_HAND}
        return [
            Lying(one.holder, self.bench.label(self.model.record[one.record]), (), (), frozenset({one.holder}))
            for one in own
            if one.holder in first_hand
        ]

    def _told(self, lying: Lying, flow: Flow, needed: str) -> list[tuple[Lying, int]]:
        capacity = self.bench.capacity(flow.recipient)
        purposes = () if capacity is None else purposes_of(self.law, capacity, needed)
        acute = "levensgevaar" in flow.trigger.nl
        implied = tuple(sorted({*lying.implied, *(("acute-danger",) if acute else ())}))
        asked = self.bench.disclosures(flow.sender, flow.recipient, lying.label, purposes, lying.hops)
        if not asked:
            return [(one, UNDECIDED) for one in self._made(lying, flow, None)]
        found = []
        for disclosure in asked:
            verdict = self.bench.decide(disclosure, self.step, implied)
            for grounds, rank in _choices(verdict, acute=acute):
                hops = (Hop(disclosure.holder, disclosure.recipient, each, disclosure.purpose) for each in grounds)
                found += [(one, rank) for one in self._made(lying, flow, tuple(hops))]
        return found

    def _made(self, lying: Lying, flow: Flow, hops: tuple[Hop, ...] | None) -> list[Lying]:
        capacity = self.bench.capacity(flow.recipient)
        new = None if capacity is None or lying.label is None else next_label(self.law, capacity, lying.label)
        new = None if new is None else replace(new, origin=origins(self.law, new, hops or ()))
        own = [self.bench.label(record) for record in self.bench.records(flow.recipient, self.item)]
        labels = [
            one if one is None or new is None else replace(one, origin=tuple(dict.fromkeys((*one.origin, *new.origin))))
            for one in own
        ]
        reported = hops is not None and capacity is not None and "veilig-thuis" in self.law.within(capacity)
        implied = tuple(sorted({*lying.implied, *(("vt-report",) if reported else ())}))
        before = (*lying.hops, *(hops or ()))
        passed = lying.passed | {flow.recipient}
        return [Lying(flow.recipient, one, before, implied, passed) for one in labels or [new]]


def _choices(verdict: Verdict, *, acute: bool) -> list[tuple[tuple[str, ...], int]]:
    """Every choice of one ground that carries for each person in the record, with the rank of the worst."""
    members = [member for _, member in verdict.per_subject] or [verdict]
    picked: dict[tuple[str, ...], int] = {}
    for choice in product(*(_each(member, acute=acute) for member in members)):
        grounds = tuple(sorted({ground for ground, _ in choice}))
        picked[grounds] = min(max(rank for _, rank in choice), picked.get(grounds, len(OUTCOME_ORDER)))
    return sorted(picked.items())


def _each(verdict: Verdict, *, acute: bool) -> list[tuple[str, int]]:
    refused = {Outcome.NO_GROUND, Outcome.ONLY_VIA, Outcome.PROHIBITED, *(() if acute else (Outcome.ONLY_CONFLICT,))}
    if verdict.outcome in refused:
        return []
    if not verdict.grounds:
        return [("", verdict.rank)]
    others = [
        (one.ground, OUTCOME_ORDER.index((one.outcome, one.decision if one.outcome is Outcome.PERMITTED_IF else None)))
        for one in verdict.alternatives
        if one.outcome not in refused
    ]
    return [*((ground, verdict.rank) for ground in verdict.grounds), *others]
