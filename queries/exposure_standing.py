"""How open one way to the alleged perpetrator stands, read from the one decision and from the rights he has by law."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from ontology.norms import Norm, NormKind
from ontology.terms import Text
from queries.verdict import NoGroundReason, Outcome, Verdict

__all__ = ["ABOUT_HIM", "CLAIMS", "STANDING_LABELS", "Opening", "opening_of", "standing_by_law"]

ABOUT_HIM = "recipient.data-subject"
"""The first question of a right to one's own data: is this about him?"""


CLAIMS = frozenset({NormKind.REQUEST_RIGHT, NormKind.SAFEGUARD})
"""Kinds of norm that give him a claim and are no ground of a disclosure."""


class Opening(StrEnum):
    """How open a way stands, the most pressing first."""

    DEFAULT_AGAINST = "default-against"
    DEFAULT = "default"
    WITHOUT_WEIGHING = "lawful"
    AFTER_WEIGHING = "lawful-unless"
    UNDER_CONDITIONS = "lawful-if"
    UNDECIDED = "undecided"
    WITH_CONSENT = "with-consent"
    UNRECORDED = "nothing-recorded"
    HELD = "held-back"
    FORBIDDEN = "forbidden"


STANDING_LABELS: Mapping[Opening, Text] = MappingProxyType(
    {
        Opening.DEFAULT_AGAINST: Text(
            "kan vanzelf gaan, terwijl een norm het tegenhoudt (praktijk, gemodelleerd)",
            "can happen by itself while a norm holds it back (practice, modelled)",
        ),
        Opening.DEFAULT: Text(
            "kan vanzelf gaan: niemand besluit erover (praktijk, gemodelleerd)",
            "can happen by itself: nobody decides on it (practice, modelled)",
        ),
        Opening.WITHOUT_WEIGHING: Text("de wet geeft het, zonder afweging", "the law gives it, without weighing"),
        Opening.AFTER_WEIGHING: Text(
            "de wet geeft het, tenzij iemand het tegenhoudt", "the law gives it, unless somebody holds it back"
        ),
        Opening.UNDER_CONDITIONS: Text("alleen als eerst iets vaststaat", "only if something is established first"),
        Opening.UNDECIDED: Text("open rechtsvraag: houd aan", "open question of law: hold it"),
        Opening.WITH_CONSENT: Text(
            "alleen met toestemming van degene om wie het gaat", "only with the consent of whom it is about"
        ),
        Opening.UNRECORDED: Text(
            "geen grond vastgelegd, en dat is geen bescherming", "no ground recorded, and that is no protection"
        ),
        Opening.HELD: Text(
            "niet op deze manier: een norm houdt het tegen, zoals hier vastgelegd",
            "not this way: a norm holds it back, as recorded here",
        ),
        Opening.FORBIDDEN: Text("verboden", "forbidden"),
    }
)

_BY_OUTCOME: Mapping[Outcome, Opening] = MappingProxyType(
    {
        Outcome.MANDATORY: Opening.WITHOUT_WEIGHING,
        Outcome.PERMITTED: Opening.WITHOUT_WEIGHING,
        Outcome.MANDATORY_UNLESS_WEIGHTY: Opening.AFTER_WEIGHING,
        Outcome.PERMITTED_HUMAN: Opening.AFTER_WEIGHING,
        Outcome.PERMITTED_IF: Opening.UNDER_CONDITIONS,
        Outcome.ONLY_VIA: Opening.UNDER_CONDITIONS,
        Outcome.ONLY_CONFLICT: Opening.UNDER_CONDITIONS,
        Outcome.ONLY_CONSENT: Opening.WITH_CONSENT,
        Outcome.UNDETERMINED: Opening.UNDECIDED,
        Outcome.PROHIBITED: Opening.FORBIDDEN,
    }
)

_ORDER = tuple(Opening)


def standing_by_law(verdict: Verdict, rights: tuple[Norm, ...], turns_on: str | None) -> tuple[Opening, bool]:
    """How open the law leaves a way, and whether that is by the rights and not by the verdict. ``rights`` are norms of
    the way that give him a claim without being a ground: a right to ask, a duty to tell him. They open nothing that is
    prohibited; a duty of secrecy towards others does not close them. ``turns_on`` is the fact that must be established
    before he has them, if any.
    """
    decided = _decided(verdict)
    if not rights or verdict.outcome is Outcome.PROHIBITED:
        return decided, False
    by_right = Opening.AFTER_WEIGHING if turns_on is None else Opening.UNDER_CONDITIONS
    return (by_right, True) if _ORDER.index(by_right) < _ORDER.index(decided) else (decided, False)


def _decided(verdict: Verdict) -> Opening:
    if verdict.outcome is Outcome.NO_GROUND:
        return Opening.HELD if verdict.reason is NoGroundReason.CLOSED_UNLESS else Opening.UNRECORDED
    found = _BY_OUTCOME[verdict.outcome]
    # A duty that leaves a question to a person is weighed by one, whatever its modality says.
    return Opening.AFTER_WEIGHING if found is Opening.WITHOUT_WEIGHING and verdict.to_weigh else found


def opening_of(by_law: Opening, *, by_default: bool) -> Opening:
    """What happens by itself stands open whatever the law says; that the law holds it back makes it worse, not better.

    >>> opening_of(Opening.HELD, by_default=True).value
    'default-against'
    >>> opening_of(Opening.HELD, by_default=False).value
    'held-back'
    """
    if not by_default:
        return by_law
    return Opening.DEFAULT_AGAINST if by_law in (Opening.HELD, Opening.FORBIDDEN) else Opening.DEFAULT
