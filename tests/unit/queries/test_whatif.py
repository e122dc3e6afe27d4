"""What changes when something is supposed: the doctor has ``iets``, the municipality needs it at triage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import pytest

from api.workspace import Workspace, open_workspace
from ontology.law_loading import load_law
from ontology.loading import load_model
from ontology.statutes import Law
from ontology.terms import Assurance
from queries.clock import DEFAULT_START
from queries.comparison import Change, Clock, Comparison, compare
from queries.editing import edited
from queries.edits import fact_edits, read_edits
from queries.outlook import Outlook, look
from queries.premise import Premise
from queries.timing import Timing
from queries.whatif import WhatIf, what_if
from tests.builders import Tiny
from tests.flow_builders import flow_law, people
from tests.law_builders import asks, fact, power

MAY = flow_law(power("mag"))
IF_MINOR = replace(flow_law(power("mag", when=(asks("minor"),))), facts=(fact("minor"),))


def outlook(model: Tiny, law: Law = MAY, facts: Mapping[str, str] | None = None) -> Outlook:
    built = model.build()
    return look(Premise(built, law, built.reference_date, facts or {}))


def outlook_of(workspace: Workspace) -> Outlook:
    return look(Premise(workspace.model, workspace.law, workspace.flows.bench.day, workspace.facts), workspace.level)


def suppose(before: Outlook, *add: str, remove: tuple[str, ...] = (), facts: Mapping[str, str] | None = None) -> WhatIf:
    edits, faults = read_edits(add, remove)
    return what_if(before, edited(before.premise, (*edits, *fact_edits(facts or {}, None)), None, faults))


def changes(found: Comparison) -> list[tuple[str, str, Change]]:
    return [(row.needer, row.item, row.change) for row in found.rows]


def needing() -> Tiny:
    return people().needs("gemeente", "iets")


# ── what changes ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_flow_that_the_law_carries_closes_the_gap_with_both_sentences() -> None:
    found = suppose(outlook(needing()), "flow:arts>gemeente:iets").comparison
    assert changes(found) == [("gemeente", "iets", Change.CLOSED)]
    (row,) = found.rows
    assert row.before is not None
    assert row.after is not None
    assert "Nobody brings it there" in row.before.sentence.en
    assert "Under the law, from arts: may; article mag Wet" in row.before.sentence.en
    assert "It arrives by arts. Under the law: may; article mag Wet" in row.after.sentence.en
    assert (found.before.gaps, found.after.gaps) == (1, 0)


def test_a_cut_flow_opens_it_again() -> None:
    model = needing().flow("arts", "gemeente", "iets")
    assert changes(suppose(outlook(model), remove=("flow:arts-gemeente",)).comparison) == [
        ("gemeente", "iets", Change.OPENED)
    ]


def test_a_flow_that_the_law_does_not_carry_closes_nothing() -> None:
    found = suppose(outlook(needing(), flow_law()), "flow:arts>gemeente:iets").comparison
    assert changes(found) == [("gemeente", "iets", Change.KIND)]
    assert found.after.per_kind == {"ungrounded-flow": 1}


def test_an_agreement_turns_no_flow_into_no_channel() -> None:
    found = suppose(outlook(needing()), "agreement:arts>gemeente:iets").comparison
    assert (found.before.per_kind, found.after.per_kind) == ({"no-flow": 1}, {"no-channel": 1})


def test_a_fact_that_settles_a_condition_changes_the_verdict_for_the_better() -> None:
    found = suppose(outlook(needing(), IF_MINOR), facts={"minor": "true"}).comparison
    (row,) = found.rows
    assert (row.change, row.better) == (Change.VERDICT, True)
    assert (found.before.per_state, found.after.per_state) == ({"mag-onder-voorwaarden": 1}, {"mag": 1})
    back = suppose(outlook(needing(), IF_MINOR, {"minor": "true"}), facts={"minor": "unknown"}).comparison
    assert [one.better for one in back.rows] == [False]


def test_without_the_only_ground_the_law_says_nothing_about_it() -> None:
    found = suppose(outlook(needing()), remove=("norm:mag",)).comparison
    assert (found.before.per_state, found.after.per_state) == ({"mag": 1}, {"geen-grond-vastgelegd": 1})


def test_one_more_holder_changes_no_verdict_but_the_explanation() -> None:
    found = suppose(outlook(needing()), "holding:politie:iets").comparison
    assert changes(found) == [("gemeente", "iets", Change.REASON)]


def test_a_flow_tells_who_declared_its_contacts_whom_to_ask_also_about_other_items() -> None:
    model = people().actor("gemeente", contacts_complete=True).item("meer").holds("arts", "meer")
    model.needs("gemeente", "iets").needs("gemeente", "meer")
    found = suppose(outlook(model), "flow:arts>gemeente:iets").comparison
    assert changes(found) == [("gemeente", "iets", Change.CLOSED), ("gemeente", "meer", Change.KIND)]
    assert (found.before.per_kind, found.after.per_kind) == ({"unaware": 2}, {"no-flow": 1, "received": 1})


def test_the_needs_of_who_leaves_go_and_are_no_closed_gaps() -> None:
    found = suppose(outlook(needing()), remove=("actor:gemeente",)).comparison
    assert changes(found) == [("gemeente", "iets", Change.GONE)]
    assert found.rows[0].after is None


def test_what_nobody_needs_becomes_surplus() -> None:
    found = suppose(outlook(needing()), "flow:arts>politie:iets").comparison
    assert [one.actor for one in found.surplus_opened] == ["politie"]
    assert found.surplus_closed == ()


def test_what_is_confined_is_counted_and_never_told() -> None:
    model = needing().item("adres", confined=True).holds("arts", "adres").needs("gemeente", "adres")
    model.flow("arts", "gemeente", "adres", "iets", identifier="f")
    found = suppose(outlook(model), remove=("flow:f",)).comparison
    assert changes(found) == [("gemeente", "iets", Change.OPENED)]
    assert (found.before.confined, found.after.confined) == (1, 1)
    assert "adres" not in repr(replace(found, before=found.after))


def test_times_are_compared_where_there_is_a_clock() -> None:
    def clock(one: Outlook) -> Clock:
        return partial(Timing(one.bench).hours, start=DEFAULT_START)

    model = needing().flow("arts", "gemeente", "iets", hours=3, identifier="traag")
    before = outlook(model)
    changed = edited(before.premise, read_edits(["flow:arts>gemeente:iets@1"], ["flow:traag"])[0])
    assert what_if(before, changed).comparison.of(Change.TIME) == ()
    (row,) = what_if(before, changed, clock).comparison.rows
    assert row.change is Change.TIME
    assert row.before is not None
    assert row.after is not None
    assert (row.before.hours, row.after.hours) == (3, 1)


def test_a_flow_that_arrives_in_time_closes_a_gap_that_was_late() -> None:
    """Triage has four hours: what takes eight is no less a gap than what does not come at all."""
    model = needing().flow("arts", "gemeente", "iets", hours=8, identifier="traag")
    found = suppose(outlook(model), "flow:arts>gemeente:iets@1", remove=("flow:traag",)).comparison
    assert changes(found) == [("gemeente", "iets", Change.CLOSED)]
    assert found.before.per_kind == {"late": 1}


@pytest.mark.parametrize("name", ["rijswijk", "voorbeeld"])
def test_a_premise_is_counted_as_analyse_counts_it(name: str) -> None:
    workspace = open_workspace(name)
    found = outlook_of(workspace)
    assert dict(found.rows) == {row.need: row for row in workspace.analysis.rows}
    assert (dict(found.judged), dict(found.ways)) == (workspace.judged, workspace.ways)
    confined = sum(workspace.model.item[row.item].confined for row in workspace.analysis.gaps)
    assert found.tally.gaps + confined == len(workspace.analysis.gaps)


def test_an_edit_of_what_did_not_work_anyway_changes_nothing() -> None:
    model = needing().flow("arts", "politie", "iets", assurance=Assurance.OUGHT)
    assert suppose(outlook(model), remove=("flow:arts-politie",)).comparison.nothing


# ── two models ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_two_models_are_compared_by_who_needs_what_for_which_step() -> None:
    one, other = outlook(needing().needs("politie", "iets")), outlook(needing().holds("gemeente", "iets"))
    found = compare(one, other)
    assert changes(found) == [("gemeente", "iets", Change.CLOSED), ("politie", "iets", Change.GONE)]


@pytest.mark.parametrize("name", ["rijswijk", "voorbeeld"])
def test_on_a_packaged_model_every_flow_cut_gives_what_working_out_everything_gives(name: str) -> None:
    model, law = load_model(name), load_law()
    before = look(Premise(model, law, model.reference_date, {}))
    # Every model is worked out in full twice, so of the larger one every tenth flow must do.
    for flow in model.flows[:: max(1, len(model.flows) // 3)]:
        changed = edited(before.premise, read_edits((), [f"flow:{flow.id}"])[0])
        quick, full = before.after(changed), look(changed.premise)
        assert (quick.rows, quick.judged, quick.joint) == (full.rows, full.judged, full.joint)
        assert (quick.ways, quick.surplus, quick.standing) == (full.ways, full.surplus, full.standing)


def test_an_agreement_and_a_flow_between_the_same_two_can_be_supposed_one_after_the_other() -> None:
    first = suppose(outlook(needing()), "agreement:arts>gemeente:iets").after
    second = suppose(first, "flow:arts>gemeente:iets")
    assert second.comparison.after.per_kind == {"received": 1}
    assert second.after.rows == look(second.after.premise).rows
