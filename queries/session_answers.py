"""What partners said in a session, worked into the model: confirmed, taken away, or made unknown.

What each answer does and why: ``docs/decisions/0010-session-answers.md``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from ontology.terms import Availability, Confidence, Evidence, Flow, Holding, Need, Source, Text
from ontology.workbook.session_lines import About, Answer
from queries.edit_parties import without_flows
from queries.session_standing import settled

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.terms import Actor
    from ontology.workbook.session_reading import Given

__all__ = ["EFFECTS", "Applied", "Effect", "EffectKind", "applied"]

_T = TypeVar("_T", Holding, Need, Flow)


class EffectKind(StrEnum):
    """What an answer did."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    OPEN = "open"
    DISPUTED = "disputed"


EFFECTS: dict[EffectKind, Text] = {
    EffectKind.CONFIRMED: Text("bevestigd door de partner", "confirmed by the partner"),
    EffectKind.CORRECTED: Text("verbeterd door de partner", "corrected by the partner"),
    EffectKind.REMOVED: Text("uit het model gehaald", "taken out of the model"),
    EffectKind.WITHDRAWN: Text(
        "niet meer als volledig of bekend vermeld: onbekend", "no longer stated as complete or known: unknown"
    ),
    EffectKind.OPEN: Text("blijft staan, nog na te vragen", "stays, still to be asked"),
    EffectKind.DISPUTED: Text("partners zeggen iets anders: niets gewijzigd", "partners disagree: nothing changed"),
}


@dataclass(frozen=True, slots=True)
class Effect:
    """One answer and what it did."""

    given: Given
    kind: EffectKind


@dataclass(frozen=True, slots=True)
class Applied:
    """The model after the session, what every answer did, and the flows that lost items because their sender turned out
    not to have them: (flow, item) pairs.
    """

    model: Model
    effects: tuple[Effect, ...]
    consequences: tuple[tuple[str, str], ...]


def applied(model: Model, given: Sequence[Given], day: str) -> Applied:
    """``model`` after the answers of a session on ``day`` (ISO). A pure function; the order of ``given``
    does not matter for the model.
    """
    work = _Work(model, day)
    for one in given:
        work.note(one)
    return work.done()


class _Work:
    def __init__(self, model: Model, day: str) -> None:
        self.model = model
        self.day = day
        self.given: list[Given] = []
        self.sources: dict[str, Source] = {}
        self.flow_answers: dict[str, set[Answer]] = defaultdict(set)

    def note(self, one: Given) -> None:
        """Keep an answer; flows are asked of both ends."""
        self.given.append(one)
        if one.line.about in (About.GIVES, About.GETS):
            self.flow_answers[one.line.ids[0]].add(one.answer)

    def done(self) -> Applied:
        """Confirm first, then take away, then make unknown, so that no order of rows matters."""
        order = {Answer.RIGHT: 0, Answer.WRONG: 1, Answer.UNKNOWN: 2}
        kinds = {}
        for one in sorted(self.given, key=lambda one: (order[one.answer], one.line.key)):
            kinds[one.line.key] = self._do(one)
        self._confirm_reach()
        model = replace(
            self.model, sources=tuple(sorted({*self.model.sources, *self.sources.values()}, key=lambda one: one.id))
        )
        stands = settled(model, self._sure())
        return Applied(stands.model, tuple(Effect(one, kinds[one.line.key]) for one in self.given), stands.dropped)

    def _do(self, one: Given) -> EffectKind:
        match one.line.about:
            case About.HAS:
                return self._holding(one)
            case About.NEEDS:
                return self._need(one)
            case About.GIVES | About.GETS:
                return self._flow(one)
            case About.ALL_HOLDINGS:
                return self._whole(one, "complete_holdings")
            case About.ALL_CONTACTS:
                return self._whole(one, "complete_contacts")
            case _:
                return self._reach(one)

    # ── by what the line is about ────────────────────────────────────────────────────────────────────────────────────

    def _holding(self, one: Given) -> EffectKind:
        """Denied: no longer declared. Not known: the same, and the actor no longer says it has told everything."""
        if one.answer is Answer.RIGHT:
            held = (self._confirmed(one, each) if each.id in one.line.ids else each for each in self.model.holdings)
            self.model = replace(self.model, holdings=tuple(held))
            return EffectKind.CONFIRMED
        kept = tuple(each for each in self.model.holdings if each.id not in one.line.ids)
        used, gone = {each.record for each in kept}, {each.record for each in self.model.holdings}
        records = tuple(each for each in self.model.records if each.id in used or each.id not in gone)
        self.model = replace(self.model, holdings=kept, records=records)
        if one.answer is Answer.WRONG:
            return EffectKind.REMOVED
        self._actor(one.line.actor, complete_holdings=False)
        return EffectKind.WITHDRAWN

    def _need(self, one: Given) -> EffectKind:
        if one.answer is Answer.UNKNOWN:
            return EffectKind.OPEN
        if one.answer is Answer.WRONG:
            kept = tuple(each for each in self.model.needs if each.id not in one.line.ids)
            self.model = replace(self.model, needs=kept)
            return EffectKind.REMOVED
        needs = (self._confirmed(one, each) if each.id in one.line.ids else each for each in self.model.needs)
        self.model = replace(self.model, needs=tuple(needs))
        return EffectKind.CONFIRMED

    def _flow(self, one: Given) -> EffectKind:
        """Where one end says yes and the other no, the model cannot say who is right."""
        (name,) = one.line.ids
        if {Answer.RIGHT, Answer.WRONG} <= self.flow_answers[name]:
            return EffectKind.DISPUTED
        if one.answer is Answer.UNKNOWN:
            self._actor(one.line.actor, complete_contacts=False)
            return EffectKind.OPEN
        if one.answer is Answer.WRONG:
            self.model = without_flows(self._known_without(name), frozenset([name]))
            return EffectKind.REMOVED
        flows = (self._confirmed(one, each) if each.id == name else each for each in self.model.flows)
        self.model = replace(self.model, flows=tuple(flows))
        return EffectKind.CONFIRMED

    def _sure(self) -> frozenset[str]:
        """Holdings that a partner confirmed."""
        said = (one for one in self.given if one.answer is Answer.RIGHT and one.line.about is About.HAS)
        return frozenset(name for one in said for name in one.line.ids)

    def _known_without(self, flow: str) -> Model:
        """What its holder confirmed stays when the flow that would bring it turns out not to run."""
        sure = self._sure()
        return replace(
            self.model,
            holdings=tuple(
                replace(one, brought_by=tuple(way for way in one.brought_by if way != flow)) if one.id in sure else one
                for one in self.model.holdings
            ),
        )

    def _whole(self, one: Given, field: str) -> EffectKind:
        self._actor(one.line.actor, **{field: one.answer is Answer.RIGHT})
        return EffectKind.CONFIRMED if one.answer is Answer.RIGHT else EffectKind.WITHDRAWN

    def _reach(self, one: Given) -> EffectKind:
        if one.answer is Answer.RIGHT:
            return EffectKind.CONFIRMED
        field = "urgent" if one.line.about is About.URGENT else "ordinary"
        self._actor(one.line.actor, **{field: one.instead or Availability.UNKNOWN})
        return EffectKind.CORRECTED if one.instead else EffectKind.WITHDRAWN

    def _confirm_reach(self) -> None:
        """An actor has one evidence for all that is said of it: confirmed when both of its reaches are."""
        known: dict[str, list[Given]] = defaultdict(list)
        for one in self.given:
            if one.line.about in (About.URGENT, About.ORDINARY) and (one.answer is Answer.RIGHT or one.instead):
                known[one.line.actor].append(one)
        for actor, both in known.items():
            if len(both) == 2:
                old = self.model.actor[actor].evidence
                self._actor(actor, evidence=self._evidence(both[0].partner, old))

    # ── what a confirmation leaves behind ────────────────────────────────────────────────────────────────────────────

    def _confirmed(self, one: Given, thing: _T) -> _T:
        return replace(thing, evidence=self._evidence(one.partner, thing.evidence))

    def _evidence(self, partner: str, old: Evidence) -> Evidence:
        source = self._source(partner)
        return Evidence(Confidence.PARTNER_CONFIRMED, tuple(sorted({*old.sources, source.id})), old.note)

    def _source(self, partner: str) -> Source:
        """The session as a source: partner and date, and nobody's name."""
        if partner not in self.sources:
            label, day = self.model.label(partner), date.fromisoformat(self.day)
            title = f"{label.brief('nl')}, sessie {day:%d-%m-%Y}"
            self.sources[partner] = Source(f"sessie-{partner}-{self.day}", title, "")
        return self.sources[partner]

    def _actor(self, name: str, **changed: object) -> None:
        self.model = replace(self.model, actors=tuple(_changed(self.model.actors, name, changed)))


def _changed(actors: Iterable[Actor], name: str, changed: dict[str, object]) -> Iterable[Actor]:
    for actor in actors:
        yield replace(actor, **changed) if actor.id == name else actor  # type: ignore[arg-type]
