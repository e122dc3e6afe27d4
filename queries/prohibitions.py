"""What the stops on a record do whatever the ground: which forbid it, which close it unless, and on which facts."""

from __future__ import annotations

from dataclasses import dataclass

from ontology.norms import Norm, NormKind
from queries.passage import applies, joined, names_grounds
from queries.situation import Readings, Situation, Tested, Truth, read_clauses

__all__ = ["Forbidden", "Prohibitions"]


@dataclass(frozen=True, slots=True)
class Forbidden:
    """``certain`` are the prohibitions that apply to every ground, ``barring`` those that apply and name grounds to
    which they yield, ``closing`` the conditional stops that are not known to stay out of it. The facts: ``to_rule_out``
    are the unknown ones of prohibitions that may apply, to be checked before anything is shared; ``to_look_up`` and
    ``to_check`` those at which a conditional stop would not apply; ``turned`` those at which a prohibition does.
    """

    certain: tuple[str, ...]
    barring: tuple[Norm, ...]
    closing: tuple[Norm, ...]
    to_rule_out: tuple[str, ...]
    to_look_up: tuple[str, ...]
    to_check: tuple[str, ...]
    turned: tuple[str, ...]

    @property
    def unless(self) -> tuple[Norm, ...]:
        """The stops that close to every ground but those to which they yield, by id."""
        return tuple(sorted((*self.closing, *self.barring), key=lambda stop: stop.id))


class Prohibitions:
    """What one situation makes of the stops; read once per set of stops and subject."""

    def __init__(self, situation: Situation) -> None:
        self._situation = situation
        self._readings = Readings(situation)
        self._known: dict[tuple[tuple[str, ...], str], Forbidden] = {}

    def among(self, stops: tuple[Norm, ...], subject: str) -> Forbidden:
        """What ``stops`` do to a record about ``subject``."""
        key = (tuple([stop.id for stop in stops]), subject)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._read(stops, subject)
        return found

    def _read(self, stops: tuple[Norm, ...], subject: str) -> Forbidden:
        certain: list[Norm] = []
        barring: list[Norm] = []
        closing: list[Norm] = []
        may_forbid: list[Tested] = []
        may_close: list[Tested] = []
        for stop in stops:
            asked = self._readings.of(stop, subject)
            if asked.truth is Truth.FALSE:
                continue
            if stop.kind.is_conditional_stop:
                closing.append(stop)
                may_close.append(asked)
            elif stop.kind is NormKind.PROHIBITION and names_grounds(stop):
                # While it may not apply, the routes that it would close say so themselves.
                barring += [stop] if applies(asked) else []
            elif stop.kind is NormKind.PROHIBITION and not self._is_lifted(stop, subject):
                certain += [stop] if applies(asked) else []
                may_forbid += [] if applies(asked) else [asked]
        return Forbidden(
            certain=tuple(stop.id for stop in certain),
            barring=tuple(barring),
            closing=tuple(closing),
            to_rule_out=joined(names for one in may_forbid for names in (one.missing, one.waiting, one.exceptions)),
            to_look_up=joined(names for one in may_close for names in (one.missing, one.waiting)),
            to_check=joined(one.exceptions for one in may_close),
            turned=joined(self._readings.of(stop, subject).turned for stop in (*certain, *barring)),
        )

    def _is_lifted(self, stop: Norm, subject: str) -> bool:
        """Whether a circumstance that the prohibition names is known to be so."""
        if stop.stop is None or not stop.stop.when:
            return False
        return read_clauses(stop.stop.when, self._situation, subject).truth is Truth.TRUE
