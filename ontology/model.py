"""The immutable model: everything one question can look at, with look-ups by id."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from ontology.process import (
    BobStep,
    Criterion,
    Goal,
    Indicator,
    Risk,
    RiskFactor,
    ServiceCapacity,
    Step,
)
from ontology.terms import (
    Actor,
    Agreement,
    EntryDesk,
    Evidence,
    Flow,
    Holding,
    InformationItem,
    KnowledgeSource,
    Need,
    Partner,
    Record,
    Source,
    Table,
    Text,
)

__all__ = ["Assumption", "ChoiceKind", "LocalChoice", "Model", "Repair"]

from enum import StrEnum


class ChoiceKind(StrEnum):
    """What a local model does with an actor of the reference model."""

    TAKES = "takes"
    REPLACES = "replaces"
    LEAVES_OUT = "leaves-out"


@dataclass(frozen=True, slots=True)
class LocalChoice:
    """A local model takes, replaces or leaves out reference parties (actors or tables), and says why."""

    id: str
    kind: ChoiceKind
    parties: tuple[str, ...]
    replacement: str | None
    reason: Text
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Assumption:
    """A standing assumption of a packaged model: printed with every analysis, and data, so it can be switched off."""

    id: str
    text: Text
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Repair:
    """A correction of the researched tables that the model makes itself, kept apart so that they can be recounted.

    ``added_holdings`` and ``added_actors`` are ids of what the repair adds; ``removed_flow_items`` are (flow, item)
    pairs it took away.
    """

    id: str
    reason: Text
    added_holdings: tuple[str, ...] = ()
    added_actors: tuple[str, ...] = ()
    removed_flow_items: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Model:
    """One model of kinds of information and roles. No persons, no cases, no scores.

    Every tuple is sorted by id, so the same Turtle gives the same model. ``reference_date`` is the model's own
    *peildatum* (ISO date). ``left_out_needs`` are the needs that disappeared with actors a local model leaves out.
    ``fingerprint`` is the SHA-256 of the Turtle files the model was read from.
    """

    id: str
    title: Text
    description: Text
    version: str
    reference_date: str
    municipality: str
    fictional: bool
    partners: tuple[Partner, ...] = ()
    actors: tuple[Actor, ...] = ()
    sources_of_knowledge: tuple[KnowledgeSource, ...] = ()
    items: tuple[InformationItem, ...] = ()
    records: tuple[Record, ...] = ()
    holdings: tuple[Holding, ...] = ()
    needs: tuple[Need, ...] = ()
    flows: tuple[Flow, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    tables: tuple[Table, ...] = ()
    steps: tuple[Step, ...] = ()
    bob_steps: tuple[BobStep, ...] = ()
    risk_factors: tuple[RiskFactor, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    goals: tuple[Goal, ...] = ()
    risks: tuple[Risk, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    capacities: tuple[ServiceCapacity, ...] = ()
    sources: tuple[Source, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    local_choices: tuple[LocalChoice, ...] = ()
    repairs: tuple[Repair, ...] = ()
    left_out_needs: tuple[Need, ...] = ()
    entry_desks: tuple[EntryDesk, ...] = ()
    labels: dict[str, Text] = field(default_factory=dict)
    """Labels of concepts (categories, volatilities, themes, controllers, …) by ``scheme/id``."""
    fingerprint: str = ""

    @cached_property
    def actor(self) -> dict[str, Actor]:
        """Actors by id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def source_of_knowledge(self) -> dict[str, KnowledgeSource]:
        """Knowledge sources by id."""
        return {source.id: source for source in self.sources_of_knowledge}

    @cached_property
    def table(self) -> dict[str, Table]:
        """Tables by id."""
        return {table.id: table for table in self.tables}

    @cached_property
    def item(self) -> dict[str, InformationItem]:
        """Items by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def record(self) -> dict[str, Record]:
        """Records by id."""
        return {record.id: record for record in self.records}

    @cached_property
    def flow(self) -> dict[str, Flow]:
        """Flows by id."""
        return {flow.id: flow for flow in self.flows}

    @cached_property
    def step(self) -> dict[str, Step]:
        """Steps by id."""
        return {step.id: step for step in self.steps}

    @cached_property
    def risk_factor(self) -> dict[str, RiskFactor]:
        """Risk factors by id."""
        return {factor.id: factor for factor in self.risk_factors}

    def label(self, party: str) -> Text:
        """The label of an actor, knowledge source, table or partner; the id itself when nothing is known of it."""
        for group in (self.actor, self.source_of_knowledge, self.table):
            if party in group:
                return group[party].label
        for partner in self.partners:
            if partner.id == party:
                return partner.label
        return Text(party, party)
