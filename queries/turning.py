"""What another value of a fact makes of a direct way, in brief: only the routes that read the fact are run again.

A direct way is put together from what each route gives and from the stops that bear on all of them
(:func:`queries.direct_way.direct_verdict`). Which outcome that is, on which grounds and with which alternatives, is all
that the rank of a decision and of a chain turns on; what a person reads besides is left out here. Random laws hold both
to the decision itself (``tests/properties/test_turning.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ontology.norms import Modality
from queries.direct_way import grounds_and_consent
from queries.legal_route import Route, Setting, run
from queries.setting import setting_of
from queries.sitting import ABOUT_RECIPIENT
from queries.situation import CONSENT_OF
from queries.verdict import Alternative, Decision, Disclosure, Outcome, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from queries.prohibitions import Forbidden
    from queries.sitting import Sitting

__all__ = ["Routes", "routes_of"]

_ACUTE = "acute-danger"
_OF_CHILD = "recipient.alleged-perpetrator"
"""By whom consent for a child was given counts wherever that consent is read."""


@dataclass(frozen=True, slots=True)
class Routes:
    """The routes of one disclosure in one sitting, and by fact the places of those that read it. ``beside`` are facts
    that the exceptions of the stops on it read, whatever the routes.
    """

    setting: Setting
    forbidden: Forbidden
    routes: tuple[Route, ...]
    reading: Mapping[str, tuple[int, ...]]
    beside: frozenset[str]

    def in_brief(self, fact: str, after: Sitting, now: Verdict) -> Verdict | None:
        """Outcome, decision, grounds and alternatives where ``fact``, and no other, has the value that it has in
        ``after``: those of ``now`` itself where it is known to make no difference. ``None`` where that has to be
        decided in full.
        """
        if fact == ABOUT_RECIPIENT:
            return None
        seat = after.seat(self.setting.disclosure)
        forbidden = seat.prohibitions.among(self.setting.stops, self.setting.disclosure.label.subject)
        changed = self._changed(fact, seat)
        if not changed and fact != _ACUTE and fact not in self.beside and forbidden == self.forbidden:
            return now
        routes = [changed.get(place, route) for place, route in enumerate(self.routes)] if changed else self.routes
        return _in_brief(self.setting, routes, forbidden, acute=seat.situation.value(_ACUTE) == "true")

    def _changed(self, fact: str, seat: Sitting) -> dict[int, Route]:
        """The routes that give something else, by place."""
        places = self.reading.get(fact, ())
        if not places:
            return {}
        setting = replace(self.setting, situation=seat.situation)
        now = [(place, run(setting, self.routes[place].ground, seat.reader)) for place in places]
        return {place: route for place, route in now if _given(route) != _given(self.routes[place])}


def routes_of(sitting: Sitting, disclosure: Disclosure) -> Routes:
    """The routes of ``disclosure`` as ``sitting`` decides it."""
    seat = sitting.seat(disclosure)
    setting = setting_of(seat.law, disclosure, seat.situation)
    forbidden = seat.prohibitions.among(setting.stops, disclosure.label.subject)
    routes = tuple(run(setting, ground, seat.reader) for ground in grounds_and_consent(setting))
    reading: dict[str, tuple[int, ...]] = {}
    for place, route in enumerate(routes):
        for fact in dict.fromkeys(route.used):
            reading[fact] = (*reading.get(fact, ()), place)
    return Routes(setting, forbidden, routes, reading, _beside(setting))


def _beside(setting: Setting) -> frozenset[str]:
    named = [stop.stop for stop in setting.stops if stop.stop is not None]
    asked = {option.fact for one in named for clause in one.when for option in clause.options}
    consents = {*CONSENT_OF.values(), _OF_CHILD} if any(one.consent for one in named) else set()
    if not asked.isdisjoint((*CONSENT_OF.values(), "consent.subject")):
        consents = {*CONSENT_OF.values(), _OF_CHILD}
    return frozenset(asked | consents)


def _in_brief(setting: Setting, routes: Iterable[Route], forbidden: Forbidden, *, acute: bool) -> Verdict | None:
    passing = [route for route in routes if route.outcome is not None]
    live = sorted((route for route in passing if not (acute and _waits(route))), key=lambda route: route.place)
    if forbidden.certain or (forbidden.barring and not passing):
        return _brief(setting, Outcome.PROHIBITED, Decision.RULE, acute=acute)
    label = setting.disclosure.label
    if label.secrecy is None and label.form == "identified":
        return _brief(setting, Outcome.UNDETERMINED, Decision.DOUBT, acute=acute)
    firm = [route for route in live if not route.unsettled] if forbidden.unless else live
    outcome = firm[0].outcome if firm else None
    if outcome is None:
        # Whether what closes it can still open is for the decision to say.
        closed = forbidden.unless or any(route.blocked_by for route in routes)
        return None if closed else _brief(setting, Outcome.NO_GROUND, Decision.RULE, acute=acute)
    best = firm[0]
    grounds = tuple(route.ground.id for route in firm if route.rank == best.rank)
    others = [route for route in live if route.ground.id not in grounds]
    return _brief(setting, outcome, best.decision, acute=acute, grounds=grounds, others=others)


def _brief(
    setting: Setting,
    outcome: Outcome,
    decision: Decision,
    *,
    acute: bool,
    grounds: tuple[str, ...] = (),
    others: Iterable[Route] = (),
) -> Verdict:
    beside = (
        Alternative(route.ground.id, route.outcome, route.decision) for route in others if route.outcome is not None
    )
    return Verdict(
        outcome, Modality.NONE, decision, setting.law.day, grounds=grounds, alternatives=tuple(beside), acute=acute
    )


def _waits(route: Route) -> bool:
    return bool(route.waiting) and route.ground.modality is not Modality.MAY_IN_CONFLICT


def _given(route: Route) -> tuple[object, ...]:
    """What of a route a direct way is put together from, its sentences and its facts left out."""
    return (
        route.outcome,
        route.decision,
        len(route.missing) + len(route.waiting),
        bool(route.waiting),
        route.unsettled,
        bool(route.failed),
        route.blocked_by,
    )
