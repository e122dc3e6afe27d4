"""The analysis under the law: the row that turns, the sentence that says why, and what the counts become."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.norms import Modality, NormKind
from ontology.statutes import Law
from ontology.terms import Text
from queries.analysis import analyse
from queries.answer import GapKind, NeedRow, RemedyCode
from queries.deciding import Bench
from queries.explaining import NOT_TESTED
from queries.lawful_analysis import judge_surplus, refused_legs, under_the_law, ways
from queries.legal_answer import Standing
from queries.legal_flows import LegalFlows
from queries.legal_gaps import judge_rows
from queries.legal_helping import legal_help
from tests.builders import Tiny, tiny
from tests.flow_builders import flow_law, flows_of, people
from tests.law_builders import GIVEN, forbids, norm, power, secrecy

LAYERS = dict.fromkeys(("basis", "exemption_holder", "exemption_recipient", "compatibility", "recipient_task"), GIVEN)


def straight() -> Tiny:
    return people().needs("gemeente", "iets", "INT").flow("arts", "gemeente", "iets", identifier="f")


def the_row(model: Tiny, law: Law) -> NeedRow:
    flows = flows_of(model, law)
    (row,) = under_the_law(flows.model, analyse(flows.model), flows).rows
    return row


def test_what_the_law_carries_stays_received() -> None:
    row = the_row(straight(), flow_law(power("mag")))
    assert (row.kind, row.remedy) == (GapKind.RECEIVED, None)
    assert NOT_TESTED not in row.assumed


NO_GROUND = flow_law()
SECRET = flow_law(secrecy("zwijgplicht", holders=("arts",)))
CONFLICT = flow_law(norm("conflict", NormKind.POWER, Modality.MAY_IN_CONFLICT, **LAYERS))
VIA = flow_law(power("a", recipients=("veilig-thuis",)), power("b", holders=("veilig-thuis",)))
FORBIDDEN = flow_law(power("mag"), forbids("verbod"))


@pytest.mark.parametrize(
    ("law", "why"),
    [
        pytest.param(
            NO_GROUND,
            "Van arts naar gemeente is geen grond vastgelegd: geen verbod en geen toestemming.",
            id="nothing recorded",
        ),
        pytest.param(
            CONFLICT,
            "Van arts naar gemeente kan het alleen in één zaak, bij een conflict van plichten, en niet als vaste stroom"
            " (",
            id="only in a conflict of duties",
        ),
        pytest.param(VIA, "Van arts naar gemeente kan het alleen langs een ander: veilig-thuis.", id="only via"),
        pytest.param(
            FORBIDDEN,
            "Van arts naar gemeente is het verboden (artikel verbod Wet (tekst van 2026-01-01)).",
            id="forbidden",
        ),
    ],
)
def test_the_row_says_which_flow_and_why(law: Law, why: str) -> None:
    row = the_row(straight(), law)
    assert (row.kind, row.remedy) == (GapKind.UNGROUNDED_FLOW, RemedyCode.STOP_FLOW)
    start = "gemeente heeft «iets» nodig bij interventie, binnen 24 uur. Het komt binnen via arts, "
    assert row.explanation.nl.startswith(start + "maar de wet draagt dat niet. ")
    assert why.removesuffix(" (") in row.explanation.nl
    assert row.help.nl == "Stop de stroom van arts naar gemeente, tot er een grond voor is."
    assert row.help.en == "Stop the flow from arts to gemeente until there is a ground for it."


def test_every_way_that_is_stopped_is_named_the_shortest_first() -> None:
    model = (
        straight()
        .flow("arts", "veilig-thuis", "iets", identifier="a1")
        .flow("veilig-thuis", "gemeente", "iets", identifier="a2")
    )
    flows = flows_of(model, flow_law(power("mag", holders=("arts",), recipients=("veilig-thuis",))))
    lawful = under_the_law(flows.model, analyse(flows.model), flows)
    legs = refused_legs(flows.model, lawful, flows)["gemeente-iets-INT"]
    assert [leg.flow for leg in legs] == ["f", "a2"]
    assert "van arts naar gemeente en van veilig-thuis naar gemeente" in lawful.rows[0].help.nl


def test_the_counts_are_made_again() -> None:
    flows = flows_of(straight(), NO_GROUND)
    summary = under_the_law(flows.model, analyse(flows.model), flows).summary
    assert (summary.per_kind["received"], summary.per_kind["ungrounded-flow"]) == (0, 1)
    assert summary.per_remedy == {"stop-flow": 1}
    assert list(summary.per_kind)[:3] == ["known", "received", "ungrounded-flow"]


def test_a_lawful_other_holder_is_the_remedy() -> None:
    """The doctor may not tell it; the police know it too, and may."""
    model = straight().holds("politie", "iets")
    flows = flows_of(model, flow_law(power("mag", holders=("politie",), recipients=("gemeente",))))
    lawful = under_the_law(flows.model, analyse(flows.model), flows)
    (judged,) = judge_rows(lawful, flows)
    assert (judged.holder, judged.remedy) == ("politie", "make-agreement")
    said = legal_help(flows.model, flows.bench.law, lawful.rows[0], judged)
    assert said.nl == (
        "Laat politie het rechtstreeks geven: dat draagt de wet wel. "
        "Stop de stroom van arts naar gemeente, tot er een grond voor is."
    )


def test_who_got_it_without_a_ground_is_no_lawful_source() -> None:
    """Veilig Thuis might tell it, if only it had it lawfully."""
    model = people().flow("arts", "veilig-thuis", "iets", identifier="f").needs("gemeente", "iets", "INT")
    model.holds("veilig-thuis", "iets", brought_by=("f",))
    tell = power("mag", holders=("veilig-thuis",), recipients=("gemeente",))
    stopped = flows_of(model, flow_law(tell))
    (judged,) = judge_rows(under_the_law(stopped.model, analyse(stopped.model), stopped), stopped)
    assert judged.holder == "arts"
    assert judged.remedy == "needs-decision-or-law"
    lawful = flows_of(model, flow_law(tell, power("eerst", holders=("arts",), recipients=("veilig-thuis",))))
    (judged,) = judge_rows(under_the_law(lawful.model, analyse(lawful.model), lawful), lawful)
    assert (judged.holder, judged.remedy) == ("veilig-thuis", "make-agreement")


def test_a_table_receives_when_one_seat_lawfully_does() -> None:
    model = people().table("tafel", "gemeente", "veilig-thuis").needs("tafel", "iets", "INT")
    model.flow("arts", "gemeente", "iets").flow("arts", "veilig-thuis", "iets")
    law = flow_law(power("mag", holders=("arts",), recipients=("veilig-thuis",)))
    assert the_row(model, law).kind is GapKind.RECEIVED
    assert the_row(model, NO_GROUND).kind is GapKind.UNGROUNDED_FLOW


def test_of_a_confined_item_nothing_says_over_whom_it_comes() -> None:
    model = tiny().actor("arts").actor("gemeente").item("adres", confined=True).holds("arts", "adres")
    flows = flows_of(model.needs("gemeente", "adres").flow("arts", "gemeente", "adres"), NO_GROUND)
    lawful = under_the_law(flows.model, analyse(flows.model), flows)
    (row,) = lawful.rows
    assert (row.kind, row.remedy, row.via) == (GapKind.UNGROUNDED_FLOW, RemedyCode.KEEP_CLOSED, ())
    assert "arts" not in row.explanation.nl + row.explanation.en + row.help.nl + row.help.en
    assert refused_legs(flows.model, lawful, flows) == {}
    carried = flows_of(flows.model, flow_law(power("mag")))
    assert ways(flows.model, under_the_law(flows.model, analyse(flows.model), carried), carried) == {}


def test_what_is_received_has_the_verdict_of_its_weakest_flow() -> None:
    flows = flows_of(straight(), flow_law(power("mag")))
    lawful = under_the_law(flows.model, analyse(flows.model), flows)
    (way,) = ways(flows.model, lawful, flows).values()
    assert way.weakest.verdict is not None
    assert way.weakest.verdict.grounds == ("mag",)


@pytest.mark.parametrize(
    ("law", "standing"), [(flow_law(power("mag")), Standing.CARRIED), (NO_GROUND, Standing.UNGROUNDED)]
)
def test_a_needless_flow_is_lawful_or_has_no_ground_either(law: Law, standing: Standing) -> None:
    flows = flows_of(people().flow("arts", "gemeente", "iets", identifier="f"), law)
    found = judge_surplus(flows.model, analyse(flows.model), flows)
    assert {key: one.standing for key, one in found.items()} == {("f", "iets"): standing}


def test_what_the_safety_office_passes_to_the_police_goes_round() -> None:
    """Only duties of one case (a plan to murder, a demand) would let it go straight, and those do not make a flow."""
    model = load_model("rijswijk")
    flows = LegalFlows(Bench(model, load_law()))
    lawful = under_the_law(model, analyse(model), flows)
    (row,) = (row for row in lawful.rows if row.need == "politie-basisteam-admin-measures-int")
    assert (row.kind, row.via) == (GapKind.UNGROUNDED_FLOW, ("flow-30",))
    assert "kan het alleen langs een ander: Veilig Thuis" in row.explanation.nl


def test_the_model_is_only_read() -> None:
    model = straight().build()
    law = replace(NO_GROUND, fingerprint="read")
    before = analyse(model)
    under_the_law(model, before, flows_of(model, law))
    assert before == analyse(model)
    assert all(isinstance(row.explanation, Text) for row in before.rows)
