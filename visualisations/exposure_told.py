"""What can reach the alleged perpetrator, as the pictures tell it: along which way, what holds it back, who decides.

Of a confined item nothing is told, and nothing of who reported or told: neither is a row of the answer, and a row about
one that came along is left out here too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from queries.exposure_sentences import SHOWS_LABELS, custody_text, leans_on, never
from queries.exposure_standing import STANDING_LABELS, Opening
from queries.phrasing import names
from queries.verdict_sentences import citation
from visualisations.words import word

if TYPE_CHECKING:
    from ontology.model import Model
    from queries.exposure import Exposed
    from visualisations.legal_view import LegalView

__all__ = ["Reach", "WayTold", "exposure_context", "reach_detail", "reach_of_cell", "reaches"]

_BY_ITSELF = (Opening.DEFAULT_AGAINST, Opening.DEFAULT)
_REACHES = (*_BY_ITSELF, Opening.WITHOUT_WEIGHING, Opening.AFTER_WEIGHING, Opening.UNDER_CONDITIONS)
"""What can reach him, the most pressing first. What is held back, forbidden or waits for consent has no mark, and that
is no protection: the page says so.
"""

_LEANS = 2
"""What every answer leans on comes first: what is modelled, and what silence does not mean."""


@dataclass(frozen=True, slots=True)
class WayTold:
    """One way in one language: what he learns (``shows``), how it stands, with whom, and what a person can still do."""

    way: str
    shows: str
    standing: str
    holders: str
    holds: tuple[str, ...]
    checks: tuple[str, ...]
    decides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """One item that can reach him. ``by_itself``: along some way without anybody deciding on it (modelled)."""

    item: str
    name: str
    by_itself: bool
    ways: tuple[WayTold, ...]

    @property
    def mark(self) -> str:
        """The key of its words, and the class of its mark."""
        return "reach-itself" if self.by_itself else "reach-asked"


def reaches(model: Model, legal: LegalView | None, language: str) -> tuple[Reach, ...]:
    """Every item that can reach him, what can go by itself first, then by name."""
    by_item: dict[str, list[Exposed]] = {}
    for row in _rows(model, legal):
        by_item.setdefault(row.item, []).append(row)
    found = [
        Reach(item, model.item[item].label.of(language), _by_itself(rows), _ways(model, legal, rows, language))
        for item, rows in by_item.items()
        if legal is not None
    ]
    return tuple(sorted(found, key=lambda one: (not one.by_itself, one.name, one.item)))


def reach_of_cell(model: Model, legal: LegalView | None, language: str) -> dict[tuple[str, str], dict[str, Any]]:
    """By holder and item: what the panel of the matrix tells of the ways from there."""
    by_cell: dict[tuple[str, str], list[Exposed]] = {}
    for row in _rows(model, legal):
        by_cell.setdefault((row.holder, row.item), []).append(row)
    return {
        cell: reach_detail(_by_itself(rows), _ways(model, legal, rows, language), language)
        for cell, rows in by_cell.items()
        if legal is not None
    }


def reach_detail(by_itself: bool, ways: Iterable[WayTold], language: str) -> dict[str, Any]:
    """The heading of the ways with its mark, then per way its sentences."""
    mark = "reach-itself" if by_itself else "reach-asked"
    return {
        "kind": _capital(word(mark, language)),
        "shape": f"reach {mark}",
        "code": word("reach-code", language),
        "ways": [(_capital(one.way), _sentences(one, language)) for one in ways],
    }


def exposure_context(model: Model, legal: LegalView | None, language: str) -> dict[str, Any]:
    """What the templates need: ``reaches`` in order, ``reach`` by item, how many go by themselves, the small print."""
    told = reaches(model, legal, language)
    found = legal.exposure if legal else None
    notes = (*never(found, legal.law), *leans_on(model, found)[:_LEANS]) if legal and found else ()
    custody = [f"{custody_text(found).brief(language).removesuffix('.')}."] if found else []
    return {
        "reaches": told,
        "reach": {one.item: one for one in told},
        "reach_itself": sum(one.by_itself for one in told),
        # Without the option of the command line between brackets: a page is read, not asked.
        "reach_notes": [*custody, *(text.of(language) for text in notes)],
    }


def _rows(model: Model, legal: LegalView | None) -> list[Exposed]:
    # A picture of the child alone shows fewer items than the model that was asked: what it does not show is not told.
    found = legal.exposure.rows if legal is not None and legal.exposure is not None else ()
    shown = [row for row in found if row.item in model.item]
    return [row for row in shown if row.opening in _REACHES and not model.item[row.item].confined]


def _by_itself(rows: Iterable[Exposed]) -> bool:
    return any(row.opening in _BY_ITSELF for row in rows)


def _ways(model: Model, legal: LegalView | None, rows: Iterable[Exposed], language: str) -> tuple[WayTold, ...]:
    """The ways of these rows; rows that differ only in holder or in whom the record is about are told as one."""
    if legal is None:
        return ()
    place = {way.id: way.place for way in legal.law.exposure_ways}
    together: dict[tuple[str, Opening], list[Exposed]] = {}
    for row in rows:
        together.setdefault((row.way, row.opening), []).append(row)
    ordered = sorted(together, key=lambda key: (_REACHES.index(key[1]), place[key[0]]))
    return tuple(_told(model, legal, together[key], language) for key in ordered)


def _told(model: Model, legal: LegalView, rows: list[Exposed], language: str) -> WayTold:
    law, first = legal.law, rows[0]
    way = next(one for one in law.exposure_ways if one.id == first.way)
    in_force = law.on(legal.day).norm
    holds = [name for row in rows for name in (*row.verdict.blocks, *row.limits) if name in in_force]
    asked = [name for row in rows for name in (*row.to_check, *row.verdict.exceptions) if name in law.fact]
    return WayTold(
        way.label.of(language),
        SHOWS_LABELS[way.shows].of(language),
        STANDING_LABELS[first.opening].of(language),
        names(model, dict.fromkeys(row.holder for row in rows), language),
        tuple(dict.fromkeys(citation(law, in_force[name]).of(language) for name in holds)),
        tuple(dict.fromkeys(law.fact[name].question.of(language) for name in asked)),
        tuple(dict.fromkeys(row.decides.of(language) for row in rows)),
    )


def _sentences(one: WayTold, language: str) -> list[str]:
    said = [f"{one.shows}; {one.standing}"]
    listed = (("reach-holds", one.holds, "; "), ("reach-checks", one.checks, " "), ("reach-decides", one.decides, "; "))
    return said + [f"{word(key, language)}: {between.join(texts)}" for key, texts, between in listed if texts]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
