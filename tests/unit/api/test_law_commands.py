"""The commands about the law: what they answer, in which words, and what they say to a wrong call."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import SKOS, Graph, Literal

from api.cli import DONE, USAGE, main
from api.purpose_words import PURPOSES
from api.wording import WORDS
from ontology.law_loading import load_law
from ontology.loading import load_model
from queries.lawfulness import decide
from queries.next_questions import next_questions
from queries.situation import Situation
from queries.verdict import Decision, Disclosure, Label, LayerName, LayerStatus, Outcome

GP_TO_VT = (
    "check", "--holder", "huisarts", "--recipient", "veilig-thuis", "--label", "category=special-health",
    "--label", "subject=victim", "--purpose", "investigate-domestic-violence",
)  # fmt: skip
VT_TO_OM = (
    "check", "--holder", "veilig-thuis", "--recipient", "openbaar-ministerie", "--label", "category=special-health",
    "--purpose", "prosecute",
)  # fmt: skip
FIELDS = {
    "uitkomst", "modaliteit", "beslissing", "peildatum", "lagen", "gronden", "voorwaarden", "blokkades", "twijfels",
    "routes", "alternatieven", "doorgifte", "vastleggen", "termijn", "aannamen", "acuut", "beroepsnorm",
    "transparantie", "bewaartermijn", "veiligeUitkomst", "perStoel", "perBetrokkene", "vraagVolgende", "toelichting",
    "staat", "reden", "watIsNodig", "kanttekening",
}  # fmt: skip


def answer(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    assert main([*arguments, "--json"]) == DONE
    return json.loads(capsys.readouterr().out)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == DONE
    text = capsys.readouterr().out
    assert max(len(line) for line in text.splitlines()) <= 80
    return text


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(list(arguments)) == USAGE
    return " ".join(capsys.readouterr().err.split())


def test_a_verdict_has_every_field_and_names_its_article(capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, *GP_TO_VT, "--fact", "relation=spouse")
    assert set(told) >= FIELDS
    assert (told["uitkomst"], told["modaliteit"], told["beslissing"]) == ("PERMITTED_HUMAN", "may", "human")
    assert told["staat"] == {"code": "mag", "nl": "mag", "en": "may"}
    ground = told["gronden"][0]
    expected = ("wmo-5-2-6", "Wmo 2015", "5.2.6", "2015-01-01", "verified-text")
    assert tuple(ground[key] for key in ("id", "wet", "artikel", "geldigVanaf", "betrouwbaarheid")) == expected
    assert ground["jci"].startswith("https://wetten.overheid.nl/jci")
    assert (ground["tekststand"], ground["tekstdatum"][:4]) == ("recent-2026", "2026")
    assert told["kanttekening"]["nl"] == "hulpmiddel, geen juridisch advies"
    assert told["omstandigheden"] == {"relation": "spouse"}
    assert told["watIsNodig"] == [], "nothing needs to change"


def test_every_text_is_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    def texts(part: Any) -> list[dict[str, str]]:
        if isinstance(part, dict):
            own = [part] if {"nl", "en"} & set(part) else []
            return [*own, *(text for value in part.values() for text in texts(value))]
        return [text for value in part for text in texts(value)] if isinstance(part, list) else []

    found = texts(answer(capsys, *VT_TO_OM)) + texts(answer(capsys, "law"))
    assert len(found) > 1000
    assert all(text.get("nl") and text.get("en") for text in found)


def test_the_codes_of_a_verdict_are_those_of_the_decision(capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, *GP_TO_VT)
    assert {layer["laag"] for layer in told["lagen"]} <= {name.value for name in LayerName}
    assert {layer["status"] for layer in told["lagen"]} <= {status.value for status in LayerStatus}
    assert told["vraagVolgende"][0] == "relation"
    named = {*told["vraagVolgende"], *told["voorwaarden"]["controleerbaar"], *told["voorwaarden"]["uitzonderingen"]}
    assert named <= set(told["vragen"])
    assert told["vragen"]["relation"]["waarden"][-1] == "unknown"


def test_an_unknown_fact_comes_with_what_would_change_it(capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, *VT_TO_OM)
    assert (told["uitkomst"], told["beslissing"]) == ("PERMITTED_IF", "facts")
    assert told["vraagVolgende"][0] == "vt-report"
    change = next(one for one in told["watIsNodig"] if one["grond"] == "wmo-4-1-1-2-e")
    assert [(step["sleutel"], step["waarde"]) for step in change["wijzigingen"]] == [("vt-report", "true")]
    assert change["wijzigingen"][0]["waardeLabel"]["nl"] == "ja"


def test_the_day_decides_which_law_counts(capsys: pytest.CaptureFixture[str]) -> None:
    before = answer(capsys, *VT_TO_OM, "--fact", "vt-report=true", "--date", "2024-12-31")
    after = answer(capsys, *VT_TO_OM, "--fact", "vt-report=true", "--date", "2025-01-01")
    assert (before["uitkomst"], after["uitkomst"]) == ("ONLY_CONSENT", "PERMITTED_HUMAN")
    assert after["peildatum"] == after["gronden"][0]["geldigVanaf"] == "2025-01-01"


def test_a_household_is_told_per_person(capsys: pytest.CaptureFixture[str]) -> None:
    asked = (*VT_TO_OM, "--label", "subject=household")
    told = answer(capsys, *asked)
    assert [one["betrokkene"]["code"] for one in told["perBetrokkene"]] == ["victim", "perpetrator", "child"]
    assert "- het kind:" in printed(capsys, *asked)


def test_acute_danger_is_said_before_the_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, *GP_TO_VT, "--fact", "acute-danger=true")
    assert text.index("112") < text.index("Oordeel:")


def test_assumptions_are_printed_first_and_the_warning_last(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, *GP_TO_VT).strip().splitlines()
    assert lines[0].startswith("Aangenomen:")
    assert lines[-1] == "Hulpmiddel, geen juridisch advies."


def test_what_must_come_first_never_reads_like_a_permission(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("check", "--holder", "politie-basisteam", "--recipient", "woningcorporatie", "--label",
             "category=criminal", "--purpose", "tenant-screening")  # fmt: skip
    text = printed(capsys, *asked)
    assert "Oordeel: niet op deze manier" in text
    assert "Uitkomst: kan pas als eerst iets gebeurt" in text
    assert answer(capsys, *asked)["uitkomstLabel"]["nl"] == "kan pas als eerst iets gebeurt"


def test_english_has_no_dutch_headings(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, *GP_TO_VT, "--lang", "en")
    assert "Verdict: may on conditions" in text
    assert "An aid, not legal advice." in text
    assert not [word for word in ("Oordeel", "Eerst nagaan", "vervuld") if word in text]


def test_an_item_of_the_model_gets_the_label_of_its_register(capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(
        capsys, "check", "--holder", "politie-basisteam", "--recipient", "veilig-thuis", "--item", "threats-to-kill",
        "--purpose", "investigate-domestic-violence",
    )  # fmt: skip
    assert told["gronden"][0]["id"] == "bpg-4-2-i-veilig-thuis"
    assert "registratie" in told["aannamen"][0]["nl"]


def test_a_case_in_a_file_gives_the_same_answer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "geval.yaml"
    file.write_text(
        "holder: huisarts\nrecipient: veilig-thuis\nlabel: {category: special-health, subject: victim}\n"
        "purpose: investigate-domestic-violence\nfacts: {relation: spouse}\n",
        encoding="utf-8",
    )
    by_options = answer(capsys, *GP_TO_VT, "--fact", "relation=spouse")
    assert answer(capsys, "check", "--case", str(file)) == by_options
    assert "--holder" in refused(capsys, "check", "--case", str(file), "--holder", "huisarts")


SCHOOL_TO_GI = (
    "check", "--holder", "onderwijs", "--recipient", "gecertificeerde-instelling", "--label", "category=ordinary",
    "--label", "subject=child", "--purpose", "execute-ots",
)  # fmt: skip


def test_a_request_is_answered_in_three_parts_with_what_was_assumed_first(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, *SCHOOL_TO_GI, "--ask", "--fact", "ots=true")
    lines = text.strip().splitlines()
    assert lines[0].startswith("Aangenomen:")
    assert "ondertoezichtstelling van kracht? ja [ots]" in text
    heads = ["1. Mag u vragen?", "2. Wat verraadt uw vraag, en aan wie?", "3. Wat mag of moet de ander antwoorden?"]
    places = [text.index(head) for head in heads]
    assert places == sorted(places)
    assert "[jw-7-3-11-4-request] Afgeleid" in text[places[0] : places[1]]
    assert "in beeld is bij" in text[places[1] : places[2]]
    for said in ("De ander moet antwoorden", "artikel 7.3.11(4) Jeugdwet", "2026-11-22"):
        assert said in " ".join(text[places[2] :].split())
    assert lines[-1] == "Hulpmiddel, geen juridisch advies."


def test_a_request_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, *GP_TO_VT, "--ask", "--fact", "relation=spouse", "--lang", "en")
    for said in ("1. May you ask?", "2. What does your question give away", "3. What may or must the other answer?"):
        assert said in text
    assert "you have no right to an answer" in " ".join(text.split())
    assert not [word for word in ("Oordeel", "Aangenomen", "Ingevuld", "vraagt") if word in text]


def test_a_request_on_the_wire_holds_two_verdicts(capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(capsys, *SCHOOL_TO_GI, "--ask")
    assert {"verzoek", "antwoord", "rechtOmTeVragen", "vraagVerraadt"} <= set(told)
    assert set(told["verzoek"]) >= FIELDS
    assert set(told["antwoord"]) >= FIELDS
    right = told["rechtOmTeVragen"]
    assert right["code"] == "not-yet"
    assert [one["omstandigheid"] for one in right["moetNogKloppen"]] == ["ots"]
    asked = next(norm for norm in right["normen"] if norm["spreektVanVerzoek"])
    assert (asked["id"], asked["artikel"], asked["ontbreekt"]) == ("jw-7-3-11-4-request", "7.3.11(4)", ["ots"])
    assert "gecertificeerde instelling" in told["vraagVerraadt"]["nl"]
    known = answer(capsys, *SCHOOL_TO_GI, "--ask", "--fact", "ots=true")
    assert known["afgeleid"][0]["norm"] == known["verzoek"]["gronden"][0]["id"] == "jw-7-3-11-4-request"
    assert known["antwoord"]["uitkomst"] == "MANDATORY"


def test_the_request_of_a_case_in_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "geval.yaml"
    file.write_text(
        "holder: onderwijs\nrecipient: gecertificeerde-instelling\nlabel: {category: ordinary, subject: child}\n"
        "purpose: execute-ots\n",
        encoding="utf-8",
    )
    assert answer(capsys, "check", "--case", str(file), "--ask") == answer(capsys, *SCHOOL_TO_GI, "--ask")


def test_without_ask_nothing_is_said_about_asking(capsys: pytest.CaptureFixture[str]) -> None:
    assert "verzoek" not in answer(capsys, *SCHOOL_TO_GI)
    assert "Mag u vragen" not in printed(capsys, *SCHOOL_TO_GI)


def test_custody_and_the_flag_of_a_parent_stand_above_the_answer(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(
        capsys, "check", "--holder", "jeugdhulp", "--recipient", "ouder-met-gezag", "--label", "category=ordinary",
        "--label", "subject=child", "--purpose", "give-help", "--fact", "recipient.custody=true", "--fact",
        "recipient.alleged-perpetrator=true",
    )  # fmt: skip
    above = text[: text.index("Oordeel:")]
    assert "Ingevuld, niet nagegaan:" in above
    assert "[recipient.custody]" in above
    assert "[recipient.alleged-perpetrator]" in above
    assert "jw-7-3-11-2-parents" in text


def test_the_label_of_a_dead_victim_says_that_she_died(capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(
        capsys, "check", "--holder", "huisarts", "--recipient", "naaste", "--label", "category=special-health",
        "--label", "subject=deceased-victim", "--purpose", "victim-information", "--initiative", "request", "--fact",
        "request=true",
    )  # fmt: skip
    assert told["omstandigheden"]["subject.deceased"] == "true"
    assert "overleden" in told["aannamen"][-1]["nl"]
    assert [ground["id"] for ground in told["gronden"]] == ["bw7-458a"]


def test_all_faults_of_a_call_are_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(
        capsys, "check", "--holder", "huisart", "--label", "catgory=x", "--label", "los", "--purpose",
        "child-protecton", "--fact", "vt-reprt=true", "--date", "morgen",
    )  # fmt: skip
    for named in ("huisarts", "category", "Schrijf naam=waarde", "child-protection", "vt-report", "jjjj-mm-dd"):
        assert named in said
    assert "recipient [case] Dit ontbreekt." in said


def test_personal_data_are_refused_and_not_repeated(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "check", "--holder", "BSN 111222333", "--recipient", "x", "--purpose", "y")
    assert "personal-bsn" in said
    assert "111222333" not in said
    file = tmp_path / "geval.yaml"
    file.write_text("holder: huisarts\n# bel 06-12345678\n", encoding="utf-8")
    said = refused(capsys, "check", "--case", str(file))
    assert "personal-phone" in said
    assert "12345678" not in said


def test_the_most_decisive_question_comes_first() -> None:
    """Every listed fact changes the outcome for some value, none that is left out does."""
    law = load_law()
    label = Label("avg", ("bw7-457-1", "wet-big-88"), "special-health", "victim")
    asked = Disclosure("huisarts", "veilig-thuis", label, "investigate-domestic-violence")
    listed = next_questions(law, asked, Situation(), "2026-11-22")

    def outcomes(fact: str) -> set[tuple[Outcome, Decision]]:
        told = [decide(law, asked, Situation({fact: value}), "2026-11-22") for value in law.fact[fact].values]
        now = decide(law, asked, Situation(), "2026-11-22")
        return {(one.outcome, one.decision) for one in told} - {(now.outcome, now.decision)}

    counts = [len(outcomes(fact)) for fact in listed]
    assert counts == sorted(counts, reverse=True)
    assert all(counts)
    assert {fact for fact in law.fact if outcomes(fact)} - set(listed) <= {"consent.subject", "pending-law"}


def test_an_old_name_leads_to_the_norm(capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, "law", "school-5-2-6")
    assert text.startswith("wmo-5-2-6: ")
    for shown in ("artikel 5.2.6", "school-5-2-6", "vanaf 2015-01-01", "gelezen tekst: 2026", "bron:", "zelf te wegen"):
        assert shown in text
    assert answer(capsys, "law", "school-5-2-6")["normen"][0]["id"] == "wmo-5-2-6"


def test_an_unknown_norm_is_told_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Bedoelt u wmo-5-2-6" in refused(capsys, "law", "wmo-5-2-66")
    assert "Did you mean wmo-5-2-6" in refused(capsys, "law", "wmo-5-2-66", "--lang", "en")


def test_a_norm_has_the_version_of_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    both = answer(capsys, "law", "wmo-4-1-1-2-e")["normen"]
    assert [norm["geldigTot"] for norm in both] == ["2024-12-31", None]
    assert answer(capsys, "law", "wmo-4-1-1-2-e", "--date", "2025-01-01")["normen"] == both[1:]
    assert answer(capsys, "law", "wmo-4-1-1-2-e", "--date", "2010-01-01")["normen"] == []
    assert "Op 2010-01-01 geldt wmo-4-1-1-2-e niet" in printed(capsys, "law", "wmo-4-1-1-2-e", "--date", "2010-01-01")


def test_the_list_can_be_narrowed(capsys: pytest.CaptureFixture[str]) -> None:
    law = load_law()
    assert len(answer(capsys, "law")["normen"]) == len(law.norms)
    powers = answer(capsys, "law", "--act", "Wmo 2015", "--kind", "power", "--fact", "vt-report")["normen"]
    assert "wmo-4-1-1-2-e" in {norm["id"] for norm in powers}
    assert {(norm["wet"]["id"], norm["soort"]["code"]) for norm in powers} == {("wmo-2015", "power")}
    to_vt = answer(capsys, "law", "--holder", "huisarts", "--recipient", "veilig-thuis", "--kind", "power")["normen"]
    assert "wmo-5-2-6" in {norm["id"] for norm in to_vt}
    assert all(not norm["houders"] or law.within("huisarts") & set(norm["houders"]) for norm in to_vt)


def test_weak_sources_can_be_listed(capsys: pytest.CaptureFixture[str]) -> None:
    unsourced = answer(capsys, "law", "--unsourced")["normen"]
    assert unsourced == [], "a norm without a provision or a source does not load"
    old = answer(capsys, "law", "--recheck")["normen"]
    assert {norm["tekststand"] for norm in old} == {"older-recheck", "not-read"}
    assert all(norm["opnieuwNaTeGaan"] for norm in old)


def test_a_list_never_breaks_the_id_of_a_norm(capsys: pytest.CaptureFixture[str]) -> None:
    for chosen in ((), ("--act", "evrm"), ("--holder", "huisarts", "--kind", "power")):
        text = printed(capsys, "law", *chosen)
        told = answer(capsys, "law", *chosen)["normen"]
        assert all(norm["id"] in text for norm in told)
    assert "Geen norm past" in printed(capsys, "law", "--act", "evrm", "--kind", "power")


def test_wrong_choices_are_told_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "law", "--act", "wmo2015", "--kind", "dutyy", "--date", "x", "--holder", "huisart")
    for named in ("wmo-2015", "duty", "jjjj-mm-dd", "huisarts"):
        assert named in said


def test_every_norm_can_be_shown_in_both_languages() -> None:
    from api.norm_text import norm_text

    law = load_law()
    for norm in law.norms:
        for language in ("nl", "en"):
            assert norm.id in norm_text(law, norm, language)


def test_labels_are_those_of_the_ontology() -> None:
    graph = Graph().parse("ontology/law/schemes.ttl")
    for key, text in WORDS.items():
        scheme, _, code = key.partition("/")
        concepts = [node for node in graph.subjects(SKOS.prefLabel) if str(node).endswith(f"/id/{scheme}/{code}")]
        for concept in concepts:
            assert (concept, SKOS.prefLabel, Literal(text.nl, "nl")) in graph
            assert (concept, SKOS.prefLabel, Literal(text.en, "en")) in graph
    assert {f"norm-kind/{kind}" for kind in ("duty", "power", "secrecy")} <= set(WORDS)


def test_the_purpose_is_told_in_words_and_never_as_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    dutch, english = printed(capsys, *VT_TO_OM), printed(capsys, *VT_TO_OM, "--lang", "en")
    assert "(opsporing en vervolging; " in dutch
    assert "(investigate and prosecute; " in english
    assert "(prosecute; " not in dutch + english


def test_every_purpose_has_the_label_that_the_ontology_gives_it() -> None:
    """One name for one thing: the words of ``check`` are those of the models."""
    named = {code: text for code, text in load_model("rijswijk").labels.items() if code.startswith("purpose/")}
    assert {f"purpose/{code}": text for code, text in PURPOSES.items()} == named
