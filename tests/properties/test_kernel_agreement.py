"""The compiled search says what the readable one says, on thousands of random countries of a few parties."""

from __future__ import annotations

import importlib
import sys
from collections import Counter

import numpy as np
import pytest

import graph.kernel
from graph.arrays import Finding
from graph.kernel import prepare, search
from graph.kernel_needs import answer_needs
from graph.plain_reach import search_plainly
from tests.properties.random_blocks import random_country

MANY, FEWER = 5_000, 1_000


def disagreements(seed: int) -> list[str]:
    """The answers that differ, by name."""
    passing, blocks = random_country(seed)
    return list(search(prepare(passing, blocks)).differing(search_plainly(passing, blocks)))


def test_on_every_answer() -> None:
    found = {seed: disagreements(seed) for seed in range(FEWER)}
    assert {seed: names for seed, names in found.items() if names} == {}


@pytest.mark.slow
def test_on_every_answer_of_many_countries() -> None:
    found = {seed: disagreements(seed) for seed in range(FEWER, FEWER + MANY)}
    assert {seed: names for seed, names in found.items() if names} == {}


def test_the_same_text_says_the_same_when_it_is_not_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Machine code that was kept from an older text would say something else."""
    import numba

    compiled = {seed: search(prepare(*random_country(seed))) for seed in range(60)}
    for name in ("compiling", "kernel_needs", "kernel"):
        monkeypatch.setattr(graph, name, getattr(graph, name))  # put back afterwards, as importing replaces it
        monkeypatch.delitem(sys.modules, f"graph.{name}")
    monkeypatch.setattr(numba.config, "DISABLE_JIT", True)
    plain = importlib.import_module("graph.kernel")
    found = {seed: plain.search(plain.prepare(*random_country(seed))) for seed in compiled}
    assert {seed: names for seed, one in found.items() if (names := one.differing(compiled[seed]))} == {}


def test_the_answer_is_the_same_on_any_number_of_threads() -> None:
    prepared = prepare(*random_country(11, blocks=1100, cells=3))
    one, two, three = (search(prepared, threads=threads) for threads in (1, 2, 3))
    assert (one.differing(two), one.differing(three)) == ((), ())


def test_chains_that_do_not_fit_are_searched_again_with_more_room(monkeypatch: pytest.MonkeyPatch) -> None:
    prepared = prepare(*random_country(23, blocks=40))
    spoilt = search(prepared)
    assert not answer_needs(prepared.passing, prepared.blocks, spoilt, 0, len(spoilt.direct), 1)
    plenty = search(prepared)
    monkeypatch.setattr(graph.kernel, "_ROOM", 1)
    assert search(prepared).differing(plenty) == ()


def test_the_random_countries_have_something_to_disagree_about() -> None:
    """Every finding, routes of more than one pass, several chains to one need, and times that cannot be said."""
    findings: Counter[int] = Counter()
    longer = 0
    for seed in range(200):
        answers = search(prepare(*random_country(seed)))
        findings.update(answers.finding.tolist())
        longer += bool((answers.reach != answers.direct).any())
    total = sum(findings.values())
    assert longer >= 100
    assert all(findings[finding] >= total // 100 for finding in Finding)


def test_without_needs_only_the_needs_are_left_out() -> None:
    prepared = prepare(*random_country(5, blocks=20))
    every, cover = search(prepared), search(prepared, needs=False)
    assert np.array_equal(every.direct, cover.direct)
    assert np.array_equal(every.reach, cover.reach)
    assert len(cover.finding) == 0
