"""From statements to tasks: the purposes of a capacity, and who can pass on what it receives for its own task."""

from __future__ import annotations

from ontology.extraction_values import Reading
from ontology.legal_tasks import DirectPurpose, Intermediary, OwnTask
from ontology.vocabulary import local, term

__all__ = ["direct_purposes_of", "intermediaries_of", "tasks_of"]


def tasks_of(reading: Reading) -> tuple[OwnTask, ...]:
    """Every task of its own, by id."""
    return tuple(_task(reading, subject) for subject in reading.subjects("task"))


def _task(reading: Reading, subject: str) -> OwnTask:
    reading.classes(subject, "OwnTask")
    return OwnTask(
        local(subject),
        reading.one(subject, term("isTaskOf"), "legal-capacity"),
        reading.many(subject, term("servesPurpose"), "purpose", required=True),
        reading.plain(subject, term("researchedIn"), required=True),
        reading.one(subject, term("isTaskAtStep"), "step", required=False) or None,
    )


def intermediaries_of(reading: Reading) -> tuple[Intermediary, ...]:
    """Those who can stand between, in the order in which they are tried."""
    found = (_intermediary(reading, subject) for subject in reading.subjects("intermediary"))
    return tuple(sorted(found, key=lambda one: (one.place, one.capacity)))


def _intermediary(reading: Reading, subject: str) -> Intermediary:
    reading.classes(subject, "Intermediary")
    return Intermediary(
        reading.one(subject, term("standsBetweenAs"), "legal-capacity"),
        reading.one(subject, term("servesPurpose"), "purpose"),
        reading.one(subject, term("receivesInForum"), "forum"),
        reading.many(subject, term("makesTrue"), "fact"),
        int(reading.required_number(subject, term("triedInPlace"))),
        reading.plain(subject, term("researchedIn"), required=True),
    )


def direct_purposes_of(reading: Reading) -> tuple[DirectPurpose, ...]:
    """Purposes that no intermediary serves, by id."""
    return tuple(_direct(reading, subject) for subject in reading.subjects("direct-purpose"))


def _direct(reading: Reading, subject: str) -> DirectPurpose:
    reading.classes(subject, "DirectPurpose")
    return DirectPurpose(
        reading.one(subject, term("servesPurpose"), "purpose"),
        reading.plain(subject, term("researchedIn"), required=True),
    )
