"""How our terms relate to other vocabularies: every DPV term exists, every relation is one we mean."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from ontology.vocabulary import DEF, ID, local
from tests.unit.ontology.ontology_files import ONTOLOGY, ROOT, merged

EXTERNAL = ROOT / "tests" / "external"
MAPPING = Graph().parse(ONTOLOGY / "modules" / "mapping.ttl")
DPV = "https://w3id.org/dpv/owl#"
GDPR = "https://w3id.org/dpv/legal/eu/gdpr/owl#"
RELATIONS = (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch)

# Purposes without an honest equivalent: DPV has no purpose for a claim at law, and none for what nobody may do.
WITHOUT_EQUIVALENT = {"civil-claim", "tenant-screening", "general-overview"}


@cache
def dpv() -> Graph:
    return Graph().parse(EXTERNAL / "dpv-2.3-owl.ttl").parse(EXTERNAL / "dpv-2.3-eu-gdpr-owl.ttl")


def mapped() -> list[tuple[URIRef, URIRef, URIRef]]:
    return sorted(
        (subject, relation, target)
        for relation in RELATIONS
        for subject, target in MAPPING.subject_objects(relation)
        if isinstance(subject, URIRef) and isinstance(target, URIRef)
    )


def hashes() -> dict[str, str]:
    rows = re.findall(
        r"^\| `([^`]+)` \|[^|]+\| `([0-9a-f]{64})`", (EXTERNAL / "README.md").read_text("utf-8"), re.MULTILINE
    )
    return dict(rows)


def test_the_external_files_are_listed_and_unchanged() -> None:
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in EXTERNAL.iterdir()
        if path.is_file() and path.suffix != ".md"
    }
    assert {name: digest for name, digest in found.items() if name in hashes()} == hashes()


@pytest.mark.parametrize(
    "target", sorted({t for _, _, t in mapped() if str(t).startswith((DPV, GDPR))}), ids=lambda target: local(target)
)
def test_a_dpv_term_exists_with_the_role_we_give_it(target: URIRef) -> None:
    roles = set(MAPPING.objects(target, RDF.type))
    assert len(roles) == 1
    assert roles <= set(dpv().objects(target, RDF.type))


def test_every_foreign_term_is_declared_and_used() -> None:
    declared = {name for name in MAPPING.subjects(RDF.type) if not str(name).startswith(DEF.rstrip("#"))}
    used = (
        {target for _, _, target in mapped()}
        | set(merged("modules").predicates())
        | set(merged("reference").predicates())
    )
    used |= set(merged("reference").objects(None, RDF.type)) | set(merged("modules").objects(None, RDFS.subClassOf))
    in_models = set(merged("domain").predicates()) | set(merged("models").predicates())
    assert {target for _, _, target in mapped()} <= declared
    assert declared <= used | in_models


def test_what_is_mapped_is_ours() -> None:
    individuals = {name for name in merged("reference").subjects(RDF.type) if str(name).startswith(ID)}
    terms = set(merged("modules").subjects(RDFS.isDefinedBy))
    assert {subject for subject, _, _ in mapped()} <= individuals | terms


def test_nothing_is_mapped_twice_to_the_same() -> None:
    pairs = [(subject, target) for subject, _, target in mapped()]
    assert len(pairs) == len(set(pairs))


def test_every_purpose_has_an_equivalent_or_is_known_to_have_none() -> None:
    purposes = set(merged("reference").subjects(SKOS.inScheme, URIRef(f"{ID}scheme/purpose")))
    matched = {local(subject) for subject, _, _ in mapped() if subject in purposes}
    assert matched | WITHOUT_EQUIVALENT == {local(str(name)) for name in purposes}
    assert not matched & WITHOUT_EQUIVALENT


def test_a_purpose_is_matched_to_a_purpose_or_a_legal_basis() -> None:
    kinds = {URIRef(f"{DPV}Purpose"), URIRef(f"{DPV}LegalBasis")}
    for subject, _, target in mapped():
        if subject.startswith(f"{ID}purpose/"):
            assert set(dpv().objects(target, RDF.type)) & kinds, target


def test_every_category_has_an_equivalent() -> None:
    categories = set(merged("reference").subjects(SKOS.inScheme, URIRef(f"{ID}scheme/category")))
    assert categories == {subject for subject, _, _ in mapped() if subject.startswith(f"{ID}category/")}


def test_an_agreement_is_never_mapped_to_a_permission_or_a_basis() -> None:
    """An agreement is never a legal ground by itself, so no relation may let somebody infer that it is."""
    agreement = URIRef(f"{DEF}Agreement")
    assert [relation for subject, relation, _ in mapped() if subject == agreement] == [SKOS.relatedMatch]


@pytest.mark.parametrize("path", sorted(EXTERNAL.glob("*.ttl")), ids=lambda path: path.stem)
def test_the_external_files_are_of_the_version_named(path: Path) -> None:
    versions = {str(value) for value in Graph().parse(path).objects(None, OWL.versionInfo)}
    assert versions == {"2.3"}
