"""What would help within the law names only who may tell, and says it when less than the content may be told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.legal_items import ItemRule
from ontology.model import Model
from ontology.norms import LabelPattern, Norm, Role
from ontology.statutes import Law
from ontology.terms import Text
from queries.analysis import analyse
from queries.answer import NeedRow
from queries.legal_answer import EXTENT_LABELS, Judged
from queries.legal_gaps import judge_rows
from queries.legal_helping import legal_help, spoken
from queries.safe_asking import ONLY_OVER_HIM
from queries.verdict import Outcome
from tests.builders import Tiny, tiny
from tests.flow_builders import flow_law, flows_of, people
from tests.law_builders import asks, consent_basis, duty, forbids, power

LESS = LabelPattern((("extent", ("minimum", "signal")),))
SIGNAL = LabelPattern((("extent", ("signal",)),))
TO_THE_TOWN = {"recipients": ("gemeente",)}


def judged(building: Tiny | Model, *norms: Norm, law: Law | None = None) -> tuple[NeedRow, Judged, str]:
    """The one gap of a model, what the law makes of it and the Dutch sentence that would help."""
    flows = flows_of(building, law or flow_law(*norms))
    analysis = analyse(flows.model)
    (row,) = analysis.gaps
    (one,) = judge_rows(analysis, flows)
    return row, one, legal_help(flows.model, flows.bench.law, row, one).nl


def known_to(*holders: str) -> Tiny:
    """``iets`` is known to the doctor and to these; the municipality needs it."""
    building = people()
    for holder in holders:
        building.holds(holder, "iets")
    return building.needs("gemeente", "iets")


# ── who is named ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_holder_for_whom_the_law_says_no_is_nobody_to_agree_with() -> None:
    row, one, helps = judged(known_to("politie"), power("mag", holders=("arts",), **TO_THE_TOWN))
    assert "politie" in row.explanation.nl, "where it is known stays a fact"
    assert one.carriers == ("arts",)
    assert helps == "Maak een afspraak waardoor gemeente het krijgt van arts."


def test_the_holder_of_the_best_verdict_comes_first_and_who_may_on_conditions_apart() -> None:
    _, one, helps = judged(
        known_to("politie", "veilig-thuis"),
        power("als", holders=("arts",), when=(asks("gevaar"),), **TO_THE_TOWN),
        power("mag", holders=("politie",), **TO_THE_TOWN),
        duty("moet", holders=("veilig-thuis",), **TO_THE_TOWN),
    )
    assert (one.carriers, one.conditional) == (("veilig-thuis", "politie", "arts"), ("arts",))
    assert helps == (
        "Maak een afspraak waardoor gemeente het krijgt van veilig-thuis of politie. "
        "Onder voorwaarden kan het ook van arts."
    )


def test_what_waits_for_a_track_is_no_way_to_get_it() -> None:
    waits = power("eerst", holders=("politie",), when=(asks("bevel", role=Role.TRACK),), **TO_THE_TOWN)
    _, one, helps = judged(known_to("politie"), waits, power("mag", holders=("arts",), **TO_THE_TOWN))
    assert one.carriers == ("arts",)
    assert "politie" not in helps


def test_who_knows_it_from_hearsay_is_not_named_beside_who_knows_it() -> None:
    building = people().holds("politie", "iets", hearsay=True).needs("gemeente", "iets")
    _, one, helps = judged(building, power("mag", **TO_THE_TOWN))
    assert one.carriers == ("arts",)
    assert helps == "Maak een afspraak waardoor gemeente het krijgt van arts."


def test_an_internal_connection_is_advised_only_where_the_internal_rule_allows_it() -> None:
    units = (
        people()
        .actor("loket", controller="gemeente")
        .actor("gemeente-oov", controller="gemeente")
        .holds("loket", "iets")
        .needs("gemeente-oov", "iets")
    )
    model = units.build()
    law = flow_law(power("mag", holders=("arts",)))
    named = tuple(
        replace(one, id=two) for one in law.capacities for two in ("loket", "gemeente-oov") if one.id == "arts"
    )
    law = replace(law, capacities=tuple(sorted((*law.capacities, *named), key=lambda one: one.id)))
    row, one, helps = judged(model, law=law)
    assert row.help.nl == "Verbind gemeente-oov intern met loket."
    assert (one.remedy, helps) == ("make-agreement", "Maak een afspraak waardoor gemeente-oov het krijgt van arts.")
    inside = replace(law, norms=flow_law(power("mag", holders=("loket",))).norms, fingerprint="intern")
    _, one, helps = judged(model, law=inside)
    assert (one.remedy, helps) == ("connect-internally", "Verbind gemeente-oov intern met loket.")


def test_no_channel_is_opened_from_who_must_keep_silent() -> None:
    building = known_to("politie").agreement("convenant", "politie", "gemeente", "iets")
    row, one, helps = judged(building, power("mag", holders=("arts",), **TO_THE_TOWN))
    assert row.help.nl == "Open een werkend kanaal van politie naar gemeente."
    assert (one.remedy, helps) == ("make-agreement", "Maak een afspraak waardoor gemeente het krijgt van arts.")


def test_a_table_is_told_by_who_may_tell_every_seat() -> None:
    building = people().holds("veilig-thuis", "iets").table("kamer", "gemeente", "politie").needs("kamer", "iets")
    one_each = (
        power("arts-gemeente", holders=("arts",), **TO_THE_TOWN),
        power("vt-politie", holders=("veilig-thuis",), recipients=("politie",)),
    )
    _, one, helps = judged(building, *one_each)
    assert one.carriers == ()
    assert helps == "Maak per stoel een afspraak: geen houder mag het zonder meer aan alle stoelen geven."
    _, one, helps = judged(building, *one_each, power("arts-politie", holders=("arts",), recipients=("politie",)))
    assert one.carriers == ("arts",)
    assert helps == "Maak een afspraak waardoor kamer het krijgt van arts."


def test_what_the_law_forbids_stays_closed() -> None:
    row, one, helps = judged(known_to(), power("mag", holders=("arts",)), forbids("nooit", holders=("arts",)))
    assert row.help.nl.startswith("Maak een afspraak")
    assert (one.remedy, helps) == ("keep-closed", "Gesloten houden.")


def test_nobody_is_told_to_ask_the_alleged_perpetrator_for_a_household_record() -> None:
    """Each person in it would have to consent, and asking him warns him."""
    whole = tiny().actor("arts").actor("gemeente").item("iets", subject="household").holds("arts", "iets")
    _, one, helps = judged(whole.needs("gemeente", "iets"), consent_basis())
    assert one.remedy == "ask-consent"
    assert helps == ONLY_OVER_HIM.nl
    assert "vraagt" not in helps


def test_who_decides_for_a_child_is_asked_and_that_is_never_him() -> None:
    childs = tiny().actor("arts").actor("gemeente").item("iets", subject="child").holds("arts", "iets")
    _, one, helps = judged(childs.needs("gemeente", "iets"), consent_basis())
    assert one.remedy == "ask-consent"
    assert helps == (
        "arts vraagt wie voor het kind beslist (nooit de vermoedelijke pleger) om toestemming, alleen als vragen "
        "veilig is."
    )


def test_who_has_consented_already_is_not_asked_again_and_what_else_is_needed_is_said() -> None:
    whole = tiny().actor("arts").actor("gemeente").item("iets", subject="household").holds("arts", "iets")
    childs = power("kind", label=LabelPattern((("subject", ("child",)),)), when=(asks("minor"),), **TO_THE_TOWN)
    flows = flows_of(
        whole.needs("gemeente", "iets"), flow_law(consent_basis(), childs), {"consent.perpetrator": "given"}
    )
    analysis = analyse(flows.model)
    (one,) = judge_rows(analysis, flows)
    assert legal_help(flows.model, flows.bench.law, analysis.gaps[0], one).en == (
        "arts asks the victim for consent, only if asking is safe. Establish for that: Is minor so?"
    )


# ── less than the content ────────────────────────────────────────────────────────────────────────────────────────────


def test_where_only_the_minimum_may_be_told_it_never_reads_like_the_content() -> None:
    _, one, helps = judged(known_to(), duty("melden", holders=("arts",), label=LESS, **TO_THE_TOWN))
    assert one.verdict is not None
    assert one.on_content is not None
    assert (one.extent, one.verdict.outcome) == ("minimum", Outcome.MANDATORY)
    assert one.on_content.outcome is Outcome.NO_GROUND
    assert spoken(one).nl == "geen grond vastgelegd; wel alleen het strikt nodige, niet de inhoud: moet"
    assert helps.startswith("Te sturen: alleen het strikt nodige, niet de inhoud. Maak een afspraak")


def test_a_signal_is_said_to_be_a_signal() -> None:
    _, one, _ = judged(known_to(), duty("seinen", holders=("arts",), label=SIGNAL, **TO_THE_TOWN))
    assert (one.extent, spoken(one).en) == (
        "signal",
        "no ground recorded; but only a signal, not the content: must",
    )


def test_the_content_goes_before_the_minimum_where_it_may_be_told() -> None:
    on_condition = power("als", holders=("arts",), when=(asks("gevaar"),), **TO_THE_TOWN)
    _, one, helps = judged(known_to(), on_condition, duty("melden", holders=("arts",), label=LESS, **TO_THE_TOWN))
    assert one.verdict is not None
    assert one.smaller is not None
    assert (one.extent, one.verdict.outcome, one.content) == ("content", Outcome.PERMITTED_IF, None)
    assert (one.smaller.extent, one.smaller.verdict.outcome) == ("minimum", Outcome.MANDATORY)
    assert helps == (
        "Kijk eerst of minder genoeg is, alleen het strikt nodige, niet de inhoud: arts moet. "
        "Voor de inhoud: Stel eerst vast, samen met arts: Is gevaar zo?"
    )


def test_nothing_is_said_of_less_where_it_is_no_better() -> None:
    both = power("mag", holders=("arts",), **TO_THE_TOWN)
    _, one, _ = judged(known_to(), both, power("ook", holders=("arts",), label=LESS, **TO_THE_TOWN))
    assert (one.extent, one.smaller) == ("content", None)


def test_less_that_waits_for_a_track_is_not_reported() -> None:
    waits = duty("eerst", holders=("arts",), label=LESS, when=(asks("traject", role=Role.TRACK),), **TO_THE_TOWN)
    _, one, _ = judged(known_to(), waits)
    assert (one.extent, one.smaller) == ("content", None)


def test_every_extent_but_the_content_says_that_it_is_not_the_content() -> None:
    for extent, text in EXTENT_LABELS.items():
        assert ("niet de inhoud" in text.nl) is ("not the content" in text.en) is (extent != "content")


# ── what an item implies ─────────────────────────────────────────────────────────────────────────────────────────────

BAN = Text("Zonder verbod bestaat dit niet.", "Without a ban there is no such thing.")
RULE = ItemRule("iets", "test", None, ("verbod",), BAN)


@pytest.mark.parametrize(("facts", "carried"), [({}, True), ({"verbod": "false"}, False)])
def test_an_item_that_presupposes_an_event_sets_its_fact_unless_somebody_knows_better(
    facts: dict[str, str], carried: bool
) -> None:
    during = duty("tijdens", holders=("arts",), when=(asks("verbod", role=Role.TRACK),), **TO_THE_TOWN)
    law = replace(flow_law(during), item_rules=(RULE,), fingerprint=f"verbod {facts}")
    flows = flows_of(known_to(), law, facts)
    (one,) = judge_rows(analyse(flows.model), flows)
    assert one.verdict is not None
    assert (one.verdict.outcome is Outcome.MANDATORY) is carried
    assert (BAN in one.verdict.assumptions) is carried
