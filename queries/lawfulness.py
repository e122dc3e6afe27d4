"""The one decision about sharing: what the law says about one disclosure, in one situation, on one day.

AND over layers, OR over grounds, three-valued facts, human judgement never filled in (design.md 4.2; the layered
procedure is in knowledge/decision-procedure.md). Pure: no clock, no input or output; the order of facts is irrelevant,
and so is what was asked before.
"""

from __future__ import annotations

from dataclasses import replace

from ontology.norms import Modality, Norm
from ontology.statutes import Law, LawOnDay
from queries.direct_way import CONSENT, grounds_and_consent
from queries.household import household_of
from queries.passage import joined
from queries.round_ways import GOOD_ENOUGH, ways_round
from queries.setting import setting_of
from queries.sitting import Sitting, sitting_of
from queries.situation import Situation
from queries.verdict import Alternative, Decision, Disclosure, Outcome, Verdict, rank_of

__all__ = ["CONSENT", "candidates", "decide"]

_MEMBERS = ("victim", "perpetrator", "child")
_ROUND_WAY = rank_of(Outcome.ONLY_VIA, Decision.TRACK)


def decide(law: Law, disclosure: Disclosure, situation: Situation, day: str) -> Verdict:
    """What the law of ``day`` (ISO) says about ``disclosure``.

    A record about a household is decided member by member; its outcome is the worst (``per_subject``). Raises
    ``KeyError`` for a holder or recipient that the vocabulary of capacities does not have.
    """
    return _decide(sitting_of(law, situation, day), disclosure)


def candidates(law: LawOnDay, disclosure: Disclosure, situation: Situation) -> tuple[Norm, ...]:
    """Every ground between these two ends, whether or not it covers the purpose, forum or initiative; and consent."""
    setting = setting_of(law, disclosure, situation)
    between = law.grounds_between(setting.ends.holder, setting.ends.recipient)
    return (*between, *(norm for norm in grounds_and_consent(setting) if norm.id == CONSENT))


def _decide(sitting: Sitting, disclosure: Disclosure) -> Verdict:
    if disclosure.label.subject == "household":
        return _household(sitting, disclosure)
    direct = sitting.direct(disclosure)
    if direct.outcome in GOOD_ENOUGH or direct.outcome is Outcome.PROHIBITED:
        return direct
    if direct.rank < _ROUND_WAY or direct.acute:
        return direct
    found = ways_round(sitting, disclosure)
    return _by_way_of(direct, found) if found else direct


def _household(sitting: Sitting, disclosure: Disclosure) -> Verdict:
    members = tuple(
        [
            (member, _decide(sitting, replace(disclosure, label=replace(disclosure.label, subject=member))))
            for member in _MEMBERS
        ]
    )
    return household_of(members)


def _by_way_of(direct: Verdict, found: dict[tuple[str, ...], tuple[str, ...]]) -> Verdict:
    """``direct`` turned into the ways round: nothing of the direct way carries them."""
    exceptions = joined((direct.exceptions, *found.values()))
    # What the direct way would give carries nothing here: it is an alternative to the way round.
    first = tuple(Alternative(name, direct.outcome, direct.decision, direct.to_check) for name in direct.grounds[:1])
    return replace(
        direct,
        outcome=Outcome.ONLY_VIA,
        modality=Modality.NONE,
        decision=Decision.TRACK,
        grounds=(),
        to_check=(),
        to_weigh=(),
        doubts=(),
        alternatives=(*first, *direct.beside, *direct.alternatives),
        beside=(),
        routes=tuple(found),
        exceptions=exceptions,
        onward=None,
        recording=None,
        term=None,
        uncertain_dates=(),
        reason=None,
    )
