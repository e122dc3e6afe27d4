"""The best routes of a few hops: what is best, what is left out as a detour; trying everything finds the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from random import Random

from graph.deciding import Passed
from graph.routes import MOST_HOPS, Line, best_routes
from tests.properties.laws import law as _settings

Hops = Mapping[tuple[str, str], int]
SEEDS = _settings.max_examples


@dataclass(frozen=True)
class Grades:
    """A decider that knows one grade per pair of parties; what is passed on stays what it was."""

    grades: Hops

    def pass_on(self, label: str, holder: str, recipient: str, step: str) -> tuple[Passed[str], ...]:
        grade = self.grades.get((holder, recipient))
        return () if grade is None else (Passed(label, grade, step),)


def routes(grades: Hops, lines: Mapping[tuple[str, str], Line] | None = None, k: int | None = None) -> list[str]:
    """The parties of every route from ``a`` to ``z``, written together."""
    carried = lines or {}
    between = {party for ends in grades for party in ends}
    found = best_routes(
        Grades(grades), [("a", "x")], "z", between, "TRI", lines=lambda holder, to, _: carried.get((holder, to)), k=k
    )
    return ["".join(route.parties) for route in found]


def test_a_route_is_as_firm_as_its_weakest_hop() -> None:
    assert routes({("a", "z"): 5, ("a", "b"): 3, ("b", "z"): 0}) == ["abz", "az"]


def test_of_two_routes_as_firm_the_one_that_asks_for_fewer_new_lines() -> None:
    grades = {("a", "z"): 3, ("a", "b"): 3, ("b", "z"): 3}
    lines = {("a", "b"): Line("f1", 1.0), ("b", "z"): Line("f2", None)}
    assert routes(grades, lines) == ["abz", "az"]


def test_then_the_one_with_fewer_hops_and_then_the_faster_one() -> None:
    grades = {("a", "b"): 1, ("b", "z"): 1, ("a", "c"): 1, ("c", "z"): 1}
    slow = {("a", "b"): Line("f1", 5.0), ("b", "z"): Line("f2", 1.0)}
    fast = {("a", "c"): Line("f3", 1.0), ("c", "z"): Line("f4", 1.0)}
    assert routes(grades, {**slow, **fast}) == ["acz", "abz"]


def test_an_unknown_time_is_after_every_known_one_and_is_never_added_up() -> None:
    grades = {("a", "b"): 1, ("b", "z"): 1, ("a", "c"): 1, ("c", "z"): 1}
    unknown = {("a", "b"): Line("f1", 0.5), ("b", "z"): Line("f2", None)}
    known = {("a", "c"): Line("f3", 90.0), ("c", "z"): Line("f4", 90.0)}
    lines = {**unknown, **known}
    found = best_routes(
        Grades(grades), [("a", "x")], "z", "bc", "TRI", lines=lambda holder, to, _: lines.get((holder, to))
    )
    assert [("".join(route.parties), route.hours) for route in found] == [("acz", 180.0), ("abz", None)]


def test_a_detour_is_left_out() -> None:
    """Who can tell it straight need not go round, unless going round is firmer or runs already."""
    detour = {("a", "z"): 2, ("a", "b"): 0, ("b", "z"): 2}
    assert routes(detour) == ["az"]
    assert routes({**detour, ("a", "z"): 3}) == ["abz", "az"]


def test_no_route_is_longer_than_three_hops_and_nobody_is_told_twice() -> None:
    line = {("a", "b"): 0, ("b", "c"): 0, ("c", "z"): 0, ("b", "a"): 0, ("c", "a"): 0}
    assert routes(line) == ["abcz"]
    assert routes({("a", "b"): 0, ("b", "c"): 0, ("c", "d"): 0, ("d", "z"): 0}) == []


def test_the_target_is_no_middleman_and_tells_itself_nothing() -> None:
    assert routes({("a", "z"): 0, ("z", "b"): 0, ("b", "z"): 0}) == ["az"]
    assert best_routes(Grades({}), [("z", "x")], "z", ["a"], "TRI", lines=lambda *_: None) == ()


def test_as_many_as_are_asked_for_are_the_first_of_all() -> None:
    grades = {("a", "z"): 5, ("a", "b"): 3, ("b", "z"): 0, ("a", "c"): 4, ("c", "z"): 0}
    assert routes(grades) == ["abz", "acz", "az"]
    assert [routes(grades, k=k) for k in (0, 1, 2)] == [[], ["abz"], ["abz", "acz"]]


# ── everything tried ─────────────────────────────────────────────────────────────────────────────────────────────────


class Turning:
    """A random decider over two kinds of record, with several ways per hop; what arrives can be the other kind."""

    def __init__(self, seed: int) -> None:
        rng = Random(seed)
        self.parties = [f"p{number}" for number in range(rng.randint(3, 6))]
        dense = rng.choice((0.3, 0.5, 0.8))
        kinds = ("x", "y")
        self.ways = {
            (kind, holder, recipient, step): tuple(
                Passed(rng.choice(kinds), rng.randint(0, 3), rng.choice(("", "acute")))
                for _ in range(rng.randint(1, 2))
            )
            for kind in kinds
            for holder in self.parties
            for recipient in self.parties
            for step in ("", "TRI")
            if holder != recipient and rng.random() < dense
        }
        self.lines = {
            (holder, recipient, way): Line(f"f{rng.randint(0, 9)}", rng.choice((None, 1.0, 2.0, 4.0)))
            for holder in self.parties
            for recipient in self.parties
            for way in ("", "acute")
            if rng.random() < 0.5
        }
        self.target = self.parties[-1]
        self.starts = [(party, rng.choice(kinds)) for party in self.parties if rng.random() < 0.4]

    def pass_on(self, label: str, holder: str, recipient: str, step: str) -> tuple[Passed[str], ...]:
        return self.ways.get((label, holder, recipient, step), ())

    def line(self, holder: str, recipient: str, passed: Passed[str]) -> Line | None:
        return self.lines.get((holder, recipient, passed.reason))


Chain = tuple[tuple[str, ...], str, list[int], list[Line | None]]
Key = tuple[int, int, int, int, float, tuple[str, ...], tuple[str, ...]]


def tried(turning: Turning) -> list[Key]:
    """Every simple chain of at most three hops, one by one; no detours; the best along the same parties."""
    keys: set[Key] = set()
    for parties, grades, lines in _chains(turning):
        hours = [None if line is None else line.hours for line in lines]
        key = (
            max(grades),
            sum(line is None for line in lines),
            len(grades),
            sum(time is None for time in hours),
            sum(time or 0.0 for time in hours),
            parties,
            tuple("" if line is None else line.id for line in lines),
        )
        keys.add(key)
    best: dict[tuple[str, ...], Key] = {}
    for key in sorted(keys):
        if not any(_within(other, key) for other in keys):
            best.setdefault(key[5], key)
    return list(best.values())


def _within(other: Key, key: Key) -> bool:
    shorter, longer = other[5], key[5]
    places = [longer.index(party) for party in shorter if party in longer]
    inside = len(shorter) < len(longer) and len(places) == len(shorter) and places == sorted(places)
    return inside and other[0] <= key[0] and other[1] <= key[1]


def _chains(turning: Turning) -> Iterator[tuple[tuple[str, ...], list[int], list[Line | None]]]:
    now: list[Chain] = [((party,), kind, [], []) for party, kind in turning.starts]
    for _ in range(MOST_HOPS):
        following: list[Chain] = []
        for parties, kind, grades, lines in now:
            for recipient in turning.parties:
                if recipient in parties or parties[-1] == turning.target:
                    continue
                step = "TRI" if recipient == turning.target else ""
                for way in turning.pass_on(kind, parties[-1], recipient, step):
                    line = turning.line(parties[-1], recipient, way)
                    following.append(((*parties, recipient), way.label, [*grades, way.grade], [*lines, line]))
        yield from (
            (parties, grades, lines) for parties, _, grades, lines in following if parties[-1] == turning.target
        )
        now = following


def found(turning: Turning, k: int | None) -> list[Key]:
    answer = best_routes(turning, turning.starts, turning.target, turning.parties, "TRI", lines=turning.line, k=k)
    return [(*route.cost,) for route in answer]


def test_the_search_finds_what_trying_every_chain_finds() -> None:
    of_two_hops = 0
    for seed in range(SEEDS):
        turning = Turning(seed)
        expected = tried(turning)
        assert found(turning, None) == expected, seed
        assert found(turning, 2) == expected[:2], seed
        of_two_hops += any(key[2] > 1 for key in expected)
    assert of_two_hops > SEEDS / 5, "chains of one hop prove little"
