"""Answer types of the legal half: the verdict on a gap, on one flow and on a chain of flows; why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ontology.terms import Text
from queries.verdict import OUTCOME_ORDER, Disclosure, Outcome, Verdict
from queries.verdict_sentences import State, state_of

__all__ = [
    "EXTENT_LABELS",
    "NO_DISCLOSURE",
    "NO_DISCLOSURE_LABELS",
    "STANDING_LABELS",
    "FlowVerdict",
    "Judged",
    "Leg",
    "Narrower",
    "NoDisclosure",
    "Standing",
    "Way",
    "may_tell",
]

NO_DISCLOSURE = "NO_DISCLOSURE"
"""The outcome code of a gap that has no disclosure to decide on: no eighth state, and never a kind of permission."""


class NoDisclosure(StrEnum):
    """Why there is no disclosure to decide on. ``confined`` says nothing of who holds the item."""

    CONFINED = "confined"
    NOBODY_HOLDS = "nobody-holds"
    NOBODY_MAKES = "nobody-makes"
    HOLDERS_UNKNOWN = "holders-unknown"
    ONLY_KNOWN_TO_HER = "only-known-to-her"
    NO_LAWFUL_HOLDER = "no-lawful-holder"
    CAPACITY_UNKNOWN = "capacity-unknown"


NO_DISCLOSURE_LABELS: dict[NoDisclosure, Text] = {
    NoDisclosure.CONFINED: Text("blijft gesloten", "stays closed"),
    NoDisclosure.NOBODY_HOLDS: Text("geen partner heeft het; niets te delen", "no partner holds it; nothing to share"),
    NoDisclosure.NOBODY_MAKES: Text("niemand maakt het; niets te delen", "nobody makes it; nothing to share"),
    NoDisclosure.HOLDERS_UNKNOWN: Text("onbekend wie het heeft", "unknown who holds it"),
    NoDisclosure.ONLY_KNOWN_TO_HER: Text(
        "geen partner heeft het; alleen haar kring weet het",
        "no partner holds it; only she or her circle knows it",
    ),
    NoDisclosure.NO_LAWFUL_HOLDER: Text(
        "wie het heeft, kreeg het langs een weg zonder grond", "who holds it got it by a way without a ground"
    ),
    NoDisclosure.CAPACITY_UNKNOWN: Text(
        "onbekend in welke hoedanigheid of voor welke taak iemand hier handelt",
        "unknown in which capacity or for which task somebody acts here",
    ),
}


EXTENT_LABELS: dict[str, Text] = {
    "content": Text("de inhoud", "the content"),
    "minimum": Text("alleen het strikt nodige, niet de inhoud", "only what is strictly needed, not the content"),
    "signal": Text("alleen een signaal, niet de inhoud", "only a signal, not the content"),
}
"""How much of an item a verdict is about. A narrower one never covers the content, so its words say so."""


def may_tell(verdict: Verdict) -> bool:
    """Whether a holder with this verdict can be named as somebody to get it from: it must or may, if need be on
    conditions. What waits for a track, a conflict of duties or another road is no way to arrange anything.
    """
    return state_of(verdict) in (State.MUST, State.MAY, State.MAY_IF)


@dataclass(frozen=True, slots=True)
class Narrower:
    """What can be sent instead of the content: the minimum or a signal, with the best verdict on just that."""

    extent: str
    holder: str
    disclosure: Disclosure
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """One gap with the best verdict, the holder and the disclosure it is of. Where ``verdict`` is ``None``, ``reason``
    says why there is nothing to decide on. ``remedy`` is what helps within the law. For a table ``per_seat`` has one
    verdict per seat that does not hold the item; the table's is the worst.

    Which verdict is the row's: that on the content where it must or may be told, if need be on conditions. Only where
    it may not, the best one on something narrower that may: ``extent`` is then ``minimum`` or ``signal`` and
    ``content`` keeps the verdict on the content. So a nurse at a door is told the one sentence that the law lets
    through, and nobody reads that sentence as leave to send the file. ``smaller`` is the other case: the content may
    be told, but less of it on a better verdict (the content with his consent, his absence as a duty). The content
    stays the row's verdict, because that is what was needed, and the narrower one stands beside it.

    ``carriers`` are the holders whose own verdict lets or makes them tell (for a table: every seat that is told), the
    holder of the verdict first, then by verdict; who knows it from hearsay only is left out where somebody who knows it
    first-hand may tell without conditions. ``conditional`` are those among them that may only on conditions.
    ``inside`` are the units under the same controller that may tell it to the party of that controller.
    """

    need: str
    holder: str | None
    disclosure: Disclosure | None
    verdict: Verdict | None
    remedy: str | None
    per_seat: tuple[tuple[str, Verdict], ...] = ()
    reason: NoDisclosure | None = None
    carriers: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    extent: str = "content"
    content: Verdict | None = None
    smaller: Narrower | None = None

    @property
    def on_content(self) -> Verdict | None:
        """The verdict on the item itself: what counts and colours go by, also where something narrower may be told."""
        return self.verdict if self.content is None else self.content


@dataclass(frozen=True, slots=True)
class Leg:
    """One working flow with one item, decided. ``disclosure`` and ``verdict`` are ``None`` where nobody can say in
    which capacity, or for which task, one of its ends acts. ``acute`` is true of a flow that runs only in acute danger.
    """

    flow: str
    item: str
    disclosure: Disclosure | None
    verdict: Verdict | None
    acute: bool = False

    @property
    def rank(self) -> int:
        """0 for the best verdict; what cannot be decided counts as an open question of law does."""
        return _UNDECIDED if self.verdict is None else self.verdict.rank


@dataclass(frozen=True, slots=True)
class Way:
    """A chain of flows, oldest first, of which the law carries every leg."""

    legs: tuple[Leg, ...]

    @property
    def flows(self) -> tuple[str, ...]:
        """The flow ids of the chain."""
        return tuple(leg.flow for leg in self.legs)

    @property
    def weakest(self) -> Leg:
        """The leg with the worst verdict, the first of equals: what the whole way rests on."""
        return max(self.legs, key=lambda leg: leg.rank)


class Standing(StrEnum):
    """What the law makes of one flow, apart from whether anybody needs what it brings."""

    CARRIED = "carried"
    UNGROUNDED = "ungrounded"
    UNGROUNDED_BEFORE = "ungrounded-before"
    UNDECIDED = "undecided"


STANDING_LABELS: dict[Standing, Text] = {
    Standing.CARRIED: Text(
        "Volgens de wet kan het, eventueel onder voorwaarden, maar dit model zegt niet waarvoor.",
        "The law carries it, perhaps on conditions, but this model does not say what for.",
    ),
    Standing.UNGROUNDED: Text(
        "Er is ook geen grond voor: de wet draagt deze stroom niet.",
        "There is no ground for it either: the law does not carry this flow.",
    ),
    Standing.UNGROUNDED_BEFORE: Text(
        "Er is ook geen grond voor: wie het doorgeeft, kreeg het zelf langs een weg die de wet niet draagt.",
        "There is no ground for it either: who passes it on got it by a way that the law does not carry.",
    ),
    Standing.UNDECIDED: Text(
        "Of de wet deze stroom draagt, is niet te beslissen.",
        "Whether the law carries this flow cannot be decided.",
    ),
}


@dataclass(frozen=True, slots=True)
class FlowVerdict:
    """A flow by itself, for the recipient's own task: its leg, and whether the law carries it."""

    leg: Leg
    standing: Standing


_UNDECIDED = OUTCOME_ORDER.index((Outcome.UNDETERMINED, None))
