"""The packaged law: readable without faults, complete, coherent, and the same when it is written and read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from rdflib import Graph
from rdflib import Literal as RdfLiteral
from rdflib.namespace import XSD
from rdflib.term import URIRef

from ontology.canonical import canonical
from ontology.extraction_values import Reading
from ontology.law_extraction import to_law
from ontology.law_loading import fresh_law, load_law, main, statute_files
from ontology.law_statements import acts, capacities, facts, label_rules, norm_statements
from ontology.law_statements_doubts import doubts
from ontology.law_statements_exposure import exposure
from ontology.law_statements_items import items
from ontology.law_statements_tasks import tasks
from ontology.norms import Clause, Condition, Norm, NormKind, Role
from ontology.statement import Literal, Statement
from ontology.statutes import Law
from ontology.terms import Text

LAW = load_law()
FRESH = fresh_law()
STANDING_FOR_MANY = {"*statutory-secrecy", "*statutory-power"}

USED_BY_NO_NORM = {
    "consent.child": "consent.subject, of a child",
    "consent.perpetrator": "consent.subject, of the alleged perpetrator",
    "consent.safe-to-ask": "the generic route of consent",
    "consent.victim": "consent.subject, of the victim",
}

RESEARCHED = {
    "jw-7-1-4-1": "jw-7-1-4-1",
    "school-5-2-6": "wmo-5-2-6",
    "wgsv-1-5": "wgs-1-5-duty-to-supply",
    "wgsv-1-7": "wgs-1-7-1-results-to-participants",
    "wmo-4-1-1-2-e-vt-to-police-rvdk": "wmo-4-1-1-2-e",
    "wmo-5-2-6": "wmo-5-2-6",
}


def statements(law: Law) -> Iterator[Statement]:
    yield from acts(law)
    yield from facts(law)
    yield from capacities(law)
    yield from label_rules(law)
    yield from norm_statements(law.norms)
    yield from doubts(law)
    yield from tasks(law)
    yield from items(law)
    yield from exposure(law)


def graph_of(law: Law) -> Graph:
    """The law as a graph, as a statute module would say it."""
    graph = Graph(bind_namespaces="none")
    for subject, predicate, value in statements(law):
        node: URIRef | RdfLiteral
        if isinstance(value, Literal):
            datatype = XSD[value.datatype] if value.datatype else None
            node = RdfLiteral(value.text, lang=value.language or None, datatype=datatype)
        else:
            node = URIRef(value)
        graph.add((URIRef(subject), URIRef(predicate), node))
    return graph


def conditions(norm: Norm) -> Iterator[Condition]:
    for clause in clauses(norm):
        yield from clause.options


def clauses(norm: Norm) -> tuple[Clause, ...]:
    return (*norm.when, *(norm.stop.when if norm.stop else ()))


def facts_read(norm: Norm) -> set[str]:
    triggers = (trigger for doubt in norm.doubts for together in doubt.triggers for trigger in together)
    return {one.fact for one in conditions(norm)} | {one.key for one in triggers if one.kind == "fact"}


def norms_named(norm: Norm) -> set[str]:
    """Every norm that this one opens, leaves closed, yields to, leans on or doubts with."""
    brought = (
        norm.basis, norm.exemption_holder, norm.exemption_recipient, norm.compatibility, norm.recipient_task,
    )  # fmt: skip
    triggers = (trigger for doubt in norm.doubts for together in doubt.triggers for trigger in together)
    return {
        *norm.opens,
        *norm.keeps_closed,
        *(norm.stop.grounds if norm.stop else ()),
        *(one.norm for one in brought if one is not None and one.norm is not None),
        *(value for one in triggers if one.kind in ("stop", "ground") for value in one.values),
    } - STANDING_FOR_MANY


def texts_of(norm: Norm) -> Iterator[Text]:
    yield from (norm.title, norm.rule, *norm.weigh)
    yield from (one for one in (norm.onward, norm.recording, norm.term) if one is not None)


# ── reading and writing ──────────────────────────────────────────────────────────────────────────────────────────────


def test_the_turtle_reads_without_faults() -> None:
    assert len(FRESH.norms) > 350
    assert len(FRESH.acts) > 40
    assert len(FRESH.facts) > 100


def test_the_snapshot_is_fresh() -> None:
    assert main(["--check"]) == 0, "run python -m ontology.law_loading"
    assert LAW == FRESH


def test_the_law_survives_being_written_and_read_again() -> None:
    reading = Reading(graph_of(LAW), "law")
    again = to_law(reading, LAW.fingerprint)
    reading.report_leftovers()
    assert reading.faults == []
    assert again == LAW


def test_a_statement_too_many_or_too_few_is_a_fault() -> None:
    graph = graph_of(LAW)
    subject = URIRef("https://w3id.org/zichtlijn/id/norm/wmo-5-2-6.2015-01-01")
    read_at = URIRef("https://w3id.org/zichtlijn/def#readAt")
    assert (subject, read_at, None) in graph
    graph.remove((subject, read_at, None))
    graph.add((subject, URIRef("https://w3id.org/zichtlijn/def#decides"), RdfLiteral("yes")))
    reading = Reading(graph, "law")
    to_law(reading, "")
    reading.report_leftovers()
    assert sorted(fault.rule for fault in reading.faults) == ["statement-unread", "value-missing"]


@pytest.mark.parametrize("file", statute_files(), ids=lambda file: "/".join(file.parts[-2:]))
def test_a_file_is_canonical(file: object) -> None:
    written = file.read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert canonical(Graph().parse(data=written, format="turtle")) == written


# ── every norm ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_norm_says_where_it_stands_and_where_it_was_read() -> None:
    bare = [
        one.id
        for one in LAW.norms
        if not (one.article and one.source and one.confidence and one.trail) or one.act not in LAW.act
    ]
    assert bare == []
    assert [one.id for one in LAW.norms if not (one.url or one.source)] == []
    assert all(one.url == "" or one.url.startswith("https://") for one in LAW.norms)


def test_everything_is_said_in_dutch_and_in_english() -> None:
    said = [(one.id, text) for one in LAW.norms for text in texts_of(one)]
    said += [(one.id, one.question) for one in LAW.facts]
    said += [(one.id, one.label) for one in LAW.acts]
    said += [(one.id, one.label) for one in LAW.capacities]
    assert [name for name, text in said if not (text.nl.strip() and text.en.strip())] == []


def test_ids_and_aliases_are_unique() -> None:
    names = {one.id: one.aliases for one in LAW.norms}
    together = Counter([*names, *(alias for aliases in names.values() for alias in aliases)])
    assert [name for name, number in together.items() if number > 1] == []
    assert max(Counter((one.id, one.valid_from) for one in LAW.norms).values()) == 1
    for group in (LAW.acts, LAW.facts):
        assert len({one.id for one in group}) == len(group)
    capacity_names = Counter(name for one in LAW.capacities for name in (one.id, *one.aliases))
    assert [name for name, number in capacity_names.items() if number > 1] == []


def test_versions_of_one_norm_follow_each_other() -> None:
    for name in {one.id for one in LAW.norms}:
        for older, newer in pairwise(LAW.versions(name)):
            assert older.valid_to is not None, name
            assert older.valid_from <= older.valid_to < newer.valid_from, name


def test_a_pending_bill_binds_nobody_until_it_is_switched_on() -> None:
    pending = {one.id for one in LAW.norms if one.pending}
    assert pending == {"clares-law-pending", "wams-pending"}
    assert not pending & set(LAW.on("2026-11-22").norm)
    assert pending <= set(LAW.on("2026-11-22", pending=True).norm)


@pytest.mark.parametrize("name", sorted(RESEARCHED))
def test_an_id_of_the_research_resolves(name: str) -> None:
    assert LAW.canonical_id[name] == RESEARCHED[name]
    assert LAW.versions(name) == LAW.versions(RESEARCHED[name]) != ()


def test_an_unknown_id_has_no_versions() -> None:
    assert LAW.versions("no-such-norm") == ()


# ── what norms refer to ──────────────────────────────────────────────────────────────────────────────────────────────


def test_every_fact_that_is_read_exists_and_the_other_way_round() -> None:
    read = {name for one in LAW.norms for name in facts_read(one)} - {"consent.subject"}
    assert sorted(read - set(LAW.fact)) == []
    assert set(LAW.fact) - read - {"consent.subject"} == set(USED_BY_NO_NORM)


def test_a_condition_asks_for_values_that_its_fact_has() -> None:
    asked = [(one.id, each) for one in LAW.norms for each in conditions(one)]
    assert [(name, one) for name, one in asked if not set(one.values) <= set(LAW.fact[one.fact].values)] == []
    assert [name for name, one in asked if not one.values] == []


def test_every_norm_that_is_named_exists() -> None:
    known = {one.id for one in LAW.norms}
    assert [(one.id, name) for one in LAW.norms for name in sorted(norms_named(one) - known)] == []
    stops = {name for rule in LAW.label_rules for name in rule.secrecy or ()}
    assert sorted(stops - known) == []
    assert [name for name in stops if LAW.versions(name)[-1].stop is None] == []


def test_every_capacity_that_is_named_exists() -> None:
    named = {
        name for one in LAW.norms for name in (*one.holders, *one.recipients, *one.exempts, *(one.onward_to or ()))
    }
    named |= {rule.capacity for rule in LAW.label_rules} | {wide for one in LAW.capacities for wide in one.within}
    assert sorted(named - {one.id for one in LAW.capacities}) == []


def test_only_duties_and_powers_carry() -> None:
    carrying = {"must", "must-unless", "may", "may-with-consent", "may-in-conflict-of-duties"}
    for one in LAW.norms:
        if one.kind.carries:
            assert one.modality.value in carrying, one.id
        if one.kind.is_conditional_stop:
            assert one.stop is not None, one.id


# ── coherence: on this the invariants of the decision lean (tests/properties/random_laws.py) ─────────────────────────


def test_an_exception_has_one_harmless_value() -> None:
    """A ground asks for the harmless value, a prohibition for the other; none of them disagree."""
    harmless: dict[str, set[tuple[str, ...]]] = {}
    for one in LAW.norms:
        for each in (option for clause in one.when for option in clause.options if option.role is Role.EXCEPTION):
            others = tuple(value for value in LAW.fact[each.fact].values if value not in each.values)
            harmless.setdefault(each.fact, set()).add(others if one.kind is NormKind.PROHIBITION else each.values)
    assert {name: values for name, values in harmless.items() if len(values) > 1} == {}


def test_no_exception_is_a_doubt_and_none_lifts_a_stop() -> None:
    exceptions = {one.fact for norm in LAW.norms for one in conditions(norm) if one.role is Role.EXCEPTION}
    doubted = {
        trigger.key
        for norm in LAW.norms
        for doubt in norm.doubts
        for together in doubt.triggers
        for trigger in together
        if trigger.kind == "fact"
    }
    assert exceptions & doubted == set()
    lifting = [each for one in LAW.norms if one.stop for clause in one.stop.when for each in clause.options]
    assert [one for one in lifting if one.role is Role.EXCEPTION] == []


def test_no_ground_asks_for_the_value_at_which_something_is_forbidden() -> None:
    harmful = {
        (each.fact, value)
        for one in LAW.norms
        if one.kind is NormKind.PROHIBITION
        for each in conditions(one)
        for value in each.values
    }
    asked = {
        (each.fact, value) for one in LAW.norms if one.kind.carries for each in conditions(one) for value in each.values
    }
    assert harmful & asked == set()


def test_a_norm_can_hold() -> None:
    """Two clauses on one fact share a value."""
    for one in LAW.norms:
        single = [clause.options[0] for clause in one.when if len(clause.options) == 1]
        for fact in {each.fact for each in single}:
            values = [set(each.values) for each in single if each.fact == fact]
            assert set.intersection(*values), (one.id, fact)


def test_a_doubt_over_all_values_bites_when_nothing_is_known() -> None:
    for one in LAW.norms:
        for trigger in (each for doubt in one.doubts for together in doubt.triggers for each in together):
            if trigger.kind == "fact" and set(LAW.fact[trigger.key].values) <= set(trigger.values):
                assert "unknown" in trigger.values, one.id


# ── what the review of the law found (docs/reviews/law.md) ───────────────────────────────────────────────────────────


def test_a_permission_of_the_minister_is_no_door_next_to_every_other() -> None:
    """It speaks through a decision; without one it must not stand as "kan pas als eerst" beside each disclosure."""
    today = LAW.on("2026-11-22").norm
    assert "give-help" not in today["wpg-18-2-ministerial-permission"].purposes
    assert today["wjsg-14-39g-minister-research"].purposes == ("accountability", "statistics")


def test_who_may_receive_is_open_only_where_something_else_is_not() -> None:
    """A ground that names no recipient, purpose, kind of record, forum or condition would be a door for everything."""
    doors = [
        one.id
        for one in LAW.norms
        if one.kind.carries
        and "any" in one.recipients
        and not (one.purposes or one.label.attributes or one.forums or one.when)
        and "any" in one.holders
    ]
    assert doors == []


def test_an_informant_is_to_be_checked_before_police_data_leave_the_chain() -> None:
    today = LAW.on("2026-11-22").norm
    for name in ("wpg-19-incidental", "wpg-20-1-partnership-decision"):
        asked = [one for one in conditions(today[name]) if one.fact == "informant"]
        assert [(one.values, one.role) for one in asked] == [(("false",), Role.EXCEPTION)]


def test_a_report_of_an_offence_is_about_an_offence() -> None:
    today = LAW.on("2026-11-22").norm
    assert today["sv-161"].categories == ("criminal",)
    assert {one.fact for one in conditions(today["sv-161-ordinary-data"])} == {"offence-known"}


@pytest.mark.parametrize("stop", ["wvggz-8-34-secrecy", "wet-ro-13-144-om-secrecy"])
def test_where_the_two_files_disagree_there_is_a_doubt(stop: str) -> None:
    """A mere power against a secrecy that names duties and the own task only: the files say both yes and no."""
    doubts = {one.id: one for one in LAW.on("2026-11-22").norm[stop].doubts}
    (together,) = doubts["justice-D-25"].triggers
    assert [(one.kind, set(one.values)) for one in together] == [
        ("ground", {"bw1-240", "jw-7-3-11-4-own", "wmo-5-2-6"})
    ]


def test_the_position_of_victim_support_is_no_older_than_the_regulation_it_leans_on() -> None:
    assert min(one.valid_from for one in LAW.versions("shn-consent")) >= "2018-05-25"
