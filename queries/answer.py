"""Answer types of the main job: a row per need, joint gaps, surplus, counts; reasons are data."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ontology.terms import Text, Weight

__all__ = [
    "GAP_KINDS",
    "ActorCount",
    "Analysis",
    "GapKind",
    "JointGap",
    "NeedRow",
    "RemedyCode",
    "Summary",
    "Surplus",
    "SurplusKind",
]


class GapKind(StrEnum):
    """The factual kind of a need (design.md 5). ``ungrounded-flow`` needs the law and ``late`` the clock: neither is
    ever given by an analysis that has not got them.
    """

    KNOWN = "known"
    RECEIVED = "received"
    UNGROUNDED_FLOW = "ungrounded-flow"
    LATE = "late"
    SECOND_HAND = "second-hand"
    SILO = "silo"
    NO_CHANNEL = "no-channel"
    UNAWARE = "unaware"
    NO_FLOW = "no-flow"
    NOT_CREATED = "not-created"
    UNHELD = "unheld"
    UNKNOWN = "unknown"

    @property
    def is_gap(self) -> bool:
        """Whether the need is unmet; ``unknown`` counts as a gap because nothing says that it is met."""
        return self not in (GapKind.KNOWN, GapKind.RECEIVED)


GAP_KINDS: tuple[GapKind, ...] = tuple(kind for kind in GapKind if kind.is_gap)


class RemedyCode(StrEnum):
    """What would help in fact (design.md 5). Whether it may is a question for the law."""

    COLLECT = "collect"
    CREATE = "create"
    CONNECT_INTERNALLY = "connect-internally"
    MAKE_AGREEMENT = "make-agreement"
    OPEN_CHANNEL = "open-channel"
    NAME_CONTACT = "name-contact"
    SPEED_UP = "speed-up"
    ESTABLISH_FACT = "establish-fact"
    ASK_HER_SAFELY = "ask-her-safely"
    KEEP_CLOSED = "keep-closed"
    STOP_FLOW = "stop-flow"


class SurplusKind(StrEnum):
    """A flow that brings what nobody there needs, or a received or hearsay holding that serves nothing."""

    FLOW = "surplus-flow"
    HOLDING = "surplus-holding"


@dataclass(frozen=True, slots=True)
class NeedRow:
    """One need with its kind and the facts that made it so.

    ``holders`` are actors that hold the item first-hand, ``hearsay_holders`` those with ``~`` only, ``knowers``
    knowledge sources that hold it; none includes the needer itself. ``own_units`` are holders under the needer's own
    controller. ``via`` is the shortest chain of flow ids that brings the item (``received``, and ``second-hand`` when
    hearsay arrives). ``seats_knowing`` are, for a table's need, the seats that know it. ``agreements`` cover the
    transfer and have no working flow; ``idle_flows`` ought to bring it and do not. ``hours`` is the step's term at the
    analysis level, ``weight`` the heaviest factor the item shows. ``assumed`` is what the row leans on unconfirmed.
    """

    need: str
    needer: str
    item: str
    step: str
    level: int
    hours: float
    weight: int
    kind: GapKind
    remedy: RemedyCode | None
    holders: tuple[str, ...]
    hearsay_holders: tuple[str, ...]
    knowers: tuple[str, ...]
    own_units: tuple[str, ...]
    via: tuple[str, ...]
    seats_knowing: tuple[str, ...]
    agreements: tuple[str, ...]
    idle_flows: tuple[str, ...]
    factors: tuple[str, ...]
    contacts_declared: bool
    incomplete: tuple[str, ...]
    explanation: Text
    help: Text
    assumed: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class JointGap:
    """Pieces of one factor or of one alternative of a criterion that are each known somewhere, nowhere together.

    ``pieces`` are item or factor ids; ``knowers_of`` says per piece which actors know it. ``factor`` or ``criterion``
    says what the pieces are of; ``alternative`` is the id of the expression.
    """

    factor: str | None
    criterion: str | None
    alternative: str
    pieces: tuple[str, ...]
    knowers_of: tuple[tuple[str, tuple[str, ...]], ...]
    actors: tuple[str, ...]
    tables: tuple[str, ...]
    explanation: Text


@dataclass(frozen=True, slots=True)
class Surplus:
    """Something that reaches or lies with an actor and serves no need there (candidate for stopping)."""

    actor: str
    item: str
    kind: SurplusKind
    flow: str | None
    holding: str | None
    explanation: Text


@dataclass(frozen=True, slots=True)
class ActorCount:
    """Counts per (actor, item): holds, needs, needs without holding, and of those without any listed flow."""

    has: int
    needs: int
    needs_not_held: int
    not_covered: int


@dataclass(frozen=True, slots=True)
class Summary:
    """Numbers over the whole analysis; every sum can be recounted from the rows."""

    needs: int
    per_kind: dict[str, int]
    per_remedy: dict[str, int]
    per_actor: dict[str, ActorCount]
    per_actor_after_repairs: dict[str, ActorCount] | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """The answer to the main question for one model at one level. Rows are heaviest first.

    ``subject`` is set when only what concerns one subject was asked (``"child"``).
    """

    model: str
    version: str
    reference_date: str
    level: int
    rows: tuple[NeedRow, ...]
    joint: tuple[JointGap, ...]
    surplus: tuple[Surplus, ...]
    summary: Summary
    assumptions: tuple[Text, ...] = field(default=())
    subject: str | None = None

    @property
    def gaps(self) -> tuple[NeedRow, ...]:
        """The rows whose need is unmet or unknown, heaviest first."""
        return tuple(row for row in self.rows if row.kind.is_gap)


def weight_number(weight: Weight | None) -> int:
    """4 for very-high, 3 high, 2 medium, 1 otherwise (design.md 10).

    >>> weight_number(Weight.VERY_HIGH), weight_number(None)
    (4, 1)
    """
    return 1 if weight is None else max(1, weight.rank)
