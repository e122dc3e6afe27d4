"""Whether a ranking of what is fragile stands when the model is a little wrong: leave out some of it and rank again."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from queries.cutting import By, Cutting, Edge, Element
from queries.fragility import LossKind, loss_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from queries.cutting import Gone

__all__ = ["Stability", "left_out", "stability"]

_Counts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stability:
    """``top`` is the ranking of the model itself. In ``stays`` of the ``samples`` models from which each edge was left
    out with chance ``share`` the same parts made up the top; ``kept`` says per part in how many it was in the top.
    """

    by: By
    top: tuple[str, ...]
    samples: int
    share: float
    stays: int
    kept: tuple[tuple[str, int], ...]


def stability(
    cutting: Cutting, by: By, *, samples: int = 200, share: float = 0.1, top: int = 5, seed: int = 0
) -> Stability:
    """How often the first ``top`` parts of this kind stay the first when the model misses some of what it says.

    An edge is a holding, or an item on a flow. The same seed gives the same answer. The ranking is that of
    ``Cut.place``: what opens most, then what leaves most without anybody to tell it, then what worsens most.
    """
    errors = [left_out(cutting, Random(f"{seed} {number}"), share) for number in range(samples)]
    own: dict[str, frozenset[Edge]] = dict.fromkeys(cutting.items, frozenset())
    counts = _counted(cutting, by, [own, *errors])
    first = _top(counts[0], top)
    found = [_top(one, top) for one in counts[1:]]
    kept = Counter(name for names in found for name in names)
    return Stability(
        by=by,
        top=first,
        samples=samples,
        share=share,
        stays=sum(set(names) == set(first) for names in found),
        kept=tuple((name, kept[name]) for name in first),
    )


def left_out(cutting: Cutting, chance: Random, share: float) -> dict[str, frozenset[Edge]]:
    """Per item the edges that a model with errors misses."""
    return {item: frozenset(edge for edge in cutting.edges(item) if chance.random() < share) for item in cutting.items}


def _counted(cutting: Cutting, by: By, models: list[dict[str, frozenset[Edge]]]) -> list[dict[str, _Counts]]:
    """Per model and part its losses by kind. Most models share what they say of an item: that is asked once."""
    found: list[dict[str, _Counts]] = [{} for _ in models]
    for item in cutting.items:
        for without in {model[item]: None for model in models}:
            cutting.states(item, without=without)
    touched = {item: cutting.touching(item, by) for item in cutting.items}
    for name in cutting.names(by):
        gone = cutting.gone([Element(by, name)])
        for item in cutting.items:
            if name in touched[item]:
                asked = {model[item]: None for model in models}
                lost = {without: _lost(cutting, item, gone, without) for without in asked}
                for counts, model in zip(found, models, strict=True):
                    more = lost[model[item]]
                    if any(more):
                        before = counts.get(name, (0,) * len(more))
                        counts[name] = tuple(one + other for one, other in zip(before, more, strict=True))
    return found


def _lost(cutting: Cutting, item: str, gone: Gone, without: frozenset[Edge]) -> _Counts:
    kinds = Counter(_kinds(cutting, item, gone, without))
    return tuple(kinds[kind] for kind in LossKind)


def _kinds(cutting: Cutting, item: str, gone: Gone, without: frozenset[Edge]) -> Iterator[LossKind]:
    after = cutting.states(item, gone, without)
    for need, before in cutting.states(item, without=without).items():
        kind = loss_kind(before, after[need]) if need in after else None
        if kind is not None:
            yield kind


def _top(counts: dict[str, _Counts], top: int) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda name: (*(-count for count in counts[name]), name))[:top])
