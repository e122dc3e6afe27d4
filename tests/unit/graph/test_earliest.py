"""The earliest arrival of a record: who waits for whom, which chain wins, and what nobody knows."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from graph.availability import ALWAYS, NEVER_SAID, WEEK, Hours, hours_of
from graph.deciding import Passed
from graph.earliest import KEPT, Arrival, Clock, Line, Spread, best_end, spread
from ontology.terms import Availability

OFFICE = hours_of([Availability.OFFICE])
FRIDAY_SIX = 4 * 1440 + 18 * 60
MONDAY_MORNING = WEEK + 8 * 60 + 30


@dataclass(frozen=True)
class Rules:
    """A line carries everything, but for what stands here: line and label to what arrives."""

    says: dict[tuple[str, str], tuple[Passed[str], ...]] = field(default_factory=dict)

    def carry(self, label: str, line: Line) -> tuple[Passed[str], ...]:
        return self.says.get((line.id, label), (Passed(label, 0, line.id),))


ANYTHING = Rules()


def found(
    *lines: Line, rules: Rules = ANYTHING, start: int = FRIDAY_SIX, possible: bool = False, **hours: Hours
) -> Spread[str]:
    clock = Clock({**dict.fromkeys("abcdef", ALWAYS), **hours})
    return spread([("a", "x")], lines, rules, clock.possible if possible else clock.known, start)


def first(result: Spread[str], party: str) -> Arrival[str]:
    return result.at[party][0]


def test_the_origin_has_it_at_the_start() -> None:
    assert first(found(), "a").minute == FRIDAY_SIX
    assert first(found(), "a").lines == ()


def test_handling_takes_its_time_and_a_chain_adds_up() -> None:
    result = found(Line("f", "a", "b", 15), Line("g", "b", "c", 60))
    assert first(result, "c").minute == FRIDAY_SIX + 75
    assert first(result, "c").lines == ("f", "g")
    assert [one.party for one in first(result, "c").chain] == ["a", "b", "c"]


def test_a_recipient_who_keeps_office_hours_reads_it_on_monday() -> None:
    arrival = first(found(Line("f", "a", "b", 15), b=OFFICE), "b")
    assert arrival.passage is not None
    assert (arrival.passage.sent, arrival.passage.ready) == (FRIDAY_SIX, FRIDAY_SIX + 15)
    assert arrival.minute == MONDAY_MORNING


def test_a_sender_who_keeps_office_hours_starts_on_monday() -> None:
    arrival = first(found(Line("f", "a", "b", 15), a=OFFICE), "b")
    assert arrival.passage is not None
    assert (arrival.passage.sent, arrival.minute) == (MONDAY_MORNING, MONDAY_MORNING + 15)


def test_the_way_round_wins_when_it_is_sooner() -> None:
    direct = Line("direct", "a", "c", 24 * 60)
    result = found(direct, Line("f", "a", "b", 15), Line("g", "b", "c", 15))
    assert first(result, "c").lines == ("f", "g")
    assert first(found(direct), "c").lines == ("direct",)


def test_of_two_that_are_equally_early_the_firmer_goes_first_then_the_shorter_then_the_name() -> None:
    weak = Rules({("one", "x"): (Passed("x", 5),)})
    assert first(found(Line("one", "a", "b", 60), Line("two", "a", "b", 60), rules=weak), "b").lines == ("two",)
    short = found(Line("z", "a", "c", 60), Line("f", "a", "b", 30), Line("g", "b", "c", 30))
    assert first(short, "c").lines == ("z",)
    assert first(found(Line("two", "a", "b", 60), Line("one", "a", "b", 60)), "b").lines == ("one",)


def test_a_chain_is_as_firm_as_its_weakest_line() -> None:
    weak = Rules({("f", "x"): (Passed("x", 5),)})
    assert first(found(Line("f", "a", "b", 1), Line("g", "b", "c", 1), rules=weak), "c").grade == 5


def test_what_arrives_decides_what_may_follow() -> None:
    """The quick line delivers a sealed record that goes no further; the slow one an open record that does."""
    rules = Rules({("quick", "x"): (Passed("sealed", 0),), ("on", "sealed"): ()})
    result = found(Line("quick", "a", "b", 1), Line("slow", "a", "b", 60), Line("on", "b", "c", 1), rules=rules)
    assert [one.label for one in result.at["b"]] == ["sealed", "x"]
    assert first(result, "c").lines == ("slow", "on")


def test_nobody_is_told_twice_in_one_chain() -> None:
    circle = found(Line("f", "a", "b", 1), Line("g", "b", "a", 1), Line("h", "b", "c", 1))
    assert [one.lines for one in circle.at["a"]] == [()]
    assert first(circle, "c").lines == ("f", "h")


def test_a_later_chain_that_passes_others_is_kept_where_that_matters() -> None:
    """By way of b it is sooner at c, but b may then not be told again; and only from c, by b, does it reach d."""
    relabel = Rules({("c-b", "x"): (Passed("y", 0),), ("b-d", "x"): ()})
    lines = (
        Line("a-b", "a", "b", 1), Line("b-c", "b", "c", 1), Line("a-c", "a", "c", 60), Line("c-b", "c", "b", 1),
        Line("b-d", "b", "d", 1),
    )  # fmt: skip
    result = found(*lines, rules=relabel)
    assert first(result, "c").lines == ("a-b", "b-c")
    assert first(result, "d").lines == ("a-c", "c-b", "b-d")
    assert result.exact


def test_a_line_of_unknown_time_brings_nothing_at_a_known_moment() -> None:
    lines = (Line("f", "a", "b", 60), Line("g", "b", "c", None))
    assert "c" not in found(*lines).at
    bound = first(found(*lines, possible=True), "c")
    assert bound.minute == FRIDAY_SIX + 60, "no sooner than this: the known part counts"


def test_of_a_party_without_hours_no_moment_is_known() -> None:
    lines = (Line("f", "a", "b", 60),)
    assert "b" not in found(*lines, b=NEVER_SAID).at
    assert first(found(*lines, b=NEVER_SAID, possible=True), "b").minute == FRIDAY_SIX + 60
    clock = Clock({"a": ALWAYS})
    assert clock.known(lines[0], 0) is None
    assert clock.possible(lines[0], 0) is not None


def test_the_last_line_can_be_decided_for_another_task() -> None:
    lines = (Line("f", "a", "b", 15), Line("g", "b", "c", 15), Line("h", "a", "c", 60))
    moves = Clock(dict.fromkeys("abc", ALWAYS)).known
    reached = spread([("a", "x")], lines, ANYTHING, moves, 0)
    refuses_g = Rules({("g", "x"): ()})
    end = best_end(reached, lines[1:], refuses_g, moves)
    assert end is not None
    assert (end.lines, end.minute) == (("h",), 60)
    assert best_end(reached, lines[1:2], refuses_g, moves) is None


def test_a_search_that_leaves_chains_out_says_so() -> None:
    """Seven crossings with two ways each, and a way back from the end to all of them: 128 chains, no two alike."""
    crossings = [("a",), *((f"l{number}", f"r{number}") for number in range(7)), ("end",)]
    ahead = [
        Line(f"{one}-{other}", one, other, 1)
        for here, there in itertools.pairwise(crossings)
        for one in here
        for other in there
    ]
    back = [Line(f"back-{one}", "end", one, 1) for here in crossings for one in here if one != "end"]
    clock = Clock(dict.fromkeys((one for here in crossings for one in here), ALWAYS))
    straight = spread([("a", "x")], ahead, ANYTHING, clock.known, 0)
    assert (len(straight.at["end"]), straight.exact) == (1, True), "without a way back one chain is as good as any"
    result = spread([("a", "x")], [*ahead, *back], ANYTHING, clock.known, 0)
    assert (len(result.at["end"]), result.exact) == (KEPT, False)
    assert first(result, "end").minute == 8


def test_who_is_never_there_for_certain_sends_and_reads_nothing() -> None:
    never = Hours(())
    line = Line("f", "a", "b", 1)
    for hours in ({"a": never, "b": ALWAYS}, {"a": ALWAYS, "b": never}):
        assert (Clock(hours).known(line, 0), Clock(hours).possible(line, 0)) == (None, None)
