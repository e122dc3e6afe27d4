"""Laws of substance of the decision: what danger, a convenant, consent, police secrecy and a question never do.

Each law takes a random question and a source of chance and fails by an assertion, as in ``decision_laws.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from ontology.norms import Modality, Norm, NormKind, Stop
from queries.legal_route import ANY_SECRECY, run
from queries.requests import ask
from queries.verdict import LayerStatus, Outcome
from tests.law_builders import DAY, GIVEN, forbids, norm, secrecy
from tests.properties.decision_laws import NOTHING_TO_SAY, grounds_of, judged, setting_of, with_norms
from tests.properties.random_laws import VALUES, Question

__all__ = ["OF_SUBSTANCE"]

_CARRY_NOTHING = (NormKind.SOFT_LAW, NormKind.SAFEGUARD, NormKind.ROUTING, NormKind.SCOPE, NormKind.TASK)
_CONSENTS = {"consent.victim": "victim", "consent.perpetrator": "perpetrator", "consent.child": "child"}
_POLICE = "police-secrecy"


# ── danger ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def acute_danger_is_never_itself_a_ground(question: Question, rng: Random) -> None:
    calm = judged(question, **{"acute-danger": "false"})
    acute = judged(question, **{"acute-danger": "true"})
    assert acute.rank >= calm.rank
    assert acute.acute
    assert not calm.acute
    assert set(acute.grounds) <= {one.id for one in grounds_of(question)} | {"avg-6-1-a"}


# ── agreements ───────────────────────────────────────────────────────────────────────────────────────────────────────


def a_convenant_never_supplies_a_ground(question: Question, rng: Random) -> None:
    """Whatever it says of itself: that it lets, opens, exempts and brings every layer for everybody."""
    layers = ("basis", "exemption_holder", "exemption_recipient", "compatibility", "recipient_task")
    says = {**dict.fromkeys(layers, GIVEN), "exempts": ("any",), "exempts_role": "both", "opens": (ANY_SECRECY,)}
    signed = norm("convenant", rng.choice(_CARRY_NOTHING), rng.choice((Modality.MAY, Modality.MUST)), **says)
    assert judged(with_norms(question, signed)) == judged(question)


# ── persons ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def a_consent_covers_only_the_data_of_who_gives_it(question: Question, rng: Random) -> None:
    """The victim's says nothing about the perpetrator, a child, a third person or the dead; and so for each."""
    label = question.disclosure.label
    for subject in ("victim", "perpetrator", "child", "third-person", "deceased-victim"):
        about = replace(question, disclosure=replace(question.disclosure, label=replace(label, subject=subject)))
        said = judged(about)
        fact = rng.choice([name for name, giver in _CONSENTS.items() if giver != subject])
        assert judged(about, **{fact: rng.choice(VALUES[fact])}) == said


def a_household_is_as_its_worst_member(question: Question, rng: Random) -> None:
    label = question.disclosure.label
    ranks = []
    for member in ("victim", "perpetrator", "child"):
        about = replace(question.disclosure, label=replace(label, subject=member))
        ranks.append(judged(replace(question, disclosure=about)).rank)
    together = replace(question.disclosure, label=replace(label, subject="household"))
    assert judged(replace(question, disclosure=together)).rank == max(ranks)


# ── secrecy of the police ────────────────────────────────────────────────────────────────────────────────────────────


def a_power_in_another_act_does_not_open_police_secrecy_while_a_duty_does(question: Question, rng: Random) -> None:
    """Even a power that breaks any secrecy in terms."""
    stop = secrecy(_POLICE, Stop(duty=True), regimes=("wpg",))
    label = replace(question.disclosure.label, regime="wpg", secrecy=(_POLICE,), subject="victim")
    norms = (*(_breaking(one) for one in question.law.norms), stop)
    told = Question(
        replace(question.law, norms=norms), replace(question.disclosure, label=label), question.situation
    )  # fmt: skip
    setting = setting_of(told, told.situation)
    for ground in grounds_of(told):
        assert (_POLICE in run(setting, ground).blocked_by) is (ground.kind is NormKind.POWER)
    verdict = judged(told)
    if not verdict.routes:
        assert {one.kind for one in grounds_of(told) if one.id in verdict.grounds} <= {NormKind.DUTY}


def _breaking(one: Norm) -> Norm:
    return replace(one, opens=(ANY_SECRECY,)) if one.kind.carries else one


# ── asking ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def a_request_is_a_disclosure_too(question: Question, rng: Random) -> None:
    """It goes the other way and is decided as any other: a prohibition stops it, and a false layer never carries it."""
    asked = ask(question.law, question.disclosure, question.situation, DAY)
    ends = question.disclosure
    assert (asked.asking.holder, asked.asking.recipient) == (ends.recipient, ends.holder)
    if asked.request.outcome in (Outcome.PERMITTED, Outcome.PERMITTED_HUMAN):
        assert LayerStatus.FALSE not in {layer.status for layer in asked.request.layers}
    shut = with_norms(question, forbids("q"))
    stopped = ask(shut.law, ends, question.situation, DAY)
    assert (stopped.request.outcome, stopped.answer.outcome) == (Outcome.PROHIBITED, Outcome.PROHIBITED)


def a_right_to_answer_is_no_right_to_ask(question: Question, rng: Random) -> None:
    """Where no norm speaks of a request, nor lets the one who asks tell anything, the question has no ground."""
    silent = tuple(_one_way(question))
    law = replace(question.law, norms=silent)
    asked = ask(law, question.disclosure, question.situation, DAY)
    assert asked.request.outcome in NOTHING_TO_SAY | {Outcome.UNDETERMINED}


def _one_way(question: Question) -> Iterator[Norm]:
    """The norms, each ground only from this holder and without a word about asking."""
    for one in question.law.norms:
        if not one.kind.carries:
            # Consent of the person concerned is a ground of its own, also for a question.
            if one.id != "avg-6-1-a":
                yield one
        elif question.disclosure.holder != question.disclosure.recipient:
            spoken = (clause for clause in one.when if all(option.fact != "request" for option in clause.options))
            yield replace(one, when=tuple(spoken), holders=(question.disclosure.holder,))


OF_SUBSTANCE = (
    a_consent_covers_only_the_data_of_who_gives_it,
    a_convenant_never_supplies_a_ground,
    a_household_is_as_its_worst_member,
    a_power_in_another_act_does_not_open_police_secrecy_while_a_duty_does,
    a_request_is_a_disclosure_too,
    a_right_to_answer_is_no_right_to_ask,
    acute_danger_is_never_itself_a_ground,
)
"""Every law of this module."""
