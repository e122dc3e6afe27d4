"""One ground, run through every layer: what it gives for one disclosure, and what it still misses (AND over layers)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ontology.norms import Brought, Clause, DoubtTrigger, Modality, Norm, NormKind
from ontology.statutes import LawOnDay
from ontology.terms import Text
from queries.matching import Parties, label_fits
from queries.situation import Situation, Tested, Truth, read_clauses
from queries.verdict import Decision, Disclosure, Layer, LayerName, LayerStatus, Outcome

__all__ = ["ANY_POWER", "ANY_SECRECY", "Route", "Setting", "run", "stop_lifted"]

ANY_SECRECY = "*statutory-secrecy"
"""In ``opens``: the ground breaks any professional secrecy, in terms."""

ANY_POWER = "*statutory-power"
"""Among the grounds a stop names: a statutory permission lifts it too."""


@dataclass(frozen=True, slots=True)
class Setting:
    """All that one decision looks at."""

    law: LawOnDay
    disclosure: Disclosure
    situation: Situation
    ends: Parties
    stops: tuple[Norm, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """What one ground gives. ``outcome`` is ``None`` for a dead route; ``dead_at`` says on which layer it died."""

    ground: Norm
    outcome: Outcome | None
    modality: Modality
    decision: Decision
    layers: tuple[Layer, ...]
    missing: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    weigh: tuple[Text, ...] = ()
    doubts: tuple[str, ...] = ()
    blocked_by: tuple[str, ...] = ()

    @property
    def dead_at(self) -> LayerName | None:
        """The first layer that is false."""
        return next((layer.name for layer in self.layers if layer.status is LayerStatus.FALSE), None)


def run(setting: Setting, ground: Norm) -> Route:
    """Decide one route. Nothing here fills in a human judgement: an open question stays open."""
    subject = setting.disclosure.label.subject
    own = read_clauses(ground.when, setting.situation, subject)
    # Whether a prohibition applies is the same for every route; the decision looks at it before all routes.
    conditional = (stop for stop in setting.stops if stop.kind is not NormKind.PROHIBITION)
    lifted = [(stop, *stop_lifted(setting, stop, ground)) for stop in conditional]
    onward = _onward(setting, ground)
    closed = (*(stop.id for stop, truth, _ in lifted if truth is Truth.FALSE), *onward)
    by_facts = [found for _, truth, found in lifted if truth is not Truth.FALSE]
    if own.truth is Truth.FALSE or closed:
        return _dead(ground, own, lifted, closed, onward)
    data_layers, assumed = _data_layers(setting, ground)
    parts = [own, *by_facts]
    layers = (
        Layer(LayerName.CAPACITY, LayerStatus.TRUE, (ground.id,)),
        Layer(LayerName.TASK, LayerStatus(own.truth.value), (ground.id,), own.used),
        _stop_layer(LayerName.STOPS, lifted, secrecy=False),
        _stop_layer(LayerName.SECRECY, lifted, secrecy=True),
        *data_layers,
        Layer(LayerName.JUDGEMENT, LayerStatus.OPEN if ground.weigh else LayerStatus.TRUE, (ground.id,)),
        Layer(LayerName.RECORDING, LayerStatus.OPEN if ground.recording else LayerStatus.TRUE, (ground.id,)),
    )
    biting, shown = _doubts(setting, ground)
    missing = _joined(part.missing for part in parts)
    waiting = _joined(part.waiting for part in parts)
    outcome, decision = _outcome(ground, layers, missing, waiting, biting)
    return Route(
        ground=ground,
        outcome=outcome,
        modality=ground.modality,
        decision=decision,
        layers=layers,
        missing=missing,
        waiting=waiting,
        exceptions=_joined((*(part.exceptions for part in parts), assumed)),
        used=_joined(
            (*(part.used for part in parts), *(layer.facts for layer in data_layers), _doubted(setting, ground))
        ),
        weigh=ground.weigh,
        doubts=(*biting, *shown),
    )


def _onward(setting: Setting, ground: Norm) -> tuple[str, ...]:
    """The grounds of earlier hops that let the record go no further than to others than this recipient. As with the
    stops, a statutory duty passes; a power or consent of today does not widen what it was given for.
    """
    if ground.kind is NormKind.DUTY:
        return ()
    law = setting.law
    earlier = (law.norm.get(law.law.canonical_id.get(hop.ground, hop.ground)) for hop in setting.disclosure.hops)
    return tuple(
        norm.id
        for norm in earlier
        if norm is not None and norm.onward_to is not None and setting.ends.recipient.isdisjoint(norm.onward_to)
    )


def _dead(
    ground: Norm,
    own: Tested,
    lifted: list[tuple[Norm, Truth, Tested]],
    closed: tuple[str, ...],
    onward: tuple[str, ...],
) -> Route:
    """A route that its own conditions or a stop have closed: the other layers no longer matter."""
    layers = (
        Layer(LayerName.CAPACITY, LayerStatus.TRUE, (ground.id,)),
        Layer(LayerName.TASK, LayerStatus(own.truth.value), (ground.id,), own.used),
        _stop_layer(LayerName.STOPS, lifted, secrecy=False),
        _stop_layer(LayerName.SECRECY, lifted, secrecy=True),
        *((Layer(LayerName.ONWARD, LayerStatus.FALSE, onward),) if onward else ()),
    )
    used = _joined((own.used, *(found.used for _, _, found in lifted)))
    return Route(ground, None, ground.modality, Decision.RULE, layers, failed=own.failed, used=used, blocked_by=closed)


def stop_lifted(setting: Setting, stop: Norm, ground: Norm) -> tuple[Truth, Tested]:
    """Whether ``ground`` passes ``stop``, and which circumstances that turned on (README, exceptions a stop names)."""
    nothing = Tested(Truth.TRUE)
    named = stop.stop
    if named is None:
        return Truth.FALSE, nothing
    if stop.id in ground.keeps_closed:
        return Truth.FALSE, nothing
    if named.duty and ground.kind is NormKind.DUTY:
        return Truth.TRUE, nothing
    if ground.id in named.grounds or stop.id in ground.opens:
        return Truth.TRUE, nothing
    if ANY_POWER in named.grounds and ground.kind is NormKind.POWER and ground.modality is Modality.MAY:
        return Truth.TRUE, nothing
    if ANY_SECRECY in ground.opens and _is_professional_secrecy(stop):
        return Truth.TRUE, nothing
    if named.consent and ground.modality is Modality.MAY_WITH_CONSENT:
        return Truth.TRUE, nothing
    if named.own_task and _names_recipient(ground):
        return Truth.TRUE, nothing
    if named.when:
        found = read_clauses(named.when, setting.situation, setting.disclosure.label.subject)
        return found.truth, found
    return Truth.FALSE, nothing


def _is_professional_secrecy(stop: Norm) -> bool:
    """Secrecy of care, youth and social professionals. Police and justice data are closed by their own acts, which ask
    for a duty or a ground of their own: a power elsewhere does not open them (justice-M-20).
    """
    closed_regime = {"wpg", "wjsg"}
    labelled = {value for _, values in stop.label.attributes for value in values}
    return (
        stop.kind is NormKind.SECRECY and closed_regime.isdisjoint(stop.regimes) and closed_regime.isdisjoint(labelled)
    )


def _names_recipient(ground: Norm) -> bool:
    """Own task counts only where a recorded power of this kind of holder names this kind of recipient."""
    return (
        bool(ground.holders)
        and "any" not in ground.holders
        and bool(ground.recipients)
        and "any" not in ground.recipients
    )


def _stop_layer(name: LayerName, lifted: list[tuple[Norm, Truth, Tested]], *, secrecy: bool) -> Layer:
    mine = [entry for entry in lifted if (entry[0].kind is NormKind.SECRECY) is secrecy]
    truths = {truth for _, truth, _ in mine}
    status = (
        LayerStatus.FALSE
        if Truth.FALSE in truths
        else LayerStatus.UNKNOWN
        if Truth.UNKNOWN in truths
        else LayerStatus.TRUE
    )
    return Layer(name, status, tuple(stop.id for stop, _, _ in mine), _joined(found.used for _, _, found in mine))


def _data_layers(setting: Setting, ground: Norm) -> tuple[tuple[Layer, ...], tuple[str, ...]]:
    """AVG 6, the exemption of both ends, compatibility, and the recipient's own task; and the unknown exceptions that
    these lean on.
    """
    label = setting.disclosure.label
    if label.form != "identified":
        free = (LayerName.BASIS, LayerName.EXEMPTION_HOLDER, LayerName.EXEMPTION_RECIPIENT)
        return tuple(Layer(name, LayerStatus.TRUE, (ground.id,)) for name in free), ()
    special = label.category not in ("ordinary", "address")
    consent = ground.modality is Modality.MAY_WITH_CONSENT
    holder = label.regime in ("wpg", "wjsg", "outside-avg")
    recipient = "avg-controller" not in setting.ends.recipient
    found = (
        _brought(LayerName.BASIS, ground, ground.basis, holder or consent, lambda: _basis(setting)),
        _brought(
            LayerName.EXEMPTION_HOLDER,
            ground,
            ground.exemption_holder,
            holder or consent or not special,
            lambda: _exemption(setting, setting.ends.holder, "holder"),
        ),
        _brought(
            LayerName.EXEMPTION_RECIPIENT,
            ground,
            ground.exemption_recipient,
            recipient or consent or not special,
            lambda: _exemption(setting, setting.ends.recipient, "recipient"),
        ),
        _brought(LayerName.COMPATIBILITY, ground, ground.compatibility, consent, dict),
        _brought(LayerName.RECIPIENT, ground, ground.recipient_task, recipient or consent, dict),
    )
    return tuple(layer for layer, _ in found), _joined(exceptions for _, exceptions in found)


def _brought(
    name: LayerName, ground: Norm, brought: Brought | None, given: bool, search: Callable[[], dict[str, Tested]]
) -> tuple[Layer, tuple[str, ...]]:
    if given:
        return Layer(name, LayerStatus.TRUE, (ground.id,)), ()
    if brought is not None and brought.status in ("yes", "derived"):
        return Layer(name, LayerStatus.TRUE, (brought.norm or ground.id,)), ()
    read = search()
    found = {norm: one for norm, one in read.items() if one.truth is Truth.TRUE}
    # Any one of them will do: an unknown exception matters only when every one of them has one.
    without = tuple(norm for norm, one in found.items() if not one.exceptions)
    status = LayerStatus.TRUE if found else LayerStatus.UNKNOWN
    facts = _joined(one.used for one in read.values())
    exceptions = () if without else _joined(one.exceptions for one in found.values())
    return Layer(name, status, without or tuple(found), facts), exceptions


def _basis(setting: Setting) -> dict[str, Tested]:
    return _usable(setting, setting.law.bases_of(setting.ends.holder))


def _exemption(setting: Setting, classes: frozenset[str], role: str) -> dict[str, Tested]:
    usable = tuple(norm for norm in setting.law.exemptions_of(classes) if norm.exempts_role in (role, "both"))
    return _usable(setting, usable)


def _usable(setting: Setting, norms: tuple[Norm, ...]) -> dict[str, Tested]:
    """Norms that cover record and purpose, with what became of their conditions."""
    label = setting.disclosure.label
    return {
        norm.id: read_clauses(norm.when, setting.situation, label.subject)
        for norm in norms
        if (not norm.categories or label.category in norm.categories)
        and label_fits(norm.label, label)
        and (not norm.purposes or setting.disclosure.purpose in norm.purposes)
    }


def _doubted(setting: Setting, ground: Norm) -> tuple[str, ...]:
    """The facts on which a doubt turns."""
    doubts = (*ground.doubts, *(each for stop in setting.stops for each in stop.doubts))
    triggers = (trigger for doubt in doubts for together in doubt.triggers for trigger in together)
    return tuple(trigger.key for trigger in triggers if trigger.kind == "fact")


def _doubts(setting: Setting, ground: Norm) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Doubts that bite on this route, of its ground or of a stop it meets, and doubts that are only shown."""
    biting = []
    shown = []
    for doubt in (*ground.doubts, *(each for stop in setting.stops for each in stop.doubts)):
        if doubt.show_only:
            shown.append(doubt.id)
        elif not doubt.triggers or any(
            all(_triggered(setting, ground, trigger) for trigger in together) for together in doubt.triggers
        ):
            biting.append(doubt.id)
    return tuple(biting), tuple(shown)


def _triggered(setting: Setting, ground: Norm, trigger: DoubtTrigger) -> bool:
    label = setting.disclosure.label
    if trigger.kind == "ground":
        return ground.id in trigger.values
    if trigger.kind == "fact":
        found = setting.situation.value(trigger.key)
        return (found or "unknown") in trigger.values or (found is None and _asks_for(setting, ground, trigger))
    if trigger.kind == "stop":
        return any(stop.id in trigger.values for stop in setting.stops)
    if trigger.kind == "category":
        return label.category in trigger.values
    if trigger.kind == "recipient":
        return not setting.ends.recipient.isdisjoint(trigger.values)
    if trigger.kind == "holder":
        return not setting.ends.holder.isdisjoint(trigger.values)
    return str(getattr(label, trigger.key.replace("-", "_"))).lower() in trigger.values


def _asks_for(setting: Setting, ground: Norm, trigger: DoubtTrigger) -> bool:
    """Whether the ground can only hold at a value at which the doubt bites: then it need not wait to be known."""
    subject = setting.disclosure.label.subject
    return any(
        option.fact == trigger.key and set(option.values) <= set(trigger.values)
        for clause in ground.when
        for option in clause.options
        if not any(
            read_clauses((Clause((other,)),), setting.situation, subject).truth is not Truth.FALSE
            for other in clause.options
            if other.fact != trigger.key
        )
    )


def _outcome(
    ground: Norm,
    layers: tuple[Layer, ...],
    missing: tuple[str, ...],
    waiting: tuple[str, ...],
    biting: tuple[str, ...],
) -> tuple[Outcome, Decision]:
    if biting:
        return Outcome.UNDETERMINED, Decision.DOUBT
    if ground.modality is Modality.MAY_IN_CONFLICT:
        return Outcome.ONLY_CONFLICT, Decision.HUMAN
    if waiting:
        asks_only_consent = all(fact.startswith("consent.") for fact in waiting)
        if ground.modality is Modality.MAY_WITH_CONSENT and asks_only_consent:
            return Outcome.ONLY_CONSENT, Decision.TRACK
        return Outcome.PERMITTED_IF, Decision.TRACK
    if ground.modality in (Modality.MAY, Modality.MAY_WITH_CONSENT) and _open_layer(layers):
        return Outcome.UNDETERMINED, Decision.DOUBT
    if missing:
        return Outcome.PERMITTED_IF, Decision.FACTS
    return _settled(ground)


def _settled(ground: Norm) -> tuple[Outcome, Decision]:
    """The outcome when no fact, no step and no layer is missing."""
    if ground.modality is Modality.MUST:
        return Outcome.MANDATORY, Decision.HUMAN if ground.weigh else Decision.RULE
    if ground.modality is Modality.MUST_UNLESS:
        return Outcome.MANDATORY_UNLESS_WEIGHTY, Decision.HUMAN
    return (Outcome.PERMITTED_HUMAN, Decision.HUMAN) if ground.weigh else (Outcome.PERMITTED, Decision.RULE)


def _open_layer(layers: tuple[Layer, ...]) -> bool:
    """Whether a layer of the AVG or of the recipient is unknown. A statute that orders the disclosure settles it; a
    mere power does not repair a layer of which nobody has recorded who may, whatever facts it still asks.
    """
    by_facts = (LayerName.TASK, LayerName.STOPS, LayerName.SECRECY)
    return any(layer.status is LayerStatus.UNKNOWN and layer.name not in by_facts for layer in layers)


def _joined(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for group in groups for name in group))
