"""Verdict types: what the law says about one disclosure, with its reasons as data (design.md 4.2)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ontology.norms import Modality
from ontology.terms import Text

__all__ = [
    "OUTCOME_ORDER",
    "Alternative",
    "Decision",
    "Disclosure",
    "Hop",
    "Label",
    "Layer",
    "LayerName",
    "LayerStatus",
    "NoGroundReason",
    "Outcome",
    "Verdict",
    "rank_of",
]


class Outcome(StrEnum):
    """Outcome codes, best first (design.md 4.2)."""

    MANDATORY = "MANDATORY"
    MANDATORY_UNLESS_WEIGHTY = "MANDATORY_UNLESS_WEIGHTY"
    PERMITTED = "PERMITTED"
    PERMITTED_HUMAN = "PERMITTED_HUMAN"
    PERMITTED_IF = "PERMITTED_IF"
    ONLY_CONSENT = "ONLY_CONSENT"
    ONLY_VIA = "ONLY_VIA"
    ONLY_CONFLICT = "ONLY_CONFLICT"
    UNDETERMINED = "UNDETERMINED"
    NO_GROUND = "NO_GROUND"
    PROHIBITED = "PROHIBITED"


class Decision(StrEnum):
    """Who or what must still decide."""

    RULE = "rule"
    HUMAN = "human"
    FACTS = "facts"
    TRACK = "track"
    DOUBT = "doubt"


class NoGroundReason(StrEnum):
    """Why there is no ground: the law closes it unless, or the data say nothing about it."""

    CLOSED_UNLESS = "closed-unless"
    NOTHING_RECORDED = "nothing-recorded"


OUTCOME_ORDER: tuple[tuple[Outcome, Decision | None], ...] = (
    (Outcome.MANDATORY, None),
    (Outcome.MANDATORY_UNLESS_WEIGHTY, None),
    (Outcome.PERMITTED, None),
    (Outcome.PERMITTED_HUMAN, None),
    (Outcome.PERMITTED_IF, Decision.FACTS),
    (Outcome.ONLY_CONSENT, None),
    (Outcome.ONLY_VIA, None),
    (Outcome.ONLY_CONFLICT, None),
    (Outcome.PERMITTED_IF, Decision.TRACK),
    (Outcome.UNDETERMINED, None),
    (Outcome.NO_GROUND, None),
    (Outcome.PROHIBITED, None),
)
"""The rank: ``PERMITTED_IF`` stands twice, for facts to look up and for a track that must come first."""

_RANK = {place: rank for rank, place in enumerate(OUTCOME_ORDER)}


def rank_of(outcome: Outcome, decision: Decision) -> int:
    """0 for the best outcome. ``decision`` tells the two kinds of ``PERMITTED_IF`` apart.

    >>> rank_of(Outcome.MANDATORY, Decision.RULE), rank_of(Outcome.PERMITTED_IF, Decision.TRACK)
    (0, 8)
    """
    return _RANK[outcome, decision if outcome is Outcome.PERMITTED_IF else None]


@dataclass(frozen=True, slots=True)
class Label:
    """What a record kind states of itself. ``secrecy`` is ``None`` when nobody has researched it.

    ``origin`` lists the regimes and grounds of earlier hops (``"wpg"``, ``"wjsg"``, ``"zvh"``, ``"wvggz"``).
    """

    regime: str
    secrecy: tuple[str, ...] | None
    category: str
    subject: str
    form: str = "identified"
    extent: str = "content"
    statement: str = "observed"
    wpg_class: str | None = None
    removed: bool = False
    lawfully_obtained: bool = True
    origin: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hop:
    """An earlier disclosure of the same record: from, to, on which ground, for which purpose."""

    sender: str
    recipient: str
    ground: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One record, one holder, one recipient, one purpose; capacities are ids of the law's vocabulary."""

    holder: str
    recipient: str
    label: Label
    purpose: str
    initiative: str = "own"
    forum: str = "bilateral"
    hops: tuple[Hop, ...] = ()
    same_controller: bool = False


class LayerName(StrEnum):
    """The layers of the decision, in order (L1-L12)."""

    CAPACITY = "capacity"
    TASK = "task"
    STOPS = "stops"
    SECRECY = "secrecy"
    BASIS = "basis"
    EXEMPTION_HOLDER = "exemption-holder"
    EXEMPTION_RECIPIENT = "exemption-recipient"
    COMPATIBILITY = "compatibility"
    RECIPIENT = "recipient"
    ONWARD = "onward"
    JUDGEMENT = "judgement"
    TRANSPARENCY = "transparency"
    RECORDING = "recording"
    LABEL = "label"


class LayerStatus(StrEnum):
    """Three-valued, and ``open`` for what a person must judge."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of the chosen route with the norms and facts that it rests on."""

    name: LayerName
    status: LayerStatus
    norms: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another route: what it would give, and which facts or acts it still misses. ``exceptions`` are those to rule out
    on this route, ``facts_used`` the facts on which it turned, ``doubts`` the open questions of law on it.
    """

    ground: str
    outcome: Outcome
    decision: Decision
    missing: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    facts_used: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the law says about one disclosure on one day. A help, no legal advice.

    ``grounds`` are of one rank, the one with the fewest conditions first. ``to_check``, ``to_weigh``, ``layers``,
    ``onward``, ``recording`` and ``term`` are of that first one; ``beside`` has what each of the others misses itself.
    """

    outcome: Outcome
    modality: Modality
    decision: Decision
    day: str
    layers: tuple[Layer, ...] = ()
    grounds: tuple[str, ...] = ()
    to_check: tuple[str, ...] = ()
    to_weigh: tuple[Text, ...] = ()
    exceptions: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    routes: tuple[tuple[str, ...], ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    beside: tuple[Alternative, ...] = ()
    reason: NoGroundReason | None = None
    acute: bool = False
    onward: Text | None = None
    recording: Text | None = None
    term: Text | None = None
    assumptions: tuple[Text, ...] = ()
    facts_used: tuple[str, ...] = ()
    uncertain_dates: tuple[str, ...] = ()
    per_subject: tuple[tuple[str, Verdict], ...] = field(default=())

    @property
    def rank(self) -> int:
        """0 for the best outcome; for comparing verdicts, never shown."""
        return rank_of(self.outcome, self.decision)
