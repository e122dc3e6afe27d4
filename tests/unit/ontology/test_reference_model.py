"""The reference model holds what was researched: recounted before its repairs, sound after them."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, OWL, RDF

from ontology.canonical import canonical
from ontology.vocabulary import iri, local
from tests.unit.ontology.packaged_turtle import (
    REFERENCE,
    declared,
    ids,
    named,
    of,
    one,
    read,
    term,
    texts_in_one_language,
)

KNOWERS = {"slachtoffer", "sociaal-netwerk"}
CHAMBER = "lokale-kamer-hg"

# Holds, needs, needs but not held, of which no flow brings; then what only it, of all professionals, has first-hand.
RESEARCHED: dict[str, tuple[int, int, int, int, set[str]]] = {
    "politie-basisteam": (41, 37, 33, 28, {"sash-result", "victim-individual-assessment"}),
    "politie-hovj": (3, 19, 19, 19, set()),
    "politie-meldkamer": (3, 4, 4, 4, set()),
    "politie-korpscheftaken": (1, 4, 4, 3, {"firearm-licence"}),
    "veilig-thuis": (19, 64, 57, 48, {"prior-vt-reports", "vt-case-status", "vt-safety-assessment"}),
    "gemeente-oov": (7, 4, 4, 4, set()),
    "burgemeester": (6, 15, 15, 14, set()),
    "lokaal-team": (6, 8, 8, 7, set()),
    "gemeente-sociaal-domein": (10, 6, 4, 4, {"perpetrator-job-loss"}),
    "arosa": (31, 20, 15, 15, set()),
    "gespecialiseerde-opvang": (32, 20, 15, 15, set()),
    "ggz": (7, 1, 1, 1, set()),
    "ggz-crisisdienst": (4, 5, 3, 3, set()),
    "openbaar-ministerie": (15, 51, 47, 44, {"om-prosecution-decision"}),
    "reclassering": (13, 25, 19, 19, {"probation-risk-result"}),
    "rechtspraak": (9, 5, 5, 5, set()),
    "huisarts": (17, 2, 2, 2, set()),
    "ziekenhuis-seh": (8, 0, 0, 0, set()),
    "woningcorporatie": (9, 3, 3, 3, {"repeated-door-damage", "tenancy-holders"}),
    "onderwijs": (17, 11, 8, 8, set()),
    "jgz": (6, 3, 2, 2, set()),
    "raad-kinderbescherming": (4, 13, 12, 11, {"raad-investigation"}),
    "gecertificeerde-instelling": (5, 11, 10, 10, set()),
    CHAMBER: (4, 95, 95, 95, set()),
    "ggd": (2, 1, 1, 1, set()),
    "slachtofferhulp": (5, 2, 1, 1, set()),
}


@dataclass(frozen=True)
class Position:
    """One holding: by whom, in whose register, of what, and whether it is more than hearsay."""

    id: str
    party: str
    item: str
    first_hand: bool


@dataclass(frozen=True)
class Researched:
    """The reference model as positions, needs and what flows move."""

    positions: tuple[Position, ...]
    needs: frozenset[tuple[str, str]]
    moves: frozenset[tuple[str, str, str, str]]
    """Flow, sender, recipient, item."""

    def counts(self, party: str) -> tuple[int, int, int, int]:
        """Items held, needed, needed but not held, and of these not brought by any flow."""
        holds = {position.item for position in self.positions if position.party == party}
        needs = {item for needer, item in self.needs if needer == party}
        brought = {item for _, _, recipient, item in self.moves if recipient == party}
        return len(holds), len(needs), len(needs - holds), len(needs - holds - brought)

    def alone(self, party: str) -> set[str]:
        """Items of which the party is the only professional first-hand holder."""
        holders: dict[str, set[str]] = {}
        for position in self.positions:
            if position.first_hand and position.party not in KNOWERS:
                holders.setdefault(position.item, set()).add(position.party)
        return {item for item, found in holders.items() if found == {party}}


@pytest.fixture(scope="module")
def graph() -> Graph:
    return read(*REFERENCE)


def position(graph: Graph, holding: URIRef) -> Position:
    """A holding, with a register kept for a table counted under the table."""
    (record,) = graph.objects(holding, term("hasRecord"))
    assert isinstance(record, URIRef)
    (party,) = ids(graph, record, "isKeptFor") or ids(graph, holding, "hasHolder")
    first_hand = one(graph, holding, "hasQuality") == "first-hand"
    return Position(local(holding), party, one(graph, record, "isRecordOf"), first_hand)


def moves(graph: Graph) -> set[tuple[str, str, str, str]]:
    """Flow, sender, recipient and item of everything that moves."""
    return {
        (local(flow), one(graph, flow, "hasSender"), one(graph, flow, "hasRecipient"), item)
        for flow in of(graph, "Flow")
        for item in ids(graph, flow, "movesItem")
    }


@pytest.fixture(scope="module")
def repaired(graph: Graph) -> Researched:
    return Researched(
        tuple(position(graph, holding) for holding in of(graph, "Holding")),
        frozenset((one(graph, need, "hasNeeder"), one(graph, need, "needsItem")) for need in of(graph, "Need")),
        frozenset(moves(graph)),
    )


@pytest.fixture(scope="module")
def researched(graph: Graph, repaired: Researched) -> Researched:
    """The model with its own repairs undone."""
    added = {holding for repair in of(graph, "Repair") for holding in ids(graph, repair, "addsHolding")}
    ends = {flow: (sender, recipient) for flow, sender, recipient, _ in repaired.moves}
    taken = {
        (flow, *ends[flow], item)
        for repair in of(graph, "Repair")
        for flow in ids(graph, repair, "takesItemFrom")
        for item in ids(graph, repair, "takesItem")
    }
    return Researched(
        tuple(found for found in repaired.positions if found.id not in added), repaired.needs, repaired.moves | taken
    )


@pytest.mark.parametrize("party", RESEARCHED)
def test_counts_before_repairs_are_the_researched_ones(researched: Researched, party: str) -> None:
    *numbers, alone = RESEARCHED[party]
    assert researched.counts(party) == tuple(numbers)
    assert researched.alone(party) == alone


def test_repairs_change_these_counts_only(researched: Researched, repaired: Researched) -> None:
    parties = {found.party for found in repaired.positions} | {needer for needer, _ in repaired.needs}
    changed = {
        party: (researched.counts(party), repaired.counts(party))
        for party in parties
        if researched.counts(party) != repaired.counts(party)
    }
    assert changed == {
        "huisarts": ((17, 2, 2, 2), (18, 2, 2, 2)),
        "politie-basisteam": ((41, 37, 33, 28), (42, 37, 32, 27)),
        "politie-hovj": ((3, 19, 19, 19), (4, 19, 18, 18)),
        "slachtoffer": ((38, 6, 6, 4), (39, 6, 6, 4)),
        "slachtofferhulp": ((5, 2, 1, 1), (6, 2, 1, 1)),
    }


def test_repairs_change_nothing_about_who_alone_holds(researched: Researched, repaired: Researched) -> None:
    assert {party: repaired.alone(party) for party in RESEARCHED} == {
        party: researched.alone(party) for party in RESEARCHED
    }


def without_cover(found: Researched) -> set[tuple[str, str]]:
    """Flow and item where the sender neither holds the item nor receives it by another flow."""
    held = {(each.party, each.item) for each in found.positions}
    received = {(recipient, item) for _, _, recipient, item in found.moves}
    return {(flow, item) for flow, sender, _, item in found.moves if (sender, item) not in held | received}


def test_a_sender_holds_or_receives_what_it_passes_on(repaired: Researched) -> None:
    assert without_cover(repaired) == set()


def test_the_repairs_are_what_made_senders_sound(researched: Researched) -> None:
    assert without_cover(researched) == {
        ("flow-01", "children-in-household"),
        ("flow-02", "police-antecedents"),
        ("flow-17", "threats-to-kill"),
        ("flow-22", "address-flag"),
        ("flow-27", "stalking-log-victim"),
        ("flow-29", "victim-help-request"),
    }


def test_the_model_has_everything_that_was_researched(graph: Graph) -> None:
    kinds = ("Actor", "KnowledgeSource", "Table", "Record", "Holding", "Need", "Flow", "Repair")
    assert {kind: len(of(graph, kind)) for kind in kinds} == {
        "Actor": 49,
        "KnowledgeSource": 2,
        "Table": 1,
        "Record": 406,
        "Holding": 406,
        "Need": 466,
        "Flow": 32,
        "Repair": 7,
    }
    assert len({one(graph, record, "isRecordOf") for record in of(graph, "Record")}) == 113


def test_the_college_is_added_by_a_repair(graph: Graph) -> None:
    added = {actor for repair in of(graph, "Repair") for actor in ids(graph, repair, "addsActor")}
    behind = {local(str(actor)) for actor in graph.subjects(term("answersTo"), URIRef(iri("controller", "college")))}
    assert added == {"college"}
    assert behind == {
        "college",
        "gemeente-burgerzaken",
        "gemeente-sociaal-domein",
        "leerplicht",
        "wethouder-sociaal-domein",
    }


def test_a_register_kept_for_the_chamber_belongs_to_the_safety_office(graph: Graph) -> None:
    kept = {str(record) for record in graph.subjects(term("isKeptFor"))}
    holders = {
        one(graph, holding, "hasHolder")
        for holding in of(graph, "Holding")
        if str(graph.value(holding, term("hasRecord"))) in kept
    }
    assert len(kept) == 4
    assert holders == {"gemeente-oov"}


# A flow brings these too, but their holders learn them in their own task: without the flow they would still know. The
# police hear threats themselves, the prosecutor decides on release, Veilig Thuis is called directly.
OWN_OBSERVATIONS = {
    ("politie-basisteam", "threats-to-kill"),
    ("politie-basisteam", "perpetrator-suicidality"),
    ("openbaar-ministerie", "release-or-leave-date"),
    ("openbaar-ministerie", "probation-conditions"),
    ("veilig-thuis", "victim-help-request"),
    ("gemeente-oov", "neighbour-noise"),
}


def test_a_holding_is_brought_by_the_flows_that_reach_its_holder(graph: Graph, repaired: Researched) -> None:
    made = {
        (maker, item)
        for maker, items in {
            "politie-hovj": {"rihg-result"},
            "veilig-thuis": {"vt-safety-assessment", "safety-plan"},
            "lokaal-team": {"safety-plan", "case-coordinator"},
        }.items()
        for item in items
    }
    for found in repaired.positions:
        holding = URIRef(iri("holding", found.id))
        brought = {
            flow
            for flow, _, recipient, item in repaired.moves
            if (recipient, item) == (found.party, found.item) and (recipient, item) not in made
        }
        own = (found.party, found.item) in OWN_OBSERVATIONS
        assert ids(graph, holding, "isBroughtBy") == (set() if own else brought)
        assert ((holding, term("isOwnObservation"), Literal(True)) in graph) == own
        assert not own or brought, "an own observation is only worth stating beside a flow"


def test_governance_bodies_hold_nothing_and_receive_aggregates_only(graph: Graph, repaired: Researched) -> None:
    bodies = {local(str(body)) for body in graph.subjects(RDF.type, term("GovernanceBody"))}
    aggregates = {"aggregate-monitoring", "partner-reachability", "shelter-capacity"}
    assert bodies == {"programmagroep", "adviesraad-sociaal-domein", "gemeenteraad"}
    assert not {found for found in repaired.positions if found.party in bodies}
    assert {item for needer, item in repaired.needs if needer in bodies} <= aggregates
    assert {item for _, _, recipient, item in repaired.moves if recipient in bodies} <= aggregates


def test_an_unknown_time_stays_unknown(graph: Graph) -> None:
    unknown = {local(flow) for flow in of(graph, "Flow") if not list(graph.objects(flow, term("handlingHours")))}
    assert unknown == {f"flow-{number:02}" for number in (4, 5, 9, 12, 13, 15, 20, 21, 22, 24, 28)}


@pytest.mark.parametrize(
    ("flow", "hours"),
    [("23", 0.25), ("02", 1), ("03", 8), ("10", 24), ("11", 72), ("06", 168), ("18", 336), ("25", 720), ("31", 2160)],
)
def test_times_are_read_by_one_scale(graph: Graph, flow: str, hours: float) -> None:
    assert float(one(graph, URIRef(iri("flow", f"flow-{flow}")), "handlingHours")) == hours


def test_one_flow_only_ought_to_happen(graph: Graph) -> None:
    ought = {local(flow) for flow in of(graph, "Flow") if one(graph, flow, "hasAssurance") == "ought-to-happen"}
    assert ought == {"flow-24"}


@pytest.mark.parametrize(
    ("actor", "urgent", "ordinary"),
    [
        ("politie-meldkamer", "always", "always"),
        ("gemeente-oov", "always", "office"),
        ("lokaal-team", "none", "office"),
        ("onderwijs", "none", "school"),
        ("huisartsenpost", "evening-night-weekend", "evening-night-weekend"),
        ("rechtspraak", "always", "hearing"),
        ("programmagroep", "none", "periodic"),
    ],
)
def test_availability_is_read_in_two_values(graph: Graph, actor: str, urgent: str, ordinary: str) -> None:
    found = URIRef(iri("actor", actor))
    assert one(graph, found, "hasUrgentAvailability") == urgent
    assert one(graph, found, "hasOrdinaryAvailability") == ordinary


def test_a_regime_follows_the_keeper(graph: Graph) -> None:
    by_regime: dict[str, set[str]] = {}
    for record in of(graph, "Record"):
        by_regime.setdefault(one(graph, record, "hasRegime"), set()).add(one(graph, record, "isKeptBy"))
    assert by_regime["wjsg"] == {"openbaar-ministerie", "rechtspraak", "dji"}
    assert by_regime["brp"] == {"gemeente-burgerzaken"}
    assert by_regime["outside-avg"] == KNOWERS
    assert all(keeper.startswith("politie-") for keeper in by_regime["wpg"])
    assert not any(keeper.startswith("politie-") for keeper in by_regime["avg"])


def test_all_holdings_are_declared_complete_in_a_file_of_their_own(graph: Graph) -> None:
    (apart,) = (path for path in REFERENCE if path.stem == "referentie-completeness")
    complete = {local(str(actor)) for actor in read(apart).subjects(term("hasCompleteHoldings"))}
    others = read(*(path for path in REFERENCE if path != apart))
    assert complete == {local(actor) for actor in of(graph, "Actor")}
    assert not list(others.subjects(term("hasCompleteHoldings")))
    assert not list(graph.subjects(term("hasCompleteContacts")))


def test_the_header_imports_every_part(graph: Graph) -> None:
    imported = {local(str(part)) for part in graph.objects(URIRef(iri("model", "referentie")), OWL.imports)}
    assert imported == {path.stem for path in REFERENCE} - {"referentie"}


@pytest.mark.parametrize("path", REFERENCE, ids=lambda path: path.stem)
def test_the_text_is_canonical(path: object) -> None:
    (file,) = (each for each in REFERENCE if each == path)
    assert file.read_text(encoding="utf-8") == canonical(read(file))


def test_every_text_is_dutch_and_english(graph: Graph) -> None:
    assert texts_in_one_language(graph) == []


def test_every_name_resolves(graph: Graph) -> None:
    assert sorted(named(graph) - declared()) == []


def test_every_statement_says_how_sure_it_is(graph: Graph) -> None:
    kinds = (
        "Actor",
        "Assumption",
        "Controller",
        "Flow",
        "Holding",
        "KnowledgeSource",
        "Need",
        "Partner",
        "Record",
        "Repair",
        "Seat",
        "Table",
    )
    silent = [local(each) for kind in kinds for each in of(graph, kind) if len(ids(graph, each, "hasConfidence")) != 1]
    assert silent == []


def test_confidence_source_names_its_source(graph: Graph) -> None:
    sourced = set(graph.subjects(term("hasConfidence"), URIRef(iri("confidence", "source"))))
    assert [local(str(each)) for each in sourced if not list(graph.objects(each, DCTERMS.source))] == []
