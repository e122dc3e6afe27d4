"""Lawful routes: along whom an item can lawfully come to an actor, whether or not a flow does so today.

Every hop is decided in full for the recipient's own task (:class:`~queries.hops.LawDecider`). Every actor can stand in
between; a table cannot, its seats can. What she or her circle could tell stands apart and closes no gap.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from graph.routes import Line, Route, best_routes
from ontology.terms import Assurance, Quality, Text
from queries.deciding import is_reported
from queries.hops import FLOW_MARK, OWN_TASK, Carried, LawDecider, Taken
from queries.own_tasks import purposes_of

if TYPE_CHECKING:
    from graph.deciding import Passed
    from queries.deciding import Bench
    from queries.verdict import Disclosure, Verdict

__all__ = ["NO_ROUTE_LABELS", "Closest", "LawfulRoute", "NoRoute", "RouteHop", "Routes", "RoutesAnswer"]


class NoRoute(StrEnum):
    """Why there is no route to show. ``confined`` says nothing of who holds the item."""

    CONFINED = "confined"
    NOBODY_HOLDS = "nobody-holds"
    NOT_WITH_HOLDER = "not-with-holder"
    CAPACITY_UNKNOWN = "capacity-unknown"
    NOT_LAWFUL = "not-lawful"
    NOT_DIRECT = "not-direct"


NO_ROUTE_LABELS: dict[NoRoute, Text] = {
    NoRoute.CONFINED: Text(
        "Dit item blijft gesloten: er wordt geen weg getoond en niet gezegd wie het weet.",
        "This item stays closed: no way is shown, nor who knows it.",
    ),
    NoRoute.NOBODY_HOLDS: Text(
        "Geen partner legt dit zelf vast; er is niets te delen.", "No partner records this itself: nothing to share."
    ),
    NoRoute.NOT_WITH_HOLDER: Text(
        "Deze houder legt dit niet zelf vast. Vraag het zonder houder: dan staat er wie het wel heeft.",
        "This holder does not record this itself. Ask without a holder to see who does.",
    ),
    NoRoute.CAPACITY_UNKNOWN: Text(
        "Niet te zeggen: onbekend in welke hoedanigheid of voor welke taak de ontvanger handelt.",
        "Cannot be said: it is unknown in which capacity or for which task the recipient acts.",
    ),
    NoRoute.NOT_LAWFUL: Text(
        "Er is geen weg van drie stappen of minder waarop elke stap nu kan.",
        "There is no way of three hops or fewer on which every hop can be taken now.",
    ),
    NoRoute.NOT_DIRECT: Text(
        "Wie dit heeft, kan het nu niet rechtstreeks vertellen. Naar een weg via anderen is niet gezocht.",
        "Whoever has this cannot tell it straight now. No way through others was looked for.",
    ),
}


@dataclass(frozen=True, slots=True)
class RouteHop:
    """One hop, decided: by these grounds of ``taken.verdict``, over ``flow`` or (``None``) over no flow yet. ``hours``
    is the handling time of the flow where it is known; waiting comes on top of it.
    """

    holder: str
    recipient: str
    taken: Taken
    flow: str | None
    hours: float | None

    @property
    def to_check(self) -> tuple[str, ...]:
        """Facts to look up first, and consent to ask, for everybody in the record."""
        return tuple(dict.fromkeys(fact for one in self._each for fact in one.to_check))

    @property
    def to_weigh(self) -> tuple[Text, ...]:
        """What a professional must weigh; never answered here."""
        return tuple(dict.fromkeys(text for one in self._each for text in one.to_weigh))

    @property
    def _each(self) -> tuple[Verdict, ...]:
        return tuple(member for _, member in self.taken.verdict.per_subject) or (self.taken.verdict,)


@dataclass(frozen=True, slots=True)
class LawfulRoute:
    """Hops, oldest first. ``grade`` is the rank of the weakest one in ``OUTCOME_ORDER``; ``hours`` is ``None`` as soon
    as one time is unknown. ``hearsay``: whoever it starts with knows it second-hand only.
    """

    hops: tuple[RouteHop, ...]
    grade: int
    hours: float | None
    hearsay: bool = False

    @property
    def parties(self) -> tuple[str, ...]:
        """Who has it, from the holder to the recipient."""
        return (self.hops[0].holder, *(hop.recipient for hop in self.hops))

    @property
    def without_flow(self) -> tuple[RouteHop, ...]:
        """The hops for which an arrangement must still be made."""
        return tuple(hop for hop in self.hops if hop.flow is None)

    @property
    def assumptions(self) -> tuple[Text, ...]:
        """What the verdicts lean on without having looked it up."""
        return tuple(dict.fromkeys(text for hop in self.hops for text in hop.taken.verdict.assumptions))

    @property
    def weakest(self) -> RouteHop:
        """The hop with the worst verdict, the first of equals."""
        return max(self.hops, key=lambda hop: hop.taken.passed.grade)


@dataclass(frozen=True, slots=True)
class Closest:
    """Where no route is lawful: the best verdict on telling it straight, and whose."""

    holder: str
    disclosure: Disclosure
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class RoutesAnswer:
    """The routes to ``recipient`` for what it needs at ``step`` (its own task for ``""``), best first. ``routes`` start
    with who records the item first-hand; ``hearsay`` with who has it second-hand; ``ask_safely`` with somebody who is
    no partner, and then the first question is whether asking is safe. ``reason`` says why ``routes`` is empty.
    ``through_others``: whether routes through others were looked for too.
    """

    recipient: str
    item: str
    step: str
    routes: tuple[LawfulRoute, ...] = ()
    hearsay: tuple[LawfulRoute, ...] = ()
    ask_safely: tuple[LawfulRoute, ...] = ()
    reason: NoRoute | None = None
    closest: Closest | None = None
    through_others: bool = True


class Routes:
    """The lawful routes in the model of ``bench``; whatever one question decided serves the next."""

    def __init__(self, bench: Bench) -> None:
        self.bench = bench
        self.model = bench.model
        self._deciders = {reported: LawDecider(bench, "TRI" if reported else OWN_TASK) for reported in (False, True)}

    def needs(self, recipient: str, item: str, step: str | None = None, table: str | None = None) -> bool:
        """Whether the model says that ``recipient``, or the ``table`` where it sits, needs the item (at ``step``)."""
        needers = {recipient, table}
        return any(one.item == item and one.needer in needers and step in (None, one.step) for one in self.model.needs)

    def to(
        self,
        recipient: str,
        item: str,
        step: str = OWN_TASK,
        *,
        holder: str | None = None,
        k: int | None = 5,
        through_others: bool = True,
    ) -> RoutesAnswer:
        """The ``k`` best routes from ``holder``, or from whoever has it; without ``through_others`` those of one hop
        alone. Raises ``ValueError`` for a recipient that is no actor (a table is told nothing: ask for its seats; she
        is asked, not told), ``KeyError`` for an unknown item.
        """
        if recipient not in self.model.actor:
            raise ValueError(f"{recipient!r} is no actor")
        reason = self._shut(recipient, item, step)
        if reason is not None:
            return RoutesAnswer(recipient, item, step, reason=reason, through_others=through_others)
        first, second, knowers = self._starting(item, holder)
        between = tuple(self.model.actor) if through_others else ()

        def best(origins: list[str], *, hearsay: bool = False) -> tuple[LawfulRoute, ...]:
            return self._best(origins, between, (recipient, item, step), k, hearsay=hearsay)

        found = best(first)
        return RoutesAnswer(
            recipient,
            item,
            step,
            found,
            best(second, hearsay=True),
            best(knowers),
            None if found else self._why_not(first, second, holder, through_others=through_others),
            None if found else self._closest([*first, *second], recipient, item, step),
            through_others,
        )

    def decider(self, step: str = OWN_TASK) -> LawDecider:
        """The decider for needs at ``step``: with or without the report that the model assumes from triage on."""
        return self._deciders[is_reported(step)]

    def flows_between(self, holder: str, recipient: str, item: str) -> tuple[Line, ...]:
        """The working flows that carry the item whatever the circumstances, fastest first."""
        return self._lines.get((holder, recipient, item), ())

    # ── where it starts ──────────────────────────────────────────────────────────────────────────────────────────────

    def _shut(self, recipient: str, item: str, step: str) -> NoRoute | None:
        if self.model.item[item].confined:
            return NoRoute.CONFINED
        capacity = self.bench.capacity(recipient)
        if capacity is None or not purposes_of(self.bench.law, capacity, step):
            return NoRoute.CAPACITY_UNKNOWN
        return None

    def _starting(self, item: str, holder: str | None) -> tuple[list[str], list[str], list[str]]:
        """Who has it of itself: actors first-hand, actors second-hand, and who is no partner."""
        own = [
            one
            for one in self.model.holdings
            if one.item == item and not one.brought_by and holder in (None, one.holder)
        ]
        actors = {one.holder for one in own if one.holder in self.model.actor}
        first = {one.holder for one in own if one.quality is Quality.FIRST_HAND} & actors
        knowers = {one.holder for one in own} - actors
        return sorted(first), sorted(actors - first), sorted(knowers)

    def _why_not(self, first: list[str], second: list[str], holder: str | None, *, through_others: bool) -> NoRoute:
        if first or second:
            return NoRoute.NOT_LAWFUL if through_others else NoRoute.NOT_DIRECT
        return NoRoute.NOBODY_HOLDS if holder is None else NoRoute.NOT_WITH_HOLDER

    # ── the search ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _best(
        self,
        origins: Iterable[str],
        between: Iterable[str],
        wanted: tuple[str, str, str],
        k: int | None,
        *,
        hearsay: bool,
    ) -> tuple[LawfulRoute, ...]:
        """The best routes for what is ``wanted`` (recipient, item, step), with only ``between`` as middlemen."""
        recipient, item, step = wanted
        decider = self.decider(step)
        starts = [(party, state) for party in origins for state in decider.starts(party, item)]
        found = best_routes(decider, starts, recipient, between, step, lines=self._line, k=k)
        return tuple(self._read(route, decider, step, hearsay=hearsay) for route in found)

    def _line(self, holder: str, recipient: str, passed: Passed[Carried]) -> Line | None:
        _, must, named = passed.reason.partition(FLOW_MARK)
        if must:
            return Line(named, self.model.flow[named].handling_hours)
        return next(iter(self.flows_between(holder, recipient, passed.label.item)), None)

    def _read(self, route: Route[Carried], decider: LawDecider, step: str, *, hearsay: bool) -> LawfulRoute:
        hops = []
        for number, hop in enumerate(route.hops, start=1):
            asked = step if number == len(route.hops) else OWN_TASK
            ways = decider.ways(hop.before, hop.holder, hop.recipient, asked)
            taken = next(one for one in ways if one.passed == hop.passed)
            flow, hours = (None, None) if hop.line is None else (hop.line.id, hop.line.hours)
            hops.append(RouteHop(hop.holder, hop.recipient, taken, flow, hours))
        return LawfulRoute(tuple(hops), route.cost.grade, route.hours, hearsay)

    def _closest(self, origins: list[str], recipient: str, item: str, step: str) -> Closest | None:
        bench = self.bench
        capacity = bench.capacity(recipient)
        purposes = () if capacity is None else purposes_of(bench.law, capacity, step)
        found = [
            Closest(party, disclosure, bench.decide(disclosure, step, item=item))
            for party in origins
            for state in self.decider(step).starts(party, item)
            for disclosure in bench.disclosures(party, recipient, state.label, purposes, item=item)
        ]
        return min(found, key=_nearest, default=None)

    @cached_property
    def _lines(self) -> dict[tuple[str, str, str], tuple[Line, ...]]:
        found: dict[tuple[str, str, str], list[Line]] = {}
        for flow in self.model.flows:
            if flow.assurance is not Assurance.OUGHT and not self.bench.acute(flow):
                for item in flow.items:
                    found.setdefault((flow.sender, flow.recipient, item), []).append(Line(flow.id, flow.handling_hours))
        return {ends: tuple(sorted(lines, key=_fastest)) for ends, lines in found.items()}


def _fastest(line: Line) -> tuple[bool, float, str]:
    return (line.hours is None, line.hours or 0.0, line.id)


def _nearest(one: Closest) -> tuple[int, str, str, str]:
    return (one.verdict.rank, one.holder, one.disclosure.purpose, one.disclosure.forum)
