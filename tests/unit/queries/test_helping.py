"""What would help, word for word, in both languages."""

from __future__ import annotations

import pytest

from ontology.model import Model
from ontology.terms import Text
from queries.analysis import analyse
from queries.answer import NeedRow
from tests.builders import Tiny, tiny


def row_of(model: Model) -> NeedRow:
    (row,) = analyse(model).rows
    return row


def base() -> Tiny:
    return tiny().actor("ans").actor("bea").actor("cor").item("iets").needs("bea", "iets")


REMEDIES = [
    pytest.param(
        base().holds("ans", "iets"),
        "Maak een afspraak waardoor bea het krijgt van ans.",
        "Make an agreement by which bea gets it from ans.",
        id="make-agreement",
    ),
    pytest.param(
        base().holds("ans", "iets").agreement("convenant", "ans", "bea", "iets"),
        "Open een werkend kanaal van ans naar bea.",
        "Open a working channel from ans to bea.",
        id="open-channel",
    ),
    pytest.param(
        tiny()
        .actor("ans", controller="huis")
        .actor("bea", controller="huis")
        .item("iets")
        .needs("bea", "iets")
        .holds("ans", "iets"),
        "Verbind bea intern met ans.",
        "Connect bea internally with ans.",
        id="connect-internally",
    ),
    pytest.param(
        tiny().actor("ans").actor("bea", contacts_complete=True).item("iets").needs("bea", "iets").holds("ans", "iets"),
        "Geef bea een contact bij ans.",
        "Give bea a contact at ans.",
        id="name-contact",
    ),
    pytest.param(
        base(),
        "Iemand moet het gaan vragen of vastleggen.",
        "Somebody has to ask for it or record it.",
        id="collect",
    ),
    pytest.param(
        tiny().actor("bea").product("iets").needs("bea", "iets"),
        "Wijs aan wie dit maakt.",
        "Appoint who makes this.",
        id="create",
    ),
    pytest.param(
        base().knower("zij").holds("zij", "iets"),
        "Vraag het haar zelf, als vragen veilig is. Zij is geen vervanging voor wat een partner moet weten.",
        "Ask her, if asking is safe. She is no substitute for what a partner ought to know.",
        id="ask-her-safely",
    ),
    pytest.param(
        tiny().actor("ans").actor("bea").item("iets", confined=True).needs("bea", "iets").holds("ans", "iets"),
        "Gesloten houden: dit gaat nooit door een overleg, keten of tijdlijn; alleen het signaal dát het er is.",
        "Keep closed: never through a table, a chain or a timeline; only the flag that it exists.",
        id="keep-closed",
    ),
    pytest.param(
        tiny().actor("bea", complete=False).item("iets").needs("bea", "iets"),
        "Stel eerst vast wat bea heeft.",
        "First establish what bea holds.",
        id="establish-fact",
    ),
    pytest.param(
        tiny().actor("ans", complete=False).actor("cor", complete=False).actor("bea").item("iets").needs("bea", "iets"),
        "Stel eerst vast wat ans en cor hebben.",
        "First establish what ans and cor hold.",
        id="establish-fact of two",
    ),
    pytest.param(base().holds("bea", "iets"), "", "", id="nothing to do"),
]


@pytest.mark.parametrize(("building", "nl", "en"), REMEDIES)
def test_what_would_help(building: Tiny, nl: str, en: str) -> None:
    assert row_of(building.build()).help == Text(nl, en)


def test_hearsay_is_mended_at_who_knows_first_hand_not_at_the_own_unit_that_heard_it_too() -> None:
    building = (
        tiny()
        .actor("ans", controller="huis")
        .actor("bea", controller="huis")
        .actor("cor")
        .item("iets")
        .needs("bea", "iets")
        .holds("ans", "iets", hearsay=True)
        .holds("bea", "iets", hearsay=True)
        .holds("cor", "iets")
    )
    assert row_of(building.build()).help.nl == "Maak een afspraak waardoor bea het krijgt van cor."


def test_a_silo_at_a_table_is_mended_at_the_seat_not_at_the_table() -> None:
    building = tiny().actor("ans", controller="huis").actor("bea", controller="huis").actor("cor").item("iets")
    row = row_of(building.table("tafel", "bea", "cor").holds("ans", "iets").needs("tafel", "iets").build())
    assert row.help == Text("Verbind bea intern met ans.", "Connect bea internally with ans.")
