"""A way that needs the consent of the alleged perpetrator is planned on only where asking him is known to be safe.

Asking him whether somebody may be told of the danger he is warns him. So wherever something is proposed to people (an
arrangement, a call, who could tell a signal on) his consent counts as not to be had, until it is established that
asking is safe and that sharing endangers nobody. What the law says is not changed by it: ``decide`` and the routes show
such a way as it is. This is the one place where the rule stands.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ontology.terms import Text
from queries.by_grounds import by_another
from queries.household import household_of
from queries.situation import CONSENT_OF

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ontology.statutes import LawOnDay
    from queries.verdict import Verdict

__all__ = ["ONLY_OVER_HIM", "asked_by", "asking_endangers", "without_asking_him"]

_HIS = CONSENT_OF["perpetrator"]
_OF_THE_CHILD = CONSENT_OF["child"]
_HE_DECIDES = "recipient.alleged-perpetrator"
_KNOWN_SAFE: tuple[tuple[str, str], ...] = (("consent.safe-to-ask", "true"), ("safety-risk", "false"))

ONLY_OVER_HIM = Text(
    "Er is een weg, maar alleen met toestemming die van de vermoedelijke pleger zelf moet komen. Hem vragen kan haar "
    "in gevaar brengen: daarom staat die weg hier niet als iets om te doen. Alleen als vaststaat dat vragen veilig is "
    "en delen niemand in gevaar brengt, telt hij mee. Wat de wet daarover zegt, staat bij de routes.",
    "There is a way, but only with consent that has to come from the alleged perpetrator himself. Asking him can "
    "endanger her: so that way does not stand here as something to do. It counts only once it is established that "
    "asking is safe and that sharing endangers nobody. What the law says of it stands with the routes.",
)
"""What is said, apart, where nothing else is left."""


def asking_endangers(asked: Iterable[str], facts: Mapping[str, str]) -> bool:
    """Whether one of the ``asked`` facts is got by asking the alleged perpetrator, while ``facts`` do not establish
    that this is safe. Consent for a child reaches him where the parent who decides is he.

    >>> asking_endangers(["consent.perpetrator"], {})
    True
    >>> asking_endangers(["consent.perpetrator"], {"consent.safe-to-ask": "true", "safety-risk": "false"})
    False
    >>> asking_endangers(["consent.victim", "consent.child"], {})
    False
    """
    if all(facts.get(name) == value for name, value in _KNOWN_SAFE):
        return False
    reached = {_HIS, _OF_THE_CHILD} if facts.get(_HE_DECIDES) == "true" else {_HIS}
    return not reached.isdisjoint(asked)


def asked_by(verdict: Verdict) -> tuple[str, ...]:
    """The facts that a verdict asks first, of each person in the record."""
    members = [member for _, member in verdict.per_subject]
    return tuple(dict.fromkeys(name for one in (verdict, *members) for name in one.to_check))


def without_asking_him(law: LawOnDay, verdict: Verdict, facts: Mapping[str, str]) -> Verdict | None:
    """The verdict by the best of its grounds that do not ask him, in the order of the verdict; ``None`` where none of
    them is left. In a record about a household that goes for each person in it. The verdict itself where nothing asks.
    """
    if verdict.per_subject:
        pairs = [(subject, without_asking_him(law, member, facts)) for subject, member in verdict.per_subject]
        members = [(subject, member) for subject, member in pairs if member is not None]
        if len(members) < len(pairs):
            return None
        same = all(one is other for (_, one), (_, other) in zip(members, verdict.per_subject, strict=True))
        return verdict if same else replace(household_of(members), assumptions=verdict.assumptions)
    beside = tuple(one for one in verdict.beside if not asking_endangers(one.missing, facts))
    others = tuple(one for one in verdict.alternatives if not asking_endangers(one.missing, facts))
    if not asking_endangers(verdict.to_check, facts):
        same = (beside, others) == (verdict.beside, verdict.alternatives)
        return verdict if same else replace(verdict, beside=beside, alternatives=others)
    left = (*beside, *others)
    return by_another(law, replace(verdict, alternatives=left), left[0]) if left else None
