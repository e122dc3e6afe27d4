"""Frozen types for the ways along which information can reach the alleged perpetrator, his lawyer or a family file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ontology.terms import Text

__all__ = ["ExposureWay", "RecordAnswerer", "Shows"]


class Shows(StrEnum):
    """What he learns along a way: the information itself, that it was passed on, or only that somebody keeps a file."""

    CONTENT = "content"
    TRAIL = "trail"
    SIGNAL = "signal"


@dataclass(frozen=True, slots=True)
class ExposureWay:
    """One way to the alleged perpetrator. It never decides: it says which disclosure to decide on.

    ``recipients`` are the capacities in which he, or who acts for him, receives; ``subjects`` whom the record is about.
    ``holders``, ``regimes`` and ``registers`` limit the records (empty: any). ``norms`` are what the way rests on,
    ``limits`` the norms by which it may be refused or put off; both exist in the law. ``supposes`` are the facts of the
    way itself (he asks: ``request=true``). ``by_default`` marks what happens without anybody deciding: practice, not
    law, and modelled. ``about_him``: it is a right to data about himself, so of any other record the first question is
    whether it speaks of him too. ``custody`` is ``"true"`` or ``"false"`` where the way is for a parent with or without
    it. ``family_file``: only items about the household or a child, as a family file keeps them.
    """

    id: str
    label: Text
    text: Text
    place: int
    source: str
    recipients: tuple[str, ...]
    subjects: tuple[str, ...]
    purpose: str
    initiative: str
    shows: Shows
    holders: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    norms: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    supposes: tuple[tuple[str, str], ...] = ()
    custody: str | None = None
    by_default: bool = False
    about_him: bool = False
    family_file: bool = False


@dataclass(frozen=True, slots=True)
class RecordAnswerer:
    """Who decides about a record of ``capacity``, where that is somebody else than the controller the model names."""

    capacity: str
    label: Text
    source: str
