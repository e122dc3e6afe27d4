"""Moments, hours and timed steps as JSON: one mapping for every answer in which time runs from a start."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from api.wire_parts import number, text_object
from queries.clock import spoken

if TYPE_CHECKING:
    from ontology.statutes import Law
    from queries.clock import Start
    from queries.legal_answer import Leg
    from queries.timing import TimedLeg

__all__ = ["leg_object", "moment_object", "start_object", "verdict_of_leg"]


def leg_object(law: Law, start: Start, timed: TimedLeg) -> dict[str, Any]:
    """One flow on the way, in hours after ``start``."""
    begin = start.minute
    return {
        "stroom": timed.leg.flow,
        "van": timed.sender,
        "naar": timed.recipient,
        "gehadNaUren": number((timed.had - begin) / 60),
        "begonnenNaUren": number((timed.passage.sent - begin) / 60),
        "klaarNaUren": number((timed.passage.ready - begin) / 60),
        "bekendNaUren": number((timed.passage.known - begin) / 60),
        "oordeel": verdict_of_leg(law, timed.leg),
    }


def verdict_of_leg(law: Law, leg: Leg) -> dict[str, Any] | None:
    """The verdict on one flow; ``None`` where nobody can say in which capacity, or for which task, somebody acts."""
    from api.law_wire import verdict_object

    if leg.verdict is None or leg.disclosure is None:
        return None
    return verdict_object(law, leg.disclosure, leg.verdict)


def moment_object(start: Start, hours: float | None) -> dict[str, Any] | None:
    """The day and hour so many hours after ``start``, in words; ``None`` where that cannot be said."""
    return None if hours is None else text_object(spoken(start.minute + round(hours * 60), start.minute))


def start_object(start: Start) -> dict[str, Any]:
    """The day of the week (0 is Monday), the hour, and both in words."""
    return {"weekdag": start.weekday, "uur": number(start.hour), **text_object(start.text)}
