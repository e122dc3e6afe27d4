"""A call of ``signal`` read: which signals are asked about, from when; everything wrong with the call told at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ontology.errors import Fault
    from queries.clock import Start
    from queries.desks import Survey
    from queries.signal_answer import Signal
    from queries.signals import Signals

__all__ = ["SignalAnswer", "answer_to"]


@dataclass(frozen=True)
class SignalAnswer:
    """Either ``survey`` (all desks) or the ``told`` signals of one desk, one item or both."""

    signals: Signals
    start: Start
    level: int
    subject: str | None
    desk: str | None
    item: str | None
    told: tuple[Signal, ...]
    survey: Survey | None = None


def answer_to(
    signals: Signals, desk: str | None, item: str | None, start: str, level: int, subject: str | None
) -> SignalAnswer:
    """The answer. Raises ``RefusedInput`` with everything that is wrong in the call, and the nearest known names."""
    from queries.desks import survey
    from queries.subjects import items_about

    begin = _checked(signals, desk, item, start)
    about = items_about(signals.model, subject)
    if desk is None and item is None:
        found = survey(signals, begin, level, subject)
        told = tuple(signal for row in found.rows for signal in row.signals)
        return SignalAnswer(signals, begin, level, subject, None, None, told, found)
    pairs = [
        (at, what) for at, what in signals.entries if desk in (None, at) and item in (None, what) and what in about
    ]
    asked = tuple(signals.at(at, what, begin, level) for at, what in pairs)
    return SignalAnswer(signals, begin, level, subject, desk, item, asked)


def _checked(signals: Signals, desk: str | None, item: str | None, start: str) -> Start:
    from api.answering import unknown_fault
    from ontology.errors import RefusedInput
    from queries.clock import DEFAULT_START, read_start

    faults: list[Fault] = []
    begin = DEFAULT_START
    desks = tuple(dict.fromkeys(at for at, _ in signals.entries))
    items = tuple(
        dict.fromkeys(what for at, what in signals.entries if desk is None or at == desk or desk not in desks)
    )
    if desk is not None and desk not in desks:
        told = (f"«{desk}» is in dit model geen ingang.", f"«{desk}» is no entry desk in this model.")
        faults.append(unknown_fault("signal", "--at", desk, desks, told))
    if item is not None and item in signals.model.item and signals.model.item[item].confined:
        told = (
            "Dit item is afgeschermd: het wordt hier nooit gevolgd.",
            "This item is confined: it is never followed here.",
        )
        # Nearest to nothing: not what resembles a confined item helps on, but what can be told here.
        faults.append(unknown_fault("signal", "--item", "", items, told))
    elif item is not None and item not in items:
        told = (
            f"«{item}» kan daar in dit model niet worden verteld.",
            f"«{item}» cannot be told there in this model.",
        )
        faults.append(unknown_fault("signal", "--item", item, items, told))
    try:
        begin = read_start(start)
    except RefusedInput as refused:
        faults += refused.faults
    if faults:
        raise RefusedInput("signal", faults)
    return begin
