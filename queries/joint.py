"""Joint gaps: pieces that are each known somewhere, and together nowhere (``not-combined``)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ontology.terms import Composition, Text
from queries.answer import JointGap
from queries.triggers import alternatives

if TYPE_CHECKING:
    from ontology.process import Criterion, RiskFactor
    from queries.sight import Sight
    from queries.triggers import Alternative, Threshold

__all__ = ["joint_gaps"]


def joint_gaps(sight: Sight) -> tuple[JointGap, ...]:
    """All joint gaps of a model, factors first, then criteria; sorted.

    A factor composed ``all`` or ``pattern``, or one alternative of a criterion with more than one piece, is a joint gap
    when all its pieces are known among the actors and no single actor and no table has them together. Pieces that
    nobody knows are no joint gap but a gap of their own; what only the victim or her network knows does not count.
    Of alternatives, a joint gap is listed only when no smaller joint alternative of the same criterion is contained
    in it: who repairs the smaller one sees the criterion.
    """
    found = [
        *(gap for factor in sight.model.risk_factors for gap in _of_factor(sight, factor)),
        *(gap for criterion in sight.model.criteria for gap in _of_criterion(sight, criterion)),
    ]
    return tuple(sorted(found, key=lambda gap: (gap.criterion or "", gap.factor or "", gap.pieces, gap.alternative)))


def _of_factor(sight: Sight, factor: RiskFactor) -> Iterator[JointGap]:
    if factor.composition is Composition.ONE:
        return
    everyone = tuple(actor.id for actor in sight.model.actors)
    if not sight.shows(factor, everyone) or any(sight.shows(factor, group) for group in sight.groups.values()):
        return
    pieces = tuple(sorted(sight.items(everyone) & set(factor.items)))
    known = tuple((piece, _actors_knowing(sight, piece)) for piece in pieces)
    yield _gap(sight, factor.id, None, factor.id, pieces, known)


def _of_criterion(sight: Sight, criterion: Criterion) -> Iterator[JointGap]:
    everyone = tuple(actor.id for actor in sight.model.actors)
    candidates = [
        alternative
        for alternative in alternatives(sight.model, criterion)
        if not alternative.beyond and alternative.pieces >= 2
    ]
    joint = [
        alternative
        for alternative in candidates
        if _sees(sight, alternative, everyone)
        and not any(_sees(sight, alternative, group) for group in sight.groups.values())
    ]
    for alternative in joint:
        if not any(_contained(other, alternative) for other in joint if other is not alternative):
            pieces, known = _pieces(sight, alternative)
            yield _gap(sight, None, criterion.id, alternative.id, pieces, known)


def _contained(small: Alternative, large: Alternative) -> bool:
    """Whether everything ``small`` asks is asked by ``large`` too, and less of it."""
    return (
        small.factors <= large.factors
        and small.items <= large.items
        and small.thresholds <= large.thresholds
        and small.pieces < large.pieces
    )


def _sees(sight: Sight, alternative: Alternative, group: tuple[str, ...]) -> bool:
    visible = sight.visible(group)
    return (
        alternative.factors <= visible
        and (not alternative.items or alternative.items <= sight.items(group))
        and all(_reached(sight, threshold, visible) for threshold in alternative.thresholds)
    )


def _heavy(sight: Sight, threshold: Threshold) -> frozenset[str]:
    return frozenset(f.id for f in sight.model.risk_factors if f.weight.rank >= threshold.minimum_weight.rank)


def _reached(sight: Sight, threshold: Threshold, visible: frozenset[str]) -> bool:
    return len(visible & _heavy(sight, threshold)) >= threshold.count


_Known = tuple[tuple[str, tuple[str, ...]], ...]


def _pieces(sight: Sight, alternative: Alternative) -> tuple[tuple[str, ...], _Known]:
    everyone = sight.visible(actor.id for actor in sight.model.actors)
    heavy = {f for threshold in alternative.thresholds for f in _heavy(sight, threshold)} & everyone
    factors = tuple(sorted(alternative.factors | heavy))
    items = tuple(sorted(alternative.items))
    seen_by = tuple(
        (factor, tuple(a.id for a in sight.model.actors if factor in sight.visible_to[a.id])) for factor in factors
    )
    return (*factors, *items), (*seen_by, *((item, _actors_knowing(sight, item)) for item in items))


def _actors_knowing(sight: Sight, item: str) -> tuple[str, ...]:
    return tuple(actor.id for actor in sight.model.actors if sight.positions.knows(actor.id, item))


def _gap(
    sight: Sight,
    factor: str | None,
    criterion: str | None,
    alternative: str,
    pieces: tuple[str, ...],
    known: _Known,
) -> JointGap:
    actors = tuple(sorted({actor for _, group in known for actor in group}))
    tables = tuple(
        sorted(table.id for table in sight.model.tables if any(seat.actor in actors for seat in table.seats))
    )
    return JointGap(
        factor=factor,
        criterion=criterion,
        alternative=alternative,
        pieces=pieces,
        knowers_of=known,
        actors=actors,
        tables=tables,
        explanation=_explain(sight, factor, criterion, known),
    )


def _explain(sight: Sight, factor: str | None, criterion: str | None, known: _Known) -> Text:
    return Text(
        f"{_subject(sight, factor, criterion, 'nl')}: de stukken zijn bekend, maar geen enkele actor en geen enkel "
        f"overleg heeft ze bij elkaar. {_where(sight, known, 'nl')}.",
        f"{_subject(sight, factor, criterion, 'en')}: the pieces are known, but no single actor and no table has them "
        f"together. {_where(sight, known, 'en')}.",
    )


def _subject(sight: Sight, factor: str | None, criterion: str | None, language: str) -> str:
    if factor is not None:
        return sight.model.risk_factor[factor].label.of(language)
    return next(c.label.of(language) for c in sight.model.criteria if c.id == criterion)


def _where(sight: Sight, known: _Known, language: str) -> str:
    at, nowhere = ("bij", "bij niemand alleen") if language == "nl" else ("at", "at nobody alone")
    parts = []
    for piece, actors in known:
        in_factors = sight.model.risk_factor.get(piece)
        label = (sight.model.item[piece].label if in_factors is None else in_factors.label).of(language)
        names = ", ".join(sight.model.label(actor).brief(language) for actor in actors)
        quoted = f"«{label}»" if language == "nl" else f"“{label}”"
        parts.append(f"{quoted} {at} {names}" if names else f"{quoted} {nowhere}")
    return "; ".join(parts)
