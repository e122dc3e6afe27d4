"""What items and categories mean to the law: data with a source, about items and facts that exist."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import URIRef

from ontology.law_loading import load_law
from ontology.law_statements_items import items
from ontology.legal_items import CategoryRule, ItemRule
from ontology.loading import load_model
from ontology.norms import Fact, Role
from ontology.statutes import Law
from ontology.terms import Text
from ontology.vocabulary import iri, term
from tests.unit.ontology.law_graphs import graph_of, read

LAW = load_law()
SMALL = Law(
    item_rules=(
        ItemRule("wth-order", "a test", None, ("home-ban",), Text("Er is een verbod.", "There is a ban.")),
        ItemRule("safe-address", "a test", "address"),
    )[::-1],
    category_rules=(CategoryRule("police", "criminal", "a test"),),
)


def test_rules_are_the_same_when_they_are_written_and_read_again() -> None:
    law, faults = read(graph_of(items(SMALL)))
    assert faults == []
    assert law == replace(SMALL, norms=law.norms)


@pytest.mark.parametrize("subject", ["item-rule/wth-order", "category-rule/police"])
def test_nothing_loads_without_a_source(subject: str) -> None:
    graph = graph_of(items(SMALL))
    kind, _, identifier = subject.partition("/")
    graph.remove((URIRef(iri(kind, identifier)), URIRef(term("researchedIn")), None))
    assert read(graph)[1] == [("value-missing", f"{kind}:{identifier}")]


def test_a_rule_that_implies_a_fact_says_so_in_words() -> None:
    graph = graph_of(items(replace(SMALL, item_rules=(replace(SMALL.item_rules[1], text=None),))))
    assert ("value-missing", "item-rule:wth-order") in read(graph)[1]


def test_the_packaged_rules_are_about_items_categories_and_facts_that_exist() -> None:
    model = load_model("referentie")
    assert {rule.item for rule in LAW.item_rules} <= set(model.item)
    assert {rule.category for rule in LAW.category_rules} <= {record.category for record in model.records}
    implied = [LAW.fact[name] for rule in LAW.item_rules for name in rule.implies]
    assert implied
    assert all(isinstance(fact, Fact) and "true" in fact.values and fact.role is not Role.EXCEPTION for fact in implied)


@pytest.mark.parametrize("item", ["wth-order", "wth-end-date"])
def test_there_is_no_news_of_a_home_ban_without_a_home_ban(item: str) -> None:
    assert LAW.item_rule[item].implies == ("home-ban",)
