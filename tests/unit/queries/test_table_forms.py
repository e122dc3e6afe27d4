"""One table in three legal forms: by hand under a small law, on the teaching model, and under the law itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from api.workspace import open_workspace
from ontology.errors import UnknownName
from ontology.law_loading import load_law
from ontology.norms import LabelRule, LegalCapacity, Norm, Role
from ontology.statutes import Law
from ontology.terms import Text
from queries.deciding import Bench
from queries.legal_answer import NoDisclosure
from queries.legal_flows import LegalFlows
from queries.table_form_kinds import FORMS, HOUSE, SeatRole
from queries.table_forms import Change, FormAnswer, TableForms, asked_of, change_of, read_forms, table_forms
from queries.table_tellings import Cell
from queries.verdict_sentences import State, state_of
from tests.builders import Tiny, tiny
from tests.flow_builders import flow_law, people
from tests.law_builders import asks, duty, power, secrecy

ARTICLE_20 = power(
    "art20",
    holders=("politie",),
    forums=("art20",),
    when=(asks("art20-decision", role=Role.TRACK), asks("recipient-in-decision", role=Role.TRACK)),
)
INTO_CASE = duty(
    "in-zaak",
    holders=("arts",),
    recipients=(HOUSE,),
    purposes=("case-conference",),
    forums=("zvh-case",),
    when=(asks("zvh-case", role=Role.TRACK),),
)
OUT_OF_CASE = power("uit-zaak", holders=(HOUSE,), recipients=("zvh-participant",), forums=("zvh-case",))


def house_law(*norms: Norm, house_is_known: bool = True) -> Law:
    """A law with a care and safety house, of which the doctor and Veilig Thuis are participants."""
    plain = flow_law(*norms, label_rules=() if house_is_known else (LabelRule(HOUSE, "*", "avg", None),))
    listed = ("arts", "veilig-thuis")
    capacities = tuple(
        replace(one, within=(*one.within, "zvh-participant")) if one.id in listed else one for one in plain.capacities
    )
    more = (
        LegalCapacity(HOUSE, Text("huis", "house"), ("any", "avg-controller")),
        LegalCapacity("burger", Text("burger", "citizen"), ("any",)),
        LegalCapacity("zvh-participant", Text("deelnemer", "participant"), ("any",), is_class=True),
    )
    return replace(plain, capacities=tuple(sorted((*capacities, *more), key=lambda one: one.id)))


def seated() -> Tiny:
    """The doctor knows, and sits with Veilig Thuis and the municipality; the table asks for it in picture forming."""
    table = people().item("spoor").holds("politie", "spoor")
    table.table("t", "arts", "gemeente", "veilig-thuis")
    return table.needs("t", "iets", "BEE").needs("t", "spoor", "BEE")


def asked(building: Tiny, law: Law, facts: Mapping[str, str] | None = None, table: str = "t") -> TableForms:
    flows = LegalFlows(Bench(building.build(), law, None, facts))
    return table_forms(flows, table, facts=facts)


def told(cell: Cell) -> str:
    """How a cell is told: what is known is ``knows``; else the outcome, with an arrow per leg."""
    if cell.knows:
        return "knows"
    return str(cell.reason) if cell.verdict is None else f"{cell.verdict.outcome.value}{'>' * len(cell.legs)}"


def row(answer: FormAnswer, item: str) -> dict[str, str]:
    return {cell.seat: told(cell) for cell in answer.cells if cell.item == item}


# ── by hand ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_form_is_no_ground_by_itself() -> None:
    answer = asked(seated(), house_law())
    for form in answer.forms:
        assert row(form, "iets") == {"arts": "knows", "gemeente": "NO_GROUND>", "veilig-thuis": "NO_GROUND>"}
        assert answer.changes(form) == {Change.SAME: 6}


def test_an_agreement_supplies_no_ground_in_any_form() -> None:
    agreed = seated().agreement("convenant", "arts", "gemeente", "iets")
    assert [row(form, "iets") for form in asked(agreed, house_law()).forms] == [
        row(form, "iets") for form in asked(seated(), house_law()).forms
    ]


def test_a_decision_opens_police_data_and_nothing_else() -> None:
    none, article_20, house = asked(seated(), house_law(ARTICLE_20)).forms
    assert set(row(none, "spoor").values()) == set(row(house, "spoor").values()) == {"NO_GROUND>"}
    assert set(row(article_20, "spoor").values()) == {"PERMITTED>"}
    assert row(article_20, "iets") == row(none, "iets")


def test_who_says_that_there_is_no_decision_is_believed() -> None:
    answer = asked(seated(), house_law(ARTICLE_20), {"recipient-in-decision": "false"})
    assert set(row(answer.forms[1], "spoor").values()) == {"NO_GROUND>"}


def test_a_case_receives_and_gives_back_to_its_participants_only() -> None:
    answer = asked(seated(), house_law(INTO_CASE, OUT_OF_CASE))
    house = answer.forms[2]
    assert row(house, "iets") == {"arts": "knows", "gemeente": "NO_GROUND>", "veilig-thuis": "PERMITTED>>"}
    assert [(cell.item, told(cell)) for cell in house.case] == [("iets", "MANDATORY>"), ("spoor", "NO_GROUND>")]
    assert answer.roles == {"arts": "participant", "gemeente": "third", "veilig-thuis": "participant"}
    assert answer.changes(house)[Change.OPENS] == 1


def test_the_way_through_the_case_is_as_good_as_its_weakest_leg() -> None:
    house = asked(seated(), house_law(INTO_CASE, OUT_OF_CASE)).forms[2]
    cell = house.cell["veilig-thuis", "iets"]
    assert [leg.verdict.outcome.value for leg in cell.legs] == ["MANDATORY", "PERMITTED"]
    assert cell.weakest is cell.legs[1]


def test_what_the_house_gives_back_is_undecided_while_nobody_researched_its_secrecy() -> None:
    answer = asked(seated(), house_law(INTO_CASE, OUT_OF_CASE, house_is_known=False))
    assert row(answer.forms[2], "iets")["veilig-thuis"] == "UNDETERMINED>>"
    assert answer.changes(answer.forms[2])[Change.UNSETTLED] == 2  # the municipality hears it from the case as well


def test_the_designation_of_the_house_commissions_nobody() -> None:
    commissioned = duty(
        "opdracht",
        holders=("gemeente",),
        recipients=(HOUSE,),
        forums=("zvh-case",),
        when=(asks("zvh-designated", role=Role.TRACK),),
    )
    building = seated().item("plan").holds("gemeente", "plan").needs("t", "plan", "BEE")
    answer = asked(building, house_law(commissioned))
    house = answer.forms[2]
    assert answer.roles["gemeente"] == SeatRole.IF_COMMISSIONED
    (plan,) = (cell for cell in house.case if cell.item == "plan")
    assert plan.verdict is not None
    assert state_of(plan.verdict) is State.NOT_THIS_WAY
    (act,) = house.further
    assert (act.facts, act.parties) == (("zvh-designated",), ("gemeente",))
    stated = asked(building, house_law(commissioned), {"zvh-designated": "true"}).forms[2]
    assert [told(cell) for cell in stated.case if cell.item == "plan"] == ["MANDATORY>"]


def test_a_secrecy_that_no_form_lifts_is_named_with_its_cells() -> None:
    shut = secrecy("beroepsgeheim")
    law = house_law(shut, power("mag", holders=("arts",)))
    law = replace(law, label_rules=(*law.label_rules, LabelRule("arts", "*", "avg", ("beroepsgeheim",))))
    assert asked(seated(), law).binding == (("beroepsgeheim", 2),)


def test_the_table_has_what_its_worst_placed_seat_has() -> None:
    to_municipality = power("aan-gemeente", holders=("arts",), recipients=("gemeente",))
    base = asked(seated(), house_law(to_municipality)).base
    assert (base.table("iets").seat, told(base.table("iets"))) == ("veilig-thuis", "NO_GROUND>")


def test_a_confined_item_is_counted_and_nothing_else() -> None:
    building = seated().item("adres", confined=True).holds("arts", "adres").needs("t", "adres", "BEE")
    answer = asked(building, house_law())
    assert answer.asked.confined == 1
    assert all(cell.item != "adres" for form in answer.forms for cell in (*form.cells, *form.case))


def test_a_table_without_needs_of_its_own_asks_what_its_seats_need_at_the_table() -> None:
    building = people().table("t", "arts", "gemeente")
    building.needs("gemeente", "iets", "BES", "BEE").needs("gemeente", "iets", "NAZ").needs("politie", "iets", "BEE")
    found = asked_of(building.build(), "t")
    assert (found.own, found.wanted) == (False, (("gemeente", "iets", ("BEE", "BES")),))


@pytest.mark.parametrize(
    ("holder", "reason"),
    [(None, NoDisclosure.NOBODY_HOLDS), ("buurvrouw", NoDisclosure.ONLY_KNOWN_TO_HER)],
)
def test_where_nothing_can_be_told_the_cell_says_why(holder: str | None, reason: NoDisclosure) -> None:
    building = tiny().actor("arts").actor("gemeente").knower("buurvrouw").item("iets").table("t", "arts", "gemeente")
    building.needs("t", "iets", "BEE")
    if holder is not None:
        building.holds(holder, "iets")
    assert {cell.reason for cell in asked(building, house_law()).base.cells} == {reason}


def test_names_that_are_not_there_are_refused() -> None:
    flows = LegalFlows(Bench(seated().build(), house_law()))
    for call in (
        lambda: table_forms(flows, "x"),
        lambda: table_forms(flows, "t", ("art21",)),
        lambda: table_forms(flows, "t", subject="x"),
        lambda: read_forms("none,art21"),
        lambda: read_forms(" "),
    ):
        with pytest.raises(UnknownName):
            call()


# ── under the law itself ─────────────────────────────────────────────────────────────────────────────────────────────


def real() -> Tiny:
    """Police data and a doctor's finding, at a table with a shelter, a mayor and Veilig Thuis."""
    building = (
        tiny().actor("politie-basisteam").actor("ggz").actor("opvang").actor("burgemeester").actor("veilig-thuis")
    )
    building.item("meldingen", subject="perpetrator").item("behandeling", subject="perpetrator")
    building.holds("politie-basisteam", "meldingen", register="BVH", category="police", regime="wpg")
    building.holds("ggz", "behandeling", register="dossier", category="special-health")
    building.table("t", "burgemeester", "ggz", "opvang", "politie-basisteam", "veilig-thuis")
    return building.needs("t", "meldingen", "BEE").needs("t", "behandeling", "BEE")


def states(answer: FormAnswer, item: str) -> dict[str, str]:
    return {
        cell.seat: "weet" if cell.verdict is None else state_of(cell.verdict).value
        for cell in answer.cells
        if cell.item == item
    }


def test_police_data_open_by_article_20_for_the_seats_that_the_decision_names() -> None:
    none, article_20, house = asked(real(), load_law()).forms
    assert states(none, "meldingen")["opvang"] != "mag"
    assert states(article_20, "meldingen")["opvang"] == "mag"
    shelter = article_20.cell["opvang", "meldingen"]
    assert shelter.legs[0].verdict.grounds == ("wpg-20-1-partnership-decision",)
    # Article 20(3) waits for the competent authority: designation and admission alone do not bring it.
    assert [act.facts for act in house.further if "wpg-20-3-wgs" in act.norms] == [("concurrence",)]


def test_medical_secrecy_is_lifted_by_no_form() -> None:
    answer = asked(real(), load_law())
    assert {"bw7-457-1", "wet-big-88"} <= {name for name, _ in answer.binding}
    for form in answer.forms:
        assert set(states(form, "behandeling").values()) <= {"weet", "mag-onder-voorwaarden", "niet-op-deze-manier"}


def test_the_shelter_is_no_participant_until_it_is_commissioned() -> None:
    assert asked(real(), load_law()).roles == {
        "burgemeester": SeatRole.PARTICIPANT,
        "ggz": SeatRole.PARTICIPANT,
        "opvang": SeatRole.IF_COMMISSIONED,
        "politie-basisteam": SeatRole.PARTICIPANT,
        "veilig-thuis": SeatRole.PARTICIPANT,
    }


def test_every_norm_that_a_form_names_is_in_the_law_of_today() -> None:
    law = load_law()
    today = law.on("2026-11-22").norm
    for form in FORMS.values():
        assert {name for act in form.acts for name in act.norms} | set(form.leans_on) <= set(today)
        assert set(form.facts) <= set(law.fact)
        assert set(form.doubts) <= set(law.doubt)
        assert all(law.fact[fact].role is Role.TRACK for fact in form.facts)


# ── the teaching model ───────────────────────────────────────────────────────────────────────────────────────────────

TEACHING = {
    # The housing association is no participant of the house and no police: each form leaves it its own grounds only.
    ("basisteam", "door-damage"): ("PERMITTED_IF>",) * 3,
    ("burgemeester", "door-damage"): ("ONLY_CONSENT>",) * 3,
    ("veilig-thuis", "door-damage"): ("PERMITTED_IF>",) * 3,
    ("basisteam", "threat"): ("knows",) * 3,
    # The police must tell the mayor already (Wpg 16): no decision and no case makes that any stronger.
    ("burgemeester", "threat"): ("MANDATORY>",) * 3,
    ("veilig-thuis", "threat"): ("knows",) * 3,
}


def test_the_rows_of_the_teaching_model() -> None:
    answer = table_forms(open_workspace("voorbeeld").flows, "crisistafel")
    found = {
        (cell.seat, cell.item): tuple(told(form.cell[cell.seat, cell.item]) for form in answer.forms)
        for cell in answer.base.cells
    }
    assert found == TEACHING


@pytest.mark.parametrize("name", ["voorbeeld", "rijswijk"])
def test_without_a_form_it_says_what_the_analysis_says_per_seat(name: str) -> None:
    workspace = open_workspace(name)
    compared = 0
    for table in workspace.model.table:
        base = table_forms(workspace.flows, table, ("none",)).base
        for need, judged in workspace.judged.items():
            row_of = next(one for one in workspace.analysis.rows if one.need == need)
            if row_of.needer != table or judged.extent != "content":
                continue
            for seat, verdict in judged.per_seat:
                assert base.cell[seat, row_of.item].rank == verdict.rank, (seat, row_of.item)
                compared += 1
    assert compared


def test_it_becoming_possible_says_more_than_it_becoming_a_duty() -> None:
    none, _, house = asked(seated(), house_law(INTO_CASE, OUT_OF_CASE)).forms
    place = ("veilig-thuis", "iets")
    assert change_of(none.cell[place], house.cell[place]) is Change.OPENS
    assert change_of(house.cell[place], none.cell[place]) is Change.CLOSES
    assert change_of(none.cell[place], none.cell[place]) is Change.SAME
