"""The law of one day in one situation: what was worked out for one disclosure serves the next."""

from __future__ import annotations

from functools import cached_property, lru_cache

from ontology.statutes import Law, LawOnDay
from queries.direct_way import direct_verdict
from queries.intermediaries import received
from queries.legal_route import Reader
from queries.prohibitions import Prohibitions
from queries.setting import setting_of, tells_subject
from queries.situation import Situation
from queries.verdict import Disclosure, Label, Verdict

__all__ = ["Sitting", "sitting_of"]

_REMEMBERED = 16384
"""More than the disclosures of all gaps of one model (5,200 for Rijswijk): with fewer than are asked in turn, the
oldest is forgotten just before it is asked again, and nothing is remembered at all.
"""
_ABOUT_RECIPIENT = "recipient.data-subject"


class Sitting:
    """Its answers turn on its arguments alone, whatever was asked before; it remembers a bounded number of them."""

    def __init__(self, law: LawOnDay, situation: Situation) -> None:
        self.law = law
        self.situation = situation
        self._reader = Reader(law, situation)
        self._prohibitions = Prohibitions(situation)
        self.direct = lru_cache(maxsize=_REMEMBERED)(self._direct)
        self.received = lru_cache(maxsize=_REMEMBERED)(self._received)
        self.told = lru_cache(maxsize=16)(self._told)

    def _direct(self, disclosure: Disclosure) -> Verdict:
        """The verdict without intermediaries. Whether the data are about the recipient needs no telling where they are,
        or where the recipient is no person. A person may represent whom they are about: that stays unknown.
        """
        if self.situation.value(_ABOUT_RECIPIENT) is None:
            if tells_subject(disclosure):
                return self.told((_ABOUT_RECIPIENT,)).direct(disclosure)
            if "person" not in self.law.law.within(disclosure.recipient):
                return self._about_another.direct(disclosure)
        setting = setting_of(self.law, disclosure, self.situation)
        return direct_verdict(setting, self._reader, self._prohibitions)

    def _received(self, capacity: str, label: Label, ground: str) -> Label:
        """The label of the record that ``capacity`` makes of what it received on ``ground``."""
        (made,) = received(self.law, capacity, label, (ground,))
        return made

    @cached_property
    def _about_another(self) -> Sitting:
        return Sitting(self.law, Situation({**self.situation.facts, _ABOUT_RECIPIENT: "false"}))

    def _told(self, facts: tuple[str, ...]) -> Sitting:
        """The sitting in which these facts are true besides; this one where they are so already."""
        if all(self.situation.value(fact) == "true" for fact in facts):
            return self
        return Sitting(self.law, Situation({**self.situation.facts, **dict.fromkeys(facts, "true")}))


def sitting_of(law: Law, situation: Situation, day: str) -> Sitting:
    """The sitting on ``day`` (ISO); the fact ``pending-law`` switches bills on. The same one for the same facts."""
    pending = situation.value("pending-law") == "true"
    return _sitting(law.on(day, pending=pending), frozenset(situation.facts.items()))


@lru_cache(maxsize=16)
def _sitting(law: LawOnDay, facts: frozenset[tuple[str, str]]) -> Sitting:
    return Sitting(law, Situation(dict(sorted(facts))))
