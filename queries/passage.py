"""What a ground asks and the stops it meets: whether its own conditions hold, and which stops yield to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from ontology.norms import Doubt, Modality, Norm, NormKind
from queries.situation import Readings, Situation, Tested, Truth, read_clauses
from queries.verdict import Layer, LayerName, LayerStatus

__all__ = ["ANY_POWER", "ANY_SECRECY", "Passage", "Passages", "applies", "joined", "names_grounds", "stop_lifted"]

ANY_SECRECY = "*statutory-secrecy"
"""In ``opens``: the ground breaks any professional secrecy, in terms."""

ANY_POWER = "*statutory-power"
"""Among the grounds a stop names: a statutory permission lifts it too."""

_NOTHING = Tested(Truth.TRUE)


@dataclass(frozen=True, slots=True)
class Passage:
    """A ground with the stops it meets, in one situation. ``closed`` are the stops that do not yield; ``missing``,
    ``waiting``, ``exceptions``, ``used`` and ``turned`` are facts, of the ground and of the circumstances that its
    stops ask or name; ``standing`` are the stops that are not known to stay out of it; ``doubts`` are those of the
    ground and of these stops, whether or not they bite, and ``doubted`` the facts they read.
    """

    own: Tested
    closed: tuple[str, ...]
    first_layers: tuple[Layer, ...]
    last_layers: tuple[Layer, ...]
    missing: tuple[str, ...]
    waiting: tuple[str, ...]
    exceptions: tuple[str, ...]
    used: tuple[str, ...]
    turned: tuple[str, ...]
    standing: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    doubted: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Met:
    """A stop that a ground meets: what it asks before it applies, whether it yields, and what that turned on."""

    stop: Norm
    asked: Tested
    lifted: Truth
    named: Tested

    @property
    def stands(self) -> bool:
        """Not so for a stop whose own conditions are known to be false. One that may apply does, unless it forbids:
        a prohibition on an unknown fact closes nothing, and the fact is to be ruled out.
        """
        if self.stop.kind is NormKind.PROHIBITION:
            return applies(self.asked)
        return self.asked.truth is not Truth.FALSE

    @property
    def warns_of(self) -> tuple[str, ...]:
        """The unknown facts at which a prohibition would close this ground."""
        if self.stands or self.lifted is Truth.TRUE or self.asked.truth is Truth.FALSE:
            return ()
        unknown = (self.asked, self.named) if self.lifted is Truth.UNKNOWN else (self.asked,)
        return joined(names for read in unknown for names in (read.missing, read.waiting, read.exceptions))

    @property
    def turned(self) -> tuple[str, ...]:
        """The facts that put the stop on the way, and those that lift it."""
        if self.stands:
            return (*self.asked.turned, *self.named.turned)
        return self.warns_of or (self.asked.turned if self.asked.truth is Truth.FALSE else ())


class Passages:
    """Every passage of one situation is worked out once: it turns on the ground, its stops and the subject alone."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._read = Readings(situation)
        self._known: dict[tuple[tuple[str, ...], str], dict[str, Passage]] = {}
        self._stops: tuple[Norm, ...] = ()
        self._subject = ""
        self._past: dict[str, Passage] = {}

    def of(self, ground: Norm, stops: tuple[Norm, ...], subject: str) -> Passage:
        """The passage of ``ground`` past ``stops`` for a record about ``subject``."""
        if stops is not self._stops or subject != self._subject:
            # One disclosure asks for many grounds past the same stops.
            self._stops, self._subject = stops, subject
            self._past = self._known.setdefault((tuple([stop.id for stop in stops]), subject), {})
        found = self._past.get(ground.id)
        if found is None:
            found = self._past[ground.id] = self._passage(ground, stops, subject)
        return found

    def _passage(self, ground: Norm, stops: tuple[Norm, ...], subject: str) -> Passage:
        own = self._read.of(ground, subject)
        # A prohibition that names no ground is the same for every route; the decision looks at it before all routes.
        met = [self._met(stop, ground, subject) for stop in stops if not _forbids_all(stop)]
        on_the_way = [one for one in met if one.stands]
        closed = [one for one in on_the_way if one.lifted is Truth.FALSE]
        parts = (own, *[one.named for one in on_the_way])
        away = {one.stop.id for one in met if not one.stands}
        standing = [stop for stop in stops if stop.id not in away]
        doubts = (*ground.doubts, *[doubt for stop in standing for doubt in stop.doubts])
        triggers = [each for doubt in doubts for together in doubt.triggers for each in together]
        return Passage(
            own=own,
            closed=tuple(one.stop.id for one in closed),
            first_layers=(
                Layer(LayerName.CAPACITY, LayerStatus.TRUE, (ground.id,)),
                Layer(LayerName.TASK, LayerStatus(own.truth.value), (ground.id,), own.turned),
                _stop_layer(LayerName.STOPS, [one for one in on_the_way if one.stop.kind is not NormKind.SECRECY]),
                _stop_layer(LayerName.SECRECY, [one for one in on_the_way if one.stop.kind is NormKind.SECRECY]),
            ),
            last_layers=(
                Layer(LayerName.JUDGEMENT, LayerStatus.OPEN if ground.weigh else LayerStatus.TRUE, (ground.id,)),
                Layer(LayerName.RECORDING, LayerStatus.OPEN if ground.recording else LayerStatus.TRUE, (ground.id,)),
            ),
            missing=joined(part.missing for part in parts),
            waiting=joined(part.waiting for part in parts),
            exceptions=joined((*[part.exceptions for part in parts], *[one.warns_of for one in met])),
            used=joined((own.used, *[names for one in met for names in (one.asked.used, one.named.used)])),
            turned=_turned(own, met, closed),
            standing=tuple(stop.id for stop in standing),
            doubts=doubts,
            doubted=joined([[each.key for each in triggers if each.kind == "fact"]]),
        )

    def _met(self, stop: Norm, ground: Norm, subject: str) -> _Met:
        return _Met(stop, self._read.of(stop, subject), *stop_lifted(stop, ground, self._situation, subject))


def names_grounds(stop: Norm) -> bool:
    """Whether a stop yields to some grounds and not to others: then it is decided ground by ground."""
    named = stop.stop
    return named is not None and bool(named.grounds or named.duty or named.own_task or named.consent)


def applies(asked: Tested) -> bool:
    """Whether what a prohibition asks is so, without an exception that nobody has ruled out."""
    return asked.truth is Truth.TRUE and not asked.exceptions


def _forbids_all(stop: Norm) -> bool:
    return stop.kind is NormKind.PROHIBITION and not names_grounds(stop)


def _turned(own: Tested, met: list[_Met], closed: list[_Met]) -> tuple[str, ...]:
    """The facts on which a passage turns: of one that is closed only what closes it."""
    if own.truth is Truth.FALSE or closed:
        return joined((own.turned if own.truth is Truth.FALSE else (), *[one.turned for one in closed]))
    return joined((own.turned, *[one.turned for one in met]))


def _stop_layer(name: LayerName, met: list[_Met]) -> Layer:
    truths = {one.lifted for one in met}
    status = (
        LayerStatus.FALSE
        if Truth.FALSE in truths
        else LayerStatus.UNKNOWN
        if Truth.UNKNOWN in truths
        else LayerStatus.TRUE
    )
    return Layer(name, status, tuple(one.stop.id for one in met), joined(one.turned for one in met))


def stop_lifted(stop: Norm, ground: Norm, situation: Situation, subject: str) -> tuple[Truth, Tested]:
    """Whether ``ground`` passes ``stop``, and which circumstances that turned on (README, exceptions a stop names)."""
    named = stop.stop
    if named is None:
        return Truth.FALSE, _NOTHING
    if stop.id in ground.keeps_closed:
        return Truth.FALSE, _NOTHING
    if named.duty and ground.kind is NormKind.DUTY:
        return Truth.TRUE, _NOTHING
    if ground.id in named.grounds or stop.id in ground.opens:
        return Truth.TRUE, _NOTHING
    if ANY_POWER in named.grounds and ground.kind is NormKind.POWER and ground.modality is Modality.MAY:
        return Truth.TRUE, _NOTHING
    if ANY_SECRECY in ground.opens and _is_professional_secrecy(stop):
        return Truth.TRUE, _NOTHING
    if named.consent and ground.modality is Modality.MAY_WITH_CONSENT:
        return Truth.TRUE, _NOTHING
    if named.own_task and _names_recipient(ground):
        return Truth.TRUE, _NOTHING
    if named.when:
        found = read_clauses(named.when, situation, subject)
        return found.truth, found
    return Truth.FALSE, _NOTHING


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


def joined(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    """Every name of every group once, in the order in which they first come."""
    found = tuple(chain.from_iterable(groups))
    return tuple(dict.fromkeys(found)) if len(found) > 1 else found
