"""One hop, decided: which outcomes can be taken, and what then lies with the recipient."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.legal_items import ItemRule
from ontology.legal_tasks import DirectPurpose
from ontology.model import Model
from ontology.norms import Act, LabelRule, Modality, NormKind, Role
from ontology.statutes import Law
from ontology.terms import Text
from queries.deciding import Bench
from queries.hops import FLOW_MARK, Carried, LawDecider
from queries.verdict import OUTCOME_ORDER, Outcome
from tests.builders import Tiny
from tests.flow_builders import flow_law, in_acute_danger, people
from tests.law_builders import GIVEN, asks, consent_basis, duty, norm, power, secrecy

TELL = power("mag-vertellen", holders=("arts",), recipients=("veilig-thuis",))
PASS_ON = power("mag-door", holders=("veilig-thuis",), recipients=("gemeente",))
LAYERS = dict.fromkeys(("basis", "exemption_holder", "exemption_recipient", "compatibility", "recipient_task"), GIVEN)
CONFLICT = norm("conflict", NormKind.POWER, Modality.MAY_IN_CONFLICT, holders=("arts",), **LAYERS)


def decider(law: Law, model: Tiny | Model | None = None, facts: dict[str, str] | None = None) -> LawDecider:
    asked = model or people()
    return LawDecider(Bench(asked.build() if isinstance(asked, Tiny) else asked, law, None, facts), "INT")


def outcomes(asked: LawDecider, recipient: str = "gemeente") -> list[Outcome]:
    (start,) = asked.starts("arts", "iets")
    return [taken.verdict.outcome for taken in asked.ways(start, "arts", recipient, "INT")]


def arrived(asked: LawDecider, recipient: str = "veilig-thuis") -> list[Carried]:
    (start,) = asked.starts("arts", "iets")
    return [passed.label for passed in asked.pass_on(start, "arts", recipient, "")]


@pytest.mark.parametrize(
    ("law", "taken"),
    [
        pytest.param(flow_law(duty("moet")), [Outcome.MANDATORY], id="a duty"),
        pytest.param(flow_law(power("mag")), [Outcome.PERMITTED], id="a power"),
        pytest.param(flow_law(power("als", when=(asks("minor"),))), [Outcome.PERMITTED_IF], id="a fact to look up"),
        pytest.param(flow_law(power("eerst", when=(asks("request", role=Role.TRACK),))), [], id="a track to wait for"),
        pytest.param(flow_law(consent_basis()), [Outcome.ONLY_CONSENT], id="consent to ask"),
        pytest.param(flow_law(CONFLICT), [], id="a conflict of duties"),
        pytest.param(flow_law(label_rules=(LabelRule("arts", "*", "avg", None),)), [], id="secrecy nobody researched"),
        pytest.param(flow_law(), [], id="no ground"),
    ],
)
def test_which_hops_can_be_proposed(law: Law, taken: list[Outcome]) -> None:
    assert outcomes(decider(law)) == taken


def test_the_grade_is_the_rank_of_the_verdict() -> None:
    asked = decider(flow_law(consent_basis()))
    (start,) = asked.starts("arts", "iets")
    (passed,) = asked.pass_on(start, "arts", "gemeente", "INT")
    assert OUTCOME_ORDER[passed.grade] == (Outcome.ONLY_CONSENT, None)


def test_a_conflict_of_duties_only_over_a_flow_of_acute_danger() -> None:
    model = people().flow("arts", "gemeente", "iets", identifier="f").build()
    assert outcomes(decider(flow_law(CONFLICT), model)) == []
    asked = decider(flow_law(CONFLICT), in_acute_danger(model, "f"))
    assert outcomes(asked) == [Outcome.ONLY_CONFLICT]
    (start,) = asked.starts("arts", "iets")
    (taken,) = asked.ways(start, "arts", "gemeente", "INT")
    assert (taken.flow, taken.passed.reason.partition(FLOW_MARK)[2]) == ("f", "f")


def test_the_recipient_makes_a_record_of_its_own() -> None:
    closing = LabelRule("veilig-thuis", "*", "wpg", ("zwijgplicht",))
    (lying,) = arrived(decider(flow_law(TELL, secrecy("zwijgplicht"), label_rules=(closing,))))
    assert (lying.label.regime, lying.label.secrecy, lying.received) == ("wpg", ("zwijgplicht",), True)


def test_a_record_that_the_recipient_keeps_already_stays_its_own() -> None:
    model = people().holds("veilig-thuis", "iets", category="special-health")
    (lying,) = arrived(decider(flow_law(TELL), model))
    assert lying.label.category == "special-health"


def test_where_data_came_from_goes_along() -> None:
    """Both by the regime of the record and by the act that it was given under; a norm of police law closes the rest."""
    from_police = LabelRule("arts", "*", "wpg", ())
    model = replace(people().build(), records=tuple(replace(one, regime="wpg") for one in people().build().records))
    (lying,) = arrived(decider(flow_law(TELL, label_rules=(from_police,)), model))
    assert lying.label.origin == ("wpg",)
    law = flow_law(replace(TELL, act="samenwerking"))
    acts = (*law.acts, Act("samenwerking", Text("S", "S"), "S", origin="zvh"))
    (marked,) = arrived(decider(replace(law, acts=acts, fingerprint="met oorsprong")))
    assert marked.label.origin == ("zvh",)


def test_only_a_ground_that_limits_what_follows_is_remembered() -> None:
    strict = replace(TELL, id="niet-verder", onward_to=())
    (free,) = arrived(decider(flow_law(TELL)))
    assert free.hops == ()
    (bound,) = arrived(decider(flow_law(strict)))
    assert [hop.ground for hop in bound.hops] == ["niet-verder"]
    both = arrived(decider(flow_law(strict, TELL)))
    assert [len(one.hops) for one in both] == [0], "the free one is as good, and leaves the record free"


def test_a_limit_closes_the_next_hop() -> None:
    asked = decider(flow_law(replace(TELL, onward_to=()), PASS_ON))
    (bound,) = arrived(asked)
    assert asked.pass_on(bound, "veilig-thuis", "gemeente", "INT") == ()
    free = decider(flow_law(TELL, PASS_ON))
    (unbound,) = arrived(free)
    assert len(free.pass_on(unbound, "veilig-thuis", "gemeente", "INT")) == 1


def test_what_veilig_thuis_was_told_is_a_report() -> None:
    on_report = replace(PASS_ON, when=(asks("vt-report"),))
    asked = decider(flow_law(TELL, on_report))
    (lying,) = arrived(asked)
    assert lying.implied == ("vt-report",)
    (taken,) = asked.ways(lying, "veilig-thuis", "gemeente", "INT")
    assert taken.verdict.outcome is Outcome.PERMITTED
    assert "melding" in taken.verdict.assumptions[0].nl


def test_nobody_passes_on_for_a_purpose_that_no_middleman_serves() -> None:
    law = flow_law(power("mag"))
    asked = decider(replace(law, direct_purposes=(DirectPurpose("give-help", "test"),), fingerprint="rechtstreeks"))
    (start,) = asked.starts("arts", "iets")
    (lying,) = arrived(asked)
    assert len(asked.pass_on(start, "arts", "gemeente", "INT")) == 1
    assert asked.pass_on(lying, "veilig-thuis", "gemeente", "INT") == ()


def test_an_item_starts_where_it_is_recorded_and_not_where_a_flow_brought_it() -> None:
    model = people().flow("arts", "gemeente", "iets", identifier="f").holds("gemeente", "iets", brought_by=("f",))
    asked = decider(flow_law(), model)
    assert len(asked.starts("arts", "iets")) == 1
    assert asked.starts("gemeente", "iets") == ()


def test_a_household_record_goes_on_a_ground_for_each_person_in_it() -> None:
    model = people().build()
    whole = replace(model, items=tuple(replace(one, subject="household") for one in model.items))
    asked = decider(flow_law(power("mag")), whole)
    assert outcomes(asked) == [Outcome.PERMITTED]
    (start,) = asked.starts("arts", "iets")
    (taken,) = asked.ways(start, "arts", "gemeente", "INT")
    assert [member.outcome for _, member in taken.verdict.per_subject] == [Outcome.PERMITTED] * 3


def test_what_an_item_implies_holds_on_every_hop() -> None:
    """Nobody knows the end of a home ban that does not exist."""
    law = flow_law(power("na-verbod", when=(asks("home-ban"),)))
    assert outcomes(decider(law)) == [Outcome.PERMITTED_IF]
    rule = ItemRule("iets", "test", implies=("home-ban",), text=Text("Er is een verbod.", "There is a ban."))
    asked = decider(replace(law, item_rules=(rule,), fingerprint="een verbod"))
    assert outcomes(asked) == [Outcome.PERMITTED]
    (start,) = asked.starts("arts", "iets")
    (taken,) = asked.ways(start, "arts", "gemeente", "INT")
    assert taken.verdict.assumptions == (rule.text,)
