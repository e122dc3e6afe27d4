"""Every class and property of the ontology earns its place: a question, a house rule or a shape uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import OWL, RDF, Graph, URIRef

from ontology.vocabulary import DEF
from tests.architecture.source_tree import ROOT

MODULES = tuple(sorted((ROOT / "ontology/modules").glob("*.ttl")))
QUESTIONS = tuple(sorted((ROOT / "queries/questions").glob("*.rq")))
CHECKS = tuple(sorted((ROOT / "ontology/checks").glob("*.rq")))
SHAPES = tuple(sorted((ROOT / "ontology/shapes").glob("*.ttl")))
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def terms_in(module: Path) -> Iterator[str]:
    """Local names of the terms a module declares."""
    graph = Graph().parse(module, format="turtle")
    for kind in KINDS:
        for term in graph.subjects(RDF.type, kind):
            if isinstance(term, URIRef) and term.startswith(DEF):
                yield term.removeprefix(DEF)


def terms_used(text: str) -> set[str]:
    """Local names of the terms that a query or shapes file writes out; comments do not count."""
    code = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))
    return set(re.findall(r"(?<![\w-])zl:([A-Za-z][A-Za-z0-9]*)", code)) | set(
        re.findall(rf"<{re.escape(DEF)}([A-Za-z][A-Za-z0-9]*)>", code)
    )


def used_by(paths: tuple[Path, ...]) -> set[str]:
    return {term for path in paths for term in terms_used(path.read_text(encoding="utf-8"))}


def declared() -> set[str]:
    return {term for module in MODULES for term in terms_in(module)}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.name)
def test_every_term_serves_a_question_a_check_or_a_shape(module: Path) -> None:
    unused = sorted(set(terms_in(module)) - used_by((*QUESTIONS, *CHECKS, *SHAPES)))
    assert unused == [], f"{module.name} declares terms that nothing uses: {', '.join(unused)}"


def test_almost_every_term_serves_a_question() -> None:
    """Questions are what people come for. What only a shape needs are the tops of two hierarchies, nothing else."""
    assert declared() - used_by(QUESTIONS) <= {"Expression", "Party"}


def test_no_question_uses_a_term_that_does_not_exist() -> None:
    assert used_by(QUESTIONS) - declared() == set()


def test_every_capacity_is_asked_for() -> None:
    graph = Graph()
    for module in MODULES:
        graph.parse(module, format="turtle")
    asked = terms_used((ROOT / "queries/questions/capacities-without-actor.rq").read_text(encoding="utf-8"))
    query = "SELECT ?capacity { ?capacity rdfs:subClassOf+ <" + DEF + "Actor> }"
    capacities = {str(row[0]).removeprefix(DEF) for row in graph.query(query)}  # type: ignore[index]
    assert capacities - asked == set()
    assert len(capacities) > 30


@pytest.mark.parametrize("text", ["# zl:Need", "zl:Needs", "x-zl:Need", "zl-Need"])
def test_only_the_exact_term_counts(text: str) -> None:
    assert "Need" not in terms_used(text)


def test_a_term_counts_written_short_or_in_full() -> None:
    assert terms_used("?x a zl:Need ; zl:needsItem/zl:hasTheme ?y .") == {"Need", "needsItem", "hasTheme"}
    assert terms_used(f"<{DEF}Need>") == {"Need"}
