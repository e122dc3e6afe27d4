"""The sentences of a row, word for word, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from ontology.model import Model
from ontology.terms import Assurance, Confidence, Evidence, Text
from queries.analysis import analyse
from queries.answer import NeedRow
from tests.builders import Tiny, tiny
from tests.unit.queries.test_helping import REMEDIES


def row_of(model: Model, level: int = 3) -> NeedRow:
    (row,) = analyse(model, level).rows
    return row


def base() -> Tiny:
    return tiny().actor("ans").actor("bea").actor("cor").item("iets").needs("bea", "iets")


NL, EN = "bea heeft «iets» nodig bij triage, binnen 4 uur.", "bea needs “iets” at triage, within 4 hours."
KNOWN = " Dat is daar zelf bekend.", " It is known there first-hand."
NO_CONTACTS = (
    " Of daar bekend is wie het weet, is niet vastgelegd.",
    " Whether they know whom to ask is not recorded.",
)
AT_ANS = " Het is bekend bij ans.", " It is known at ans."


REASONS = [
    pytest.param(base().holds("bea", "iets"), *KNOWN, id="known"),
    pytest.param(
        base().holds("ans", "iets").flow("ans", "cor", "iets").flow("cor", "bea", "iets"),
        " Het komt binnen via ans → cor.",
        " It arrives by ans → cor.",
        id="received",
    ),
    pytest.param(
        base().holds("bea", "iets", hearsay=True).holds("ans", "iets"),
        " Het is er alleen van horen zeggen bekend. Uit de eerste hand weten het: ans.",
        " It is known there from hearsay only. Known first-hand at ans.",
        id="second-hand",
    ),
    pytest.param(
        base().holds("bea", "iets", hearsay=True),
        " Het is er alleen van horen zeggen bekend.",
        " It is known there from hearsay only.",
        id="second-hand and nowhere first-hand",
    ),
    pytest.param(
        base().holds("bea", "iets", hearsay=True).knower("zij").holds("zij", "iets"),
        " Het is er alleen van horen zeggen bekend. Geen enkele partner weet het uit de eerste hand."
        " Wel bekend bij: zij.",
        " It is known there from hearsay only. No partner knows it first-hand. Known to: zij.",
        id="second-hand and first-hand only at the victim",
    ),
    pytest.param(
        tiny()
        .actor("ans", controller="huis")
        .actor("bea", controller="huis")
        .item("iets")
        .needs("bea", "iets")
        .holds("ans", "iets"),
        " Het is al binnen de eigen organisatie bekend, bij ans, maar komt daar niet vandaan.",
        " It is already known inside the same organisation, at ans, but does not come across.",
        id="silo",
    ),
    pytest.param(
        base().holds("ans", "iets").agreement("convenant", "ans", "bea", "iets"),
        " Er is een afspraak over (convenant), maar geen werkend kanaal." + AT_ANS[0],
        " An agreement covers it (convenant), but there is no working channel." + AT_ANS[1],
        id="no-channel",
    ),
    pytest.param(
        tiny().actor("ans").actor("bea", contacts_complete=True).item("iets").needs("bea", "iets").holds("ans", "iets"),
        " bea weet niet wie het weet: geen van de eigen contacten heeft het." + AT_ANS[0],
        " bea does not know who knows: none of its contacts has it." + AT_ANS[1],
        id="unaware",
    ),
    pytest.param(
        base().holds("ans", "iets"),
        " Niemand brengt het daar." + AT_ANS[0] + NO_CONTACTS[0],
        " Nobody brings it there." + AT_ANS[1] + NO_CONTACTS[1],
        id="no-flow",
    ),
    pytest.param(
        base().holds("ans", "iets").flow("ans", "bea", "iets", assurance=Assurance.OUGHT),
        " ans hoort het door te geven, maar in de praktijk gebeurt dat niet vanzelf." + AT_ANS[0] + NO_CONTACTS[0],
        " ans ought to pass it on, but in practice that does not happen by itself." + AT_ANS[1] + NO_CONTACTS[1],
        id="no-flow that ought to be there",
    ),
    pytest.param(
        base().holds("ans", "iets", hearsay=True),
        " Niemand brengt het daar. Alleen van horen zeggen bekend bij ans." + NO_CONTACTS[0],
        " Nobody brings it there. Known from hearsay only at ans." + NO_CONTACTS[1],
        id="no-flow of hearsay",
    ),
    pytest.param(
        base().knower("zij").holds("zij", "iets"),
        " Niemand brengt het daar. Geen enkele partner weet het uit de eerste hand. Wel bekend bij: zij."
        + NO_CONTACTS[0],
        " Nobody brings it there. No partner knows it first-hand. Known to: zij." + NO_CONTACTS[1],
        id="no-flow of what only she knows",
    ),
    pytest.param(
        tiny().actor("bea").product("iets").needs("bea", "iets"),
        " Dit moet gemaakt worden en geen enkele actor in dit model maakt het.",
        " This has to be made, and no actor in this model makes it.",
        id="not-created",
    ),
    pytest.param(
        base(),
        " Niemand weet het: elke actor heeft opgegeven wat hij heeft, of dat hij dit niet heeft.",
        " Nobody knows it: every actor has stated what it holds, or that it does not hold this.",
        id="unheld",
    ),
    pytest.param(
        tiny().actor("bea", complete=False).item("iets").needs("bea", "iets"),
        " Niet te zeggen: bea heeft nog niet bevestigd dat alles wat daar bekend is, in dit model staat.",
        " Cannot be said: bea has not yet confirmed that everything known there is in this model.",
        id="unknown",
    ),
    pytest.param(
        tiny().actor("ans", complete=False).actor("cor", complete=False).actor("bea").item("iets").needs("bea", "iets"),
        " Niet te zeggen: ans en cor hebben nog niet bevestigd dat alles wat daar bekend is, in dit model staat.",
        " Cannot be said: ans and cor have not yet confirmed that everything known there is in this model.",
        id="unknown because of two",
    ),
]


@pytest.mark.parametrize(("building", "nl", "en"), REASONS)
def test_who_misses_what_by_when_and_why(building: Tiny, nl: str, en: str) -> None:
    assert row_of(building.build()).explanation == Text(NL + nl, EN + en)


@pytest.mark.parametrize(
    ("seats", "nl", "en"),
    [
        (("bea",), "Aan tafel weet bea het zelf.", "At the table, bea knows it first-hand."),
        (("ans", "bea"), "Aan tafel weten ans en bea het zelf.", "At the table, ans and bea know it first-hand."),
    ],
)
def test_a_table_knows_through_its_seats(seats: tuple[str, ...], nl: str, en: str) -> None:
    building = tiny().actor("ans").actor("bea").item("iets").table("tafel", "ans", "bea").needs("tafel", "iets")
    for seat in seats:
        building.holds(seat, "iets")
    explanation = row_of(building.build()).explanation
    assert explanation.nl.endswith(nl)
    assert explanation.en.endswith(en)


def test_several_that_ought_to_pass_it_on() -> None:
    building = base().holds("ans", "iets").holds("cor", "iets")
    for sender in ("ans", "cor"):
        building.flow(sender, "bea", "iets", assurance=Assurance.OUGHT)
    row = row_of(building.build())
    assert "ans en cor horen het door te geven" in row.explanation.nl
    assert row.help == Text(
        "Open een werkend kanaal van ans en cor naar bea.", "Open a working channel from ans and cor to bea."
    )


def test_the_term_follows_the_level() -> None:
    at_once = tiny().actor("bea").item("iets").needs("bea", "iets", "SIG").holds("bea", "iets").build()
    assert row_of(at_once, 4).explanation.nl.startswith("bea heeft «iets» nodig bij signalering, binnen 15 minuten.")
    assert row_of(at_once, 4).explanation.en.startswith("bea needs “iets” at signalling, within 15 minutes.")
    assert "binnen 1 uur." in row_of(at_once, 3).explanation.nl
    assert "within 1 hour." in row_of(at_once, 3).explanation.en


def test_a_silo_at_a_table_names_the_seat_it_is_beside() -> None:
    building = tiny().actor("ans", controller="huis").actor("bea", controller="huis").actor("cor").item("iets")
    row = row_of(building.table("tafel", "bea", "cor").holds("ans", "iets").needs("tafel", "iets").build())
    assert row.explanation.nl.endswith("bij ans, binnen dezelfde organisatie als bea aan tafel, maar komt daar niet.")
    assert row.explanation.en.endswith("inside the same organisation as bea at the table, but does not come across.")


def test_a_silo_says_which_unit_ought_to_pass_it_on() -> None:
    building = tiny().actor("ans", controller="huis").actor("bea", controller="huis").item("iets")
    building.holds("ans", "iets").flow("ans", "bea", "iets", assurance=Assurance.OUGHT).needs("bea", "iets")
    assert "ans hoort het door te geven" in row_of(building.build()).explanation.nl


def test_hearsay_that_arrives_names_its_chain() -> None:
    row = row_of(base().holds("ans", "iets", hearsay=True).flow("ans", "bea", "iets").build())
    assert row.explanation.nl == f"{NL} Het komt er alleen van horen zeggen binnen, via ans."
    assert row.explanation.en == f"{EN} It arrives there from hearsay only, by ans."


def test_of_a_confined_item_no_sentence_says_who_knows_it() -> None:
    building = tiny().actor("ans").actor("bea").item("iets", confined=True).holds("ans", "iets").needs("bea", "iets")
    row = row_of(building.build())
    assert not any("ans" in said for said in (row.explanation.nl, row.explanation.en, row.help.nl, row.help.en))


# ── what a row leans on ──────────────────────────────────────────────────────────────────────────────────────────────

TERM = "De termijn is gemodelleerd; geen partner heeft hem vastgesteld."
LAW = "Of delen mag, is nog niet getoetst aan de wet."
JUDGEMENT = "Dat dit nodig is, is een deskundigenoordeel en nog niet door de partner bevestigd."


def assumed(model: Model) -> list[str]:
    return [sentence.nl for sentence in row_of(model).assumed]


def test_every_row_says_that_the_term_is_modelled_and_the_law_not_asked() -> None:
    assert assumed(base().build()) == [TERM, LAW, JUDGEMENT]


def test_a_need_read_at_a_source_is_no_judgement() -> None:
    model = base().build()
    read = replace(model, needs=(replace(model.needs[0], evidence=Evidence(Confidence.SOURCE, ("S01",))),))
    assert assumed(read) == [TERM, LAW]


def test_a_table_is_no_mind_and_she_is_no_register() -> None:
    table = tiny().actor("ans").item("iets").table("tafel", "ans").needs("tafel", "iets").build()
    assert assumed(table)[2].startswith("Een overleg weet niets uit zichzelf")
    hers = tiny().actor("ans").knower("zij").item("iets").needs("zij", "iets").build()
    assert assumed(hers)[2].startswith("Aangenomen is dat zij alleen weet wat het model noemt")


# ── two languages, kept apart ────────────────────────────────────────────────────────────────────────────────────────

ENGLISH = re.compile(
    r"\b(the|and|at|by|from|has|have|knows|needs|within|hours?|days|weeks|only|nobody|who|to|it)\b", re.IGNORECASE
)
DUTCH = re.compile(
    r"\b(de|het|een|en|bij|van|heeft|hebben|weet|niet|uur|dagen|weken|alleen|niemand|wie|dit|nodig)\b", re.IGNORECASE
)


def everything_said() -> list[Text]:
    """Every sentence that the models of this file can make, over all kinds, remedies and both levels."""
    said: list[Text] = []
    for case in (*REASONS, *REMEDIES):
        building = case.values[0]
        assert isinstance(building, Tiny)
        for level in (3, 4):
            row = row_of(building.build(), level)
            said += [row.explanation, *([row.help] if row.kind.is_gap else []), *row.assumed]
    return said


def test_no_sentence_is_empty_and_no_language_leaks_into_the_other() -> None:
    said = everything_said()
    assert len(said) > 100
    for sentence in said:
        assert sentence.nl.endswith(".")
        assert sentence.en.endswith(".")
        assert ENGLISH.findall(sentence.nl) == []
        assert DUTCH.findall(sentence.en) == []
