"""One ground, run through every layer: what it gives for one disclosure, and what it still misses (AND over layers)."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.norms import Modality, Norm, NormKind
from ontology.statutes import LawOnDay
from ontology.terms import Text
from queries.data_layers import DataLayers
from queries.doubting import doubts_on
from queries.passage import ANY_POWER, ANY_SECRECY, Passage, Passages, joined, stop_lifted
from queries.setting import Setting
from queries.situation import Situation, Truth
from queries.verdict import Decision, Layer, LayerName, LayerStatus, Outcome, rank_of

__all__ = ["ANY_POWER", "ANY_SECRECY", "Reader", "Route", "Setting", "run", "stop_lifted"]


class Reader:
    """The norms of one day as one situation makes them: what does not turn on the disclosure is read once."""

    def __init__(self, law: LawOnDay, situation: Situation) -> None:
        self.passages = Passages(situation)
        self.data = DataLayers(law, situation)


@dataclass(frozen=True, slots=True)
class Route:
    """What one ground gives. ``outcome`` is ``None`` for a dead route; ``dead_at`` says on which layer it died.
    ``used`` are the facts that were read, ``turned`` those on which the route turned. ``unsettled`` is a route that
    waits for what will not settle it: a layer stays open when the track has begun.
    """

    ground: Norm
    outcome: Outcome | None
    modality: Modality
    decision: Decision
    layers: tuple[Layer, ...]
    missing: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    read: tuple[tuple[str, ...], ...] = ()
    turned: tuple[str, ...] = ()
    weigh: tuple[Text, ...] = ()
    doubts: tuple[str, ...] = ()
    blocked_by: tuple[str, ...] = ()
    unsettled: bool = False

    @property
    def used(self) -> tuple[str, ...]:
        """Every fact that was read, whether or not the route turned on it."""
        return joined(self.read)

    @property
    def dead_at(self) -> LayerName | None:
        """The first layer that is false."""
        return next((layer.name for layer in self.layers if layer.status is LayerStatus.FALSE), None)

    @property
    def rank(self) -> int:
        """0 for the best outcome; for a live route."""
        assert self.outcome is not None
        return rank_of(self.outcome, self.decision)

    @property
    def place(self) -> tuple[int, int, str]:
        """Among the live routes: the best outcome first, then the one that leaves least to look up and to wait for.
        What is to be weighed or ruled out does not count: it is no sign that a ground is farther away.
        """
        return self.rank, len(self.missing) + len(self.waiting), self.ground.id


def run(setting: Setting, ground: Norm, reader: Reader | None = None) -> Route:
    """Decide one route. Nothing here fills in a human judgement: an open question stays open.

    ``reader`` is of the same law and situation, and spares reading again what it has read for another disclosure.
    """
    reader = reader or Reader(setting.law, setting.situation)
    passage = reader.passages.of(ground, setting.stops, setting.disclosure.label.subject)
    onward = _onward(setting, ground)
    if passage.own.truth is Truth.FALSE or passage.closed or onward:
        return _dead(ground, passage, onward)
    data = reader.data.of(ground, setting.disclosure, setting.ends)
    doubts = doubts_on(setting, ground, passage)
    # A statute that orders the disclosure settles what is not recorded of a layer; a mere power does not repair a layer
    # of which nobody has recorded who may, whatever facts it still asks.
    lacking = not data.complete and ground.modality in (Modality.MAY, Modality.MAY_WITH_CONSENT)
    outcome, decision = _outcome(ground, passage, doubts.biting, lacking=lacking)
    return Route(
        ground=ground,
        outcome=outcome,
        modality=ground.modality,
        decision=decision,
        layers=(*passage.first_layers, *data.layers, *passage.last_layers),
        missing=passage.missing,
        waiting=passage.waiting,
        exceptions=joined((passage.exceptions, data.exceptions)),
        read=(passage.used, data.used, passage.doubted),
        turned=joined((passage.turned, data.turned, doubts.turned)),
        weigh=ground.weigh,
        doubts=(*doubts.biting, *doubts.shown),
        unsettled=lacking and bool(passage.waiting),
    )


def _onward(setting: Setting, ground: Norm) -> tuple[str, ...]:
    """The grounds of earlier hops that let the record go no further than to others than this recipient. As with the
    stops, a statutory duty passes; a power or consent of today does not widen what it was given for.
    """
    if ground.kind is NormKind.DUTY:
        return ()
    if not setting.disclosure.hops:
        return ()
    law = setting.law
    earlier = (law.norm.get(law.law.canonical_id.get(hop.ground, hop.ground)) for hop in setting.disclosure.hops)
    return tuple(
        norm.id
        for norm in earlier
        if norm is not None and norm.onward_to is not None and setting.ends.recipient.isdisjoint(norm.onward_to)
    )


def _dead(ground: Norm, passage: Passage, onward: tuple[str, ...]) -> Route:
    """A route that its own conditions or a stop have closed: the other layers no longer matter."""
    return Route(
        ground=ground,
        outcome=None,
        modality=ground.modality,
        decision=Decision.RULE,
        layers=(*passage.first_layers, *((Layer(LayerName.ONWARD, LayerStatus.FALSE, onward),) if onward else ())),
        failed=passage.own.failed,
        read=(passage.used,),
        turned=passage.turned if passage.own.failed or passage.closed else (),
        blocked_by=(*passage.closed, *onward),
    )


def _outcome(ground: Norm, passage: Passage, biting: tuple[str, ...], *, lacking: bool) -> tuple[Outcome, Decision]:
    if biting:
        return Outcome.UNDETERMINED, Decision.DOUBT
    if ground.modality is Modality.MAY_IN_CONFLICT:
        return Outcome.ONLY_CONFLICT, Decision.HUMAN
    # Before the track: it would be as open when that has begun, and must not look better now.
    if lacking:
        return Outcome.UNDETERMINED, Decision.DOUBT
    if passage.waiting:
        asks_only_consent = all(fact.startswith("consent.") for fact in passage.waiting)
        if ground.modality is Modality.MAY_WITH_CONSENT and asks_only_consent:
            return Outcome.ONLY_CONSENT, Decision.TRACK
        return Outcome.PERMITTED_IF, Decision.TRACK
    if passage.missing:
        return Outcome.PERMITTED_IF, Decision.FACTS
    return _settled(ground)


def _settled(ground: Norm) -> tuple[Outcome, Decision]:
    """The outcome when no fact, no step and no layer is missing."""
    if ground.modality is Modality.MUST:
        return Outcome.MANDATORY, Decision.HUMAN if ground.weigh else Decision.RULE
    if ground.modality is Modality.MUST_UNLESS:
        return Outcome.MANDATORY_UNLESS_WEIGHTY, Decision.HUMAN
    return (Outcome.PERMITTED_HUMAN, Decision.HUMAN) if ground.weigh else (Outcome.PERMITTED, Decision.RULE)
