"""Which norms speak about a disclosure, by who, what and what for, before any fact is read."""

from __future__ import annotations

from typing import Any

import pytest

from ontology.norms import LabelPattern, Norm, NormKind, Stop
from queries.matching import grounds_for, label_fits, parties, stops_for
from queries.verdict import Disclosure
from tests.law_builders import DAY, disclosure, forbids, norm, power, record, secrecy, small_law

TELL = disclosure("arts", "gemeente")


def grounds(question: Disclosure, *norms: Norm) -> list[str]:
    law = small_law(*norms).on(DAY)
    return [one.id for one in grounds_for(law, question, parties(law, question))]


def stops(question: Disclosure, *norms: Norm) -> list[str]:
    law = small_law(*norms).on(DAY)
    return [one.id for one in stops_for(law, question, parties(law, question))]


def test_a_capacity_that_the_law_does_not_know_is_an_error() -> None:
    with pytest.raises(KeyError):
        grounds(disclosure("tovenaar", "gemeente"))


def test_a_ground_for_a_class_covers_everybody_in_it() -> None:
    tell = power("tell", holders=("any-professional",), recipients=("avg-controller",))
    assert grounds(TELL, tell) == ["tell"]
    assert grounds(disclosure("buurman", "gemeente"), tell) == []
    assert grounds(disclosure("arts", "politie"), tell) == []


@pytest.mark.parametrize(
    ("covers", "change"),
    [
        ({"purposes": ("give-help",)}, {"purpose": "housing"}),
        ({"forums": ("bilateral",)}, {"forum": "zvh-case"}),
        ({"initiatives": ("own",)}, {"initiative": "request"}),
        ({"categories": ("ordinary",)}, {"label": record(category="criminal")}),
        ({"regimes": ("avg",)}, {"label": record(regime="wpg")}),
        ({"label": LabelPattern((("extent", ("content", "signal")),))}, {"label": record(extent="file")}),
        ({"label": LabelPattern((("same-controller", ("false",)),))}, {"same_controller": True}),
    ],
)
def test_what_a_norm_names_it_asks_and_what_it_leaves_out_is_free(
    covers: dict[str, Any], change: dict[str, Any]
) -> None:
    tell = power("tell", **covers)
    label = change.get("label", record())
    other = disclosure("arts", "gemeente", label, **{key: one for key, one in change.items() if key != "label"})
    assert grounds(TELL, tell) == ["tell"]
    assert grounds(other, tell) == []
    assert grounds(other, power("tell")) == ["tell"]


@pytest.mark.parametrize(
    ("attribute", "value", "fits"),
    [
        ("origin", "wpg", True),
        ("origin", "zvh", False),
        ("regime-in", "avg", True),
        ("regime-in", "wpg", True),
        ("secrecy", "oath", True),
        ("removed", "true", False),
        ("lawfully-obtained", "true", True),
        ("wpg-class", "unknown", True),
        ("subject", "child", False),
    ],
)
def test_an_attribute_of_the_record_fits_or_does_not(attribute: str, value: str, fits: bool) -> None:
    label = record("oath", origin=("wpg",))
    assert label_fits(LabelPattern(((attribute, (value,)),)), label) is fits


def test_secrecy_binds_the_records_that_carry_it() -> None:
    oath = secrecy("oath", Stop(), holders=("arts",))
    assert stops(TELL, oath) == []
    assert stops(disclosure("arts", "gemeente", record("oath")), oath) == ["oath"]


def test_secrecy_that_travelled_with_a_record_binds_a_holder_it_does_not_name() -> None:
    oath = secrecy("oath", Stop(), holders=("arts",))
    assert stops(disclosure("gemeente", "politie", record("oath")), oath) == ["oath"]


def test_an_alias_on_a_record_is_the_same_stop() -> None:
    oath = secrecy("oath", Stop(), aliases=("old-oath",))
    assert stops(disclosure("arts", "gemeente", record("old-oath")), oath) == ["oath"]


def test_a_prohibition_and_a_closed_regime_bind_by_their_pattern() -> None:
    bsn = forbids("bsn", categories=("bsn",))
    police = norm("police", NormKind.CLOSED_REGIME, power("x").modality, regimes=("wpg",), stop=Stop())
    assert stops(TELL, bsn, police) == []
    assert stops(disclosure("arts", "gemeente", record(category="bsn", regime="wpg")), bsn, police) == ["bsn", "police"]
