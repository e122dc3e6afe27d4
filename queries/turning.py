"""What another value of a fact makes of a direct way: only the routes that read the fact are run again.

A direct way is put together from what each route gives and from the stops that bear on all of them
(:func:`queries.direct_way.verdict_of`). A route that does not read the fact gives what it gave. Random laws hold the
outcome to a decision made anew (``tests/properties/test_turning.py``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from queries.direct_way import grounds_and_consent, verdict_of
from queries.legal_route import Route, Setting, run
from queries.setting import setting_of
from queries.sitting import ABOUT_RECIPIENT
from queries.situation import CONSENT_OF

if TYPE_CHECKING:
    from collections.abc import Mapping

    from queries.prohibitions import Forbidden
    from queries.sitting import Sitting
    from queries.verdict import Disclosure, Verdict

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

    def turned(self, fact: str, after: Sitting, now: Verdict) -> Verdict | None:
        """The verdict where ``fact``, and no other, has the value that it has in ``after``; ``now`` itself where it
        makes no difference. ``None`` where the fact chooses the sitting, so that all has to be decided anew.
        """
        if fact == ABOUT_RECIPIENT:
            return None
        seat = after.seat(self.setting.disclosure)
        setting = replace(self.setting, situation=seat.situation)
        routes = list(self.routes)
        for place in self.reading.get(fact, ()):
            routes[place] = run(setting, routes[place].ground, seat.reader)
        forbidden = seat.prohibitions.among(setting.stops, setting.disclosure.label.subject)
        same = fact != _ACUTE and fact not in self.beside and forbidden == self.forbidden
        return now if same and tuple(routes) == self.routes else verdict_of(setting, routes, forbidden)


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
