"""Frozen types for who does what for a task of its own: purposes per capacity and step, and intermediaries."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DirectPurpose", "Intermediary", "OwnTask"]


@dataclass(frozen=True, slots=True)
class OwnTask:
    """The purposes for which a capacity needs something: at one step, or (``step`` is ``None``) at any."""

    id: str
    capacity: str
    purposes: tuple[str, ...]
    source: str
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Intermediary:
    """A capacity with the purpose that is its own task, the forum in which it receives, and the facts that its
    receiving makes true (what is told to Veilig Thuis is a report). ``place`` is the order in which they are tried.
    """

    capacity: str
    purpose: str
    forum: str = "bilateral"
    makes: tuple[str, ...] = ()
    place: int = 1
    source: str = ""


@dataclass(frozen=True, slots=True)
class DirectPurpose:
    """A purpose that no intermediary serves: its own task is protection, not figures or a general view."""

    purpose: str
    source: str
