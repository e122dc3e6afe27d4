"""Ways to the alleged perpetrator: what stands open on the teaching model, what holds it back, and who decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.terms import Assurance
from queries.exposure import Exposed, Exposure, exposure
from queries.exposure_sentences import custody_text, leans_on, never, weighing
from queries.exposure_standing import Opening
from queries.verdict import Outcome
from tests.builders import Tiny, tiny

LAW = load_law()
TEACHING = load_model("voorbeeld")

BY_HAND = """
control          opvang       victim      | own-file lawful-if; notice lawful-if
door-damage      corporatie   child       | own-file lawful-if; notice lawful-if; parent-with-custody lawful-if
door-damage      corporatie   child       | parent-without-custody lawful-unless; letter-home default
door-damage      corporatie   perpetrator | own-file lawful-unless; notice lawful-unless
door-damage      corporatie   victim      | own-file lawful-if; notice lawful-if; letter-home default
gun-licence      opvang       perpetrator | own-file lawful-unless; notice lawful-unless
gun-licence      wapens       perpetrator | own-file lawful-unless
order-scope      burgemeester child       | own-file lawful-if; disclosure-log lawful-if; notice lawful-if
order-scope      burgemeester child       | parent-with-custody lawful-if; parent-without-custody lawful-unless
order-scope      burgemeester child       | decision-letter default-against; letter-home default
order-scope      burgemeester perpetrator | own-file lawful-unless; disclosure-log lawful-unless; notice lawful-unless
order-scope      burgemeester perpetrator | decision-letter default-against
order-scope      burgemeester victim      | own-file lawful-if; disclosure-log lawful-if; notice lawful-if
order-scope      burgemeester victim      | decision-letter default-against; letter-home default
safety-assessment veilig-thuis child      | own-file lawful-if; notice lawful-if; parent-with-custody lawful-if
safety-assessment veilig-thuis child      | parent-without-custody lawful-unless
safety-assessment veilig-thuis perpetrator | own-file lawful-unless; notice lawful-unless
safety-assessment veilig-thuis victim     | own-file lawful-if; notice lawful-if
safety-plan      opvang       child       | own-file lawful-if; notice lawful-if; parent-with-custody lawful-if
safety-plan      opvang       child       | parent-without-custody lawful-unless
safety-plan      opvang       perpetrator | own-file lawful-unless; notice lawful-unless
safety-plan      opvang       victim      | own-file lawful-if; notice lawful-if
school-disclosure school      child       | own-file lawful-if; disclosure-log lawful-if; notice lawful-if
school-disclosure school      child       | parent-with-custody lawful-if; parent-without-custody lawful-unless
school-disclosure school      child       | portal default; letter-home default
school-disclosure veilig-thuis child      | own-file lawful-if; disclosure-log lawful-if; notice lawful-if
school-disclosure veilig-thuis child      | parent-with-custody lawful-if; parent-without-custody lawful-unless
separation       basisteam    child       | own-file lawful-if; disclosure-log lawful-if
separation       basisteam    child       | parent-with-custody held-back; parent-without-custody held-back
separation       basisteam    perpetrator | own-file lawful-unless; disclosure-log lawful-unless
separation       basisteam    victim      | own-file lawful-if; disclosure-log lawful-if
strangulation    huisarts     victim      | own-file lawful-if; notice lawful-if; letter-home default
threat           basisteam    victim      | own-file lawful-if
threat           veilig-thuis victim      | own-file lawful-if; notice lawful-if
"""
"""Item, holder, whom that part is about, then each way and how open it stands; custody and safety risk unknown.

About himself he has a right that somebody may refuse (AVG 15, Wpg 25, Wmo 5.3.2); of a record about another the first
question is whether it is about him too. The police know no notice (that is the AVG's) and answer no parent. Only what
is passed on over a working flow leaves a trail. The safe address of the shelter is nowhere.
"""


def by_hand() -> set[tuple[str, ...]]:
    found = set()
    for line in BY_HAND.strip().splitlines():
        head, _, ways = line.partition("|")
        found |= {(*head.split(), *way.split()) for way in ways.split(";")}
    return found


def of(item: str | None = None, holder: str | None = None, custody: str = "unknown", **facts: str) -> Exposure:
    """The ways on the teaching model; a fact is written with an underscore."""
    known = {name.replace("_", "-"): value for name, value in facts.items()}
    return exposure(TEACHING, LAW, facts=known, item=item, holder=holder, custody=custody)


def row(found: Exposure, item: str, holder: str, about: str, way: str) -> Exposed:
    (one,) = [one for one in found.rows if (one.item, one.holder, one.about, one.way) == (item, holder, about, way)]
    return one


def keeping(
    party: str, register: str = "dossier", category: str = "ordinary", regime: str = "avg", subject: str = "victim"
) -> Tiny:
    """A model in which one party, named by its capacity, keeps one item."""
    plain = tiny().actor(party).item("iets", subject=subject)
    return plain.holds(party, "iets", register=register, category=category, regime=regime)


# ── the teaching model ───────────────────────────────────────────────────────────────────────────────────────────────


def test_the_ways_on_the_teaching_model_are_those_written_by_hand() -> None:
    found = of()
    assert {(one.item, one.holder, one.about, one.way, one.opening.value) for one in found.rows} == by_hand()
    assert (found.confined, found.aggregates, found.unreadable) == (1, 1, ())


def test_the_police_must_tell_him_unless_it_is_unsafe_and_the_chief_of_police_decides() -> None:
    one = row(of(), "gun-licence", "wapens", "perpetrator", "own-file")
    assert one.verdict.outcome is Outcome.MANDATORY_UNLESS_WEIGHTY
    assert one.carried_by == ("wpg-25-access-lookback",)
    assert {"safety-risk", "investigation-interest"} <= set(one.verdict.exceptions)
    assert one.decides.nl == "de korpschef van de politie"


def test_a_landlord_has_no_ground_and_he_has_a_right_all_the_same() -> None:
    one = row(of(), "door-damage", "corporatie", "perpetrator", "own-file")
    assert one.verdict.outcome is Outcome.NO_GROUND
    assert (one.by_right, one.carried_by, one.limits) == (True, ("avg-15",), ("avg-23", "uavg-41"))
    assert one.decides.nl == "Woningcorporatie"
    assert any("rechten en vrijheden van anderen" in text.nl for text in weighing(LAW.on(of().day), one))


def test_of_a_record_about_her_the_first_question_is_whether_it_is_about_him_too() -> None:
    one = row(of(), "threat", "basisteam", "victim", "own-file")
    assert one.to_check == ("recipient.data-subject",)
    assert one.opening is Opening.UNDER_CONDITIONS


def test_what_goes_by_itself_stands_open_while_a_norm_holds_it_back() -> None:
    one = row(of(), "order-scope", "burgemeester", "victim", "decision-letter")
    assert (one.opening, one.by_law) == (Opening.DEFAULT_AGAINST, Opening.HELD)
    assert "wth-10-purpose-and-retention" in one.verdict.blocks


def test_what_goes_by_itself_comes_first_and_what_is_held_back_last() -> None:
    openings = [one.opening for one in of().rows]
    assert openings == sorted(openings, key=list(Opening).index)


# ── custody, safety, what is known ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("custody", "ways"),
    [
        ("unknown", {"parent-with-custody": "lawful-if", "parent-without-custody": "lawful-unless"}),
        ("true", {"parent-with-custody": "lawful-unless"}),
        ("false", {"parent-without-custody": "lawful-unless"}),
    ],
)
def test_custody_decides_which_parent_asks_and_unknown_keeps_both(custody: str, ways: dict[str, str]) -> None:
    found = of(item="school-disclosure", holder="school", custody=custody)
    assert {one.way: one.opening.value for one in found.rows if one.way.startswith("parent")} == ways
    assert custody_text(found).nl.startswith({"true": "Hij heeft gezag", "false": "Hij heeft geen"}.get(custody, "Of"))


def test_a_doctor_tells_a_parent_with_custody_unless_it_is_unsafe() -> None:
    model = keeping("huisarts", subject="child", register="HIS", category="medical-secrecy").build()
    facts = {"subject.under-16": "true"}
    one = row(exposure(model, LAW, facts=facts, custody="true"), "iets", "huisarts", "child", "parent-with-custody")
    assert one.carried_by == ("bw7-457-3",)
    assert "safety-risk" in one.verdict.exceptions
    unsafe = exposure(model, LAW, facts={**facts, "safety-risk": "true"}, custody="true")
    assert "bw7-457-3" not in row(unsafe, "iets", "huisarts", "child", "parent-with-custody").verdict.grounds


def test_a_safety_risk_takes_away_the_duty_to_a_parent_without_custody() -> None:
    plain = row(of(), "school-disclosure", "school", "child", "parent-without-custody")
    assert plain.carried_by == ("bw1-377c",)
    unsafe = row(of(safety_risk="true"), "school-disclosure", "school", "child", "parent-without-custody")
    assert "bw1-377c" not in unsafe.carried_by


def test_his_extract_of_the_child_is_an_open_question_of_law() -> None:
    model = keeping("gemeente-burgerzaken", subject="child", register="BRP", regime="brp").build()
    one = row(exposure(model, LAW), "iets", "gemeente-burgerzaken", "child", "brp-child")
    assert (one.opening, one.verdict.doubts) == (Opening.UNDECIDED, ("care-D10",))
    assert one.recipient == "ouder"


def test_where_a_child_is_fetched_is_forbidden_along_every_way_by_law() -> None:
    found = exposure(load_model("rijswijk"), LAW, item="child-location-pickup")
    assert found.rows
    assert {one.by_law for one in found.rows} == {Opening.FORBIDDEN}
    assert all("avg-5-1-f-safe-address" in one.verdict.blocks for one in found.rows)


def test_where_nothing_is_recorded_that_is_said_and_is_no_protection() -> None:
    silent = replace(LAW, norms=(), fingerprint="no norms")
    found = exposure(keeping("woningcorporatie").build(), silent)
    by_law = [one for one in found.rows if one.way == "own-file"]
    assert [one.opening for one in by_law] == [Opening.UNRECORDED]
    assert any("geen bescherming" in text.nl for text in leans_on(TEACHING, found))


def test_a_way_that_supposes_something_else_than_is_known_falls_away() -> None:
    model = keeping("huisarts", register="HIS", category="medical-secrecy").build()
    alive = {one.way for one in exposure(model, LAW).rows}
    assert "own-file" in alive
    assert "after-death" not in alive
    assert "after-death" in {one.way for one in exposure(model, LAW, facts={"subject.deceased": "true"}).rows}
    assert "own-file" not in {one.way for one in exposure(model, LAW, facts={"request": "false"}).rows}


def test_only_what_is_passed_on_over_a_working_flow_leaves_a_trail() -> None:
    both = keeping("politie-basisteam", register="BVH", category="police", regime="wpg").actor("veilig-thuis")
    assert not [one for one in exposure(both.build(), LAW).rows if one.way == "disclosure-log"]
    both.flow("politie-basisteam", "veilig-thuis", "iets", assurance=Assurance.OUGHT)
    assert not [one for one in exposure(both.build(), LAW).rows if one.way == "disclosure-log"]
    both.flow("politie-basisteam", "veilig-thuis", "iets")
    (trail,) = [one for one in exposure(both.build(), LAW).rows if one.way == "disclosure-log"]
    assert trail.carried_by == ("wpg-25-access-lookback",)


# ── what is never told ───────────────────────────────────────────────────────────────────────────────────────────────


def test_of_a_safe_address_there_is_a_count_and_no_row() -> None:
    found = of(item="safe-address")
    assert (found.rows, found.confined, found.unreadable) == ((), 1, ())
    closed, source = never(found, LAW)
    assert "langs geen enkele weg" in closed.nl
    assert "(artikel 4.1.8" in source.nl
    assert not any(
        TEACHING.label("opvang").of(tongue) in text.of(tongue) for text in never(found, LAW) for tongue in ("nl", "en")
    )


def test_who_told_is_checked_before_anything_of_veilig_thuis_goes() -> None:
    found = of()
    asked = [one for one in found.rows if "source-protected" in one.verdict.exceptions]
    assert {one.holder for one in asked} == {"veilig-thuis"}
    assert found.source_checks == len(asked)
    known = exposure(TEACHING, LAW, facts={"source-protected": "true"}, holder="veilig-thuis")
    assert {one.by_law for one in known.rows} == {Opening.FORBIDDEN}


def test_nothing_is_said_of_whom_nobody_knows_how_to_read_and_of_who_is_no_partner() -> None:
    model = tiny().actor("iemand").knower("zij").item("iets").holds("iemand", "iets").holds("zij", "iets").build()
    found = exposure(model, LAW)
    assert (found.rows, found.unreadable) == ((), ("iemand",))
