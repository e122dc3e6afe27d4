"""The law of one day in one situation: what was worked out for one disclosure serves the next."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from ontology.statutes import Law, LawOnDay
from queries.direct_way import direct_verdict
from queries.intermediaries import received
from queries.legal_route import Reader
from queries.prohibitions import Prohibitions
from queries.setting import SAME_TREATMENT, setting_of, tells_subject, treats_another
from queries.situation import Situation
from queries.verdict import Disclosure, Label, Verdict

__all__ = ["ABOUT_RECIPIENT", "Reads", "Sitting", "sitting_of"]

Reads = Callable[[LawOnDay, Disclosure], frozenset[str]]
"""Every fact, or every ground, that can change the direct verdict on a disclosure under this law."""

_REMEMBERED = 16384
"""More than the disclosures of all gaps of one model (5,200 for Rijswijk): with fewer than are asked in turn, the
oldest is forgotten just before it is asked again, and nothing is remembered at all.
"""
ABOUT_RECIPIENT = "recipient.data-subject"
"""Whether the data are about the recipient: by its value a sitting chooses where it is decided."""


@dataclass(frozen=True, slots=True)
class _Near:
    """A sitting in which all is the same but ``changed``: a fact, or norms that one of the two does not have."""

    sitting: Sitting
    changed: frozenset[str]
    reads: Reads


class Sitting:
    """Its answers turn on its arguments alone, whatever was asked before; it remembers a bounded number of them."""

    def __init__(self, law: LawOnDay, situation: Situation) -> None:
        self.law = law
        self.situation = situation
        self.reader = Reader(law, situation)
        self.prohibitions = Prohibitions(situation)
        self._near: _Near | None = None
        self.direct = lru_cache(maxsize=_REMEMBERED)(self._direct)
        self.received = lru_cache(maxsize=_REMEMBERED)(self._received)
        self.told = lru_cache(maxsize=16)(self._told)

    def besides(self, fact: str, value: str, reads: Reads) -> Sitting:
        """The sitting in which ``fact`` has ``value`` instead. What does not read the fact is taken over from here."""
        facts = {**self.situation.facts, fact: value}
        other = sitting_of(self.law.law, Situation(facts), self.law.day)
        return other._leaning_on(_Near(self, frozenset({fact}), reads)) if other.law is self.law else other

    def before(self, law: Law, gone: frozenset[str], reads: Reads) -> Sitting:
        """The same situation before a law that is this one without the grounds ``gone``. What reads none of them is
        taken over from here.
        """
        other = sitting_of(law, self.situation, self.law.day)
        return other._leaning_on(_Near(self, gone, reads))

    def seat(self, disclosure: Disclosure) -> Sitting:
        """The sitting in which ``disclosure`` is decided. Whether the data are about the recipient needs no telling
        where they are, or where the recipient is no person. A person may represent whom they are about: that stays
        unknown. Whoever treats somebody else is in no same treatment, whatever was said of the case as a whole.
        """
        if self.situation.value(SAME_TREATMENT) != "false" and treats_another(self.law.law, disclosure):
            return self._in_another_treatment.seat(disclosure)
        if self.situation.value(ABOUT_RECIPIENT) is None:
            if tells_subject(disclosure):
                return self.told((ABOUT_RECIPIENT,))
            if "person" not in self.law.law.within(disclosure.recipient):
                return self._about_another
        return self

    def _direct(self, disclosure: Disclosure) -> Verdict:
        """The verdict without intermediaries."""
        near = self._near
        if near is not None and near.changed.isdisjoint(near.reads(near.sitting.law, disclosure)):
            return near.sitting.direct(disclosure)
        seat = self.seat(disclosure)
        if seat is not self:
            return seat.direct(disclosure)
        setting = setting_of(self.law, disclosure, self.situation)
        return direct_verdict(setting, self.reader, self.prohibitions)

    def _received(self, capacity: str, label: Label, ground: str) -> Label:
        """The label of the record that ``capacity`` makes of what it received on ``ground``."""
        (made,) = received(self.law, capacity, label, (ground,))
        return made

    @cached_property
    def _about_another(self) -> Sitting:
        other = Sitting(self.law, Situation({**self.situation.facts, ABOUT_RECIPIENT: "false"}))
        near = self._near
        return other if near is None else other._leaning_on(replace(near, sitting=near.sitting._about_another))

    @cached_property
    def _in_another_treatment(self) -> Sitting:
        other = Sitting(self.law, Situation({**self.situation.facts, SAME_TREATMENT: "false"}))
        near = self._near
        if near is None or SAME_TREATMENT in near.changed:
            return other
        return other._leaning_on(replace(near, sitting=near.sitting._in_another_treatment))

    def _told(self, facts: tuple[str, ...]) -> Sitting:
        """The sitting in which these facts are true besides; this one where they are so already."""
        if all(self.situation.value(fact) == "true" for fact in facts):
            return self
        other = Sitting(self.law, Situation({**self.situation.facts, **dict.fromkeys(facts, "true")}))
        near = self._near
        if near is None or not near.changed.isdisjoint(facts):
            return other
        return other._leaning_on(replace(near, sitting=near.sitting.told(facts)))

    def _leaning_on(self, near: _Near) -> Sitting:
        """One step only: who leans on another is not leaned on, or a row of questions would keep every sitting."""
        if self._near is None and near.sitting._near is None and near.sitting is not self:
            self._near = near
        return self


def sitting_of(law: Law, situation: Situation, day: str) -> Sitting:
    """The sitting on ``day`` (ISO); the fact ``pending-law`` switches bills on. The same one for the same facts."""
    pending = situation.value("pending-law") == "true"
    return _sitting(law.on(day, pending=pending), frozenset(situation.facts.items()))


@lru_cache(maxsize=16)
def _sitting(law: LawOnDay, facts: frozenset[tuple[str, str]]) -> Sitting:
    return Sitting(law, Situation(dict(sorted(facts))))
