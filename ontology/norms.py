"""Frozen types for the law as data: acts, facts, norms with their conditions, and how a record gets its label.

A norm never decides. It says whom and what it covers, which circumstances it asks for and what it leaves to a person;
``queries.lawfulness`` reads that and decides. Ids equal the ontology's (``norm/wmo-5-2-6`` → ``"wmo-5-2-6"``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ontology.terms import Text

__all__ = [
    "Act",
    "Brought",
    "Clause",
    "Condition",
    "Doubt",
    "DoubtTrigger",
    "Fact",
    "LabelPattern",
    "LabelRule",
    "LegalCapacity",
    "Modality",
    "Norm",
    "NormKind",
    "Precision",
    "Role",
    "Stop",
    "TextState",
]


class NormKind(StrEnum):
    """What part a norm plays. Only ``DUTY`` and ``POWER`` can carry a disclosure."""

    DUTY = "duty"
    POWER = "power"
    SECRECY = "secrecy"
    CLOSED_LIST = "closed-list"
    CLOSED_REGIME = "closed-regime"
    PROHIBITION = "prohibition"
    BASIS = "basis"
    EXEMPTION = "exemption"
    SAFEGUARD = "safeguard"
    TASK = "task"
    SCOPE = "scope"
    SOFT_LAW = "soft-law"
    REQUEST_RIGHT = "request-right"
    ROUTING = "routing"

    @property
    def carries(self) -> bool:
        """Whether a norm of this kind is a ground."""
        return self in (NormKind.DUTY, NormKind.POWER)

    @property
    def is_conditional_stop(self) -> bool:
        """Whether it closes unless one of the exceptions it names applies."""
        return self in (NormKind.SECRECY, NormKind.CLOSED_LIST, NormKind.CLOSED_REGIME)


class Modality(StrEnum):
    """What the law makes or lets the holder do, strongest first (design.md 4.2)."""

    MUST = "must"
    MUST_UNLESS = "must-unless"
    MAY = "may"
    MAY_WITH_CONSENT = "may-with-consent"
    MAY_IN_CONFLICT = "may-in-conflict-of-duties"
    NONE = "none"
    MUST_NOT = "must-not"


class Role(StrEnum):
    """What an unknown circumstance does: ask for it, wait for it, or warn of it (design.md 4.2)."""

    CIRCUMSTANCE = "circumstance"
    TRACK = "track"
    EXCEPTION = "exception"


class Precision(StrEnum):
    """How well the first day of a norm is known."""

    EXACT = "exact"
    YEAR = "year"
    NOT_LATER_THAN = "not-later-than"


class TextState(StrEnum):
    """Age of the newest text that was read (knowledge/README.md, merging and dating)."""

    RECENT_2026 = "recent-2026"
    RECENT_2025 = "recent-2025"
    RECENT_2023 = "recent-2023"
    OLDER = "older-recheck"
    NOT_READ = "not-read"

    @staticmethod
    def of(text_date: str | None) -> TextState:
        """The state that belongs to the date of the text.

        >>> TextState.of("2023-11-01").value
        'recent-2023'
        """
        if text_date is None:
            return TextState.NOT_READ
        year = int(text_date[:4])
        if year >= 2026:
            return TextState.RECENT_2026
        if year == 2025:
            return TextState.RECENT_2025
        return TextState.RECENT_2023 if year >= 2022 else TextState.OLDER

    @property
    def needs_recheck(self) -> bool:
        """Whether the newest text must be read again before a live question leans on it."""
        return self in (TextState.OLDER, TextState.NOT_READ)


@dataclass(frozen=True, slots=True)
class Act:
    """A law, treaty, guideline or body of cases; ``bwb`` or ``celex`` where it has one. ``origin`` is what data that
    were given under it carry with them (``wpg``).
    """

    id: str
    label: Text
    short: str
    bwb: str | None = None
    celex: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A checkable circumstance: its role, its values besides ``unknown``, the question that asks it, who can know."""

    id: str
    role: Role
    values: tuple[str, ...]
    question: Text
    known_by: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Condition:
    """``fact`` has one of ``values``. ``consent.subject`` stands for the consent of whom the record is about."""

    fact: str
    values: tuple[str, ...]
    role: Role


@dataclass(frozen=True, slots=True)
class Clause:
    """An OR of conditions; a norm's ``when`` is an AND of clauses."""

    options: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class LabelPattern:
    """Which labels a norm covers: per attribute the values it allows; an attribute that is absent is free."""

    attributes: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class Brought:
    """What a ground brings for one layer: ``yes``, ``derived``, ``no`` or ``unknown``, and the norm it leans on."""

    status: str
    norm: str | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """The exceptions a stop names: a statutory duty, the holder's own task, consent, listed grounds, circumstances."""

    duty: bool = False
    own_task: bool = False
    consent: bool = False
    grounds: tuple[str, ...] = ()
    when: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class DoubtTrigger:
    """A circumstance in which a doubt bites: a fact's values, a stop on the record, or a category."""

    kind: str  # "fact", "stop", "category", "label"
    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """When an open question of law (``LegalDoubt``) bites on a norm. ``triggers`` is an OR of ANDs; empty: always.
    ``show_only``: shown, changes no outcome.
    """

    id: str
    triggers: tuple[tuple[DoubtTrigger, ...], ...] = ()
    show_only: bool = False


@dataclass(frozen=True, slots=True)
class LegalCapacity:
    """A legal position (``huisarts``) or a class of them (``any-professional``); ``within`` are all wider classes.

    ``actor_classes`` are the classes of a model's actors that act in it; where an actor falls under two capacities,
    the one named in ``gives_way_to`` goes first. ``treats_only`` are the subjects whom alone it has in treatment; empty
    where the law does not say.
    """

    id: str
    label: Text
    within: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    is_class: bool = False
    actor_classes: tuple[str, ...] = ()
    gives_way_to: tuple[str, ...] = ()
    treats_only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelRule:
    """How a record of ``capacity`` in ``register`` (``"*"`` for any) is labelled (knowledge/README.md, the table).

    ``secrecy`` is ``None`` where nobody has researched it: then every verdict on the record is undetermined.
    """

    capacity: str
    register: str
    regime: str
    secrecy: tuple[str, ...] | None
    origin: tuple[str, ...] = ()
    wpg_class: str | None = None


@dataclass(frozen=True)
class Norm:
    """One rule of law in one version. Dates are ISO days; ``valid_to`` is the last day, ``None`` while in force."""

    id: str
    act: str
    article: str
    url: str
    title: Text
    rule: Text
    kind: NormKind
    modality: Modality
    valid_from: str
    precision: Precision
    source: str
    confidence: str
    text_date: str | None = None
    valid_to: str | None = None
    aliases: tuple[str, ...] = ()
    holders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    forums: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    label: LabelPattern = field(default_factory=LabelPattern)
    when: tuple[Clause, ...] = ()
    weigh: tuple[Text, ...] = ()
    opens: tuple[str, ...] = ()
    keeps_closed: tuple[str, ...] = ()
    stop: Stop | None = None
    basis: Brought | None = None
    exemption_holder: Brought | None = None
    exemption_recipient: Brought | None = None
    compatibility: Brought | None = None
    recipient_task: Brought | None = None
    exempts: tuple[str, ...] = ()
    exempts_role: str | None = None
    onward: Text | None = None
    onward_to: tuple[str, ...] | None = None
    recording: Text | None = None
    term: Text | None = None
    transparency: str | None = None
    pending: bool = False
    doubts: tuple[Doubt, ...] = ()
    trail: str = ""

    @property
    def text_state(self) -> TextState:
        """How old the text is that was read."""
        return TextState.of(self.text_date)

    def in_force(self, day: str) -> bool:
        """Whether the norm binds on ``day`` (ISO), going by its dates alone."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
