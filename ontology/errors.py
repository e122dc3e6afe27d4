"""The exception tree, grouped by who must act, and the faults a refusal carries.

::

    ZichtlijnError
    ├── UserError            the person who typed it can mend it
    │   ├── UnknownModel         no packaged model and no file of that name
    │   ├── UnknownName          an actor, item, question or parameter that does not exist
    │   └── RefusedInput         a file was refused; carries *all* its faults
    └── PackageError         we shipped something broken: a bug to report

A negative answer ("nobody holds it") is a result, never an exception.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = [
    "ErrorText",
    "Fault",
    "PackageError",
    "RefusedInput",
    "Severity",
    "UnknownModel",
    "UnknownName",
    "UserError",
    "ZichtlijnError",
    "nearest",
]

from enum import StrEnum


class Severity(StrEnum):
    """How much a fault weighs: an error refuses the file, a warning is shown, information is for the curious."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong, in both languages, with its place and its remedy.

    ``rule`` is the stable id of the shape, house rule, detector or guard that found it and is its anchor in
    ``docs/reference``. ``file`` is the name the user gave, never a path of this machine. ``line`` is 1-based, or
    ``None`` when the fault has no single line. ``place`` is the thing it is about (``actor:burgemeester``).
    The offending value itself is never part of a fault that a personal-data detector raised.
    """

    rule: str
    severity: Severity
    file: str
    line: int | None
    place: str
    message_nl: str
    message_en: str
    remedy_nl: str
    remedy_en: str

    def message(self, language: str) -> str:
        """The sentence that says what is wrong, in ``"nl"`` or ``"en"``."""
        return self.message_en if language == "en" else self.message_nl

    def remedy(self, language: str) -> str:
        """The sentence that says what to do about it, in ``"nl"`` or ``"en"``."""
        return self.remedy_en if language == "en" else self.remedy_nl


class ZichtlijnError(Exception):
    """Base of everything Zichtlijn raises on purpose."""


class UserError(ZichtlijnError):
    """The person who typed it can mend it. Carries the sentence in both languages."""

    def __init__(self, message_nl: str, message_en: str) -> None:
        super().__init__(message_nl)
        self.message_nl = message_nl
        self.message_en = message_en

    def message(self, language: str) -> str:
        """The sentence in ``"nl"`` or ``"en"``."""
        return self.message_en if language == "en" else self.message_nl


def nearest(name: str, known: Sequence[str]) -> list[str]:
    """The known names that look most like ``name``, at most three, each once.

    >>> nearest("burgemester", ["burgemeester", "burgemeester", "college"])
    ['burgemeester']
    """
    from difflib import get_close_matches

    return get_close_matches(name, list(dict.fromkeys(known)), n=3, cutoff=0.5)


class UnknownName(UserError):
    """A name that does not exist, with the nearest known ones.

    >>> str(UnknownName("actor", "actor", "burgemester", ["burgemeester", "college"]))
    'Onbekende actor «burgemester». Bedoelt u burgemeester?'
    """

    def __init__(self, kind_nl: str, kind_en: str, name: str, known: Sequence[str]) -> None:
        near = nearest(name, known)
        hint_nl = f"Bedoelt u {' of '.join(near)}?" if near else f"Bekend zijn: {', '.join(sorted(known)[:20])}."
        hint_en = f"Did you mean {' or '.join(near)}?" if near else f"Known are: {', '.join(sorted(known)[:20])}."
        super().__init__(f"Onbekende {kind_nl} «{name}». {hint_nl}", f"Unknown {kind_en} «{name}». {hint_en}")


class UnknownModel(UserError):
    """No packaged model and no readable file of that name."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        near = nearest(name, known)
        hint_nl = f" Bedoelt u {near[0]}?" if near else ""
        hint_en = f" Did you mean {near[0]}?" if near else ""
        listed = ", ".join(sorted(known))
        super().__init__(
            f"Er is geen model en geen bestand «{name}».{hint_nl} Meegeleverde modellen: {listed}. "
            "Of geef de naam van een Turtle-bestand (.ttl).",
            f"There is no model and no file «{name}».{hint_en} Packaged models: {listed}. "
            "Or name a Turtle file (.ttl).",
        )


class RefusedInput(UserError):
    """A file was refused. ``faults`` holds every fault found, sorted; nothing of the file was kept."""

    def __init__(self, name: str, faults: Sequence[Fault]) -> None:
        self.name = name
        self.faults: tuple[Fault, ...] = tuple(sorted(set(faults), key=_order))
        errors = sum(fault.severity is Severity.ERROR for fault in self.faults)
        super().__init__(
            f"«{name}» is geweigerd: {errors} {'fout' if errors == 1 else 'fouten'}. Er is niets geladen.",
            f"«{name}» was refused: {errors} {'error' if errors == 1 else 'errors'}. Nothing was loaded.",
        )


def _order(fault: Fault) -> tuple[str, int, str, str, str]:
    return (fault.file, fault.line or 0, fault.rule, fault.place, fault.message_nl)


class PackageError(ZichtlijnError):
    """What we shipped contradicts itself: a bug, never the user's doing."""


@dataclass(frozen=True, slots=True)
class ErrorText:
    """The fixed wording of one refusal; ``ontology.refusals`` holds them all.

    ``{…}`` are filled in with places and limits, never with refused values.
    """

    nl: str
    en: str
    remedy_nl: str
    remedy_en: str
