"""Laws of the kinds: what an edit of a model may and may not do to a need."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from ontology.model import Model
from queries.analysis import analyse
from queries.answer import GapKind, NeedRow
from tests.builders import text
from tests.properties.comparing import kinds, renamed, with_flow, with_holding, without_flow, without_idle_flows
from tests.properties.laws import law
from tests.properties.random_models import small_models

MET = {"known", "received"}
picks = st.integers(0, 10**6)


def met(kinds_of: dict[str, str]) -> set[str]:
    return {need for need, kind in kinds_of.items() if kind in MET}


@law
@given(small_models())
def test_every_need_has_exactly_one_row_of_one_kind(model: Model) -> None:
    rows = analyse(model).rows
    assert sorted(row.need for row in rows) == sorted(need.id for need in model.needs)
    for row in rows:
        assert row.kind not in (GapKind.UNGROUNDED_FLOW, GapKind.LATE)
        assert (row.remedy is None) == (not row.kind.is_gap)
        assert bool(row.via) <= (row.kind in (GapKind.RECEIVED, GapKind.SECOND_HAND))
        assert bool(row.incomplete) == (row.kind is GapKind.UNKNOWN)


@law
@given(small_models(), picks)
def test_one_more_working_flow_never_unmeets_a_need(model: Model, pick: int) -> None:
    rng = Random(pick)
    sender, recipient = rng.sample([*model.actor, *model.source_of_knowledge], 2)
    more = with_flow(model, sender, recipient, rng.choice(model.items).id)
    assert met(kinds(analyse(model))) <= met(kinds(analyse(more)))


@law
@given(small_models(), picks)
def test_a_first_hand_holding_of_the_needer_makes_it_known(model: Model, pick: int) -> None:
    need = Random(pick).choice(model.needs)
    table = model.table.get(need.needer)
    party = need.needer if table is None else Random(pick).choice(table.seats).actor
    assert kinds(analyse(with_holding(model, party, need.item)))[need.id] == "known"


@law
@given(small_models(), picks)
def test_a_cut_flow_never_meets_a_need(model: Model, pick: int) -> None:
    assume(model.flows)
    less = without_flow(model, Random(pick).choice(model.flows).id)
    assert met(kinds(analyse(less))) <= met(kinds(analyse(model)))


@law
@given(small_models(), picks)
def test_withdrawn_completeness_turns_every_gap_of_that_actor_into_unknown(model: Model, pick: int) -> None:
    actor = Random(pick).choice(model.actors)
    silent = replace(actor, complete_holdings=False, lacks=())
    withdrawn = replace(model, actors=tuple(silent if a.id == actor.id else a for a in model.actors))
    before, after = kinds(analyse(model)), kinds(analyse(withdrawn))
    seated = {table.id for table in model.tables if actor.id in {seat.actor for seat in table.seats}}
    assert met(before) == met(after)
    for need in model.needs:
        if before[need.id] in MET:
            assert after[need.id] == before[need.id]
        elif need.needer == actor.id or need.needer in seated:
            assert after[need.id] == "unknown"
        else:
            assert after[need.id] == before[need.id] or (before[need.id], after[need.id]) == ("unheld", "unknown")


@law
@given(small_models())
def test_flows_that_only_ought_to_happen_change_no_kind_but_by_whom_one_knows(model: Model) -> None:
    """They carry nothing. They do say whom an actor knows, so with undeclared contacts nothing changes at all."""
    working = without_idle_flows(model)
    before, after = kinds(analyse(model)), kinds(analyse(working))
    for need, kind in before.items():
        assert kind == after[need] or (kind, after[need]) == ("no-flow", "unaware")
    undeclared = tuple(replace(actor, complete_contacts=False) for actor in model.actors)
    with_idle = analyse(replace(model, actors=undeclared))
    without = analyse(replace(working, actors=undeclared))
    assert kinds(with_idle) == kinds(without)
    assert (with_idle.surplus, with_idle.joint) == (without.surplus, without.joint)
    assert all(row.idle_flows == () for row in without.rows)


@law
@given(small_models(), picks)
def test_the_order_of_the_statements_is_irrelevant(model: Model, pick: int) -> None:
    rng = Random(pick)

    groups = ("actors", "items", "records", "holdings", "needs", "flows", "agreements", "tables", "risk_factors")
    mixed: dict[str, Any] = {
        name: tuple(rng.sample(getattr(model, name), len(getattr(model, name)))) for name in groups
    }
    shuffled = replace(model, **mixed)
    one, other = analyse(model), analyse(shuffled)
    assert [(r.need, r.kind, r.remedy, r.via) for r in one.rows] == [
        (r.need, r.kind, r.remedy, r.via) for r in other.rows
    ]
    assert one.surplus == other.surplus
    assert [(gap.factor, gap.criterion, gap.pieces, gap.actors) for gap in one.joint] == [
        (gap.factor, gap.criterion, gap.pieces, gap.actors) for gap in other.joint
    ]
    assert one.summary == other.summary


@law
@given(small_models())
def test_a_model_is_not_changed_and_answers_the_same_twice(model: Model) -> None:
    before = deepcopy(model)
    assert analyse(model) == analyse(model)
    assert model == before


@law
@given(small_models(), picks)
def test_other_names_give_the_same_answer_under_other_names(model: Model, pick: int) -> None:
    def name(identifier: str) -> str:
        return f"{Random(f'{pick}{identifier}').randint(0, 999)}-{identifier}"

    one, other = analyse(model), analyse(renamed(model, name))
    assert {(name(r.need), r.kind, r.remedy, len(r.via)) for r in one.rows} == {
        (r.need, r.kind, r.remedy, len(r.via)) for r in other.rows
    }
    assert {(name(s.actor), name(s.item), s.kind) for s in one.surplus} == {
        (s.actor, s.item, s.kind) for s in other.surplus
    }
    assert {(g.factor and name(g.factor), frozenset(map(name, g.pieces))) for g in one.joint} == {
        (g.factor, frozenset(g.pieces)) for g in other.joint
    }


@law
@given(small_models())
def test_the_level_sets_the_term_and_the_order_and_nothing_else(model: Model) -> None:
    three, four = analyse(model, level=3), analyse(model, level=4)

    def bare(rows: tuple[NeedRow, ...]) -> dict[str, NeedRow]:
        return {row.need: replace(row, level=0, hours=0, explanation=text("")) for row in rows}

    assert bare(three.rows) == bare(four.rows)
    assert (three.joint, three.surplus, three.summary) == (four.joint, four.surplus, four.summary)
    for row in four.rows:
        assert row.hours == model.step[row.step].hours_level_4
    for answer in (three, four):
        order = [(-row.weight, row.hours, row.needer, row.item, row.step) for row in answer.rows]
        assert order == sorted(order)


@law
@given(small_models())
def test_every_sentence_is_whole(model: Model) -> None:
    """No name is missing from a sentence: that would leave two spaces, or a space before a full stop."""
    answer = analyse(model)
    said = [
        *(row.explanation for row in answer.rows),
        *(row.help for row in answer.rows if row.kind.is_gap),
        *(gap.explanation for gap in answer.joint),
        *(found.explanation for found in answer.surplus),
        *(sentence for row in answer.rows for sentence in row.assumed),
    ]
    for sentence in (part for both in said for part in (both.nl, both.en)):
        assert sentence[0].isupper() or sentence[0].isdigit() or sentence.startswith(("a", "k", "t", "i", "rf", "c"))
        assert sentence.endswith(".")
        assert not any(hole in sentence for hole in ("  ", " .", " ,", ": ;", "()", "«»", "“”", " )"))
