"""Readable tiny models for tests: three lines say who knows, who needs and what moves.

    model = tiny().actor("a").actor("b").item("x").holds("a", "x").needs("b", "x", "TRI").flow("a", "b", "x").build()

Whatever a line does not say gets the plainest value: holdings are declared complete, contacts are not, everything is
``modelled``, a flow is fixed and takes one hour. Steps are the eight of design.md 10. Naming a party, item or step that
was not introduced raises ``ValueError``, so that a typing error never becomes a gap.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self, TypeVar

from ontology.model import Assumption, LocalChoice, Model, Repair
from ontology.process import (
    BobStep,
    Criterion,
    Expression,
    ExpressionKind,
    Goal,
    Indicator,
    Measure,
    Risk,
    RiskFactor,
    ServiceCapacity,
    Step,
)
from ontology.terms import (
    Actor,
    Agreement,
    AgreementStatus,
    Assurance,
    Availability,
    Composition,
    Confidence,
    EntryDesk,
    Evidence,
    Flow,
    Holding,
    InformationItem,
    KnowledgeSource,
    Need,
    Partner,
    Quality,
    Record,
    Seat,
    Source,
    Table,
    Text,
    Weight,
)

__all__ = ["MODELLED", "STEPS", "Tiny", "item_present", "text", "tiny"]

T = TypeVar("T")

MODELLED = Evidence(Confidence.MODELLED)


def text(word: str) -> Text:
    """The same word in both languages.

    >>> text("x").en
    'x'
    """
    return Text(word, word)


STEPS: tuple[Step, ...] = tuple(
    sorted(
        (
            Step("SIG", Text("signalering", "signalling"), 1, 1, 0.25),
            Step("TRI", Text("triage", "triage"), 2, 4, 0.5),
            Step("BEE", Text("beeldvorming", "picture forming"), 3, 4, 1),
            Step("OOR", Text("oordeelsvorming", "assessment"), 4, 24, 1.5),
            Step("BES", Text("besluitvorming", "decision"), 5, 24, 2),
            Step("INT", Text("interventie", "intervention"), 6, 24, 4),
            Step("NAZ", Text("nazorg", "aftercare"), 7, 120, 120),
            Step("EVA", Text("evaluatie", "evaluation"), 8, 1008, 1008),
        ),
        key=lambda step: step.id,
    )
)


def item_present(identifier: str, item: str) -> Expression:
    """A trigger that is met when ``item`` is known."""
    return Expression(identifier, ExpressionKind.ITEM_PRESENT, item=item)


class Tiny:
    """A model under construction; every method returns the builder itself."""

    def __init__(self, identifier: str, municipality: str) -> None:
        self.identifier = identifier
        self.municipality = municipality
        self._partners: dict[str, Partner] = {}
        self._actors: dict[str, Actor] = {}
        self._knowers: dict[str, KnowledgeSource] = {}
        self._items: dict[str, InformationItem] = {}
        self._records: dict[str, Record] = {}
        self._holdings: dict[str, Holding] = {}
        self._needs: dict[str, Need] = {}
        self._left_out: dict[str, Need] = {}
        self._flows: dict[str, Flow] = {}
        self._entries: dict[str, EntryDesk] = {}
        self._agreements: dict[str, Agreement] = {}
        self._tables: dict[str, Table] = {}
        self._bob: dict[str, BobStep] = {}
        self._factors: dict[str, RiskFactor] = {}
        self._criteria: dict[str, Criterion] = {}
        self._goals: dict[str, Goal] = {}
        self._risks: dict[str, Risk] = {}
        self._indicators: dict[str, Indicator] = {}
        self._capacities: dict[str, ServiceCapacity] = {}
        self._sources: dict[str, Source] = {}
        self._assumptions: dict[str, Assumption] = {}
        self._choices: dict[str, LocalChoice] = {}
        self._repairs: dict[str, Repair] = {}
        self._labels: dict[str, Text] = {}

    # ── parties ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def partner(self, identifier: str, *, domain: str = "care", kind: str = "organisation") -> Self:
        """An organisation. ``actor`` makes one of its own name when none is given."""
        self._partners[identifier] = Partner(identifier, text(identifier), domain, kind, MODELLED)
        return self._label("partner-domain", domain)._label("partner-type", kind)

    def actor(
        self,
        identifier: str,
        *,
        controller: str | None = None,
        partner: str | None = None,
        complete: bool = True,
        contacts_complete: bool = False,
        aware_of: tuple[str, ...] = (),
        capacities: tuple[str, ...] = (),
        governance: bool = False,
        urgent: Availability = Availability.ALWAYS,
        ordinary: Availability = Availability.OFFICE,
    ) -> Self:
        """A capacity. Its controller is itself unless another is named: two actors of one controller can be a silo."""
        organisation = partner or identifier
        if organisation not in self._partners:
            self.partner(organisation)
        own = tuple(sorted({*capacities, *(("GovernanceBody",) if governance else ())}))
        self._actors[identifier] = Actor(
            identifier,
            text(identifier),
            organisation,
            controller or identifier,
            own,
            role=text(f"rol van {identifier}"),
            reach=text("op werkdagen"),
            urgent=urgent,
            ordinary=ordinary,
            complete_holdings=complete,
            complete_contacts=contacts_complete,
            aware_of=tuple(sorted(aware_of)),
            evidence=MODELLED,
            governance=governance,
        )
        return self._label("controller", controller or identifier)

    def knower(self, identifier: str) -> Self:
        """Someone who knows and is no partner: the victim, her network."""
        self._knowers[identifier] = KnowledgeSource(
            identifier, text(identifier), text("weet"), text("vragen"), MODELLED
        )
        return self

    def table(self, identifier: str, *seats: str, convenor: str = "", legal_form: str = "none") -> Self:
        """A meeting with a chair for each of ``seats``; convened by the first of them unless another is named."""
        self._known(self._actors, *seats)
        chairs = tuple(Seat(f"{identifier}-{actor}", actor, MODELLED) for actor in sorted(seats))
        self._tables[identifier] = Table(
            identifier,
            text(identifier),
            role=text("bespreekt"),
            convenor=convenor or (seats[0] if seats else ""),
            legal_form=legal_form,
            rhythm=text("wekelijks"),
            status=text("bestaat"),
            seats=chairs,
            evidence=MODELLED,
        )
        return self._label("legal-form", legal_form)

    # ── information ──────────────────────────────────────────────────────────────────────────────────────────────────

    def item(
        self,
        identifier: str,
        *,
        category: str = "ordinary",
        subject: str = "victim",
        volatility: str = "static",
        theme: str = "violence",
        aggregate: bool = False,
        confined: bool = False,
    ) -> Self:
        """A kind of information about persons, unless ``aggregate``."""
        self._items[identifier] = InformationItem(
            identifier,
            text(identifier),
            says=text(f"wat {identifier} zegt"),
            category=category,
            subject="none" if aggregate else subject,
            volatility=volatility,
            evidence=MODELLED,
            theme=theme,
            aggregate=aggregate,
            confined=confined,
        )
        self._label("category", category)._label("subject", self._items[identifier].subject)
        return self._label("volatility", volatility)._label("theme", theme)

    def product(self, identifier: str, *, made_by: tuple[str, ...] = (), made_from: tuple[str, ...] = ()) -> Self:
        """Something that must be made: an assessment, a plan. Without ``made_by`` nobody makes it."""
        self._known(self._actors, *made_by)
        self._known(self._items, *made_from)
        self.item(identifier)
        plain = self._items[identifier]
        self._items[identifier] = InformationItem(
            identifier,
            plain.label,
            plain.says,
            plain.category,
            plain.subject,
            plain.volatility,
            MODELLED,
            theme=plain.theme,
            product=True,
            made_by=tuple(sorted(made_by)),
            made_from=tuple(sorted(made_from)),
        )
        return self

    def holds(
        self,
        party: str,
        *items: str,
        hearsay: bool = False,
        register: str = "dossier",
        category: str = "ordinary",
        regime: str = "avg",
        kept_for: str | None = None,
        brought_by: tuple[str, ...] = (),
        own_observation: bool = False,
    ) -> Self:
        """``party`` holds each of ``items`` in its own register, first-hand unless ``hearsay``."""
        self._known({**self._actors, **self._knowers}, party)
        self._known(self._items, *items)
        for item in items:
            identifier = f"{party}-{item}" if kept_for is None else f"{party}-{item}-{kept_for}"
            quality = Quality.SECOND_HAND if hearsay else Quality.FIRST_HAND
            self._records[identifier] = Record(identifier, item, party, register, category, regime, kept_for)
            self._holdings[identifier] = Holding(
                identifier, party, identifier, item, quality, tuple(sorted(brought_by)), MODELLED, own_observation
            )
        return self._label("category", category)._label("regime", regime)

    def needs(self, needer: str, item: str, *steps: str) -> Self:
        """``needer`` (actor, knowledge source, table) needs ``item`` at each of ``steps``; TRI when none is named."""
        self._known({**self._actors, **self._knowers, **self._tables}, needer)
        self._known(self._items, item)
        for step in steps or ("TRI",):
            self._known({step.id: step for step in STEPS}, step)
            identifier = f"{needer}-{item}-{step}"
            self._needs[identifier] = Need(identifier, needer, item, step, MODELLED)
        return self

    def left_out(self, needer: str, item: str, step: str = "TRI") -> Self:
        """A need that disappeared because a local model leaves its needer out."""
        identifier = f"{needer}-{item}-{step}"
        self._left_out[identifier] = Need(identifier, needer, item, step, MODELLED)
        return self

    # ── movement ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def flow(
        self,
        sender: str,
        recipient: str,
        *items: str,
        identifier: str = "",
        assurance: Assurance = Assurance.FIXED,
        hours: float | None = 1.0,
        leans_on: tuple[str, ...] = (),
        channel: str = "",
    ) -> Self:
        """An arrangement that works (unless ``assurance`` says it ought to), named ``sender-recipient[-2]``."""
        self._known({**self._actors, **self._knowers}, sender, recipient)
        self._known(self._items, *items)
        name = identifier or self._fresh(f"{sender}-{recipient}")
        self._flows[name] = Flow(
            name,
            sender,
            recipient,
            tuple(sorted(items)),
            trigger=text("bij zorg"),
            timing=text("dezelfde dag"),
            known_gap=text(""),
            assurance=assurance,
            handling_hours=hours,
            evidence=MODELLED,
            leans_on=tuple(sorted(leans_on)),
            channel=channel,
        )
        return self._label("channel", channel) if channel else self

    def entry(self, desk: str, source: str | None, *items: str, hours: float | None = 1.0) -> Self:
        """``source`` (the child for ``None``) can tell ``items`` at the desk of ``desk``."""
        self._known(self._actors, desk)
        self._known(self._items, *items)
        if source is not None:
            self._known(self._knowers, source)
        name = f"{desk}-{source or 'kind'}"
        self._entries[name] = EntryDesk(name, desk, source, tuple(sorted(items)), hours, MODELLED)
        return self

    def agreement(
        self,
        identifier: str,
        giver: str,
        receiver: str,
        *items: str,
        status: AgreementStatus = AgreementStatus.IN_FORCE,
        subject: str = "information-sharing",
    ) -> Self:
        """A covenant in force that ``giver`` tells ``receiver`` the ``items``. Never a legal ground by itself."""
        self._known(self._actors, giver, receiver)
        self._known(self._items, *items)
        self._agreements[identifier] = Agreement(
            identifier,
            text(identifier),
            summary=text("afspraak"),
            status=status,
            subject=subject,
            parties=tuple(sorted({giver, receiver})),
            givers=(giver,),
            receivers=(receiver,),
            items=tuple(sorted(items)),
            answerable=giver,
            reachability=text("via het secretariaat"),
            evidence=MODELLED,
        )
        return self._label("agreement-subject", subject)

    # ── the approach ─────────────────────────────────────────────────────────────────────────────────────────────────

    def factor(
        self,
        identifier: str,
        *items: str,
        weight: Weight = Weight.MEDIUM,
        composition: Composition = Composition.ONE,
        dynamics: str = "dynamic",
        child: bool = False,
    ) -> Self:
        """A risk factor that ``items`` show, any one of them unless ``composition`` says otherwise."""
        self._known(self._items, *items)
        self._factors[identifier] = RiskFactor(
            identifier,
            text(identifier),
            instruments=("DA",),
            instrument_reference="DA 1",
            evidence_text=text("onderzoek"),
            weight=weight,
            items=tuple(sorted(items)),
            composition=composition,
            dynamics=dynamics,
            child_specific=child,
            evidence=MODELLED,
        )
        return self._label("dynamics", dynamics)._label("instrument", "DA")

    def criterion(self, identifier: str, trigger: Expression, *involves: str, level: str = "3") -> Self:
        """An escalation criterion of ``level`` with a structured trigger."""
        self._criteria[identifier] = Criterion(
            identifier,
            text(identifier),
            level,
            trigger,
            tuple(sorted(involves)),
            involves_note=text(""),
            term=text("24 uur"),
            measures=text("opschalen"),
            evidence=MODELLED,
        )
        return self

    def bob(self, identifier: str, *inputs: str, step: str | None = "BEE", owners: tuple[str, ...] = ()) -> Self:
        """A step of the working method, with what goes in and who owns it."""
        self._bob[identifier] = BobStep(
            identifier,
            text(identifier),
            step,
            tuple(sorted(inputs)),
            text("invoer"),
            text("uitkomst"),
            tuple(sorted(owners)),
            text("eigenaar"),
            text("4 uur"),
            MODELLED,
        )
        return self

    def programme(self) -> Self:
        """One goal, risk (with measure), indicator and capacity, for tests that must see each of them."""
        self._goals["goal-1"] = Goal("goal-1", self.municipality, "goal", text("eerder zien"), MODELLED)
        self._risks["risk-1"] = Risk(
            "risk-1", "legal", text("te veel delen"), Measure("risk-1", text("toetsen")), MODELLED
        )
        self._indicators["ind-1"] = Indicator(
            "ind-1", "process", text("doorlooptijd"), text("rapportage"), "per kwartaal", MODELLED
        )
        self._capacities["cap-1"] = ServiceCapacity(
            "cap-1", text("opvang"), "protection", (), ("ind-1",), None, MODELLED
        )
        self._label("goal-kind", "goal")._label("risk-kind", "legal")._label("indicator-group", "process")
        return self._label("theme", "protection")

    def source(self, identifier: str, url: str = "https://example.org/rapport") -> Self:
        """A numbered source."""
        self._sources[identifier] = Source(identifier, f"Bron {identifier}", url)
        return self

    def assume(self, identifier: str) -> Self:
        """A standing assumption, printed with every analysis."""
        self._assumptions[identifier] = Assumption(identifier, text(f"aanname {identifier}"), MODELLED)
        return self

    def choice(self, choice: LocalChoice) -> Self:
        """A local choice: takes, replaces or leaves out."""
        self._choices[choice.id] = choice
        return self._label("choice-kind", choice.kind.value)

    def repair(self, repair: Repair) -> Self:
        """A repair of the researched tables."""
        self._repairs[repair.id] = repair
        return self

    def build(self) -> Model:
        """The model, every tuple sorted by id."""
        return Model(
            self.identifier,
            title=text(f"Model {self.identifier}"),
            description=text("Een klein verzonnen model."),
            version="1",
            reference_date="2026-11-22",
            municipality=self.municipality,
            fictional=True,
            partners=_sorted(self._partners),
            actors=_sorted(self._actors),
            sources_of_knowledge=_sorted(self._knowers),
            items=_sorted(self._items),
            records=_sorted(self._records),
            holdings=_sorted(self._holdings),
            needs=_sorted(self._needs),
            flows=_sorted(self._flows),
            agreements=_sorted(self._agreements),
            tables=_sorted(self._tables),
            steps=STEPS,
            bob_steps=_sorted(self._bob),
            risk_factors=_sorted(self._factors),
            criteria=_sorted(self._criteria),
            goals=_sorted(self._goals),
            risks=_sorted(self._risks),
            indicators=_sorted(self._indicators),
            capacities=_sorted(self._capacities),
            sources=_sorted(self._sources),
            assumptions=_sorted(self._assumptions),
            local_choices=_sorted(self._choices),
            repairs=_sorted(self._repairs),
            left_out_needs=_sorted(self._left_out),
            entry_desks=_sorted(self._entries),
            labels=dict(sorted(self._labels.items())),
        )

    # ── inside ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _known(self, group: Mapping[str, object], *names: str) -> None:
        for name in names:
            if name not in group:
                raise ValueError(f"{name} was not introduced; known are {', '.join(sorted(group)) or 'none'}")

    def _fresh(self, wanted: str) -> str:
        name, number = wanted, 1
        while name in self._flows:
            number += 1
            name = f"{wanted}-{number}"
        return name

    def _label(self, scheme: str, identifier: str) -> Self:
        self._labels.setdefault(f"{scheme}/{identifier}", text(identifier))
        return self


def _sorted(group: dict[str, T]) -> tuple[T, ...]:
    return tuple(group[name] for name in sorted(group))


def tiny(identifier: str = "klein", *, municipality: str = "gemeente-verzonnen") -> Tiny:
    """Start a tiny model.

    >>> model = tiny().actor("a").actor("b").item("x").holds("a", "x").needs("b", "x").flow("a", "b", "x").build()
    >>> [need.id for need in model.needs], model.flow["a-b"].items
    (['b-x-TRI'], ('x',))
    """
    return Tiny(identifier, municipality)
