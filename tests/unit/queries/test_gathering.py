"""Who of a group may be told what the others have, so that one of them sees it all."""

from __future__ import annotations

from ontology.norms import Norm
from ontology.terms import Composition
from queries.gathering import Gathering, gathering
from queries.pieces import Asked, asked_by_factor, known_pieces
from queries.positions import Positions
from queries.sight import Sight
from queries.verdict import Outcome
from tests.builders import Tiny, tiny
from tests.flow_builders import flow_law, flows_of
from tests.law_builders import power

TO_SAFE_HOME = power("aan-vt", holders=("arts",), recipients=("veilig-thuis",))
TO_DOCTOR = power("aan-arts", holders=("veilig-thuis",), recipients=("arts",), weigh=())
GROUP = ("arts", "veilig-thuis")


def apart() -> Tiny:
    """The doctor has x, Veilig Thuis has y, the police have z; the factor asks x and y."""
    building = tiny().actor("arts").actor("veilig-thuis").actor("politie").item("x").item("y").item("z")
    building.holds("arts", "x").holds("veilig-thuis", "y").holds("politie", "z")
    return building.factor("rf", "x", "y", composition=Composition.ALL)


def gathered(
    building: Tiny, *norms: Norm, members: tuple[str, ...] = GROUP, forum: str | None = None
) -> Gathering | None:
    flows = flows_of(building, flow_law(*norms))
    asked = asked_by_factor(flows.model, flows.model.risk_factor["rf"])
    return gathering(flows, members, asked, known_pieces(Sight(Positions(flows.model))), forum=forum)


def told(found: Gathering | None) -> list[tuple[str, str, str | None]]:
    assert found is not None
    return [(one.teller, one.item, one.verdict.outcome.value if one.verdict else None) for one in found.tellings]


def test_it_comes_together_where_the_law_lets_it() -> None:
    found = gathered(apart(), TO_SAFE_HOME)
    assert found is not None
    assert (found.gatherer, told(found)) == ("veilig-thuis", [("arts", "x", "PERMITTED")])
    back = gathered(apart(), TO_DOCTOR)
    assert back is not None
    assert (back.gatherer, told(back)) == ("arts", [("veilig-thuis", "y", "PERMITTED")])


def test_where_the_law_lets_it_nowhere_the_best_way_still_says_so() -> None:
    found = gathered(apart())
    assert found is not None
    assert found.worst is not None
    assert found.worst.verdict is not None
    assert found.worst.verdict.outcome is Outcome.NO_GROUND


def test_a_table_is_no_ground() -> None:
    seated = apart().table("t", "arts", "veilig-thuis", legal_form="zvh")
    assert told(gathered(seated, forum="zvh-case")) == told(gathered(apart()))


def test_a_ground_of_one_frame_carries_only_in_that_frame() -> None:
    case = power("in-zaak", holders=("arts",), recipients=("veilig-thuis",), forums=("zvh-case",))
    assert told(gathered(apart(), case, forum="zvh-case")) == [("arts", "x", "PERMITTED")]
    assert told(gathered(apart(), case))[0][2] == "NO_GROUND"


def test_only_what_is_asked_is_told() -> None:
    building = apart().item("meer").holds("arts", "meer", "z")
    assert told(gathered(building, TO_SAFE_HOME)) == [("arts", "x", "PERMITTED")]


def test_of_two_who_can_tell_it_the_one_with_the_better_ground_does() -> None:
    building = apart().holds("politie", "x")
    from_police = power("politie-vt", holders=("politie",), recipients=("veilig-thuis",))
    assert told(gathered(building, from_police, members=("arts", "politie", "veilig-thuis"))) == [
        ("politie", "x", "PERMITTED")
    ]


def test_who_has_it_all_is_told_nothing() -> None:
    found = gathered(apart().holds("veilig-thuis", "x"))
    assert found is not None
    assert (found.gatherer, found.tellings, found.worst, found.rank) == ("veilig-thuis", (), None, -1)


def test_a_group_that_has_not_enough_gathers_nothing() -> None:
    assert gathered(apart(), TO_SAFE_HOME, members=("arts", "politie")) is None


def test_two_records_of_a_pattern_are_told_by_their_item() -> None:
    building = tiny().actor("arts").actor("veilig-thuis").item("x").holds("arts", "x").holds("veilig-thuis", "x")
    building.factor("rf", "x", composition=Composition.PATTERN)
    assert told(gathered(building, TO_SAFE_HOME)) == [("arts", "x", "PERMITTED")]


def test_a_party_whose_capacity_nobody_knows_gives_no_verdict() -> None:
    building = tiny().actor("arts").actor("vreemd").item("x").item("y").holds("arts", "x").holds("vreemd", "y")
    building.factor("rf", "x", "y", composition=Composition.ALL)
    assert told(gathered(building, TO_SAFE_HOME, members=("arts", "vreemd"))) == [("vreemd", "y", None)]


def test_nothing_asked_is_seen_by_anybody() -> None:
    flows = flows_of(apart(), flow_law())
    found = gathering(flows, GROUP, Asked(0, ()), known_pieces(Sight(Positions(flows.model))))
    assert found == Gathering("arts", ())
