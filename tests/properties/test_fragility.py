"""Laws of fragility and of the next best question: every cut and every answer is what the whole analysis says anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from random import Random

import pytest

from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.terms import Assurance
from queries.analysis import analyse
from queries.best_question import best_questions
from queries.cutting import NOTHING_GONE, By, Cutting, Element
from queries.deciding import Bench
from queries.edit_law import law_without
from queries.editing import edited
from queries.edits import Act, Edit, What
from queries.fragility import Fragility, LossKind, loss_kind
from queries.law_read import grounds_named
from queries.lawful_analysis import under_the_law, ways
from queries.lawfulness import CONSENT, decide
from queries.legal_flows import LegalFlows
from queries.legal_gaps import judge_rows
from queries.need_states import Asked, NeedState, state_of_row
from queries.premise import Premise
from queries.verdict import Outcome, Verdict
from tests.law_builders import asks, fact
from tests.properties.repair_oracle import with_more_needs
from tests.properties.test_lawful_flows import Case, random_case

_QUICK, _CUT, _ASKED = 60, 2000, 5000
_EDIT = {By.ACTOR: What.ACTOR, By.PARTNER: What.PARTNER, By.FLOW: What.FLOW, By.AGREEMENT: What.AGREEMENT}


def wondering_case(seed: int) -> Case:
    """A random case of which little is known: more needs, and grounds that ask something."""
    case, rng = random_case(seed), Random(seed)
    asked = ("minor", "request", "track")
    norms = tuple(
        replace(one, when=(asks(rng.choice(asked)),))
        if one.kind.carries and not one.when and rng.random() < 0.6
        else one
        for one in case.law.norms
    )
    facts = {one.id: one for one in (*map(fact, asked), *case.law.facts)}
    known = tuple(facts[name] for name in sorted(facts))
    law = replace(case.law, norms=norms, facts=known, fingerprint=f"{case.law.fingerprint} wondering")
    return Case(with_more_needs(case.model, seed), law, {})


def premise_of(case: Case) -> Premise:
    return Premise(case.model, case.law, case.model.reference_date, case.facts)


def whole_states(premise: Premise) -> dict[str, NeedState]:
    """The state of every need that is not of a confined item, by the analysis of the whole model under the law. The
    clock stays out: what breaks is asked, not what comes later.
    """
    model, item = premise.model, premise.model.item
    flows = LegalFlows(Bench(model, premise.law, premise.day, premise.facts))
    lawful = under_the_law(model, analyse(model), flows)
    judged, way = {one.need: one for one in judge_rows(lawful, flows)}, ways(model, lawful, flows)
    return {
        row.need: state_of_row(row, judged.get(row.need), way.get(row.need))
        for row in lawful.rows
        if not item[row.item].confined
    }


class Anew:
    """The states of the needs after a cut: the model is edited, or the law made without the norm, and everything is
    worked out anew. A premise that comes twice (an actor, and the partner that is nothing else) is worked out once.
    """

    def __init__(self, premise: Premise) -> None:
        self.before = whole_states(premise)
        self._premise = premise
        self._seen: list[tuple[Premise, dict[str, NeedState]]] = [(premise, self.before)]

    def after(self, *elements: Element) -> dict[str, NeedState]:
        premise = without(self._premise, *elements)
        for earlier, states in self._seen:
            if earlier == premise:
                return states
        states = whole_states(premise)
        self._seen.append((premise, states))
        return states


def after_cut(premise: Premise, *elements: Element) -> dict[str, NeedState]:
    return whole_states(without(premise, *elements))


def without(premise: Premise, *elements: Element) -> Premise:
    for one in elements:
        if one.by is By.GROUND:
            premise = Premise(premise.model, law_without(premise.law, one.name), premise.day, premise.facts)
        elif one.name in names_in(premise, one.by):
            premise = edited(premise, [Edit(Act.REMOVE, _EDIT[one.by], one.name)]).premise
    return premise


def names_in(premise: Premise, by: By) -> set[str]:
    model = premise.model
    return {
        By.ACTOR: {one.id for one in model.actors},
        By.PARTNER: {one.partner for one in model.actors},
        By.FLOW: {one.id for one in model.flows},
        By.AGREEMENT: {one.id for one in model.agreements},
    }[by]


def expected_losses(before: Mapping[str, NeedState], after: Mapping[str, NeedState]) -> set[tuple[str, LossKind]]:
    found = ((need, loss_kind(state, after[need])) for need, state in before.items() if need in after)
    return {(need, kind) for need, kind in found if kind is not None}


def try_every_cut(case: Case, note: object) -> int:
    """Each cut of each kind against the whole analysis; how many of them lose something."""
    fragility = Fragility(Cutting(case.model, case.law, None, case.facts))
    anew = Anew(premise_of(case))
    before = anew.before
    losing = 0
    for by in (By.ACTOR, By.PARTNER, By.FLOW, By.AGREEMENT, By.GROUND):
        for name in fragility.cutting.names(by):
            element = Element(by, name)
            cut, after = fragility.cut(element), anew.after(element)
            assert {(loss.need, loss.kind) for loss in cut.losses} == expected_losses(before, after), (note, element)
            assert all((before[loss.need], after[loss.need]) == (loss.before, loss.after) for loss in cut.losses)
            assert set(cut.vanished) == before.keys() - after.keys(), (note, element)
            losing += bool(cut.losses)
    return losing


def try_every_pair(case: Case, note: object) -> int:
    """Pairs against trying every two parts; how many there are."""
    fragility = Fragility(Cutting(case.model, case.law, None, case.facts))
    anew = Anew(premise_of(case))
    before = anew.before
    count = 0
    for by in (By.ACTOR, By.FLOW, By.GROUND):
        names = fragility.cutting.names(by)
        alone = {name: opened(before, anew.after(Element(by, name))) for name in names}
        gone = {name: before.keys() - anew.after(Element(by, name)).keys() for name in names}
        wanted = {}
        for place, first in enumerate(names):
            for second in names[place + 1 :]:
                both = opened(before, anew.after(Element(by, first), Element(by, second)))
                both -= alone[first] | alone[second] | gone[first] | gone[second]
                if both:
                    wanted[first, second] = both
        found = {(pair.first, pair.second): set(pair.needs) for pair in fragility.pairs(by)}
        assert found == wanted, (note, by)
        count += len(found)
    return count


def opened(before: Mapping[str, NeedState], after: Mapping[str, NeedState]) -> set[str]:
    return {need for need, state in after.items() if before[need].met and not state.met}


def try_every_answer(case: Case, note: object) -> int:
    """Each value of each unknown fact against the whole analysis; how many questions change something."""
    premise = premise_of(case)
    cutting = Cutting(case.model, case.law, None, case.facts)
    before = whole_states(premise)
    found = {one.fact: one for one in best_questions(cutting)}
    for asked in case.law.facts:
        if asked.id in {"consent.subject", "pending-law"} | cutting.bench.known:
            assert asked.id not in found
            continue
        afters = {
            value: whole_states(Premise(case.model, case.law, premise.day, {**case.facts, asked.id: value}))
            for value in asked.values
        }
        turned = {need for after in afters.values() for need in after if after[need] != before[need]}
        assert set(found[asked.id].turns if asked.id in found else ()) == turned, (note, asked.id)
        for answer in found[asked.id].answers if asked.id in found else ():
            after = afters[answer.value]
            assert set(answer.better) == {need for need in after if order(after[need]) < order(before[need])}
            assert set(answer.worse) == {need for need in after if order(after[need]) > order(before[need])}
    return len(found)


def order(state: NeedState) -> tuple[bool, int]:
    return (not state.met, state.rank)


def test_every_cut_is_what_the_whole_analysis_says_of_the_model_without_it() -> None:
    losing = sum(try_every_cut(random_case(seed), seed) for seed in range(_QUICK))
    assert losing > _QUICK


def test_pairs_are_what_trying_every_two_finds() -> None:
    count = sum(try_every_pair(random_case(seed, flows=12), seed) for seed in range(_QUICK // 4))
    assert count > 5


def test_every_answer_is_what_the_whole_analysis_says_with_that_fact() -> None:
    found = [try_every_answer(wondering_case(seed), seed) for seed in range(_QUICK)]
    assert sum(map(bool, found)) > 0.4 * _QUICK


def test_the_order_of_the_questions_is_what_choosing_the_most_each_time_gives() -> None:
    for seed in range(_QUICK):
        case = wondering_case(seed)
        order = best_questions(Cutting(case.model, case.law, None, case.facts))
        turned: set[str] = set()
        for place, one in enumerate(order):
            assert one.turns
            assert set(one.adds) == set(one.turns) - turned
            assert len(one.adds) == max(len(set(other.turns) - turned) for other in order[place:])
            turned |= set(one.turns)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_many_models(part: int) -> None:
    for seed in range(part, _ASKED, 4):
        try_every_answer(wondering_case(seed), seed)
        if seed < _CUT:
            try_every_cut(random_case(seed), seed)


# ── the packaged models under the packaged law ───────────────────────────────────────────────────────────────────────


@cache
def rijswijk() -> Case:
    return Case(load_model("rijswijk"), load_law(), {})


def test_a_model_that_is_not_cut_stands_as_its_analysis_says() -> None:
    cutting = Cutting(rijswijk().model, rijswijk().law)
    found = {need: state for item in cutting.items for need, state in cutting.states(item, NOTHING_GONE).items()}
    assert found == whole_states(premise_of(rijswijk()))


@pytest.mark.parametrize(
    "name",
    [
        "wmo-5-2-6",
        "wpg-15-1",
        "avg-6-1-a",
        "wpg-16-1-a-om",
        "recl-8-12-report-to-authorities",
        "bpg-4-2-i-veilig-thuis",
    ],
)
def test_a_ground_cut_from_the_packaged_law_is_what_the_whole_law_without_it_says(name: str) -> None:
    premise, fragility = premise_of(rijswijk()), Fragility(Cutting(rijswijk().model, rijswijk().law))
    assert name in fragility.cutting.names(By.GROUND)
    element = Element(By.GROUND, name)
    wanted = expected_losses(whole_states(premise), after_cut(premise, element))
    assert {(loss.need, loss.kind) for loss in fragility.cut(element).losses} == wanted


def test_some_verdicts_change_without_naming_the_ground_that_goes() -> None:
    """Why a ground cut cannot look at names alone: a way round rests on the grounds of its steps and names none."""
    cutting = Cutting(rijswijk().model, rijswijk().law)
    cutting.names(By.GROUND)
    changed = [
        (one, ground)
        for asked in cutting.bench.asked.values()
        for one, verdict in asked.items()
        if verdict.outcome is Outcome.ONLY_VIA
        for ground in cutting.turns_on(one) - grounds_named(verdict) - {CONSENT}
        if decided_without(cutting, one, ground).outcome is not verdict.outcome
    ]
    assert changed


def decided_without(cutting: Cutting, one: Asked, ground: str) -> Verdict:
    situation = cutting.bench.sitting(one).situation
    return decide(law_without(cutting.law, ground), one.disclosure, situation, cutting.bench.day)


def test_a_flow_that_does_not_work_is_cut_without_loss() -> None:
    fragility = Fragility(Cutting(rijswijk().model, rijswijk().law))
    idle = [flow.id for flow in rijswijk().model.flows if flow.assurance is Assurance.OUGHT]
    assert idle
    assert all(not fragility.cut(Element(By.FLOW, name)).losses for name in idle)
