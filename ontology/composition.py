"""Local replacement: a local model takes, replaces or leaves out parties of a reference model, and adds its own.

What goes with a party that is left out: its records, holdings, flows and seats, its part in agreements, contacts,
products, criteria and steps, and what only a vanished flow brought. Its needs are kept apart, as a list to show.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ontology.bookkeeping import NEED_MARKS, check
from ontology.vocabulary import ID, PREFIXES, concept, iri, term

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node, URIRef

__all__ = ["compose"]

GENERAL_MUNICIPALITY = "gemeente"
NATIONAL = "rijk"
PARTY_KINDS = ("actor", "knower", "table")
RDF_TYPE = PREFIXES["rdf"] + "type"
PREF_LABEL = PREFIXES["skos"] + "prefLabel"

# What has one value (or one per language): a local statement takes the place of the reference's.
SINGLE = frozenset(
    [PREF_LABEL, PREFIXES["skos"] + "definition", PREFIXES["dcterms"] + "title"]
    + [
        term(name)
        for name in (
            "answersTo", "evidenceNote", "handlingHours", "hasAssurance", "hasCategory", "hasChannel",
            "hasCompleteContacts", "hasCompleteHoldings", "hasConfidence", "hasItemCategory", "hasLegalForm",
            "hasOrdinaryAvailability", "hasPartnerDomain", "hasPartnerType", "hasQuality", "hasRecipient", "hasRegime",
            "hasSender", "hasStatus", "hasTheme", "hasUrgentAvailability", "hasVolatility", "intakeHours",
            "isAnsweredForBy", "isAtDesk", "isCapacityOf", "isConvenedBy", "isEnteredBy", "isKeptBy",
            "isOwnObservation", "knownGapText", "reachText", "registerName", "rhythmText", "statusText", "timingText",
            "triggerText",
        )
    ]
)  # fmt: skip
# A statement node that has one of these to a party that is left out goes with it.
BINDING = tuple(
    term(name)
    for name in (
        "isKeptBy",
        "isKeptFor",
        "hasHolder",
        "hasSender",
        "hasRecipient",
        "isTakenBy",
        "isAnsweredForBy",
        "isAtDesk",
        "isEnteredBy",
    )
)
# A declaration is made per local model: the reference's own does not count there.
DECLARED_LOCALLY = (term("hasCompleteHoldings"), term("hasCompleteContacts"))


def compose(base: Graph, own: Graph, model: URIRef) -> Graph:
    """The local model ``model``: ``base`` (a composed reference model) with the choices and statements of ``own``.

    ``base`` is used up: it becomes the answer. ``own`` is not changed. Contradictory choices and unknown parties are
    left for the house rules to report.
    """
    return _Composition(base, own, model).run()


class _Composition:
    def __init__(self, base: Graph, own: Graph, model: URIRef) -> None:
        from rdflib import URIRef

        self.iri = URIRef
        self.own = own
        self.model = model
        self.base_parties = frozenset(_parties(base))
        self.renewed: set[Node] = set()
        self.graph = base

    def run(self) -> Graph:
        self._drop_the_base_header()
        self._go_local()
        self._replace()
        self._leave_out(self._chosen("leaves-out"))
        self._add_own()
        self._drop_what_no_flow_brings()
        self._drop_orphans()
        self._mark_parties()
        return self.graph

    # ── the reference becomes local ──────────────────────────────────────────────────────────────────────────────────

    def _drop_the_base_header(self) -> None:
        """The local header lists the assumptions and repairs that it stands for; no other travels along."""
        for link in ("hasAssumption", "hasRepair", "hasLocalChoice"):
            listed = set(self.own.objects(self.model, self.iri(term(link))))
            for thing in set(self.graph.objects(None, self.iri(term(link)))) - listed:
                self._forget(thing)
        for header in set(self.graph.subjects(self.iri(RDF_TYPE), self.iri(term("Model")))):
            self._forget(header)

    def _go_local(self) -> None:
        for declared in DECLARED_LOCALLY:
            self.graph.remove((None, self.iri(declared), None))
        place = self.own.value(self.model, self.iri(term("isModelOf")))
        if place is None:
            return
        general = self.iri(iri("partner", GENERAL_MUNICIPALITY))
        if place != general:
            self._rename(general, place)
        for goal, owner in set(self.graph.subject_objects(self.iri(term("isGoalOf")))):
            if owner not in (place, self.iri(iri("partner", NATIONAL))):
                self._forget(goal)

    # ── choices ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _choices(self, kind: str) -> Iterator[Node]:
        for choice in set(self.own.objects(self.model, self.iri(term("hasLocalChoice")))):
            if (choice, self.iri(term("hasChoiceKind")), self.iri(concept("choice-kind", kind))) in self.own:
                yield choice

    def _chosen(self, kind: str) -> set[Node]:
        concerned = self.iri(term("concernsParty"))
        return {party for choice in self._choices(kind) for party in self.own.objects(choice, concerned)}

    def _replace(self) -> None:
        for choice in sorted(self._choices("replaces"), key=str):
            new = self.own.value(choice, self.iri(term("isReplacedBy")))
            for old in sorted(set(self.own.objects(choice, self.iri(term("concernsParty")))), key=str):
                if new is not None and old != new and old in self.base_parties:
                    self._keep_label(old)
                    self._rename(old, new)
                    self.renewed.add(new)

    def _leave_out(self, parties: set[Node]) -> None:
        gone = parties & self.base_parties
        for party in gone:
            self._keep_label(party)
            self._keep_needs(party)
        nodes = {node for party in gone for link in BINDING for node in self.graph.subjects(self.iri(link), party)}
        nodes |= {
            seat for table in gone for seat in self.graph.objects(table, self.iri(term("hasSeat")))
        }  # the chairs go with the table
        records = nodes & set(self.graph.subjects(self.iri(RDF_TYPE), self.iri(term("Record"))))
        nodes |= {holding for record in records for holding in self.graph.subjects(self.iri(term("hasRecord")), record)}
        self._forget_holdings_and(nodes | gone)
        self._drop_empty_agreements()

    def _keep_label(self, party: Node) -> None:
        for label in set(self.graph.objects(party, self.iri(PREF_LABEL))):
            self.graph.add((party, self.iri(check("wasCalled")), label))

    def _keep_needs(self, party: Node) -> None:
        for need in set(self.graph.subjects(self.iri(term("hasNeeder")), party)):
            for predicate, value in set(self.graph.predicate_objects(need)):
                if str(predicate) in NEED_MARKS:
                    self.graph.add((need, self.iri(NEED_MARKS[str(predicate)]), value))
                self.graph.remove((need, predicate, value))

    def _drop_empty_agreements(self) -> None:
        for agreement in set(self.graph.subjects(self.iri(RDF_TYPE), self.iri(term("Agreement")))):
            if not all(
                any(True for _ in self.graph.objects(agreement, self.iri(term(side))))
                for side in ("hasGiver", "hasReceiver")
            ):
                self._forget(agreement)

    # ── additions ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _add_own(self) -> None:
        typed = self.iri(RDF_TYPE)
        for subject in set(self.own.subjects()):
            if subject in self.base_parties | self.renewed and any(True for _ in self.own.objects(subject, typed)):
                self.graph.remove((subject, typed, None))
        for subject, predicate in set(self.own.subject_predicates()):
            if str(predicate) in SINGLE:
                self._make_room(subject, predicate)
        self.graph += self.own

    def _make_room(self, subject: Node, predicate: Node) -> None:
        languages = {getattr(value, "language", None) for value in self.own.objects(subject, predicate)}
        for value in set(self.graph.objects(subject, predicate)):
            if getattr(value, "language", None) in languages:
                self.graph.remove((subject, predicate, value))

    # ── afterwards ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _drop_what_no_flow_brings(self) -> None:
        """A holding that flows bring goes with the last of them, unless the holder also learns it in its own task."""
        brought = self.iri(check("wasBroughtBy"))
        still = self.iri(term("isBroughtBy"))
        own = self.iri(term("isOwnObservation"))
        for holding in set(self.graph.subjects(brought, None)):
            observed = any(str(value) in ("true", "1") for value in self.graph.objects(holding, own))
            if not observed and not any(True for _ in self.graph.objects(holding, still)):
                record = self.graph.value(holding, self.iri(term("hasRecord")))
                self._forget(holding)
                if record is not None and not any(True for _ in self.graph.subjects(None, record)):
                    self._forget(record)
        self.graph.remove((None, brought, None))

    def _drop_orphans(self) -> None:
        """Partners and controllers that nothing of this model points at are not of this model."""
        for kind in ("partner", "controller"):
            for thing in {node for node in self.graph.subjects() if str(node).startswith(f"{ID}{kind}/")}:
                if not any(True for _ in self.graph.subjects(None, thing)):
                    self._forget(thing)

    def _mark_parties(self) -> None:
        reference = self.iri(iri("model", "referentie"))
        for party in self.base_parties:
            self.graph.add((party, self.iri(check("isPartyOf")), reference))

    # ── triples ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _rename(self, old: Node, new: Node) -> None:
        described = any(True for _ in self.own.predicate_objects(new))
        for predicate, value in set(self.graph.predicate_objects(old)):
            if str(predicate).startswith(check("")):
                continue
            self.graph.remove((old, predicate, value))
            if not (described and str(predicate) in SINGLE and any(True for _ in self.own.objects(new, predicate))):
                self.graph.add((new, predicate, value))
        for subject, predicate in set(self.graph.subject_predicates(old)):
            self.graph.remove((subject, predicate, old))
            self.graph.add((subject, predicate, new))

    def _forget_holdings_and(self, nodes: Iterable[Node]) -> None:
        """Forget ``nodes``; a holding that one of them (a flow) brought is marked, so that it can go afterwards."""
        for node in nodes:
            for holding in set(self.graph.subjects(self.iri(term("isBroughtBy")), node)):
                self.graph.add((holding, self.iri(check("wasBroughtBy")), node))
            self._forget(node)

    def _forget(self, node: Node) -> None:
        for predicate, value in set(self.graph.predicate_objects(node)):
            if not str(predicate).startswith(check("")):
                self.graph.remove((node, predicate, value))
        for subject, predicate in set(self.graph.subject_predicates(node)):
            if not str(predicate).startswith(check("")):
                self.graph.remove((subject, predicate, node))


def _parties(graph: Graph) -> Iterator[Node]:
    starts = tuple(f"{ID}{kind}/" for kind in PARTY_KINDS)
    typed = {subject for subject, _, _ in graph.triples((None, _type(), None))}
    return (subject for subject in typed if str(subject).startswith(starts))


def _type() -> URIRef:
    from rdflib import URIRef

    return URIRef(RDF_TYPE)
