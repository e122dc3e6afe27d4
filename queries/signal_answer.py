"""Answer types for a signal that enters at one desk: who knows it when, what becomes of it, where it stops and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from queries.timing import Moment, Pace

if TYPE_CHECKING:
    from queries.clock import Start
    from queries.legal_answer import Leg

__all__ = ["HORIZONS", "Due", "Fate", "Heard", "Onward", "Shut", "Signal", "Stop", "StopKind"]

HORIZONS: tuple[float, ...] = (1.0, 4.0, 24.0, 72.0, 168.0)
"""After how many hours it is asked who knows: 1, 4, 24 and 72 hours and 7 days."""


class Fate(StrEnum):
    """What becomes of a signal: whether somebody who may act on it lawfully has it within the term of that step."""

    ARRIVES = "arrives"  # with somebody who may act and is not the desk itself
    STAYS = "stays"  # the desk may act itself; nobody else who may act has it in time
    CANNOT_SAY = "cannot-say"
    DIES = "dies"
    NOBODY_ACTS = "nobody-acts"  # no actor of the model needs the item for anything it could do

    @property
    def dead(self) -> bool:
        """Whether it is known that nobody who may act has it in time."""
        return self in (Fate.DIES, Fate.NOBODY_ACTS)


class StopKind(StrEnum):
    """Why an actor that needs the item does not have it in time from this desk."""

    NO_FLOW = "no-flow"  # no working flow goes on to it from anybody who has it
    UNGROUNDED = "ungrounded-flow"  # a flow is there; the law does not carry it
    NOT_COMPETENT = "not-competent"  # a flow is there; no norm gives these two a task or power to share
    OVER_HIM = "over-his-consent"  # a flow is there; the law carries it only with consent that he has to give
    UNKNOWN_TIME = "unknown-time"  # it may arrive; nobody knows when
    LATE = "late"  # it arrives after the term


@dataclass(frozen=True, slots=True)
class Heard:
    """An actor that may come to know it, for its own task or for a need, whichever is sooner."""

    actor: str
    moment: Moment

    def within(self, hours: float) -> bool:
        """Whether it is known to know by then; what cannot be said is no."""
        return self.moment.hours is not None and self.moment.hours <= hours


@dataclass(frozen=True, slots=True)
class Due:
    """An actor that needs the item or may act on it of itself, with when the signal can be there for that.

    ``acts`` is true of one that may act on it, ``needed`` is false of one that may without needing it from anybody.
    """

    actor: str
    step: str
    term: float
    acts: bool
    needed: bool
    moment: Moment

    @property
    def pace(self) -> Pace:
        """Whether it is there in time."""
        return self.moment.pace(self.term)


@dataclass(frozen=True, slots=True)
class Onward:
    """The best hop that the law would let somebody take who has the signal: nobody arranged it, it is *modelled*.

    ``hours`` counts from the start, a call taking no time; ``None`` where it cannot be said.
    """

    holder: str
    receiver: str
    hours: float | None
    leg: Leg


@dataclass(frozen=True, slots=True)
class Stop:
    """A need that is not met in time: why, with whom the signal stays, and what would carry it on.

    ``flow`` is where it goes wrong; ``refusal`` the best verdict that there is on that flow, or on telling it directly
    where there is no flow and no lawful hop either. ``onward`` is ``None`` where the law lets nobody tell it, or only
    (``over_him``) by asking the alleged perpetrator while it is not known that asking is safe.
    """

    due: Due
    kind: StopKind
    at: str
    flow: str | None = None
    refusal: Leg | None = None
    onward: Onward | None = None
    over_him: bool = False


@dataclass(frozen=True, slots=True)
class Shut:
    """The desk cannot take it when it is told: not before ``until`` (a minute, counted from the week of the start on).
    ``elsewhere`` are the desks that have it on record within the hour when it is told there.
    """

    until: int
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signal:
    """One item told at one desk at ``start``. ``intake`` is when the desk itself has it on record; ``shut`` says that
    nobody there can take it at the start (``None``: somebody can, or nobody knows the hours).
    """

    desk: str
    item: str
    start: Start
    level: int
    intake: Moment
    heard: tuple[Heard, ...]
    due: tuple[Due, ...]
    stops: tuple[Stop, ...]
    shut: Shut | None = None

    @property
    def fate(self) -> Fate:
        """What becomes of it."""
        acting = [due for due in self.due if due.acts]
        in_time = [due for due in acting if due.pace in (Pace.IN_TIME, Pace.OWN)]
        if not acting:
            return Fate.NOBODY_ACTS
        if any(due.actor != self.desk for due in in_time):
            return Fate.ARRIVES
        if in_time:
            return Fate.STAYS
        return Fate.CANNOT_SAY if any(due.pace is Pace.CANNOT_SAY for due in acting) else Fate.DIES

    def knowing(self, hours: float) -> tuple[str, ...]:
        """Who knows within ``hours``, the desk among them, in the order in which they come to know."""
        return tuple(one.actor for one in self.heard if one.within(hours))

    @property
    def last(self) -> float | None:
        """When the last actor of the first seven days came to know it; ``None`` when nobody is known to."""
        moments = (one.moment.hours for one in self.heard)
        return max((hours for hours in moments if hours is not None and hours <= HORIZONS[-1]), default=None)
