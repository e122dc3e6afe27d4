"""The verdict on the direct way: the best of the routes (OR over grounds), and what a stop does to all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from ontology.norms import Clause, Condition, Modality, Norm, NormKind, Precision, Role
from ontology.statutes import LawOnDay
from queries.legal_route import Reader, Route, Setting, run
from queries.matching import grounds_for
from queries.passage import joined
from queries.prohibitions import Forbidden, Prohibitions
from queries.situation import CONSENT_OF, Truth, read_clauses
from queries.verdict import (
    Alternative,
    Decision,
    Layer,
    LayerName,
    LayerStatus,
    NoGroundReason,
    Outcome,
    Verdict,
)

__all__ = ["CONSENT", "direct_verdict", "grounds_and_consent", "verdict_of"]

CONSENT = "avg-6-1-a"
"""The basis on which the generic route of consent leans."""

_CONSENT_ASKS = (
    Clause((Condition("consent.subject", ("given",), Role.TRACK),)),
    Clause((Condition("consent.safe-to-ask", ("true",), Role.EXCEPTION),)),
)


def direct_verdict(setting: Setting, reader: Reader, prohibitions: Prohibitions) -> Verdict:
    """The verdict without intermediaries."""
    forbidden = prohibitions.among(setting.stops, setting.disclosure.label.subject)
    return verdict_of(setting, [run(setting, ground, reader) for ground in grounds_and_consent(setting)], forbidden)


def verdict_of(setting: Setting, routes: list[Route], forbidden: Forbidden) -> Verdict:
    """:func:`direct_verdict` put together from what each of its grounds gives, in their order, and from the stops that
    bear on all of them.
    """
    label = setting.disclosure.label
    acute = setting.situation.value("acute-danger") == "true"
    passing = [route for route in routes if route.outcome is not None]
    live = sorted([route for route in passing if not (acute and _waits(route))], key=_place)
    # A prohibition that names grounds forbids as soon as none of them carries this.
    barred = () if passing else tuple(stop.id for stop in forbidden.barring)
    if forbidden.certain or barred:
        return _prohibited(setting, live, forbidden, (*forbidden.certain, *barred), acute=acute)
    if label.secrecy is None and label.form == "identified":
        return Verdict(
            Outcome.UNDETERMINED,
            Modality.NONE,
            Decision.DOUBT,
            setting.law.day,
            acute=acute,
            layers=(Layer(LayerName.SECRECY, LayerStatus.UNKNOWN),),
            # No way is offered past a secrecy of which nobody knows what it closes. What could still shut every way
            # to which a prohibition yields is to be ruled out all the same.
            exceptions=joined((*(route.exceptions for route in passing if forbidden.barring), forbidden.to_rule_out)),
            uncertain_dates=_uncertain(setting, live),
        )
    # Where a stop closes unless, a route that would be undetermined once its track has begun opens nothing yet.
    firm = [route for route in live if not route.unsettled] if forbidden.unless else live
    if not firm:
        return _nothing(setting, routes, live, forbidden, acute=acute)
    return _verdict(setting, firm, live, routes, forbidden, acute=acute)


def _place(route: Route) -> tuple[int, int, str]:
    return route.place


def grounds_and_consent(setting: Setting) -> Iterator[Norm]:
    """Every ground that covers the disclosure, and consent where it can be one."""
    yield from grounds_for(setting.law, setting.disclosure, setting.ends)
    consent = _consent_on(setting.law)
    if consent is not None and _consent_applies(setting):
        yield consent


@lru_cache(maxsize=16)
def _consent_on(law: LawOnDay) -> Norm | None:
    """Consent as a ground of its own, where the basis that it leans on is in force."""
    basis = law.norm.get(CONSENT)
    if basis is None:
        return None
    return replace(basis, kind=NormKind.POWER, modality=Modality.MAY_WITH_CONSENT, when=_CONSENT_ASKS)


def _consent_applies(setting: Setting) -> bool:
    """Consent is no ground for police and justice data, nor needed where no personal data go out, nor something that a
    person gives to herself.
    """
    label = setting.disclosure.label
    return (
        label.form == "identified"
        and label.regime == "avg"
        and "avg-controller" in setting.ends.holder
        and not setting.tells_subject
    )


def _waits(route: Route) -> bool:
    """Whether a route needs something first that danger to life does not wait for."""
    return bool(route.waiting) and route.ground.modality is not Modality.MAY_IN_CONFLICT


def _prohibited(
    setting: Setting, live: list[Route], forbidden: Forbidden, prohibitions: tuple[str, ...], *, acute: bool
) -> Verdict:
    names = (*prohibitions, *[stop.id for stop in forbidden.closing])
    return Verdict(
        Outcome.PROHIBITED,
        Modality.MUST_NOT,
        Decision.RULE,
        setting.law.day,
        acute=acute,
        layers=(Layer(LayerName.STOPS, LayerStatus.FALSE, names, forbidden.turned),),
        blocks=names,
        facts_used=forbidden.turned,
        uncertain_dates=_uncertain(setting, live),
    )


def _verdict(
    setting: Setting, firm: list[Route], live: list[Route], routes: list[Route], forbidden: Forbidden, *, acute: bool
) -> Verdict:
    best = firm[0]
    rank = best.rank
    same = [route for route in firm if route.rank == rank]
    grounds = tuple([route.ground.id for route in same])
    assert best.outcome is not None
    return Verdict(
        best.outcome,
        best.modality,
        best.decision,
        setting.law.day,
        acute=acute,
        layers=best.layers,
        grounds=grounds,
        to_check=(*best.missing, *best.waiting),
        to_weigh=best.weigh,
        exceptions=joined((*[route.exceptions for route in same], forbidden.to_rule_out)),
        blocks=joined(route.blocked_by for route in routes if route.outcome is None),
        doubts=joined(route.doubts for route in same),
        alternatives=_alternatives([route for route in live if route.ground.id not in grounds], forbidden),
        beside=_alternatives(same[1:], forbidden),
        onward=best.ground.onward,
        recording=best.ground.recording,
        term=best.ground.term,
        facts_used=best.turned,
        uncertain_dates=_uncertain(setting, firm),
    )


def _nothing(setting: Setting, routes: list[Route], live: list[Route], forbidden: Forbidden, *, acute: bool) -> Verdict:
    """No firm route: closed by a stop that says so, or nothing recorded. A live route is an alternative."""
    stops = forbidden.unless
    used = joined(route.turned for route in routes)
    barred = joined(route.blocked_by for route in routes)
    if not stops and not barred:
        return Verdict(
            Outcome.NO_GROUND,
            Modality.NONE,
            Decision.RULE,
            setting.law.day,
            acute=acute,
            blocks=tuple(route.ground.id for route in routes),
            reason=NoGroundReason.NOTHING_RECORDED,
            facts_used=used,
        )
    shut = [stop for stop in forbidden.closing if _without_exception(setting, stop, routes)]
    names = joined(((stop.id for stop in (*shut, *stops)), barred))
    failed = tuple(route.ground.id for route in routes if route.failed)
    return Verdict(
        Outcome.PROHIBITED if shut else Outcome.NO_GROUND,
        Modality.MUST_NOT,
        Decision.RULE,
        setting.law.day,
        acute=acute,
        layers=(Layer(LayerName.SECRECY, LayerStatus.FALSE, names, used),),
        to_check=forbidden.to_look_up,
        to_weigh=() if shut else tuple(text for stop in stops for text in stop.weigh),
        exceptions=forbidden.to_check,
        blocks=joined((names, failed)),
        doubts=joined(route.doubts for route in live),
        alternatives=_alternatives(live, forbidden),
        reason=None if shut else NoGroundReason.CLOSED_UNLESS,
        facts_used=joined((used, forbidden.to_look_up, forbidden.to_check)),
    )


def _without_exception(setting: Setting, stop: Norm, routes: list[Route]) -> bool:
    """Whether every exception that the stop names is false.

    A listed ground is false when it does not cover this disclosure or fails on a fact; a duty only when the duties that
    do cover it leave this stop closed: that nobody recorded a duty proves nothing. A route that passes the stop, but
    for now is unsettled, is an exception that may yet be there.
    """
    named = stop.stop
    if named is None:
        return True
    label = setting.disclosure.label
    consent = CONSENT_OF.get(label.subject)
    refused = consent is None or setting.situation.value(consent) in ("refused", "withdrawn")
    duties = [route.ground for route in routes if route.ground.kind is NormKind.DUTY]
    excluded = bool(duties) and all(stop.id in duty.keeps_closed for duty in duties)
    if named.own_task or (named.consent and not refused) or (named.duty and not excluded):
        return False
    if any(route.unsettled for route in routes):
        return False
    open_grounds = {route.ground.id for route in routes if not route.failed and stop.id not in route.blocked_by}
    if any(ground in open_grounds for ground in named.grounds):
        return False
    return not named.when or read_clauses(named.when, setting.situation, label.subject).truth is Truth.FALSE


def _alternatives(routes: Iterable[Route], forbidden: Forbidden) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(
            ground=route.ground.id,
            outcome=route.outcome,
            decision=route.decision,
            missing=(*route.missing, *route.waiting),
            exceptions=joined((route.exceptions, forbidden.to_rule_out)),
            facts_used=route.turned,
            doubts=route.doubts,
        )
        for route in routes
        if route.outcome is not None
    )


def _uncertain(setting: Setting, live: list[Route]) -> tuple[str, ...]:
    """The best ground where its text on this day was not read: first day not known to the day, and the day before the
    text that was read, or no text read at all.
    """
    return tuple(
        route.ground.id
        for route in live[:1]
        if route.ground.precision is not Precision.EXACT
        and (route.ground.text_date is None or setting.law.day < route.ground.text_date)
    )
