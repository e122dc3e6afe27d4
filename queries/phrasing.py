"""Words that sentences share: names in a row, chains, terms as people say them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ontology.terms import Text

if TYPE_CHECKING:
    from ontology.model import Model
    from ontology.terms import Need
    from queries.gaps import Evidence

__all__ = ["chain", "duration", "label", "names", "seats_beside"]


def duration(hours: float) -> Text:
    """A term in hours as people say it.

    >>> duration(0.25).nl, duration(24).en, duration(1008).nl
    ('15 minuten', '24 hours', '6 weken')
    """
    if hours < 1:
        return Text(f"{hours * 60:g} minuten", f"{hours * 60:g} minutes")
    if hours % 168 == 0:
        weeks = int(hours // 168)
        return Text("1 week" if weeks == 1 else f"{weeks} weken", "1 week" if weeks == 1 else f"{weeks} weeks")
    if hours > 48 and hours % 24 == 0:
        return Text(f"{hours / 24:g} dagen", f"{hours / 24:g} days")
    return Text(f"{hours:g} uur".replace(".", ","), "1 hour" if hours == 1 else f"{hours:g} hours")


def label(model: Model, need: Need, language: str) -> str:
    return model.label(need.needer).brief(language)


def chain(model: Model, flows: tuple[str, ...], language: str) -> str:
    senders = [model.flow[flow].sender for flow in flows]
    return " → ".join(model.label(sender).brief(language) for sender in senders)


def seats_beside(model: Model, evidence: Evidence) -> list[str]:
    """The receivers that share a controller with a unit that knows it."""
    controllers = {model.actor[unit].controller for unit in evidence.own_units}
    return [r for r in evidence.receivers if r in model.actor and model.actor[r].controller in controllers]


def names(model: Model, parties: Iterable[str], language: str, most: int = 12, last: str = "") -> str:
    """Names in a row; ``last`` is the word before the last one. One too many is named too: "1 other" helps nobody."""
    names = [model.label(party).brief(language) for party in parties]
    joined_by = last or ("en" if language == "nl" else "and")
    if len(names) > most + 1:
        more = f"{len(names) - most} {'anderen' if language == 'nl' else 'others'}"
        return f"{', '.join(names[:most])} {joined_by} {more}"
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joined_by} {names[-1]}"
