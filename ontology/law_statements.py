"""From the law to statements: the Turtle of the statute modules, one file per act and first day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ontology.extraction_values import DEFINITION, LABEL, RDF_TYPE
from ontology.norms import Act, Brought, Clause, Doubt, Fact, LabelRule, LegalCapacity, Norm, Stop
from ontology.statement import Literal, Statement, links, texts, truth
from ontology.statutes import Law
from ontology.vocabulary import PREFIXES, concept, iri, term

__all__ = ["acts", "capacities", "clause_id", "facts", "label_rules", "norm_statements", "version_id"]

_CLASS = PREFIXES["owl"] + "Class"
_SUBCLASS = PREFIXES["rdfs"] + "subClassOf"
_SEE = PREFIXES["rdfs"] + "seeAlso"

LAYERS = ("basis", "exemption-holder", "exemption-recipient", "compatibility", "recipient")


def version_id(norm: Norm) -> str:
    """The id of one version: the norm and its first day.

    >>> from ontology.norms import Modality, Norm, NormKind, Precision
    >>> from ontology.terms import Text
    >>> t = Text("x", "x")
    >>> version_id(Norm("wth-2-8", "wth", "2(8)", "", t, t, NormKind.DUTY, Modality.MUST, "2020-07-01",
    ...                 Precision.NOT_LATER_THAN, "s", "verified-text"))
    'wth-2-8.2020-07-01'
    """
    return f"{norm.id}.{norm.valid_from}"


def acts(law: Law) -> Iterator[Statement]:
    """The acts with their names and numbers."""
    for act in law.acts:
        yield from _act(act)


def _act(act: Act) -> Iterator[Statement]:
    subject = iri("act", act.id)
    yield subject, RDF_TYPE, term("Act")
    yield from texts(subject, LABEL, act.label)
    yield subject, term("shortName"), Literal(act.short)
    yield from _plain(subject, "bwbId", act.bwb)
    yield from _plain(subject, "celexNumber", act.celex)
    yield from _plain(subject, "marksOrigin", act.origin)


def facts(law: Law) -> Iterator[Statement]:
    """The closed vocabulary of circumstances."""
    for fact in law.facts:
        yield from _fact(fact)


def _fact(fact: Fact) -> Iterator[Statement]:
    subject = iri("fact", fact.id)
    yield subject, RDF_TYPE, term("Fact")
    yield from texts(subject, LABEL, fact.question)
    yield subject, term("hasFactRole"), concept("fact-role", fact.role)
    for place, value in enumerate(fact.values, start=1):
        yield subject, term("allowsValue"), Literal(f"{place} {value}")
    yield from _plain(subject, "isKnownBy", fact.known_by)


def capacities(law: Law) -> Iterator[Statement]:
    """Capacities as classes: what lies directly above each, so that a reasoner finds the rest."""
    for capacity in law.capacities:
        yield from _capacity(law, capacity)


def _capacity(law: Law, capacity: LegalCapacity) -> Iterator[Statement]:
    subject = iri("legal-capacity", capacity.id)
    yield subject, RDF_TYPE, _CLASS
    yield subject, RDF_TYPE, term("CapacityClass" if capacity.is_class else "LegalCapacity")
    yield from texts(subject, LABEL, capacity.label)
    for name in direct(law, capacity):
        yield subject, _SUBCLASS, iri("legal-capacity", name)
    for alias in capacity.aliases:
        yield subject, term("hasAlias"), Literal(alias)
    for name in capacity.actor_classes:
        yield subject, term("actsForClass"), Literal(name)
    yield from links(subject, "givesWayTo", "legal-capacity", capacity.gives_way_to)
    yield from links(subject, "treatsOnly", "subject", capacity.treats_only)


def direct(law: Law, capacity: LegalCapacity) -> tuple[str, ...]:
    """The narrowest classes that a capacity lies in: those that no other of its classes lies in between."""
    wider = {above for name in capacity.within for above in law.capacity[name].within if above != name}
    return tuple(name for name in capacity.within if name not in wider)


def label_rules(law: Law) -> Iterator[Statement]:
    """How a register's records are labelled."""
    for rule in law.label_rules:
        yield from _rule(rule)


def _rule(rule: LabelRule) -> Iterator[Statement]:
    register = "any" if rule.register == "*" else rule.register
    subject = iri("label-rule", f"{rule.capacity}.{register}")
    yield subject, RDF_TYPE, term("LabelRule")
    yield from links(subject, "labelsRecordsOf", "legal-capacity", (rule.capacity,))
    yield subject, term("registerName"), Literal(rule.register)
    yield subject, term("hasRegime"), concept("regime", rule.regime)
    yield subject, term("isSecrecyResearched"), truth(rule.secrecy is not None)
    for stop in rule.secrecy or ():
        yield subject, term("putsStop"), Literal(stop)
    for origin in rule.origin:
        yield subject, term("comesFrom"), concept("regime", origin)
    yield from _plain(subject, "policeDataClass", rule.wpg_class)


def norm_statements(norms: Iterable[Norm]) -> Iterator[Statement]:
    """Norm versions with their conditions, questions and what they bring."""
    for norm in norms:
        yield from _head(norm)
        yield from _pattern(norm)
        yield from _conditions(norm)
        yield from _consequences(norm)


def _head(norm: Norm) -> Iterator[Statement]:
    subject = iri("norm", version_id(norm))
    yield subject, RDF_TYPE, term("Ground" if norm.kind.carries else "Norm")
    yield subject, term("normId"), Literal(norm.id)
    for alias in norm.aliases:
        yield subject, term("hasAlias"), Literal(alias)
    yield from links(subject, "standsInAct", "act", (norm.act,))
    yield subject, term("articleText"), Literal(norm.article)
    if norm.url:
        yield subject, _SEE, norm.url
    yield from texts(subject, LABEL, norm.title)
    yield from texts(subject, DEFINITION, norm.rule)
    yield subject, term("hasNormKind"), concept("norm-kind", norm.kind)
    yield subject, term("hasModality"), concept("modality", norm.modality)
    yield subject, term("validFrom"), Literal(norm.valid_from, datatype="date")
    yield subject, term("hasDatePrecision"), concept("date-precision", norm.precision)
    if norm.valid_to:
        yield subject, term("validTo"), Literal(norm.valid_to, datatype="date")
    if norm.text_date:
        yield subject, term("textDate"), Literal(norm.text_date, datatype="date")
    yield subject, term("readAt"), Literal(norm.source)
    yield subject, term("hasTextConfidence"), concept("text-confidence", norm.confidence)
    if norm.pending:
        yield subject, term("isPending"), truth(True)
    yield subject, term("trailText"), Literal(norm.trail)


def _pattern(norm: Norm) -> Iterator[Statement]:
    subject = iri("norm", version_id(norm))
    yield from links(subject, "bindsHolder", "legal-capacity", norm.holders)
    yield from links(subject, "namesRecipient", "legal-capacity", norm.recipients)
    for name in norm.categories:
        yield subject, term("coversDataCategory"), concept("data-category", name)
    for name in norm.regimes:
        yield subject, term("coversRegime"), concept("regime", name)
    for name in norm.purposes:
        yield subject, term("coversPurpose"), concept("purpose", name)
    for name in norm.forums:
        yield subject, term("coversForum"), concept("forum", name)
    for name in norm.initiatives:
        yield subject, term("coversInitiative"), concept("initiative", name)
    for attribute, values in norm.label.attributes:
        for value in values:
            yield subject, term("asksOfRecord"), Literal(f"{attribute}={value}")


def _conditions(norm: Norm) -> Iterator[Statement]:
    subject = iri("norm", version_id(norm))
    yield from _clauses(norm, subject, "asksThat", norm.when, "c")
    for place, question in enumerate(norm.weigh, start=1):
        node = iri("question", f"{version_id(norm)}.{place}")
        yield subject, term("leavesToJudgement"), node
        yield node, RDF_TYPE, term("OpenQuestion")
        yield from texts(node, LABEL, question)
    for doubt in norm.doubts:
        yield from _doubt(norm, subject, doubt)


def _clauses(norm: Norm, subject: str, verb: str, clauses: Iterable[Clause], mark: str) -> Iterator[Statement]:
    for place, clause in enumerate(clauses, start=1):
        node = iri("clause", clause_id(norm, mark, place))
        yield subject, term(verb), node
        yield node, RDF_TYPE, term("Clause")
        for number, option in enumerate(clause.options, start=1):
            leaf = iri("clause", f"{clause_id(norm, mark, place)}.{number}")
            yield node, term("hasOption"), leaf
            yield leaf, RDF_TYPE, term("Condition")
            yield leaf, term("readsFact"), iri("fact", option.fact)
            yield leaf, term("hasFactRole"), concept("fact-role", option.role)
            for value in option.values:
                yield leaf, term("holdsAtValue"), Literal(value)


def clause_id(norm: Norm, mark: str, place: int) -> str:
    """The id of a clause: the version, what it belongs to (``c`` condition, ``x`` exception of a stop), its number."""
    return f"{version_id(norm)}.{mark}{place}"


def _doubt(norm: Norm, subject: str, doubt: Doubt) -> Iterator[Statement]:
    node = iri("doubt-use", f"{version_id(norm)}.{doubt.id}")
    yield subject, term("isInDoubt"), node
    yield node, RDF_TYPE, term("DoubtUse")
    yield node, term("concernsDoubt"), iri("doubt", doubt.id)
    if doubt.show_only:
        yield node, term("isShownOnly"), truth(True)
    for together in doubt.triggers:
        said = " & ".join(f"{trigger.kind} {trigger.key} {','.join(trigger.values)}" for trigger in together)
        yield node, term("bitesWhen"), Literal(said)


def _consequences(norm: Norm) -> Iterator[Statement]:
    subject = iri("norm", version_id(norm))
    for name in norm.opens:
        yield subject, term("opensStop"), Literal(name)
    for name in norm.keeps_closed:
        yield subject, term("leavesStopClosed"), Literal(name)
    if norm.stop is not None:
        yield from _stop(norm, subject, norm.stop)
    parts = (norm.basis, norm.exemption_holder, norm.exemption_recipient, norm.compatibility, norm.recipient_task)
    for layer, brought in zip(LAYERS, parts, strict=True):
        if brought is not None:
            yield from _brought(subject, layer, brought)
    yield from links(subject, "exemptsParty", "legal-capacity", norm.exempts)
    yield from _plain(subject, "exemptsAs", norm.exempts_role)
    for name, text in (("onwardText", norm.onward), ("recordingText", norm.recording), ("termText", norm.term)):
        if text is not None:
            yield from texts(subject, term(name), text)
    if norm.onward_to is not None:
        yield subject, term("isOnwardLimited"), truth(True)
        yield from links(subject, "mayPassOnTo", "legal-capacity", norm.onward_to)
    yield from _plain(subject, "informsWhen", norm.transparency)


def _stop(norm: Norm, subject: str, stop: Stop) -> Iterator[Statement]:
    for name, value in (
        ("yieldsToDuty", stop.duty),
        ("yieldsToOwnTask", stop.own_task),
        ("yieldsToConsent", stop.consent),
    ):
        yield subject, term(name), truth(value)
    for ground in stop.grounds:
        yield subject, term("yieldsToGround"), Literal(ground)
    yield from _clauses(norm, subject, "yieldsWhen", stop.when, "x")


def _brought(subject: str, layer: str, brought: Brought) -> Iterator[Statement]:
    yield subject, term("bringsForLayer"), Literal(" ".join(filter(None, (layer, brought.status, brought.norm))))


def _plain(subject: str, name: str, value: str | None) -> Iterator[Statement]:
    if value:
        yield subject, term(name), Literal(value)
