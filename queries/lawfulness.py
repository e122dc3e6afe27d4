"""The one decision about sharing: what the law says about one disclosure, in one situation, on one day.

AND over layers, OR over grounds, three-valued facts, human judgement never filled in (design.md 4.2; the layered
procedure is in knowledge/decision-procedure.md). Pure: no clock, no input or output; the order of facts is irrelevant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import product

from ontology.norms import Clause, Condition, Modality, Norm, NormKind, Precision, Role
from ontology.statutes import Law, LawOnDay
from queries.intermediaries import next_label, steps_between
from queries.legal_route import Route, Setting, run
from queries.matching import grounds_for, parties, stops_for
from queries.situation import CONSENT_OF, Situation, Truth, read_clauses
from queries.verdict import (
    OUTCOME_ORDER,
    Alternative,
    Decision,
    Disclosure,
    Hop,
    Layer,
    LayerName,
    LayerStatus,
    NoGroundReason,
    Outcome,
    Verdict,
)

__all__ = ["CONSENT", "candidates", "decide"]

CONSENT = "avg-6-1-a"
"""The basis on which the generic route of consent leans."""

_MEMBERS = ("victim", "perpetrator", "child")
_GOOD_ENOUGH = frozenset(
    {Outcome.MANDATORY, Outcome.MANDATORY_UNLESS_WEIGHTY, Outcome.PERMITTED, Outcome.PERMITTED_HUMAN}
)


def decide(law: Law, disclosure: Disclosure, situation: Situation, day: str) -> Verdict:
    """What the law of ``day`` (ISO) says about ``disclosure``.

    A record about a household is decided member by member; its outcome is the worst (``per_subject``). Raises
    ``KeyError`` for a holder or recipient that the vocabulary of capacities does not have.
    """
    if disclosure.label.subject == "household":
        members = [
            (member, decide(law, replace(disclosure, label=replace(disclosure.label, subject=member)), situation, day))
            for member in _MEMBERS
        ]
        worst = max((verdict for _, verdict in members), key=lambda verdict: verdict.rank)
        # Each member's record goes along: what may yet stand in the way of one is to be checked for all.
        exceptions = tuple(dict.fromkeys(name for _, verdict in members for name in verdict.exceptions))
        return replace(worst, exceptions=exceptions, per_subject=tuple(members))
    pending = situation.value("pending-law") == "true"
    setting = _setting(law.on(day, pending=pending), disclosure, situation)
    direct = _direct(setting)
    if direct.outcome in _GOOD_ENOUGH or direct.rank < _rank_of(Outcome.ONLY_VIA) or direct.acute:
        return direct
    found = _via(setting) if direct.outcome is not Outcome.PROHIBITED else {}
    if not found:
        return direct
    exceptions = tuple(dict.fromkeys((*direct.exceptions, *(name for names in found.values() for name in names))))
    # What the direct way would give carries nothing here: it is an alternative to the way round.
    direct_way = tuple(Alternative(name, direct.outcome, direct.decision, direct.to_check) for name in direct.grounds)
    return replace(
        direct,
        outcome=Outcome.ONLY_VIA,
        modality=Modality.NONE,
        decision=Decision.TRACK,
        grounds=(),
        to_check=(),
        to_weigh=(),
        doubts=(),
        alternatives=(*direct_way, *direct.alternatives),
        routes=tuple(found),
        exceptions=exceptions,
        onward=None,
        recording=None,
        term=None,
        uncertain_dates=(),
        reason=None,
    )


def _setting(law: LawOnDay, disclosure: Disclosure, situation: Situation) -> Setting:
    ends = parties(law, disclosure)
    stops = stops_for(law, disclosure, ends) if disclosure.label.form == "identified" else ()
    return Setting(law, disclosure, situation, ends, stops)


def _direct(setting: Setting) -> Verdict:
    """The verdict without intermediaries."""
    prohibitions, maybe = _prohibitions(setting)
    acute = setting.situation.value("acute-danger") == "true"
    routes = [run(setting, ground) for ground in _candidates(setting)]
    live = sorted(
        (route for route in routes if route.outcome is not None and not (acute and _waits(route))),
        key=lambda route: (_route_rank(route), route.ground.id),
    )
    blank = Verdict(
        Outcome.NO_GROUND,
        Modality.NONE,
        Decision.RULE,
        setting.law.day,
        acute=acute,
        uncertain_dates=_uncertain(setting, live[:1]),
        alternatives=_alternatives(live),
    )
    if prohibitions:
        also = (stop.id for stop in setting.stops if stop.kind.is_conditional_stop)
        names = (*(norm.id for norm in prohibitions), *also)
        closed = (Layer(LayerName.STOPS, LayerStatus.FALSE, names),)
        return replace(
            blank, outcome=Outcome.PROHIBITED, modality=Modality.MUST_NOT, blocks=names, layers=closed, alternatives=()
        )
    if setting.disclosure.label.secrecy is None and setting.disclosure.label.form == "identified":
        unknown = (Layer(LayerName.SECRECY, LayerStatus.UNKNOWN),)
        return replace(
            blank,
            outcome=Outcome.UNDETERMINED,
            decision=Decision.DOUBT,
            layers=unknown,
            exceptions=_to_rule_out(setting, maybe),
        )
    return _verdict(setting, live, routes, maybe, blank) if live else _nothing(setting, routes, blank)


def candidates(law: LawOnDay, disclosure: Disclosure, situation: Situation) -> tuple[Norm, ...]:
    """Every ground between these two ends, whether or not it covers the purpose, forum or initiative; and consent."""
    setting = _setting(law, disclosure, situation)
    between = law.grounds_between(setting.ends.holder, setting.ends.recipient)
    return (*between, *(norm for norm in _candidates(setting) if norm.id == CONSENT))


def _candidates(setting: Setting) -> Iterable[Norm]:
    yield from grounds_for(setting.law, setting.disclosure, setting.ends)
    consent = setting.law.norm.get(CONSENT)
    if consent is not None and _consent_applies(setting):
        given = Condition("consent.subject", ("given",), Role.TRACK)
        safe = Condition("consent.safe-to-ask", ("true",), Role.EXCEPTION)
        yield replace(
            consent,
            kind=NormKind.POWER,
            modality=Modality.MAY_WITH_CONSENT,
            when=(Clause((given,)), Clause((safe,))),
        )


def _consent_applies(setting: Setting) -> bool:
    """Consent is no ground for police and justice data, nor needed where no personal data go out."""
    label = setting.disclosure.label
    return label.form == "identified" and label.regime == "avg" and "avg-controller" in setting.ends.holder


def _waits(route: Route) -> bool:
    """Whether a route needs something first that danger to life does not wait for."""
    return bool(route.waiting) and route.ground.modality is not Modality.MAY_IN_CONFLICT


def _prohibitions(setting: Setting) -> tuple[tuple[Norm, ...], tuple[Norm, ...]]:
    """Absolute stops that apply, and those that would if a fact that is unknown were true."""
    certain = []
    maybe = []
    for stop in setting.stops:
        if stop.kind is not NormKind.PROHIBITION:
            continue
        applies = read_clauses(stop.when, setting.situation, setting.disclosure.label.subject)
        lifted = (
            stop.stop is not None
            and bool(stop.stop.when)
            and (read_clauses(stop.stop.when, setting.situation, setting.disclosure.label.subject).truth is Truth.TRUE)
        )
        if applies.truth is Truth.TRUE and not applies.exceptions and not lifted:
            certain.append(stop)
        elif applies.truth is not Truth.FALSE and not lifted:
            maybe.append(stop)
    return tuple(certain), tuple(maybe)


def _to_rule_out(setting: Setting, maybe: tuple[Norm, ...]) -> tuple[str, ...]:
    """The unknown facts on which a prohibition turns: to be checked before anything is shared."""
    subject = setting.disclosure.label.subject
    found = (read_clauses(norm.when, setting.situation, subject) for norm in maybe)
    return tuple(dict.fromkeys(name for one in found for name in (*one.missing, *one.waiting, *one.exceptions)))


def _verdict(
    setting: Setting, live: list[Route], routes: list[Route], maybe: tuple[Norm, ...], blank: Verdict
) -> Verdict:
    best = live[0]
    same = [route for route in live if _route_rank(route) == _route_rank(best)]
    assert best.outcome is not None
    exceptions = (*(name for route in same for name in route.exceptions), *_to_rule_out(setting, maybe))
    return replace(
        blank,
        outcome=best.outcome,
        modality=best.modality,
        decision=best.decision,
        layers=best.layers,
        grounds=tuple(route.ground.id for route in same),
        to_check=(*best.missing, *best.waiting),
        to_weigh=best.weigh,
        exceptions=tuple(dict.fromkeys(exceptions)),
        blocks=tuple(dict.fromkeys(stop for route in routes if route.outcome is None for stop in route.blocked_by)),
        doubts=tuple(dict.fromkeys(doubt for route in same for doubt in route.doubts)),
        alternatives=_alternatives(live[len(same) :]),
        onward=best.ground.onward,
        recording=best.ground.recording,
        term=best.ground.term,
        facts_used=best.used,
    )


def _nothing(setting: Setting, routes: list[Route], blank: Verdict) -> Verdict:
    """No live route: closed by a stop that says so, or nothing recorded."""
    stops = [stop for stop in setting.stops if stop.kind.is_conditional_stop]
    used = tuple(dict.fromkeys(fact for route in routes for fact in route.used))
    barred = tuple(dict.fromkeys(name for route in routes for name in route.blocked_by))
    if not stops and not barred:
        covering = tuple(route.ground.id for route in routes)
        return replace(blank, reason=NoGroundReason.NOTHING_RECORDED, facts_used=used, blocks=covering)
    shut = [stop for stop in stops if _without_exception(setting, stop, routes)]
    names = tuple(dict.fromkeys((*(stop.id for stop in (*shut, *stops)), *barred)))
    failed = tuple(route.ground.id for route in routes if route.failed)
    closed = replace(
        blank,
        modality=Modality.MUST_NOT,
        blocks=tuple(dict.fromkeys((*names, *failed))),
        layers=(Layer(LayerName.SECRECY, LayerStatus.FALSE, names, used),),
        facts_used=used,
    )
    if shut:
        return replace(closed, outcome=Outcome.PROHIBITED)
    asked = tuple(text for stop in stops for text in stop.weigh)
    return replace(closed, reason=NoGroundReason.CLOSED_UNLESS, to_weigh=asked)


def _without_exception(setting: Setting, stop: Norm, routes: list[Route]) -> bool:
    """Whether every exception that the stop names is false.

    A listed ground is false when it does not cover this disclosure or fails on a fact; a duty only when the duties that
    do cover it leave this stop closed: that nobody recorded a duty proves nothing.
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
    open_grounds = {route.ground.id for route in routes if not route.failed and stop.id not in route.blocked_by}
    if any(ground in open_grounds for ground in named.grounds):
        return False
    return not named.when or read_clauses(named.when, setting.situation, label.subject).truth is Truth.FALSE


def _alternatives(routes: Iterable[Route]) -> tuple[Alternative, ...]:
    return tuple(
        Alternative(route.ground.id, route.outcome, route.decision, (*route.missing, *route.waiting))
        for route in routes
        if route.outcome is not None
    )


def _via(setting: Setting) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Two-step paths over an intermediary whose own task carries both steps, each decided in full; with the unknown
    exceptions of both steps.
    """
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    disclosure = setting.disclosure
    for step in steps_between(setting.law.law, disclosure):
        first = replace(disclosure, recipient=step.capacity, purpose=step.purpose, forum=step.forum)
        reached = _direct(_setting(setting.law, first, setting.situation))
        if reached.outcome not in _GOOD_ENOUGH:
            continue
        label = next_label(setting.law.law, step.capacity, disclosure.label)
        told = Situation({**setting.situation.facts, **dict.fromkeys(step.makes, "true")})
        for ground, purpose in product(reached.grounds, dict.fromkeys((disclosure.purpose, step.purpose))):
            hop = Hop(disclosure.holder, step.capacity, ground, step.purpose)
            second = replace(
                disclosure, holder=step.capacity, label=label, purpose=purpose, hops=(*disclosure.hops, hop),
                initiative="own", same_controller=False,
            )  # fmt: skip
            passed_on = _direct(_setting(setting.law, second, told))
            if passed_on.outcome in _GOOD_ENOUGH:
                path = (disclosure.holder, step.capacity, disclosure.recipient)
                found[path] = (*reached.exceptions, *passed_on.exceptions)
                break
    return found


def _uncertain(setting: Setting, routes: list[Route]) -> tuple[str, ...]:
    """Grounds whose text on this day was not read: first day not known to the day, and the day before the text that
    was read, or no text read at all.
    """
    return tuple(
        route.ground.id
        for route in routes
        if route.ground.precision is not Precision.EXACT
        and (route.ground.text_date is None or setting.law.day < route.ground.text_date)
    )


def _route_rank(route: Route) -> int:
    assert route.outcome is not None
    return OUTCOME_ORDER.index((route.outcome, route.decision if route.outcome is Outcome.PERMITTED_IF else None))


def _rank_of(outcome: Outcome) -> int:
    return OUTCOME_ORDER.index((outcome, None))
