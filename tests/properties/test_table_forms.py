"""One table in its legal forms equals trying every holder, every record, every purpose and every way through a case.

The exhaustive half asks ``decide`` itself, disclosure by disclosure, in the forum and with the facts of the form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from random import Random

import pytest

from ontology.legal_tasks import OwnTask
from ontology.model import Model
from ontology.norms import Act, LabelPattern, LabelRule, LegalCapacity, Modality, Norm, NormKind, Role, Stop
from ontology.statutes import Law
from ontology.terms import Text
from queries.deciding import Bench
from queries.intermediaries import next_label, origins
from queries.lawfulness import decide
from queries.legal_flows import Carriage, LegalFlows
from queries.situation import Situation
from queries.table_forms import Change, TableForms, table_forms
from queries.verdict import OUTCOME_ORDER, Disclosure, Hop, Label, Outcome, Verdict
from tests.builders import tiny
from tests.law_builders import CAPACITIES, GIVEN, asks, closed, consent_basis, norm, secrecy, small_law
from tests.properties.laws import law

QUICK = min(200, law.max_examples)
SLOW = 2_000
HOUSE = "zorg-veiligheidshuis"
CONSENT = OUTCOME_ORDER.index((Outcome.ONLY_CONSENT, None))
NOTHING = len(OUTCOME_ORDER)
TELLABLE = {
    number
    for number, (outcome, _) in enumerate(OUTCOME_ORDER)
    if number <= CONSENT and outcome is not Outcome.PROHIBITED
}

_KINDS = ("arts", "gemeente", "politie", "veilig-thuis")
_LISTED = ("arts", "veilig-thuis", "politie")
_LAYERS = ("basis", "exemption_holder", "exemption_recipient", "compatibility", "recipient_task")
_PURPOSES = ("give-help", "case-conference", "police-task")
_IN_FORCE = {
    "none": ("bilateral", {}),
    "art20": ("art20", {"art20-decision": "true", "recipient-in-decision": "true"}),
    "zvh": ("zvh-case", {"zvh-designated": "true", "zvh-case": "true"}),
}


@dataclass(frozen=True)
class Case:
    model: Model
    law: Law
    facts: dict[str, str]

    def flows(self) -> LegalFlows:
        return LegalFlows(Bench(self.model, self.law, None, self.facts))


def case_of(seed: int) -> Case:
    """A table of two to four seats, one or two parties beside it, and a law with grounds of every forum."""
    rng = Random(seed)
    who = [f"a{number}" for number in range(rng.randint(3, 5))]
    what = [f"i{number}" for number in range(rng.randint(1, 3))]
    building = tiny()
    for actor in who:
        building.actor(actor, controller=rng.choice((actor, actor, who[0])), complete=rng.random() < 0.8)
    building.knower("zij")
    for item in what:
        building.item(item, confined=rng.random() < 0.1, subject=rng.choice(("victim", "victim", "child", "household")))
        for party in rng.sample([*who, "zij"], rng.choice((0, 1, 1, 2))):
            building.holds(party, item, hearsay=rng.random() < 0.2, regime=rng.choice(("avg", "avg", "wpg")))
    for number in range(rng.choice((0, 0, 1, 2))):
        sender, recipient = rng.sample(who, 2)
        building.flow(sender, recipient, rng.choice(what), identifier=f"f{number}")
    building.table("t", *sorted(rng.sample(who, rng.randint(2, min(4, len(who))))))
    own = rng.random() < 0.8
    for needer, item in product(["t"] if own else who, what):
        building.needs(needer, item, *rng.sample(("SIG", "BEE", "OOR", "NAZ"), rng.choice((1, 1, 2))))
    facts = {"minor": rng.choice(("true", "false"))} if rng.random() < 0.3 else {}
    if rng.random() < 0.15:
        facts[rng.choice(("zvh-case", "zvh-designated", "art20-decision"))] = rng.choice(("true", "false"))
    return Case(building.build(), _law(rng, who, seed), facts)


def _law(rng: Random, who: list[str], seed: int) -> Law:
    norms = [_ground(rng, f"g{number}") for number in range(rng.randint(3, 8))]
    for number in range(rng.choice((0, 1, 2))):
        # In and out again, of a case that mostly no other ground can replace.
        norms.append(replace(_ground(rng, f"in{number}", "zvh-case"), recipients=(HOUSE,)))
        norms.append(replace(_ground(rng, f"uit{number}", "zvh-case"), holders=(HOUSE,)))
    norms += [consent_basis()] if rng.random() < 0.3 else []
    norms += [secrecy("s0"), closed("s1", Stop(duty=True, grounds=("g0",)))]
    rules = [LabelRule(name, "*", "avg", rng.choice(((), (), ("s0",), ("s1",), None))) for name in ("any", *_KINDS)]
    rules.append(LabelRule(HOUSE, "*", "avg", rng.choice(((), (), ("s0",), None))))
    plain = small_law(*norms, label_rules=rules)
    listed = [
        replace(one, within=tuple(sorted((*one.within, "zvh-participant")))) if one.id in _LISTED else one
        for one in CAPACITIES
    ]
    more = [
        LegalCapacity("burger", Text("burger", "citizen"), ("any",)),
        LegalCapacity("zvh-participant", Text("deelnemer", "participant"), ("any",), is_class=True),
    ]
    if rng.random() < 0.9:
        more.append(LegalCapacity(HOUSE, Text("huis", "house"), ("any", "avg-controller")))
    more += [_acting(rng, party) for party in who if rng.random() < 0.95]
    return replace(
        plain,
        acts=(*plain.acts, Act("huiswet", Text("Huiswet", "House act"), "Huiswet", origin="zvh")),
        capacities=tuple(sorted((*listed, *more), key=lambda one: one.id)),
        tasks=(OwnTask("hulp", "any", ("give-help",), "t"), OwnTask("politie", "politie", ("police-task",), "t")),
        fingerprint=f"tables {seed}",
    )


def _acting(rng: Random, party: str) -> LegalCapacity:
    kind = rng.choice(_KINDS)
    listed = ("zvh-participant",) if kind in _LISTED else ()
    return LegalCapacity(party, Text(party, party), tuple(sorted({"any", "avg-controller", kind, *listed})))


def _ground(rng: Random, name: str, inside: str | None = None) -> Norm:
    modality = rng.choice((Modality.MUST, *[Modality.MAY] * 3))
    forum = inside or rng.choice((None, None, "art20", "zvh-case", "zvh-case", "zvh-case", "bilateral"))
    tracks = {"art20": ("art20-decision", "recipient-in-decision"), "zvh-case": ("zvh-case", "zvh-designated")}
    facts = rng.sample(tracks[forum], rng.choice((0, 1, 1, 2))) if forum in tracks else rng.choice(([], [], ["minor"]))
    ends = (*_KINDS, "zvh-participant")
    of_house = forum == "zvh-case"
    return norm(
        name,
        NormKind.DUTY if modality is Modality.MUST else NormKind.POWER,
        modality,
        **dict.fromkeys(_LAYERS, GIVEN),
        act="huiswet" if of_house and rng.random() < 0.7 else "wet",
        forums=() if forum is None else (forum,),
        holders=rng.choice(((), (rng.choice((*ends, *([HOUSE, HOUSE] if of_house else []))),))),
        recipients=rng.choice(((), (rng.choice((*ends, *([HOUSE, HOUSE] if of_house else []))),))),
        purposes=rng.choice(((), (), (rng.choice(_PURPOSES),))),
        opens=rng.choice(((), ("s0",))),
        onward_to=rng.choice((None, None, None, ("politie",))),
        label=LabelPattern((("origin", ("zvh",)),))
        if name.startswith("uit") and rng.random() < 0.5
        else LabelPattern(),
        when=tuple(asks(one, role=Role.CIRCUMSTANCE if one == "minor" else Role.TRACK) for one in facts),
    )


# ── trying everything ────────────────────────────────────────────────────────────────────────────────────────────────


class Trying:
    """The best rank for every seat and item, by loops alone."""

    def __init__(self, case: Case, form: str) -> None:
        self.model, self.law, self.facts = case.model, case.law, case.facts
        self.flows = case.flows()
        self.day = case.model.reference_date
        self.forum, self.in_force = _IN_FORCE[form]
        self.form = form

    def cells(self) -> dict[tuple[str, str], int]:
        return {place: max(self.cell(*place, step) for step in steps) for place, steps in self.wanted().items()}

    def wanted(self) -> dict[tuple[str, str], set[str]]:
        (table,) = self.model.tables
        seats = {seat.actor for seat in table.seats}
        needs = [one for one in self.model.needs if not self.model.item[one.item].confined]
        own = [one for one in self.model.needs if one.needer == "t"]
        found: dict[tuple[str, str], set[str]] = {}
        for need in needs:
            if own and need.needer == "t":
                for seat in seats:
                    found.setdefault((seat, need.item), set()).add(need.step)
            elif not own and need.needer in seats and need.step in ("BEE", "OOR", "BES"):
                found.setdefault((need.needer, need.item), set()).add(need.step)
        return found

    def cell(self, seat: str, item: str, step: str) -> int:
        records = {(one.keeper, one.item) for one in self.model.records}
        lying = {actor: self.flows.at(actor, item, step) for actor in self.model.actor}
        if (seat, item) in records and lying[seat]:
            return -1
        have = [actor for actor in lying if lying[actor]]
        keepers = [actor for actor in have if (actor, item) in records] or have
        ranks = [
            rank
            for holder in keepers
            if holder != seat
            for held in lying[holder]
            if held.label is not None
            for rank in self.told(holder, seat, held, held.label)
        ]
        return min(ranks, default=NOTHING)

    def told(self, holder: str, seat: str, held: Carriage, label: Label) -> Iterator[int]:
        for _, verdict in self.decided(holder, seat, label, self.purposes(seat), held.hops, held.implied):
            yield verdict.rank
        if self.form != "zvh" or HOUSE not in self.law.capacity:
            return
        into = self.decided(holder, HOUSE, label, ("case-conference",), held.hops, held.implied)
        for asked, verdict in into:
            for grounds, rank in _choices(verdict):
                new = next_label(self.law, HOUSE, label)
                came = origins(self.law, new, [Hop("", "", ground, "") for ground in grounds])
                hops = (*held.hops, *(Hop(asked.holder, HOUSE, ground, asked.purpose) for ground in grounds))
                lies = replace(new, origin=tuple(sorted({*new.origin, *came})))
                for _, out in self.decided(HOUSE, seat, lies, self.purposes(seat), hops, held.implied):
                    yield max(rank, out.rank)

    def purposes(self, seat: str) -> tuple[str, ...]:
        police = seat in self.law.capacity and "politie" in self.law.within(seat)
        return ("police-task" if police else "give-help", "case-conference")

    def decided(
        self,
        sender: str,
        recipient: str,
        label: Label,
        purposes: tuple[str, ...],
        hops: tuple[Hop, ...],
        implied: tuple[str, ...],
    ) -> list[tuple[Disclosure, Verdict]]:
        if sender not in self.law.capacity or recipient not in self.law.capacity:
            return []
        actor = self.model.actor
        same = sender in actor and recipient in actor and actor[sender].controller == actor[recipient].controller
        on_list = all(self.law.within(end) & {"zvh-participant", HOUSE} for end in (sender, recipient))
        in_force = {fact: value for fact, value in self.in_force.items() if fact != "zvh-designated" or on_list}
        facts = {**dict.fromkeys(implied, "true"), **in_force, **self.facts}
        found = []
        for purpose in purposes:
            asked = Disclosure(sender, recipient, label, purpose, forum=self.forum, hops=hops, same_controller=same)
            found.append((asked, decide(self.law, asked, Situation(facts), self.day)))
        return found


def _choices(verdict: Verdict) -> set[tuple[tuple[str, ...], int]]:
    members = [member for _, member in verdict.per_subject] or [verdict]
    if verdict.rank not in TELLABLE:
        return set()
    return {
        (tuple(sorted({ground for ground, _ in choice})), max(rank for _, rank in choice))
        for choice in product(*(_each(member) for member in members))
    }


def _each(verdict: Verdict) -> list[tuple[str, int]]:
    others = [
        (one.ground, OUTCOME_ORDER.index((one.outcome, one.decision if one.outcome is Outcome.PERMITTED_IF else None)))
        for one in verdict.alternatives
    ]
    return [one for one in [*((ground, verdict.rank) for ground in verdict.grounds), *others] if one[1] in TELLABLE]


# ── agreement ────────────────────────────────────────────────────────────────────────────────────────────────────────


def agree(seed: int) -> Counter[str]:
    """The forms of one case against trying everything; what there was to see in it."""
    case = case_of(seed)
    answer = table_forms(case.flows(), "t", facts=case.facts)
    seen: Counter[str] = Counter()
    tried = {form: Trying(case, form).cells() for form in _IN_FORCE}
    for found in answer.forms:
        ranks = {(cell.seat, cell.item): cell.rank for cell in found.cells}
        assert ranks == tried[found.form.id], (seed, found.form.id)
        for item in answer.asked.items:
            worst = max(rank for (_, name), rank in ranks.items() if name == item)
            assert found.table(item).rank == worst, (seed, item)
        seen.update(change.value for change in answer.changes(found).elements())
        seen["through-case"] += sum(len(cell.legs) == 2 for cell in found.cells)
    _check_counts(case, answer, tried)
    return seen


def _check_counts(case: Case, answer: TableForms, tried: dict[str, dict[tuple[str, str], int]]) -> None:
    confined = {one.id for one in case.model.items if one.confined}
    assert not confined & set(answer.asked.items)
    for found in answer.forms:
        ranks, base = tried[found.form.id], tried["none"]
        assert sum(found.states().values()) + found.known() == len(ranks)
        changes = answer.changes(found)
        opened = sum(rank in TELLABLE and base[place] not in (-1, *TELLABLE) for place, rank in ranks.items())
        shut = sum(base[place] in TELLABLE and rank not in (-1, *TELLABLE) for place, rank in ranks.items())
        assert (changes[Change.OPENS], changes[Change.CLOSES]) == (opened, shut)


def test_it_equals_trying_everything() -> None:
    seen = sum((agree(seed) for seed in range(QUICK)), Counter())
    assert seen["opens"] >= 0.2 * QUICK
    assert seen["becomes-must"] >= 0.1 * QUICK
    assert seen["through-case"] >= 0.05 * QUICK
    assert seen["closes"] >= 0.05 * QUICK  # what is only lawful between two parties
    assert seen["same"] > seen["opens"]


@pytest.mark.slow
def test_it_equals_trying_everything_on_two_thousand_models() -> None:
    for seed in range(QUICK, SLOW):
        agree(seed)
