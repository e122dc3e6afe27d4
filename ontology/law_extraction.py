"""From statements to the law: strict reading of the statute modules; what is missing or left over is a fault."""

from __future__ import annotations

from ontology.extraction_values import DEFINITION, Reading
from ontology.law_extraction_doubts import doubts_of, refuse_unknown_doubts
from ontology.law_extraction_exposure import answerers_of, refuse_unfounded_ways, ways_of
from ontology.law_extraction_items import category_rules_of, item_rules_of
from ontology.law_extraction_tasks import direct_purposes_of, intermediaries_of, tasks_of
from ontology.law_statements import LAYERS
from ontology.norms import (
    Act,
    Brought,
    Clause,
    Condition,
    Doubt,
    DoubtTrigger,
    Fact,
    LabelPattern,
    LabelRule,
    LegalCapacity,
    Modality,
    Norm,
    NormKind,
    Precision,
    Role,
    Stop,
)
from ontology.statutes import Law
from ontology.terms import Text
from ontology.vocabulary import PREFIXES, iri, local, term

__all__ = ["to_law"]

_SEE = PREFIXES["rdfs"] + "seeAlso"
_SUBCLASS = PREFIXES["rdfs"] + "subClassOf"


def to_law(reading: Reading, fingerprint: str) -> Law:
    """The law that the statements of ``reading`` make; faults stay in ``reading.faults``."""
    above = {
        local(subject): tuple(sorted(reading.many(subject, _SUBCLASS, "legal-capacity")))
        for subject in reading.subjects("legal-capacity")
    }
    norms = sorted(
        (_norm(reading, subject) for subject in reading.subjects("norm")), key=lambda n: (n.id, n.valid_from)
    )
    doubts = doubts_of(reading)
    refuse_unknown_doubts(reading, doubts)
    facts = tuple(_fact(reading, subject) for subject in reading.subjects("fact"))
    ways = ways_of(reading)
    refuse_unfounded_ways(reading, ways, norms, facts)
    return Law(
        acts=tuple(_act(reading, subject) for subject in reading.subjects("act")),
        facts=facts,
        capacities=tuple(_capacity(reading, subject, above) for subject in reading.subjects("legal-capacity")),
        label_rules=tuple(_rule(reading, subject) for subject in reading.subjects("label-rule")),
        norms=tuple(norms),
        fingerprint=fingerprint,
        doubts=doubts,
        tasks=tasks_of(reading),
        intermediaries=intermediaries_of(reading),
        direct_purposes=direct_purposes_of(reading),
        item_rules=item_rules_of(reading),
        category_rules=category_rules_of(reading),
        exposure_ways=ways,
        record_answerers=answerers_of(reading),
    )


def _act(reading: Reading, subject: str) -> Act:
    reading.classes(subject, "Act")
    return Act(
        local(subject),
        reading.label(subject),
        reading.plain(subject, term("shortName"), required=True),
        reading.plain(subject, term("bwbId")) or None,
        reading.plain(subject, term("celexNumber")) or None,
        reading.plain(subject, term("marksOrigin")) or None,
    )


def _fact(reading: Reading, subject: str) -> Fact:
    reading.classes(subject, "Fact")
    numbered = sorted(
        (int(number), value)
        for number, _, value in (text.partition(" ") for text in reading.texts_of(subject, term("allowsValue")))
    )
    return Fact(
        local(subject),
        reading.choice(subject, term("hasFactRole"), "fact-role", Role),
        tuple(value for _, value in numbered),
        reading.label(subject),
        reading.plain(subject, term("isKnownBy")),
    )


def _capacity(reading: Reading, subject: str, above: dict[str, tuple[str, ...]]) -> LegalCapacity:
    kinds = reading.classes(subject)
    return LegalCapacity(
        local(subject),
        reading.label(subject),
        _closure(local(subject), above),
        tuple(reading.texts_of(subject, term("hasAlias"))),
        "CapacityClass" in kinds,
        tuple(reading.texts_of(subject, term("actsForClass"))),
        reading.many(subject, term("givesWayTo"), "legal-capacity"),
        reading.many(subject, term("treatsOnly"), "subject"),
    )


def _closure(name: str, above: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    found: set[str] = set()
    waiting = list(above.get(name, ()))
    while waiting:
        wider = waiting.pop()
        if wider not in found:
            found.add(wider)
            waiting.extend(above.get(wider, ()))
    return tuple(sorted(found - {name}))


def _rule(reading: Reading, subject: str) -> LabelRule:
    reading.classes(subject, "LabelRule")
    stops = tuple(reading.texts_of(subject, term("putsStop")))
    return LabelRule(
        reading.one(subject, term("labelsRecordsOf"), "legal-capacity"),
        reading.plain(subject, term("registerName"), required=True),
        reading.one(subject, term("hasRegime"), "regime"),
        stops if reading.boolean(subject, term("isSecrecyResearched")) else None,
        reading.many(subject, term("comesFrom"), "regime"),
        reading.plain(subject, term("policeDataClass")) or None,
    )


def _norm(reading: Reading, subject: str) -> Norm:
    reading.classes(subject, "Norm", "Ground")
    brought = dict(_brought(text) for text in reading.texts_of(subject, term("bringsForLayer")))
    return Norm(
        id=reading.plain(subject, term("normId"), required=True),
        act=reading.one(subject, term("standsInAct"), "act"),
        article=reading.plain(subject, term("articleText"), required=True),
        url=reading.link(subject, _SEE),
        title=reading.label(subject),
        rule=reading.text(subject, DEFINITION, required=True),
        kind=reading.choice(subject, term("hasNormKind"), "norm-kind", NormKind),
        modality=reading.choice(subject, term("hasModality"), "modality", Modality),
        valid_from=reading.plain(subject, term("validFrom"), required=True),
        precision=reading.choice(subject, term("hasDatePrecision"), "date-precision", Precision),
        source=reading.plain(subject, term("readAt"), required=True),
        confidence=reading.one(subject, term("hasTextConfidence"), "text-confidence"),
        text_date=reading.plain(subject, term("textDate")) or None,
        valid_to=reading.plain(subject, term("validTo")) or None,
        aliases=tuple(reading.texts_of(subject, term("hasAlias"))),
        holders=reading.many(subject, term("bindsHolder"), "legal-capacity"),
        recipients=reading.many(subject, term("namesRecipient"), "legal-capacity"),
        categories=reading.many(subject, term("coversDataCategory"), "data-category"),
        regimes=reading.many(subject, term("coversRegime"), "regime"),
        purposes=reading.many(subject, term("coversPurpose"), "purpose"),
        forums=reading.many(subject, term("coversForum"), "forum"),
        initiatives=reading.many(subject, term("coversInitiative"), "initiative"),
        label=_pattern(reading.texts_of(subject, term("asksOfRecord"))),
        when=_clauses(reading, subject, "asksThat"),
        weigh=_questions(reading, subject),
        opens=tuple(reading.texts_of(subject, term("opensStop"))),
        keeps_closed=tuple(reading.texts_of(subject, term("leavesStopClosed"))),
        stop=_stop(reading, subject),
        basis=brought.get("basis"),
        exemption_holder=brought.get("exemption-holder"),
        exemption_recipient=brought.get("exemption-recipient"),
        compatibility=brought.get("compatibility"),
        recipient_task=brought.get("recipient"),
        exempts=reading.many(subject, term("exemptsParty"), "legal-capacity"),
        exempts_role=reading.plain(subject, term("exemptsAs")) or None,
        onward=_text(reading, subject, "onwardText"),
        onward_to=(
            reading.many(subject, term("mayPassOnTo"), "legal-capacity")
            if reading.boolean(subject, term("isOnwardLimited"))
            else None
        ),
        recording=_text(reading, subject, "recordingText"),
        term=_text(reading, subject, "termText"),
        transparency=reading.plain(subject, term("informsWhen")) or None,
        pending=reading.boolean(subject, term("isPending")),
        doubts=tuple(
            _doubt(reading, iri("doubt-use", name)) for name in reading.many(subject, term("isInDoubt"), "doubt-use")
        ),
        trail=reading.plain(subject, term("trailText"), required=True),
    )


def _text(reading: Reading, subject: str, name: str) -> Text | None:
    return reading.text(subject, term(name)) if reading.has(subject, term(name)) else None


def _pattern(texts: list[str]) -> LabelPattern:
    found: dict[str, list[str]] = {}
    for text in texts:
        attribute, _, value = text.partition("=")
        found.setdefault(attribute, []).append(value)
    return LabelPattern(tuple((attribute, tuple(values)) for attribute, values in sorted(found.items())))


def _number(name: str) -> int:
    """The number at the end of an id, so that ten comes after nine."""
    return int("".join(char for char in name.rsplit(".", 1)[-1] if char.isdigit()) or 0)


def _clauses(reading: Reading, subject: str, verb: str) -> tuple[Clause, ...]:
    names = sorted(reading.many(subject, term(verb), "clause"), key=_number)
    return tuple(_clause(reading, iri("clause", name)) for name in names)


def _clause(reading: Reading, subject: str) -> Clause:
    reading.classes(subject, "Clause")
    names = sorted(reading.many(subject, term("hasOption"), "clause", required=True), key=_number)
    return Clause(tuple(_condition(reading, iri("clause", name)) for name in names))


def _condition(reading: Reading, subject: str) -> Condition:
    reading.classes(subject, "Condition")
    return Condition(
        reading.one(subject, term("readsFact"), "fact"),
        tuple(reading.texts_of(subject, term("holdsAtValue"))),
        reading.choice(subject, term("hasFactRole"), "fact-role", Role),
    )


def _questions(reading: Reading, subject: str) -> tuple[Text, ...]:
    names = sorted(reading.many(subject, term("leavesToJudgement"), "question"), key=_number)
    nodes = [iri("question", name) for name in names]
    for node in nodes:
        reading.classes(node, "OpenQuestion")
    return tuple(reading.label(node) for node in nodes)


def _stop(reading: Reading, subject: str) -> Stop | None:
    if not reading.has(subject, term("yieldsToDuty")):
        return None
    return Stop(
        reading.boolean(subject, term("yieldsToDuty")),
        reading.boolean(subject, term("yieldsToOwnTask")),
        reading.boolean(subject, term("yieldsToConsent")),
        tuple(reading.texts_of(subject, term("yieldsToGround"))),
        _clauses(reading, subject, "yieldsWhen"),
    )


def _brought(text: str) -> tuple[str, Brought]:
    layer, status, *norm = text.split(" ")
    assert layer in LAYERS
    return layer, Brought(status, norm[0] if norm else None)


def _doubt(reading: Reading, subject: str) -> Doubt:
    reading.classes(subject, "DoubtUse")
    triggers = []
    for text in reading.texts_of(subject, term("bitesWhen")):
        parts = (part.split(" ", 2) for part in text.split(" & "))
        triggers.append(tuple(DoubtTrigger(kind, key, tuple(values.split(","))) for kind, key, values in parts))
    return Doubt(
        reading.one(subject, term("concernsDoubt"), "doubt"),
        tuple(triggers),
        reading.boolean(subject, term("isShownOnly")),
    )
