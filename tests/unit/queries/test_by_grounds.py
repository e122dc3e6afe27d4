"""The grounds on which a record can go, told apart by what may happen next."""

from __future__ import annotations

from dataclasses import replace

from ontology.norms import Act, LabelPattern, Modality, Norm, Role
from ontology.statutes import Law
from ontology.terms import Text
from queries.by_grounds import by_grounds, origin_of
from queries.lawfulness import decide
from queries.situation import Situation
from queries.verdict import Decision, Outcome
from tests.law_builders import DAY, asks, consent_basis, disclosure, power, record, small_law

FREE = power("vrij", when=(asks("minor"),))
STRICT = power("niet-verder", onward_to=())
MARKED = replace(power("in-het-huis"), act="samenwerking")


def law_of(*norms: Norm) -> Law:
    plain = small_law(*norms)
    acts = (*plain.acts, Act("samenwerking", Text("S", "S"), "S", origin="zvh"))
    return replace(plain, acts=acts, fingerprint="+".join(one.id for one in norms))


def ways(law: Law, subject: str = "victim", good_enough: int = 5) -> list[tuple[tuple[str, ...], Outcome]]:
    verdict = decide(law, disclosure("arts", "gemeente", record(subject=subject)), Situation(), DAY)
    found = by_grounds(law.on(DAY), verdict, lambda rank: rank <= good_enough)
    return [(one.grounds, one.verdict.outcome) for one in found]


def test_a_worse_ground_counts_where_it_leaves_the_record_free() -> None:
    found = ways(law_of(STRICT, FREE))
    assert found == [(("niet-verder",), Outcome.PERMITTED), (("vrij",), Outcome.PERMITTED_IF)]


def test_a_worse_ground_that_makes_no_difference_does_not() -> None:
    assert ways(law_of(power("mag"), FREE)) == [(("mag",), Outcome.PERMITTED)]


def test_an_origin_hides_no_other() -> None:
    law = law_of(MARKED, FREE)
    assert (origin_of(law.on(DAY), "in-het-huis"), origin_of(law.on(DAY), "vrij")) == ("zvh", None)
    assert [grounds for grounds, _ in ways(law)] == [("in-het-huis",), ("vrij",)]


def test_the_verdict_by_another_ground_is_that_of_the_ground() -> None:
    law = law_of(STRICT, FREE)
    verdict = decide(law, disclosure("arts", "gemeente"), Situation(), DAY)
    _, other = by_grounds(law.on(DAY), verdict, lambda rank: rank <= 5)
    assert (other.verdict.decision, other.verdict.to_check) == (Decision.FACTS, ("minor",))


def test_each_way_has_the_conditions_of_its_own_ground() -> None:
    """Two grounds of one rank: the verdict shows the conditions of the first, the way by the other its own."""
    objection = asks("objection", "false", role=Role.EXCEPTION)
    marked = replace(MARKED, when=(asks("minor"), objection), weigh=(Text("Is het nodig?", "Is it needed?"),))
    law = law_of(marked, replace(FREE, id="zz-vrij", when=(asks("ots"),)))
    verdict = decide(law, disclosure("arts", "gemeente"), Situation(), DAY)
    assert (verdict.grounds, verdict.to_check) == (("in-het-huis", "zz-vrij"), ("minor",))
    by_house, by_free = by_grounds(law.on(DAY), verdict, lambda rank: rank <= 5)
    assert (by_house.verdict.to_check, by_house.verdict.facts_used) == (("minor",), ("minor", "objection"))
    assert by_house.verdict.to_weigh == marked.weigh
    assert (by_free.verdict.to_check, by_free.verdict.to_weigh) == (("ots",), ())
    assert (by_free.verdict.exceptions, by_free.verdict.facts_used) == ((), ("ots",))


def test_the_conditions_of_a_household_are_those_of_everybody_in_it() -> None:
    hers = power("over-haar", label=LabelPattern((("subject", ("victim",)),)), when=(asks("minor"),))
    his = power("over-hem", label=LabelPattern((("subject", ("perpetrator",)),)), when=(asks("ots"),))
    childs = replace(MARKED, label=LabelPattern((("subject", ("child",)),)), when=(asks("request"),))
    other = power("ook-kind", label=LabelPattern((("subject", ("child",)),)), when=(asks("custody"),))
    law = law_of(hers, his, childs, other)
    verdict = decide(law, disclosure("arts", "gemeente", record(subject="household")), Situation(), DAY)
    one, two = by_grounds(law.on(DAY), verdict, lambda rank: rank <= 5)
    assert (one.verdict.to_check, two.verdict.to_check) == (("minor", "ots", "request"), ("minor", "ots", "custody"))
    assert two.verdict.facts_used == ("minor", "ots", "custody")


def test_a_way_by_consent_is_one_by_consent() -> None:
    law = law_of(STRICT, consent_basis())
    verdict = decide(law, disclosure("arts", "gemeente"), Situation(), DAY)
    _, by_consent = by_grounds(law.on(DAY), verdict, lambda rank: rank <= 5)
    assert (by_consent.verdict.outcome, by_consent.verdict.modality) == (
        Outcome.ONLY_CONSENT,
        Modality.MAY_WITH_CONSENT,
    )


def test_nothing_where_the_verdict_is_not_good_enough() -> None:
    assert ways(law_of(FREE), good_enough=3) == []
    assert ways(law_of()) == []


def test_a_ground_for_each_person_of_a_household() -> None:
    assert ways(law_of(STRICT, FREE), subject="household")[0] == (("niet-verder",), Outcome.PERMITTED)
