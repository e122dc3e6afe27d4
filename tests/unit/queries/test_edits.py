"""Edits as they are written, and the model they make: the doctor has ``iets``, the municipality needs it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.errors import RefusedInput
from ontology.model import Model
from ontology.norms import LegalCapacity
from ontology.terms import AgreementStatus, Quality, Text
from queries.editing import Edited, edited
from queries.edits import Act, Edit, What, fact_edits, read_edits
from queries.premise import Premise
from tests.builders import Tiny, tiny
from tests.flow_builders import flow_law, people
from tests.law_builders import CAPACITIES, fact, power

LAW = flow_law(power("mag"), power("wet-in-de-maak", pending=True), power("oud", valid_to="2020-12-31"))
LAW = replace(
    LAW,
    facts=(fact("minor"),),
    capacities=(*CAPACITIES, LegalCapacity("psycholoog", Text("psycholoog", "psychologist"), ("any",))),
)


def premise(model: Tiny | Model) -> Premise:
    built = model.build() if isinstance(model, Tiny) else model
    return Premise(built, LAW, built.reference_date, {})


def suppose(model: Tiny | Model, *add: str, remove: tuple[str, ...] = (), catalogue: Model | None = None) -> Edited:
    edits, faults = read_edits(add, remove)
    return edited(premise(model), edits, catalogue, faults)


def told(model: Tiny | Model, *add: str, remove: tuple[str, ...] = ()) -> list[str]:
    """What is wrong with the edits, in English."""
    with pytest.raises(RefusedInput) as refused:
        suppose(model, *add, remove=remove)
    return [fault.message_en for fault in refused.value.faults]


# ── what is written ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("flow:a>b:x,y", Edit(Act.ADD, What.FLOW, "a", to="b", items=("x", "y"))),
        ("flow:a>b:x@4", Edit(Act.ADD, What.FLOW, "a", to="b", items=("x",), hours=4.0)),
        ("holding:a:x", Edit(Act.ADD, What.HOLDING, "a", items=("x",))),
        ("holding:a/x~@HIS", Edit(Act.ADD, What.HOLDING, "a", items=("x",), register="HIS", hearsay=True)),
        ("agreement:convenant", Edit(Act.ADD, What.AGREEMENT, "convenant")),
        ("agreement:a>b:x", Edit(Act.ADD, What.AGREEMENT, "a", to="b", items=("x",))),
        ("actor:a", Edit(Act.ADD, What.ACTOR, "a")),
        ("norm:n", Edit(Act.ADD, What.NORM, "n")),
    ],
)
def test_each_addition_has_one_form(written: str, means: Edit) -> None:
    (edit,), faults = read_edits([written], ())
    assert faults == ()
    assert replace(edit, place="") == means
    assert edit.text == f"--add {written}"


@pytest.mark.parametrize(
    "written", ["", "huisarts", "stroom:a>b:x", "flow:a>b", "flow:a:x", "flow:a>b:x@soon", "flow:a>b:x@-1", "holding:a"]
)
def test_what_is_not_written_as_an_edit_is_a_fault_with_the_form(written: str) -> None:
    edits, (fault,) = read_edits([written], ())
    assert edits == ()
    assert fault.message_en.startswith("Write ")
    assert fault.place == f"--add {written}"


def test_an_edit_that_was_not_typed_says_how_it_would_be() -> None:
    (known, day) = fact_edits({"minor": "true"}, "2027-01-01")
    assert (known.text, day.text) == ("--fact minor=true", "--date 2027-01-01")
    assert Edit(Act.REMOVE, What.HOLDING, "a", items=("x",)).text == "--remove holding:a:x"


def test_everything_that_is_wrong_is_told_at_once_with_the_nearest_names() -> None:
    with pytest.raises(RefusedInput) as refused:
        suppose(people(), "flow:art>gemeente:iets", "holding:arts:iet", "onzin", remove=("flow:f", "norm:mg"))
    faults = refused.value.faults
    assert len(faults) == 5
    assert {fault.remedy_en for fault in faults} >= {"Choose for example: arts.", "Choose for example: iets."}
    assert "Choose for example: mag." in {fault.remedy_en for fault in faults}


# ── what is held and what moves ──────────────────────────────────────────────────────────────────────────────────────


def test_a_flow_of_which_no_time_is_said_has_none() -> None:
    found = suppose(people(), "flow:arts>gemeente:iets")
    flow = found.premise.model.flow["whatif-flow-arts-gemeente"]
    assert (flow.sender, flow.recipient, flow.items, flow.handling_hours) == ("arts", "gemeente", ("iets",), None)
    assert "is not said" in found.supposed[0].en
    assert (found.touched, found.contacts) == (frozenset(["iets"]), frozenset(["arts", "gemeente"]))


def test_with_a_flow_goes_what_only_it_brings_and_stays_what_another_brings_too() -> None:
    model = people().item("meer").flow("arts", "gemeente", "iets", "meer", identifier="f")
    model.flow("politie", "gemeente", "meer", identifier="g")
    model.holds("gemeente", "iets", brought_by=("f",)).holds("gemeente", "meer", brought_by=("f", "g"))
    left = suppose(model, remove=("flow:f",)).premise.model
    assert [one.id for one in left.holdings] == ["arts-iets", "gemeente-meer"]
    assert "gemeente-iets" not in left.record


def test_who_is_supposed_not_to_have_it_says_so() -> None:
    model = tiny().actor("arts", complete=False).item("iets").holds("arts", "iets")
    left = suppose(model, remove=("holding:arts/iets",)).premise.model
    assert left.holdings == () == left.records
    assert left.actor["arts"].lacks == ("iets",)
    again = suppose(left, "holding:arts:iets").premise.model
    assert again.actor["arts"].lacks == ()


def test_something_held_lies_in_the_register_in_which_the_holder_keeps_most() -> None:
    model = people().item("meer").item("nieuw").holds("arts", "meer", register="HIS", category="medical-secrecy")
    model.item("derde").holds("arts", "derde", register="HIS", category="medical-secrecy")
    found = suppose(model, "holding:arts:nieuw", "holding:gemeente:nieuw~")
    records = found.premise.model.record
    assert (records["whatif-record-arts-nieuw"].register, records["whatif-record-arts-nieuw"].category) == (
        "HIS",
        "medical-secrecy",
    )
    assert (records["whatif-record-gemeente-nieuw"].register, records["whatif-record-gemeente-nieuw"].regime) == (
        "dossier",
        "avg",
    )
    assert [text.en for text in found.supposed] == [
        "arts has “nieuw” in HIS, as medical-secrecy.",
        "gemeente has “nieuw” in dossier, as ordinary.",
    ]
    held = {one.id: one.quality for one in found.premise.model.holdings}
    assert held["whatif-holding-gemeente-nieuw"] is Quality.SECOND_HAND
    named = suppose(model, "holding:arts:nieuw@dossier").premise.model.record["whatif-record-arts-nieuw"]
    assert named.register == "dossier"


def test_what_is_there_already_is_told() -> None:
    assert told(people(), "holding:arts:iets") == ["This is in the model already."]
    assert told(people(), "actor:arts") == ["This is in the model already."]
    assert told(people(), "norm:mag") == ["“mag” counts already on 2026-11-22."]


def test_a_table_neither_has_nor_gets_anything() -> None:
    model = people().table("tafel", "arts", "gemeente")
    assert told(model, "flow:arts>tafel:iets") == [
        "“tafel” is a table: it has and gets nothing by itself. Name a seat."
    ]


def test_nobody_flows_to_itself() -> None:
    assert told(people(), "flow:arts>arts:iets") == ["Name two different parties."]


def test_of_a_confined_item_nothing_is_supposed_whoever_has_it() -> None:
    model = people().item("adres", confined=True).holds("arts", "adres")
    for actor in ("arts", "gemeente"):
        assert told(model, f"holding:{actor}:adres") == told(model, remove=(f"holding:{actor}/adres",))
    assert "adres" not in str(suppose_fault(model, "holding:arts/geen"))


def suppose_fault(model: Tiny, written: str) -> tuple[str, ...]:
    with pytest.raises(RefusedInput) as refused:
        suppose(model, remove=(written,))
    return tuple(fault.remedy_en for fault in refused.value.faults)


# ── what is agreed ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_proposal_enters_into_force_and_a_flow_that_leans_on_nothing_else_stops_with_its_agreement() -> None:
    model = people().agreement("plan", "arts", "gemeente", "iets", status=AgreementStatus.PROPOSAL)
    (agreed,) = suppose(model, "agreement:plan").premise.model.agreements
    assert agreed.status is AgreementStatus.IN_FORCE
    model.agreement("convenant", "arts", "gemeente", "iets")
    model.flow("arts", "gemeente", "iets", identifier="f", leans_on=("convenant",))
    model.flow("arts", "gemeente", "iets", identifier="g", leans_on=("convenant", "plan"))
    found = suppose(model, remove=("agreement:convenant",))
    assert [(one.id, one.leans_on) for one in found.premise.model.flows] == [("g", ("plan",))]
    assert [text.en for text in found.supposed] == ["Leans on this alone, and stops too: f."]


# ── who takes part ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_of_an_actor_that_leaves_is_left() -> None:
    model = people().actor("weg", aware_of=("arts",)).actor("arts", aware_of=("weg",)).product("plan", made_by=("weg",))
    model.holds("weg", "iets").needs("weg", "iets").flow("weg", "gemeente", "iets").table("tafel", "weg")
    model.needs("tafel", "iets").agreement("a", "weg", "gemeente", "iets").bob("bob-1", "iets", owners=("weg",))
    left = suppose(model, remove=("actor:weg",)).premise.model
    assert "weg" not in repr(replace(left, labels={}))
    assert (left.tables, left.needs, left.agreements, left.flows) == ((), (), (), ())
    assert suppose(model, remove=("actor:weg", "partner:weg")).premise.model == left


def test_who_joins_is_as_the_catalogue_says_as_far_as_the_others_take_part() -> None:
    model = people().needs("gemeente", "iets").flow("politie", "gemeente", "iets").flow("arts", "politie", "iets")
    full = model.table("tafel", "politie", "gemeente").build()
    less = suppose(full, remove=("actor:politie",)).premise.model
    found = suppose(less, "actor:politie", catalogue=full)
    assert found.touched is None
    assert [flow.id for flow in found.premise.model.flows] == ["arts-politie", "politie-gemeente"]
    assert found.premise.model.partners == full.partners
    assert [one.actor for one in found.premise.model.table["tafel"].seats] == ["gemeente"]
    assert suppose(less, "partner:politie", catalogue=full).premise.model == found.premise.model


def test_somebody_new_acts_in_a_capacity_that_the_law_knows_and_has_only_what_is_added() -> None:
    found = suppose(people(), "actor:psycholoog", "flow:arts>psycholoog:iets")
    assert found.premise.model.actor["psycholoog"].label == Text("psycholoog", "psychologist")
    assert not any(one.holder == "psycholoog" for one in found.premise.model.holdings)
    assert told(people(), "actor:psycholog") == ["“psycholog” is not known here."]


# ── law and facts ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_norm_goes_and_one_that_is_recorded_counts_already() -> None:
    found = suppose(people(), "norm:wet-in-de-maak", "norm:oud", remove=("norm:mag",)).premise
    assert set(found.law.on(found.day).norm) == {"wet-in-de-maak", "oud"}
    assert found.law.fingerprint != LAW.fingerprint
    assert set(LAW.on(found.day).norm) == {"mag"}


def test_a_fact_is_known_then_and_the_day_is_another() -> None:
    found = edited(premise(people()), fact_edits({"minor": "true"}, "2027-01-01"))
    assert (found.premise.facts, found.premise.day, found.touched) == ({"minor": "true"}, "2027-01-01", frozenset())
    for wrong in (fact_edits({"minr": "true"}, None), fact_edits({"minor": "x"}, None), fact_edits({}, "morgen")):
        with pytest.raises(RefusedInput):
            edited(premise(people()), wrong)


def test_a_model_with_something_supposed_has_no_fingerprint_of_a_file() -> None:
    model = replace(people().build(), fingerprint="abc")
    assert suppose(model, "flow:arts>gemeente:iets").premise.model.fingerprint == ""
    assert edited(premise(model), fact_edits({"minor": "true"}, None)).premise.model.fingerprint == "abc"
