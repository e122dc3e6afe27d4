"""Ways to the alleged perpetrator against trying everything: every record, way, family member and capacity."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from ontology.law_loading import load_law
from ontology.legal_exposure import ExposureWay
from ontology.model import Model
from ontology.norms import Norm
from ontology.terms import Record
from queries.exposure import Exposure, exposure
from queries.labelling import capacity_of, label_of_record
from queries.lawfulness import decide
from queries.situation import Situation
from queries.verdict import Disclosure, Label, Verdict
from tests.properties.random_exposures import SECRET, random_exposed

LAW = load_law()
QUICK = range(300)
SLOW = range(2_000)

Key = tuple[str, str, str, str, str]
Found = dict[Key, tuple[str, str]]

WORST_FIRST = (
    "default-against", "default", "lawful", "lawful-unless", "lawful-if", "undecided", "with-consent",
    "nothing-recorded", "held-back", "forbidden",
)  # fmt: skip


# ── trying everything, written once more and on purpose without what it checks ──────────────────────────────────────


def tried(model: Model, facts: dict[str, str]) -> Found:
    """By record, member, way: how open it stands, and how open the law leaves it."""
    found: Found = {}
    kept = {holding.record for holding in model.holdings if holding.holder in {actor.id for actor in model.actors}}
    for record, way in product((one for one in model.records if one.id in kept), LAW.exposure_ways):
        for member, (opening, by_law) in of_record(model, record, way, {"subject.deceased": "false", **facts}):
            found[record.item, record.keeper, record.id, member, way.id] = (opening, by_law)
    return found


def of_record(
    model: Model, record: Record, way: ExposureWay, known: dict[str, str]
) -> Iterator[tuple[str, tuple[str, str]]]:
    item = next(one for one in model.items if one.id == record.item)
    capacity = capacity_of(model, LAW, record.keeper)
    if item.confined or item.aggregate or capacity is None:
        return
    label = label_of_record(model, LAW, record)
    supposed = {**dict(way.supposes), "recipient.alleged-perpetrator": "true"}
    if way.custody == "false":
        supposed["recipient.custody"] = "false"
    contradicted = any(known.get(fact, value) != value for fact, value in supposed.items())
    if contradicted or (way.custody == "true" and known.get("recipient.custody") == "false"):
        return
    if label.form != "identified" or not goes(model, record, way, item.subject, label.regime, capacity):
        return
    members = ("victim", "perpetrator", "child") if label.subject == "household" else (label.subject,)
    for member in set(members) & set(way.subjects):
        options = []
        for recipient in way.recipients:
            if recipient == "betrokkene" and member != "perpetrator":
                continue
            options.append(standing(way, record, replace(label, subject=member), capacity, recipient, known, supposed))
        yield member, min(options, key=lambda one: WORST_FIRST.index(one[0]))


def goes(model: Model, record: Record, way: ExposureWay, subject: str, regime: str, capacity: str) -> bool:
    wider = {capacity, *LAW.capacity[capacity].within}
    passed_on = any(
        flow.sender == record.keeper and record.item in flow.items and flow.assurance.value != "ought-to-happen"
        for flow in model.flows
    )
    return all(
        (
            not way.holders or wider & set(way.holders),
            not way.regimes or regime in way.regimes,
            not way.registers or record.register in way.registers,
            not way.family_file or subject in {"household", "child"},
            way.shows.value != "trail" or passed_on,
        )
    )


def standing(
    way: ExposureWay,
    record: Record,
    label: Label,
    capacity: str,
    recipient: str,
    known: dict[str, str],
    supposed: dict[str, str],
) -> tuple[str, str]:
    his = label.subject == "perpetrator"
    facts = {**({"recipient.data-subject": "true"} if way.about_him and his else {}), **known, **supposed}
    told = replace(label, extent="signal") if way.shows.value == "signal" else label
    asked = Disclosure(capacity, recipient, told, way.purpose, initiative=way.initiative)
    verdict = decide(LAW, asked, Situation(facts), "2026-11-22")
    by_law = said(verdict)
    claims = [] if way.by_default else [name for name in way.norms if claimed(name, asked)]
    if claims and verdict.outcome != "PROHIBITED":
        first = "recipient.data-subject" if way.about_him and not his else None
        first = "recipient.custody" if way.custody == "true" and not way.about_him else first
        certain = first is None or known.get(first) == "true"
        by_law = min(by_law, "lawful-unless" if certain else "lawful-if", key=WORST_FIRST.index)
    if way.by_default:
        return ("default-against" if by_law in ("held-back", "forbidden") else "default"), by_law
    return by_law, by_law


def said(verdict: Verdict) -> str:
    outcome = verdict.outcome.value
    if outcome in ("MANDATORY", "PERMITTED"):
        return "lawful-unless" if verdict.to_weigh else "lawful"
    if outcome == "NO_GROUND":
        return "held-back" if verdict.reason == "closed-unless" else "nothing-recorded"
    return {
        "MANDATORY_UNLESS_WEIGHTY": "lawful-unless", "PERMITTED_HUMAN": "lawful-unless", "ONLY_CONSENT": "with-consent",
        "UNDETERMINED": "undecided", "PROHIBITED": "forbidden",
    }.get(outcome, "lawful-if")  # fmt: skip


def claimed(name: str, asked: Disclosure) -> bool:
    """Whether a norm that is no ground speaks about this: who keeps it, who asks, under which regime, about what."""
    norm = LAW.versions(name)[-1]
    return norm.kind.value in ("request-right", "safeguard") and norm.in_force("2026-11-22") and speaks(norm, asked)


def speaks(norm: Norm, asked: Disclosure) -> bool:
    ends = ((asked.holder, norm.holders), (asked.recipient, norm.recipients))
    values = {"subject": asked.label.subject, "extent": asked.label.extent, "form": asked.label.form}
    return (
        all(not names or {end, *LAW.capacity[end].within} & set(names) for end, names in ends)
        and (not norm.regimes or asked.label.regime in norm.regimes)
        and (not norm.categories or asked.label.category in norm.categories)
        and all(values[attribute] in allowed for attribute, allowed in norm.label.attributes)
    )


# ── what must hold ───────────────────────────────────────────────────────────────────────────────────────────────────


def told(found: Exposure) -> Found:
    return {
        (row.item, row.holder, row.record, row.about, row.way): (row.opening.value, row.by_law.value)
        for row in found.rows
    }


def check(seed: int) -> None:
    model = random_exposed(seed)
    custody = ("unknown", "true", "false")[seed % 3]
    facts = ({}, {"safety-risk": "true"}, {"subject.deceased": "true"}, {"request": "false"})[seed % 4]
    found = exposure(model, LAW, facts=facts, custody=custody)
    known = {**facts, **({} if custody == "unknown" else {"recipient.custody": custody})}
    assert told(found) == tried(model, known), seed
    assert len(told(found)) == len(found.rows)
    assert [WORST_FIRST.index(row.opening.value) for row in found.rows] == sorted(
        WORST_FIRST.index(row.opening.value) for row in found.rows
    )
    assert not any(row.item == SECRET for row in found.rows)
    assert found.confined == 1


@pytest.mark.parametrize("block", range(10))
def test_the_ways_are_those_that_trying_everything_finds(block: int) -> None:
    for seed in QUICK[block::10]:
        check(seed)


@pytest.mark.slow
@pytest.mark.parametrize("block", range(20))
def test_the_ways_are_those_that_trying_everything_finds_in_2000_models(block: int) -> None:
    for seed in SLOW[block::20]:
        check(seed)


def test_asking_about_one_item_or_holder_gives_the_rows_of_the_whole_answer() -> None:
    for seed in range(60):
        model = random_exposed(seed)
        whole = exposure(model, LAW).rows
        for item in model.item:
            assert exposure(model, LAW, item=item).rows == tuple(row for row in whole if row.item == item)
        for holder in model.actor:
            assert exposure(model, LAW, holder=holder).rows == tuple(row for row in whole if row.holder == holder)


def test_a_safety_risk_opens_nothing() -> None:
    """An exception at its harmful value never makes a way more open than when it was unknown."""
    for seed in range(120):
        model = random_exposed(seed)
        before, after = told(exposure(model, LAW)), told(exposure(model, LAW, facts={"safety-risk": "true"}))
        assert before.keys() == after.keys()
        for key, (_, by_law) in after.items():
            assert WORST_FIRST.index(by_law) >= WORST_FIRST.index(before[key][1]), (seed, key)


def test_the_random_models_reach_every_way_and_most_standings() -> None:
    rows = [row for seed in range(400) for row in exposure(random_exposed(seed), LAW).rows]
    assert {row.way for row in rows} >= {way.id for way in LAW.exposure_ways} - {"after-death"}
    assert len({row.opening for row in rows}) >= 7
