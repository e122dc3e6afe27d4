"""When an actor can know an item, its own holding at once: the clock in the form in which coverage asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.clock import DEFAULT_START, Start
from queries.timing import Moment

if TYPE_CHECKING:
    from collections.abc import Callable

    from queries.joint_sets import MomentOf
    from queries.timing import Timing

__all__ = ["hours_of_actor", "moments_of"]

_STEP = "BEE"
"""The step at which the picture is made: what coverage is of (``queries.pieces.lawful_pieces``)."""


def moments_of(timing: Timing, start: Start = DEFAULT_START) -> Callable[[str, str], Moment]:
    """Per actor and item the moment at which it can lawfully know it, counted from ``start``.

    What it holds of itself, by hearsay too, is there at once: coverage asks whether it is known and not how well.
    Nothing is said of a confined item.
    """
    own = {(one.holder, one.item) for one in timing.model.holdings if not one.brought_by}

    def moment_of(actor: str, item: str) -> Moment:
        if (actor, item) in own and not timing.model.item[item].confined:
            return Moment(start, receiver=actor, hours=0.0, at_best=0.0)
        return timing.moment(actor, item, _STEP, start)

    return moment_of


def hours_of_actor(timing: Timing, start: Start = DEFAULT_START) -> MomentOf:
    """:func:`moments_of` as hours; ``None`` where that cannot be said."""
    moment_of = moments_of(timing, start)
    return lambda actor, item: moment_of(actor, item).hours
