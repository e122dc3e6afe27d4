"""Whether the law lets one of a group lay the pieces side by side: what the others must tell it, each decided alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from queries.own_tasks import purposes_of
from queries.pieces import Asked, Holdings, Piece, PieceKind, leaves
from queries.verdict import OUTCOME_ORDER, Outcome

if TYPE_CHECKING:
    from queries.legal_flows import LegalFlows
    from queries.verdict import Disclosure, Verdict

__all__ = ["Gathering", "Telling", "gathering"]

_UNDECIDED = OUTCOME_ORDER.index((Outcome.UNDETERMINED, None))


@dataclass(frozen=True, slots=True)
class Telling:
    """One member tells the gatherer one item. ``verdict`` is ``None`` where nobody can say in which capacity, or for
    which task, one of them acts.
    """

    teller: str
    item: str
    disclosure: Disclosure | None
    verdict: Verdict | None

    @property
    def rank(self) -> int:
        """0 for the best verdict; what cannot be decided counts as an open question of law does."""
        return _UNDECIDED if self.verdict is None else self.verdict.rank


@dataclass(frozen=True, slots=True)
class Gathering:
    """``gatherer`` sees it once it has been told these. Telling is all there is: no table and no agreement makes it
    lawful, each disclosure is decided by itself.
    """

    gatherer: str
    tellings: tuple[Telling, ...]

    @property
    def worst(self) -> Telling | None:
        """What the whole rests on; ``None`` when nothing has to be told."""
        return max(self.tellings, key=lambda one: one.rank, default=None)

    @property
    def rank(self) -> int:
        """The rank of the worst."""
        return max((one.rank for one in self.tellings), default=-1)


def gathering(
    flows: LegalFlows,
    members: Iterable[str],
    asked: Asked,
    holdings: Holdings,
    *,
    step: str = "BEE",
    forum: str | None = None,
) -> Gathering | None:
    """The best way in which one of ``members`` comes to see what is asked: the worst disclosure as good as can be, then
    the fewest, then the first by name. ``None`` when they have not enough together.

    ``holdings`` is what each has under the law. Each disclosure is decided for the gatherer's own purposes at ``step``,
    at the record that the teller has; in ``forum`` (``"art20"``, ``"zvh-case"``) when they meet in one, else as they
    would tell each other.
    """
    listed = sorted(set(members))
    found = [_to(flows, gatherer, listed, asked, holdings, step, forum) for gatherer in listed]
    ways = [one for one in found if one is not None]
    return min(ways, key=lambda one: (one.rank, len(one.tellings), one.gatherer), default=None)


def _to(
    flows: LegalFlows,
    gatherer: str,
    members: list[str],
    asked: Asked,
    holdings: Holdings,
    step: str,
    forum: str | None,
) -> Gathering | None:
    wanted = frozenset(leaves(asked))
    have = holdings[gatherer]
    offered = [
        (_telling(flows, teller, gatherer, _item(flows, piece), step, forum), piece)
        for teller in members
        if teller != gatherer
        for piece in sorted((holdings[teller] - have) & wanted)
    ]
    if not asked.met(have | {piece for _, piece in offered}):
        return None
    chosen = sorted(offered, key=lambda one: (one[0].rank, one[0].teller, one[0].item, one[1]))
    # From the worst back: leave out what is not needed. What cannot be left out is the best that the worst can be.
    for one in reversed(tuple(chosen)):
        rest = [other for other in chosen if other is not one]
        if asked.met(have | {piece for _, piece in rest}):
            chosen = rest
    tellings = {(telling.teller, telling.item): telling for telling, _ in chosen}
    return Gathering(gatherer, tuple(tellings[key] for key in sorted(tellings)))


def _telling(flows: LegalFlows, teller: str, gatherer: str, item: str, step: str, forum: str | None) -> Telling:
    bench = flows.bench
    capacity = bench.capacity(gatherer)
    purposes = () if capacity is None else purposes_of(bench.law, capacity, step)
    decided = []
    for held in flows.at(teller, item, step):
        for disclosure in bench.disclosures(teller, gatherer, held.label, purposes, held.hops, item):
            one = disclosure if forum is None else replace(disclosure, forum=forum)
            decided.append((one, bench.decide(one, step, held.implied, item)))
    if not decided:
        return Telling(teller, item, None, None)
    best = min(decided, key=lambda pair: (pair[1].rank, pair[0].purpose, pair[0].forum))
    return Telling(teller, item, *best)


def _item(flows: LegalFlows, piece: Piece) -> str:
    return piece.id if piece.kind is PieceKind.ITEM else flows.model.record[piece.id].item
