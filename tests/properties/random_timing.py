"""Seeded random questions of time: a small model with hours and handling times, a small law, a start.

``random_timed(seed)`` is a function of its arguments alone: 3-7 actors, 2-5 items, 1-12 flows. Four in five flows
continue an earlier one, so that chains arise; one in ten takes nobody knows how long.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from hypothesis import strategies as st

from ontology.legal_tasks import OwnTask
from ontology.model import Model
from ontology.norms import LabelRule, LegalCapacity, Modality, Norm, NormKind, Stop
from ontology.statutes import Law
from ontology.terms import Assurance, Availability, Text
from queries.clock import Start, start_of
from queries.deciding import Bench
from tests.builders import STEPS, Tiny, tiny
from tests.law_builders import CAPACITIES, GIVEN, asks, closed, norm, secrecy, small_law

__all__ = ["Timed", "random_timed", "timed_cases"]

_GOES = ("arts", "gemeente", "politie", "veilig-thuis")
_LAYERS = ("basis", "exemption_holder", "exemption_recipient", "compatibility", "recipient_task")
_KEEPS = (
    *[Availability.ALWAYS] * 6,
    *[Availability.OFFICE] * 6,
    Availability.EVENING_NIGHT_WEEKEND,
    Availability.SCHOOL,
    Availability.HEARING,
    Availability.NONE,
    Availability.PERIODIC,
    Availability.UNKNOWN,
)
_TAKES = (None, 0.0, 0.25, 0.5, 0.5, 1.0, 1.0, 4.0, 8.0, 24.0)


@dataclass(frozen=True)
class Timed:
    """A model under a law, asked from a start."""

    model: Model
    law: Law
    start: Start
    ordinary: bool

    def bench(self) -> Bench:
        """Who decides; a fresh one, that has decided nothing yet."""
        return Bench(self.model, self.law)


def timed_cases() -> st.SearchStrategy[Timed]:
    """Random questions whose size shrinks; the seed says which of that size."""
    return st.builds(
        random_timed,
        st.integers(0, 2**32 - 1),
        actors=st.integers(3, 7),
        items=st.integers(2, 5),
        flows=st.integers(1, 12),
    )


def random_timed(seed: int, *, actors: int = 7, items: int = 5, flows: int = 12) -> Timed:
    """A question of at most this size.

    >>> random_timed(7) == random_timed(7)
    True
    """
    rng = Random(seed)
    who = [f"a{number}" for number in range(rng.randint(3, actors))]
    what = [f"i{number}" for number in range(rng.randint(2, items))]
    building = tiny("willekeurig")
    for actor in who:
        building.actor(actor, urgent=rng.choice(_KEEPS), ordinary=rng.choice(_KEEPS))
    building.knower("zij")
    for item in what:
        building.item(item, confined=rng.random() < 0.05)
    if rng.random() < 0.5:
        building.table("tafel", *sorted(rng.sample(who, 2)))
    _flows(rng, building, who, what, max(rng.randint(1, flows), rng.randint(1, flows)))
    for item in what:
        for party in rng.sample([*who, "zij"], rng.choice((0, 1))):
            building.holds(party, item, hearsay=rng.random() < 0.2)
    parties = [*who, *(["tafel"] if "tafel" in building.build().table else [])]
    for _ in range(rng.randint(2, 6)):
        building.needs(rng.choice(parties), rng.choice(what), rng.choice(STEPS).id)
    start = start_of(rng.choice((rng.randrange(168 * 60), 60 * rng.randrange(168))))
    return Timed(building.build(), _law(rng, who, f"{seed} {actors} {items} {flows}"), start, rng.random() < 0.4)


def _flows(rng: Random, building: Tiny, who: list[str], what: list[str], most: int) -> None:
    sender, item = rng.choice(who), rng.choice(what)
    building.holds(sender, item)
    told = {sender}
    for number in range(most):
        fresh = [party for party in (*who, *who, *who, "zij") if party not in told]
        recipient = rng.choice(fresh or [party for party in who if party != sender])
        moved = tuple(sorted({item, rng.choice(what)}))
        assurance = Assurance.OUGHT if rng.random() < 0.08 else rng.choice((Assurance.FIXED, Assurance.INITIATIVE))
        building.flow(
            sender, recipient, *moved, identifier=f"f{number:02}", assurance=assurance, hours=rng.choice(_TAKES)
        )
        if rng.random() < 0.5:
            building.needs(recipient, item, rng.choice(STEPS).id)
        if rng.random() < 0.8:
            sender = recipient
            told.add(sender)
        else:
            sender, item = rng.choice([*who, *who, "zij"]), rng.choice(what)
            told = {sender}
            if rng.random() < 0.4:
                building.holds(sender, item, hearsay=rng.random() < 0.2)


def _law(rng: Random, who: list[str], name: str) -> Law:
    acting = (
        LegalCapacity(party, Text(party, party), tuple(sorted({"any", "avg-controller", rng.choice(_GOES)})))
        for party in (*who, "zij")
        if rng.random() < 0.95
    )
    norms = [_ground(rng, f"g{number}") for number in range(rng.randint(2, 4))]
    norms += [secrecy("s0"), closed("s1", Stop(duty=True, grounds=("g0",)))]
    rules = [LabelRule(one, "*", "avg", rng.choice((*[()] * 5, ("s0",), ("s1",), None))) for one in ("any", *_GOES)]
    capacities = (*CAPACITIES, LegalCapacity("burger", Text("burger", "citizen"), ("any",)), *acting)
    tasks = (OwnTask("hulp", "any", ("give-help",), "t"), OwnTask("politie", "politie", ("police-task",), "t"))
    plain = small_law(*norms, label_rules=rules)
    return replace(plain, capacities=capacities, tasks=tasks, fingerprint=f"timed {name}")


def _ground(rng: Random, name: str) -> Norm:
    modality = rng.choice((Modality.MUST, *[Modality.MAY] * 4))
    kind = NormKind.DUTY if modality is Modality.MUST else NormKind.POWER
    limits = {"onward_to": rng.choice(((), ("politie",), ("gemeente", "arts")))} if rng.random() < 0.2 else {}
    return norm(
        name,
        kind,
        modality,
        **dict.fromkeys(_LAYERS, GIVEN),
        **limits,
        holders=rng.choice(((), (), (), (rng.choice(_GOES),))),
        recipients=rng.choice(((), (), (), (rng.choice(_GOES),))),
        purposes=rng.choice(((), (), (), ("give-help",))),
        opens=rng.choice(((), ("s0",))),
        when=(asks("minor"),) if rng.random() < 0.2 else (),
    )
