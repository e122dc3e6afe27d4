"""No personal data, on any way in: every detector by its id, and the faults they raise without naming the value.

Numbers, addresses and birth dates refuse a file. Names, streets, licence plates and case numbers cannot be told from
ordinary words with certainty; they are warned of with their place. Measured recall is in ``docs/reference``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ontology.detectors.identifiers import has_bank_account, has_bsn, has_case_number, has_licence_plate
from ontology.detectors.people import has_birth_date, has_name
from ontology.detectors.places import has_address, has_shelter_location, has_street
from ontology.detectors.reach import has_case_link, has_email, has_phone
from ontology.detectors.text import plain
from ontology.errors import Fault, Severity
from ontology.refusals import refuse

__all__ = ["DETECTORS", "Hit", "faults_in", "is_free_of_errors", "scan"]


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A detector saw something. What it saw is not kept."""

    detector: str
    severity: Severity


DETECTORS: Mapping[str, tuple[Severity, Callable[[str], bool]]] = {
    "personal-bsn": (Severity.ERROR, has_bsn),
    "personal-iban": (Severity.ERROR, has_bank_account),
    "personal-email": (Severity.ERROR, has_email),
    "personal-phone": (Severity.ERROR, has_phone),
    "personal-address": (Severity.ERROR, has_address),
    "personal-birth-date": (Severity.ERROR, has_birth_date),
    "personal-name": (Severity.WARNING, has_name),
    "personal-street": (Severity.WARNING, has_street),
    "personal-plate": (Severity.WARNING, has_licence_plate),
    "personal-case-number": (Severity.WARNING, has_case_number),
    "personal-case-link": (Severity.WARNING, has_case_link),
}
"""Every detector that looks at a text by itself. ``personal-shelter`` needs to know what the text is about."""


def scan(text: str, *, confined: bool = False) -> tuple[Hit, ...]:
    """What the detectors see in a free text, sorted. ``confined``: the text is about a secret address or a shelter.

    >>> [hit.detector for hit in scan("Mevrouw Jansen, BSN 111222333")]
    ['personal-bsn', 'personal-name']
    >>> scan("De wijkagent belt binnen een dag met Veilig Thuis.")
    ()
    """
    return tuple(sorted(_hits(plain(text), confined)))


def _hits(text: str, confined: bool) -> Iterator[Hit]:
    for detector, (severity, sees) in DETECTORS.items():
        if sees(text):
            yield Hit(detector, severity)
    if has_shelter_location(text, confined=confined):
        yield Hit("personal-shelter", Severity.ERROR)


def is_free_of_errors(text: str) -> bool:
    """Whether no detector that refuses sees anything; used before a text is repeated in a message."""
    return not any(hit.severity is Severity.ERROR for hit in scan(text))


def faults_in(
    text: str, file: str, line: int | None, place: str, *, confined: bool = False, titles: bool = False
) -> tuple[Fault, ...]:
    """The faults of one free text. ``titles``: the text is the title of a publication, so names in it are authors.

    >>> fault = faults_in("bel 06-12345678", "mijn.ttl", 12, "actor:huisarts")[0]
    >>> fault.rule, fault.line, "0612345678" in fault.message("nl")
    ('personal-phone', 12, False)
    """
    return tuple(
        refuse(hit.detector, file, line, place, hit.severity)
        for hit in scan(text, confined=confined)
        if not (titles and hit.detector == "personal-name")
    )
