"""The worst hour of the week for an alarm, over what lawfully arrives."""

from __future__ import annotations

from dataclasses import replace

from ontology.law_loading import load_law
from ontology.loading import load_model
from queries.analysis import analyse
from queries.clock import EVERY_HOUR, Start
from queries.deciding import Bench
from queries.legal_flows import LegalFlows
from queries.timing import Timing
from queries.worst_hour import worst_hour


def timing() -> Timing:
    return Timing(Bench(load_model("rijswijk"), load_law()))


def test_it_is_the_hour_with_the_most_needs_after_their_term() -> None:
    clock = timing()
    rows = [row for row in analyse(clock.model).rows if row.kind.value == "received"]
    found = worst_hour(rows, clock)
    assert found is not None

    def late_from(start: Start) -> int:
        told = [(row, clock.hours(row.needer, row.item, row.step, start)) for row in rows]
        whole = [row.need for row in rows if clock.profile(row.needer, row.item, row.step) is not None]
        return sum(hours is not None and hours > row.hours for row, hours in told if row.need in whole)

    counts = [late_from(start) for start in EVERY_HOUR]
    assert len(found.late) == max(counts) == late_from(found.start)
    assert found.fewest == min(counts) == late_from(found.best)
    assert found.told >= len(found.late)


def test_without_anything_that_arrives_there_is_no_worst_hour() -> None:
    assert worst_hour([], timing()) is None


def test_a_longer_term_never_makes_more_of_them_late() -> None:
    clock = timing()
    rows = analyse(clock.model).rows
    patient = [replace(row, hours=row.hours * 1000) for row in rows]
    short, long = worst_hour(rows, clock), worst_hour(patient, clock)
    assert short is not None
    assert long is not None
    assert len(long.late) <= len(short.late)


def test_flows_that_the_law_does_not_carry_do_not_count() -> None:
    clock = timing()
    carried = LegalFlows(clock.flows.bench)
    found = worst_hour(analyse(clock.model).rows, clock)
    assert found is not None
    need = {need.id: need for need in clock.model.needs}
    for late in found.late:
        receivers = clock.receivers(need[late].needer)
        assert any(carried.at(one, need[late].item, need[late].step) for one in receivers)
