"""The desks where a signal enters, as the pictures tell them: what comes to a dead end there. All of it is modelled.

Nothing here is told of a confined item: it enters at no desk, and whatever came along for one is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from queries.phrasing import names
from queries.signal_sentences import FATE_LABELS, UNCONFIRMED, carry_on, fate_text, stop_text
from queries.timing_sentences import modelled
from queries.verdict_sentences import spoken_state
from visualisations.words import hours, word

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.desks import DeskRow, FactorFate
    from queries.signal_answer import Signal, Stop
    from visualisations.legal_view import LegalView

__all__ = ["DeskTold", "dead_end", "desk_context", "desk_details", "desks_told", "dying"]

_GLYPH = "┳"
"""The road sign of a dead end, in labels that the network draws."""

_MOST_STOPS = 2
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class DeskTold:
    """One desk in one language. ``dead`` of its ``heaviest`` factors reach nobody in time who may act; ``factors`` are
    one sentence each, the dead ones first, ``items`` everything told there that dies.
    """

    desk: str
    name: str
    dead: int
    heaviest: int
    note: str
    factors: tuple[str, ...]
    items: tuple[str, ...]

    @property
    def figure(self) -> str:
        """``dead/heaviest``; a dash where none of the heaviest can be told there."""
        return f"{self.dead}/{self.heaviest}" if self.heaviest else "–"

    def label(self, language: str) -> str:
        """The word that stands with the name of the desk in the network."""
        if not self.heaviest:
            return f"· {word('desk', language)}"
        said = word("desk-label", language, dead=self.dead, heaviest=self.heaviest)
        return f"{_GLYPH if self.dead else '·'} {said}"


def desks_told(model: Model, legal: LegalView | None, language: str) -> tuple[DeskTold, ...]:
    """Every desk of ``legal.entries`` in their own order, the one where signals die soonest first."""
    rows = legal.entries if legal else ()
    return tuple(_told(model, row, language) for row in rows if row.desk in model.actor)


def dying(model: Model, legal: LegalView | None) -> dict[tuple[str, str], Signal]:
    """By desk and item: the signals that are known to reach nobody in time who may act."""
    return {
        (row.desk, signal.item): signal
        for row in (legal.entries if legal else ())
        for signal in row.signals
        if row.desk in model.actor and signal.fate.dead and _is_open(model, signal.item)
    }


def dead_end(model: Model, signal: Signal, language: str) -> dict[str, Any]:
    """What the panel of the matrix tells of an item that dies at this desk: why, who should have had it, what would
    carry it on. Has the shape of what is told of a need.
    """
    acting = [due for due in signal.due if due.acts]
    steps = [
        f"{names(model, [due.actor], language)}: {model.step[due.step].label.of(language)} "
        f"({word('within', language, term=hours(due.term, language))})"
        for due in acting
    ]
    start = signal.start.text.of(language)
    why = word("dead-end-why", language, start=start, fate=fate_text(model, signal).of(language))
    rank = max((one.weight.rank for one in model.risk_factors if signal.item in one.items), default=1)
    return {
        "kind": word("dead-end-kind", language),
        "code": " ",
        "shape": "dead-end",
        "steps": list(dict.fromkeys(steps)) or [word("dead-end-nobody", language)],
        "weight": word(f"weight-{rank}", language),
        "explanation": " ".join([why, *_stops(model, signal, language)]),
        "help": "",
        "assumed": [UNCONFIRMED.of(language), modelled(signal.start, ordinary=False).of(language)],
    }


def desk_details(told: tuple[DeskTold, ...]) -> dict[str, dict[str, Any]]:
    """What the panel tells of a desk, by its id."""
    return {one.desk: {"name": one.name, "note": one.note, "factors": one.factors, "items": one.items} for one in told}


def desk_context(model: Model, legal: LegalView | None, language: str) -> dict[str, Any]:
    """What the templates need of the desks: ``desks`` in order, ``desk`` by id, when it was told, how many have one."""
    told = desks_told(model, legal, language)
    start = legal.told_at if legal else None
    return {
        "desks": told,
        "desk": {one.desk: one for one in told},
        "desk_start": start.text.of(language) if start else "",
        "desks_dying": sum(one.dead > 0 for one in told),
        "desks_soonest": _soonest(told, language),
    }


def _soonest(told: tuple[DeskTold, ...], language: str) -> list[str]:
    """The first desks where something dies, with their figure, and how many more there are."""
    dying = [f"{one.name} {one.figure}" for one in told if one.dead]
    more = len(dying) - _MOST_NAMED
    return [*dying[:_MOST_NAMED], *([word("desks-more", language, count=more)] if more > 0 else [])]


def _told(model: Model, row: DeskRow, language: str) -> DeskTold:
    heaviest = [one for one in row.heaviest if _items(model, one)]
    dead = sum(one.fate.dead for one in heaviest)
    key = "desk-note" if heaviest else "desk-note-none"
    note = word("desk-note-one" if dead == 1 else key, language, dead=dead, heaviest=len(heaviest))
    ended = [signal.item for signal in row.signals if signal.fate.dead and _is_open(model, signal.item)]
    return DeskTold(
        row.desk,
        model.label(row.desk).brief(language),
        dead,
        len(heaviest),
        note,
        tuple(_factor(model, one, language) for one in heaviest),
        tuple(sorted(model.item[item].label.of(language) for item in ended)),
    )


def _factor(model: Model, one: FactorFate, language: str) -> str:
    items = ", ".join(model.item[item].label.of(language) for item in _items(model, one))
    factor, fate = model.risk_factor[one.factor].label.of(language), FATE_LABELS[one.fate].of(language)
    return word("desk-factor", language, factor=factor, fate=fate, items=items)


def _items(model: Model, one: FactorFate) -> tuple[str, ...]:
    return tuple(item for item in one.items if _is_open(model, item))


def _is_open(model: Model, item: str) -> bool:
    return item in model.item and not model.item[item].confined


def _stops(model: Model, signal: Signal, language: str) -> list[str]:
    """Where it stops for the first who may act, and what would carry it on, each sentence once."""
    acting = [stop for stop in signal.stops if stop.due.acts]
    said = [text for stop in acting[:_MOST_STOPS] for text in _stop(model, signal, stop, language)]
    return list(dict.fromkeys(said))


def _stop(model: Model, signal: Signal, stop: Stop, language: str) -> list[str]:
    said = [stop_text(model, signal, stop).of(language)]
    onward = stop.onward
    if onward is not None and onward.leg.verdict is not None:
        state = spoken_state(onward.leg.verdict).of(language)
        said.append(f"{carry_on(model, signal, onward).of(language)}; {word('law-filter', language).lower()}: {state}.")
    return said
