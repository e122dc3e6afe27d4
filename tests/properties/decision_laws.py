"""Laws of form of the decision: what an unknown, an exception, a norm more and another order may and may not do.

Each law takes a random question and a source of chance and fails by an assertion. ``test_law_invariants.py`` tries
them; the laws of substance (danger, consent, secrecy of the police, asking) are in ``substance_laws.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from ontology.norms import Norm, Stop
from queries.lawfulness import decide
from queries.legal_route import Setting, run
from queries.matching import parties, stops_for
from queries.situation import Situation
from queries.verdict import LayerName, LayerStatus, Outcome, Verdict
from queries.verdict_sentences import citation, explain
from tests.law_builders import DAY, asks, forbids
from tests.properties.random_laws import EXCEPTIONS, VALUES, Question, random_question

__all__ = [
    "NOTHING_TO_SAY",
    "OF_FORM",
    "better_than_every_value",
    "grounds_of",
    "judged",
    "setting_of",
    "unknown",
    "with_norms",
]

NOTHING_TO_SAY = {Outcome.NO_GROUND, Outcome.PROHIBITED}


# ── asking and changing a question ───────────────────────────────────────────────────────────────────────────────────


def judged(question: Question, **facts: str) -> Verdict:
    """The verdict, with these facts set."""
    situation = Situation({**question.situation.facts, **facts}) if facts else question.situation
    return decide(question.law, question.disclosure, situation, DAY)


def unknown(question: Question) -> list[str]:
    """The facts of which nothing is known."""
    return [name for name in VALUES if question.situation.value(name) is None]


def grounds_of(question: Question) -> list[Norm]:
    """The norms that can carry a disclosure."""
    return [one for one in question.law.norms if one.kind.carries]


def with_norms(question: Question, *norms: Norm) -> Question:
    """The same question of a law with these norms more."""
    together = sorted((*question.law.norms, *norms), key=lambda one: one.id)
    return replace(question, law=replace(question.law, norms=tuple(together)))


def without(question: Question, name: str) -> Question:
    """The same question of a law with that norm less."""
    norms = tuple(one for one in question.law.norms if one.id != name)
    return replace(question, law=replace(question.law, norms=norms))


def setting_of(question: Question, situation: Situation) -> Setting:
    """What one route looks at."""
    on_day = question.law.on(DAY)
    ends = parties(on_day, question.disclosure)
    return Setting(on_day, question.disclosure, situation, ends, stops_for(on_day, question.disclosure, ends))


def better_than_every_value(question: Question) -> Iterator[str]:
    """The facts that give a better outcome unknown than at any of their values."""
    rank = judged(question).rank
    for name in unknown(question):
        if rank < min(judged(question, **{name: value}).rank for value in VALUES[name]):
            yield name


def with_conditions(question: Question, rng: Random) -> Question:
    """The same question of a law in which a conditional stop asks something before it applies, and a prohibition, on
    what it asks in its turn, names grounds or a duty to which it yields.
    """
    some = [one.id for one in grounds_of(question) if rng.random() < 0.4]
    named = Stop(duty=rng.random() < 0.3, grounds=tuple(some or ["g0"]))
    barring = forbids("q", when=(asks("forbidden-recipient"),) if rng.random() < 0.6 else (), stop=named)
    guarded = tuple(
        replace(one, when=(asks("minor", "false"),)) if one.kind.is_conditional_stop and rng.random() < 0.5 else one
        for one in question.law.norms
    )
    return with_norms(replace(question, law=replace(question.law, norms=guarded, fingerprint="")), barring)


# ── facts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def an_unknown_fact_is_never_better_than_the_best_of_its_values(question: Question, rng: Random) -> None:
    assert list(better_than_every_value(question)) == []


def what_holds_of_a_question_holds_where_stops_have_conditions(question: Question, rng: Random) -> None:
    """Stops that ask something first, and prohibitions that yield to some grounds."""
    holds = rng.choice(
        (
            an_unknown_fact_is_never_better_than_the_best_of_its_values,
            a_fact_leaves_every_route_that_does_not_use_it_as_it_was,
            an_unknown_exception_is_always_listed,
        )
    )
    holds(with_conditions(question, rng), rng)


def a_fact_leaves_every_route_that_does_not_use_it_as_it_was(question: Question, rng: Random) -> None:
    before = setting_of(question, question.situation)
    grounds = [(ground, run(before, ground)) for ground in grounds_of(question)]
    for name, values in VALUES.items():
        untouched = [(ground, route) for ground, route in grounds if name not in route.used]
        for value in ("unknown", *values) if untouched else ():
            after = replace(before, situation=Situation({**question.situation.facts, name: value}))
            for ground, route in untouched:
                assert run(after, ground) == route, (ground.id, name, value)


def an_exception_at_its_harmless_value_changes_nothing_else(question: Question, rng: Random) -> None:
    verdict = judged(question)
    for name in set(EXCEPTIONS) & set(unknown(question)):
        known = judged(question, **{name: EXCEPTIONS[name][0]})
        assert (known.outcome, known.decision, known.grounds) == (verdict.outcome, verdict.decision, verdict.grounds)
        assert known.routes == verdict.routes
        assert set(known.exceptions) <= set(verdict.exceptions)


def an_exception_at_its_harmful_value_never_improves(question: Question, rng: Random) -> None:
    rank = judged(question).rank
    for name in set(EXCEPTIONS) & set(unknown(question)):
        assert judged(question, **{name: EXCEPTIONS[name][1]}).rank >= rank


def an_unknown_exception_is_always_listed(question: Question, rng: Random) -> None:
    """Every one on which a chosen ground leans, and every one that could still make the outcome worse."""
    verdict = judged(question)
    setting = setting_of(question, question.situation)
    chosen = [one for one in grounds_of(question) if one.id in verdict.grounds]
    if question.disclosure.label.subject != "household" and not verdict.routes:
        assert {name for ground in chosen for name in run(setting, ground).exceptions} <= set(verdict.exceptions)
    for name in set(EXCEPTIONS) & set(unknown(question)):
        harmful = judged(question, **{name: EXCEPTIONS[name][1]})
        if harmful.rank > verdict.rank and verdict.outcome not in NOTHING_TO_SAY:
            assert name in verdict.exceptions


def a_known_exception_is_not_asked_for(question: Question, rng: Random) -> None:
    assert set(judged(question).exceptions) <= set(unknown(question))


# ── norms ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def a_prohibition_more_never_adds_a_permission(question: Question, rng: Random) -> None:
    rank = judged(question).rank
    clause = next((clause for one in question.law.norms for clause in one.when), None)
    names_one = Stop(grounds=(rng.choice(grounds_of(question)).id,))
    for when in ((), *([(clause,)] if clause else [])):
        absolute = judged(with_norms(question, forbids("q", when=when))).rank
        yielding = judged(with_norms(question, forbids("q", when=when, stop=names_one))).rank
        assert absolute >= yielding >= rank


def a_ground_more_never_lowers(question: Question, rng: Random) -> None:
    other = random_question(rng.getrandbits(32))
    ground = replace(grounds_of(other)[0], id="g9", opens=())
    rank = judged(question).rank
    assert judged(with_norms(question, ground)).rank <= rank
    for one in grounds_of(question):
        assert rank <= judged(without(question, one.id)).rank


def the_layers_are_an_and(question: Question, rng: Random) -> None:
    """A power stands only on layers that are all there; a false layer never stands under a permission."""
    verdict = judged(question)
    statuses = {layer.status for layer in verdict.layers}
    if verdict.outcome in (Outcome.PERMITTED, Outcome.PERMITTED_HUMAN):
        assert statuses <= {LayerStatus.TRUE, LayerStatus.OPEN}
    if verdict.outcome in (Outcome.MANDATORY, Outcome.MANDATORY_UNLESS_WEIGHTY):
        by_facts = {LayerName.CAPACITY, LayerName.TASK, LayerName.STOPS, LayerName.SECRECY}
        assert {layer.status for layer in verdict.layers if layer.name in by_facts} == {LayerStatus.TRUE}


# ── order, time and words ────────────────────────────────────────────────────────────────────────────────────────────


def the_order_of_norms_and_facts_is_irrelevant(question: Question, rng: Random) -> None:
    norms, facts = list(question.law.norms), list(question.situation.facts.items())
    rng.shuffle(norms)
    rng.shuffle(facts)
    secrecy = question.disclosure.label.secrecy
    turned = replace(question.disclosure.label, secrecy=secrecy and secrecy[::-1])
    law = replace(question.law, norms=tuple(norms))
    shuffled = Question(law, replace(question.disclosure, label=turned), Situation(dict(facts)))
    assert judged(shuffled) == judged(question)


def no_clock_is_looked_at(question: Question, rng: Random) -> None:
    """With every date moved by the same number of days, also far into the future, the same is said."""
    moved = timedelta(days=rng.randrange(-50_000, 50_000))

    def at(day: str) -> str:
        return (date.fromisoformat(day) + moved).isoformat()

    norms = tuple(
        replace(one, valid_from=at(one.valid_from), text_date=one.text_date and at(one.text_date))
        for one in question.law.norms
    )
    law = replace(question.law, norms=norms)
    then = decide(law, question.disclosure, question.situation, at(DAY))
    assert then.day == at(DAY)
    assert _undated(then) == _undated(judged(question))


def _undated(verdict: Verdict) -> Verdict:
    members = tuple((member, replace(one, day="")) for member, one in verdict.per_subject)
    return replace(verdict, day="", per_subject=members)


def what_is_cited_in_the_text_is_cited_in_the_data(question: Question, rng: Random) -> None:
    verdict = judged(question)
    said = explain(question.law, question.disclosure, verdict)
    named = {*verdict.grounds, *verdict.blocks}
    for one in question.law.norms:
        cited = citation(question.law, one)
        assert (one.id in named) or (cited.nl not in said.nl and cited.en not in said.en)


OF_FORM = (
    a_fact_leaves_every_route_that_does_not_use_it_as_it_was,
    a_ground_more_never_lowers,
    a_known_exception_is_not_asked_for,
    a_prohibition_more_never_adds_a_permission,
    an_exception_at_its_harmful_value_never_improves,
    an_exception_at_its_harmless_value_changes_nothing_else,
    an_unknown_exception_is_always_listed,
    an_unknown_fact_is_never_better_than_the_best_of_its_values,
    no_clock_is_looked_at,
    the_layers_are_an_and,
    the_order_of_norms_and_facts_is_irrelevant,
    what_holds_of_a_question_holds_where_stops_have_conditions,
    what_is_cited_in_the_text_is_cited_in_the_data,
)
"""Every law of this module."""
