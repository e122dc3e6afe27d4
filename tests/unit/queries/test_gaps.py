"""Each kind of gap in its smallest model, what beats what, and what would help.

Everywhere ``b`` needs ``x``; the line that makes the kind is the one that differs from :func:`alone`.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.model import Model
from ontology.terms import AgreementStatus, Assurance
from queries.analysis import analyse
from queries.answer import GAP_KINDS, GapKind, NeedRow, RemedyCode
from queries.gaps import classify, remedy_for
from queries.positions import Positions
from tests.builders import Tiny, tiny


def alone() -> Tiny:
    """Actor b needs x; a and c are there too; nobody knows anything; everybody said so."""
    return tiny().actor("a").actor("b").actor("c").item("x").needs("b", "x")


def only_row(model: Model) -> NeedRow:
    (row,) = analyse(model).rows
    return row


def kind_of(building: Tiny) -> GapKind:
    return only_row(building.build()).kind


def lacking(model: Model, actor: str, item: str) -> Model:
    """The model in which an actor says that it has not got one item."""
    return replace(model, actors=tuple(replace(a, lacks=(item,)) if a.id == actor else a for a in model.actors))


# ── the smallest model of each kind ──────────────────────────────────────────────────────────────────────────────────


def test_known() -> None:
    row = only_row(alone().holds("b", "x").build())
    assert (row.kind, row.remedy, row.via) == (GapKind.KNOWN, None, ())
    assert row.holders == ()  # the needer itself is not its own holder


def test_received() -> None:
    row = only_row(alone().holds("a", "x").flow("a", "b", "x").build())
    assert (row.kind, row.remedy, row.via) == (GapKind.RECEIVED, None, ("a-b",))
    assert row.holders == ("a",)


def test_received_over_a_chain() -> None:
    row = only_row(alone().holds("a", "x").flow("a", "c", "x").flow("c", "b", "x").build())
    assert (row.kind, row.via) == (GapKind.RECEIVED, ("a-c", "c-b"))
    assert row.holders == ("a", "c")


def test_second_hand_because_b_only_heard() -> None:
    row = only_row(alone().holds("b", "x", hearsay=True).holds("a", "x").build())
    assert (row.kind, row.remedy, row.via) == (GapKind.SECOND_HAND, RemedyCode.MAKE_AGREEMENT, ())


def test_second_hand_because_only_hearsay_arrives() -> None:
    row = only_row(alone().holds("a", "x", hearsay=True).flow("a", "c", "x").flow("c", "b", "x").build())
    assert (row.kind, row.via) == (GapKind.SECOND_HAND, ("a-c", "c-b"))
    assert row.hearsay_holders == ("a", "c")
    assert row.remedy is RemedyCode.COLLECT  # nobody has it first-hand: somebody must go and get it


def test_silo() -> None:
    model = tiny().actor("a", controller="huis").actor("b", controller="huis").item("x").needs("b", "x").holds("a", "x")
    row = only_row(model.build())
    assert (row.kind, row.remedy, row.own_units) == (GapKind.SILO, RemedyCode.CONNECT_INTERNALLY, ("a",))


def test_no_channel() -> None:
    row = only_row(alone().holds("a", "x").agreement("afspraak", "a", "b", "x").build())
    assert (row.kind, row.remedy, row.agreements) == (GapKind.NO_CHANNEL, RemedyCode.OPEN_CHANNEL, ("afspraak",))


def test_unaware() -> None:
    model = tiny().actor("a").actor("b", contacts_complete=True).item("x").needs("b", "x").holds("a", "x").build()
    row = only_row(model)
    assert (row.kind, row.remedy, row.contacts_declared) == (GapKind.UNAWARE, RemedyCode.NAME_CONTACT, True)


def test_no_flow() -> None:
    row = only_row(alone().holds("a", "x").build())
    assert (row.kind, row.remedy, row.holders) == (GapKind.NO_FLOW, RemedyCode.MAKE_AGREEMENT, ("a",))
    assert not row.contacts_declared


def test_not_created() -> None:
    row = only_row(tiny().actor("a").actor("b").product("x").needs("b", "x").build())
    assert (row.kind, row.remedy) == (GapKind.NOT_CREATED, RemedyCode.CREATE)


def test_unheld() -> None:
    row = only_row(alone().build())
    assert (row.kind, row.remedy, row.incomplete) == (GapKind.UNHELD, RemedyCode.COLLECT, ())


def test_a_product_that_somebody_could_make_and_nobody_has_is_unheld() -> None:
    assert kind_of(tiny().actor("a").actor("b").product("x", made_by=("a",)).needs("b", "x")) is GapKind.UNHELD


def test_unknown_because_b_has_not_said_what_it_holds() -> None:
    row = only_row(tiny().actor("a").actor("b", complete=False).item("x").needs("b", "x").holds("a", "x").build())
    assert (row.kind, row.remedy) == (GapKind.UNKNOWN, RemedyCode.ESTABLISH_FACT)
    assert row.incomplete == ("b",)


def test_unknown_because_somebody_else_has_not_and_nobody_holds_it() -> None:
    row = only_row(tiny().actor("a", complete=False).actor("b").item("x").needs("b", "x").build())
    assert (row.kind, row.incomplete) == (GapKind.UNKNOWN, ("a",))


def test_law_and_clock_make_their_kinds_elsewhere() -> None:
    late = replace(classify(Positions(alone().build()), alone().build().needs[0]), kind=GapKind.LATE)
    assert remedy_for(late, confined=False) is RemedyCode.SPEED_UP
    assert remedy_for(replace(late, kind=GapKind.UNGROUNDED_FLOW), confined=False) is RemedyCode.STOP_FLOW
    assert {GapKind.LATE, GapKind.UNGROUNDED_FLOW} < set(GAP_KINDS)


# ── precedence: when two kinds hold, the first of the table is given ─────────────────────────────────────────────────


def house() -> Tiny:
    """As :func:`alone`, with a as a unit of b's own organisation and b's contacts declared (it has none)."""
    return (
        tiny()
        .actor("a", controller="huis")
        .actor("b", controller="huis", contacts_complete=True)
        .actor("c")
        .product("x")
        .needs("b", "x")
    )


def test_known_beats_received() -> None:
    assert kind_of(alone().holds("b", "x").holds("a", "x").flow("a", "b", "x")) is GapKind.KNOWN


def test_received_beats_second_hand() -> None:
    both = alone().holds("b", "x", hearsay=True).holds("a", "x").flow("a", "b", "x")
    assert kind_of(both) is GapKind.RECEIVED


def test_received_from_first_hand_beats_a_shorter_rumour() -> None:
    both = alone().holds("a", "x").flow("a", "c", "x").flow("c", "b", "x").holds("c", "x", hearsay=True)
    assert kind_of(both) is GapKind.RECEIVED


def test_met_beats_unknown() -> None:
    silent = tiny().actor("a").actor("b", complete=False).item("x").needs("b", "x")
    assert kind_of(silent.holds("a", "x").flow("a", "b", "x")) is GapKind.RECEIVED
    assert kind_of(silent.holds("b", "x")) is GapKind.KNOWN


def test_second_hand_beats_silo() -> None:
    assert kind_of(house().holds("a", "x").holds("b", "x", hearsay=True)) is GapKind.SECOND_HAND


def test_silo_beats_no_channel() -> None:
    both = house().holds("a", "x").agreement("afspraak", "a", "b", "x")
    assert kind_of(both) is GapKind.SILO
    assert only_row(both.build()).agreements == ("afspraak",)  # the evidence stays


def test_a_unit_that_only_heard_it_is_still_a_silo() -> None:
    assert kind_of(house().holds("a", "x", hearsay=True)) is GapKind.SILO


def test_a_unit_that_receives_it_is_a_silo_too() -> None:
    assert kind_of(house().holds("c", "x").flow("c", "a", "x")) is GapKind.SILO


def test_no_channel_beats_unaware() -> None:
    assert kind_of(house().holds("c", "x").agreement("afspraak", "c", "b", "x")) is GapKind.NO_CHANNEL


def test_unaware_beats_no_flow() -> None:
    """Every ``unaware`` has no flow either: without the declaration it is ``no-flow``."""
    assert kind_of(house().holds("c", "x")) is GapKind.UNAWARE
    assert kind_of(alone().holds("c", "x")) is GapKind.NO_FLOW


def test_no_flow_beats_not_created() -> None:
    """Nobody of this model makes the product, but somebody has one from elsewhere."""
    assert kind_of(tiny().actor("a").actor("b").product("x").needs("b", "x").holds("a", "x")) is GapKind.NO_FLOW


def test_not_created_beats_unheld_and_the_silence_of_others() -> None:
    assert kind_of(tiny().actor("b").product("x").needs("b", "x")) is GapKind.NOT_CREATED
    assert kind_of(tiny().actor("a", complete=False).actor("b").product("x").needs("b", "x")) is GapKind.NOT_CREATED


GAPS: dict[GapKind, Tiny] = {
    GapKind.SECOND_HAND: alone().holds("b", "x", hearsay=True),
    GapKind.SILO: house().holds("a", "x"),
    GapKind.NO_CHANNEL: alone().holds("a", "x").agreement("afspraak", "a", "b", "x"),
    GapKind.UNAWARE: house().holds("c", "x"),
    GapKind.NO_FLOW: alone().holds("a", "x"),
    GapKind.NOT_CREATED: tiny().actor("b").product("x").needs("b", "x"),
    GapKind.UNHELD: alone(),
}


@pytest.mark.parametrize("kind", GAPS)
def test_withdrawn_completeness_makes_every_gap_unknown(kind: GapKind) -> None:
    model = GAPS[kind].build()
    assert only_row(model).kind is kind
    silent = replace(model, actors=tuple(replace(a, complete_holdings=a.id != "b") for a in model.actors))
    assert only_row(silent).kind is GapKind.UNKNOWN


@pytest.mark.parametrize("kind", GAPS)
def test_saying_that_one_lacks_this_item_is_enough(kind: GapKind) -> None:
    model = GAPS[kind].build()
    silent = replace(model, actors=tuple(replace(a, complete_holdings=a.id != "b") for a in model.actors))
    assert only_row(lacking(silent, "b", "x")).kind is kind


def test_lacking_another_item_says_nothing_about_this_one() -> None:
    model = tiny().actor("b", complete=False).item("x").item("y").needs("b", "x").build()
    assert only_row(lacking(model, "b", "y")).kind is GapKind.UNKNOWN
    assert only_row(lacking(model, "b", "x")).kind is GapKind.UNHELD


# ── flows, derived holdings, agreements, contacts ────────────────────────────────────────────────────────────────────


def test_a_flow_that_ought_to_happen_meets_nothing_but_says_what_to_open() -> None:
    row = only_row(alone().holds("a", "x").flow("a", "b", "x", assurance=Assurance.OUGHT).build())
    assert (row.kind, row.remedy) == (GapKind.NO_FLOW, RemedyCode.OPEN_CHANNEL)
    assert row.idle_flows == ("a-b",)


def test_cutting_a_flow_cuts_the_holding_it_brings() -> None:
    model = alone().holds("a", "x").flow("a", "b", "x", identifier="f").holds("b", "x", brought_by=("f",)).build()
    assert only_row(model).kind is GapKind.RECEIVED
    assert only_row(replace(model, flows=())).kind is GapKind.NO_FLOW


def test_a_derived_holding_passes_nothing_on_once_its_flow_is_gone() -> None:
    building = alone().holds("a", "x").flow("a", "c", "x", identifier="f").holds("c", "x", brought_by=("f",))
    model = building.flow("c", "b", "x").build()
    assert only_row(model).via == ("f", "c-b")
    without = replace(model, flows=tuple(flow for flow in model.flows if flow.id != "f"))
    assert (only_row(without).kind, only_row(without).holders) == (GapKind.NO_FLOW, ("a",))


@pytest.mark.parametrize("status", [AgreementStatus.PROPOSAL, AgreementStatus.ENDED])
def test_an_agreement_that_is_not_in_force_has_no_missing_channel(status: AgreementStatus) -> None:
    row = only_row(alone().holds("a", "x").agreement("afspraak", "a", "b", "x", status=status).build())
    assert (row.kind, row.agreements) == (GapKind.NO_FLOW, ())


def test_an_agreement_whose_giver_has_nothing_is_not_the_reason() -> None:
    assert kind_of(alone().holds("a", "x").agreement("afspraak", "c", "b", "x")) is GapKind.NO_FLOW


def test_an_agreement_in_the_other_direction_covers_nothing() -> None:
    assert kind_of(alone().holds("a", "x").agreement("afspraak", "b", "a", "x")) is GapKind.NO_FLOW


def declared(**more: tuple[str, ...]) -> Tiny:
    """The contacts of b are declared; a holds x."""
    aware = more.get("aware_of", ())
    return (
        tiny()
        .actor("a")
        .actor("c")
        .actor("b", contacts_complete=True, aware_of=aware)
        .item("x")
        .item("y")
        .needs("b", "x")
        .holds("a", "x")
        .holds("a", "y")
    )


@pytest.mark.parametrize(
    "knows_each_other",
    [
        pytest.param(declared(aware_of=("a",)), id="named"),
        pytest.param(declared().flow("a", "b", "y"), id="receives something else from a"),
        pytest.param(declared().holds("b", "y").flow("b", "a", "y"), id="sends something else to a"),
        pytest.param(declared().flow("a", "b", "x", assurance=Assurance.OUGHT), id="ought to receive it"),
        pytest.param(declared().table("t", "a", "b"), id="sits at a table with a"),
    ],
)
def test_whoever_has_a_holder_among_its_contacts_is_not_unaware(knows_each_other: Tiny) -> None:
    assert kind_of(knows_each_other) is GapKind.NO_FLOW


def test_contacts_that_hold_nothing_do_not_help() -> None:
    assert kind_of(declared(aware_of=("c",)).table("t", "b", "c")) is GapKind.UNAWARE


# ── tables: over the seats together ──────────────────────────────────────────────────────────────────────────────────


def table_of(*seats: str) -> Tiny:
    """The table t of these seats needs x."""
    return tiny().actor("a").actor("b").actor("c").item("x").table("t", *seats).needs("t", "x")


def test_a_table_knows_what_one_seat_knows() -> None:
    row = only_row(table_of("a", "b").holds("b", "x").build())
    assert (row.kind, row.seats_knowing, row.holders) == (GapKind.KNOWN, ("b",), ())


def test_a_table_receives_what_one_seat_receives() -> None:
    row = only_row(table_of("a", "b").holds("c", "x").flow("c", "b", "x").build())
    assert (row.kind, row.via, row.seats_knowing) == (GapKind.RECEIVED, ("c-b",), ("b",))


def test_all_seats_that_know_are_named() -> None:
    row = only_row(table_of("a", "b").holds("a", "x").flow("a", "b", "x").build())
    assert row.seats_knowing == ("a", "b")


def test_hearsay_at_one_seat_is_second_hand() -> None:
    row = only_row(table_of("a", "b").holds("b", "x", hearsay=True).holds("c", "x").build())
    assert (row.kind, row.seats_knowing, row.holders) == (GapKind.SECOND_HAND, ("b",), ("c",))


def test_known_outside_the_table_is_no_flow() -> None:
    assert kind_of(table_of("a", "b").holds("c", "x")) is GapKind.NO_FLOW


def test_one_seat_that_said_nothing_makes_the_table_unknown() -> None:
    model = table_of("a", "b").holds("c", "x").build()
    silent = replace(model, actors=tuple(replace(a, complete_holdings=a.id != "b") for a in model.actors))
    assert (only_row(silent).kind, only_row(silent).incomplete) == (GapKind.UNKNOWN, ("b",))


def test_a_unit_of_one_seat_makes_a_silo() -> None:
    model = (
        tiny()
        .actor("a", controller="huis")
        .actor("b")
        .actor("c", controller="huis")
        .item("x")
        .table("t", "a", "b")
        .needs("t", "x")
        .holds("c", "x")
    )
    assert (kind_of(model), only_row(model.build()).own_units) == (GapKind.SILO, ("c",))


def test_an_agreement_with_one_seat_makes_no_channel() -> None:
    assert kind_of(table_of("a", "b").holds("c", "x").agreement("afspraak", "c", "b", "x")) is GapKind.NO_CHANNEL


def test_a_table_is_unaware_only_when_all_its_seats_declared_and_none_knows_whom() -> None:
    def with_contacts(second: bool, aware: tuple[str, ...] = ()) -> Tiny:
        return (
            tiny()
            .actor("c")
            .actor("a", contacts_complete=True)
            .actor("b", contacts_complete=second, aware_of=aware)
            .item("x")
            .table("t", "a", "b")
            .needs("t", "x")
            .holds("c", "x")
        )

    assert kind_of(with_contacts(True)) is GapKind.UNAWARE
    assert kind_of(with_contacts(False)) is GapKind.NO_FLOW
    assert kind_of(with_contacts(True, ("c",))) is GapKind.NO_FLOW


def test_a_register_kept_for_a_table_is_known_to_its_keeper_not_to_the_table() -> None:
    assert kind_of(table_of("a", "b").holds("c", "x", kept_for="t")) is GapKind.NO_FLOW
    assert kind_of(table_of("a", "c").holds("c", "x", kept_for="t")) is GapKind.KNOWN


def test_a_table_without_seats_knows_nothing() -> None:
    row = only_row(table_of().holds("a", "x").build())
    assert (row.kind, row.contacts_declared) == (GapKind.NO_FLOW, False)


# ── knowledge sources ────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_only_she_knows_is_asked_safely_and_never_collected_behind_her_back() -> None:
    row = only_row(alone().knower("k").holds("k", "x").build())
    assert (row.kind, row.remedy) == (GapKind.NO_FLOW, RemedyCode.ASK_HER_SAFELY)
    assert (row.holders, row.knowers) == ((), ("k",))


def test_she_is_never_the_best_holder() -> None:
    row = only_row(alone().knower("k").holds("k", "x").holds("a", "x").build())
    assert (row.remedy, row.holders) == (RemedyCode.MAKE_AGREEMENT, ("a",))


def test_hearsay_elsewhere_does_not_replace_asking_her() -> None:
    row = only_row(alone().knower("k").holds("k", "x").holds("a", "x", hearsay=True).build())
    assert row.remedy is RemedyCode.ASK_HER_SAFELY
    heard = only_row(alone().knower("k").holds("k", "x").holds("b", "x", hearsay=True).build())
    assert (heard.kind, heard.remedy) == (GapKind.SECOND_HAND, RemedyCode.ASK_HER_SAFELY)


def test_not_knowing_that_she_knows_is_asked_safely_too() -> None:
    building = tiny().actor("b", contacts_complete=True).knower("k").item("x").needs("b", "x").holds("k", "x")
    row = only_row(building.build())
    assert (row.kind, row.remedy) == (GapKind.UNAWARE, RemedyCode.ASK_HER_SAFELY)


def test_whoever_has_her_among_its_contacts_is_not_unaware() -> None:
    building = tiny().actor("b", contacts_complete=True).knower("k").item("x").item("y").needs("b", "x")
    row = only_row(building.holds("k", "x", "y").flow("k", "b", "y").build())
    assert (row.kind, row.remedy) == (GapKind.NO_FLOW, RemedyCode.ASK_HER_SAFELY)


def test_what_she_tells_in_a_flow_arrives() -> None:
    assert kind_of(alone().knower("k").holds("k", "x").flow("k", "b", "x")) is GapKind.RECEIVED


def test_she_can_need_something_herself() -> None:
    hers = tiny().actor("a").knower("k").item("x").needs("k", "x")
    assert kind_of(hers.holds("a", "x")) is GapKind.NO_FLOW
    assert kind_of(hers.holds("a", "x").flow("a", "k", "x")) is GapKind.RECEIVED
    assert kind_of(hers.holds("k", "x")) is GapKind.KNOWN


def test_her_need_is_not_unknown_for_want_of_a_declaration() -> None:
    """She is taken to know only what the model says; the row prints that as an assumption."""
    assert kind_of(tiny().actor("a").knower("k").item("x").needs("k", "x")) is GapKind.UNHELD
    assert kind_of(tiny().actor("a", complete=False).knower("k").item("x").needs("k", "x")) is GapKind.UNKNOWN


# ── a confined item stays closed ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", [GapKind.SILO, GapKind.NO_CHANNEL, GapKind.UNAWARE, GapKind.NO_FLOW, GapKind.UNHELD])
def test_a_confined_item_is_kept_closed_whatever_the_kind(kind: GapKind) -> None:
    plain = GAPS[kind].build()
    model = replace(plain, items=(replace(plain.items[0], confined=True),))
    row = only_row(model)
    assert (row.kind, row.remedy) == (kind, RemedyCode.KEEP_CLOSED)
    helped = f"{row.help.nl} {row.help.en}"
    assert row.help.nl.startswith("Gesloten houden")
    assert not any(f" {party} " in f" {helped} " for party in model.actor if party != "a")
    assert " a." not in helped  # names no route: neither from whom nor to whom


def test_a_confined_item_that_is_known_asks_nothing() -> None:
    model = tiny().actor("b").item("x", confined=True).needs("b", "x").holds("b", "x").build()
    assert only_row(model).remedy is None
