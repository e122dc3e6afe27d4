"""Frozen types for what a model is made of: parties, items, records, holdings, needs, flows, agreements, tables.

Every name equals the ontology's class of that name; every ``id`` is the last segment of the individual's IRI
(``https://w3id.org/zichtlijn/id/actor/veilig-thuis`` → ``"veilig-thuis"``) and is unique within its class.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

__all__ = [
    "Actor",
    "Agreement",
    "AgreementStatus",
    "Assurance",
    "Availability",
    "Composition",
    "Confidence",
    "EntryDesk",
    "Evidence",
    "Flow",
    "Holding",
    "InformationItem",
    "KnowledgeSource",
    "Need",
    "Partner",
    "Quality",
    "Record",
    "Seat",
    "Source",
    "Table",
    "Text",
    "Weight",
]


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """The same sentence in Dutch and in English."""

    nl: str
    en: str

    def of(self, language: str) -> str:
        """The sentence in ``"nl"`` or ``"en"``.

        >>> Text("stap", "step").of("en")
        'step'
        """
        return self.en if language == "en" else self.nl

    def brief(self, language: str) -> str:
        """The sentence without what stands between brackets: how a long label is named inside another sentence.

        >>> Text("Huisarts (eerste lijn)", "GP").brief("nl")
        'Huisarts'
        """
        return _without_brackets(self.of(language))


@lru_cache(maxsize=4096)  # the same few hundred labels stand in thousands of sentences
def _without_brackets(label: str) -> str:
    return label.split(" (", 1)[0].strip()


class Confidence(StrEnum):
    """How sure we are of a statement; shown wherever the statement is."""

    SOURCE = "source"  # read at a numbered source
    EXPERT_JUDGEMENT = "expert-judgement"  # domain knowledge, to be confirmed by a practitioner
    MODELLED = "modelled"  # chosen so that the tool can run; not a rule of any partner
    PARTNER_CONFIRMED = "partner-confirmed"  # a partner said so in a session


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where a statement comes from: its confidence, the sources' ids (``"S31"``) and what part of it they cover."""

    confidence: Confidence
    sources: tuple[str, ...] = ()
    note: str = ""


class Quality(StrEnum):
    """First-hand knowledge, or hearsay."""

    FIRST_HAND = "first-hand"
    SECOND_HAND = "second-hand"


class Availability(StrEnum):
    """When an actor can be reached (knowledge/README.md, reading table a)."""

    ALWAYS = "always"  # 24/7
    OFFICE = "office"  # Monday-Friday 08:30-17:00
    EVENING_NIGHT_WEEKEND = "evening-night-weekend"
    SCHOOL = "school"  # Monday-Friday 08:00-15:30
    HEARING = "hearing"  # Monday-Friday 09:00-17:00
    PERIODIC = "periodic"
    NONE = "none"
    UNKNOWN = "unknown"


class Assurance(StrEnum):
    """How firm a flow is (*waborg*): a flow that ought to happen and does not is no working flow."""

    FIXED = "fixed"  # vast
    INITIATIVE = "initiative"  # op initiatief
    OUGHT = "ought-to-happen"  # hoort-maar-gebeurt-niet


class Weight(StrEnum):
    """Ordinal reading of a risk factor's evidence for lethality; never summed."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    VERY_HIGH = "very-high"

    @property
    def rank(self) -> int:
        """1 (low) to 4 (very high), for ordering and thresholds only."""
        return _RANK[self]


_RANK = {weight: place for place, weight in enumerate(Weight, start=1)}


class Composition(StrEnum):
    """Whether one item shows a risk factor, all are needed, or a pattern over records."""

    ONE = "one"  # een
    ALL = "all"  # alle
    PATTERN = "pattern"  # patroon: two records of different date or holder


class AgreementStatus(StrEnum):
    """A proposal binds nobody; only an agreement in force can be broken by a missing channel."""

    PROPOSAL = "proposal"
    IN_FORCE = "in-force"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Source:
    """A numbered source of the domain research (``S31``)."""

    id: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation taking part."""

    id: str
    label: Text
    domain: str
    kind: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Actor:
    """A capacity inside a partner, with its own legal position.

    ``capacities`` are local names of ontology classes (``"Mayor"``). ``controller`` is the id of the organ or legal
    person that answers for what the actor records; two actors may share one. ``complete_holdings`` says that what
    the model lists is all this actor holds (closed world); ``complete_contacts`` the same for whom it knows.
    ``aware_of`` lists parties of which the actor knows that they may hold something.
    """

    id: str
    label: Text
    partner: str
    controller: str
    capacities: tuple[str, ...]
    role: Text
    reach: Text
    urgent: Availability
    ordinary: Availability
    complete_holdings: bool
    complete_contacts: bool
    aware_of: tuple[str, ...]
    evidence: Evidence
    governance: bool = False
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KnowledgeSource:
    """Someone who knows but is no partner: the victim, her social network. Asked, never ordered."""

    id: str
    label: Text
    role: Text
    reach: Text
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class InformationItem:
    """A kind of information. Says nothing about who may have it.

    ``category`` is the general (AVG) reading only; what binds a disclosure is the category of each *record*.
    ``product`` marks something that must be made (a risk assessment, a safety plan) by one of ``made_by`` from
    ``made_from``. ``aggregate`` items hold no persons. ``confined`` items never enter a shared timeline, route,
    repair or picture of a table (the secret address: only the flag that it exists).
    """

    id: str
    label: Text
    says: Text
    category: str
    subject: str
    volatility: str
    evidence: Evidence
    theme: str = ""
    aggregate: bool = False
    product: bool = False
    made_by: tuple[str, ...] = ()
    made_from: tuple[str, ...] = ()
    confined: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """An item as held in one party's register. Category and regime belong here, not to the fact.

    ``kept_for`` is the id of the table for which the keeper keeps the register, or ``None``.
    """

    id: str
    item: str
    keeper: str
    register: str
    category: str
    regime: str
    kept_for: str | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """A party holds an item in a record, first-hand or second-hand.

    ``brought_by`` names the flows that bring it: cut those flows and the holding is gone. ``own_observation`` says that
    the holder also learns it in its own task, so that a flow which brings it too does not carry the holding.
    """

    id: str
    holder: str
    record: str
    item: str
    quality: Quality
    brought_by: tuple[str, ...]
    evidence: Evidence
    own_observation: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """``needer`` (an actor, a knowledge source or a table) needs ``item`` at ``step``. A need is not a right."""

    id: str
    needer: str
    item: str
    step: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Flow:
    """An arrangement that works today (unless ``assurance`` says it only ought to).

    ``handling_hours`` is ``None`` when the time is unknown: then nothing is said about time, never a number.
    """

    id: str
    sender: str
    recipient: str
    items: tuple[str, ...]
    trigger: Text
    timing: Text
    known_gap: Text
    assurance: Assurance
    handling_hours: float | None
    evidence: Evidence
    leans_on: tuple[str, ...] = ()
    channel: str = ""


@dataclass(frozen=True, slots=True)
class EntryDesk:
    """Somebody who is no partner can tell ``items`` at the desk of the actor ``desk``: there a signal enters.

    ``source`` is the knowledge source that comes there; ``None`` for the child itself, which is none in a model.
    ``intake_hours`` runs from telling until the desk has it on record, ``None`` when unknown. It is no flow: nothing
    that is told at a desk is said to have been told, so it never closes a gap and never counts as a holding.
    """

    id: str
    desk: str
    source: str | None
    items: tuple[str, ...]
    intake_hours: float | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Agreement:
    """Covenant, protocol or decision that a flow leans on. Never a legal ground by itself.

    Names giver, receiver and item: ``givers`` × ``receivers`` × ``items`` is what it covers.
    """

    id: str
    label: Text
    summary: Text
    status: AgreementStatus
    subject: str
    parties: tuple[str, ...]
    givers: tuple[str, ...]
    receivers: tuple[str, ...]
    items: tuple[str, ...]
    answerable: str
    reachability: Text
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Seat:
    """A chair at a table, taken by an actor."""

    id: str
    actor: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Table:
    """A meeting with seats, a convenor, a legal form and a rhythm. It holds, needs and receives nothing by itself:
    its needs are met through its seats.
    """

    id: str
    label: Text
    role: Text
    convenor: str
    legal_form: str
    rhythm: Text
    status: Text
    seats: tuple[Seat, ...]
    evidence: Evidence
