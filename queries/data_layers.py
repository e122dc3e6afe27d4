"""AVG 6, the exemption of both ends, compatibility and the recipient's own task: given, brought along, or searched."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.norms import Brought, Modality, Norm
from ontology.statutes import LawOnDay
from queries.matching import Parties, label_fits
from queries.passage import joined
from queries.situation import Readings, Situation, Tested, Truth
from queries.verdict import Disclosure, Label, Layer, LayerName, LayerStatus

__all__ = ["DataFound", "DataLayers"]

_FREE = (LayerName.BASIS, LayerName.EXEMPTION_HOLDER, LayerName.EXEMPTION_RECIPIENT)


@dataclass(frozen=True, slots=True)
class DataFound:
    """The layers in order, the unknown exceptions that they lean on, the facts that were read for them and, of those,
    the facts on which they turned; ``complete`` where no layer is left unknown.
    """

    layers: tuple[Layer, ...]
    complete: bool = True
    exceptions: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    turned: tuple[str, ...] = ()


class DataLayers:
    """The data layers of one law and one situation. What a ground settles by itself, and what a search finds, is the
    same for many disclosures and is worked out once.
    """

    def __init__(self, law: LawOnDay, situation: Situation) -> None:
        self._law = law
        self._readings = Readings(situation)
        self._settled: dict[tuple[str, bool, bool, bool], tuple[DataFound, bool]] = {}
        self._searched: dict[tuple[LayerName, frozenset[str], str, Label], DataFound] = {}

    def of(self, ground: Norm, disclosure: Disclosure, ends: Parties) -> DataFound:
        """The layers of ``ground`` for this disclosure between these ends."""
        label = disclosure.label
        if label.form != "identified":
            return DataFound(tuple(Layer(name, LayerStatus.TRUE, (ground.id,)) for name in _FREE))
        settled, is_all = self._settle(ground, label, ends)
        if is_all:
            return settled
        parts = [
            self._search(layer.name, disclosure, ends)
            if _may_be_found(layer)
            else DataFound((layer,), layer.status is LayerStatus.TRUE)
            for layer in settled.layers
        ]
        return DataFound(
            layers=tuple([layer for part in parts for layer in part.layers]),
            complete=all(part.complete for part in parts),
            exceptions=joined(part.exceptions for part in parts),
            used=joined(part.used for part in parts),
            turned=joined(part.turned for part in parts),
        )

    def _settle(self, ground: Norm, label: Label, ends: Parties) -> tuple[DataFound, bool]:
        """What follows from the ground, the kind of data and the kind of parties; and whether that is all there is."""
        special = label.category not in ("ordinary", "address")
        holder_free = label.regime in ("wpg", "wjsg", "outside-avg")
        recipient_free = "avg-controller" not in ends.recipient
        key = (ground.id, special, holder_free, recipient_free)
        found = self._settled.get(key)
        if found is None:
            layers = _layers(ground, special=special, holder_free=holder_free, recipient_free=recipient_free)
            lacking = [layer for layer in layers if layer.status is LayerStatus.UNKNOWN]
            found = self._settled[key] = (DataFound(layers, not lacking), not any(map(_may_be_found, lacking)))
        return found

    def _search(self, name: LayerName, disclosure: Disclosure, ends: Parties) -> DataFound:
        """The norms that a party can use itself for this layer."""
        classes = ends.recipient if name is LayerName.EXEMPTION_RECIPIENT else ends.holder
        key = (name, classes, disclosure.purpose, disclosure.label)
        found = self._searched.get(key)
        if found is None:
            found = self._searched[key] = _found(name, self._usable(self._norms(name, classes), disclosure))
        return found

    def _norms(self, name: LayerName, classes: frozenset[str]) -> tuple[Norm, ...]:
        if name is LayerName.BASIS:
            return self._law.bases_of(classes)
        role = "holder" if name is LayerName.EXEMPTION_HOLDER else "recipient"
        return tuple(norm for norm in self._law.exemptions_of(classes) if norm.exempts_role in (role, "both"))

    def _usable(self, norms: tuple[Norm, ...], disclosure: Disclosure) -> dict[str, Tested]:
        """Norms that cover record and purpose, with what became of their conditions."""
        label = disclosure.label
        return {
            norm.id: self._readings.of(norm, label.subject)
            for norm in norms
            if (not norm.categories or label.category in norm.categories)
            and label_fits(norm.label, label)
            and (not norm.purposes or disclosure.purpose in norm.purposes)
        }


def _layers(ground: Norm, *, special: bool, holder_free: bool, recipient_free: bool) -> tuple[Layer, ...]:
    consent = ground.modality is Modality.MAY_WITH_CONSENT
    holder = holder_free or consent
    recipient = recipient_free or consent
    return (
        _settled(LayerName.BASIS, ground, ground.basis, given=holder),
        _settled(LayerName.EXEMPTION_HOLDER, ground, ground.exemption_holder, given=holder or not special),
        _settled(LayerName.EXEMPTION_RECIPIENT, ground, ground.exemption_recipient, given=recipient or not special),
        _settled(LayerName.COMPATIBILITY, ground, ground.compatibility, given=consent),
        _settled(LayerName.RECIPIENT, ground, ground.recipient_task, given=recipient),
    )


def _settled(name: LayerName, ground: Norm, brought: Brought | None, *, given: bool) -> Layer:
    if given:
        return Layer(name, LayerStatus.TRUE, (ground.id,))
    if brought is not None and brought.status in ("yes", "derived"):
        return Layer(name, LayerStatus.TRUE, (brought.norm or ground.id,))
    return Layer(name, LayerStatus.UNKNOWN)


def _may_be_found(layer: Layer) -> bool:
    """Whether a norm beside the ground may yet fill the layer: not so for compatibility and the recipient's task."""
    return layer.status is LayerStatus.UNKNOWN and layer.name in _FREE


def _found(name: LayerName, read: dict[str, Tested]) -> DataFound:
    holding = {norm: one for norm, one in read.items() if one.truth is Truth.TRUE}
    # Any one of them will do: an unknown exception matters only when every one of them has one.
    without = {norm: one for norm, one in holding.items() if not one.exceptions}
    chosen = without or holding
    # While none holds, it turns on what would by itself make one hold.
    nearly = [one for one in read.values() if one.truth is Truth.UNKNOWN and one.unmet == 1]
    near = (names for one in nearly for names in (one.missing, one.waiting))
    turned = joined(one.turned for one in chosen.values()) if holding else joined(near)
    return DataFound(
        layers=(Layer(name, LayerStatus.TRUE if holding else LayerStatus.UNKNOWN, tuple(chosen), turned),),
        complete=bool(holding),
        exceptions=joined(one.exceptions for one in chosen.values()),
        used=joined(one.used for one in read.values()),
        turned=turned,
    )
