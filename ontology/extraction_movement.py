"""From graph to movement: flows, the agreements they lean on, and the desks where a signal enters."""

from __future__ import annotations

from ontology.extraction_values import DEFINITION, Reading
from ontology.terms import Agreement, AgreementStatus, Assurance, EntryDesk, Flow
from ontology.vocabulary import local, term

__all__ = ["agreements", "entry_desks", "flows"]


def flows(reading: Reading) -> tuple[Flow, ...]:
    """What moves from whom to whom, how firmly and how fast."""
    return tuple(_flow(reading, subject) for subject in reading.subjects("flow"))


def _flow(reading: Reading, subject: str) -> Flow:
    reading.classes(subject, "Flow")
    return Flow(
        local(subject),
        sender=reading.one(subject, term("hasSender"), "actor", "knower"),
        recipient=reading.one(subject, term("hasRecipient"), "actor", "knower"),
        items=reading.many(subject, term("movesItem"), "item", required=True),
        trigger=reading.text(subject, term("triggerText")),
        timing=reading.text(subject, term("timingText")),
        known_gap=reading.text(subject, term("knownGapText")),
        assurance=reading.choice(subject, term("hasAssurance"), "assurance", Assurance),
        handling_hours=reading.number(subject, term("handlingHours")),
        evidence=reading.evidence(subject),
        leans_on=reading.many(subject, term("leansOn"), "agreement"),
        channel=reading.one(subject, term("hasChannel"), "channel", required=False),
    )


def agreements(reading: Reading) -> tuple[Agreement, ...]:
    """Covenants, protocols and decisions."""
    return tuple(_agreement(reading, subject) for subject in reading.subjects("agreement"))


def _agreement(reading: Reading, subject: str) -> Agreement:
    reading.classes(subject, "Agreement")
    return Agreement(
        local(subject),
        reading.label(subject),
        summary=reading.text(subject, DEFINITION),
        status=reading.choice(subject, term("hasStatus"), "agreement-status", AgreementStatus),
        subject=reading.one(subject, term("hasAgreementSubject"), "agreement-subject"),
        parties=reading.many(subject, term("hasParty"), "actor", required=True),
        givers=reading.many(subject, term("hasGiver"), "actor"),
        receivers=reading.many(subject, term("hasReceiver"), "actor"),
        items=reading.many(subject, term("coversItem"), "item"),
        answerable=reading.one(subject, term("isAnsweredForBy"), "actor"),
        reachability=reading.text(subject, term("reachText")),
        evidence=reading.evidence(subject),
    )


def entry_desks(reading: Reading) -> tuple[EntryDesk, ...]:
    """Where somebody who is no partner can tell what, and how soon it is on record there."""
    return tuple(_entry_desk(reading, subject) for subject in reading.subjects("entry"))


def _entry_desk(reading: Reading, subject: str) -> EntryDesk:
    reading.classes(subject, "EntryDesk")
    return EntryDesk(
        local(subject),
        desk=reading.one(subject, term("isAtDesk"), "actor"),
        source=reading.one(subject, term("isEnteredBy"), "knower", required=False) or None,
        items=reading.many(subject, term("takesInItem"), "item", required=True),
        intake_hours=reading.number(subject, term("intakeHours")),
        evidence=reading.evidence(subject),
    )
