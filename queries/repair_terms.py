"""What a repair is made of: lines, items on a line, conditions; and the one table of what each of them asks.

Every number here is modelled: chosen so that arrangements can be compared, no measurement and no rule of any partner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from ontology.norms import Role
from ontology.terms import Text

if TYPE_CHECKING:
    from ontology.norms import Fact
    from queries.verdict import Label

__all__ = [
    "CONDITION_EFFORT",
    "DECISIONS",
    "LINE_EFFORT",
    "OUT_OF_REACH_LABELS",
    "Condition",
    "ConditionKind",
    "Element",
    "Line",
    "LineKind",
    "OutOfReach",
    "Share",
    "condition_for",
    "cost_of",
    "sensitivity_of",
]


class LineKind(StrEnum):
    """How a line between two actors comes about. A line also tells both ends whom to ask: it names a contact."""

    CONNECT_INTERNALLY = "connect-internally"
    OPEN_CHANNEL = "open-channel"
    WIDEN_FLOW = "widen-flow"
    MAKE_AGREEMENT = "make-agreement"


class ConditionKind(StrEnum):
    """What must be arranged beside the line. What a person must weigh is no condition: it is never filled in."""

    ESTABLISH_FACT = "establish-fact"
    ASK_FOR_IT = "ask-for-it"
    ASK_CONSENT = "ask-consent"
    TAKE_DECISION = "take-decision"


LINE_EFFORT: Mapping[LineKind, int] = {
    LineKind.CONNECT_INTERNALLY: 1,
    LineKind.OPEN_CHANNEL: 2,
    LineKind.WIDEN_FLOW: 2,
    LineKind.MAKE_AGREEMENT: 4,
}
"""Effort of a line, paid once however many items go over it: a bundle costs less than separate lines (modelled)."""

CONDITION_EFFORT: Mapping[ConditionKind, int] = {
    ConditionKind.ASK_FOR_IT: 1,
    ConditionKind.ESTABLISH_FACT: 2,
    ConditionKind.ASK_CONSENT: 3,
    ConditionKind.TAKE_DECISION: 6,
}
"""Effort of a condition, paid once as far as it reaches (modelled)."""

_SENSITIVE: Mapping[str, int] = {"ordinary": 1, "criminal": 2}
_MOST_SENSITIVE = 3

DECISIONS: Mapping[str, str] = {
    "art20-decision": "model",
    "brp-ordinance": "model",
    "college-finding": "holder",
    "concurrence": "holder",
    "consulted-2-10": "holder",
    "cooperation-registered": "line",
    "meldpunt-instituted": "model",
    "named-processing": "recipient",
    "partnership-safeguards": "model",
    "priority-criteria-published": "model",
    "rac-tested": "model",
    "recipient-in-decision": "recipient",
    "request": "line",
    "secrecy-statement": "recipient",
    "supplier-consent": "holder",
    "written-designation": "recipient",
    "wth-designation": "recipient",
    "zvh-case": "model",
    "zvh-designated": "model",
}
"""Legal acts that partners can take in order to share, and how far one of them reaches (modelled). Every other track (a
home ban, a decision of the minister, a known murder plan) happens for its own reasons: no partner arranges it to share.
"""

_NOT_TO_ESTABLISH = frozenset({"acute-danger"})
"""Danger is met, never arranged: a line that runs only then is no standing arrangement."""


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """``holder`` tells ``recipient`` for one ``purpose``, in one ``forum``."""

    holder: str
    recipient: str
    purpose: str
    forum: str
    kind: LineKind

    @property
    def key(self) -> str:
        """A name that no other element has."""
        return f"line {self.holder} {self.recipient} {self.purpose} {self.forum}"


@dataclass(frozen=True, slots=True, order=True)
class Share:
    """One item on a line; ``sensitivity`` is that of the record that moves."""

    line: Line
    item: str
    sensitivity: int

    @property
    def key(self) -> str:
        """A name that no other element has."""
        return f"share {self.line.key} {self.item} {self.sensitivity}"


@dataclass(frozen=True, slots=True, order=True)
class Condition:
    """A fact that must be so first. ``reach`` are the ids within which arranging it once is enough: holder, recipient
    and purpose for one line, the holder or recipient alone, or nothing for the whole model.
    """

    kind: ConditionKind
    fact: str
    reach: tuple[str, ...]

    @property
    def key(self) -> str:
        """A name that no other element has."""
        return f"condition {self.fact} {' '.join(self.reach)}"


Element: TypeAlias = Line | Share | Condition


class OutOfReach(StrEnum):
    """Why no arrangement closes a gap. What stays confined is counted and never listed."""

    NOBODY_HOLDS = "nobody-holds"
    NOBODY_MAKES = "nobody-makes"
    HOLDERS_UNKNOWN = "holders-unknown"
    ONLY_KNOWN_TO_HER = "only-known-to-her"
    ONLY_HEARSAY = "only-hearsay"
    NO_LAWFUL_HOLDER = "no-lawful-holder"
    CAPACITY_UNKNOWN = "capacity-unknown"
    FOR_HERSELF = "for-herself"
    TOO_LATE = "too-late"
    WAITS_FOR_EVENT = "waits-for-event"
    NO_MIDDLEMAN = "no-middleman"
    OVER_HIM = "over-his-consent"
    ONE_CASE_ONLY = "one-case-only"
    OPEN_QUESTION = "open-question"
    NEEDS_LAW = "needs-law"
    FORBIDDEN = "forbidden"


OUT_OF_REACH_LABELS: Mapping[OutOfReach, Text] = {
    OutOfReach.NOBODY_HOLDS: Text(
        "geen partner heeft het: eerst vragen of vastleggen", "no partner holds it: ask for it or record it first"
    ),
    OutOfReach.NOBODY_MAKES: Text("niemand maakt het: wijs aan wie", "nobody makes it: appoint who does"),
    OutOfReach.HOLDERS_UNKNOWN: Text("onbekend wie het heeft: eerst vaststellen", "unknown who holds it: establish it"),
    OutOfReach.ONLY_KNOWN_TO_HER: Text(
        "alleen zij of haar kring weet het: vraag het haar, als vragen veilig is",
        "only she or her circle knows it: ask her, if asking is safe",
    ),
    OutOfReach.ONLY_HEARSAY: Text(
        "wie het heeft, heeft het van horen zeggen", "whoever holds it has it from hearsay only"
    ),
    OutOfReach.NO_LAWFUL_HOLDER: Text(
        "wie het heeft, kreeg het langs een weg zonder grond", "whoever holds it got it by a way without a ground"
    ),
    OutOfReach.CAPACITY_UNKNOWN: Text(
        "onbekend in welke hoedanigheid of voor welke taak", "unknown in which capacity or for which task"
    ),
    OutOfReach.FOR_HERSELF: Text(
        "voor haarzelf of haar kring: geen afspraak tussen partners, maar iets om haar veilig te vertellen",
        "for herself or her circle: no arrangement between partners, but something to tell her safely",
    ),
    OutOfReach.TOO_LATE: Text("het komt te laat: versnellen", "it arrives too late: speed up"),
    OutOfReach.WAITS_FOR_EVENT: Text(
        "kan pas als eerst iets gebeurt dat niemand regelt om te kunnen delen",
        "possible only once something has happened that nobody arranges in order to share",
    ),
    OutOfReach.NO_MIDDLEMAN: Text(
        "kan alleen langs een ander, en zo'n ander is hier niet", "only through another, and there is none here"
    ),
    OutOfReach.OVER_HIM: Text(
        "alleen met toestemming van de vermoedelijke pleger: hem vragen kan haar in gevaar brengen",
        "only with consent of the alleged perpetrator: asking him can endanger her",
    ),
    OutOfReach.ONE_CASE_ONLY: Text(
        "alleen in één zaak, bij een conflict van plichten; de beroepskracht weegt zelf",
        "only in one case, in a conflict of duties; the professional weighs it",
    ),
    OutOfReach.OPEN_QUESTION: Text(
        "open vraag van recht: leg voor aan de privacyjurist", "open question of law: put it to the privacy lawyer"
    ),
    OutOfReach.NEEDS_LAW: Text(
        "geen grond gevonden: vraagt een besluit of wet", "no ground found: asks a decision or law"
    ),
    OutOfReach.FORBIDDEN: Text("verboden: blijft gesloten", "forbidden: stays closed"),
}


def condition_for(fact: Fact | None, name: str, line: Line) -> Condition | None:
    """What arranges ``name`` for ``line``; ``None`` when it is nothing that people arrange in order to share."""
    whole = (line.holder, line.recipient, line.purpose)
    if name.startswith("consent."):
        # Consent is given for one recipient and one purpose; asking is once for all that goes over the line.
        return Condition(ConditionKind.ASK_CONSENT, name, whole)
    if name in DECISIONS:
        reach = {"model": (), "holder": (line.holder,), "recipient": (line.recipient,), "line": whole}
        kind = ConditionKind.ASK_FOR_IT if name == "request" else ConditionKind.TAKE_DECISION
        return Condition(kind, name, reach[DECISIONS[name]])
    if fact is None or fact.role is not Role.CIRCUMSTANCE or name in _NOT_TO_ESTABLISH:
        return None
    return Condition(ConditionKind.ESTABLISH_FACT, name, (line.holder,))


def sensitivity_of(label: Label) -> int:
    """1 (ordinary) to 4: the category of the record, and one more where a secrecy duty rests on it or may do so.

    >>> from queries.verdict import Label
    >>> sensitivity_of(Label("avg", (), "ordinary", "victim"))
    1
    >>> sensitivity_of(Label("avg", None, "special-health", "child"))
    4
    """
    return _SENSITIVE.get(label.category, _MOST_SENSITIVE) + (label.secrecy != ())


def cost_of(element: Element) -> int:
    """Effort of a line or condition, sensitivity of an item: points of the tables above, always above 0."""
    match element:
        case Line():
            return LINE_EFFORT[element.kind]
        case Share():
            return element.sensitivity
        case Condition():
            return CONDITION_EFFORT[element.kind]
