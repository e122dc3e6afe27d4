"""Who sees a criterion from which desk: the teaching model by hand, and small scenes with the moments written out."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.model import Model
from ontology.process import Expression, ExpressionKind
from ontology.terms import Composition
from queries.clock import Start
from queries.deciding import Bench
from queries.escalation import Escalation, FromDesk, Reach, desks_of, escalations, of_itself, telling
from queries.legal_flows import LegalFlows
from queries.moments import hours_of_actor
from queries.pieces import Piece, PieceKind
from queries.positions import Positions
from queries.sight import Sight
from queries.signals import Signals
from queries.timing import Moment, Timing
from tests.builders import Tiny, item_present, tiny
from tests.flow_builders import flow_law, people
from tests.law_builders import power

FRIDAY = Start(4, 18.0)


def from_the_desks(model: Model, start: Start = FRIDAY) -> tuple[Escalation, ...]:
    bench = Bench(model, load_law())
    signals = Signals(bench)
    have = of_itself(Sight(Positions(model)), LegalFlows(bench), Timing(bench), start)
    return escalations(model, desks_of(signals), telling(signals, start), have)


# ── the teaching model, by hand ──────────────────────────────────────────────────────────────────────────────────────

TOGETHER, THREE = "esc-oefening-1-1+esc-oefening-1-2", "esc-oefening-2"
TEACHING = [
    ("huisarts", TOGETHER, ("strangulation",), ("separation",), Reach.DIES),
    ("veilig-thuis", TOGETHER, ("strangulation",), ("separation",), Reach.DIES),
    ("basisteam", THREE, ("threat",), ("control", "gun-licence", "separation", "strangulation"), Reach.DIES),
    ("burgemeester", THREE, ("threat",), ("control", "gun-licence", "separation", "strangulation"), Reach.DIES),
    ("huisarts", THREE, ("strangulation", "threat"), ("control", "gun-licence", "separation"), Reach.DIES),
    ("veilig-thuis", THREE, ("strangulation", "threat"), ("control", "gun-licence", "separation"), Reach.DIES),
]
"""Nobody tells of the gun licence at a desk, so that way does not occur. The separation lies with the police team and
the housing association, and nothing goes from the doctor or Veilig Thuis to them: wherever she tells of the
strangulation, nobody sees both. A third heavy factor beside threat and strangulation is known at neither desk.
"""


def test_the_teaching_model_by_hand() -> None:
    (found,) = from_the_desks(load_model("voorbeeld"))
    assert (found.criterion, found.level, found.term) == ("esc-oefening", 3, 24)
    assert found.called == ("basisteam", "burgemeester", "veilig-thuis", "wapens"), "of the police every unit"
    assert [(one.desk, one.way, one.told, one.untold, one.reach) for one in found.views] == TEACHING
    assert all((one.seers, one.anyway) == ((), ()) for one in found.views)


def test_where_the_police_team_hears_of_the_strangulation_it_sees_both_at_once() -> None:
    """The same model with a desk more: told there, it lies beside the separation that the team knows of itself."""
    model = load_model("voorbeeld")
    bench = Bench(model, load_law())
    have = of_itself(Sight(Positions(model)), LegalFlows(bench), Timing(bench), FRIDAY)

    def tell(_desk: str, _item: str) -> Mapping[str, Moment]:
        return {"basisteam": Moment(FRIDAY, hours=1.0, at_best=1.0)}

    (found,) = escalations(model, {"basisteam": frozenset({"strangulation"})}, tell, have)
    (view,) = (one for one in found.views if one.way == TOGETHER)
    (seer,) = view.seers
    assert (seer.actor, seer.hours, seer.own, seer.called) == ("basisteam", 1.0, ("separation",), True)
    assert (view.reach, view.first, view.first_called) == (Reach.IN_TIME, ("basisteam",), ("basisteam",))


# ── small scenes ─────────────────────────────────────────────────────────────────────────────────────────────────────


def scene(*called: str, level: str = "3") -> Tiny:
    """The doctor and the municipality; the criterion asks for ``wurgen`` and ``scheiding`` together."""
    building = tiny().actor("arts").actor("gemeente").item("wurgen").item("scheiding")
    both = (item_present("c-1", "wurgen"), item_present("c-2", "scheiding"))
    return building.criterion("c", Expression("c", ExpressionKind.ALL_OF, both), *called, level=level)


def at(hours: float | None, best: float | None = None) -> Moment:
    return Moment(FRIDAY, hours=hours, at_best=(hours if best is None else best) or 0.0)


Heard = dict[tuple[str, str], Moment]


def seen(building: Tiny, told: frozenset[str], heard: Heard, own: Heard | None = None) -> FromDesk:
    """The one view from the doctor: ``heard`` and ``own`` are moments by actor and item."""

    def tell(_desk: str, item: str) -> Mapping[str, Moment]:
        return {actor: moment for (actor, known), moment in heard.items() if known == item}

    def have(actor: str) -> Mapping[Piece, Moment]:
        return {Piece(PieceKind.ITEM, item): one for (who, item), one in (own or {}).items() if who == actor}

    ((view,),) = (one.views for one in escalations(building.build(), {"arts": told}, tell, have))
    return view


BOTH = frozenset({"wurgen", "scheiding"})
IN_TWO = {("gemeente", "wurgen"): at(2.0), ("gemeente", "scheiding"): at(5.0)}


@pytest.mark.parametrize(
    ("building", "told", "heard", "own", "reach"),
    [
        pytest.param(scene("gemeente"), BOTH, IN_TWO, {}, Reach.IN_TIME, id="both are told and arrive"),
        pytest.param(scene("gemeente", level="4"), BOTH, IN_TWO, {}, Reach.DIES, id="at level 4 within two hours"),
        pytest.param(scene("arts"), BOTH, IN_TWO, {}, Reach.DIES, id="it reaches only who is not called in"),
        pytest.param(scene(), BOTH, IN_TWO, {}, Reach.NOBODY_CALLED, id="nobody is called in"),
        pytest.param(
            scene("gemeente"), BOTH, IN_TWO | {("gemeente", "scheiding"): at(None)}, {}, Reach.UNSAID, id="no time"
        ),
        pytest.param(
            scene("gemeente"), BOTH, IN_TWO | {("gemeente", "scheiding"): at(30.0)}, {}, Reach.DIES, id="too late"
        ),
        pytest.param(scene("gemeente"), {"wurgen"}, IN_TWO, {}, Reach.DIES, id="half is told, nobody has the rest"),
        pytest.param(
            scene("gemeente"), {"wurgen"}, IN_TWO, {("gemeente", "scheiding"): at(0.0)}, Reach.IN_TIME, id="its own"
        ),
        pytest.param(
            scene("gemeente"), BOTH, {}, {("gemeente", "wurgen"): at(0.0), ("gemeente", "scheiding"): at(0.0)},
            Reach.DIES, id="what can be told here counts only from here",
        ),
    ],
)  # fmt: skip
def test_what_becomes_of_a_way(building: Tiny, told: frozenset[str], heard: Heard, own: Heard, reach: Reach) -> None:
    assert seen(building, frozenset(told), heard, own).reach is reach


def test_the_moment_is_that_of_the_last_piece() -> None:
    (seer,) = seen(scene("gemeente"), BOTH, IN_TWO).seers
    assert (seer.hours, seer.at_best) == (5.0, 5.0)


def test_who_sees_it_first_and_who_of_those_that_are_called_in() -> None:
    heard = IN_TWO | {("arts", "wurgen"): at(1.0), ("arts", "scheiding"): at(1.0)}
    view = seen(scene("gemeente"), BOTH, heard)
    assert (view.first, view.first_called) == (("arts",), ("gemeente",))


def test_enough_without_the_telling_is_said_apart() -> None:
    """Of two heavy factors one is enough; the municipality has the other one, so this telling adds nothing for it."""
    building = tiny().actor("arts").actor("gemeente").item("wurgen").item("scheiding").item("dreiging")
    building.factor("rf-a", "wurgen", "dreiging", composition=Composition.ALL).factor("rf-b", "scheiding")
    threshold = Expression(
        "c", ExpressionKind.AT_LEAST, count=1, minimum_weight=building.build().risk_factors[0].weight
    )
    building.criterion("c", threshold, "gemeente")
    view = seen(building, frozenset({"wurgen"}), {}, {("gemeente", "scheiding"): at(0.0)})
    assert (view.seers, view.anyway, view.reach) == ((), ("gemeente",), Reach.ANYWAY)


def test_a_way_that_misses_a_closed_piece_is_never_seen_and_names_nothing() -> None:
    building = tiny().actor("arts").item("wurgen").item("adres", confined=True)
    both = (item_present("c-1", "wurgen"), item_present("c-2", "adres"))
    building.criterion("c", Expression("c", ExpressionKind.ALL_OF, both), "arts")
    (found,) = escalations(
        building.build(), {"arts": frozenset({"wurgen"})}, lambda _desk, _item: {"arts": at(0.0)}, lambda _actor: {}
    )
    (view,) = found.views
    assert (found.confined, view.seers, view.untold) == (1, (), ())


def test_the_child_can_be_asked_for_alone() -> None:
    building = tiny().actor("school").item("kind", subject="child").item("moeder")
    either = (item_present("c-1", "kind"), item_present("c-2", "moeder"))
    building.criterion("c", Expression("c", ExpressionKind.ANY_OF, either), "school")
    told = {"school": frozenset({"kind", "moeder"})}
    (found,) = escalations(
        building.build(), told, lambda _desk, _item: {"school": at(0.0)}, lambda _actor: {}, subject="child"
    )
    assert [(one.way, one.child) for one in found.views] == [("c-1", True)]


# ── the clock of coverage ────────────────────────────────────────────────────────────────────────────────────────────


def test_what_somebody_holds_is_there_at_once_by_hearsay_too() -> None:
    model = people().holds("politie", "iets", hearsay=True).flow("arts", "gemeente", "iets", hours=3).build()
    hours = hours_of_actor(Timing(Bench(model, flow_law(power("mag")))), FRIDAY)
    assert [hours(actor, "iets") for actor in ("arts", "politie", "gemeente", "veilig-thuis")] == [0, 0, 3, None]


def test_of_a_closed_item_no_time_is_told() -> None:
    model = tiny().actor("opvang").item("adres", confined=True).holds("opvang", "adres").build()
    assert hours_of_actor(Timing(Bench(model, flow_law(power("mag")))), FRIDAY)("opvang", "adres") is None
