"""From a model's record to the label that the law reads, derived from holder and register, not from category alone.

Rules: knowledge/README.md, "Labels of records". The category column gives the AVG category only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.intermediaries import label_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ontology.model import Model
    from ontology.statutes import Law
    from ontology.terms import Record
    from queries.verdict import Label

__all__ = ["CAPACITY_OF_CLASS", "avg_category", "capacity_of", "label_of_record"]

_AVG_CATEGORY: Mapping[str, str] = {
    "police": "criminal",
    "judicial": "criminal",
    "medical-secrecy": "special-health",
    "youth": "ordinary",
}
_BY_HAND: Mapping[str, str] = {"firearm-licence": "ordinary", "address-flag": "ordinary", "safe-address": "address"}

CAPACITY_OF_CLASS: Mapping[str, str] = {
    "AssistantProsecutor": "politie-hovj",
    "PoliceUnit": "politie-basisteam",
    "Mayor": "burgemeester",
    "MunicipalExecutive": "college",
    "SafeHome": "veilig-thuis",
    "PublicProsecutor": "openbaar-ministerie",
    "SpecialisedShelter": "opvang",
    "HousingAssociation": "woningcorporatie",
    "GeneralPractice": "huisarts",
    "SchoolOrChildcare": "onderwijs",
    "MentalHealthProvider": "ggz",
    "Hospital": "ziekenhuis",
    "YouthCareProvider": "jeugdhulp",
    "CertifiedInstitution": "gecertificeerde-instelling",
    "ChildProtectionBoard": "raad-kinderbescherming",
    "ProbationService": "reclassering",
    "PublicHealthService": "ggd",
    "LocalTeam": "lokaal-team",
    "CareAndSafetyHouse": "zorg-veiligheidshuis",
    "CivilRegistry": "gemeente-burgerzaken",
    "Alderman": "wethouder-sociaal-domein",
    "MunicipalSafetyOffice": "gemeente-oov",
    "MunicipalSocialDomain": "gemeente-sociaal-domein",
    "MunicipalCouncil": "gemeenteraad",
    "SchoolAttendanceOffice": "leerplicht",
    "Court": "rechtspraak",
    "PrisonService": "dji",
    "ImmigrationService": "ind",
    "SocialWork": "maatschappelijk-werk",
    "VictimLawyer": "slachtofferadvocaat",
    "VictimSupport": "slachtofferhulp",
    "YouthHealthService": "jgz",
    "GovernanceBody": "programmagroep",
}
"""The capacity of an actor that a local model names in its own way, by its class; the first class that fits."""


def capacity_of(model: Model, law: Law, party: str) -> str | None:
    """The capacity in which a party of ``model`` acts: its id where that is one, else by its class."""
    if party in law.capacity:
        return law.capacity[party].id
    actor = model.actor.get(party)
    if actor is not None:
        return next((CAPACITY_OF_CLASS[name] for name in CAPACITY_OF_CLASS if name in actor.capacities), None)
    return "burger" if party in model.source_of_knowledge else None


def avg_category(record: Record, item_category: str) -> str:
    """The category of the AVG under which a record's content falls.

    Judicial and police data are criminal data; what is medical secret is data on health, and so is what a youth record
    holds of an item that is medical in itself.
    """
    if record.category == "youth" and item_category in ("special-health", "medical-secrecy"):
        return "special-health"
    return _BY_HAND.get(record.item, _AVG_CATEGORY.get(record.category, record.category))


def label_of_record(model: Model, law: Law, record: Record) -> Label:
    """The label of one record. Secrecy is ``None`` where nobody researched this pair of holder and register."""
    from dataclasses import replace

    item = model.item[record.item]
    capacity = capacity_of(model, law, record.keeper)
    subject = item.subject if item.subject != "none" else "household"
    found = label_of(law, capacity or "any", record.register, avg_category(record, item.category), subject)
    aggregate = item.aggregate or record.register in ("rapportage", "capaciteitsoverzicht")
    return replace(found, regime=record.regime, form="aggregate" if aggregate else "identified")
